"""The stages of a day, in order, each kept before the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from brief.archive import open_archive
from brief.archive.values import Period, Run, Stage, Times
from brief.deliver.mail import list_id
from brief.errors import ArchiveError, BriefError, Problem
from brief.ingest.web_values import NoMemory
from brief.model import Article, Briefing
from brief.morning.collecting import Read, collect_day, read_sources
from brief.morning.digest import layout, shortened
from brief.morning.making import lasting, make_briefing
from brief.morning.sending import HeldLedger, recipients, send
from brief.morning.unread import missing_note
from brief.morning.values import Made, Morning, MorningOptions, Tell
from brief.morning.window import window_of
from brief.past import Earlier, earlier_days, restored
from brief.render.records import to_record
from brief.wiring import archive_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brief.archive.store import Archive
    from brief.settings import Settings

_SIGN = 60.0
"""Seconds between signs of life while a stage goes on."""


def run_morning(
    settings: Settings, options: MorningOptions = MorningOptions(), tell: Tell = Tell()
) -> Morning:
    """Make, keep and deliver the briefing of a day, or what an earlier run left of that.

    Raises ArchiveError, also where another run holds the day; NoUsableSource where
    there is nothing to brief; NothingSupported and what the engine raises. What is
    kept by then stays kept, and another run goes on from there.
    """
    now = options.clock()
    day = options.day or now.astimezone(settings.zone).date()
    if day > now.astimezone(settings.zone).date():
        tell.say(f"{day} is still to come; it is briefed from what is published by now")
    if options.dry_run:
        return _try(settings, day, now, tell)
    url, how = archive_options(settings)
    with open_archive(url, replace(how, clock=options.clock)) as archive:
        archive.claim(settings.briefing.list_name, options.settings)
        with _held(archive, day) as run:
            return _Day(settings, archive, day, run, _alive(archive, day, tell)).go(options)


@contextmanager
def _telling(problems: Sequence[Problem], tell: Tell) -> Iterator[None]:
    """Tell what befell the sources where there is no briefing to tell it beside."""
    try:
        yield
    except BriefError:
        for problem in problems:
            tell.say(f"warning: {problem}")
        raise


@contextmanager
def _held(archive: Archive, day: date) -> Iterator[Run]:
    """Hold a day for this process."""
    run = archive.runs.take(day)
    try:
        yield run
    finally:
        found = archive.runs.find(day)
        # Whoever took the day over keeps it.
        if found is not None and archive.runs.is_mine(found):
            archive.runs.leave(day)


def _alive(archive: Archive, day: date, tell: Tell) -> Tell:
    """Return `tell` with a sign of life to the archive now and then."""
    last = monotonic()

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last > _SIGN:
            last = monotonic()
            archive.runs.hold(day)
        tell.progress(stage, done, total)

    return Tell(progress, tell.say)


@dataclass
class _Day:
    """One day on its way through the stages."""

    settings: Settings
    archive: Archive
    day: date
    run: Run
    tell: Tell
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    def go(self, options: MorningOptions) -> Morning:
        """Do what is left to do."""
        made = Made.BEFORE
        if self.run.stage.order < Stage.BRIEFED.order:
            made = Made.NOW
            self._make()
        briefing = self._kept()
        digest = shortened(briefing, self.settings)
        found = Morning(
            briefing,
            digest,
            layout(self.day, self.settings),
            made,
            self.problems,
            self.remarks,
            recipients(self.settings),
        )
        if not options.send:
            return found
        ledger = HeldLedger(
            self.archive.ledger(self.run.briefing), lambda: self.archive.runs.hold(self.day)
        )
        outcomes = send(digest, self.settings, ledger, self._left(), again=options.again)
        found = replace(found, outcomes=outcomes)
        if found.complete:
            self.archive.runs.reach(self.day, Stage.DELIVERED)
        return found

    def _make(self) -> None:
        """Read the sources unless that is done, brief what they hold, and keep it."""
        period = _period(self.settings, self.archive, self.day, self.run.started)
        if self.run.stage.order < Stage.COLLECTED.order:
            self.problems += collect_day(
                self.settings, self.archive, self.day, period, self.tell.progress
            )
        articles = self.archive.articles.of_period(period, self.run.started)
        if articles:
            # With none, another run reads the sources again: they may only have been down.
            self.run = self.archive.runs.reach(self.day, Stage.COLLECTED)
        earlier = earlier_days(self.archive, _week_before(self.day))
        with _telling(self.problems, self.tell):
            outcome = make_briefing(self.settings, self.day, articles, earlier, self.tell)
        briefing = outcome.briefing
        if note := missing_note(self.settings, self.archive):
            briefing = replace(briefing, notes=(*briefing.notes, note))
        same = lasting(briefing.changes, earlier.stored)
        kept = self.archive.briefings.keep(to_record(briefing), same)
        self.run = self.archive.runs.reach(self.day, Stage.BRIEFED, kept.id)
        self.problems += outcome.problems
        self.remarks += outcome.remarks

    def _left(self) -> frozenset[str]:
        """Return the readers who have left the list."""
        mail = self.settings.email
        if mail is None:
            return frozenset()
        name = self.settings.briefing.list_name
        return self.archive.readers.left(list_id(name, mail.sender))

    def _kept(self) -> Briefing:
        """Return the day's briefing as it was kept."""
        stored = self.archive.briefings.find(self.run.briefing or "")
        if stored is None:
            raise ArchiveError(
                f"archive {self.archive.name}: the briefing of {self.day} is not there"
            )
        return restored(stored, self.archive)


def _period(settings: Settings, archive: Archive, day: date, began: datetime) -> Times:
    """Return the times that a day goes by, the same for every run of it."""
    before = [one for one in archive.briefings.days() if one < day]
    previous = before[-1] if before else None
    return window_of(day, settings.zone, settings.briefing.hours, began, previous)


def _week_before(day: date) -> Period:
    """Return the days whose statements are known as told before."""
    return Period(day - timedelta(days=7), day - timedelta(days=1))


def _try(settings: Settings, day: date, now: datetime, tell: Tell) -> Morning:
    """Make a day's briefing from its sources anew, and keep nothing of it."""
    url, how = archive_options(settings)
    earlier, known = Earlier(), tuple[Article, ...]()
    period = window_of(day, settings.zone, settings.briefing.hours, now)
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(open_archive(url, replace(how, create=False)))
        except ArchiveError as error:
            tell.say(f"without earlier days: {error}")
        else:
            period = _period(settings, archive, day, now)
            earlier = earlier_days(archive, _week_before(day))
            known = archive.articles.of_period(period, now)
    read = read_sources(settings, period, NoMemory(), tell.progress)
    articles = _of_period(read, period, known)
    with _telling(read.problems, tell):
        outcome = make_briefing(settings, day, articles, earlier, tell)
    return Morning(
        outcome.briefing,
        shortened(outcome.briefing, settings),
        layout(day, settings),
        Made.TRIED,
        (*read.problems, *outcome.problems),
        outcome.remarks,
        recipients(settings),
    )


def _of_period(read: Read, period: Times, known: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles of a period: those read now, and those known that were not."""
    found = {one.url or one.sha256: one for one in known}
    for one in (*read.files, *read.web.articles):
        if one.published is None or period.since <= one.published < period.until:
            found[one.url or one.sha256] = one
    return tuple(found.values())
