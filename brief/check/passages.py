"""Where a source has the words that a citation quotes, and where it comes nearest to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from brief.model import Article, Range, Span
from brief.text.fold import find_folded, fold, fold_key

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_ELLIPSIS = re.compile(r"\[\s{0,3}(?:…|\.\.\.)\s{0,3}\]|\(\s{0,3}(?:…|\.\.\.)\s{0,3}\)|…|\.{3,4}")
_DIRECTIVE = re.compile(r":~:(.*)\Z", re.DOTALL)
_LONGEST = 400  # words of a quotation that are compared with what comes near it
_FEWEST = 3  # words that have to be the same for two passages to be near


class Near(NamedTuple):
    """The passage that comes nearest to a quotation, and what differs on either side.

    `passage` and `there` are in the source, `here` is a range of the quotation.
    """

    passage: Span
    here: Range
    there: Span


def find_quote(quote: str, article: Article) -> list[Range]:
    """Return where an article has a quotation, in its prose if it stands there.

    An ellipsis of the quotation's own parts it into passages, which have to
    follow each other. Typography is folded, words are not. Empty when it is
    nowhere, or not as a whole.
    """
    whole = _first(quote, article, 0)
    if whole:
        return [whole]
    parts = [part.strip() for part in _ELLIPSIS.split(quote) if part.strip()]
    if len(parts) < 2:
        return []
    found: list[Range] = []
    for part in parts:
        place = _first(part, article, found[-1].end if found else 0)
        if place is None:
            return []
        found.append(place)
    return found


def _first(quote: str, article: Article, begin: int) -> Range | None:
    """Return the first place of some words behind `begin`, in the prose if possible."""
    for start, end in article.body:
        if end > begin:
            place = find_folded(quote, article.text, max(start, begin), end)
            if place:
                return place
    return find_folded(quote, article.text, begin)


def fragments(url: str) -> list[str]:
    """Return the text directives of an address (`#:~:text=…`), as they are written there.

    Source: WICG, "URL Fragment Text Directives".
    """
    found = _DIRECTIVE.search(url)
    parts = found[1].split("&") if found else []
    return [part.removeprefix("text=") for part in parts if part.startswith("text=")]


def find_fragment(directive: str, article: Article) -> Range | None:
    """Return the passage that a text directive names: `[prefix-,]start[,end][,-suffix]`."""
    terms = directive.split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
    if terms and terms[-1].startswith("-"):
        terms.pop()
    if not terms or len(terms) > 2 or not terms[0]:
        return None
    view = fold(article.text)
    at = 0
    if prefix:
        before = _find_term(prefix, view.text, 0)
        at = before.end if before else 0
    first = _find_term(unquote(terms[0]), view.text, at)
    last = (
        _find_term(unquote(terms[1]), view.text, first.end) if first and len(terms) > 1 else first
    )
    if first is None or last is None:
        return None
    return view.original(first.start, last.end)


def fragment_words(directive: str) -> str:
    """Return the words of a text directive as a reader would quote them."""
    terms = [
        term for term in directive.split(",") if not (term.endswith("-") or term.startswith("-"))
    ]
    return " … ".join(unquote(term) for term in terms)


def _find_term(term: str, folded: str, begin: int) -> Range | None:
    """Find whole words in a folded text, white space and letter case aside."""
    words = fold_key(term).split()
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    found = pattern.search(folded, begin)
    return Range(*found.span()) if found else None


class _Words(NamedTuple):
    """The words of a text, folded, with their places."""

    folded: tuple[str, ...]
    places: tuple[Range, ...]


@lru_cache(maxsize=256)
def _words(text: str) -> _Words:
    found = [Range(*match.span()) for match in _WORD.finditer(text)]
    return _Words(tuple(fold_key(text[at.start : at.end]) for at in found), tuple(found))


def nearest(quote: str, articles: Iterable[Article]) -> Near | None:
    """Return the passage that has most words of a quotation; None when none comes near.

    Linear in the length of the articles: one window of words runs over each.
    """
    wanted = _words(quote).folded[:_LONGEST]
    best: tuple[int, Article, int, int] | None = None
    for article in articles:
        size, start, end = _window(wanted, _words(article.text).folded)
        if best is None or size > best[0]:
            best = size, article, start, end
    if best is None or best[0] < max(_FEWEST, len(wanted) / 2):
        return None
    _, article, start, end = best
    return _compare(quote, article, start, end)


def compare(quote: str, article: Article, at: Range) -> Near | None:
    """Lay a quotation beside the passage that is said to hold it; None if they share no word."""
    words = _words(article.text)
    inside = [
        n for n, place in enumerate(words.places) if at.start <= place.start and place.end <= at.end
    ]
    wanted = _words(quote).folded[:_LONGEST]
    if not inside or not set(wanted) & set(words.folded[inside[0] : inside[-1] + 1]):
        return None
    return _compare(quote, article, inside[0], inside[-1] + 1)


def _window(wanted: Sequence[str], words: Sequence[str]) -> tuple[int, int, int]:
    """Return the most words that a run of words shares with those wanted, and that run."""
    width = len(wanted) + len(wanted) // 4 + 2
    missing = Counter(wanted)
    shared = 0
    best = (0, 0, 0)
    for at, word in enumerate(words):
        if word in missing:
            shared += missing[word] > 0
            missing[word] -= 1
        out = words[at - width] if at >= width else ""
        if out and out in missing:
            missing[out] += 1
            shared -= missing[out] > 0
        if shared > best[0]:
            best = (shared, max(0, at - width + 1), at + 1)
    return best


def _compare(quote: str, article: Article, start: int, end: int) -> Near:
    """Lay a quotation beside a run of an article's words and find what differs."""
    ours, theirs = _words(quote), _words(article.text)
    wanted = ours.folded[:_LONGEST]
    matcher = SequenceMatcher(None, wanted, theirs.folded[start:end], autojunk=False)
    same = [block for block in matcher.get_matching_blocks() if block.size]
    lead, tail = same[0], same[-1]
    first = max(0, start + lead.b - lead.a)
    rest = len(wanted) - tail.a - tail.size
    last = min(len(theirs.places), start + tail.b + tail.size + rest)
    spot = Range(theirs.places[first].start, theirs.places[last - 1].end)
    here, there = _difference(wanted, theirs.folded[first:last])
    shown = Range(ours.places[here.start].start, ours.places[here.end - 1].end)
    other = theirs.places[first:last]
    return Near(
        Span(article.id, *spot),
        shown,
        Span(article.id, other[there.start].start, other[there.end - 1].end),
    )


def _difference(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Range, Range]:
    """Return the runs of words between the equal beginnings and ends of two passages.

    Where one of them only leaves words out, its run holds the words beside the gap.
    Where nothing differs but what is no word, both are whole.
    """
    least = min(len(ours), len(theirs))
    lead = next((at for at in range(least) if ours[at] != theirs[at]), least)
    tail = next(
        (at for at in range(least - lead) if ours[-1 - at] != theirs[-1 - at]), least - lead
    )
    if lead == len(ours) == len(theirs):
        return Range(0, len(ours)), Range(0, len(theirs))
    return _widened(lead, len(ours) - tail, len(ours)), _widened(
        lead, len(theirs) - tail, len(theirs)
    )


def _widened(start: int, end: int, length: int) -> Range:
    """Return a run of words that is not empty."""
    if start < end:
        return Range(start, end)
    return Range(max(0, start - 1), min(length, end + 1))
