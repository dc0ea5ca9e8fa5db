"""N4: who does what to whom, read from word order, voice and converse verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.lexicon import converses
from brief.check.reading import Sentence, Unit
from brief.model import Finding, Range
from brief.text.fold import fold_key
from brief.text.gazetteer import Form
from brief.text.names import Name

_MOST_PLACES = 4
_DIRECTIONS = frozenset({"from", "to", "by", "against"})


class Sides(NamedTuple):
    """What stands before and after a verb in its clause, voice set right: doer, undergoer."""

    doers: tuple[Name, ...]
    others: tuple[Name, ...]
    doer_words: frozenset[str]
    other_words: frozenset[str]


def order_findings(case: Case) -> list[Finding]:
    """Test the verbs that claim and source share for exchanged ends."""
    for link in case.alignment.linked:
        if not (link.unit.verbal and link.other.verbal):
            continue
        wrong = [_verb(case, other) for other in _alternatives(link)]
        if wrong[0] and all(wrong):
            return [wrong[0]]
    return list(_directions(case))[:1]


def _alternatives(link: Link) -> list[Link]:
    """Return the link, and the same to other places where the source has the same verb."""
    found = [link]
    places = link.piece.sentence.by_stem.get(link.other.stem, ())[:_MOST_PLACES]
    found += [
        link._replace(other=unit)
        for unit in places
        if unit.start != link.other.start and unit.verbal
    ]
    return found


def _verb(case: Case, link: Link) -> Finding | None:
    mine = sides(case.sentence, link.unit)
    theirs = sides(link.piece.sentence, link.other)
    if link.other.stem in converses(link.unit.stem):
        theirs = Sides(theirs.others, theirs.doers, theirs.other_words, theirs.doer_words)
    at = Range(link.unit.start, link.unit.end)
    span = link.piece.span(link.other.start, link.other.end)
    doer = _only_in(mine.doers, theirs.others, theirs.doers)
    other = _only_in(mine.others, theirs.doers, theirs.others)
    if doer and other:
        return finding(Code.ROLES_SWAPPED, _pair(case, doer, other), at, span)
    if doer and theirs.doers and not _shared(mine.others, theirs.others):
        return finding(Code.ROLES_SWAPPED, _one(case, doer), at, span)
    if _nameless(mine) and _words_swapped(mine, theirs):
        return finding(Code.ROLES_SWAPPED, case.words_at(at), at, span)
    stranger = _stranger(case, link, mine, theirs)
    if stranger:
        named = link.piece.sentence.text[theirs.doers[0].start : theirs.doers[0].end]
        detail = f"{_one(case, stranger)} where the source has “{named}”"
        where = Range(stranger.start, stranger.end)
        return finding(Code.NAME_MISPLACED, detail, where, span)
    return None


def _nameless(found: Sides) -> bool:
    """Say whether only common nouns and offices stand around a verb."""
    return all(n.form is Form.ROLE or n.weak for n in (*found.doers, *found.others))


def _pair(case: Case, one: Name, other: Name) -> str:
    return f"{_one(case, one)} and {_one(case, other)}"


def _one(case: Case, name: Name) -> str:
    return case.words_at(Range(name.start, name.end))


def _only_in(
    names: tuple[Name, ...], there: tuple[Name, ...], here: tuple[Name, ...]
) -> Name | None:
    """Return a name that the source has on the other side and not on this one."""
    for name in names:
        if any(name.keys & other.keys for other in there) and not any(
            name.keys & other.keys for other in here
        ):
            return name
    return None


def _shared(mine: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    return any(a.keys & b.keys for a in mine for b in theirs)


def _words_swapped(mine: Sides, theirs: Sides) -> bool:
    """Say whether common nouns before and after the verb were exchanged."""
    doers = mine.doer_words & theirs.other_words - theirs.doer_words
    others = mine.other_words & theirs.doer_words - theirs.other_words
    kept = (mine.doer_words & theirs.doer_words) | (mine.other_words & theirs.other_words)
    return bool(doers and others) and not kept


def _stranger(case: Case, link: Link, mine: Sides, theirs: Sides) -> Name | None:
    """Return a doer of the claim that the source has as the doer of another verb only."""
    if not mine.doers or not theirs.doers or _shared(mine.doers, theirs.doers):
        return None
    if link.strength < 1.0 or link.unit.weight < 1.0:
        return None
    if _shared(mine.doers, theirs.others):
        return None
    for name in mine.doers:
        inside = any(name.keys & other.keys for other in link.piece.sentence.names)
        if not inside:
            continue
        # "he" and "its" before the verb may mean the claim's name: then nothing is known.
        if case.book.leads.keys() & name.keys or any(
            case.book.leads.get(key) in name.keys for other in theirs.doers for key in other.keys
        ):
            return None
        return name
    return None


def sides(sentence: Sentence, verb: Unit) -> Sides:
    """Read what stands before and after a verb, within its clause and up to the verbs beside it."""
    clause = sentence.clause_at(verb.start)
    before = [u for u in sentence.words if u.verbal and clause.start <= u.start < verb.start]
    after = [u for u in sentence.words if u.verbal and verb.end <= u.start < clause.end]
    left = Range(_border(sentence, before[-1], verb) if before else clause.start, verb.start)
    right = Range(verb.end, _border(sentence, verb, after[0]) if after else clause.end)
    names = [
        n
        for n in sentence.names
        if not n.weak or fold_key(sentence.text[n.start : n.end]) not in sentence.book.known
    ]
    doers = tuple(n for n in names if left.start <= n.start < left.end)
    others = tuple(n for n in names if right.start <= n.start < right.end)
    doer_words = frozenset(
        u.stem for u in sentence.words if left.start <= u.start < left.end and not u.verbal
    )
    other_words = frozenset(
        u.stem for u in sentence.words if right.start <= u.start < right.end and not u.verbal
    )
    if not verb.passive:
        return Sides(doers, others, doer_words, other_words)
    by = _by(sentence, verb, right)
    if by is None:
        return Sides((), doers, frozenset(), doer_words)
    agents = tuple(n for n in others if n.start >= by)
    agent_words = frozenset(
        u.stem for u in sentence.words if by <= u.start < right.end and not u.verbal
    )
    return Sides(agents, doers, agent_words, doer_words)


def _border(sentence: Sentence, first: Unit, second: Unit) -> int:
    """Return where, between two verbs, what belongs to the first ends.

    Before a coordinated clause ("won 54 seats and Corin won") that is the joining word.
    """
    between = sentence.tokens[first.last + 1 : second.first]
    for back, token in enumerate(reversed(between)):
        if token.norm in {"and", "or", "but", ","} and back:
            return token.start
    return second.start if second.first - first.last <= 2 else first.end


def _by(sentence: Sentence, verb: Unit, right: Range) -> int | None:
    """Return where "by" stands behind a passive verb, if it does."""
    for token in sentence.tokens[verb.last + 1 :]:
        if token.start >= right.end:
            return None
        if token.norm == "by":
            return token.end
    return None


def _directed(sentence: Sentence) -> dict[str, set[int]]:
    """Map each directional preposition to the indexes of the names it governs."""
    found: dict[str, set[int]] = {}
    for index, name in enumerate(sentence.names):
        at = sentence.token_at(name.title.start if name.title else name.start)
        for token in reversed(sentence.tokens[max(0, at - 2) : at]):
            if token.norm in _DIRECTIONS:
                found.setdefault(token.norm, set()).add(index)
                break
            if token.norm not in {"the", "a", "an", "its", "their"}:
                break
    return found


def _directions(case: Case) -> Iterator[Finding]:
    """Yield a finding where "from A to B" became "from B to A"."""
    mine = _directed(case.sentence)
    if not {"from", "to"} <= mine.keys():
        return
    for piece in case.alignment.used:
        theirs = _directed(piece.sentence)
        names = piece.sentence.names
        for one in mine["from"]:
            for other in mine["to"]:
                a, b = case.sentence.names[one], case.sentence.names[other]
                crossed = any(a.keys & names[i].keys for i in theirs.get("to", ())) and any(
                    b.keys & names[i].keys for i in theirs.get("from", ())
                )
                straight = any(a.keys & names[i].keys for i in theirs.get("from", ()))
                if crossed and not straight:
                    at = Range(min(a.start, b.start), max(a.end, b.end))
                    yield finding(Code.ROLES_SWAPPED, case.words_at(at), at)
