"""A picture of a story's sources: a lane for each origin, time from left to right.

Places across are in percent of the width and down in pixels, so that the
picture fits a telephone without its letters growing small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from brief.model import Article, Origin, Story
from brief.render import wording
from brief.render.view import Source

MOST_LANES = 10
"""Origins beyond these share one lane."""
_LEFT, _RIGHT = 2.5, 97.0
_STEP = 2.0  # percent between articles of one moment
_ROW = 36  # pixels
_LABEL = 48  # code points
_TICKS = 4


class Tick(NamedTuple):
    """A moment on the axis: `anchor` is start, middle or end of its words."""

    x: float
    words: str
    anchor: str


class Dot(NamedTuple):
    """An article: where it stands, whether it is an original, and where that stands."""

    source: Source
    x: float
    y: float
    original: bool
    joined: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Lane:
    """An origin, or several that one article each tells, with the height of its words."""

    label: str
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture; `height` is in pixels, `words` say what it shows."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: float
    words: str


def timeline(
    story: Story, articles: Mapping[str, Article], sources: Mapping[str, Source]
) -> Timeline | None:
    """Return the picture of a story's origins, None where there are fewer than two articles."""
    whole = [one for one in story.origins if one.articles and one.original in sources]
    named = [name for one in whole for name in one.articles if name in sources]
    if len(named) < 2:
        return None
    scale = _Scale.over([articles[name] for name in named])
    alone = [one for one in whole if len(one.articles) == 1]
    apart = whole
    if len(whole) > MOST_LANES:
        apart = sorted(whole, key=lambda one: -len(one.articles))[: MOST_LANES - 1]
    rest = [one for one in whole if one not in apart]
    groups = [[one] for one in apart] + ([rest] if rest else [])
    groups.sort(key=lambda group: scale.at(articles[group[0].original]))
    lanes = tuple(
        _lane(place, group, scale, articles, sources) for place, group in enumerate(groups)
    )
    return Timeline(
        lanes=lanes,
        ticks=scale.ticks(),
        height=len(lanes) * _ROW + 24,
        words=f"{wording.count(len(whole), 'origin')}, of which {len(whole) - len(alone)} told by "
        f"more than one article; {wording.count(len(named), 'article')}, "
        f"{scale.words}. The table below holds the same.",
    )


def _lane(
    place: int,
    group: Sequence[Origin],
    scale: _Scale,
    articles: Mapping[str, Article],
    sources: Mapping[str, Source],
) -> Lane:
    top = place * _ROW
    label = sources[group[0].original].outlet if len(group) == 1 else f"{len(group)} more origins"
    if len(group) == 1 and len(group[0].articles) > 1:
        label += f" and {wording.count(len(group[0].articles) - 1, 'article')} derived from it"
    taken: Counter[float] = Counter()
    dots = []
    for origin in group:
        first = _apart(scale.at(articles[origin.original]), taken)
        for name in (one for one in origin.articles if one in sources):
            original = name == origin.original
            x = first if original else _apart(scale.at(articles[name]), taken)
            joined = None if original else (first, top + 21.0)
            dots.append(Dot(sources[name], x, top + 21.0, original, joined))
    return Lane(_short(label), top + 12.0, tuple(dots))


def _apart(x: float, taken: Counter[float]) -> float:
    """Return a place of its own for one more article of the same moment."""
    taken[x] += 1
    step = _STEP * (taken[x] - 1)
    return round(max(min(x + (step if x < 60 else -step), _RIGHT), _LEFT), 2)


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Time along the width; `begin` and `end` are None where no article has a date."""

    begin: datetime | None
    end: datetime | None
    undated: bool

    @classmethod
    def over(cls, articles: Sequence[Article]) -> _Scale:
        dated = [one.published for one in articles if one.published is not None]
        undated = len(dated) < len(articles)
        return cls(min(dated, default=None), max(dated, default=None), undated)

    @property
    def words(self) -> str:
        if self.begin is None or self.end is None:
            return "undated"
        if self.begin.date() == self.end.date():
            return f"on {wording.day(self.begin)}"
        return f"from {wording.day(self.begin)} to {wording.day(self.end)}"

    @property
    def _left(self) -> float:
        return 16.0 if self.undated and self.begin else _LEFT

    def at(self, article: Article) -> float:
        """Return the place of an article in percent of the width."""
        return _LEFT if article.published is None else self._place(article.published)

    def _place(self, when: datetime) -> float:
        assert self.begin is not None
        assert self.end is not None
        length = (self.end - self.begin) / timedelta(seconds=1)
        part = (when - self.begin) / timedelta(seconds=1) / length if length else 0.0
        return round(self._left + part * (_RIGHT - self._left), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the days that begin within, or the two ends of what happened in one day."""
        if self.begin is None or self.end is None:
            return (Tick(_LEFT, "no date", "start"),)
        made = [Tick(_LEFT, "no date", "start")] if self.undated else []
        days = (self.end.date() - self.begin.date()).days
        midnights = [
            datetime.combine(self.begin.date() + timedelta(days=one), time(), UTC)
            for one in range(days + 1)
        ]
        inside = [one for one in midnights if self.begin <= one <= self.end]
        if not days:
            ends = dict.fromkeys((self.begin, self.end))
            return (*made, *(self._tick(one, f"{one:%H:%M} UTC") for one in ends))
        step = -(-len(inside) // _TICKS)
        ticks = [self._tick(one, wording.day(one).rpartition(" ")[0]) for one in inside[::step]]
        # The words of two moments at most are too near each other.
        near = [b for a, b in pairwise(ticks) if b.x - a.x < 12]
        return (*made, *(one for one in ticks if one not in near))

    def _tick(self, when: datetime, words: str) -> Tick:
        x = self._place(when)
        anchor = "start" if x < 20 else "end" if x > 80 else "middle"
        return Tick(x, words, anchor)
