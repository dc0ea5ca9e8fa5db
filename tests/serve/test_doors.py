"""Who may read, and who may leave."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.archive import open_archive
from brief.deliver.unsubscribe import one_click_url, token_of
from brief.errors import ServeError
from brief.serve.guard import COOKIE, LASTS, good_cookie, make_cookie
from brief.serve.options import LeavingOptions, ServeOptions
from brief.serve.server import require_safe
from tests.serve.running import TOKEN, Running, running

LIST, SECRET = "briefing.quay.example", "an invented secret of the list"
LEAVING = LeavingOptions(LIST, ("Ann Ost <Ann@quay.example>", "ben@quay.example"), SECRET)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def guarded(place: str) -> Iterator[Running]:
    """A server with a token."""
    with running(ServeOptions(archive=place, token=TOKEN)) as one:
        yield one


def login(site: Running, token: str, to: str = "/") -> tuple[int, str, str]:
    """Send the form; return the status, where it leads, and the cookie."""
    answer = site.post(f"/login?next={quote(to)}", {"token": token})
    site.client.cookies.clear()
    headers = answer.headers
    return answer.status_code, headers.get("location", ""), headers.get("set-cookie", "")


def test_a_reader_without_a_token_is_asked_for_it(guarded: Running) -> None:
    """A browser is led to the form, with the way back; a program gets 401."""
    answer = guarded.get("/day/2031-05-05")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/login?next=/day/2031-05-05",
    )
    form = guarded.get("/login?next=/day/2031-05-05").text
    assert 'action="/login?next=/day/2031-05-05"' in form
    program = guarded.client.get(guarded.url + "/day/2031-05-05.json")
    assert (program.status_code, program.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        ("Bearer", 401),
        ("Bearer " + "ü", 401),
        (f"Basic {TOKEN}", 401),
    ],
)
def test_a_bearer_may_read(guarded: Running, given: str, status: int) -> None:
    """The whole token and nothing but it."""
    headers = {b"Authorization": given.encode()}
    answer = guarded.client.get(guarded.url + "/day/2031-05-05.json", headers=headers)
    assert answer.status_code == status


def test_the_form_sets_a_cookie_that_is_not_the_token(guarded: Running) -> None:
    """It holds for scripts and other sites to no use: HttpOnly, SameSite, and no token in it."""
    status, to, cookie = login(guarded, TOKEN, "/day/2031-05-05")
    assert (status, to) == (303, "/day/2031-05-05")
    assert re.search(r"; HttpOnly", cookie)
    assert "; SameSite=lax" in cookie
    assert TOKEN not in cookie
    value = cookie.partition(";")[0]
    assert guarded.get("/day/2031-05-05", Cookie=value).status_code == 200
    assert guarded.get("/day/2031-05-05", Cookie=f"{value}0").status_code == 303
    assert guarded.get("/day/2031-05-05", Cookie=f"{COOKIE}=").status_code == 303


def test_a_wrong_token_gets_the_form_again(guarded: Running) -> None:
    """No cookie, and a line that says so."""
    status, _, cookie = login(guarded, f"{TOKEN}x")
    assert (status, cookie) == (403, "")


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example", "/\\evil.example", "x", "/a\nb", ""]
)
def test_the_form_leads_nowhere_else(guarded: Running, to: str) -> None:
    """The way back is a path of this server."""
    assert login(guarded, TOKEN, to)[1] == "/"


def test_the_cookie_is_for_https_where_that_is_the_address(place: str) -> None:
    """Where readers come by https the cookie is Secure; on this machine it cannot be."""
    for public, secure in (("https://brief.example", True), ("", False)):
        with running(ServeOptions(archive=place, token=TOKEN, public_url=public)) as site:
            assert ("; Secure" in login(site, TOKEN)[2]) is secure


@given(st.text(max_size=60), st.integers(-10, 10))
def test_a_cookie_holds_for_its_time(other: str, late: int) -> None:
    """It holds for its token, until its end; any other text does not."""
    cookie = make_cookie(TOKEN, 1000.0)
    assert good_cookie(cookie, TOKEN, 1000.0 + LASTS + late) is (late < 0)
    assert not good_cookie(cookie, f"{TOKEN}{other}x", 1000.0)
    assert not good_cookie(other, TOKEN, time.time())
    assert not good_cookie(cookie.replace(".", "0.", 1), TOKEN, 1000.0)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:80", 200),
        ("localhost", 200),
        ("[::1]:80", 200),
        ("brief.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
    ],
)
def test_without_a_token_another_name_reads_nothing(site: Running, host: str, status: int) -> None:
    """A tunnel or a page that borrows our address comes under its own name, and is refused."""
    assert site.get("/day/2031-05-05", Host=host).status_code == status
    assert site.get("/healthz", Host=host).status_code == 200


def test_behind_a_proxy_its_name_is_good(place: str) -> None:
    """Whoever says that a proxy lets in readers alone takes them under its name."""
    with running(ServeOptions(archive=place, behind_proxy=True)) as site:
        assert site.get("/day/2031-05-05", Host="brief.example").status_code == 200


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ServeOptions(), ""),
        (ServeOptions(host="::1"), ""),
        (ServeOptions(host="localhost"), ""),
        (ServeOptions(host="0.0.0.0"), "can be reached by others"),  # noqa: S104
        (ServeOptions(host="::"), "can be reached by others"),
        (ServeOptions(host="brief.example"), "can be reached by others"),
        (ServeOptions(host="0.0.0.0", token=TOKEN), ""),  # noqa: S104
        (ServeOptions(host="0.0.0.0", behind_proxy=True), ""),  # noqa: S104
        (ServeOptions(token="x" * 15), "fewer than 16 characters"),
        (ServeOptions(token="x" * 16), ""),
    ],
)
def test_strangers_are_not_served(options: ServeOptions, said: str) -> None:
    """An address that others reach needs a token or a proxy, and a token some length."""
    if not said:
        require_safe(options)
        return
    with pytest.raises(ServeError, match=said):
        require_safe(options)


def unsubscribe(secret: str = SECRET, reader: str = "ann@quay.example") -> str:
    """Return the path of a reader's one-click address."""
    return one_click_url("/unsubscribe", token_of(LIST, reader, secret))


def left(place: str) -> frozenset[str]:
    """Return who left."""
    with open_archive(place) as archive:
        return archive.readers.left(LIST)


@pytest.fixture
def leaving(place: str) -> Iterator[Running]:
    """A server that takes requests to leave, for which readers need no token."""
    with running(ServeOptions(archive=place, token=TOKEN, leaving=LEAVING)) as one:
        yield one


def test_one_click_leaves_the_list(leaving: Running, place: str) -> None:
    """A POST without cookies or login is enough, as RFC 8058 has it; a second one too."""
    for _ in range(2):
        answer = leaving.post(unsubscribe(), ONE_CLICK)
        assert (answer.status_code, "You have left the list" in answer.text) == (200, True)
    assert left(place) == {"ann@quay.example"}


def test_to_look_changes_nothing(leaving: Running, place: str) -> None:
    """A GET shows a form that posts to the same address: scanners open every link."""
    page = leaving.get(unsubscribe())
    assert page.status_code == 200
    assert left(place) == frozenset()
    action = re.search(r'<form action="([^"]+)" method="post">', page.text)
    assert action is not None
    assert leaving.post(action[1], {}).status_code == 200
    assert left(place) == {"ann@quay.example"}


@pytest.mark.parametrize(
    "path",
    [
        unsubscribe(secret="another secret"),
        unsubscribe(reader="cy@quay.example"),
        "/unsubscribe",
        "/unsubscribe?t=",
        "/unsubscribe?t=%ff%00",
    ],
)
def test_a_wrong_token_leaves_nothing(leaving: Running, place: str, path: str) -> None:
    """Nobody leaves who did not ask: a token of another secret, reader, or none."""
    answer = leaving.post(path, ONE_CLICK)
    assert (answer.status_code, "belongs to no reader" in answer.text) == (404, True)
    assert left(place) == frozenset()


def test_without_a_list_nobody_leaves(site: Running) -> None:
    """Where no digest has such a link the address is not there."""
    assert site.post(unsubscribe(), ONE_CLICK).status_code == 404


def test_the_names_are_not_told(leaving: Running) -> None:
    """Neither page names the reader: whoever has the link has not the address."""
    for answer in (leaving.get(unsubscribe()), leaving.post(unsubscribe(), ONE_CLICK)):
        assert "ann" not in answer.text.lower().replace("announc", "")


def test_options_hide_their_secrets() -> None:
    """What is printed of the options holds no token and no secret."""
    options = replace(ServeOptions(token=TOKEN, archive_password="pass word"), leaving=LEAVING)
    shown = repr(options)
    assert TOKEN not in shown
    assert SECRET not in shown
    assert "pass word" not in shown
    assert Path(options.host).name == "127.0.0.1"
