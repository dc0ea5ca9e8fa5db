"""N401: every name of the claim is in the cited text, or is meant there."""

from __future__ import annotations

from dataclasses import replace

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.holders import same_keys
from brief.check.lexicon import is_ordinary
from brief.check.offices import noun_of, of_another, office_findings, office_given, owner_given
from brief.check.referents import may_mean, meant
from brief.check.titles import titled
from brief.model import Finding, Range
from brief.text.fold import fold_key
from brief.text.function_words import FUNCTION_WORDS
from brief.text.gazetteer import Form
from brief.text.kinds import KIN
from brief.text.name_keys import word_key
from brief.text.names import Name
from brief.text.tokens import stem, tokenize

__all__ = ["given", "meant", "name_findings"]

_NOT_FIRST = frozenset(
    """north south east west northern southern eastern western central upper lower new old great
    greater little lake mount mountain port fort cape saint st san santa los las el la isle island
    river point bay gulf inner outer""".split()
)
"""First words that make another place of a name, not a person's first name."""


def name_findings(case: Case) -> list[Finding]:
    """Test each name, title and description by office."""
    found: list[Finding] = []
    for name in case.sentence.names:
        if name.weak and _is_common(case, name):
            continue
        at = Range(name.start, name.end)
        if not given(case, name):
            code = Code.WRONG_ROLE if name.form is Form.ROLE else Code.NAME_NOT_GIVEN
            found.append(finding(code, case.words_at(at), at))
        elif name.title and not titled(case, name, name.title):
            found.append(finding(Code.WRONG_ROLE, case.words_at(name.title), name.title))
    return found or office_findings(case)


def _is_common(case: Case, name: Name) -> bool:
    """Say whether a capital at the start of a sentence belongs to an ordinary word."""
    word = fold_key(case.text[name.start : name.end])
    if word.endswith("ly") or word in case.book.known:
        return True
    if " " not in word and is_ordinary(stem(word)):
        return True
    return any(f.start <= name.start < f.end for f in case.sentence.figures)


def given(case: Case, name: Name) -> bool:
    """Say whether the cited text names this, in any form, or means it without naming it."""
    if name not in case.known:
        case.known[name] = _given(case, name)
    return case.known[name]


def _given(case: Case, name: Name) -> bool:
    if name.form is Form.ROLE and of_another(case, name):
        return False
    if name.keys & case.cited_keys or _outlet(case, name) or _by_words(case, name):
        return True
    if name.form is Form.ROLE:
        return office_given(case, name)
    if _in_parts(case, name) or _behind_word(case, name) or _plural(case, name):
        return True
    if _of_family(case, name) or _by_surname(case, name) or _speaking(case, name):
        return True
    if owner_given(case, name):
        return True
    return any(may_mean(case, piece, name) for piece in case.alignment.pieces)


def _all_cited(case: Case, parts: tuple[Name, ...]) -> bool:
    return bool(parts) and all(part.keys & case.cited_keys for part in parts)


def _speaking(case: Case, name: Name) -> bool:
    """Say whether the cited words are those of the one named, or of a leader for a country.

    A leader's words may be told as the country's; a country is not named by its leader.
    """
    speaks = any(
        one.subject and one.subject.start <= name.start < one.subject.end
        for one in case.sentence.attributions
    )
    country = name.form in {Form.PLACE, Form.SEAT, Form.DEMONYM} or name.keys & set(
        case.book.leads.values()
    )
    return any(
        name.keys & speaker.keys
        or ((speaks or not country) and same_keys(case, name.keys, speaker.keys))
        for piece in case.pieces
        for speaker in meant(piece)
    )


def _in_parts(case: Case, name: Name) -> bool:
    """Say whether a name is made of names that are given: "X of Y", "Israeli-Greek"."""
    text = case.text[name.start : name.end]
    for joint in (" of ", "-") if name.form is Form.PROPER else ():
        if joint not in text:
            continue
        cut = name.start + text.index(joint)
        first = case.book.names(case.text, name.start, cut)
        second = case.book.names(case.text, cut + len(joint), name.end)
        if first and second and _all_cited(case, (*first, *second)):
            return True
    return False


def _behind_word(case: Case, name: Name) -> bool:
    """Say whether an ordinary word that opens the sentence stands before a given name."""
    first, _, rest = case.text[name.start : name.end].partition(" ")
    if name.start or not rest or name.form is not Form.PROPER:
        return False
    word = stem(fold_key(first))
    carried = is_ordinary(word) or fold_key(first) in case.book.known
    return carried and _all_cited(case, case.book.names(case.text, len(first) + 1, name.end))


def _plural(case: Case, name: Name) -> bool:
    """Say whether a name is a family's or a side's, of whom one is given: "the Roes"."""
    word = case.text[name.start : name.end]
    if " " in word or not word.endswith("s") or name.form is not Form.PROPER:
        return False
    one = replace(name, keys=frozenset({word_key(word[:-1])}))
    return _all_cited(case, (case.book.resolve(one),))


def _of_family(case: Case, name: Name) -> bool:
    """Say whether a sentence names one of a family and gives the surname: "Roe's wife, Ada"."""
    words = case.text[name.start : name.end].split()
    if name.form is not Form.PROPER or len(words) != 2:
        return False
    first, last = (word_key(word) for word in words)
    return any(
        first in post.holder.keys and (last in post.owners or post.whose)
        for piece in case.pieces
        if {fold_key(word) for word in words} <= piece.sentence.norms
        for post in piece.sentence.posts
        if noun_of(post.office) in KIN
    )


def _by_surname(case: Case, name: Name) -> bool:
    """Say whether the sources have nothing but the surname, and the claim a first name too."""
    words = case.text[name.start : name.end].split()
    if name.form is not Form.PROPER or len(words) != 2 or name.weak:
        return False
    first, last = (fold_key(word) for word in words)
    short = {word_key(word) for word in words}
    if first in _NOT_FIRST or short & (case.book.aliases.keys() | case.book.rivals.keys()):
        return False
    return any(
        other.form is Form.PROPER
        and fold_key(piece.sentence.text[other.start : other.end]) == last
        and not (other.weak and is_ordinary(stem(last)))
        for piece in case.pieces
        if last in piece.sentence.norms
        for other in piece.sentence.names
    )


def _by_words(case: Case, name: Name) -> bool:
    """Say whether the words of the name stand together in one cited sentence."""
    tokens = [t for t in tokenize(case.text, name.start, name.end) if t.norm not in FUNCTION_WORDS]
    tokens = [t for t in tokens if t.is_word or t.text.isdigit()]
    if not tokens:
        return True
    loose = name.weak or name.form is Form.ROLE
    wording = f" {' '.join(t.norm for t in tokens)} "
    for piece in case.pieces:
        if loose and all(t.stem in piece.sentence.stems for t in tokens):
            return True
        if not loose and wording in piece.sentence.wording:
            return True
    return name.weak and any(
        link and link.unit.start == name.start for link in case.alignment.links
    )


def _outlet(case: Case, name: Name) -> bool:
    """Say whether the name is that of an outlet that is cited."""
    words = {t.norm for t in tokenize(case.text, name.start, name.end) if t.is_word}
    for piece in case.pieces:
        outlet = {t.norm for t in tokenize(piece.source.article.outlet) if t.is_word}
        if outlet and words and words <= outlet and len(words) >= len(outlet - {"the"}):
            return True
    return False
