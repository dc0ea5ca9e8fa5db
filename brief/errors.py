"""The error tree, and the exit code that each branch gives.

    BriefError                      code
    ├── SourceError
    │   ├── SourceNotFound             3   nothing at that path, or nothing matched
    │   └── NoUsableSource             4   every source given was refused
    ├── NothingSupported               5   no statement survived the checker
    ├── FileFormatError                6   a briefing, draft or claims file is malformed
    ├── OutputError                    7   the output could not be written
    ├── MissingSource                  8   a cited source is nowhere to be found
    ├── EngineUnavailable              9   the engine asked for cannot run here
    ├── OpinionUnavailable            10   a second opinion asked for cannot be given
    ├── ModelFailure                  11   a chat model gave no usable answer
    │   └── BudgetStopped             12   the next request could cost more than allowed
    ├── DownloadFailed                13   what was to be fetched did not come
    ├── ArchiveError                  14   the archive cannot be used, or another run holds the day
    ├── SettingsError                 15   brief.toml is missing or makes no sense
    ├── ServeError                    16   `brief serve` cannot start
    └── NotDelivered                  17   somebody did not get the digest

Code 0 is success, 1 means that something was found unsupported, 2 is a usage
error (typer's own), 130 an interrupt. `Problem` is not an error: it is what
befell one source while the others went on.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple


class Problem(NamedTuple):
    """One source that could not be used, or was used with a reservation."""

    path: str
    what: str
    todo: str = ""

    def __str__(self) -> str:
        """One line: which file, what is wrong, what to do."""
        return f"{self.path}: {self.what}" + (f"; {self.todo}" if self.todo else "")


class BriefError(Exception):
    """Base of all errors raised on purpose; its text is one clear line."""

    exit_code: ClassVar[int] = 70


class SourceError(BriefError):
    """The sources given cannot be briefed."""


class SourceNotFound(SourceError):
    """A path, folder or pattern that leads to no file."""

    exit_code = 3


class NoUsableSource(SourceError):
    """Files were found, and none of them holds an article."""

    exit_code = 4


class NothingSupported(BriefError):
    """Every statement composed was rejected."""

    exit_code = 5


class FileFormatError(BriefError):
    """A file given to check or verify is not of the form it should be."""

    exit_code = 6


class OutputError(BriefError):
    """The place to write to refuses."""

    exit_code = 7


class MissingSource(BriefError):
    """A source that a briefing cites is found neither by hash nor by path."""

    exit_code = 8


class EngineUnavailable(BriefError):
    """The engine asked for is not installed or not configured."""

    exit_code = 9


class OpinionUnavailable(BriefError):
    """A second opinion asked for cannot be given: what it needs is missing or fails."""

    exit_code = 10


class ModelFailure(BriefError):
    """A request to a model that gave no usable answer; its text says why, in one line.

    `retryable`: the same request may succeed a little later. `fatal`: every other
    request of this run would fail in the same way, so none need be sent.
    """

    exit_code = 11
    retryable: ClassVar[bool] = False
    fatal: ClassVar[bool] = False


class BudgetStopped(ModelFailure):
    """The next request could cost more than the budget of the run allows, so it was not sent."""

    exit_code = 12
    fatal = True


class DownloadFailed(BriefError):
    """What was to be fetched did not come, or is not what it should be."""

    exit_code = 13


class ArchiveError(BriefError):
    """The archive cannot be opened, read or written, or another run holds the day."""

    exit_code = 14


class SettingsError(BriefError):
    """The settings file is missing, cannot be read or makes no sense."""

    exit_code = 15


class ServeError(BriefError):
    """The server cannot start: its port is taken, a package or a secret is missing."""

    exit_code = 16


class NotDelivered(BriefError):
    """Somebody to whom the digest was to be sent did not get it, or it is not known."""

    exit_code = 17
