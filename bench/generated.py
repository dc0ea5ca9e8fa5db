"""News-like articles made by rule, as many as wanted, to measure speed and memory on.

Not for quality: that is measured on what people wrote. What speed depends on
is like news: words by Zipf's law, half of them function words; some hundred
subjects with words of their own; events with names, of one article to some
forty, told within three days; five hundred articles a day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from brief.model import Article, Range, sha256

ARTICLES_A_DAY = 500
_START = datetime(2024, 1, 1, tzinfo=UTC)
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu kra ster plin dor mond".split()
_FUNCTION = (
    "the of and to in a is that for on with as was at by it from be are this have an has will "
    "his their but not they which or were said its after who been more had over than into"
).split()
_GENERAL, _SUBJECTS, _OF_SUBJECT, _NAMES = 20_000, 120, 150, 30_000


class Event(NamedTuple):
    """What the articles of one event draw their words from, and when it happened."""

    name: str
    day: float
    names: list[str]
    words: list[str]
    subject: list[str]


def _word(number: int) -> str:
    """Spell a number in syllables: a word of its own for each."""
    out, number = "", number + 400
    while number:
        number, at = divmod(number, len(_SYLLABLES))
        out += _SYLLABLES[at]
    return out


class Newsroom:
    """Makes articles from a seed; the same seed makes the same articles."""

    def __init__(self, seed: int = 7) -> None:
        self._rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
        self._general = [_word(n) for n in range(_GENERAL)]
        self._zipf = list(accumulate(1 / (n + 10) for n in range(_GENERAL)))
        self._subjects = [
            [_word(_GENERAL + s * _OF_SUBJECT + n) for n in range(_OF_SUBJECT)]
            for s in range(_SUBJECTS)
        ]
        first = _GENERAL + _SUBJECTS * _OF_SUBJECT
        self._names = [_word(first + n).capitalize() for n in range(_NAMES)]

    def articles(self, count: int, *, dated: bool = True) -> list[Article]:
        """Make articles, in the order of their publication; each carries its event as cluster."""
        made: list[Article] = []
        while len(made) < count:
            event = self._event(len(made))
            size = 1 if self._rng.random() < 0.4 else min(40, 2 + int(self._rng.expovariate(0.25)))
            made += [self._article(f"{event.name}-{n}", event, dated) for n in range(size)]
        made = made[:count]
        if dated:
            made.sort(key=lambda one: (one.published or _START, one.id))
        else:
            self._rng.shuffle(made)
        return made

    def _event(self, so_far: int) -> Event:
        """Think up an event on the day that so many articles have led to."""
        rng = self._rng
        subject = rng.choice(self._subjects)
        return Event(
            name=f"e{so_far}",
            day=so_far / ARTICLES_A_DAY,
            names=rng.sample(self._names, 8),
            words=rng.sample(subject, 15) + self._some(10),
            subject=subject,
        )

    def _some(self, count: int) -> list[str]:
        """Draw general words by Zipf's law."""
        return self._rng.choices(self._general, cum_weights=self._zipf, k=count)

    def _article(self, name: str, event: Event, dated: bool) -> Article:
        """Write a title and seven sentences or so."""
        rng = self._rng
        title = " ".join([rng.choice(event.names), *rng.sample(event.words, 5)])
        text = "\n".join(
            " ".join(self._sentence(event) for _ in range(2)) for _ in range(rng.randint(2, 5))
        )
        after = timedelta(days=event.day + min(3.0, rng.expovariate(1.5)))
        body, at = [], 0
        for line in text.split("\n"):
            body.append(Range(at, at + len(line)))
            at += len(line) + 1
        return Article(
            name,
            text,
            sha256(text),
            tuple(body),
            title=title,
            published=_START + after if dated else None,
            cluster=event.name,
        )

    def _sentence(self, event: Event) -> str:
        """Write a sentence of some eighteen words, half of them function words."""
        rng = self._rng
        words = [
            *rng.choices(_FUNCTION, k=8),
            *rng.choices(event.words, k=4),
            *rng.choices(event.names, k=2),
            *rng.choices(event.subject, k=2),
            *self._some(3),
        ]
        rng.shuffle(words)
        words[0] = words[0].capitalize()
        return " ".join(words) + "."


def without_events(articles: list[Article]) -> Iterator[Article]:
    """Take the events off, so that there is something to find out."""
    from dataclasses import replace

    for article in articles:
        yield replace(article, cluster=None)
