"""What every test gets: a clean environment, and properties that do not depend on speed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A shell that starts the tests in the background has interrupts ignored, and so would every
# process that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is not a failure, so nothing is timed. Where `CI` is set the examples
# are always the same ones: a change is judged by what it changes, not by luck.
settings.register_profile(
    "brief",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
)
settings.load_profile("brief")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regold`, which rewrites generated files instead of comparing them."""
    parser.addoption("--regold", action="store_true", help="rewrite the generated files")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys and settings of whoever runs the tests out of them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "AZURE_OPENAI_", "BRIEF_", "SLACK_")):
            monkeypatch.delenv(name)


@pytest.fixture
def regold(pytestconfig: pytest.Config) -> bool:
    """Say whether generated files are to be rewritten."""
    return bool(pytestconfig.getoption("--regold"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest, regold: bool) -> Callable[[str, str], None]:
    """Return a function that compares a rendering with a file of `golden` beside the test."""

    def compare(name: str, rendered: str) -> None:
        path = request.path.parent / "golden" / name
        if regold:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(rendered.encode())
        assert path.read_bytes() == rendered.encode()

    return compare
