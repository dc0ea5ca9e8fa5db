"""Pages that are not the article they stand for, beside their likes that are."""

from __future__ import annotations

import json

import pytest

from brief.ingest.answers import Fetched
from brief.ingest.files import Refused
from brief.ingest.listings import Entry
from brief.ingest.pages import Page
from brief.ingest.walls import Wall
from brief.ingest.web_pages import read_entry, read_page
from tests.ingest.news import BANK, HARBOUR, page

URL = "https://post.example/news/fish-market"
LONG = (*HARBOUR, *BANK, *(f"{one} Nothing else was decided on that day." for one in HARBOUR))
LONG = (*LONG, *(one.replace("board", "council") for one in LONG))
FIRST = HARBOUR[:1]


def read(markup: str, *, url: str = URL, asked: str = URL) -> Page:
    """Read a page that was asked for and found at these addresses."""
    fetched = Fetched(url, markup.encode(), "text/html", "utf-8", "", "", url != asked, False)
    return read_page(asked, fetched, Entry(asked))


def wall(markup: str, *, url: str = URL, asked: str = URL) -> str:
    """What stands in the article's place; empty where it is there."""
    try:
        read(markup, url=url, asked=asked)
    except Refused as error:
        known = next((str(one) for one in Wall if error.what.startswith(one)), error.what)
        return known if error.todo else "does not say what to do"
    return ""


def ld(**facts: object) -> str:
    """JSON-LD that describes the article."""
    described = json.dumps({"@type": "NewsArticle", **facts})
    return f"<script type='application/ld+json'>{described}</script>"


def test_a_whole_article_is_no_wall() -> None:
    """A short report and a long one."""
    assert wall(page()) == wall(page(LONG)) == ""
    assert [line for line in read(page()).text.splitlines() if line in HARBOUR] == list(HARBOUR)


INVITATIONS = [
    "Subscribe to continue reading",
    "To read the full story, sign in or subscribe.",
    "Create a free account to keep reading.",
    "Unlock this article. Already a subscriber? Log in.",
    "This article is only available to subscribers.",
    "This story is for members of the Post.",
    "You have reached your limit of free articles.",
    "Become a member to get unlimited access",
    "Continue reading with a digital subscription",
]


@pytest.mark.parametrize("invitation", INVITATIONS)
def test_an_invitation_after_a_first_paragraph_is_a_paywall(invitation: str) -> None:
    """However the site words it; under a whole long report it is only an invitation."""
    box = f"<div class='offer'><h3>{invitation}</h3></div>"
    assert wall(page(FIRST, after=box)) == Wall.PAYWALL
    assert wall(page(LONG, after=box)) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Sign up to our newsletter for the news of the day.",
        "Subscribe to our podcast.",
        "Read the full report of the board (PDF).",
        "Follow this story in our app.",
        "Members of the board met on Tuesday.",
    ],
)
def test_a_common_invitation_is_no_paywall(words: str) -> None:
    """Newsletters and links stand on free pages too."""
    assert wall(page(HARBOUR, after=f"<div>{words}</div>")) == ""


def test_an_invitation_that_is_not_shown_is_none() -> None:
    """A box kept for other readers is hidden."""
    for attribute in ("hidden", "style='display: none'", "aria-hidden='true'"):
        box = f"<div {attribute}><h3>{INVITATIONS[0]}</h3></div>"
        assert wall(page(HARBOUR, after=box)) == ""


@pytest.mark.parametrize("value", [False, "False", "false", "http://schema.org/False"])
def test_a_page_that_says_it_is_not_free_is_believed(value: object) -> None:
    """Unless it says how long it is and is that long."""
    assert wall(page(LONG, head=ld(isAccessibleForFree=value))) == Wall.PAYWALL
    assert wall(page(head=ld(isAccessibleForFree=True))) == ""
    assert wall(page(head=ld(isAccessibleForFree=value, wordCount=90))) == ""
    assert wall(page(head=ld(isAccessibleForFree=value, wordCount=900))) == Wall.PAYWALL


def test_a_locked_tier_is_a_paywall() -> None:
    """The meta tag by which publishers tell aggregators."""
    tier = "<meta property='article:content_tier' content='{}'>"
    assert wall(page(head=tier.format("locked"))) == Wall.PAYWALL
    assert wall(page(head=tier.format("free"))) == ""


@pytest.mark.parametrize(
    "end",
    [
        "The board’s chair said that the building…",
        "The board's chair said that the building ...",
        "The board's chair said that the building [...]",
        "The board's chair said that the building [&hellip;]",
        "The board's chair said that the building … Continue reading",
        "The board's chair said that the building... Read more »",
    ],
)
def test_a_text_that_stops_is_cut(end: str) -> None:
    """By its last words."""
    markup = page(FIRST).replace("</article>", f"<p>{end}</p></article>")
    assert wall(markup) == Wall.TRUNCATED


@pytest.mark.parametrize(
    "end",
    [
        "“We had hoped for three years, but…” said Ilse Marrow of the board on Tuesday.",
        "Ilse Marrow of the board said on Tuesday: “We had hoped for three years...”",
        "The board will read more than forty letters before it meets in the spring.",
    ],
)
def test_a_quotation_that_trails_off_is_not_cut(end: str) -> None:
    """Dots inside quotation marks are somebody's own."""
    assert wall(page((*HARBOUR, end))) == ""


def test_a_text_shorter_than_it_says_is_cut() -> None:
    """Half of the words are not the article; a caption more or less is."""
    assert wall(page(head=ld(wordCount=400))) == Wall.TRUNCATED
    assert wall(page(head=ld(articleBody="word " * 400))) == Wall.TRUNCATED
    assert wall(page(head=ld(wordCount=110))) == ""
    assert wall(page(head=ld(wordCount="many"))) == ""


CONSENT = (
    "We and our partners store personal data such as cookies on your device to show personalised"
    " advertising. Choose “Accept all” to consent to this, or manage your preferences."
)


def test_a_question_for_consent_is_no_article() -> None:
    """A page of its own, or where a redirect leads; a banner over an article is neither."""
    assert wall(page([CONSENT], title="The Post")) == Wall.CONSENT
    banner = f"<div class='banner'><p>{CONSENT}</p></div>"
    assert wall(page(after=banner)) == ""
    assert wall(page([CONSENT]), url="https://consent.post.example/collect?to=1") == Wall.CONSENT
    assert wall(page(), url="https://post.example/consent/?to=1") == Wall.CONSENT
    assert (
        wall(page(), asked="https://post.example/consent/1", url="https://post.example/consent/2")
        == ""
    )


def test_news_about_consent_is_news() -> None:
    """An article may be about cookies, personal data and advertising partners."""
    about = (
        "The data protection office of Vastland fined the retailer Koster 2 million crowns on"
        " Monday, because its pages set cookies before visitors had given their consent."
    )
    assert wall(page((about, *BANK[1:], *HARBOUR[1:]))) == ""


def test_a_login_is_no_article() -> None:
    """A form, or a redirect to a door; a form beside an article is neither."""
    form = "<form><input name='name'><input type='password'></form>"
    assert (
        wall(page(["Please log in with your name and password to go on."], after=form))
        == Wall.LOGIN
    )
    assert wall(page(HARBOUR, after=form)) == ""
    assert wall(page(), url="https://post.example/login?to=1") == Wall.LOGIN
    assert wall(page(), url="https://sso.post.example/x") == Wall.LOGIN
    assert wall(page(), url="https://post.example/news/account-of-a-storm") == ""


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found",
        "Not Found",
        "This page could not be found",
        "The article is no longer available",
        "Something went wrong",
        "Access denied",
        "Just a moment...",
        "Attention Required!",
        "503 Service Unavailable",
    ],
)
def test_an_error_that_answers_as_good_is_told(title: str) -> None:
    """By its heading, where there is no article under it."""
    text = ["We are sorry. The page that you were looking for may have been moved."]
    assert wall(page(text, title=title)) == Wall.ERROR
    assert wall(page(LONG, title=title)) == ""


def test_an_article_that_leads_to_the_front_page_is_gone() -> None:
    """Sites send readers home instead of saying so."""
    assert wall(page(LONG), url="https://post.example/") == Wall.ERROR
    assert wall(page(LONG), url="https://post.example/", asked="https://post.example") == ""


def test_a_page_made_by_a_script_is_told() -> None:
    """By what it shows without it."""
    empty = "<html><head><title>The Post</title></head><body><div id=app></div>{}</body></html>"
    assert wall(empty.format("<script src=app.js></script>")) == Wall.SCRIPT
    assert wall(empty.format("<p>Please enable JavaScript to read the news.</p>")) == Wall.SCRIPT
    assert wall(empty.format("")) == Wall.EMPTY
    assert wall(page(["Six members voted for it."])) == Wall.EMPTY


def test_a_front_page_names_its_feed() -> None:
    """Somebody who gave a site's address is told which to give."""
    link = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    home = f"<html><head>{link}</head><body><a href='/1'>Fish market</a></body></html>"
    with pytest.raises(Refused) as caught:
        read(home, url="https://post.example/", asked="https://post.example/")
    assert "front page" in caught.value.what
    assert caught.value.todo == "give its feed: https://post.example/feed.xml"


def carried(*paragraphs: str, stands_in: bool = False) -> str:
    """What is wrong with a text that a feed carries; empty where it is whole."""
    content = "".join(f"<p>{one}</p>" for one in paragraphs)
    try:
        read_entry(Entry(URL, "Fish market", content=content), stands_in=stands_in)
    except Refused as error:
        return error.what
    return ""


def test_a_feeds_own_text_is_judged_too() -> None:
    """The whole is taken, a beginning is not, and a stand-in has to be long."""
    assert carried(*HARBOUR) == ""
    assert carried(*HARBOUR[:2], "The city will pay a third of the […]").startswith(Wall.TRUNCATED)
    assert carried(HARBOUR[0], "<a href='/1'>Continue reading</a>").startswith(Wall.TRUNCATED)
    assert carried("Six voted for it.").startswith(Wall.EMPTY)
    assert "does not carry" in carried()
    assert "too short" in carried(HARBOUR[0], stands_in=True)
    assert carried(*LONG, stands_in=True) == ""
