"""One address to its bytes, against real servers that are slow, huge, hostile or polite."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from brief.ingest.addresses import AddressDenied
from brief.ingest.answers import Fetched, Unchanged
from brief.ingest.fetch import Fetcher
from brief.ingest.files import Refused
from brief.ingest.politeness import NotNow
from brief.ingest.web_values import FetchOptions, Remembered
from tests.ingest.site import Answer, Handler, Site, send

TLS = Path(__file__).parent / "tls"


def get(url: str, options: FetchOptions, known: Remembered | None = None) -> Fetched | Unchanged:
    """Fetch one address in a run of its own."""
    with Fetcher(options) as fetcher:
        return fetcher.get(url, known)


def body(url: str, options: FetchOptions) -> bytes:
    """The bytes that stand at an address."""
    found = get(url, options)
    assert isinstance(found, Fetched)
    return found.body


def refused(url: str, options: FetchOptions) -> Refused:
    """The refusal that an address meets."""
    with pytest.raises(Refused) as caught:
        get(url, options)
    return caught.value


def test_a_page_comes_with_its_headers(site: Site, options: FetchOptions) -> None:
    """The bytes, the kind, the charset and what makes the next reading short."""
    site.routes["/a"] = Answer(
        "Straße", headers={"Content-Type": "Text/HTML; Charset='utf-8'", "ETag": '"7"'}
    )
    found = get(site.url("/a#part"), options)
    assert isinstance(found, Fetched)
    assert found.date
    assert found._replace(date="") == Fetched(
        site.url("/a"), "Straße".encode(), "text/html", "utf-8", '"7"', "", False, False
    )


def test_what_is_sent_names_the_program_and_nothing_else(
    site: Site, options: FetchOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program and the host are named; no cookie is kept, no proxy of the machine used."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    site.routes["/a"] = Answer("x", headers={"Set-Cookie": "a=1"})
    with Fetcher(options) as fetcher:
        fetcher.get(site.url("/a", "post.example"))
        fetcher.get(site.url("/a", "post.example"))
    last = site.asked[-1].headers
    assert last["host"] == f"post.example:{site.port}"
    assert last["user-agent"].startswith("brief-news/")
    assert last["accept-encoding"] == "gzip, deflate"
    assert not last.keys() & {"cookie", "authorization", "referer"}


def test_packed_bodies_are_unpacked(site: Site, options: FetchOptions) -> None:
    """Gzip is unpacked, a bomb is not, and what was not asked for is refused."""
    site.routes["/good"] = Answer(gzip.compress(b"news"), headers={"Content-Encoding": "gzip"})
    site.routes["/bomb"] = Answer(
        gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}
    )
    site.routes["/br"] = Answer(b"news", headers={"Content-Encoding": "br"})
    assert body(site.url("/good"), options) == b"news"
    assert "is larger than 5 MB" in str(refused(site.url("/bomb"), options))
    assert "not asked for" in str(refused(site.url("/br"), options))


def drip(handler: Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler: Handler) -> None:
    """Send headers a byte at a time, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [drip, drip_headers])
def test_a_server_that_drips_is_left(
    site: Site, options: FetchOptions, slow: Callable[[Handler], None]
) -> None:
    """The time allowed is for the whole, not for each byte."""
    site.routes["/slow"] = slow
    began = time.monotonic()
    error = refused(site.url("/slow"), replace(options, timeout=0.3))
    assert time.monotonic() - began < 5
    assert isinstance(error, NotNow)
    assert "took longer than 0.3 s" in error.what


def test_a_body_beyond_the_limit_is_not_read(site: Site, options: FetchOptions) -> None:
    """By its declared length it is not begun, without one it is stopped."""

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    site.routes["/declared"] = Answer("x", headers={"Content-Length": "999999999"})
    site.routes["/endless"] = endless
    for path in ("/declared", "/endless"):
        assert "is larger than 0.1 MB" in str(
            refused(site.url(path), replace(options, most_bytes=100_000))
        )


def test_a_length_that_lies_is_noticed(site: Site, options: FetchOptions) -> None:
    """Less than was promised is no whole page; it is asked for once more, then reported."""

    def short(handler: Handler) -> None:
        send(handler, Answer("half a pa", headers={"Content-Length": "5000"}))
        handler.close_connection = True

    site.routes["/short"] = short
    error = refused(site.url("/short"), options)
    assert isinstance(error, NotNow)
    assert "broke off" in error.what
    assert site.paths() == ["/short", "/short"]


def test_a_connection_that_breaks_once_is_tried_again(site: Site, options: FetchOptions) -> None:
    """One break costs nothing but a second request."""

    def once(handler: Handler) -> None:
        if len(site.paths()) > 1:
            send(handler, Answer("news"))
        handler.close_connection = True

    site.routes["/once"] = once
    assert body(site.url("/once"), options) == b"news"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/pdf", "font/woff2"])
def test_other_media_are_not_read(site: Site, options: FetchOptions, kind: str) -> None:
    """The kind says so before the body is read; text of any sort is read."""
    site.routes["/a"] = Answer("x", headers={"Content-Type": kind})
    assert f"is {kind}, not an article" in refused(site.url("/a"), options).what
    site.routes["/a"] = Answer("x", headers={"Content-Type": "application/atom+xml"})
    assert body(site.url("/a"), options) == b"x"


# --- redirects


def test_redirects_are_followed_and_told(site: Site, options: FetchOptions) -> None:
    """Where it ended is told, and whether it has moved for good."""
    site.routes["/a"] = Answer(status=301, headers={"Location": "/b"})
    site.routes["/b"] = Answer(status=308, headers={"Location": "c?x=1#y"})
    site.routes["/c?x=1"] = Answer("news")
    found = get(site.url("/a"), options)
    assert isinstance(found, Fetched)
    assert (found.url, found.redirected, found.moved) == (site.url("/c?x=1"), True, True)
    site.routes["/b"] = Answer(status=302, headers={"Location": "/c?x=1"})
    found = get(site.url("/a"), options)
    assert isinstance(found, Fetched)
    assert (found.redirected, found.moved) == (True, False)


def test_five_redirects_are_enough(site: Site, options: FetchOptions) -> None:
    """The fifth is followed, a sixth is not; a circle ends."""
    for n in range(6):
        site.routes[f"/{n}"] = Answer(status=302, headers={"Location": f"/{n + 1}"})
    site.routes["/6"] = Answer("news")
    assert body(site.url("/1"), options) == b"news"
    assert "more than 5 times" in refused(site.url("/0"), options).what
    site.routes["/round"] = Answer(status=302, headers={"Location": "/round"})
    assert "more than 5 times" in refused(site.url("/round"), options).what


INSIDE = [
    "http://127.0.0.1:{port}/secret",
    "http://localhost.example:{port}/secret",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://[::1]:{port}/secret",
    "http://2130706433:{port}/secret",
    "http://0x7f.0.0.1:{port}/secret",
    "http://127.1:{port}/secret",
    "//127.0.0.1:{port}/secret",
]


@pytest.mark.parametrize("target", INSIDE)
def test_a_redirect_inside_is_refused(site: Site, options: FetchOptions, target: str) -> None:
    """A public page cannot lead a reader to an address of its own network."""

    def lead(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    site.routes["/secret"] = Answer("secret")
    site.routes["/a"] = Answer(status=302, headers={"Location": target.format(port=site.port)})
    with Fetcher(replace(options, allow_private=False, resolver=lead)) as fetcher:
        # Let the first host alone stand for a public one.
        public = fetcher._book
        public._known["post.example"] = ("127.0.0.1",)
        with pytest.raises(AddressDenied, match="is not public"):
            fetcher.get(site.url("/a", "post.example"))
        assert site.paths() == ["/a"]
    site.routes["/b"] = Answer(status=302, headers={"Location": "/secret"})
    assert body(site.url("/b"), options) == b"secret"


def test_an_address_inside_is_refused_at_once(site: Site, options: FetchOptions) -> None:
    """Nothing is sent to this machine, by number or by name."""
    strict = replace(options, allow_private=False)
    for host in ("127.0.0.1", "post.example", "[::ffff:127.0.0.1]"):
        assert isinstance(refused(site.url("/a", host), strict), AddressDenied)
    assert site.asked == []


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("file:///etc/passwd", "is not a web address"),
        ("ftp://a.example/x", "is not a web address"),
        ("http://user:secret@a.example/", "user name or password"),
        ("https://a.example/" + "x" * 3000, "too long"),
    ],
)
def test_a_redirect_elsewhere_is_refused(
    site: Site, options: FetchOptions, target: str, what: str
) -> None:
    """Only web addresses are followed, and none that carries a password."""
    site.routes["/a"] = Answer(status=302, headers={"Location": target})
    assert what in refused(site.url("/a"), options).what


# --- TLS


@pytest.fixture
def secure() -> Iterator[Site]:
    """A site with a certificate for post.example and echo.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
    with Site(context) as running:
        running.routes["/a"] = Answer("news")
        yield running


@pytest.fixture
def trusting(options: FetchOptions) -> FetchOptions:
    """Options that trust the tests' certificate."""
    return replace(options, tls=ssl.create_default_context(cafile=str(TLS / "certificate.pem")))


def test_the_certificate_is_checked_for_the_name(secure: Site, trusting: FetchOptions) -> None:
    """The name decides, not the number that is connected to; without trust there is no page."""
    assert body(secure.url("/a", "post.example"), trusting) == b"news"
    assert secure.asked[-1].headers["host"] == f"post.example:{secure.port}"
    assert "certificate" in refused(secure.url("/a", "else.example"), trusting).what
    assert "certificate" in refused(secure.url("/a"), trusting).what
    assert (
        "certificate" in refused(secure.url("/a", "post.example"), replace(trusting, tls=None)).what
    )


def test_a_connection_is_not_shared_between_names(secure: Site, trusting: FetchOptions) -> None:
    """A host at the same address does not ride on another's certificate."""
    with Fetcher(trusting) as fetcher:
        fetcher.get(secure.url("/a", "post.example"))
        with pytest.raises(Refused, match="certificate"):
            fetcher.get(secure.url("/a", "else.example"))


def test_https_does_not_lead_to_http(secure: Site, site: Site, trusting: FetchOptions) -> None:
    """Only the option lets it; from http to https is always well."""
    site.routes["/a"] = Answer("plain")
    secure.routes["/down"] = Answer(status=302, headers={"Location": site.url("/a")})
    down = secure.url("/down", "post.example")
    assert "from https to http" in refused(down, trusting).what
    assert body(down, replace(trusting, allow_downgrade=True)) == b"plain"
    site.routes["/up"] = Answer(status=301, headers={"Location": secure.url("/a", "post.example")})
    assert body(site.url("/up"), trusting) == b"news"


def test_a_server_that_is_none_is_told(site: Site, trusting: FetchOptions) -> None:
    """Plain HTTP behind https, and a port where nobody listens, are reported."""
    plain = site.url("/a").replace("http:", "https:")
    assert isinstance(refused(plain, trusting), NotNow)
    with Site() as gone:
        url = gone.url("/a")
    assert "cannot be connected to" in refused(url, trusting).what


# --- what a status means


@pytest.mark.parametrize(
    ("status", "what", "later"),
    [
        (401, "asks for a login", False),
        (402, "asks for payment", False),
        (403, "refuses", False),
        (404, "is not there", False),
        (410, "was taken away", False),
        (451, "legal", False),
        (500, "fault of its own", True),
        (502, "fault of its own", True),
        (204, "does not give the page", False),
        (206, "does not give the page", False),
        (304, "does not give the page", False),
        (302, "does not give the page", False),
    ],
)
def test_a_status_is_said_in_words(
    site: Site, options: FetchOptions, status: int, what: str, later: bool
) -> None:
    """Each says what is wrong, and whether it may be well another time."""
    site.routes["/a"] = Answer("", status, {"Content-Length": "0"})
    error = refused(site.url("/a"), options)
    assert what in error.what
    assert f"({status})" in error.what
    assert isinstance(error, NotNow) is later
    assert error.todo


def test_what_is_known_is_asked_for_by_its_tag(site: Site, options: FetchOptions) -> None:
    """Where it led to before, the tag and the date are sent; elsewhere they are not."""
    site.routes["/a"] = Answer("news", headers={"ETag": '"7"'})
    site.routes["/b"] = Answer("news", headers={"Last-Modified": "Tue, 06 May 2031 08:00:00 GMT"})
    url, other = site.url("/a"), site.url("/b")
    known = Remembered(url, url, '"7"', "Tue, 06 May 2031 08:00:00 GMT")
    assert get(url, options, known) == Unchanged(url, known)
    assert get(other, options, replace(known, landed=other)) == Unchanged(
        other, replace(known, landed=other)
    )
    assert isinstance(get(other, options, known), Fetched)
    assert isinstance(get(url, options, replace(known, etag='"6"')), Fetched)


def test_a_host_that_asks_for_a_short_pause_gets_it(site: Site, options: FetchOptions) -> None:
    """429 with a pause within patience is asked again; with a longer one it is not."""
    answers = [Answer("", 429, {"Retry-After": "0"}), Answer("news")]

    def busy(handler: Handler) -> None:
        send(handler, answers.pop(0))

    site.routes["/a"] = busy
    assert body(site.url("/a"), options) == b"news"
    site.routes["/b"] = Answer("", 429, {"Retry-After": "3600"})
    site.routes["/c"] = Answer("news")
    site.asked.clear()
    with Fetcher(options) as fetcher:
        with pytest.raises(NotNow, match="asked too often"):
            fetcher.get(site.url("/b"))
        with pytest.raises(NotNow, match="asked for a pause of 3"):
            fetcher.get(site.url("/c"))
        assert isinstance(fetcher.get(site.url("/c", "echo.example")), Fetched)
    assert site.paths() == ["/b", "/c"]


# --- robots.txt


def test_robots_txt_is_asked_once_and_obeyed(site: Site, options: FetchOptions) -> None:
    """What it forbids is not asked for; the option turns that off."""
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /shut")
    site.routes["/open"] = site.routes["/shut"] = Answer("news")
    with Fetcher(options) as fetcher:
        for _ in range(2):
            fetcher.get(site.url("/open"))
            with pytest.raises(Refused, match=r"robots\.txt does not let"):
                fetcher.get(site.url("/shut"))
    assert site.paths(robots=True) == ["/robots.txt", "/open", "/open"]
    assert body(site.url("/shut"), replace(options, robots=False)) == b"news"


def test_a_redirect_into_what_is_forbidden_is_refused(site: Site, options: FetchOptions) -> None:
    """Each hop is asked about."""
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /shut")
    site.routes["/a"] = Answer(status=302, headers={"Location": "/shut"})
    assert "robots.txt" in refused(site.url("/a"), options).what
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("status", "may"),
    [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)],
)
def test_without_robots_txt_all_is_open_and_with_a_broken_one_nothing(
    site: Site, options: FetchOptions, status: int, may: bool
) -> None:
    """RFC 9309, 2.3.1.3 and 2.3.1.4; too many requests count as a fault."""
    site.routes["/robots.txt"] = Answer("", status)
    site.routes["/a"] = Answer("news")
    if may:
        assert body(site.url("/a"), options) == b"news"
    else:
        error = refused(site.url("/a"), options)
        assert isinstance(error, NotNow)
        assert "its robots.txt" in error.what


def test_no_more_at_once_than_a_host_is_to_bear(site: Site, options: FetchOptions) -> None:
    """Eight threads, one host, two at once."""

    def work(handler: Handler) -> None:
        time.sleep(0.03)
        send(handler, Answer("news"))

    site.routes["/a"] = work
    with Fetcher(replace(options, per_host=2, patience=5.0)) as fetcher:
        threads = [Thread(target=fetcher.get, args=(site.url("/a"),)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(site.paths()) == 8
    assert site.most_at_once == 2
