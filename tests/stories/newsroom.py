"""Small made reports of many events, for laws that hold whatever is written."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from brief.model import Article
from tests.stories.made import article

START = datetime(2024, 3, 1, tzinfo=UTC)
_OWN = 12
_LETTERS = str.maketrans("0123456789", "abcdefghij")


def report(name: str, event: int, angle: int, day: float | None) -> Article:
    """Make a report of an event, 0 to 99.

    Of the twelve words that are the event's own it has three quarters, by the
    `angle`; `day` is counted from START, None for an article without a date.
    """
    own = [f"w{event}x{n}".translate(_LETTERS) for n in range(_OWN) if (n + angle) % 4]
    person = f"Person{str(event).translate(_LETTERS)}"
    text = f"Officials in the town met {person} and spoke of {' '.join(own)} again."
    made = article(name, text, title=" ".join(own[:4]))
    return made if day is None else replace(made, published=START + timedelta(days=day))


def murmur(seed: int, size: int, undated: float) -> list[Article]:
    """Make articles of a few of thirty words, each a little like many of the others.

    `undated` is the part of them that has no date, in [0, 1].
    """
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
    made = []
    for at in range(size):
        event = rng.randrange(8)
        words = [f"word{chr(97 + (3 * event + rng.randrange(9)) % 30) * 2}" for _ in range(7)]
        text = f"They spoke of {' and of '.join(words)} in {words[0].title()} again."
        day = None if rng.random() < undated else timedelta(hours=12 * at * rng.random())
        made.append(
            replace(
                article(f"a{at}", text, title=" ".join(words[:2])),
                published=None if day is None else START + day,
                cluster=rng.choice("xy") if rng.random() < 0.1 else None,
            )
        )
    return made
