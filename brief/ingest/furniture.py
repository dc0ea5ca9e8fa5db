"""Where on a page the article's own prose stands: what may be cited, and nothing else.

A page is read as a row of paragraphs that pay or cost: prose pays its length,
headings cost a little, dates, share bars and box titles cost much. The part
with the greatest sum is the article, the idea of the maximum subsequence of
Pasternack and Roth, "Extracting article text from the web" (WWW 2009), over
paragraphs instead of tokens and tags. A comment thread is a wall. What then
still belongs to other stories is told by its words: see `kinship.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from brief.ingest import wording
from brief.ingest.dateline import dateline_length
from brief.ingest.kinship import Run, drop_strangers, widen
from brief.ingest.paragraphs import Paragraph, read_paragraphs
from brief.ingest.roles import SPOKEN, Role, read_roles
from brief.model import Range

_COST = {
    Role.HEADING: -6.0,
    Role.STAMP: -15.0,
    Role.CHROME: -12.0,
    Role.OTHERS: -30.0,
    Role.COMMENTS: -40.0,
    Role.REPLY: -40.0,
}
# However much furniture stands in one gap (a box of twenty links in the middle
# of an article), it costs no more than one long paragraph of prose pays.
_GAP = -45.0
_MOST = 80.0
_SAME_BOX = -3.0  # a further line of chrome right after one: a box has several
_CUT_OFF = 0.5  # teasers end in an ellipsis, articles do not
_IN_COMPANY = 1.5  # prose stands among prose, teasers alone under their headlines
_AUTHORS = 3  # paragraphs at the end that may present authors
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[^\W_](?: [A-ZÀ-Þ][\w.-]*){1,2}(?<!['’]s)")
_FRAGMENTS = re.compile(r"[|»›•©]")


def find_body(text: str, title: str = "") -> tuple[Range, ...]:
    """Return the ranges of `text` that are the article's prose, one for each paragraph.

    Ranges are in order, apart, and without bullet, dateline and white space at
    their ends. One holds line breaks only where the text was wrapped inside a
    sentence. Empty when the page has no prose. `title` is what the page is known
    to be called, and no part of its first sentence.
    """
    paragraphs = read_paragraphs(text, title)
    roles = read_roles(paragraphs)
    _silence_repeats(paragraphs, roles)
    chosen = _article(paragraphs, roles) or _bare(paragraphs, roles)
    return tuple(
        Range(paragraph.start + dateline_length(paragraph.text, opens=not number), paragraph.end)
        for number, paragraph in enumerate(paragraphs[place] for place in chosen)
    )


def _silence_repeats(paragraphs: Sequence[Paragraph], roles: list[Role]) -> None:
    """Count all copies of a paragraph but one as chrome: pages repeat, prose does not.

    The copy that stands among most prose is kept, the first of several such.
    """
    copies: dict[str, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        if roles[place] in SPOKEN:
            copies.setdefault(" ".join(paragraph.text.casefold().split()), []).append(place)
    repeated = [places for places in copies.values() if len(places) > 1]
    company = {
        place: sum(role in SPOKEN for role in roles[max(0, place - 1) : place + 2])
        for places in repeated
        for place in places
    }
    for places in repeated:
        kept = max(places, key=lambda place: (company[place], -place))
        for place in places:
            if place != kept:
                roles[place] = Role.CHROME


def _article(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> list[int]:
    """The places of the article's paragraphs."""
    values = _values(paragraphs, roles)
    worth, zone = _zone(values, roles)
    if worth <= 0 or _is_front_page(values, worth, zone):
        return []
    zone = widen(paragraphs, roles, zone)
    kept = drop_strangers(paragraphs, roles, zone)
    chosen = [place for run in kept for place in range(*run) if roles[place] in SPOKEN]
    for place in chosen[:0:-1][:_AUTHORS]:
        if not _presents_author(paragraphs[place], paragraphs, roles):
            break
        chosen.pop()
    return chosen


def _presents_author(
    last: Paragraph, paragraphs: Sequence[Paragraph], roles: Sequence[Role]
) -> bool:
    """Say whether the last paragraph begins with the name that a byline gives."""
    name = _NAME.match(last.text)
    return name is not None and any(
        wording.signs(paragraph.text, name[0])
        for paragraph, role in zip(paragraphs, roles, strict=True)
        if role not in SPOKEN
    )


def _values(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> list[float]:
    """What each paragraph pays, or costs, for the part of the page that it stands in."""
    spoken = [False, *(role in SPOKEN for role in roles), False]
    values = []
    for place, (paragraph, role) in enumerate(zip(paragraphs, roles, strict=True)):
        if role not in SPOKEN:
            same_box = role is Role.CHROME and place and roles[place - 1] is Role.CHROME
            values.append(_SAME_BOX if same_box else _COST[role])
            continue
        value = min(float(paragraph.size), _MOST)
        if paragraph.text.endswith(("…", "...")):
            value *= _CUT_OFF
        if spoken[place] or spoken[place + 2]:
            value *= _IN_COMPANY
        values.append(value)
    return values


def _zone(values: Sequence[float], roles: Sequence[Role]) -> tuple[float, Run]:
    """The part of the page with the greatest sum, on one side of every comment thread."""
    walls = [place for place, role in enumerate(roles) if role is Role.COMMENTS]
    edges = pairwise([-1, *walls, len(roles)])
    parts = [_greatest(values, first + 1, last) for first, last in edges]
    best = max(worth for worth, _ in parts)
    # A thread may be longer than the piece it discusses, so the first part that
    # could be an article wins; what stands above a mere counter is too little.
    return next(part for part in parts if part[0] >= max(25.0, 0.15 * best) or part[0] == best)


def _greatest(values: Sequence[float], first: int, last: int) -> tuple[float, Run]:
    """The sub-run of `values[first:last]` with the greatest sum, gaps costing at most `_GAP`."""
    best, where = 0.0, Run(first, first)
    total, gap, start = 0.0, 0.0, first
    for place in range(first, last):
        value = values[place]
        if value <= 0:
            gap = max(_GAP, gap + value)
            continue
        if total + gap <= 0:
            total, start = 0.0, place
        else:
            total += gap
        gap = 0.0
        total += value
        if total > best:
            best, where = total, Run(start, place + 1)
    return best, where


def _is_front_page(values: Sequence[float], worth: float, zone: Run) -> bool:
    """Say whether the best part is one teaser among many alike: a page without an article."""
    if sum(value > 0 for value in values[zone.first : zone.last]) > 1:
        return False
    outside = [*values[: zone.first], *values[zone.last :]]
    return sum(value >= 0.5 * worth for value in outside) >= 2


def _bare(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> list[int]:
    """The text of a page without any full stop: a brief, or unpunctuated speech."""
    if any(role in SPOKEN for role in roles):
        return []
    lines = [
        place
        for place, paragraph in enumerate(paragraphs)
        if roles[place] is Role.HEADING
        and paragraph.size >= 6
        and paragraph.function >= 0.15
        and not _FRAGMENTS.search(paragraph.text)
    ]
    if len(paragraphs) == 1 and roles[0] is Role.HEADING and paragraphs[0].size >= 5:
        return [0]
    return lines if 2 * len(lines) > len(paragraphs) else []
