"""The numbered citations, in the order in which a reader meets them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from brief.model import Article, Briefing, Citation, Kind, Span, Statement, Story
from brief.render.links import passage_url
from brief.render.view import Note, Source

CONTEXT = 120
"""The most code points shown before a passage, and after it."""

_PARAGRAPH = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")

Holders = dict[str | None, list[Statement]]


def grouped(story: Story) -> dict[Kind, Holders]:
    """Return the statements by section and holder, each in order of first appearance."""
    sections: dict[Kind, Holders] = {kind: {} for kind in Kind}
    for statement in story.statements:
        named = statement.kind is Kind.POSITION
        holder = (statement.holder or "Holder not named") if named else None
        sections[statement.kind].setdefault(holder, []).append(statement)
    return sections


def number(briefing: Briefing, sources: Mapping[str, Source]) -> tuple[dict[Span, Note], ...]:
    """Return each story's citations by their spans, in reading order.

    Numbers run from 1 through the whole briefing; a story is read on its own,
    so a passage that two stories cite has a number in each.
    """
    articles = {article.id: article for article in briefing.sources}
    numbers = itertools.count(1)
    stories = []
    for story in briefing.stories:
        cited = {citation.span: citation for citation in _in_order(story)}
        stories.append(
            {
                span: _note(next(numbers), citation, articles[span.source], sources[span.source])
                for span, citation in cited.items()
            }
        )
    return tuple(stories)


def _in_order(story: Story) -> Iterator[Citation]:
    """Yield the citations of one story as it is read from top to bottom."""
    if story.headline is not None:
        yield from story.headline.citations
    for holders in grouped(story).values():
        for statements in holders.values():
            for statement in statements:
                yield from statement.citations


def _note(number: int, citation: Citation, article: Article, source: Source) -> Note:
    context = around(article, citation.span)
    return Note(
        number=number,
        source=source,
        quote=citation.quote,
        before=_PARAGRAPH.sub(" ¶ ", context.before),
        after=_PARAGRAPH.sub(" ¶ ", context.after),
        cut_before=context.cut_before,
        cut_after=context.cut_after,
        url=passage_url(article.url, citation.quote),
        start=citation.span.start,
        end=citation.span.end,
    )


class Context(NamedTuple):
    """The prose on both sides of a passage, and whether it goes on."""

    before: str
    after: str
    cut_before: bool
    cut_after: bool


def around(article: Article, span: Span) -> Context:
    """Return up to `CONTEXT` code points of prose on each side of `span`, in whole words.

    Page furniture is no context: nothing outside the `body` range that the
    passage begins or ends in is shown.
    """
    text = article.text
    body = article.body
    first = next((at for at, end in body if at <= span.start < end), span.start)
    last = next((end for at, end in body if at < span.end <= end), span.end)
    start, end = max(first, span.start - CONTEXT), min(last, span.end + CONTEXT)
    before, after = text[start : span.start], text[span.end : end]
    if start > first and not text[start - 1].isspace():
        before = _without_first_word(before)
    if end < last and not text[end].isspace():
        after = _without_first_word(after[::-1])[::-1]
    return Context(before.lstrip(), after.rstrip(), start > first, end < last)


def _without_first_word(text: str) -> str:
    """Drop the torn word at the start; a text of one endless word is kept as it is."""
    torn = re.match(r"\S+(?=\s)", text)
    return text[torn.end() :] if torn else text
