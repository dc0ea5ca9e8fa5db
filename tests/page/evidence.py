"""What the page has to show, worked out from the briefing, and what it does show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from brief.model import Briefing
from brief.render import escape
from brief.render.evidence import evidence_page
from brief.render.view import Note

if TYPE_CHECKING:
    from playwright.sync_api import Page

Quotes = Mapping[str, str]
"""Cited characters by the number of their note, with white space folded."""

_MARKED = """
within => {
  const found = {};
  const last = {};
  for (const mark of document.querySelectorAll(`${within} mark[data-n]`)) {
    const paragraph = mark.closest("p");
    for (const number of mark.dataset.n.split(" ")) {
      const apart = last[number] && last[number] !== paragraph ? " " : "";
      found[number] = (found[number] || "") + apart + mark.textContent;
      last[number] = paragraph;
    }
  }
  return found;
}
"""


def folded(text: str) -> str:
    """Return `text` as a page shows it, with single spaces."""
    return " ".join(escape.visible(text).split())


def quotes(notes: tuple[Note, ...]) -> Quotes:
    """Return what notes cite."""
    return {str(note.number): folded(note.quote) for note in notes}


def expected(briefing: Briefing) -> Iterator[tuple[str, str, Quotes]]:
    """Yield each sentence's address, its words and what it cites, in reading order."""
    for told in evidence_page(briefing).stories:
        if told.story.headline is not None:
            head = f"h{told.story.number}"
            yield head, folded(told.story.headline), quotes(told.story.headline_notes)
        for one in told.sentences.values():
            yield one.anchor, folded(one.item.text), quotes(one.item.notes)


def marked(page: Page, within: str) -> Quotes:
    """Return the characters that are marked in a part of the page."""
    found: dict[str, str] = page.evaluate(_MARKED, within)
    return {number: " ".join(text.split()) for number, text in found.items()}


def wrongly_marked(page: Page, briefing: Briefing) -> list[str]:
    """Open every sentence and return the addresses of those whose marks are not their quotes."""
    wrong = []
    for anchor, _, cited in expected(briefing):
        page.evaluate("anchor => { location.hash = anchor; }", anchor)
        page.wait_for_function(
            "anchor => document.querySelector('.unit.shown')?.id === anchor", arg=anchor
        )
        if marked(page, "#chosen") != cited:
            wrong.append(anchor)
    return wrong
