"""What a look at one part came to, and looking at many parts at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Thread
from typing import NamedTuple

from brief.deliver.outcome import one_line
from brief.errors import BriefError


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    WARNING = "warning"
    """It works, and something about it may not be as meant."""
    FAILED = "failed"
    """It does not work, so the next run would not either, or not wholly."""


class Finding(NamedTuple):
    """One line: the part, how it is, what was seen, and what to do if anything."""

    part: str
    state: State
    said: str
    todo: str = ""

    def __str__(self) -> str:
        """Return the line, what other machines said made safe to print."""
        text = one_line(self.said) + (f"; {one_line(self.todo)}" if self.todo else "")
        return f"{self.state:<8} {self.part:<9} {text}"


def fine(part: str, said: str) -> Finding:
    """Return that a part is as it should be."""
    return Finding(part, State.OK, said)


def doubtful(part: str, said: str, todo: str) -> Finding:
    """Return that something may not be as meant."""
    return Finding(part, State.WARNING, said, todo)


def failed(part: str, said: str, todo: str = "") -> Finding:
    """Return that a part does not work."""
    return Finding(part, State.FAILED, said, todo)


@dataclass(frozen=True, slots=True)
class Part:
    """A part and how it is looked at; `name` is what it is called if that takes too long.

    What `look` raises of ours is a finding that the part failed.
    """

    name: str
    look: Callable[[], Iterable[Finding]]
    about: str = ""


@dataclass(slots=True)
class _Looking:
    part: Part
    found: list[Finding] | None = None
    fault: BaseException | None = None
    thread: Thread = field(init=False)

    def __post_init__(self) -> None:
        # A thread that hangs must not keep the program from ending.
        self.thread = Thread(target=self._look, daemon=True, name=f"look at {self.part.name}")
        self.thread.start()

    def _look(self) -> None:
        try:
            self.found = list(self.part.look())
        except BriefError as error:
            self.found = [failed(self.part.name, str(error))]
        except BaseException as fault:  # noqa: BLE001 - the edge of a thread; raised again below
            self.fault = fault


def look_at(parts: Sequence[Part], seconds: float) -> list[Finding]:
    """Look at all parts at once, `seconds` at most; return the findings in their order."""
    looking = [_Looking(part) for part in parts]
    end = time.monotonic() + seconds
    findings: list[Finding] = []
    for one in looking:
        one.thread.join(max(0.0, end - time.monotonic()))
        if one.fault is not None:
            raise one.fault
        if one.found is None:
            said = f"{one.part.about}: " if one.part.about else ""
            todo = "it hangs; try again, or give it longer with --timeout"
            findings.append(failed(one.part.name, f"{said}no end in {seconds:g} seconds", todo))
        else:
            findings.extend(one.found)
    return findings
