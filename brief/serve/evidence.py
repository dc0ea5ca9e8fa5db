"""What a statement rests on: each citation's outlet, date, origin, quote and link."""

from __future__ import annotations

from collections.abc import Iterator

from brief.model import Briefing
from brief.render import escape
from brief.render.arrange import arrange
from brief.render.slack import Block, fitted, link
from brief.render.view import Item, Note, Page
from brief.serve.messages import EVIDENCE, button, context, section

_LONGEST = 1500  # units of a quote or a statement; its section has a link beside it


def evidence_button(briefing: str, item: Item) -> Block:
    """Return the button that asks for a statement's evidence."""
    return button("Show evidence", EVIDENCE, {"b": briefing, "s": item.id})


def evidence_blocks(briefing: Briefing, statement: str) -> list[Block]:
    """Return the evidence of a statement by its id; nothing where the briefing has none such."""
    item = next((one for one in _items(arrange(briefing)) if one.id == statement), None)
    if item is None:
        return []
    blocks = [section(fitted("*", item.text, "*", _LONGEST))]
    basis = f"{item.basis}, " if item.basis else ""
    blocks.append(context(fitted("", f"{basis}{item.backing}: {item.behind}", "", _LONGEST)))
    for note in item.notes:
        blocks.append(section(_quoted(note)))
        blocks.append(context(fitted("", _origin(note), "", _LONGEST)))
    return blocks


def _items(page: Page) -> Iterator[Item]:
    for story in page.stories:
        for group in (*(g for one in story.sections for g in one.groups), *story.folded):
            yield from group.items


def _quoted(note: Note) -> str:
    """Return where a citation stands, and its characters."""
    source = note.source
    where = fitted(f"*[{note.number}] ", source.outlet, f"*, {escape.slack(source.moment)}", 300)
    at = link(note.url, "open at the passage") if note.url else ""
    quote = fitted("", note.quote, "", _LONGEST)
    return f"{where}{f', {at}' if at else ''}\n&gt; {quote}"


def _origin(note: Note) -> str:
    """Return which report it is, and where it comes from."""
    source = note.source
    parts = (source.label, source.title, source.lineage, source.place)
    return " · ".join(part for part in parts if part)
