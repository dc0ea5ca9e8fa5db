"""How a test calls a command: in this process, through the same door as the console script."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from brief.cli import main
from brief.model import Briefing, Engine


class Ended(NamedTuple):
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]
Terminal = Callable[[str], None]


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Return a function that runs `brief ARGS...` and gives back what came of it."""

    def run(*args: str) -> Ended:
        code = main(args)
        written = capsysbinary.readouterr()
        return Ended(code, written.out.decode("utf-8"), written.err.decode("utf-8"))

    return run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a function that makes `stdout` or `stderr` a terminal of 80 columns."""

    def become(stream: str) -> None:
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "80")

    return become


@pytest.fixture
def briefing() -> Briefing:
    """Return the smallest briefing there is."""
    return Briefing(date(2026, 3, 2), Engine("extractive"), sources=(), stories=())
