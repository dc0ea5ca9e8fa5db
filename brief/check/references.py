"""From a mark of citation to the characters that it cites.

A note names its source and may quote the evidence (`Daily Tide: "the words"`),
give its range (`[120:180]`, code points), or both; several sources in one note
are parted by semicolons. A link may name a passage by a text fragment. A
citation without either cites the whole prose of its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from brief.check.codes import Code, finding
from brief.check.inline import Kind, Mark, Part, Text, read_inline
from brief.check.library import Library, is_no_source, label
from brief.check.note_parts import Segment, named_by, says_something, segments
from brief.check.passages import find_fragment, find_quote, fragment_words, fragments, nearest
from brief.model import Article, Finding, Pointer, Range
from brief.text.fold import find_folded

_SHOWN = 60  # characters of a note that a message repeats


class Reference(NamedTuple):
    """One citation of a draft: what it points to, and where the draft gives it.

    `instead` is how to say what is wrong with it, should it not hold.
    """

    pointer: Pointer
    at: Range
    instead: Finding | None = None


def resolve(mark: Mark, words: str, notes: Mapping[str, Text], library: Library) -> list[Reference]:
    """Follow one mark of citation.

    `words` are what a link is put on, which may name a source whose address is
    not known.
    """
    if mark.kind is Kind.LINK:
        return list(_link(mark, words, library))
    if mark.kind is Kind.ASIDE:
        start = mark.place.start + 2
        part = Part(start, mark.target, 0, len(mark.target))
        return _note(read_inline([part], ()), library)
    other = mark.target[1:] if mark.target.startswith("^") else f"^{mark.target}"
    note = notes.get(mark.target) or notes.get(other)
    if note is None:
        shown = f"[{mark.target}]"
        instead = finding(Code.UNKNOWN_SOURCE, f"no note is called {shown}")
        return [Reference(_nowhere(shown), mark.place, instead)]
    return _note(note, library)


def _link(mark: Mark, words: str, library: Library) -> Iterator[Reference]:
    """Follow an address, to a passage if it names one."""
    if is_no_source(mark.target):
        return
    articles = library.at_address(mark.target)
    articles = articles or [a for a in library.named(words) if not a.url]
    if not articles:
        yield _unknown(mark.target, mark.place, library)
        return
    directives = fragments(mark.target)
    for directive in directives:
        places = ((article, find_fragment(directive, article)) for article in articles)
        found = next(((article, place) for article, place in places if place), None)
        if found:
            yield Reference(_pointer(*found), mark.place)
        else:
            yield _misquoted(fragment_words(directive), articles, lambda _: mark.place)
    if not directives:
        yield from _whole(articles, mark.place)


def _note(note: Text, library: Library) -> list[Reference]:
    """Follow what a note says, source by source."""
    found: list[Reference] = []
    unknown: list[Reference] = []
    articles: list[Article] = []
    for segment in segments(note, library):
        named = named_by(segment, library)
        articles = named or articles
        evidence = bool(segment.quotes or segment.offsets)
        if not named and says_something(segment):
            missing = _unknown(segment.name, segment.place(segment.at), library)
            (found if evidence else unknown).append(missing)
        elif named or (evidence and library.articles):
            found += _evidence(segment, articles or library.articles)
    whole = note.place(Range(0, len(note.text)))
    return found or unknown[:1] or [_unknown(note.text or "an empty note", whole, library)]


def _evidence(segment: Segment, articles: Sequence[Article]) -> Iterator[Reference]:
    """Follow the offsets and quotations of a segment; without any, cite its sources whole."""
    text = segment.note.text
    for at, start, end in segment.offsets:
        fits = [article for article in articles if end <= len(article.text)] or articles
        for article in fits[:1]:
            yield Reference(_pointer(article, Range(start, end)), segment.place(at))
            for quote in segment.quotes:
                words = text[quote.start + 1 : quote.end - 1]
                if not find_folded(words, article.text, start, end):
                    yield _misquoted(words, [article], _inside(segment, quote))
    for quote in () if segment.offsets else segment.quotes:
        words = text[quote.start + 1 : quote.end - 1]
        places = ((article, find_quote(words, article)) for article in articles)
        found = next(((article, spots) for article, spots in places if spots), None)
        if found:
            article, spots = found
            yield from (Reference(_pointer(article, spot), segment.place(quote)) for spot in spots)
        else:
            yield _misquoted(words, articles, _inside(segment, quote))
    if not segment.offsets and not segment.quotes:
        yield from _whole(articles, segment.place(segment.at))


def _inside(segment: Segment, quote: Range) -> Callable[[Range], Range]:
    """Return a function from ranges of a quotation's words to ranges of the file."""
    return lambda at: segment.place(Range(quote.start + 1 + at.start, quote.start + 1 + at.end))


def _pointer(article: Article, at: Range) -> Pointer:
    quote = article.text[slice(*at)] if 0 <= at.start < at.end else ""
    return Pointer(article.id, *at, quote)


def _whole(articles: Iterable[Article], at: Range) -> Iterator[Reference]:
    """Cite all the prose of some articles."""
    for article in articles:
        for part in article.body:
            yield Reference(_pointer(article, part), at)


def _misquoted(
    quote: str, articles: Sequence[Article], place: Callable[[Range], Range]
) -> Reference:
    """Return the citation of words that stand nowhere, with the passage that comes nearest."""
    near = nearest(quote, articles)
    if near:
        named = next(label(article) for article in articles if article.id == near.passage.source)
        pointer = Pointer(near.passage.source, near.passage.start, near.passage.end, quote)
        return Reference(
            pointer, place(near.here), finding(Code.WRONG_QUOTE, named, None, near.there)
        )
    where = label(articles[0]) if len(articles) == 1 else "any source"
    instead = finding(Code.WRONG_QUOTE, f"nothing like it stands in {where}")
    pointer = Pointer(articles[0].id, 0, max(1, min(len(quote), len(articles[0].text))), quote)
    return Reference(pointer, place(Range(0, len(quote))), instead)


def _unknown(called: str, at: Range, library: Library) -> Reference:
    """Return the citation of a source that is not there, with the name that may have been meant."""
    called = " ".join(called.split()).strip(" ,:;.")
    shown = called if len(called) <= _SHOWN else f"{called[:_SHOWN].rsplit(' ', 1)[0]} …"
    near = library.suggest(called)
    hint = f" (did you mean {near}?)" if near else ""
    return Reference(_nowhere(shown), at, finding(Code.UNKNOWN_SOURCE, f"{shown}{hint}"))


def _nowhere(shown: str) -> Pointer:
    """Return a pointer to a source that does not exist, by what it is called."""
    return Pointer(shown, 0, 1, "")
