"""Runs of prose that have nothing to do with the article beside them: teasers of other stories.

Paragraphs of one article share words: its names, its subject. Measured on
openings of news stories, one paragraph shares a fifth of its content words
with the rest of its own article at the median and a twenty-fifth with
another's; against a whole long article, half and an eighth. Words are asked
only where the shape of the page gives cause to doubt: after the title of a box
of other stories, and for what is set apart at the edges of the longest run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brief.ingest.language import ANY_FUNCTION_WORD
from brief.ingest.paragraphs import Paragraph
from brief.ingest.roles import SPOKEN, Role

# The share of a run's content words that the longest run must know: more of it
# where that one is long, because a long text knows some of any story's words.
_KIN_AT_LEAST, _KIN_AT_MOST, _KIN_PER_WORD = 0.12, 0.22, 0.001
_FEW = 4  # content words; fewer say nothing about kinship
_LONG = 60  # words of prose that no teaser has
_SMALL = 0.4  # of the longest run: below it, a run set apart is doubtful
_ABOVE = 8  # paragraphs above the article among which its title stands
_MEASURE = 3  # paragraphs that the longest run must have to be a measure of others

# What may stand between an article and a paragraph of it, and how many lines of it.
_CUTS = frozenset({Role.STAMP, Role.CHROME})
_THIN = 2
_CLOSELY = 1.5
_THICK = 2

# Any story may hold these: the calendar, and the verbs of reporting.
_ANYWHERE = frozenset(
    word[:6]
    for word in (
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june july august september october november december week month year today yesterday "
        "tomorrow morning evening night last next first second time times days weeks months years "
        "said says saying told according reported report announced added asked made make take "
        "taken going come came back used people"
    ).split()
)


class Run(NamedTuple):
    """The paragraphs `[first, last)`."""

    first: int
    last: int


class _Passage(NamedTuple):
    """A run of prose and what tells it from a teaser or a comment.

    `boxed`: the title of a box of other stories stands before it; `replied`: a
    reply link follows it; `several`: a paragraph of it holds several sentences;
    `gap`: so many other paragraphs stand before it.
    """

    run: Run
    size: int
    words: frozenset[str]
    boxed: bool
    replied: bool
    several: bool
    gap: int

    @property
    def lone(self) -> bool:
        """Whether it is a single paragraph."""
        return self.run.last - self.run.first == 1


def drop_strangers(paragraphs: Sequence[Paragraph], roles: Sequence[Role], zone: Run) -> list[Run]:
    """Cut `zone` into runs of prose and return those that belong to its longest one."""
    passages = _passages(paragraphs, roles, zone)
    anchor = max(range(len(passages)), key=lambda n: (passages[n].size, -n))
    solid = (passage.words for passage in passages if not passage.lone)
    known = passages[anchor].words.union(_title(paragraphs, roles, zone), *solid)
    keep = _outside_boxes(passages, anchor, known)
    longest = passages[anchor]
    if longest.run.last - longest.run.first >= _MEASURE:
        after, before = passages[anchor + 1 :], passages[:anchor][::-1]
        last = anchor + 1 + _related(longest, after, [passage.gap for passage in after])
        gaps = [passage.gap for passage in passages[1 : anchor + 1][::-1]]
        first = anchor - _related(longest, before, gaps)
        keep = [kept and first <= place < last for place, kept in enumerate(keep)]
    return [passage.run for passage, kept in zip(passages, keep, strict=True) if kept]


def widen(paragraphs: Sequence[Paragraph], roles: Sequence[Role], zone: Run) -> Run:
    """Take in a paragraph that a line or two of stamps or chrome cut off from `zone`.

    It must be closely kin: a first paragraph above an advertisement, say.
    """
    known = _content([paragraphs[n] for n in range(*zone) if roles[n] in SPOKEN])
    first, last = zone
    for step, edge in ((-1, first - 1), (1, last)):
        place = edge
        while 0 <= place < len(roles) and abs(place - edge) < _THIN and roles[place] in _CUTS:
            place += step
        if not 0 <= place < len(roles) or roles[place] is not Role.PROSE:
            continue
        if paragraphs[place].text.endswith(("…", "...")):
            continue
        if _is_kin(_content([paragraphs[place]]), known, _CLOSELY):
            first, last = min(first, place), max(last, place + 1)
    return Run(first, last)


def _passages(paragraphs: Sequence[Paragraph], roles: Sequence[Role], zone: Run) -> list[_Passage]:
    """The runs of prose in `zone`, which begins and ends with prose."""
    runs: list[Run] = []
    for place in range(*zone):
        if roles[place] not in SPOKEN:
            continue
        if runs and runs[-1].last == place:
            runs[-1] = Run(runs[-1].first, place + 1)
        else:
            runs.append(Run(place, place + 1))
    out = []
    before = zone.first
    for run in runs:
        gap = roles[before : run.first]
        out.append(
            _Passage(
                run=run,
                size=sum(paragraph.size for paragraph in paragraphs[run.first : run.last]),
                words=_content(paragraphs[run.first : run.last]),
                boxed=Role.OTHERS in gap or Role.REPLY in gap,
                replied=roles[run.last : run.last + 1] == [Role.REPLY],
                gap=len(gap),
                several=any(p.sentences_inside for p in paragraphs[run.first : run.last]),
            )
        )
        before = run.last
    return out


def _title(paragraphs: Sequence[Paragraph], roles: Sequence[Role], zone: Run) -> frozenset[str]:
    """The content words of the headings that stand close above the zone."""
    above = range(max(0, zone.first - _ABOVE), zone.first)
    return _content([paragraphs[n] for n in above if roles[n] is Role.HEADING])


def _outside_boxes(passages: Sequence[_Passage], anchor: int, known: frozenset[str]) -> list[bool]:
    """Say of each passage whether it stands outside the boxes of other stories and comments.

    A box ends where the article surely goes on: at a run of several
    paragraphs, or a long one, that is kin to what is `known`. What is kin
    before it, or too long for a teaser, was behind the box then, not in it.
    """
    keep: list[bool] = []
    boxed_from: int | None = None
    for number, passage in enumerate(passages):
        if passage.boxed and boxed_from is None:
            boxed_from = number
        kin = _is_kin(passage.words, known) and not passage.replied
        keep.append(number == anchor or (boxed_from is None and not passage.replied))
        if number == anchor or (kin and not (passage.lone and passage.size < _LONG)):
            for earlier in range(boxed_from if boxed_from is not None else number, number):
                before = passages[earlier]
                keep[earlier] = not before.replied and (
                    before.several or _is_kin(before.words, known)
                )
            keep[number], boxed_from = True, None
    return keep


def _related(longest: _Passage, outward: Sequence[_Passage], gaps: Sequence[int]) -> int:
    """How many passages, from the longest one outward, come before strangers to the page's end.

    Strangers are passages, all small, of which the next one and all together
    are not kin to the longest. The next one is doubted only if it is a single
    paragraph or stands behind several lines: one advertisement parts nothing.
    """
    beyond = _strangers_beyond(longest, outward)
    for count, (passage, gap) in enumerate(zip(outward, gaps, strict=True)):
        if not passage.lone and gap < _THICK:
            continue
        if not _is_kin(passage.words, longest.words) and beyond[count]:
            return count
    return len(outward)


def _strangers_beyond(longest: _Passage, outward: Sequence[_Passage]) -> list[bool]:
    """Say of each passage whether it and all beyond are small and together not kin."""
    out = []
    words: set[str] = set()
    shared, largest = 0, 0
    for passage in reversed(outward):
        new = passage.words - words
        words |= new
        shared += len(new & longest.words)
        largest = max(largest, passage.size)
        strange = len(words) >= _FEW and shared < _needed(longest.words) * len(words)
        out.append(strange and largest < _SMALL * longest.size)
    return out[::-1]


def _needed(known: frozenset[str]) -> float:
    """The share of words that kin has in common with a text of these words."""
    return min(_KIN_AT_MOST, max(_KIN_AT_LEAST, _KIN_PER_WORD * len(known)))


def _is_kin(words: frozenset[str], known: frozenset[str], times: float = 1.0) -> bool:
    """Whether enough of a passage's words are known; `times` asks for more than is usual."""
    if len(words) < _FEW:
        return times == 1.0
    return len(words & known) >= times * _needed(known) * len(words)


def _content(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The content words, cut to six letters so that inflections meet."""
    stems = {
        word.casefold()[:6]
        for paragraph in paragraphs
        for word in paragraph.words
        if len(word) > 3 and word.lower() not in ANY_FUNCTION_WORD
    }
    return frozenset(stems - _ANYWHERE)
