"""One source to what it lists, one listed page to its article, each with what to remember.

A `Reader` serves one run and is called from several threads. The network is
waited for in parallel; pages are parsed by a few workers where there are many, and
else one at a time, which costs nothing under one interpreter's lock and bounds how
many of them are in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock

from brief.errors import Problem
from brief.ingest import bodies
from brief.ingest.answers import Fetched, Unchanged
from brief.ingest.decode import clean
from brief.ingest.feeds import read_feed
from brief.ingest.fetch import Fetcher
from brief.ingest.files import Refused
from brief.ingest.json_feed import is_json_feed, read_json_feed
from brief.ingest.listings import Entry, Listing, choose, pack, unpack
from brief.ingest.locations import web_location, without_counters
from brief.ingest.pages import Page
from brief.ingest.signs import read_signs
from brief.ingest.sitemaps import is_sitemap, read_sitemap
from brief.ingest.statuses import Answered
from brief.ingest.web_pages import decoded, read_entry, read_page
from brief.ingest.web_values import FetchMemory, FetchOptions, Remembered, WebKind, WebSource
from brief.workers import Workers

_FEED_ROOTS = ("<rss", "<feed", "<rdf:rdf")
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Target:
    """A page to read, as a source lists it."""

    source: WebSource
    entry: Entry


@dataclass(frozen=True, slots=True)
class PageResult:
    """What came of one page."""

    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceResult(PageResult):
    """What came of one source: pages at once, or targets to be read next."""

    targets: tuple[Target, ...] = ()


class Reader:
    """Reads the sources of one run, and the pages that they lead to."""

    def __init__(
        self,
        fetcher: Fetcher,
        options: FetchOptions,
        memory: FetchMemory,
        workers: Workers | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._options = options
        self._memory = memory
        self._workers = workers or Workers(most=1)
        self._now = options.moment
        self._parsing = Lock()

    def read_source(self, source: WebSource) -> SourceResult:
        """Read one source: a page as it is, a feed or sitemap to its targets."""
        known = self._memory.recall(source.url)
        try:
            return self._read_source(source, known)
        except Refused as error:
            failed = (known or Remembered(source.url)).failed(self._now)
            days = _days(failed, self._now.date().toordinal())
            what = error.what + (f"; it has failed on {days} days in a row" if days > 1 else "")
            problem = Problem(_shown(source.url), what, error.todo)
            return SourceResult(problems=(problem,), remembered=(failed,))

    def _read_source(self, source: WebSource, known: Remembered | None) -> SourceResult:
        """Read one source. Raises Refused when it cannot be."""
        url = web_location(source.url)
        if source.kind is WebKind.PAGE:
            result = self._read_page(Target(source, Entry(url)), known)
            return SourceResult(result.pages, result.problems, result.remembered, result.unchanged)
        found = self._fetcher.get(url, known)
        if isinstance(found, Unchanged):
            listing = unpack(found.known.kept)
            if listing is not None:
                return self._listed(source, listing, replace(found.known, failing_since=None))
            if source.kind is WebKind.AUTO and found.known.kept:  # a page: what is kept is its url
                again = replace(found.known, seen=self._now, failing_since=None)
                return SourceResult(remembered=(again,), unchanged=(found.known.kept,))
            found = self._fetcher.get(url)
        if isinstance(found, Unchanged):
            raise Refused("says that it is unchanged without being asked", "tell its site")
        return self._sorted_out(source, found)

    def _sorted_out(self, source: WebSource, found: Fetched) -> SourceResult:
        """Tell what an address holds, and read that."""
        with self._parsing:
            listing = self._listing(source, found)
        if listing is None:
            entry = Entry(web_location(source.url), outlet=source.outlet)
            page = self._workers.do(read_page, entry.url, found, entry)
            known = self._remember(source.url, found, page.facts.url)
            return SourceResult(pages=(page,), remembered=(known,))
        listing, problems = self._followed(listing)
        known = self._remember(source.url, found, "")
        result = self._listed(source, listing, known)
        if found.moved:
            problems.append(
                Problem(
                    _shown(source.url), "has moved for good", f"give its new address: {found.url}"
                )
            )
        return replace(result, problems=(*problems, *result.problems))

    def _listing(self, source: WebSource, found: Fetched) -> Listing | None:
        """Read a feed or sitemap; None where the address holds a page."""
        if bodies.is_gzip(found.body):
            found = found._replace(body=bodies.unzip(found.body, self._options.most_bytes))
        text = decoded(found).text
        head = text[:4000].lstrip("\ufeff \r\n\t").lower()
        if source.kind is WebKind.SITEMAP or (head.startswith("<") and is_sitemap(head)):
            return read_sitemap(text, found.url)
        if is_json_feed(text):
            return read_json_feed(text, found.url)
        if any(root in head for root in _FEED_ROOTS):
            return read_feed(text, found.url)
        if source.kind is WebKind.AUTO and "xml" not in found.kind.replace("xhtml+xml", ""):
            return None
        named = read_signs(text, found.url).feeds if "<html" in head else ()
        if named:
            raise Refused("is a web page, not a feed", f"give the feed that it names: {named[0]}")
        return read_feed(text, found.url)

    def _followed(self, listing: Listing) -> tuple[Listing, list[Problem]]:
        """Join what the sitemaps list that an index names."""
        entries, problems = list(listing.entries), []
        for url in listing.further:
            try:
                further = self._fetcher.get(url)
                if isinstance(further, Fetched):
                    with self._parsing:
                        child = self._listing(WebSource(url, WebKind.SITEMAP), further)
                    entries.extend(child.entries if child else ())
            except Refused as error:
                problems.append(Problem(_shown(url), error.what, error.todo))
        return replace(listing, entries=tuple(entries)), problems

    def _listed(self, source: WebSource, listing: Listing, known: Remembered) -> SourceResult:
        """Choose what to read of a listing, and what to say of it."""
        chosen, more = choose(
            listing.entries, self._options.most_per_source, self._options.since, self._now
        )
        shown = _shown(source.url)
        problems = []
        if not listing.entries:
            problems.append(Problem(shown, "lists no article", "check whether it is still kept up"))
        if listing.without_address:
            what = f"{listing.without_address} of its entries have no address"
            problems.append(Problem(shown, what, "they are left out"))
        if more:
            what = f"lists {more} more articles than are read; the newest were taken"
            problems.append(Problem(shown, what, "raise most_per_source to read them"))
        targets = tuple(
            Target(
                source,
                replace(
                    entry,
                    url=without_counters(entry.url),
                    outlet=entry.outlet or source.outlet,
                    feed=listing.title,
                ),
            )
            for entry in chosen
        )
        known = replace(known, seen=self._now, kept=pack(listing, chosen))
        if more:  # or what was left would never be listed again
            known = replace(known, etag="", modified="")
        return SourceResult(problems=tuple(problems), remembered=(known,), targets=targets)

    def read_target(self, target: Target) -> PageResult:
        """Read the article that a feed or sitemap lists."""
        known = self._memory.recall(target.entry.url)
        if not target.source.full_text and target.entry.content:
            return self._carried(target)
        if not target.source.full_text and known is not None:
            return PageResult(unchanged=(known.kept,) if known.kept else ())
        try:
            return self._read_page(target, known)
        except Refused as error:
            return self._stood_in(target, error, known)

    def _read_page(self, target: Target, known: Remembered | None) -> PageResult:
        """Fetch and read a page. Raises Refused when its article is not there, or not whole."""
        url = target.entry.url
        found = self._fetcher.get(url, known)
        if isinstance(found, Unchanged):
            again = replace(found.known, seen=self._now, failing_since=None)
            return PageResult(remembered=(again,), unchanged=(again.kept,) if again.kept else ())
        page = self._workers.do(read_page, url, found, target.entry)
        return PageResult((page,), (), (self._remember(url, found, page.facts.url),))

    def _carried(self, target: Target) -> PageResult:
        """Read the text that a feed carries itself."""
        url = target.entry.url
        try:
            with self._parsing:
                page = read_entry(target.entry)
        except Refused as error:
            return PageResult(problems=(Problem(_shown(url), error.what, error.todo),))
        return PageResult((page,), (), (Remembered(url, seen=self._now, kept=page.facts.url),))

    def _stood_in(self, target: Target, error: Refused, known: Remembered | None) -> PageResult:
        """Take the feed's own text for a page that cannot be read, if it is a whole article."""
        shown = _shown(target.entry.url)
        try:
            with self._parsing:
                page = read_entry(target.entry, stands_in=True)
        except Refused:
            gone = isinstance(error, Answered) and error.status in _GONE and known is not None
            what = error.what + ("; it was there before" if gone else "")
            return PageResult(problems=(Problem(shown, what, error.todo),))
        what = f"{error.what}; the text that its feed carries is used"
        return PageResult((page,), (Problem(shown, what),))

    def _remember(self, url: str, found: Fetched, kept: str) -> Remembered:
        """Write down what makes the next reading of `url` a short one."""
        return Remembered(url, found.url, found.etag, found.modified, self._now, None, kept)


def _days(failed: Remembered, today: int) -> int:
    """On how many days in a row an address has failed, the first and today included."""
    since = failed.failing_since
    return 1 if since is None else today - since.date().toordinal() + 1


def _shown(url: str) -> str:
    """An address as a person can be shown it."""
    return clean("".join(ch if ch.isprintable() else " " for ch in url))[:500]
