"""What a run with a model tells of itself: the briefing's reader, and whoever started it.

The reader learns what the model did not write and what it got wrong, and never
the server's own words; the user learns what went wrong, and what it came to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.model import Usage
from brief.writing import Tally, Written

_MOST_NAMED = 5  # stories named in one line


class Heard(NamedTuple):
    """How a judge fared: what it judged, rejected, and gave no opinion on; headlines count too."""

    judged: int = 0
    rejected: int = 0
    unjudged: int = 0


NOT_HEARD = Heard()
"""No judge was asked."""


def reader_notes(written: Sequence[Written], heard: Heard = NOT_HEARD) -> tuple[str, ...]:
    """Return what the reader has to know, one sentence each."""
    return tuple(_notes(written, heard))


def _notes(written: Sequence[Written], heard: Heard) -> Iterator[str]:
    """Yield who wrote instead of the model, what did not pass, and who was not heard."""
    by_others = sum(not one.by_model for one in written)
    if by_others:
        which, what = _part_of(by_others, len(written))
        yield (
            f"The model could not be used{which}; the extractive engine wrote {what} "
            "from the sources' own sentences."
        )
    total = Tally(
        sum(one.tally.drafted for one in written),
        sum(one.tally.refused for one in written),
        sum(one.tally.mended for one in written),
        sum(one.tally.replaced for one in written),
    )
    if total.refused:
        yield (
            f"Of {_count(total.drafted, 'statement')} that the model wrote, {total.refused} did "
            f"not pass the checks at first: {_fates(total)}."
        )
    filled = sum(one.filled for one in written)
    if filled:
        where = (
            f"In {filled} of {_count(len(written), 'story')} most" if len(written) > 1 else "Most"
        )
        yield (
            f"{where} of the model's statements did not pass; the extractive engine told what "
            "they left out."
        )
    yield from _heard(heard)


def _part_of(some: int, of: int) -> tuple[str, str]:
    """Return how to say for which stories something holds, and how to refer to them."""
    if some == of:
        return "", "it" if of == 1 else "every story"
    return f" for {some} of {_count(of, 'story')}", "that one" if some == 1 else "those"


def _fates(total: Tally) -> str:
    """Say what became of the statements that were refused."""
    one = total.refused == 1
    ways = (
        (total.mended, "was put right", "were put right"),
        (
            total.replaced,
            "gave way to the sources' own words",
            "gave way to the sources' own words",
        ),
        (total.refused - total.mended - total.replaced, "is withheld", "are withheld"),
    )
    met = [(count, single if count == 1 else many) for count, single, many in ways if count]
    if len(met) == 1:
        return f"{'it' if one else 'all of them'} {met[0][1]}"
    said = [f"{count} {way}" for count, way in met]
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _heard(heard: Heard) -> Iterator[str]:
    passed = "statements and headlines that had passed every other check"
    if heard.judged:
        rate = f"{heard.rejected / heard.judged:.0%}"
        yield f"The judging model rejected {heard.rejected} of {heard.judged} {passed} ({rate})."
    if heard.unjudged:
        yield f"The judging model gave no opinion on {heard.unjudged} {passed}."


def user_remarks(written: Sequence[Written]) -> tuple[str, ...]:
    """Return each thing that went wrong, once, with the stories that it befell."""
    met: dict[str, list[str]] = {}
    for one in written:
        for note in dict.fromkeys(one.notes):
            met.setdefault(note, []).append(one.story.id)
    return tuple(f"{_named(stories)}: {note}" for note, stories in met.items())


def _named(stories: Sequence[str]) -> str:
    """Name stories; of many only the first."""
    named = ", ".join(stories[:_MOST_NAMED])
    more = len(stories) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def bill(usage: Usage, cached: int) -> str:
    """Return what a run came to, in one line; `cached` answers cost nothing."""
    asked = _count(usage.calls, "request") if usage.calls else "no request"
    kept = f", {_count(cached, 'answer')} from the cache" if cached else ""
    if not usage.calls:
        return f"{asked}{kept}"
    cost = "cost unknown, no price is set"
    if usage.cost_usd is not None:
        cost = f"${usage.cost_usd:.4f}"
    return (
        f"{asked}{kept}; {usage.prompt_tokens:,} prompt and {usage.completion_tokens:,} "
        f"completion tokens; {cost}"
    )


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
