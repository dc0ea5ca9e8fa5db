"""Where what belongs to one figure or date of a sentence ends, and to the next begins.

"Alba won 54 seats in the north and Corin won 31": of all that stands between two
items of one kind, the strongest joint parts them. "Two of its eight ships sank" is
told of the two, which are ships as well; "the 158-seat house passed 12 laws" has one
subject, which belongs to the laws, too.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from brief.check.elided import is_age
from brief.check.reading import Sentence
from brief.model import Range
from brief.text.dates import DateMention
from brief.text.figure_relations import measured
from brief.text.figures import Figure, FigureKind
from brief.text.function_words import AUXILIARIES, PREPOSITIONS
from brief.text.tokens import Token

Item = Figure | DateMention
Mark = Figure | DateMention | Range
"""An item, or a place that has words of its own as an item has: "the rest"."""

BE = frozenset("is are was were be being been".split())
_STRONG = frozenset("; : — – but while whereas although though against versus vs compared".split())
_OTHER_CLAUSE = frozenset("; — – but while whereas although though".split())
_JOINTS = frozenset("and or plus with then nor".split())
_JOINING = _JOINTS | _STRONG
_REST = frozenset("rest remainder".split())
_FROM_TO = frozenset({"from", "to"})
_UP_AND_DOWN = frozenset({"up", "down"})
_ELIDED_BEFORE = AUXILIARIES | _UP_AND_DOWN
_NOT_IN_PHRASE = PREPOSITIONS | BE | _STRONG | _JOINTS | {",", "(", "which"}
_BACKWARD = frozenset("them these those which whom us".split())
_WEAK, _JOINT, _COMMA, _COMMA_AND, _CLAUSE = 1, 2, 3, 4, 5
"""How strongly a token parts: a preposition, "and", a comma, both, another clause."""


class Placed(Protocol):
    """Anything that begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


_Found = TypeVar("_Found", bound=Placed)
_start = attrgetter("start")


def within(found: Sequence[_Found], part: Range) -> Sequence[_Found]:
    """Return those of a sequence in order that begin in `part`."""
    first = bisect_left(found, part.start, key=_start)
    last = bisect_left(found, part.end, lo=first, key=_start)
    return found[first:last]


def kind_of(text: str, item: Item) -> str:
    """Return a name that items have in common which could stand in each other's place."""
    if isinstance(item, DateMention):
        return "date" if item.clock is None else "clock"
    if is_age(text, item):
        return "age"
    if item.kind is FigureKind.SCORE and item.unit == "%":
        return "figure share"
    kind = measured(item)
    return "figure time" if kind in {"day", "month"} else f"figure {kind}"


def rests(sentence: Sentence) -> list[Range]:
    """Return where "the rest" stands: "the city pays 55 million and the club the rest"."""
    if not sentence.norms & _REST:
        return []
    return [Range(t.start, t.end) for t in sentence.tokens if t.norm in _REST]


class Owned(NamedTuple):
    """The text that belongs to a mark.

    `lent` is shared with another mark; `counted` is the mark whose noun names what
    is counted; `inner` marks the eight of "two of its eight ships"; `subset` says
    that it is some of another ("26 men, 17 of them"), of which all is told that is told of all.
    """

    own: tuple[Range, ...]
    lent: tuple[Range, ...]
    counted: Mark
    inner: bool = False
    subset: bool = False


def owned(sentence: Sentence, marks: Sequence[Mark]) -> list[Owned]:
    """Return what belongs to each of `marks`, which are in the order of the sentence."""
    if not marks:
        return []
    borders = [_border(sentence, one, other) for one, other in itertools.pairwise(marks)]
    edges = [_opening(sentence, marks[0]), *(border.at for border in borders)]
    edges.append(_closing(sentence, marks[-1]))
    found = [Owned((Range(edges[0], max(edges[0], edges[1])),), (), marks[0])]
    for at, border in enumerate(borders, start=1):
        own = Range(edges[at], max(edges[at], edges[at + 1]))
        # After "68 of the 180 seats" it is the 68 that goes on: "…, up from 52".
        base = at - 2 if found[-1].inner and at > 1 else at - 1
        ahead = Range(edges[base], marks[base].start)
        if border.partitive:
            found += _partitive(found.pop(), own, ahead, marks[at])
            continue
        if _points_back(sentence, marks[at]):
            some = Owned((own,), found[-1].own, found[-1].counted, subset=True)
            found.append(some)
            continue
        lent = found[base].own if border.result else (ahead,) if border.predicate else ()
        found.append(Owned((own,), lent, marks[at]))
    return found


def _partitive(part: Owned, own: Range, ahead: Range, mark: Mark) -> tuple[Owned, Owned]:
    """Return what belongs to the two of "two of its eight ships sank", and to the eight."""
    stop = min(max(_noun_end(mark), own.start), own.end)
    behind = Range(stop, own.end)
    whole = Owned((Range(own.start, stop),), (ahead, behind), mark, inner=True)
    return part._replace(own=(*part.own, behind), counted=mark), whole


def _points_back(sentence: Sentence, mark: Mark) -> bool:
    """Say whether "of them" or "of whom" follows: what was counted before is counted again."""
    at = sentence.token_at(mark.end)
    ahead = [token.norm for token in sentence.tokens[at : at + 2]]
    return ahead[:1] == ["of"] and ahead[-1] in _BACKWARD


def _opening(sentence: Sentence, first: Mark) -> int:
    """Return where the words begin that may belong to the first mark."""
    ahead = sentence.tokens[: sentence.token_at(first.start)]
    return next((t.end for t in reversed(ahead) if t.norm == ";"), sentence.start)


def _closing(sentence: Sentence, last: Mark) -> int:
    """Return where the words end that may belong to the last mark: another clause is no more."""
    for token in sentence.tokens[sentence.token_at(last.end) :]:
        if token.norm in _OTHER_CLAUSE:
            return token.start
    return sentence.end


class _Border(NamedTuple):
    """Where two marks are parted, and what the second shares with the first.

    `predicate`: the subject ("The youngest of the five was 11"). `result`: the
    whole clause ("… were confirmed, bringing the total to 63", "71%, up from 64%").
    """

    at: int
    partitive: bool = False
    predicate: bool = False
    result: bool = False


def _noun_end(mark: Mark) -> int:
    return mark.noun.end if isinstance(mark, Figure) and mark.noun else mark.end


def _border(sentence: Sentence, one: Mark, other: Mark) -> _Border:
    """Return where what belongs to `one` ends and what belongs to `other` begins."""
    tokens = sentence.tokens
    first, stop = sentence.token_at(one.end), sentence.token_at(other.start)
    if first >= stop:
        return _Border(min(one.end, other.start))
    if tokens[first].norm == "of" and not any(
        token.norm in _NOT_IN_PHRASE for token in tokens[first + 1 : stop]
    ):
        return _Border(tokens[first].start, partitive=True)
    best, rank = first, 0
    for at in range(first, stop):
        found = _rank(sentence, at, stop)
        if found and (found > rank or (found == rank and not _set_off(tokens, best, at))):
            best, rank = at, found
    if rank <= _WEAK:
        verb = _first_verb(sentence, Range(tokens[first].start, other.start))
        if verb is not None:
            return _Border(verb, predicate=True)
    if rank == 0:
        return _Border(min(_noun_end(one), other.start))
    predicate = _elided(sentence, best, stop) or tokens[best].norm in _FROM_TO
    following = tokens[best + 1].norm if best + 1 < stop else ""
    result = predicate and tokens[best].norm == "," and following.endswith("ing")
    result |= following in _UP_AND_DOWN or any(t.norm == "than" for t in tokens[first:stop])
    return _Border(tokens[best].start, predicate=predicate, result=result)


def _rank(sentence: Sentence, at: int, stop: int) -> int:
    """Say how strongly a token parts what stands before it from what follows."""
    token = sentence.tokens[at]
    if token.norm in _STRONG and not sentence.text[token.end : token.end + 1].isdigit():
        return _CLAUSE
    if token.norm in {",", "("}:
        after = sentence.tokens[at + 1].norm if at + 1 < stop else ""
        return _COMMA_AND if after in _JOINING else _COMMA
    if token.norm in _JOINTS:
        return _JOINT
    return _WEAK if token.norm in PREPOSITIONS and token.norm != "of" else 0


def _set_off(tokens: Sequence[Token], before: int, at: int) -> bool:
    """Say whether a comma only closes what the one before opened: "12 died, in Korro, 40"."""
    return tokens[at].norm == "," and tokens[before + 1].norm in PREPOSITIONS


def _elided(sentence: Sentence, border: int, stop: int) -> bool:
    """Say whether a verb without a subject follows: "Roe, who is 19, has 16 goals"."""
    for token in sentence.tokens[border + 1 : stop]:
        if token.norm in _JOINTS or token.norm == ",":
            continue
        if token.norm in _ELIDED_BEFORE:
            return True
        return any(u.verbal for u in within(sentence.units, Range(token.start, token.end)))
    return False


def _first_verb(sentence: Sentence, part: Range) -> int | None:
    """Return where the first verb in a range begins."""
    verb = next((unit.start for unit in within(sentence.units, part) if unit.verbal), None)
    for token in within(sentence.tokens, part):
        if token.norm in AUXILIARIES and token.norm != "'s":
            return token.start if verb is None else min(verb, token.start)
    return verb
