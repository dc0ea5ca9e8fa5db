"""Markdown with footnotes: the digest, for viewers and for plain e-mail alike.

A footnote gives outlet, day and the source's own characters between « and »,
which news copy in English does not use, so that every quotation mark inside
is the source's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from brief.render import escape, wording
from brief.render.lineage import some
from brief.render.template import Raw, environment
from brief.render.view import Evidence, Lineage, Note, Page, Side, Source

_ENTITY = re.compile(r"&(?=#?\w+;)")


def render_markdown(page: Page) -> str:
    """Return the briefing as CommonMark with footnotes, one sentence a line."""
    filters: dict[str, Callable[..., Any]] = {
        "marks": _marks,
        "title_link": _title_link,
        "aside": _aside,
        "passage_link": _passage_link,
        "labels": _labels,
        "some": some,
        "shown": _shown,
        "page_link": _page_link,
    }
    template = environment(escape.markdown, filters).get_template("briefing.md.j2")
    return template.render(page=page)


def _marks(notes: Iterable[Note]) -> Raw:
    return Raw("".join(f"[^{note.number}]" for note in notes))


def _labels(lineages: Iterable[Lineage]) -> Raw:
    return Raw("".join(f"[^{one.label}]" for one in lineages))


def _title_link(source: Source) -> Raw:
    """Return "[title](address), ", or what there is of it."""
    title = escape.markdown(source.title) or (escape.markdown(source.url) if source.url else "")
    if not title:
        return Raw("")
    return Raw(f"{_link(title, source.url)}, " if source.url else f"{title}, ")


def _aside(source: Source) -> Raw:
    """Return where the file is, if it is not on the web, and where the article comes from."""
    place = f" ({escape.markdown(source.place)})" if source.place else ""
    return Raw(place + (f" — {escape.markdown(source.lineage)}" if source.lineage else ""))


def _passage_link(note: Note | Evidence) -> Raw:
    return Raw(f" {_link('Open at the passage', note.url)}" if note.url else "")


def _shown(side: Side) -> Raw:
    """Return the footnote marks of a side of a change, or what it cites."""
    said = "".join(f" — {escape.markdown(one.words)}{_passage_link(one)}" for one in side.evidence)
    return Raw(_marks(side.notes) + said)


def _page_link(page: Page) -> Raw:
    return Raw(_link(wording.WITH_EVIDENCE, page.link))


def _link(label: str, url: str) -> str:
    """Return a link; in a destination, too, CommonMark would read an entity."""
    return f"[{label}]({_ENTITY.sub('&amp;', url)})"
