"""An archive with two days of an invented harbour, a Slack, and a server over both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brief.model import Briefing
from brief.serve.options import ServeOptions
from tests.render.made import harbour
from tests.serve.running import Running, fill, running, slack_options
from tests.serve.slack_double import SlackDouble, slack_double

FIRST, SECOND = date(2031, 5, 5), date(2031, 5, 7)


@pytest.fixture(scope="session")
def briefings() -> tuple[Briefing, Briefing]:
    """Two days: the second has one statement less."""
    first = harbour()
    story = first.stories[0]
    fewer = replace(story, statements=story.statements[1:])
    return first, replace(first, date=SECOND, stories=(fewer,))


@pytest.fixture
def place(briefings: tuple[Briefing, Briefing], tmp_path: Path) -> str:
    """An archive that holds them."""
    return fill(tmp_path / "a.sqlite", *briefings)


@pytest.fixture
def double() -> Iterator[SlackDouble]:
    """A Slack on this machine."""
    with slack_double() as one:
        yield one


@pytest.fixture
def slack(place: str, double: SlackDouble) -> Iterator[Running]:
    """A server with the slash command."""
    options = ServeOptions(archive=place, slack=slack_options(double))
    with running(options, double) as one:
        yield one


@pytest.fixture
def site(place: str) -> Iterator[Running]:
    """A server with the pages alone."""
    with running(ServeOptions(archive=place)) as one:
        yield one
