"""A story as clustering gives it out: which articles, and what holds them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from brief.stories.calibrate import Scale
from brief.stories.gist import Gist, title_terms
from brief.stories.kinship import fade
from brief.stories.linkage import Group, cohesion, likeness, settled

_WORDS = 6
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Nearest(NamedTuple):
    """Another story, by its id, and how like it is, in [0, 1]."""

    story: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Why:
    """What holds a story together, and apart from others.

    `likeness` is the mean over pairs of its articles, in [0, 1], None for one
    alone; `words` are those of its titles that weigh most in it. `nearest` is
    the open story that it is likest to, if any: what the likeness is to be
    judged by. `given` is the cluster that the articles came with; then that is
    all the reason there is.
    """

    words: tuple[str, ...] = ()
    likeness: float | None = None
    nearest: Nearest | None = None
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """One story; its id is that of its first article to come in, times are in UTC."""

    id: str
    articles: tuple[str, ...]
    title: str
    first: datetime | None
    last: datetime | None
    why: Why


def gather(gists: Sequence[Gist], why: Why) -> Gathered:
    """Return the story of some articles, in the order they came in."""
    times = [gist.time for gist in gists if gist.time is not None]
    return Gathered(
        id=gists[0].id,
        articles=tuple(gist.id for gist in gists),
        title=next((gist.title for gist in gists if gist.title), ""),
        first=_moment(min(times)) if times else None,
        last=_moment(max(times)) if times else None,
        why=why,
    )


def explain(group: Group, gists: Sequence[Gist], scale: Scale, name: Callable[[Group], str]) -> Why:
    """Return why a group's articles are one story; `name` gives the id of a group's story."""
    rival, most = _nearest(group, scale)
    nearest = None if rival is None else Nearest(name(rival), round(most, 3))
    if group.size == 1:
        return Why(nearest=nearest)
    return Why(_words(group, gists), round(cohesion(group), 3), nearest)


def _nearest(group: Group, scale: Scale) -> tuple[Group | None, float]:
    """Return the open group that a group is likest to, by words and time, and how like."""
    best: Group | None = None
    most = 0.0
    for rival in dict.fromkeys(settled(rival) for rival in group.rivals):
        if rival.members and rival is not group:
            near = likeness(group, rival) * fade(group, rival, scale)
            if near > most:
                best, most = rival, near
    return best, most


def _words(group: Group, gists: Sequence[Gist]) -> tuple[str, ...]:
    """Return the words of the titles that weigh most in a group, one for each stem."""
    written: dict[str, str] = {}
    for gist in gists:
        for term, word in title_terms(gist.title, gist.language):
            if term in group.total:
                written.setdefault(term, word)
    heaviest = sorted(written, key=lambda term: (-group.total[term], term))
    return tuple(written[term] for term in heaviest[:_WORDS])


def _moment(days: float) -> datetime:
    """Return the time that is so many days after the beginning of 1970, to the second."""
    return _EPOCH + timedelta(seconds=round(days * 86_400))
