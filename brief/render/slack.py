"""Slack blocks, within the sizes that Slack takes.

A section holds whole statements. `slack_blocks` gives all blocks, for whoever
posts several messages; `render_slack` gives one message, where what does not fit
is counted in a last line, never cut in the middle. Sizes: docs.slack.dev,
"Blocks" and "Text object".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from brief.render import escape, wording
from brief.render.lineage import some
from brief.render.records import dumps
from brief.render.view import (
    Changed,
    Item,
    Lineage,
    News,
    Page,
    Section,
    Side,
    Source,
    StoryView,
    Withheld,
)

MOST_BLOCKS = 50
LONGEST_HEADER = 150
LONGEST_SECTION = 3000
"""In UTF-16 code units, which is the largest of the counts that Slack may mean."""

Block = dict[str, Any]

Button = Callable[[Item], Block]
"""Makes the element that stands beside a statement."""


class _Part(NamedTuple):
    """A heading in mrkdwn and the lines under it, each of which stays whole.

    `items` are the statements that the lines are, where they are statements.
    """

    heading: str
    lines: tuple[str, ...]
    items: tuple[Item, ...] = ()


def render_slack(page: Page) -> str:
    """Return `{"blocks": [...]}` as JSON: at most 50 blocks, sections of at most 3000 units."""
    packed = list(_packed(_parts(page)))
    return dumps({"blocks": [_header(page), *_within(packed, MOST_BLOCKS - 1)]})


def slack_blocks(page: Page, button: Button | None = None) -> list[Block]:
    """Return every block of a page, however many: whoever posts them parts them into messages.

    With `button`, each statement is a section of its own with that element beside it.
    """
    if button is None:
        return [_header(page), *(_block(text) for text, _ in _packed(_parts(page)))]
    made = [_header(page)]
    for part in _parts(page):
        if not part.items:
            made += [_block(text) for text, _ in _packed([part])]
            continue
        made.append(_block(part.heading))
        for line, item in zip(part.lines, part.items, strict=True):
            made.append({**_block(line), "accessory": button(item)})
    return made


def _header(page: Page) -> Block:
    text = escape.line(f"{page.title}, {page.day}")[:LONGEST_HEADER]
    return {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}


def _parts(page: Page) -> Iterator[_Part]:
    yield _Part(escape.slack(" ".join([f"{page.tally}.", *page.remarks])), ())
    if page.link:
        yield _Part(link(page.link, wording.WITH_EVIDENCE), ())
    if page.changed:
        yield from _changed(page.changed)
    for story in page.stories:
        yield from _story(story)
    yield _Part(f"_{escape.slack(page.colophon)}_", ())


def _story(story: StoryView) -> Iterator[_Part]:
    headline = story.headline or f"Story {story.number}: no headline passed the checks"
    yield _Part(fitted("*", headline, f"*\n{escape.slack(story.tally)}."), ())
    for section in story.sections:
        items = tuple(item for group in section.groups for item in group.items)
        yield _Part(f"*{section.title}*", tuple(_statements(section)), items)
    if story.folded:
        yield _Part(f"_{_before(story)}_", ())
    if story.lineages:
        yield _Part("*Reports told again*", tuple(map(_lineage, story.lineages)))
    if story.withheld:
        yield _Part("*Withheld*", tuple(map(_withheld, story.withheld)))
    yield _Part("*Sources*", tuple(map(_source, story.sources)))


def _before(story: StoryView) -> str:
    count = sum(len(group.items) for group in story.folded)
    return f"{wording.count(count, 'statement')} as before"


def _changed(changed: Changed) -> Iterator[_Part]:
    """Yield a part for each story that changed, under the title of all of them."""
    yield _Part(f"*{escape.slack(changed.title)}*", ())
    for story in changed.stories:
        said = ": ".join(one for one in (story.state, story.tally) if one)
        heading = fitted("*", story.headline, f"*\n{escape.slack(said)}")
        yield _Part(heading.rstrip(), tuple(map(_news, story.items)))


def _news(one: News) -> str:
    """Return one change, both its sides on lines of their own."""
    sides = [_side(each, alone=len(one.sides) == 1) for each in one.sides]
    return "\n".join([f"• *{fitted('', one.label, '', 300)}*", *sides])


def _side(side: Side, *, alone: bool) -> str:
    seen = [(f"[{note.number}] {note.source.outlet}", note.url) for note in side.notes]
    seen += [(f"{one.outlet}, {one.day}", one.url) for one in side.evidence]
    links = " ".join(link(url, label) for label, url in seen)
    before = "" if alone else f"_{side.when}:_ "
    line = fitted(before, side.text, f" {links}", LONGEST_SECTION // 3)
    return line if _size(line) <= LONGEST_SECTION // 3 else fitted(before, side.text, "", 900)


def _statements(section: Section) -> Iterator[str]:
    """Yield a line a statement; the first of a holder carries the holder's name above it."""
    for group in section.groups:
        name = "" if group.holder is None else fitted("*", group.holder, "*\n", 300)
        for item in group.items:
            yield _statement(name, item)
            name = ""
    if not section.groups:
        yield section.empty


def _statement(name: str, item: Item) -> str:
    labels = "".join(f" [{one.label}]" for one in item.lineages)
    stand = f" _{f'{item.basis}, ' if item.basis else ''}{item.backing}{labels}_"
    links = " ".join(link(note.url, f"[{note.number}] {note.source.outlet}") for note in item.notes)
    line = f"{name}• {escape.slack(item.text)}{stand} {links}"
    if _size(line) <= LONGEST_SECTION // 2:
        return line
    return fitted(f"{name}• ", item.text, stand)


def _lineage(one: Lineage) -> str:
    copies = "; ".join(
        f"{copy.source.outlet} (S{copy.source.number}) {copy.source.lineage}"
        + "".join(f", «{twin.derived}» there is «{twin.original}»" for twin in some(copy.twins))
        for copy in one.copies
    )
    text = f"{one.told}: {one.original.outlet} (S{one.original.number}); {copies}"
    return fitted(f"• [{one.label}] ", text, "")


def _withheld(one: Withheld) -> str:
    reasons = "; ".join(f"{reason.code}: {reason.message}" for reason in one.reasons)
    return fitted("• ", one.text, f" ({fitted('', reasons, '', 600)})")


def _source(source: Source) -> str:
    name = link(source.url, f"S{source.number} {source.outlet}")
    rest = [source.title, source.moment, source.place, source.lineage]
    return fitted(f"• {name}, ", ", ".join(part for part in rest if part), "")


def link(url: str | None, label: str) -> str:
    """Return a link, or the label alone; an address too long for a reader is left out.

    The label is escaped here, as the address is.
    """
    shown = fitted("", label.replace("|", "¦"), "", 120)
    return f"<{escape.slack(url)}|{shown}>" if url and len(url) <= 1000 else shown


def fitted(before: str, text: str, after: str, most: int = LONGEST_SECTION // 2) -> str:
    """Return the escaped `text` between two pieces of mrkdwn, cut by words to `most` units."""
    text = escape.line(text)
    shown, room = escape.slack(text), len(text)
    while _size(f"{before}{shown}{after}") > most and room:
        room = room * 3 // 4
        shown = f"{escape.slack(_words(text[:room]))} …"
    return f"{before}{shown}{after}"


def _words(text: str) -> str:
    """Drop the last word, which may be torn; keep a text that is one long word."""
    return text[: text.rfind(" ")] if " " in text else text


def _packed(parts: Iterable[_Part]) -> Iterator[tuple[str, int]]:
    """Yield the text of each section block and how many lines it holds."""
    for part in parts:
        text, lines = part.heading, 0
        for line in part.lines:
            if lines and _size(f"{text}\n{line}") > LONGEST_SECTION:
                yield text, lines
                text, lines = line, 1
            else:
                text, lines = f"{text}\n{line}", lines + 1
        yield text, lines


def _within(packed: list[tuple[str, int]], most: int) -> list[Block]:
    """Return at most `most` blocks; the last says how many lines are missing, if any are."""
    if len(packed) <= most:
        return [_block(text) for text, _ in packed]
    kept, left = packed[: most - 1], packed[most - 1 :]
    return [*(_block(text) for text, _ in kept), _block(f"… {sum(n for _, n in left)} more")]


def _block(text: str) -> Block:
    """Return a section; `verbatim` keeps Slack from making links and mentions of plain text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _size(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
