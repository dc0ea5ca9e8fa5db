"""M6, words that limit a noun: a draft is no agreement, a former minister no minister."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.reading import Sentence
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.tokens import Token, stem

_ALIKE = (
    "former ex previous erstwhile onetime late outgoing retired",
    "draft proposed planned intended envisaged prospective suggested tentative",
    "interim acting temporary caretaker provisional transitional stopgap",
    "alleged suspected accused reported supposed purported presumed apparent unconfirmed claimed",
    "partial partly limited",
    "attempted failed botched would-be abortive unsuccessful foiled thwarted",
    "deputy vice assistant",
    "potential possible likely prospective conditional",
    "preliminary provisional",
    "rejected suspended cancelled withdrawn abandoned defunct expired frozen",
    "unofficial informal",
    "so-called self-styled self-proclaimed self-declared breakaway",
    "fake false mock sham bogus counterfeit forged",
    "elect designate incoming",
    "non-binding symbolic honorary ceremonial",
)
_FORMERLY = re.compile(r"\b(?:used to|once|formerly|previously|had been)\b", re.IGNORECASE)
_GROUPS: dict[str, frozenset[str]] = {}
for _line in _ALIKE:
    _stems = frozenset(stem(_word) for _word in _line.split())
    for _each in _stems:
        _GROUPS[_each] = _GROUPS.get(_each, frozenset()) | _stems
_OUTLINES = frozenset("draft outline".split())
for _each in _OUTLINES:
    _GROUPS.setdefault(stem(_each), _GROUPS[stem("draft")])


def qualifier_findings(case: Case) -> list[Finding]:
    """Test that no word fell off that makes less of the noun it stands before."""
    return list(_fallen(case))[:1]


def is_qualifier(token: Token) -> bool:
    """Say whether a word makes less of the noun that it stands before."""
    return token.stem in _GROUPS


def _fallen(case: Case) -> Iterator[Finding]:
    for link in case.alignment.linked:
        if link.unit.verbal or link.other.first == 0:
            continue
        sentence = link.piece.sentence
        at = _qualifier(sentence, link.other.first)
        if at is None or _kept(case, sentence, at, link.unit.first) or _of_another(case, link):
            continue
        where = Range(link.unit.start, link.unit.end)
        token = sentence.tokens[at]
        detail = f"“{token.text}” is missing from {case.words_at(where)}"
        span = link.piece.span(token.start, token.end)
        yield finding(Code.QUALIFIER_DROPPED, detail, where, span)


def _of_another(case: Case, link: Link) -> bool:
    """Say whether the claim's verb has the noun's counterpart with another verb: another event."""
    mine, theirs = stances(case.sentence).layout, stances(link.piece.sentence).layout
    verb, other = mine.verb_of(link.unit.first), theirs.verb_of(link.other.first)
    if verb is None or other is None:
        return False
    start = case.sentence.tokens[verb].start
    carried = next((k for k in case.alignment.linked if k.unit.start == start), None)
    return bool(carried and carried.piece is link.piece and carried.other.first != other)


def _qualifier(sentence: Sentence, noun: int) -> int | None:
    """Return the limiting word right before a noun, a hyphen passed over."""
    tokens = sentence.tokens
    at = noun - 1
    if tokens[at].norm == "-" and at:
        at -= 1
    if (
        tokens[at].norm in {"the", "an", "a", "any"}
        and tokens[at - 1].norm in {"of", "for"}
        and at > 1
    ):
        at -= 2  # "a draft of the agreement"
        return at if tokens[at].norm in _OUTLINES else None
    if tokens[at].stem in _GROUPS and not stances(sentence).layout.is_verb(at):
        return at
    return None


def _kept(case: Case, sentence: Sentence, at: int, noun: int) -> bool:
    """Say whether the claim limits in a like word, or hedges what stands in the noun's clause."""
    alike = _GROUPS[sentence.tokens[at].stem]
    if alike & case.stems or ("former" in alike and _FORMERLY.search(case.text)):
        return True
    if noun and case.sentence.tokens[noun - 1].stem in _GROUPS:
        return True
    if sentence.tokens[at].norm == "previous" and case.sentence.dates:
        return True  # "the 2021 truce" says which one
    mine = case.sentence.clause_at(case.sentence.tokens[noun].start)
    read = stances(case.sentence)
    return any(
        mine.start <= case.sentence.tokens[one.first].start < mine.end for one in read.governors
    ) and not _is_office(sentence.tokens[at].stem)


_OFFICES = frozenset().union(
    *(_GROUPS[stem(word)] for word in ("former", "acting", "deputy", "elect"))
)


def _is_office(word: str) -> bool:
    """Say whether a word limits who somebody is, not whether something is."""
    return word in _OFFICES
