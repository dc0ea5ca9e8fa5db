"""From a unit to the sentence a reader sees, and the places that support it.

The source's own words are kept. Only this changes: a leading connective goes,
a pronoun that stands for the speaker is named in square brackets (citing the
sentence that gives the name), a quotation cut by the end of the sentence gets
its mark, the first letter is a capital and the last character a stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from brief.compose.units import Unit
from brief.model import Article, Pointer, Range
from brief.text.document import PERSONAL, Document, Speaker
from brief.text.gazetteer import Form
from brief.text.tokens import Token, tokenize

_CONNECTIVE = re.compile(
    r"(?:(?:But|And|Yet|So|Nor|Or|However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|"
    r"Instead|Additionally|Besides|Also|Still|Then|In addition|At the same time|On the other hand|"
    r"For (?:his|her|its|their) part|By contrast|In turn),\s+|(?:But|And|Yet)\s+)"
)
_OWN = frozenset("we We us our Our ours ourselves my My".split())
"""Words for whoever writes; "I" may be a numeral."""
_UNRESOLVED = frozenset("this that these those it they such".split())
_EXPLETIVE = re.compile(
    r"it (?:is|was|remains|remained|has been|had been) (?:not |still |yet |also )*"
    r"(?:un\w+|clear|known|likely|possible|expected|announced|agreed|decided)",
    re.IGNORECASE,
)
_NEAR_START = 6  # words within which "also" belongs to the main clause
_POSSESSIVE = {"his": "’s", "her": "’s", "its": "’s", "their": "’s"}


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence and the pointers that support it; `brackets` counts the insertions."""

    text: str
    pointers: tuple[Pointer, ...]
    brackets: int


def pointer(article: Article, span: Range) -> Pointer:
    """Return the pointer to a range of an article."""
    return Pointer(article.id, span.start, span.end, article.text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class _Edit:
    """Replace `[start, end)` of the article by `text`."""

    start: int
    end: int
    text: str


def word(unit: Unit, document: Document) -> Worded | None:
    """Word a unit as a statement, or return None when it cannot stand alone."""
    start = unit.span.start
    lead = _CONNECTIVE.match(unit.prose, start, unit.span.end)
    start = lead.end() if lead else start
    span = Range(start, unit.span.end)
    if _dangles(unit, span):
        return None
    named = _name_pronoun(unit, document, span)
    if named is None:
        return None
    edits, support = named
    edits = [*edits, *_without_also(unit, span)]
    text = _apply(unit.prose, span, edits)
    quoted = _running_quotation(unit, document)
    if quoted:
        prefix, place = quoted
        text, support = prefix + _requoted(text), [*support, place]
    pointers = tuple(
        dict.fromkeys([pointer(unit.article, span), *(pointer(unit.article, s) for s in support)])
    )
    return Worded(_finished(text), pointers, len(support))


_THINGS = frozenset("it its".split())
_MANY = frozenset("they them their".split())
_INTRODUCING = frozenset("a an the any no every each another some neither either this that".split())
_ARTICLES = _INTRODUCING - {"neither", "that", "this"}


def _dangles(unit: Unit, span: Range) -> bool:
    """Say whether "it" or "they", outside quotations, refers to nothing the unit has named.

    A pronoun may refer to what an earlier noun phrase of the unit introduced:
    one with a determiner, a name, or for "they" a plural.
    """
    introduced = plural = False
    tokens = [t for t in tokenize(unit.prose, *span) if t.is_word]
    names = {n.start for n in unit.names if not n.weak}
    for at, token in enumerate(tokens):
        if any(q.start < token.start < q.end for q in unit.quotations):
            continue
        if token.norm in _THINGS and not introduced:
            return not _EXPLETIVE.match(unit.prose, token.start)
        if token.norm in _MANY and not (plural or introduced):
            return True
        determined = at > 0 and tokens[at - 1].norm in _ARTICLES
        locative = at > 0 and tokens[at - 1].norm in {"in", "on", "at"}
        introduced |= determined or (token.start in names and not locative)
        plural |= (token.norm.endswith("s") and len(token.norm) > 3) or token.norm == "and"
    return False


def _without_also(unit: Unit, span: Range) -> list[_Edit]:
    """Drop an "also" near the start, which points back at a sentence that is not here."""
    words = [t for t in tokenize(unit.prose, *span) if t.is_word][:_NEAR_START]
    for token in words:
        quoted = any(q.start < token.start < q.end for q in unit.quotations)
        if token.norm == "also" and not quoted and unit.prose[token.end : token.end + 1] == " ":
            return [_Edit(token.start, token.end + 1, "")]
    return []


def _apply(text: str, span: Range, edits: Sequence[_Edit]) -> str:
    """Return `text[span]` with the edits made."""
    out, at = [], span.start
    for edit in sorted(edits, key=lambda e: e.start):
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at : span.end]])


def _opening(tokens: Sequence[Token]) -> Token | None:
    """Return the first word of a unit that is not inside a leading quotation mark."""
    return next((t for t in tokens if t.is_word), None)


def _name_pronoun(
    unit: Unit, document: Document, span: Range
) -> tuple[list[_Edit], list[Range]] | None:
    """Name the pronoun the unit depends on; None when nobody can be named.

    Returns the edits and the ranges of the sentences that name the person.
    """
    tokens = [t for t in tokenize(unit.prose, *span) if t.is_word]
    if not tokens:
        return None
    if any(_speaks_for_outlet(token, unit) for token in tokens):
        return None
    first = tokens[0]
    inside = any(q.start < first.start < q.end for q in unit.quotations)
    if not inside and first.norm in _UNRESOLVED and not _EXPLETIVE.match(unit.prose, first.start):
        return None
    for report in unit.reports:
        speaker = report.speaker
        if (
            speaker
            and speaker.words
            and speaker.antecedent
            and span.start <= speaker.words.start < span.end
        ):
            if speaker.antecedent.start >= span.start:
                continue
            place = document.index_at(speaker.antecedent.start)
            name = _name_words(document, speaker.antecedent, speaker)
            if place is None or not name:
                return None
            return [_Edit(*speaker.words, f"[{name}]")], [document.sentences[place]]
    if inside:
        return [], []
    if first.norm in PERSONAL | set(_POSSESSIVE):
        return _name_leading(first, unit, document)
    return [], []


def _speaks_for_outlet(token: Token, unit: Unit) -> bool:
    """Say whether a word means whoever wrote the article, which nobody else can say for them.

    "The US" is no such word, and what is quoted is the speaker's.
    """
    return unit.prose[token.start : token.end] in _OWN and not any(
        one.start < token.start < one.end for one in unit.quotations
    )


def _name_leading(
    first: Token, unit: Unit, document: Document
) -> tuple[list[_Edit], list[Range]] | None:
    """Name a pronoun that opens a sentence which reports nobody's words."""
    person = document.subject(unit.place[1])
    if first.norm in {"its", "their"} or person is None or person.words is None:
        return None
    where = person.antecedent or person.words
    place = document.index_at(where.start)
    name = _name_words(document, where, person)
    if place is None or place >= unit.place[1] or not name:
        return None
    suffix = _POSSESSIVE.get(first.norm, "") if first.norm not in PERSONAL else ""
    return [_Edit(first.start, first.end, f"[{name}{suffix}]")], [document.sentences[place]]


def _name_words(document: Document, where: Range, speaker: Speaker) -> str:
    """Return the name as the source gives it at `where`, title left out."""
    for name in reversed(document.book.names(document.text, *where)):
        if name.keys & speaker.keys and name.form is not Form.ROLE:
            return document.text[name.start : name.end]
    for name in document.book.names(document.text, *where):
        if name.keys & speaker.keys:
            return document.text[name.start : name.end]
    return ""


def _running_quotation(unit: Unit, document: Document) -> tuple[str, Range] | None:
    """Return "[Name said:] " and the sentence that names the speaker of a quotation running on."""
    report = unit.reports[0] if unit.reports else None
    if report is None or report.attribution is not None or report.speaker is None:
        return None
    speaker = report.speaker
    where = speaker.antecedent or speaker.words
    place = document.index_at(where.start) if where else None
    name = _name_words(document, where, speaker) if where else ""
    if place is None or not name:
        return None
    return f"[{name} said:] ", document.sentences[place]


def _requoted(text: str) -> str:
    """Put a piece of running quotation in its own pair of marks."""
    inner = text.strip().strip('“”"«»')
    return f"“{inner}”"


def _finished(text: str) -> str:
    """Close the sentence: marks balanced, a capital first, a stop last."""
    text = " ".join(text.split()).rstrip(" ,;:–—-")
    if text.count("“") > text.count("”"):
        text += "”"
    tail = re.search(r"[,;:]([”\"’']+)\Z", text)
    if tail:
        text = text[: tail.start()] + tail.group(1)
    if not re.search(r"[.!?…][”\"’')\]]*\Z", text):
        text += "."
    letter = re.search(r"\w", text)
    if letter and text[: letter.start()].strip("“\"‘'( ") == "":
        at = letter.start()
        return text[:at] + text[at].upper() + text[at + 1 :] if "“" not in text[:at] else text
    return text
