"""`brief verify`: what it prints and how it ends."""

from __future__ import annotations

import pytest

from brief import daily
from brief.check.verify import Failure, VerifyReport
from brief.errors import FileFormatError, MissingSource
from tests.cli.conftest import Call


def _answer(monkeypatch: pytest.MonkeyPatch, *failures: Failure) -> list[tuple[str, list[str]]]:
    """Let verification find `failures` in 12 statements, and return the record of the calls."""
    calls: list[tuple[str, list[str]]] = []

    def verify(path: str, sources: list[str]) -> VerifyReport:
        calls.append((path, sources))
        return VerifyReport(failures, checked=12)

    monkeypatch.setattr(daily, "verify", verify)
    return calls


def test_a_good_briefing_passes(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to report there is one line and code 0."""
    calls = _answer(monkeypatch)
    ended = call("verify", "b.json", "-s", "one", "--sources", "two")
    assert ended == (0, "b.json: 12 checked, 0 failed\n", "")
    assert calls == [("b.json", ["one", "two"])]


def test_each_failure_is_a_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """One failure makes the code 1, and its text stays on one line."""
    _answer(monkeypatch, Failure("s1.3", "C103", "the quote\nis not there"))
    ended = call("verify", "b.json", "-s", "one")
    assert ended.code == 1
    assert ended.out == "s1.3: C103 the quote is not there\nb.json: 12 checked, 1 failed\n"


@pytest.mark.parametrize("error", [FileFormatError, MissingSource])
def test_what_cannot_be_verified_has_its_code(
    call: Call, monkeypatch: pytest.MonkeyPatch, error: type[FileFormatError | MissingSource]
) -> None:
    """A malformed briefing and a missing source are not failures of a statement."""

    def verify(path: str, sources: list[str]) -> None:
        raise error("b.json: cannot be verified")

    monkeypatch.setattr(daily, "verify", verify)
    assert call("verify", "b.json", "-s", "x") == (
        error.exit_code,
        "",
        "brief: b.json: cannot be verified\n",
    )


def test_sources_have_to_be_named(call: Call) -> None:
    """Without `--sources` there is nothing to prove it from."""
    assert call("verify", "b.json").code == 2
