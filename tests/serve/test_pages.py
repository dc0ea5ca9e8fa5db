"""The pages of past briefings: what is there, under which headers, and for whom."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from brief.model import Briefing, Changes
from brief.render import Format, render
from brief.render.layout import Layout
from brief.serve.library import Library
from brief.serve.options import ServeOptions
from tests.render.made import harbour
from tests.serve.conftest import FIRST
from tests.serve.running import TOKEN, Running, fill, running

PAGES = (
    "/",
    "/day/2031-05-05",
    "/day/2031-05-07/changes",
    "/day/2031-05-05/changes",
    "/search",
    "/search?q=ferry",
    "/nothing",
    "/login",
)


def test_the_days_are_listed(site: Running) -> None:
    """The latest first, with the headlines; each leads to its page and to what changed."""
    text = site.get("/").text
    assert re.findall(r'<a href="(/day/[^"]+)"', text) == [
        "/day/2031-05-07",
        "/day/2031-05-07/changes",
        "/day/2031-05-05",
        "/day/2031-05-05/changes",
    ]
    assert text.count("Ferry strike ends with a pay deal") == 2
    answer = site.get("/latest")
    assert (answer.status_code, answer.headers["location"]) == (303, "/day/2031-05-07")
    short = site.get("/2031-05-05")
    assert (short.status_code, short.headers["location"]) == (303, "/day/2031-05-05")


def test_a_day_is_the_rendered_page(site: Running, briefings: tuple[Briefing, Briefing]) -> None:
    """It is what `--format html` gives, with links to the pages around it, and nothing else."""
    text = site.get("/day/2031-05-05").text
    nav = re.search(r'<nav aria-label="Archive">.*?</nav>', text)
    assert nav is not None
    assert text.replace(f"\n{nav[0]}", "", 1) == render(briefings[0], Format.HTML)
    links = re.findall(r'href="([^"]+)"', nav[0])
    assert links == [
        "/",
        "/day/2031-05-07",
        "/day/2031-05-05/changes",
        "/day/2031-05-05.json",
        "/search",
    ]
    assert all(site.get(link).status_code == 200 for link in links)


def test_a_day_is_laid_out_as_the_settings_say(place: str, site: Running) -> None:
    """Under the title of the series, in the readers' time."""
    layout = Layout("Harbour desk", zone=ZoneInfo("Asia/Tokyo"))
    with running(ServeOptions(archive=place, layout=layout)) as other:
        page = other.get("/day/2031-05-05").text
    assert "Harbour desk" in page
    assert " JST" in page
    plain = site.get("/day/2031-05-05").text
    assert "Harbour desk" not in plain
    assert " JST" not in plain


def test_a_day_as_json_is_its_record(site: Running, briefings: tuple[Briefing, Briefing]) -> None:
    """The JSON is what `--format json` gives."""
    answer = site.get("/day/2031-05-05.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == render(briefings[0], Format.JSON)


def test_what_changed_is_a_page(site: Running) -> None:
    """The second day has changes since the first; the first says that nothing is before it."""
    assert "What changed since 5 May 2031" in site.get("/day/2031-05-07/changes").text
    first = site.get("/day/2031-05-05/changes")
    assert (first.status_code, "no earlier briefing" in first.text) == (200, True)


@pytest.mark.parametrize("path", ["/day/2031-05-06", "/day/2031-02-30", "/day/x", "/nothing"])
def test_what_is_not_there_is_said(site: Running, path: str) -> None:
    """A page says so, with status 404; so does its JSON."""
    assert site.get(path).status_code == 404
    assert "<h1>Not found</h1>" in site.get(path).text
    assert site.get("/day/2031-05-06.json").status_code == 404


def test_search_finds_and_leads_on(site: Running) -> None:
    """A statement leads to its day, an article to its address, and only to a web address."""
    text = site.get("/search?q=ferry").text
    assert 'href="/day/2031-05-05"' in text
    assert 'href="https://tern.example/news/ferry-deal?id=4&amp;lang=en"' in text
    assert "Nothing found." in site.get("/search?q=volcano").text
    assert "There is no word to search for" in site.get("/search?q=%21").text
    hostile = site.get("/search?q=Brandt").text
    assert "javascript:" not in re.sub(r">[^<]*<", "><", hostile)
    assert "<script" not in hostile


def test_what_is_sought_is_shown_as_text(site: Running) -> None:
    """Markup in the query stays text, in the title and in the field."""
    text = site.get('/search?q="><script>alert(1)</script>').text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_what_is_not_its_own(site: Running, path: str) -> None:
    """No script, no frame, nothing from elsewhere, no guessing of types, no referrer."""
    answer = site.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert re.findall(r'(?:src|srcset|action)="(?!/)[^"]*"', answer.text) == []


def test_a_page_with_a_policy_of_its_own_keeps_it(site: Running) -> None:
    """The header says all that the page's own policy does, and that it is not framed."""
    answer = site.get("/day/2031-05-05")
    own = re.search(r'Security-Policy" content="([^"]*)"', answer.text)
    assert own is not None
    expected = own[1].replace("&#39;", "'") + "; frame-ancestors 'none'"
    assert answer.headers["content-security-policy"] == expected


@pytest.mark.parametrize("path", ["/", "/day/2031-05-05", "/day/2031-05-05.json", "/search?q=a"])
def test_a_reader_who_has_the_page_gets_it_once(site: Running, path: str) -> None:
    """Its tag gets 304 and no body; another tag gets the page."""
    first = site.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    again = site.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert site.get(path, **{"If-None-Match": '"other"'}).status_code == 200


def test_pages_only_read(site: Running) -> None:
    """Nothing but the two forms takes a POST, and nothing else than GET and POST is taken."""
    for path in ("/", "/day/2031-05-05", "/search", "/healthz", "/metrics"):
        assert site.post(path, {}).status_code == 405
    assert site.client.delete(site.url + "/day/2031-05-05").status_code == 405


def test_a_day_added_later_is_there(site: Running, place: str) -> None:
    """The morning's run writes while the server reads: the new day shows, the old pages change."""
    before = site.get("/day/2031-05-07")
    assert site.get("/day/2031-05-09").status_code == 404
    fill(Path(place), replace(harbour(), date=date(2031, 5, 9)))
    assert site.get("/day/2031-05-09").status_code == 200
    assert "/day/2031-05-09" in site.get("/").text
    after = site.get("/day/2031-05-07", **{"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert 'href="/day/2031-05-09"' in after.text


def test_many_days_come_in_pages(tmp_path: Path) -> None:
    """Thirty days a page; the link at its end leads to those before."""
    days = [replace(harbour(), date=FIRST + timedelta(days=n)) for n in range(33)]
    with running(ServeOptions(archive=fill(tmp_path / "a.sqlite", *days))) as site:
        first = site.get("/").text
        more = re.search(r'href="(/\?before=[^"]+)"', first)
        assert more is not None
        assert first.count("<article>") == 30
        rest = site.get(more[1]).text
    assert rest.count("<article>") == 3
    assert "before=" not in rest


def test_an_archive_without_days(tmp_path: Path) -> None:
    """The list says what makes a briefing, and there is no latest one."""
    with running(ServeOptions(archive=fill(tmp_path / "a.sqlite"))) as site:
        assert "There is no briefing yet" in site.get("/").text
        assert site.get("/latest").status_code == 404
        assert site.get("/healthz").json() == {"status": "ok", "days": 0}


def test_a_briefing_that_cannot_be_proved_is_not_shown(site: Running, place: str) -> None:
    """Where an article's text was tampered with, the page says so and shows nothing of it."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE versions SET text = replace(text, 'Sunday', 'Monday')")
        connection.commit()
    answer = site.get("/day/2031-05-05")
    assert answer.status_code == 500
    assert "cannot be proved again" in answer.text
    assert "Ferry workers" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_an_archive_that_fails_shows_in_the_health(site: Running, place: str) -> None:
    """A table that is gone: 503, no page, no traceback, and no path of ours."""
    assert site.get("/healthz").status_code == 200
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ALTER TABLE briefings RENAME TO gone")
    answer = site.get("/healthz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "the archive cannot be read"},
    )
    page = site.get("/")
    assert page.status_code == 503
    assert place not in page.text
    assert "Traceback" not in page.text


def test_the_numbers_count_pages(site: Running) -> None:
    """Pages are counted by their path's form and status, not by each day."""
    for path in ("/day/2031-05-05", "/day/2031-05-07", "/day/x"):
        site.get(path)
    text = site.get("/metrics").text
    assert 'brief_pages_total{page="/day/{day}",status="200"} 2.0' in text
    assert 'brief_pages_total{page="/day/{day}",status="404"} 1.0' in text


def test_health_needs_no_token_and_the_rest_does(place: str) -> None:
    """With a token the health alone is open, and it tells no more than that."""
    with running(ServeOptions(archive=place, token=TOKEN)) as site:
        assert json.loads(site.get("/healthz").text) == {"status": "ok", "days": 2}
        for path in ("/metrics", "/day/2031-05-05.json", "/search?q=a", "/nothing"):
            assert site.client.get(site.url + path).status_code == 401


def test_a_comparison_that_takes_long_is_said_and_goes_on(
    site: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made once however many ask; the page says to come back, and then it is there."""
    gate, made = threading.Event(), []
    real = Library._compared

    def slow(library: Library, today: Briefing, since: date) -> Changes:
        made.append(since)
        assert gate.wait(20)
        return real(library, today, since)

    monkeypatch.setattr(Library, "_compared", slow)
    monkeypatch.setattr("brief.serve.library._PATIENCE", 0.1)
    for _ in range(2):
        answer = site.get("/day/2031-05-07/changes")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert "being worked out" in answer.text
    monkeypatch.setattr("brief.serve.library._PATIENCE", 20)
    gate.set()
    assert site.get("/day/2031-05-07/changes").status_code == 200
    assert made == [FIRST]
