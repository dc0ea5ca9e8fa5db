"""Articles, pages and feeds that tests serve; all of it is made up here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.sax.saxutils import escape as xml


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.strip().split("\n\n"))


HARBOUR = _paragraphs(
    """
The harbour board of Pellan voted on Tuesday to keep the old fish market open for two more
years, after traders had collected nine hundred signatures against the plan to close it.

Six members voted for the motion and three against it. The board's chair, Ilse Marrow, said that
the building would need repairs worth 1.4 million crowns before the winter.

The city will pay a third of the cost and the traders' association the rest, according to a
paper that the board published after its meeting. Work is to begin in March.
"""
)
BANK = _paragraphs(
    """
The central bank of Vastland left its key interest rate unchanged on Wednesday, and said that
prices had risen more slowly in the autumn than it had expected in the summer.

Governor Maret Holm told reporters that the board had not ruled out another increase. Two of its
seven members had asked for one, the minutes of the meeting show.

Economists at the University of Torsby expect the rate to stay where it is until the spring,
when the wage agreements of about 300,000 workers come to an end.
"""
)


def page(
    paragraphs: Iterable[str] = HARBOUR,
    title: str = "Board keeps the fish market open",
    head: str = "",
    after: str = "",
) -> str:
    """A web page with an article; `head` and `after` are markup."""
    prose = "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body><nav><a href='/'>Home</a></nav><main><article><h1>{title}</h1>{prose}"
        f"</article>{after}</main></body></html>"
    )


def rss(*items: str, title: str = "The Pellan Post", extra: str = "") -> str:
    """An RSS feed of items."""
    return (
        f"<?xml version='1.0' encoding='utf-8'?>{extra}<rss version='2.0'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>{title}</title>{''.join(items)}</channel></rss>"
    )


def item(link: str, title: str = "News", date: str = "", extra: str = "") -> str:
    """An item of an RSS feed."""
    when = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{xml(title)}</title><link>{xml(link)}</link>{when}{extra}</item>"
