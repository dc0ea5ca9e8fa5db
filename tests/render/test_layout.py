"""How a digest is laid out: title, sections, where the page is, and in whose time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from brief import daily
from brief.model import Briefing, Kind
from brief.render import Format, render, wording
from brief.render.layout import Layout
from tests.changes.test_rendered import told

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="module")
def briefing(root: Path) -> Briefing:
    """The briefing of the example."""
    return daily.run([str(root / "examples" / "dresna-river")]).briefing


@pytest.mark.parametrize("format_", [Format.MD, Format.TEXT, Format.SLACK, Format.HTML])
def test_the_series_has_its_title(briefing: Briefing, format_: Format) -> None:
    """The title of the settings stands where "Briefing" does by itself."""
    named = render(briefing, format_, Layout("Dresna weekly"))
    assert "dresna weekly" in named.lower()
    assert "dresna weekly" not in render(briefing, format_).lower()


@pytest.mark.parametrize("format_", [Format.MD, Format.TEXT, Format.SLACK])
def test_the_page_is_linked_where_there_is_one(briefing: Briefing, format_: Format) -> None:
    """Only an address of the web is a link."""
    assert "https://desk.example/9" in render(
        briefing, format_, Layout(link="https://desk.example/9")
    )
    for link in ("javascript:alert(1)", ""):
        shown = render(briefing, format_, Layout(link=link))
        assert wording.WITH_EVIDENCE not in shown
        assert "javascript" not in shown


def test_json_is_never_laid_out(briefing: Briefing) -> None:
    """Programs get all of it, whatever readers see."""
    layout = Layout("Other", (Kind.AGREED,), "https://desk.example", BERLIN, empty_sections=False)
    assert render(briefing, Format.JSON, layout) == render(briefing, Format.JSON)


@pytest.mark.parametrize(
    ("when", "zone", "said"),
    [
        (datetime(2031, 3, 5, 23, 30, tzinfo=UTC), UTC, "5 March 2031, 23:30 UTC"),
        (datetime(2031, 3, 5, 23, 30, tzinfo=UTC), BERLIN, "6 March 2031, 00:30 CET"),
        (datetime(2031, 7, 5, 22, 0, tzinfo=UTC), BERLIN, "6 July 2031, 00:00 CEST"),
        (datetime(2031, 3, 5, tzinfo=UTC), BERLIN, "5 March 2031"),
        (datetime(2031, 3, 5, tzinfo=UTC), ZoneInfo("America/Lima"), "5 March 2031"),
        (
            datetime(2031, 3, 5, 9, 0, tzinfo=UTC),
            ZoneInfo("Asia/Kathmandu"),
            "5 March 2031, 14:45 UTC+0545",
        ),
    ],
)
def test_times_are_told_where_the_reader_is(when: datetime, zone: ZoneInfo, said: str) -> None:
    """With the day that it is there; a day without a time stays that day."""
    assert wording.moment(wording.local(when, zone)) == said


def test_sources_and_changes_are_dated_alike() -> None:
    """A report of the late evening in UTC is of the next day in the digest's zone, everywhere."""
    text = render(told(4), Format.MD, Layout(zone=ZoneInfo("Pacific/Auckland")))
    assert "UTC" not in text
    assert "NZST" in text
    assert "UTC" in render(told(4), Format.MD)


def test_sections_without_news_may_be_left_out() -> None:
    """A digest need not say of each story that nothing is new."""
    day = told(4)
    whole, short = render(day, Format.MD), render(day, Format.MD, Layout(empty_sections=False))
    assert wording.NOTHING_NEW in whole
    assert wording.NOTHING_NEW not in short
    assert short.count("### As before") == whole.count("### As before") > 0
