"""The briefing in a terminal, with colours.

Everything is handed to rich as `Text`, never as markup, and has no control
characters left, so that no article can colour, move or retitle anything.
Addresses are printed plainly: rich gives hyperlinks a random id, and the same
briefing must give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief.model import Briefing, Changes, Kind
from brief.render import wording
from brief.render.arrange import arrange
from brief.render.changed import changes_page
from brief.render.escape import inert, visible
from brief.render.layout import PLAIN, Layout
from brief.render.lineage import some
from brief.render.plain import labels, marks
from brief.render.view import (
    Changed,
    Group,
    Item,
    Lineage,
    News,
    Note,
    Page,
    Section,
    Source,
    StoryView,
    Withheld,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_TONES = {
    Kind.AGREED.value: "green",
    Kind.UNRESOLVED.value: "yellow",
    Kind.POSITION.value: "blue",
}
_BECAME = {"retracted": "red", "edited": "red", "changed": "yellow", "moved": "yellow"}
_WIDEST = 100  # columns; longer lines are hard to follow

Run = tuple[str, str]
"""Characters of anybody's, and the style of ours that they are shown in."""


def print_briefing(briefing: Briefing, console: Console, layout: Layout = PLAIN) -> None:
    """Print `briefing` to `console`, at most 100 columns wide."""
    print_page(arrange(briefing, layout), console)


def print_changes(changes: Changes, console: Console) -> None:
    """Print what changed alone, in the same width."""
    print_page(changes_page(changes), console)


def print_page(page: Page, console: Console) -> None:
    """Print what `arrange` made."""
    _print(console, (f"{page.title}, {page.day}", "bold"))
    _print(console, (f"{page.tally}.", "dim"))
    for remark in page.remarks:
        _print(console, (remark, "yellow"))
    if page.changed:
        _changed(console, page.changed)
    for story in page.stories:
        _story(console, story)
    console.print()
    _print(console, (page.colophon, "dim"))


def _changed(console: Console, changed: Changed) -> None:
    _heading(console, changed.title, "magenta")
    for story in changed.stories:
        console.print()
        said = ": ".join(one for one in (story.state, story.tally) if one)
        _print(console, (story.headline, "bold"), (f"  {said}" if said else "", "dim"))
        for one in story.items:
            _news(console, one)


def _news(console: Console, one: News) -> None:
    words = _text((one.label, _BECAME.get(one.slug, "magenta")))
    for side in one.sides:
        when = f"{side.when}: " if len(one.sides) > 1 else ""
        words.append("\n").append_text(_text((when, "dim")))
        runs = ((piece.text, "underline" if piece.faulty else "") for piece in side.pieces)
        words.append_text(_text(*runs, (f" {marks(side.notes)}", "cyan")))
        for seen in side.evidence:
            words.append("\n").append_text(_text((seen.words, "dim")))
    _hang(console, ("•", "magenta"), words)


def _story(console: Console, story: StoryView) -> None:
    console.print()
    headline = story.headline or f"Story {story.number}: no headline passed the checks"
    _print(console, (headline, "bold underline"), (f" {marks(story.headline_notes)}", "cyan"))
    _print(console, (f"{story.tally}.", "dim"))
    for section in story.sections:
        _section(console, section)
    if story.folded:
        _before(console, story.folded)
    _heading(console, "Evidence", "cyan")
    for note in story.notes:
        _note(console, note)
    if story.lineages:
        _heading(console, "Reports told again", "cyan")
    for lineage in story.lineages:
        _lineage(console, lineage)
    if story.withheld:
        _heading(console, "Withheld", "red")
        _print(console, ("The cited text does not carry what these sentences say.", "dim"))
        for one in story.withheld:
            _withheld(console, one)
    _heading(console, "Sources", "bold")
    for source in story.sources:
        _source(console, source)


def _before(console: Console, folded: Sequence[Group]) -> None:
    _heading(console, wording.AS_BEFORE, "dim")
    for group in folded:
        holder = "" if group.holder is None else f"{group.holder}: "
        for item in group.items:
            words = _text((f"{holder}{item.text}", "dim"), (f" {marks(item.notes)}", "cyan"))
            _hang(console, ("•", "dim"), words)


def _section(console: Console, section: Section) -> None:
    tone = _TONES[section.slug]
    _heading(console, section.title, tone)
    for place, group in enumerate(section.groups):
        if place:
            console.print()
        if group.holder is not None:
            _print(console, (group.holder, "bold"))
        for item in group.items:
            _item(console, item, tone)
    if not section.groups:
        _print(console, (section.empty, "dim italic"))


def _item(console: Console, item: Item, tone: str) -> None:
    words = _text((item.text, ""), (f" {marks(item.notes)}", "cyan"))
    backing = (item.backing, "dim italic" if item.origins == 1 else "dim")
    basis = ((item.basis, tone), (", ", "dim")) if item.basis else ()
    more = (f" {labels(item.lineages)}", "cyan")
    _hang(console, ("•", tone), words.append("\n").append_text(_text(*basis, backing, more)))


def _note(console: Console, note: Note) -> None:
    source = note.source
    where = _text((source.outlet, "bold"), (f" ({source.label}), {source.day}", "dim"))
    quote = _text(("«", "dim"), (note.quote, ""), ("»", "dim"))
    _hang(console, (f"[{note.number}]", "cyan"), where.append("\n").append_text(quote))


def _lineage(console: Console, one: Lineage) -> None:
    words = _text((one.original.outlet, "bold"), (f" (S{one.original.number}), {one.told}", "dim"))
    for copy in one.copies:
        source = copy.source
        words.append_text(_text(("\n", ""), (source.outlet, "bold")))
        words.append_text(_text((f" (S{source.number}): {source.lineage}", "dim")))
        for twin in some(copy.twins):
            words.append_text(_text(("\n«", "dim"), (twin.derived, ""), ("» there «", "dim")))
            words.append_text(_text((twin.original, ""), ("»", "dim")))
    _hang(console, (f"[{one.label}]", "cyan"), words)


def _withheld(console: Console, one: Withheld) -> None:
    words = _text(*((piece.text, "red underline" if piece.faulty else "") for piece in one.pieces))
    for reason in one.reasons:
        words.append("\n").append_text(_text((reason.code, "red"), (f" {reason.message}", "dim")))
    _hang(console, ("•", "red"), words)


def _source(console: Console, source: Source) -> None:
    words = _text((source.outlet, "bold"), (f", {source.moment}", ""))
    for more in (source.title, source.lineage, "" if source.url else source.place):
        if more:
            words.append("\n").append_text(_text((more, "dim" if more != source.title else "")))
    if source.url:
        words.append("\n").append(visible(source.url), "dim")
    _hang(console, (f"S{source.number}", "cyan"), words)


def _heading(console: Console, title: str, style: str) -> None:
    console.print()
    _print(console, (title.upper(), f"bold {style}"))


def _hang(console: Console, mark: Run, words: Text) -> None:
    """Print a mark and, beside it, words that wrap in a column of their own."""
    # The program starts without rich, which only this module needs.
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1 if mark[0] == "•" else max(4, len(mark[0])), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(_text(mark), words)
    console.print(grid, width=min(console.width, _WIDEST))


def _print(console: Console, *runs: Run) -> None:
    console.print(_text(*runs), width=min(console.width, _WIDEST), overflow="fold")


def _text(*runs: Run) -> Text:
    from rich.text import Text  # as above

    return Text.assemble(*((inert(words), style) for words, style in runs))
