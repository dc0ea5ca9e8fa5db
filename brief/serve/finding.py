"""Which stories of which day are meant by some words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from brief.archive.words import words_of
from brief.serve.library import DaySummary, Library, StorySummary, stems_of
from brief.serve.options import Topic

_BACK = 60  # days with a briefing that are looked through


class Found(NamedTuple):
    """Stories of one briefing, by their places from 0; `total` is how many it has."""

    day: date
    id: str
    places: tuple[int, ...]
    total: int


def find_stories(
    library: Library, words: str, day: date | None, topics: Sequence[Topic]
) -> Found | None:
    """Return the stories that the words are about, of the latest day that has any.

    Without words all of the day's. A topic's name stands for its words. None
    where there is no such day, or no such story.
    """
    days = library.days()
    wanted = [day] if day else sorted(days, reverse=True)
    topic = next((one for one in topics if one.name.lower() == words.strip().lower()), None)
    for one in islice((one for one in wanted if one in days), _BACK):
        short = library.summary(days[one])
        places = tuple(_matching(short.stories, words, topic))
        if places or not words:
            return Found(one, short.id, places, len(short.stories))
    return None


def nearest(library: Library, words: str, known: Iterable[str]) -> str:
    """Return the command, or the word of the latest headlines, that is most like the first word.

    "" where nothing is.
    """
    days = library.days()
    latest = library.summary(days[max(days)]) if days else DaySummary(date.min, "", ())
    spoken = {word.strip(".,;:!?“”\"'’") for one in latest.stories for word in one.headline.split()}
    by_form = {word.lower(): word for word in spoken if len(word) > 3} | {one: one for one in known}
    for word in words.lower().split():
        near = difflib.get_close_matches(word, by_form, n=1, cutoff=0.7)
        if near:
            return by_form[near[0]]
    return ""


def _matching(stories: Sequence[StorySummary], words: str, topic: Topic | None) -> Iterable[int]:
    stems = frozenset(words_of(words))
    for place, story in enumerate(stories):
        if topic is not None:
            included = any(stems_of([one]) <= story.stems for one in topic.include)
            excluded = any(stems_of([one]) <= story.stems for one in topic.exclude)
            if included and not excluded:
                yield place
        elif stems <= story.stems and (stems or not words):
            yield place
