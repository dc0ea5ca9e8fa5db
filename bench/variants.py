"""One stream told in many ways, to see whether a grouping is fitted to one of them.

Each variant is made by rule from a stream of which the events are known; what
an event is stays as it was. A method that only one kind of stream suits shows
in the others.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bench.stream import make_article
from brief.model import Article

Stream = Sequence[Article]

_FORTNIGHT = 14.0
_TOLD_AGAIN = 20
"""Of so many events one is told in three times as many articles."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def late(days: float) -> Callable[[Stream, random.Random], Stream]:
    """Publish each article up to so many days later, as a story is followed by its outlets."""

    def made(stream: Stream, rng: random.Random) -> Stream:
        return [
            replace(one, published=one.published + timedelta(days=rng.uniform(0, days)))
            if one.published
            else one
            for one in stream
        ]

    return made


def undated(stream: Stream, _: random.Random) -> Stream:
    """Take all dates away."""
    return [replace(one, published=None) for one in stream]


def half_undated(stream: Stream, rng: random.Random) -> Stream:
    """Take the date of every second article away."""
    return [replace(one, published=None) if rng.random() < 0.5 else one for one in stream]


def half_the_events(stream: Stream, rng: random.Random) -> Stream:
    """Leave out half of the events."""
    kept = _some_events(stream, rng, 0.5)
    return [one for one in stream if one.cluster in kept]


def fortnight(stream: Stream, _: random.Random) -> Stream:
    """Move the events into two weeks; what is between the articles of one stays."""
    firsts = _firsts(stream)
    start, end = min(firsts.values()), max(firsts.values())
    part = _FORTNIGHT / max(end - start, 1e-9)
    return [
        replace(
            one,
            published=one.published - timedelta(days=(firsts[one.cluster] - start) * (1 - part)),
        )
        if one.published and one.cluster
        else one
        for one in stream
    ]


def lone_events(stream: Stream, rng: random.Random) -> Stream:
    """Leave half of the events one article each."""
    lone, met, out = _some_events(stream, rng, 0.5), set(), []
    for one in stream:
        if one.cluster not in lone or one.cluster not in met:
            out.append(one)
        met.add(one.cluster)
    return out


def large_events(stream: Stream, rng: random.Random) -> Stream:
    """Tell some events in three times as many articles, each with half of the sentences of one."""
    large, out = _some_events(stream, rng, 1 / _TOLD_AGAIN), []
    for one in stream:
        out.append(one)
        parts = _SENTENCE.split(one.text)
        for again in range(2 if one.cluster in large else 0):
            kept = [part for part in parts if rng.random() < 0.5] or parts[:1]
            out.append(_retold(one, f"{one.id}-{again}", " ".join(kept)))
    return out


def untitled(stream: Stream, _: random.Random) -> Stream:
    """Take the titles away."""
    return [replace(one, title="") for one in stream]


def two_sentences(stream: Stream, _: random.Random) -> Stream:
    """Cut each text after its second sentence."""
    return [_retold(one, one.id, " ".join(_SENTENCE.split(one.text)[:2])) for one in stream]


def _retold(one: Article, name: str, text: str) -> Article:
    """Return an article with another text."""
    made = make_article(name, text, one.title)
    return replace(made, published=one.published, cluster=one.cluster)


def _some_events(stream: Stream, rng: random.Random, part: float) -> set[str | None]:
    """Choose a part of the events."""
    events = sorted({one.cluster or "" for one in stream})
    return {event for event in events if rng.random() < part}


def _firsts(stream: Stream) -> dict[str | None, float]:
    """Return when the first article of each event was published, in days."""
    times: dict[str | None, list[float]] = defaultdict(list)
    for one in stream:
        if one.published:
            times[one.cluster].append(one.published.timestamp() / 86_400)
    return {event: min(found) for event, found in times.items()}


def both(*makers: Callable[[Stream, random.Random], Stream]) -> Callable[..., Stream]:
    """Make one change after the other."""

    def made(stream: Stream, rng: random.Random) -> Stream:
        for make in makers:
            stream = make(stream, rng)
        return stream

    return made


VARIANTS: Mapping[str, Callable[[Stream, random.Random], Stream]] = {
    "dates as given": lambda stream, _: stream,
    "up to 3 days late": late(3.0),
    "up to 6 days late": late(6.0),
    "without dates": undated,
    "half without dates": half_undated,
    "half of the events": half_the_events,
    "within two weeks": fortnight,
    "the same, 3 days late": both(fortnight, late(3.0)),
    "half the events lone": lone_events,
    "some events tripled": large_events,
    "without titles": untitled,
    "two sentences": two_sentences,
    "two, 3 days, lone": both(two_sentences, late(3.0), lone_events),
}


def variants(stream: Stream, seed: int) -> dict[str, Stream]:
    """Return every variant of a stream, by its name."""
    return {
        name: make(stream, random.Random(seed))  # noqa: S311  repeatable, not a secret
        for name, make in VARIANTS.items()
    }
