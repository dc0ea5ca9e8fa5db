"""N402: titles and offices are those that the sources give, to whom and where they give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.grammar.entities import is_sure
from brief.check.grammar.posts import Post
from brief.check.likeness import Likeness, likeness
from brief.check.referents import meant, posts_near
from brief.model import Finding
from brief.text.book import read_office
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.posts import may_be_called, parted
from brief.text.tokens import stem

_MUTUAL = frozenset(
    """brother sister sibling cousin friend rival opponent colleague neighbour neighbor partner
    spouse ally relative twin""".split()
)
"""Relations that hold both ways, folded."""


def office_findings(case: Case) -> list[Finding]:
    """Test each office that the claim says somebody named holds."""
    found = []
    for mine in case.sentence.posts:
        theirs = list(told_posts(case, mine.holder.keys, noun_of(mine.office)))
        same = [post for post in theirs if post.holder.keys & mine.holder.keys]
        detail = _wrong(case, mine, same, theirs)
        if detail is not None:
            found.append(finding(Code.WRONG_ROLE, detail, mine.at))
    return found


def told_posts(case: Case, keys: frozenset[str], noun: str) -> Iterator[Post]:
    """Yield the posts of cited sentences that may be about a holder or an office."""
    head = stem(noun)
    for piece in case.pieces:
        sentence = piece.sentence
        near = any(piece is used for used in case.alignment.used) or head in sentence.stems
        if near or any(name.keys & keys for name in sentence.names):
            for post in sentence.posts:
                yield post._replace(owners=_whose(piece, post)) if post.whose else post


def _whose(piece: Piece, post: Post) -> frozenset[str]:
    """Return the keys of the person whom "his" before an office means, as far as can be told.

    That is who is named first in the sentence, or whom it begins by meaning.
    """
    for name in piece.sentence.names:
        if name.start >= post.at.start or name.keys & post.holder.keys:
            break
        if name.form is Form.PROPER and is_sure(name, piece.sentence.tokens):
            return name.keys
    subject = piece.source.document.subject(piece.index)
    return subject.keys if subject is not None else frozenset()


def noun_of(office: str) -> str:
    """Return the last word of an office: "minister" of "health minister"."""
    return office.rpartition(" ")[2]


def _wrong(case: Case, mine: Post, same: Sequence[Post], theirs: Sequence[Post]) -> str | None:
    """Return what is wrong with an office, in words; None if nothing is known to be."""
    said = case.words_at(mine.at)
    alike = [post for post in same if _alike(post, mine)]
    if alike:
        fits = [p for p in alike if p.told or mine.told or p.ranks == mine.ranks]
        if not fits:
            return None if _held_elsewhere(case, mine) else said
        apart = all(_apart(case, mine.owners, post) for post in fits)
        return f"{said} of another body" if apart and not _held_elsewhere(case, mine) else None
    if same and _is_another(case, mine, same):
        return said
    for post in theirs:
        if _turned(case, mine, post):
            return said
        taken = post.ranks == mine.ranks and _alike(post, mine)
        taken = taken and not _apart(case, mine.owners, post)
        if taken and likeness(post.holder, mine.holder, case.book) is Likeness.OTHER:
            return None if _held_elsewhere(case, mine) else said
    return None


def _turned(case: Case, mine: Post, post: Post) -> bool:
    """Say whether holder and owner changed places: "Roe's lawyer, Orr", "Orr's lawyer, Roe"."""
    if mine.told or post.told or not _alike(post, mine) or noun_of(mine.office) in _MUTUAL:
        return False
    rivals = case.book.rivals
    own = mine.owners.union(*(rivals.get(key, ()) for key in mine.owners))
    return bool(mine.holder.keys & post.owners and post.holder.keys & own)


def _is_another(case: Case, mine: Post, same: Sequence[Post]) -> bool:
    """Say whether the sources give the person offices, and this one nowhere."""
    if mine.told or any(post.told for post in same):
        return False
    noun = noun_of(mine.office)
    worded = any(stem(noun) in piece.sentence.stems for piece in case.pieces)
    if worded and not any(noun_of(post.office) == noun for post in same):
        return False
    return not _in_book(case, mine) and not _held_elsewhere(case, mine)


def _in_book(case: Case, mine: Post) -> bool:
    """Say whether any of the sources gives the person an office that may be called so."""
    for (full, _), holders in case.book.offices.items():
        plain, ranks = parted(full)
        if holders & mine.holder.keys and ranks == mine.ranks and may_be_called(plain, mine.office):
            return True
    return False


def _held_elsewhere(case: Case, mine: Post) -> bool:
    """Say whether the cited articles give the office to the same person in another place."""
    return any(
        post.holder.keys & mine.holder.keys
        and _alike(post, mine)
        and (post.ranks == mine.ranks or post.told)
        and not (post.whose or _apart(case, mine.owners, post))
        for post in posts_near(case, noun_of(mine.office))
    )


def _alike(post: Post, mine: Post) -> bool:
    """Say whether a source's office may be what the claim calls it."""
    if may_be_called(post.office, mine.office):
        return True
    return (mine.told or post.told) and may_be_called(mine.office, post.office)


def _apart(case: Case, owners: frozenset[str], post: Post) -> bool:
    """Say whether the office is one of another body or person."""
    theirs = post.owners.union(*(case.book.rivals.get(key, ()) for key in post.owners))
    return bool(owners and theirs) and not owners & theirs


def _owners(case: Case, name: Name) -> frozenset[str]:
    """Return the keys of the names that stand before or behind an office: "of Corin"."""
    return frozenset(
        key
        for other in case.sentence.names
        if other.form is not Form.ROLE and is_sure(other, case.sentence.tokens)
        if name.start <= other.start < name.end or _is_of(case.text[name.end : other.start])
        for key in other.keys
    )


def _is_of(between: str) -> bool:
    return between.strip() in {"of", "of the", "at", "for"}


def owner_given(case: Case, name: Name) -> bool:
    """Say whether a name only says whose an office is, and its holder is cited: "Corin's mayor"."""
    for role in case.sentence.names:
        if role.form is not Form.ROLE or not name.keys & _owners(case, role):
            continue
        plain, ranks = parted(read_office(case.text, role.start, role.end)[0])
        cited = case.cited_keys.union(*(who.keys for p in case.pieces for who in meant(p)))
        for post in posts_near(case, noun_of(plain)):
            fits = post.ranks == ranks and may_be_called(post.office, plain)
            if fits and post.owners & name.keys and post.holder.keys & cited:
                return True
    return False


def of_another(case: Case, name: Name) -> bool:
    """Say whether the cited text gives the office, and only of other bodies than the claim."""
    owners = _owners(case, name)
    if not owners:
        return False
    plain, _ = parted(read_office(case.text, name.start, name.end)[0])
    told = told_posts(case, frozenset(), noun_of(plain))
    alike = [post for post in told if not post.told and may_be_called(post.office, plain)]
    if not alike or not all(_apart(case, owners, post) for post in alike):
        return False
    return not any(case.text[name.start : name.end] in p.sentence.text for p in case.pieces)


def office_given(case: Case, name: Name) -> bool:
    """Say whether the cited text has one who holds the office that a description names."""
    if _belongs_elsewhere(case, name):
        return False
    office, country = read_office(case.text, name.start, name.end)
    if case.book.holders(office, country) & case.cited_keys:
        return True
    plain, ranks = parted(office)
    owners = _owners(case, name)
    for post in told_posts(case, frozenset(), noun_of(plain)):
        fits = (post.ranks == ranks or post.told) and not _apart(case, owners, post)
        named = may_be_called(post.office, plain) or (
            post.told and may_be_called(plain, post.office)
        )
        if fits and named:
            return True
    if any(may_be_called(theirs, plain) and rank == ranks for theirs, rank in _described(case)):
        return True
    return any(
        post.holder.keys & case.cited_keys
        and post.ranks == ranks
        and not _apart(case, owners, post)
        and may_be_called(post.office, plain)
        for post in posts_near(case, noun_of(plain))
    )


def _described(case: Case) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the offices by which cited sentences describe somebody, parted from their ranks."""
    for piece in case.pieces:
        for other in piece.sentence.names:
            if other.form is Form.ROLE:
                yield parted(read_office(piece.sentence.text, other.start, other.end)[0])


def _belongs_elsewhere(case: Case, name: Name) -> bool:
    """Say whether the cited text gives the office to another country, and not to this one."""
    mine = {tuple(key.rpartition(":")[::2]) for key in name.keys if ":" in key}
    theirs = {tuple(key.rpartition(":")[::2]) for key in case.cited_keys if ":" in key}
    return any(
        land and any(office == what and where not in {"", land} for where, what in theirs)
        for land, office in mine
    )
