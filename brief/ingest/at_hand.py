"""Sources that are at hand: articles, and records of them as JSONL holds them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from brief.errors import Problem
from brief.ingest.facts import Facts
from brief.ingest.files import Refused
from brief.ingest.pages import Page
from brief.ingest.records import Records, read_record
from brief.model import Article

AtHand: TypeAlias = Article | Mapping[str, object]
"""An article, or a record of one: `{id, title, outlet, date, url, text[, cluster, body]}`."""

Source: TypeAlias = str | os.PathLike[str] | AtHand
"""A file, folder, pattern or address, or what is at hand."""


def parted(sources: Sequence[Source]) -> tuple[list[str], list[AtHand]]:
    """Part what is named from what is at hand. Raises TypeError for what is neither."""
    named: list[str] = []
    held: list[AtHand] = []
    for one in sources:
        if isinstance(one, str | os.PathLike):
            named.append(os.fspath(one))
        elif isinstance(one, Article | Mapping):
            held.append(one)
        else:
            raise TypeError(f"a source is a path, an article or a record, not {one!r:.80}")
    return named, held


def read_held(held: Sequence[AtHand]) -> Records:
    """Read articles at hand; one without an id is called by its place among them."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, one in enumerate(held, 1):
        name = f"article-{number}"
        try:
            page, reservation = _read(one, name)
        except Refused as error:
            problems.append(Problem(_called(one, name), error.what, error.todo))
            continue
        pages.append(page)
        if reservation:
            problems.append(Problem(page.name, reservation))
    return Records(pages, problems)


def _read(one: AtHand, name: str) -> tuple[Page, str]:
    if not isinstance(one, Article):
        return read_record(one, "", name)
    if not one.body:
        raise Refused("no prose found", "check that its text holds the article")
    facts = Facts(one.title, one.outlet, one.url, one.byline, one.published, one.language)
    page = Page(one.text, one.body, facts, one.path, one.id, named=True, cluster=one.cluster)
    return page, ""


def _called(one: AtHand, name: str) -> str:
    """Return the name of what cannot be read, for a message."""
    given = one.id if isinstance(one, Article) else one.get("id")
    return given if isinstance(given, str) and given else name
