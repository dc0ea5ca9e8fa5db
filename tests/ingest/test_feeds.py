"""Feeds and sitemaps to what they list, whatever is wrong with them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest.feeds import read_feed
from brief.ingest.files import Refused
from brief.ingest.json_feed import is_json_feed, read_json_feed
from brief.ingest.listings import Entry, Listing, choose, pack, unpack
from brief.ingest.sitemaps import is_sitemap, read_sitemap
from tests.ingest.news import item, rss

URL = "https://post.example/news/feed.xml"
SIX = datetime(2031, 5, 6, 6, tzinfo=UTC)


def only(listing: Listing) -> Entry:
    """The one entry of a listing."""
    (entry,) = listing.entries
    return entry


def test_an_rss_item_is_read() -> None:
    """Address, title, publisher, author, time with its zone and the text it carries."""
    extra = (
        "<source url='https://wire.example/'>Northern Wire</source>"
        "<author>Ada Lind</author><description>Short.</description>"
        "<content:encoded><![CDATA[<p>The whole.</p>]]></content:encoded>"
    )
    listing = read_feed(
        rss(
            item(
                "https://post.example/1", "Fish & market", "Tue, 06 May 2031 08:00:00 +0200", extra
            )
        ),
        URL,
    )
    assert listing.title == "The Pellan Post"
    assert only(listing) == Entry(
        "https://post.example/1",
        "Fish & market",
        "Northern Wire",
        "Ada Lind",
        SIX,
        zoned=True,
        content="<p>The whole.</p>",
    )


def test_a_summary_is_not_the_content() -> None:
    """A description alone may be a beginning, so it is no text to brief."""
    extra = "<description>The board voted.</description>"
    assert only(read_feed(rss(item("https://post.example/1", extra=extra)), URL)).content == ""


def test_an_atom_entry_is_read() -> None:
    """The alternate link is the article's, the source's title its publisher."""
    text = """<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Post</title>
      <entry><title type='html'>Fish &amp;amp; &lt;i>market&lt;/i></title><id>tag:x,1</id>
      <link rel='enclosure' href='/sound.mp3'/><link href='../1'/>
      <published>2031-05-06T08:00:00+02:00</published><updated>2031-05-07T08:00:00Z</updated>
      <source><title>Wire</title></source><content type='html'>&lt;p>Whole.&lt;/p></content>
      </entry></feed>"""
    entry = only(read_feed(text, URL))
    assert (entry.url, entry.title, entry.outlet) == (
        "https://post.example/1",
        "Fish & market",
        "Wire",
    )
    assert (entry.published, entry.content) == (SIX, "<p>Whole.</p>")


@pytest.mark.parametrize(
    ("date", "when", "zoned"),
    [
        ("Tue, 06 May 2031 06:00:00 GMT", SIX, True),
        ("Tue, 06 May 2031 02:00:00 EDT", SIX, True),
        ("2031-05-06T08:00:00+02:00", SIX, True),
        ("2031-05-06T06:00:00Z", SIX, True),
        ("2031-05-06 06:00:00", SIX, False),
        ("6 May 2031", datetime(2031, 5, 6, tzinfo=UTC), False),
        ("yesterday", None, False),
        ("99 May 2031 99:00:00 GMT", None, False),
    ],
)
def test_dates_keep_their_zone(date: str, when: datetime | None, zoned: bool) -> None:
    """A time is in UTC, and known for one with a zone or without."""
    entry = only(read_feed(rss(item("https://post.example/1", date=date)), URL))
    assert (entry.published, entry.zoned) == (when, zoned)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/1", "https://post.example/1"),
        ("1", "https://post.example/news/1"),
        ("//echo.example/1", "https://echo.example/1"),
        (" https://post.example/1#top ", "https://post.example/1"),
        ("https://post.example/a b", "https://post.example/a%20b"),
        ("https://münchen.example/1", "https://xn--mnchen-3ya.example/1"),
    ],
)
def test_links_are_resolved(link: str, url: str) -> None:
    """Relative links are the feed's, and every address is in one form."""
    assert only(read_feed(rss(item(link)), URL)).url == url


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:a@b.example", "", "http://[x"])
def test_an_entry_without_an_address_is_counted(link: str) -> None:
    """What leads nowhere is left out and counted; a permalink stands in."""
    listing = read_feed(rss(item(link)), URL)
    assert (listing.entries, listing.without_address) == ((), 1)
    extra = "<guid>https://post.example/1</guid>"
    assert only(read_feed(rss(item(link, extra=extra)), URL)).url == "https://post.example/1"


def test_script_in_a_title_is_text_no_more() -> None:
    """A title is what a reader sees of it, on one line."""
    title = "Fish <script>alert(1)</script><b>market</b>\n\x1b[31m open"
    assert only(read_feed(rss(item("/1", title.replace("\x1b", ""))), URL)).title == (
        "Fish market [31m open"
    )


def test_external_entities_are_not_followed() -> None:
    """A feed that defines entities is refused; one with a plain document type is read."""
    secret = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    with pytest.raises(Refused, match="entities"):
        read_feed(rss(item("/1", "&x;"), extra=secret), URL)
    with pytest.raises(Refused, match="entities"):
        read_sitemap(f"{secret}<urlset/>", URL)
    plain = "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://127.0.0.1:1/rss.dtd'>"
    assert only(read_feed(rss(item("/1"), extra=plain), URL)).url == "https://post.example/1"


def test_broken_xml_gives_what_can_be_read() -> None:
    """An unclosed element, a bare ampersand and a cut end cost no other entry."""
    text = rss(
        item("/1"), "<item><title>A & B</title><link>/2</link></item><item><link>/3", item("/4")
    )
    urls = [entry.url for entry in read_feed(text[: text.rindex("</item>")], URL).entries]
    assert urls[:2] == ["https://post.example/1", "https://post.example/2"]


@pytest.mark.parametrize(
    "text",
    ["", "no feed", "http://127.0.0.1/feed", "<html><body><p>News</p></body></html>", "{}", "<a/>"],
)
def test_what_is_no_feed_is_refused(text: str) -> None:
    """An address inside the text is not fetched either."""
    with pytest.raises(Refused, match="is not a feed"):
        read_feed(text, URL)


def test_an_empty_feed_is_a_feed() -> None:
    """It lists nothing, which is not the same as being none."""
    assert read_feed(rss(), URL).entries == ()


def test_a_feed_of_ten_thousand_is_cut() -> None:
    """The newest are read, by the order in which feeds list."""
    listing = read_feed(rss(*(item(f"/{n}") for n in range(10_000))), URL)
    assert len(listing.entries) == 2000
    assert listing.entries[-1].url == "https://post.example/1999"


def json_feed(**changes: object) -> str:
    """A JSON Feed of one item."""
    one = {
        "id": "1",
        "url": "/1",
        "title": "Fish &amp; market",
        "content_text": "One < two.\n\nThree.",
        "date_published": "2031-05-06T08:00:00+02:00",
        "authors": [{"name": "Ada Lind"}, {"name": "Bo Ek"}],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "language": "en-GB",
        "items": [{**one, **changes}],
    }
    return json.dumps(feed)


def test_a_json_feed_is_read() -> None:
    """Its items as those of any feed."""
    assert is_json_feed(json_feed())
    assert only(read_json_feed(json_feed(), URL)) == Entry(
        "https://post.example/1",
        "Fish & market",
        "",
        "Ada Lind, Bo Ek",
        SIX,
        zoned=True,
        language="en",
        content="<p>One &lt; two.</p><p>Three.</p>",
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"url": 7, "id": 8},
        {"url": None},
        {"url": "ftp://x/", "external_url": 3},
    ],
)
def test_a_json_item_of_other_types_is_counted(changes: dict[str, object]) -> None:
    """Wrong types are nothing, not errors."""
    assert read_json_feed(json_feed(**changes, title=[1], authors="x"), URL).without_address == 1


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"version": 1}', "[" * 100_000, '{"items":[]}'])
def test_what_is_no_json_feed_is_refused(text: str) -> None:
    """Broken, too deep or of another kind."""
    with pytest.raises(Refused):
        read_json_feed(text, URL)
    assert not is_json_feed(text)


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://post.example/1 </loc><lastmod>2031-05-07</lastmod>
  <image:image><image:loc>https://post.example/a.png</image:loc><image:title>A</image:title></image:image>
  <news:news><news:publication><news:name>Post</news:name><news:language>en</news:language>
  </news:publication><news:publication_date>2031-05-06T08:00:00+02:00</news:publication_date>
  <news:title>Fish &amp; market</news:title></news:news></url>
  <url><loc>/2</loc><lastmod>2031-05-06</lastmod></url><url/></urlset>"""


def test_a_news_sitemap_is_read() -> None:
    """The news is told from the pictures, and `lastmod` stands in for a date."""
    listing = read_sitemap(SITEMAP, URL)
    first, second = listing.entries
    assert is_sitemap(SITEMAP)
    assert first == Entry(
        "https://post.example/1", "Fish & market", "Post", "", SIX, zoned=True, language="en"
    )
    assert (second.url, second.published) == (
        "https://post.example/2",
        datetime(2031, 5, 6, tzinfo=UTC),
    )
    assert listing.without_address == 1


def test_an_index_of_sitemaps_names_the_newest() -> None:
    """Three are followed: those that changed last."""
    rows = "".join(
        f"<sitemap><loc>/{n}.xml</loc><lastmod>2031-05-0{n}</lastmod></sitemap>"
        for n in range(1, 6)
    )
    listing = read_sitemap(f"<sitemapindex>{rows}</sitemapindex>", "https://a.example/i.xml")
    assert listing.further == tuple(f"https://a.example/{n}.xml" for n in (5, 4, 3))


@pytest.mark.parametrize("text", ["", "x", "<:", "<rss/>", "<html><urlset/></html>"])
def test_what_is_no_sitemap_is_refused(text: str) -> None:
    """By its first element."""
    with pytest.raises(Refused, match="is not a sitemap"):
        read_sitemap(text, URL)


@given(st.text(alphabet="<>&;:/=\"' abrssfeeditemlink[]!{}\n\0\ud800", max_size=200))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    """Any text is a listing or refused."""
    for read in (read_feed, read_json_feed, read_sitemap):
        for whole in (text, f"<rss><channel><item>{text}</item></channel></rss>"):
            try:
                listing = read(whole, URL)
            except Refused:
                continue
            assert isinstance(listing, Listing)


def entries(*dates: datetime | None) -> list[Entry]:
    """An entry for each date."""
    return [Entry(f"https://post.example/{n}", published=date) for n, date in enumerate(dates, 1)]


def chosen(listed: list[Entry], most: int = 9, since: datetime | None = None) -> list[str]:
    """The last parts of the addresses that are chosen."""
    now = datetime(2031, 5, 6, 12, tzinfo=UTC)
    return [one.url.rpartition("/")[2] for one in choose(listed, most, since, now)[0]]


def test_the_newest_are_chosen() -> None:
    """By date; one without a date comes after the last day's."""
    days = [datetime(2031, 5, day, tzinfo=UTC) for day in (3, 6, 4)]
    assert chosen(entries(*days, None)) == ["2", "4", "3", "1"]
    assert chosen(entries(*days, None), most=2) == ["2", "4"]
    assert chosen(entries(*days, None), since=days[2]) == ["2", "4", "3"]


def test_a_date_ahead_is_a_mistake() -> None:
    """It does not push the news aside; within a day it is a clock or a zone."""
    soon, late = datetime(2031, 5, 7, 11, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
    assert chosen(entries(late, datetime(2031, 5, 6, tzinfo=UTC), soon)) == ["3", "2", "1"]


def test_one_article_is_chosen_once() -> None:
    """Counters, `www.` and the scheme make no second article."""
    same = ["https://a.example/1?utm_source=x", "http://www.a.example/1/", "https://a.example/1"]
    listed = [Entry(url) for url in (*same, "https://a.example/1?id=2")]
    kept, more = choose(listed, 1, None, SIX)
    assert ([one.url for one in kept], more) == ([same[0]], 1)


def test_what_was_listed_is_kept_without_its_texts() -> None:
    """The note of one run is read by the next; one of another kind is none."""
    listing = read_feed(
        rss(item("/1", "A", "Tue, 06 May 2031 08:00:00 +0200", "<source>W</source>"), item("/2")),
        URL,
    )
    assert unpack(pack(listing, listing.entries)) == listing
    for kept in ("", "{}", "[]", "https://post.example/1", '{"title":"","entries":[[1]]}'):
        assert unpack(kept) is None
