"""What the morning run is told, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

from brief.deliver.outcome import Outcome, complete
from brief.errors import Problem
from brief.model import Briefing
from brief.render.layout import Layout


def utc_now() -> datetime:
    """Return the time by this machine's clock, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class MorningOptions:
    """What a morning run may be told.

    `day` None is today in the settings' time zone. With `dry_run` nothing is kept
    and nothing sent; without `send` all is kept and nothing sent, which a later
    run does. `again` sends also what is in doubt or was refused for good. `settings` is where
    they stand, by which the archive knows whose it is.
    """

    day: date | None = None
    dry_run: bool = False
    send: bool = True
    again: bool = False
    settings: str = ""
    clock: Callable[[], datetime] = utc_now


class Made(StrEnum):
    """Where the briefing of a day comes from."""

    NOW = "made now"
    BEFORE = "made before"
    """By an earlier run, which may have been cut short; it stays as it was."""
    TRIED = "made and not kept"


@dataclass(frozen=True, slots=True)
class Morning:
    """What came of a run: the briefing whole, the digest and its layout as delivered, who got it.

    `recipients` are those it goes to, outcomes or not; `remarks` are lines for
    whoever runs it.
    """

    briefing: Briefing
    digest: Briefing
    layout: Layout
    made: Made
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def complete(self) -> bool:
        """Say whether everybody to whom it was to be sent has it."""
        return complete(self.outcomes)


class Tell(NamedTuple):
    """Whom to tell how it goes: `progress(stage, done, total)`, and `say` a line."""

    progress: Callable[[str, int, int], None] = lambda stage, done, total: None
    say: Callable[[str], None] = lambda line: None
