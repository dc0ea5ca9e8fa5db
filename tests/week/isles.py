"""The sites of the week's outlets, each as it is on a day: feeds, a sitemap, and pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from xml.sax.saxutils import escape as xml

from tests.ingest.site import Answer, Site
from tests.week import ferries, others
from tests.week.pieces import Edit, Outlet, Piece

PIECES = tuple(sorted((*ferries.PIECES, *others.PIECES), key=lambda one: (one.published, one.slug)))
LISTED = timedelta(days=3)
"""How long a feed lists an article."""

_MENU = "".join(
    f"<li><a href='/{one.lower()}'>{one}</a></li>" for one in "News Weather Sport Boats".split()
)
_ASIDE = (
    "<aside><h2>Most read</h2><ul><li><a href='/n/a'>Seal seen in the town hall of Skarn</a></li>"
    "<li><a href='/n/b'>Ten walks for a rainy Sunday</a></li></ul></aside>"
)
_FOOTER = (
    "<footer><p>Subscribe to our newsletter</p><p>Cookie settings</p><p>All rights reserved</p>"
    "</footer>"
)


def page(piece: Piece, edit: Edit | None = None) -> str:
    """Return the page of an article, with all that stands around one."""
    title = edit.title if edit else piece.title
    paragraphs = (piece._replace(text=edit.text) if edit else piece).paragraphs
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": piece.published.isoformat(),
        "author": {"@type": "Person", "name": piece.byline} if piece.byline else None,
        "isAccessibleForFree": not piece.paywalled,
    }
    prose = "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs)
    byline = f"<p class='byline'>By {escape(piece.byline)}</p>" if piece.byline else ""
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(title)} - {piece.outlet}</title>"
        f"<meta property='og:site_name' content='{piece.outlet}'>"
        f"<script type='application/ld+json'>{json.dumps(about)}</script></head><body>"
        f"<header><nav><ul>{_MENU}</ul></nav></header><main><article><h1>{escape(title)}</h1>"
        f"{byline}{prose}</article>{_ASIDE}</main>{_FOOTER}</body></html>"
    )


def rss(outlet: Outlet, pieces: Iterable[tuple[str, Piece]]) -> str:
    """Return an RSS feed of (address, article)."""
    items = "".join(
        f"<item><title>{xml(one.title)}</title><link>{url}</link>"
        f"<guid>{url}</guid><pubDate>{format_datetime(one.published)}</pubDate></item>"
        for url, one in pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>{outlet}</title>{items}</channel></rss>"
    )


def atom(outlet: Outlet, pieces: Iterable[tuple[str, Piece]]) -> str:
    """Return an Atom feed of (address, article)."""
    entries = "".join(
        f"<entry><title>{xml(one.title)}</title><link href='{url}'/><id>{url}</id>"
        f"<published>{one.published.isoformat()}</published></entry>"
        for url, one in pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<title>{outlet}</title>{entries}</feed>"
    )


def json_feed(outlet: Outlet, pieces: Iterable[tuple[str, Piece]]) -> str:
    """Return a JSON Feed of (address, article)."""
    items = [
        {"id": url, "url": url, "title": one.title, "date_published": one.published.isoformat()}
        for url, one in pieces
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": str(outlet), "items": items})


def sitemap(outlet: Outlet, pieces: Iterable[tuple[str, Piece]]) -> str:
    """Return a sitemap of news of (address, article)."""
    urls = "".join(
        f"<url><loc>{url}</loc><news:news><news:publication><news:name>{outlet}</news:name>"
        "<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{one.published.isoformat()}</news:publication_date>"
        f"<news:title>{xml(one.title)}</news:title></news:news></url>"
        for url, one in pieces
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?>"
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        f" xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{urls}</urlset>"
    )


Lister = Callable[[Outlet, Iterable[tuple[str, Piece]]], str]
LISTINGS: Mapping[Outlet, tuple[str, Lister]] = {
    Outlet.WIRE: ("/feed.xml", rss),
    Outlet.POST: ("/rss", rss),
    Outlet.ONLINE: ("/atom.xml", atom),
    Outlet.RADIO: ("/feed.json", json_feed),
    Outlet.GAZETTE: ("/feed", atom),
    Outlet.TIMES: ("/sitemap.xml", sitemap),
}
"""Where each outlet lists its articles, and in what form."""
DEAD = {Outlet.RADIO: range(4, 6)}
"""The days on which an outlet's feed answers with an error."""


class Isles:
    """The six sites; `show(day)` brings them to a day, each page as it is then."""

    def __init__(self, sites: Mapping[Outlet, Site]) -> None:
        self.sites = sites

    def listing(self, outlet: Outlet) -> str:
        """Return the address of an outlet's feed or sitemap."""
        return self.sites[outlet].url(LISTINGS[outlet][0])

    def names(self) -> dict[str, str]:
        """Map the address of each site to one that is the same in every run."""
        return {
            site.url("/"): f"http://{outlet.name.lower()}.example/"
            for outlet, site in self.sites.items()
        }

    def show(self, day: int) -> None:
        """Bring every site to a day, counted from 1: the evening of it."""
        for outlet, site in self.sites.items():
            site.routes.clear()
            path, lister = LISTINGS[outlet]
            mine = [one for one in PIECES if one.outlet is outlet and one.day <= day]
            for one in mine:
                site.routes[f"/n/{one.slug}"] = Answer(
                    page(one, edit_of(one.slug, day)), headers=HTML
                )
            listed = [(site.url(f"/n/{one.slug}"), one) for one in mine if _is_listed(one, day)]
            text = lister(outlet, reversed(listed))
            dead = day in DEAD.get(outlet, ())
            site.routes[path] = Answer("down for repairs", 500) if dead else Answer(text)


HTML = {"Content-Type": "text/html; charset=utf-8"}


def edit_of(slug: str, day: int) -> Edit | None:
    """Return what a page says instead of its first version on a day, if it does."""
    return next((one for one in ferries.EDITS if one.slug == slug and one.day <= day), None)


def _is_listed(piece: Piece, day: int) -> bool:
    return day - piece.day < LISTED.days


@contextmanager
def isles() -> Iterator[Isles]:
    """Run the six sites."""
    with ExitStack() as stack:
        yield Isles({outlet: stack.enter_context(Site()) for outlet in Outlet})
