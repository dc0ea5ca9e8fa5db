"""What a figure stands for: a step or a level, a part or the whole, each or all, then or now.

The claim's figure is in the source, and for the same thing; these tests ask
whether it plays the same part there. Each returns what is wrong in words, or "".
"""

from __future__ import annotations

from typing import NamedTuple

from brief.check.borders import kind_of, within
from brief.check.cells import Cell
from brief.check.lexicon import verb_classes
from brief.check.places import Places, tells_when_said
from brief.check.reading import Sentence
from brief.model import Range
from brief.text.dates import date_relation
from brief.text.figures import Figure, FigureKind
from brief.text.relation import Relation
from brief.text.tokens import Token
from brief.text.units import read_rate

_DIRECTIONS = frozenset({"by", "to", "from"})
_UP_AND_DOWN = frozenset({"up", "down"})
_CHANGES = frozenset({"up", "down"})
_MOVES = frozenset("chang go move swing shift adjust revis".split())
_OWNERS = frozenset("the its their his her our those these".split())
_EACH = frozenset("each apiece per every".split())
_TOTAL = frozenset("total altogether combined together overall cumulative".split())
_EACH_OR_ALL = _EACH | _TOTAL
_NEW = frozenset("new more additional further another extra fresh".split())
_OTHERS = frozenset("other others more further".split())
_PAST = frozenset(
    """from earlier before previous previously last ago had once then up down compared against than
    until former formerly old initially originally instead rather first begin began start started
    peak""".split()
)
_AGAINST = frozenset("against oppose opposed opposing rejected no nay noes dissenting".split())
_FOR = frozenset("for favour favor favoured backed supported yes aye ayes".split())
_REFUSALS = frozenset("reject defeat refuse oppos".split())
_PARTITIVE = 14
_REACH = 3
_AROUND = 12


class Standing(NamedTuple):
    """A figure where it stands, with what belongs to it there."""

    sentence: Sentence
    figure: Figure
    cell: Cell


def differ(mine: Standing, theirs: Standing, places: Places) -> str:
    """Return in what the claim's figure plays another part than the source's; "" in nothing."""
    return (
        _turned(mine, theirs)
        or _part_for_whole(mine, theirs)
        or _each_for_all(mine, theirs)
        or _other_rate(mine, theirs)
        or _others_added(mine, theirs)
        or _other_side(mine, theirs)
        or _then_for_now(mine, theirs, places)
    )


def _before(standing: Standing, count: int) -> list[Token]:
    tokens = standing.sentence.tokens
    index = standing.sentence.token_at(standing.figure.start)
    return [t for t in tokens[max(0, index - count) : index] if t.norm != ","]


def direction(standing: Standing) -> str:
    """Return "by", "to" or "from" where a change is told in a figure; "rose 3%" is by 3%."""
    words = _before(standing, _REACH)
    if not words or not _changes(standing):
        return ""
    if words[-1].norm in _DIRECTIONS:
        return words[-1].norm
    moved = verb_classes(words[-1].stem) & _CHANGES or words[-1].norm in _UP_AND_DOWN
    step = standing.figure.kind in {FigureKind.PERCENT, FigureKind.FRACTION, FigureKind.MONEY}
    return "by" if moved and step else ""


def _changes(standing: Standing) -> bool:
    """Say whether a rise, a fall or another change is told before a figure, or in its cell."""
    sentence, cell = standing.sentence, standing.cell
    if cell.norms & _UP_AND_DOWN:
        return True
    index = sentence.token_at(standing.figure.start)
    first = sentence.tokens[max(0, index - _AROUND)].start if sentence.tokens else sentence.start
    units = (*cell.units, *within(sentence.units, Range(first, standing.figure.start)))
    return any(verb_classes(u.stem) & _CHANGES or u.stem in _MOVES for u in units)


def _turned(mine: Standing, theirs: Standing) -> str:
    """Compare "to 41%" with "by 41%"."""
    one, other = direction(mine), direction(theirs)
    if not one or not other or one == other:
        return ""
    return f"“{one}” where the source has “{other}”"


def _part_for_whole(mine: Standing, theirs: Standing) -> str:
    """Compare the nine of "three of its nine" with a part: "nine of its ships"."""
    if [t.norm for t in _before(mine, 1)] == ["of"]:
        return ""
    words = [t.norm for t in _before(theirs, _REACH) if t.norm not in _OWNERS]
    figure, text = theirs.figure, theirs.sentence.text
    whole = words[-1:] == ["of"] and any(
        f.end <= figure.start and figure.start - f.end <= _PARTITIVE
        for f in theirs.sentence.figures
    )
    if not whole or mine.sentence.text[mine.figure.end :].lstrip()[:3] != "of ":
        return ""
    return f"“{text[figure.start : figure.end]}” is the whole, not the part"


def _each_for_all(mine: Standing, theirs: Standing) -> str:
    """Compare "50,000 each" with "50,000 in total", and "12 new cases" with "12 in all"."""
    one, other = _kind_of_count(mine), _kind_of_count(theirs)
    for said, had in ((_EACH, _TOTAL), (_TOTAL, _EACH), (_NEW, _TOTAL), (_TOTAL, _NEW)):
        if one & said and not one & had and other & had and not other & said:
            return f"“{min(one & said)}” where the source has “{min(other & had)}”"
    return ""


def _kind_of_count(standing: Standing) -> frozenset[str]:
    """Return the words that say whether a figure is for each, for all, or for what is new."""
    sentence, figure = standing.sentence, standing.figure
    first, last = sentence.token_at(figure.start), sentence.token_at(figure.end)
    beside = (*sentence.tokens[max(0, first - 2) : first], *sentence.tokens[last : last + 2])
    return (standing.cell.norms & _EACH_OR_ALL) | (_NEW & {token.norm for token in beside})


def _rate(standing: Standing) -> str:
    figure = standing.figure
    at = figure.noun.end if figure.noun else figure.end
    found = read_rate(standing.sentence.text, at, standing.sentence.end)
    return found.name if found else ""


def _other_rate(mine: Standing, theirs: Standing) -> str:
    """Compare "1,240 marks a month" with "1,240 marks a week"."""
    one, other = _rate(mine), _rate(theirs)
    if not one or not other or one == other:
        return ""
    return f"“per {one}” where the source has “per {other}”"


def _others_added(mine: Standing, theirs: Standing) -> str:
    """Compare "Roe and three other ministers" with three of whom Roe is one."""
    if not _says_others(mine) or _says_others(theirs):
        return ""
    beside = [name for name in mine.cell.names if name.start < mine.figure.start]
    among = [name for name in theirs.cell.names if name.start > theirs.figure.end]
    if any(one.keys & other.keys for one in beside for other in among):
        return "those named are among them"
    return ""


def _says_others(standing: Standing) -> bool:
    at = standing.sentence.token_at(standing.figure.end)
    return any(token.norm in _OTHERS for token in standing.sentence.tokens[at : at + 1])


def _other_side(mine: Standing, theirs: Standing) -> str:
    """Compare "48 voted against" with which side of "approved by 52 to 48" those were."""
    score, figure = theirs.figure, mine.figure
    if score.kind is not FigureKind.SCORE or figure.kind is FigureKind.SCORE:
        return ""
    against, for_it = bool(mine.cell.norms & _AGAINST), bool(mine.cell.norms & _FOR)
    if against is for_it or score.low == score.high:
        return ""
    refused = any(unit.stem in _REFUSALS for unit in theirs.cell.units)
    wanted = score.low if for_it is not refused else score.high
    return "" if figure.low == wanted else "the other side of the vote"


def _then_for_now(mine: Standing, theirs: Standing, places: Places) -> str:
    """Compare "is 76 billion" with "84 billion, up from 76 billion last year"."""
    sentence = theirs.sentence
    kind = kind_of(sentence.text, theirs.figure)
    peers = [f for f in places.figures(sentence) if kind_of(sentence.text, f) == kind]
    at = next((i for i, f in enumerate(peers) if f.start == theirs.figure.start), None)
    if at is None:
        return ""
    if direction(theirs) == "from":
        told_past = mine.cell.norms & _PAST or _dated_like(mine, theirs)
        return "" if told_past else "the value before, not the one since"
    for other in peers[at + 1 : at + 2]:
        former = Standing(sentence, other, places.cell(sentence, other))
        if direction(former) != "from" or mine.cell.norms & _PAST:
            continue
        if _dated_like(mine, former) and not _dated_like(mine, theirs):
            says = sentence.text[other.start : other.end]
            return f"the source has “{says}” then"
    return ""


def _dated_like(mine: Standing, theirs: Standing) -> bool:
    """Say whether a date beside one figure may be one beside another; not when it was said."""
    return any(
        date_relation(one, other) is not Relation.DIFFERENT
        for one in mine.cell.dates
        for other in theirs.cell.dates
        if not tells_when_said(theirs.sentence, other)
    )
