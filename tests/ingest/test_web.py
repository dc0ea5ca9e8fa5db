"""Collecting from the web: sources to articles, what is remembered, and what befalls the rest."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from brief import daily
from brief.errors import NoUsableSource, Problem
from brief.ingest import addresses, load, stream
from brief.ingest.addresses import why_denied
from brief.ingest.web import Collected, WebKind, WebSource, collect
from brief.ingest.web_values import FetchOptions, Remembered
from tests.ingest.news import BANK, HARBOUR, item, page, rss
from tests.ingest.site import Answer, Handler, Site

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
DATE = "Tue, 06 May 2031 08:00:00 +0200"
SIX = datetime(2031, 5, 6, 6, tzinfo=UTC)


class Memory:
    """A memory that is kept from run to run, as an archive keeps it."""

    def __init__(self) -> None:
        self.known: dict[str, Remembered] = {}

    def recall(self, url: str) -> Remembered | None:
        """What was stored for an address."""
        return self.known.get(url)

    def store(self, found: Collected) -> Collected:
        """Store what a run remembered."""
        self.known |= {one.url: one for one in found.remembered}
        return found


@pytest.fixture
def at(options: FetchOptions) -> FetchOptions:
    """Options on a given day."""
    return replace(options, now=NOW)


def said(found: Collected) -> str:
    """All problems as text."""
    return "\n".join(map(str, found.problems))


def urls(found: Collected) -> list[str]:
    """The addresses of the articles."""
    return [article.url for article in found.articles]


def serve(site: Site, *items: str, pages: int = 0) -> None:
    """Serve a feed of items, and pages that differ."""
    site.routes["/feed"] = Answer(rss(*items))
    for n in range(1, pages + 1):
        paragraphs = [f"{HARBOUR[0]} This is the report of day {n}.", *HARBOUR[1:]]
        site.routes[f"/n/{n}"] = Answer(page(paragraphs, f"Report {n}"))


def test_a_feed_leads_to_articles(site: Site, at: FetchOptions) -> None:
    """The page's text, the feed's date with its zone, the publisher that the entry names."""
    serve(
        site, item("/n/1", date=DATE, extra="<source url='x'>Northern Wire</source>"), item("/n/2")
    )
    site.routes["/n/1"] = Answer(page())
    site.routes["/n/2"] = Answer(page(BANK, "The rate stays"))
    found = collect([WebSource(site.url("/feed", "post.example"))], at)
    first, second = found.articles
    assert found.problems == ()
    assert (first.title, first.outlet, first.published) == (
        "Board keeps the fish market open",
        "Northern Wire",
        SIX,
    )
    assert [first.text[a:b] for a, b in first.body] == list(HARBOUR)
    assert (second.outlet, second.published) == ("The Pellan Post", None)
    assert second.url == second.path == site.url("/n/2", "post.example")


def test_ids_are_those_of_the_addresses(site: Site, at: FetchOptions) -> None:
    """The same article has the same id on every day, whatever comes with it."""
    serve(site, item("/n/1"), item("/n/2"), pages=2)
    both = collect([WebSource(site.url("/feed"))], at).articles
    alone = collect([WebSource(site.url("/n/2"), WebKind.PAGE)], at).articles
    assert alone[0].id == both[1].id
    assert both[0].id != both[1].id


def test_one_article_of_two_feeds_is_fetched_once(site: Site, at: FetchOptions) -> None:
    """Counters and doors make no other article; what one feed leaves open the other fills."""
    site.routes["/one"] = Answer(
        rss(item("/n/1?utm_source=one&fbclid=2"), item("/n/1?at_medium=RSS"))
    )
    site.routes["/two"] = Answer(rss(item("/n/1", date=DATE)))
    site.routes["/n/1"] = Answer(page())
    found = collect([WebSource(site.url("/one")), WebSource(site.url("/two"))], at)
    assert site.paths().count("/n/1") == 1
    (article,) = found.articles
    assert article.published == SIX
    site.routes["/two"] = Answer(rss(item("/n/1?id=2")))
    site.routes["/n/1?id=2"] = Answer(page(BANK))
    found = collect([WebSource(site.url("/one")), WebSource(site.url("/two"))], at)
    assert len(found.articles) == 2


def test_redirects_and_canonical_addresses_are_one_article(site: Site, at: FetchOptions) -> None:
    """A short link, a mobile page and a reprint at another path of the site."""
    canonical = "<link rel='canonical' href='/n/1'>"
    serve(site, item("/s/1"), item("/n/1"), item("/amp/1"), item("/again/1"), item("/n/2"))
    site.routes["/s/1"] = Answer(status=301, headers={"Location": "/n/1"})
    site.routes["/n/1"] = site.routes["/again/1"] = Answer(page())
    site.routes["/amp/1"] = Answer(page([*HARBOUR, "An AMP page."], head=canonical))
    site.routes["/n/2"] = Answer(page(BANK))
    found = collect([WebSource(site.url("/feed"))], at)
    assert urls(found) == [site.url("/n/1"), site.url("/n/2")]


def test_another_sites_address_is_not_taken_for_ones_own(site: Site, at: FetchOptions) -> None:
    """A page that says it is another site's article is cited as what it is."""
    other = site.url("/n/1", "victim.example")
    site.routes["/n/1"] = Answer(page(head=f"<link rel='canonical' href='{other}'>"))
    found = collect([WebSource(site.url("/n/1", "echo.example"))], at)
    assert urls(found) == [site.url("/n/1", "echo.example")]
    mobile = f"<link rel='canonical' href='{site.url('/n/1', 'www.echo.example')}'>"
    site.routes["/n/1"] = Answer(page(head=mobile))
    found = collect([WebSource(site.url("/n/1", "m.echo.example"))], at)
    assert urls(found) == [site.url("/n/1", "www.echo.example")]


@pytest.mark.parametrize(
    ("declared", "date", "published"),
    [
        ("2031-05-06T09:00:00+02:00", DATE, datetime(2031, 5, 6, 7, tzinfo=UTC)),
        ("2031-05-06", DATE, SIX),
        ("2031-05-05", DATE, SIX),
        ("2029-01-02", DATE, datetime(2029, 1, 2, tzinfo=UTC)),
        ("2031-05-06", "2031-05-06 08:00:00", datetime(2031, 5, 6, tzinfo=UTC)),
        ("", DATE, SIX),
        ("2031-05-06", "", datetime(2031, 5, 6, tzinfo=UTC)),
    ],
)
def test_the_more_exact_date_is_taken(
    site: Site, at: FetchOptions, declared: str, date: str, published: datetime
) -> None:
    """The page's time, else the feed's for a page that names the day, unless they contradict."""
    serve(site, item("/n/1", date=date))
    meta = f"<meta property='article:published_time' content='{declared}'>"
    site.routes["/n/1"] = Answer(page(head=meta))
    (article,) = collect([WebSource(site.url("/feed"))], at).articles
    assert article.published == published


def test_charsets_are_read_as_declared(site: Site, at: FetchOptions) -> None:
    """By the header, by the page, and by the bytes where the header is wrong about them."""
    text = page([f"{HARBOUR[0]} Mayor Åsa Öström agreed.", *HARBOUR[1:]]).replace("utf-8", "{}")
    latin = text.format("iso-8859-1")
    cases = [
        (latin.encode("latin-1"), "text/html; charset=iso-8859-1"),
        (latin.encode("latin-1"), "text/html"),
        (text.format("utf-8").encode(), "text/html; charset=iso-8859-1"),
        (text.format("utf-8").encode(), "text/html"),
    ]
    for data, kind in cases:
        site.routes["/a"] = Answer(data, headers={"Content-Type": kind})
        (article,) = collect([WebSource(site.url("/a"))], at).articles
        assert "Mayor Åsa Öström" in article.text


def test_every_kind_of_source_is_told(site: Site, at: FetchOptions) -> None:
    """A JSON Feed, a packed sitemap, an index of sitemaps, a page; all by themselves."""
    serve(site, pages=4)
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/n/1"}]}
    site.routes["/feed.json"] = Answer(json.dumps(feed))
    sitemap = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/n/{}</loc></url></urlset>"
    site.routes["/map.xml.gz"] = Answer(
        gzip.compress(sitemap.format(2).encode()), headers={"Content-Type": "application/x-gzip"}
    )
    site.routes["/map"] = Answer(sitemap.format(3))
    site.routes["/index"] = Answer(
        "<sitemapindex><sitemap><loc>/map</loc></sitemap><sitemap><loc>/none</loc></sitemap></sitemapindex>"
    )
    paths = ("/feed.json", "/map.xml.gz", "/index", "/n/4")
    found = collect([WebSource(site.url(path)) for path in paths], at)
    assert [article.title for article in found.articles] == [
        "Report 4",
        "Report 1",
        "Report 2",
        "Report 3",
    ]
    assert said(found) == f"{site.url('/none')}: is not there (404); check the address"


def test_a_source_that_fails_costs_no_other(site: Site, at: FetchOptions) -> None:
    """Each is reported with what to do; the rest is read."""
    serve(site, item("/n/1"), item("/n/9"), pages=1)
    site.routes["/broken"] = Answer("", 500)
    site.routes["/page"] = Answer(
        "<html><link rel='alternate' type='application/rss+xml' href='/feed'><p>News</p></html>"
    )
    site.routes["/empty"] = Answer(rss())
    sources = [
        WebSource("http://[bad"),
        WebSource(site.url("/broken")),
        WebSource(site.url("/page"), WebKind.FEED),
        WebSource(site.url("/empty")),
        WebSource(site.url("/feed")),
    ]
    found = collect(sources, at)
    feed = site.url("/feed")
    assert urls(found) == [site.url("/n/1")]
    for line in (
        "http://[bad: ",
        f"{site.url('/broken')}: has a fault of its own (500)",
        f"{site.url('/page')}: is a web page, not a feed; give the feed that it names: {feed}",
        f"{site.url('/empty')}: lists no article",
        f"{site.url('/n/9')}: is not there (404)",
    ):
        assert line in said(found)
    assert len(found.problems) == 5


def test_days_of_failure_are_counted(site: Site, at: FetchOptions) -> None:
    """A feed that has failed for days says so, until it answers again."""
    memory = Memory()
    source = [WebSource(site.url("/feed"))]

    def on(day: int) -> str:
        return said(
            memory.store(collect(source, replace(at, now=NOW + timedelta(days=day)), memory))
        )

    assert "in a row" not in on(0)
    assert "failed on 2 days in a row" in on(1)
    assert "failed on 4 days in a row" in on(3)
    serve(site, item("/n/1"), pages=1)
    assert on(4) == ""
    del site.routes["/feed"]
    assert "in a row" not in on(5)
    assert "failed on 2 days in a row" in on(6)


def test_a_feed_that_moved_says_where_to(site: Site, at: FetchOptions) -> None:
    """Only a lasting redirect is worth a line."""
    serve(site, item("/n/1"), pages=1)
    site.routes["/old"] = Answer(status=301, headers={"Location": "/feed"})
    site.routes["/detour"] = Answer(status=302, headers={"Location": "/feed"})
    assert f"give its new address: {site.url('/feed')}" in said(
        collect([WebSource(site.url("/old"))], at)
    )
    assert collect([WebSource(site.url("/detour"))], at).problems == ()


def test_what_has_not_changed_is_not_sent_again(site: Site, at: FetchOptions) -> None:
    """A second run asks by tag; unchanged pages are named, a changed one is read again."""
    memory = Memory()
    source = [WebSource(site.url("/feed"))]
    serve(site, item("/n/1", date=DATE), item("/n/2", date=DATE), pages=2)
    for path, route in list(site.routes.items()):
        assert isinstance(route, Answer)
        site.routes[path] = route._replace(headers={"ETag": f'"{path}"'})
    first = memory.store(collect(source, at, memory))
    assert len(first.articles) == 2
    second = memory.store(collect(source, at, memory))
    assert second.articles == ()
    assert second.unchanged == (site.url("/n/1"), site.url("/n/2"))
    assert second.problems == ()
    site.routes["/n/2"] = Answer(page(BANK), headers={"ETag": '"new"'})
    third = memory.store(collect(source, at, memory))
    assert urls(third) == [site.url("/n/2")]
    assert third.unchanged == (site.url("/n/1"),)
    assert third.articles[0].published == SIX


def test_a_page_that_failed_is_read_when_the_feed_has_not_changed(
    site: Site, at: FetchOptions
) -> None:
    """What an unchanged feed listed is remembered, so nothing is lost to one bad day."""
    memory = Memory()
    serve(site, item("/n/1", date=DATE))
    site.routes["/feed"] = Answer(rss(item("/n/1", date=DATE)), headers={"ETag": '"1"'})
    site.routes["/n/1"] = Answer("", 503)
    assert memory.store(collect([WebSource(site.url("/feed"))], at, memory)).articles == ()
    site.routes["/n/1"] = Answer(page())
    (article,) = collect([WebSource(site.url("/feed"))], at, memory).articles
    assert article.published == SIX
    assert site.paths().count("/feed") == 2


def test_a_page_that_was_taken_away_says_that_it_was_there(site: Site, at: FetchOptions) -> None:
    """A withdrawn article is told from a wrong address."""
    memory = Memory()
    serve(site, item("/n/1"), item("/n/2"), pages=1)
    assert "there before" not in said(
        memory.store(collect([WebSource(site.url("/feed"))], at, memory))
    )
    site.routes["/n/1"] = Answer("", 410)
    lines = said(collect([WebSource(site.url("/feed"))], at, memory)).splitlines()
    assert ["there before" in line for line in lines] == [True, False]


def test_the_newest_are_read_and_the_rest_counted(site: Site, at: FetchOptions) -> None:
    """Of a long feed as many as allowed; it is not remembered as done, so the rest can follow."""
    days = [f"0{n} May 2031 08:00:00 GMT" for n in (1, 3, 2)]
    serve(site, *(item(f"/n/{n}", date=day) for n, day in enumerate(days, 1)), pages=3)
    site.routes["/feed"] = site.routes["/feed"]._replace(headers={"ETag": '"1"'})  # type: ignore[union-attr]
    found = collect([WebSource(site.url("/feed"))], replace(at, most_per_source=2))
    assert urls(found) == [site.url("/n/2"), site.url("/n/3")]
    assert "lists 1 more articles than are read" in said(found)
    assert found.remembered[0].etag == ""
    since = datetime(2031, 5, 2, tzinfo=UTC)
    found = collect([WebSource(site.url("/feed"))], replace(at, since=since))
    assert (urls(found), said(found)) == ([site.url("/n/2"), site.url("/n/3")], "")
    assert found.remembered[0].etag == '"1"'


def test_walls_are_reported_and_withheld(site: Site, at: FetchOptions) -> None:
    """What is not whole is no article; many of one kind are counted."""
    pay = "<div>Subscribe to continue reading</div>"
    serve(site, *(item(f"/n/{n}") for n in range(1, 7)), pages=6)
    for n in range(1, 6):
        site.routes[f"/n/{n}"] = Answer(page(HARBOUR[:1], f"Report {n}", after=pay))
    found = collect([WebSource(site.url("/feed"))], at)
    assert urls(found) == [site.url("/n/6")]
    assert said(found).count("is behind a paywall (“Subscribe to continue reading”); save it") == 3
    assert f"{site.url('/feed')}: 2 more of its pages have this: “is behind a paywall" in said(
        found
    )


def test_the_feeds_own_text_stands_in(site: Site, at: FetchOptions) -> None:
    """For a page that cannot be read, if it is a whole article; and that is said."""
    whole = "".join(f"<p>{one}</p>" for one in (*HARBOUR, *BANK))
    cut = f"<p>{HARBOUR[0]}</p><p>{HARBOUR[1]}</p><p>The city will […]</p>"
    carry = "<content:encoded><![CDATA[{}]]></content:encoded>"
    serve(
        site,
        item("/n/1", "Fish market", extra=carry.format(whole)),
        item("/n/2", "Fish market", extra=carry.format(cut)),
    )
    site.routes["/n/1"] = site.routes["/n/2"] = Answer("", 403)
    found = collect([WebSource(site.url("/feed"))], at)
    assert urls(found) == [site.url("/n/1")]
    assert [found.articles[0].text[a:b] for a, b in found.articles[0].body] == [*HARBOUR, *BANK]
    assert "refuses to be read by a program (403); the text that its feed carries is used" in said(
        found
    )
    assert f"{site.url('/n/2')}: refuses to be read by a program (403); save" in said(found)


def test_a_feed_can_be_read_by_its_own_text_alone(site: Site, at: FetchOptions) -> None:
    """Then no page is fetched, unless the feed carries none."""
    carry = "<content:encoded><![CDATA[<p>{}</p>]]></content:encoded>"
    serve(site, item("/n/1", "A", extra=carry.format(HARBOUR[0])), item("/n/2", "B"), pages=2)
    found = collect([WebSource(site.url("/feed"), full_text=False)], at)
    assert site.paths() == ["/feed", "/n/2"]
    assert len(found.articles) == 2


def test_a_listed_address_inside_is_refused(
    site: Site, at: FetchOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public feed cannot send a reader into its own network."""
    inside = ("http://10.0.0.1/a", "http://167772161/b", "http://inside.example/c")
    serve(site, *map(item, inside), item("/n/1"), pages=1)

    def lead(host: str, port: int) -> list[str]:
        return ["192.168.0.7"] if host == "inside.example" else ["127.0.0.1"]

    # Let this machine alone stand for the public web.
    monkeypatch.setattr(
        addresses, "why_denied", lambda one: "" if one == "127.0.0.1" else why_denied(one)
    )
    strict = replace(at, allow_private=False, resolver=lead)
    found = collect([WebSource(site.url("/feed", "post.example"))], strict)
    assert urls(found) == [site.url("/n/1", "post.example")]
    assert [problem.path for problem in found.problems] == list(inside)
    assert said(found).count("is not public (a private network)") == 3


def test_one_host_does_not_hold_up_another(site: Site, at: FetchOptions) -> None:
    """While one host is silent, the pages of the others are read."""
    done: list[str] = []

    def wait(handler: Handler) -> None:
        handler.connection.settimeout(0.8)
        handler.rfile.read(1)

    def tell(done_: int, total: int) -> None:
        done.append(f"{done_}/{total}")

    slow = [item(site.url(f"/slow/{n}", "slow.example")) for n in range(4)]
    serve(site, *slow, item("/n/1"), item("/n/2"), pages=2)
    for n in range(4):
        site.routes[f"/slow/{n}"] = wait
    options = replace(at, timeout=0.3, at_once=8)
    found = collect([WebSource(site.url("/feed"))], options, progress=tell)
    assert len(found.articles) == 2
    assert len(found.problems) == 4
    assert done[-1] == "6/6"
    assert max(map(site.paths().index, ("/n/1", "/n/2"))) < site.paths().index("/slow/3")


# --- as sources of any command


def test_load_reads_addresses_beside_files(site: Site, at: FetchOptions, tmp_path: Path) -> None:
    """A feed, a page and a file are sources alike."""
    path = tmp_path / "bank.txt"
    path.write_text("\n\n".join(BANK), encoding="utf-8")
    serve(site, item("/n/1", date=DATE), pages=2)
    seen: list[tuple[int, int]] = []
    loaded = load(
        [str(path), site.url("/feed"), site.url("/n/2")],
        web=at,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [article.title for article in loaded.articles][1:] == ["Report 2", "Report 1"]
    assert loaded.articles[0].id == "bank"
    assert loaded.problems == ()
    assert seen == [(1, 1), (1, 1)]


def test_addresses_are_streamed_after_files(tmp_path: Path, site: Site, at: FetchOptions) -> None:
    """With the ids that `load` gives; a page that is not there is told, and the rest goes on."""
    path = tmp_path / "bank.txt"
    path.write_text("\n\n".join(BANK), encoding="utf-8")
    serve(site, item("/n/1", date=DATE), pages=1)
    sources = [site.url("/feed"), site.url("/gone"), str(path)]
    told: list[Problem] = []
    found = list(stream(sources, told.append, web=at))
    loaded = load(sources, web=at)
    assert [(a.id, a.sha256) for a in found] == [(a.id, a.sha256) for a in loaded.articles]
    assert [problem.path for problem in told] == [site.url("/gone")]
    with pytest.raises(NoUsableSource, match="is not public"):
        list(stream([site.url("/feed")], told.append))


def test_load_raises_when_no_address_gives_an_article(site: Site, at: FetchOptions) -> None:
    """With what is wrong; by default nothing on this machine is read."""
    with pytest.raises(NoUsableSource, match=r"is not there \(404\)"):
        load([site.url("/feed")], web=at)
    with pytest.raises(NoUsableSource, match="is not public"):
        load([site.url("/feed")])


def test_a_briefing_is_made_of_a_feed(
    site: Site, at: FetchOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the address of a feed to statements that cite the pages."""
    serve(site, item("/n/1", date=DATE), item("/n/2", date=DATE))
    site.routes["/n/1"] = Answer(page())
    site.routes["/n/2"] = Answer(page(BANK, "The rate stays"))
    monkeypatch.setattr(daily, "load", partial(load, web=at))
    briefing, problems, _ = daily.run([site.url("/feed")])
    assert problems == ()
    assert [source.url for source in briefing.sources] == [site.url("/n/1"), site.url("/n/2")]
    cited = {c.span.source for s in briefing.stories for one in s.statements for c in one.citations}
    assert cited == {source.id for source in briefing.sources}
    assert briefing.date == NOW.date()
