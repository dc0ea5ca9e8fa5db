"""A model's answer as claims: the model names sentences and quotes them, code finds the places.

Nothing is repaired that the checker should see. A quote that is not in its
sentence becomes a pointer whose quote does not stand there, an unknown id one
to a source that does not exist, a statement without evidence one without
pointers: the checker refuses each with its own code, and it is listed like any
other refusal. Nor is anything trusted: an answer of any shape can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from brief.compose.packing import Line
from brief.model import Article, Basis, Claim, Kind, Pointer, Range
from brief.text.fold import find_folded
from brief.text.prose import prose

_ID = re.compile(r"A\d{1,6}\.\d{1,6}")
_MARKS = re.compile(r"\s*[\[(]\s*A\d+\.\d+(?:\s*[,;]\s*A\d+\.\d+)*\s*[\])]")
_STOP = re.compile(r"[.!?…][”\"’'»)\]]*\Z")
_HANGING = " ,;:–—-"  # marks after which a sentence would go on
_QUOTED = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))
_LONGEST_NAME = 200  # characters of an id or a holder that is kept to be shown
_MOST_TRIES = 20  # places within words, before a quote so short is given up


@dataclass(frozen=True)
class Places:
    """The sentences that were shown, by id, and the articles they are of, by id."""

    lines: Mapping[str, Line]
    articles: Mapping[str, Article]

    def whole(self, name: str) -> Pointer | None:
        """Return the pointer to the whole sentence with an id, None for an unknown one."""
        line = self.lines.get(name)
        if line is None:
            return None
        text = self.articles[line.span.source].text
        start, end = line.span.start, line.span.end
        return Pointer(line.span.source, start, end, text[start:end])


def claims_of(data: Mapping[str, object], places: Places, key: str = "statements") -> list[Claim]:
    """Return the statements of an answer as claims, those said twice once."""
    return list(dict.fromkeys(claim_of(item, places) for item in items_of(data, key)))


def items_of(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """Return the objects of the list at `key`; what is not an object is passed over."""
    given = data.get(key)
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def claim_of(item: Mapping[str, object], places: Places) -> Claim:
    """Return one statement as a claim, with the places that its quotes were found at.

    Where the quotes are parts of their sentences, the claim may fall back on
    the same words with the whole sentences cited.
    """
    kind, basis = _string(item.get("kind")), _string(item.get("basis"))
    holder = _string(item.get("holder")).strip() if kind == Kind.POSITION else ""
    found = [(name, pointer_to(name, quote, places)) for name, quote in evidence_of(item)]
    pointers = tuple(dict.fromkeys(pointer for _, pointer in found))
    claim = Claim(
        _statement(_string(item.get("text"))),
        pointers,
        Kind(kind) if kind in set(Kind) else None,
        Basis(basis) if basis in set(Basis) else None,
        holder[:_LONGEST_NAME] or None,
    )
    whole = tuple(dict.fromkeys(_widened(pointer, name, places) for name, pointer in found))
    return claim if whole == pointers else replace(claim, otherwise=replace(claim, pointers=whole))


def headline_of(data: Mapping[str, object], places: Places) -> Claim | None:
    """Return the headline of an answer, or None unless each of its quotes was found."""
    item = data.get("headline")
    if not isinstance(item, Mapping):
        return None
    text = _tidy(_string(item.get("text"))).rstrip(" .")
    pointers = [pointer_to(*one, places) for one in evidence_of(item)]
    if not text or not pointers or not all(_stands(p, places) for p in pointers):
        return None
    found = [places.whole(name) for name, _ in evidence_of(item)]
    whole = tuple(dict.fromkeys(p for p in found if p))
    return Claim(text, whole, Kind.AGREED, Basis.SETTLED)


def evidence_of(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the sentence ids and quotes that a statement gives as its evidence."""
    for one in items_of(item, "evidence"):
        yield _identity(_string(one.get("id"))), _string(one.get("quote"))


def pointer_to(name: str, quote: str, places: Places) -> Pointer:
    """Return the pointer to a quote in the sentence with an id.

    Where the quote was not found the pointer is one that cannot hold.
    """
    line = places.lines.get(name)
    if line is None:
        return Pointer(name or "no sentence", 0, 0, quote)
    article = places.articles[line.span.source]
    found = find_quote(quote, line, article)
    if found is None:
        return Pointer(article.id, line.span.start, line.span.end, quote)
    return Pointer(article.id, found.start, found.end, article.text[found.start : found.end])


def find_quote(quote: str, line: Line, article: Article) -> Range | None:
    """Return where in its sentence a quote stands, or None.

    Typography, invisible characters and white space are folded, letter case is
    not; a pair of quotation marks around all of it may be the model's own. The
    quote must not begin or end within a word.
    """
    text = prose(article.text, article.body)
    for words in _bare(quote):
        found = _whole_words(words, text, Range(line.span.start, line.span.end))
        if found:
            return found
        shown = line.shown
        found = _whole_words(words, shown.text, Range(0, len(shown.text)))
        if found:
            return shown.original(*found)
    return None


def _whole_words(words: str, text: str, span: Range) -> Range | None:
    """Find words in a range of a text where they begin and end no other word."""
    at = span.start
    for _ in range(_MOST_TRIES):
        found = find_folded(words, text, at, span.end)
        if found is None:
            return None
        if not (_joined(text, found.start, span) or _joined(text, found.end, span)):
            return found
        at = found.start + 1
    return None


def _joined(text: str, at: int, span: Range) -> bool:
    """Say whether `at` lies within a word or a number of the range."""
    return span.start < at < span.end and text[at - 1].isalnum() and text[at].isalnum()


def _bare(quote: str) -> Iterator[str]:
    """Yield a quote as given, then without a pair of marks around it."""
    words = quote.strip()
    if any(char.isalnum() for char in words):
        yield words
        for opening, closing in _QUOTED:
            if len(words) > 2 and words.startswith(opening) and words.endswith(closing):
                yield words[1:-1].strip()


def _widened(pointer: Pointer, name: str, places: Places) -> Pointer:
    """Return a pointer that holds, widened to its sentence; any other as it is."""
    whole = places.whole(name)
    return whole if whole and _stands(pointer, places) else pointer


def _stands(pointer: Pointer, places: Places) -> bool:
    """Say whether a pointer's quote is what stands at its place."""
    article = places.articles.get(pointer.source)
    return bool(
        article
        and pointer.start < pointer.end
        and article.text[pointer.start : pointer.end] == pointer.quote
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _identity(name: str) -> str:
    """Return an id as it was shown; models write it in brackets, or with a space."""
    found = _ID.search(name.replace(" ", ""))
    return found.group() if found else name.strip()[:_LONGEST_NAME]


def _tidy(text: str) -> str:
    """Return a text without the ids of sentences, its white space as single spaces."""
    return " ".join(_MARKS.sub("", text).split())


def _statement(text: str) -> str:
    """Return a statement's text, ended by a stop."""
    tidy = _tidy(text).rstrip(_HANGING)
    return tidy if not tidy or _STOP.search(tidy) else f"{tidy}."
