"""robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest.robots import Rules, read_rules

AGENT = "brief-news/1.0"


def allowed(text: str, path: str) -> bool:
    """Say whether a robots.txt lets us read a path."""
    return read_rules(text, AGENT).allow(f"https://a.example{path}")


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /x", "/x/1", False),
        ("User-agent: *\nDisallow: /x", "/y", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("user-agent: BRIEF-NEWS\ndisallow: /\nuser-agent: *\nallow: /", "/x", False),
        ("User-agent: *\nDisallow: /\nUser-agent: brief-news\nAllow: /", "/x", True),
        ("User-agent: brief\nDisallow: /", "/x", True),
        ("User-agent: a\nUser-agent: brief-news\nDisallow: /x", "/x", False),
        (
            "User-agent: brief-news\nDisallow: /x\n\nUser-agent: brief-news/2\nDisallow: /y",
            "/y",
            False,
        ),
        ("User-agent: *\nDisallow: /x\nAllow: /x/open", "/x/open/1", True),
        ("User-agent: *\nAllow: /x/open\nDisallow: /x", "/x/shut", False),
        ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", True),
        ("User-agent: *\nDisallow: /x?print=", "/x?print=1", False),
        ("User-agent: *\nDisallow: /%7Ejoe/", "/~joe/1", False),
        ("User-agent: *\nDisallow: /é", "/%C3%A9t%C3%A9", False),
        ("User-agent: *\nDisallow: /a/b", "/a%2Fb", True),
        ("User-agent: * # all\nDisallow: /x # this", "/x", False),
        ("Disallow: /x", "/x", True),
        ("<html>Not found</html>", "/x", True),
        (
            "Sitemap: https://a.example/s.xml\nUser-agent: *\nCrawl-delay: 3\nDisallow: /x",
            "/x",
            False,
        ),
    ],
)
def test_what_may_be_read(rules: str, path: str, may: bool) -> None:
    """Groups, precedence, wild cards, encodings and comments."""
    assert allowed(rules, path) is may


def test_rules_that_could_not_be_had_allow_nothing() -> None:
    """A failure is no permission, though robots.txt itself may be asked for."""
    from brief.ingest.files import Refused

    failed = Rules(failed=Refused("has a fault of its own (503)"))
    assert not failed.allow("https://a.example/x")
    assert Rules().allow("https://a.example/x")


def test_a_pattern_of_many_stars_costs_no_time() -> None:
    """Matching goes forward only: this would never end if it tried every way."""
    assert allowed("User-agent: *\nDisallow: /" + "*a" * 5000 + "b$", "/" + "a" * 5000)


@given(st.text(), st.text(max_size=50))
def test_nothing_makes_it_fail(text: str, path: str) -> None:
    """Any text is rules, or none."""
    assert read_rules(text, AGENT).allow("https://a.example/" + path) in {True, False}
