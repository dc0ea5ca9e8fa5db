"""Looks at each source: what stands there, how many articles, how new they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from brief.errors import NoUsableSource, Problem, SourceNotFound
from brief.ingest import load
from brief.ingest.answers import Fetched, Unchanged
from brief.ingest.fetch import Fetcher
from brief.ingest.web_read import Reader
from brief.ingest.web_values import FetchOptions, NoMemory, Remembered, WebSource
from brief.setup.findings import Finding, doubtful, failed, fine

_PART = "source"


class _Timed(Fetcher):
    """A fetcher that notes how far this machine's clock is ahead of the sites', in seconds."""

    offsets: list[float]

    def get(self, url: str, known: Remembered | None = None) -> Fetched | Unchanged:
        """Fetch, and compare the clocks."""
        found = super().get(url, known)
        if isinstance(found, Fetched) and found.date:
            try:
                theirs = parsedate_to_datetime(found.date)
            except ValueError:
                return found
            if theirs.tzinfo is not None:
                self.offsets.append((datetime.now(UTC) - theirs).total_seconds())
        return found


class WebLook:
    """Looks at sources of the web; only they are read, none of the pages that they list."""

    def __init__(self, options: FetchOptions, hours: int) -> None:
        """Read as `options` say; what is older than `hours` would not be briefed."""
        self._now = options.moment
        self._oldest = self._now - timedelta(hours=hours)
        self._hours = hours
        self._fetcher = _Timed(options)
        self._fetcher.offsets = []
        self._reader = Reader(self._fetcher, options, NoMemory())

    @property
    def offsets(self) -> list[float]:
        """Seconds by which this machine's clock is ahead of each site's that was read."""
        return self._fetcher.offsets

    def close(self) -> None:
        """Close the connections."""
        self._fetcher.__exit__(None, None, None)

    def look(self, source: WebSource) -> Iterator[Finding]:
        """Yield one line about a source."""
        result = self._reader.read_source(source)
        problems = result.problems
        if not result.targets and not result.pages:
            said, todo = _first(problems)
            yield failed(_PART, f"{source.url}: {said}", todo)
            return
        if result.pages:
            words = len(result.pages[0].prose.split())
            said = f"{source.url}: a page with an article of {words} words"
            yield _with(problems, said)
            return
        dates = [t.entry.published for t in result.targets if t.entry.published]
        title = result.targets[0].entry.feed
        said = f"{source.url}: {f'“{title}”, ' if title else ''}{_entries(len(result.targets))}"
        yield self._aged(said, dates, problems)

    def _aged(self, said: str, dates: Sequence[datetime], problems: Sequence[Problem]) -> Finding:
        """Say how new the newest is, if anything says so."""
        if not dates:
            todo = "each article's own page has to give its date"
            return _with(problems, f"{said}, none dated", todo)
        newest = max(dates)
        said = f"{said}, newest {newest:%Y-%m-%d %H:%M} UTC"
        if newest < self._oldest:
            what = f"{said}, older than the {self._hours} hours of [briefing] hours"
            return doubtful(_PART, what, "nothing of it is briefed until it has something new")
        return _with(problems, said)


def _entries(number: int) -> str:
    return f"lists {number} article{'' if number == 1 else 's'}"


def _with(problems: Sequence[Problem], said: str, todo: str = "") -> Finding:
    """Return the finding of a source that can be read, with what was met on the way."""
    if problems:
        what, advice = _first(problems)
        return doubtful(_PART, f"{said}; {what}", advice)
    return doubtful(_PART, said, todo) if todo else fine(_PART, said)


def _first(problems: Sequence[Problem]) -> tuple[str, str]:
    """Return the first problem, how many more there are, and what to do."""
    if not problems:
        return "nothing in it can be read", "look at it in a browser"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return problems[0].what + more, problems[0].todo


def look_at_files(path: str) -> Iterator[Finding]:
    """Yield one line about a file, folder or pattern."""
    try:
        loaded = load([path])
    except (SourceNotFound, NoUsableSource) as error:
        yield failed(_PART, str(error))
        return
    count = len(loaded.articles)
    said = f"{path}: {count} article{'' if count == 1 else 's'}"
    dates = [one.published for one in loaded.articles if one.published]
    if dates:
        said += f", newest {max(dates):%Y-%m-%d %H:%M} UTC"
    if not loaded.problems:
        yield fine(_PART, said)
        return
    first, more = loaded.problems[0], len(loaded.problems) - 1
    met = f"{first.path}: {first.what}" + (f" (and {more} more)" if more else "")
    yield doubtful(_PART, f"{said}; {met}", first.todo)
