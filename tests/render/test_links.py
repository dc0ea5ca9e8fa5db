"""Addresses: only what a reader may follow, and a passage as the browser will look for it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.render.links import passage_url, web_url

PAGE = "https://tern.example/a"
LONG = (
    "Alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar."
)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://tern.example/a?b=1&c=%20#d", "https://tern.example/a?b=1&c=%20#d"),
        ("HTTP://Tern.example:8080/A", "http://tern.example:8080/A"),
        (" https://tern.example/a ", "https://tern.example/a"),
        ("https://tern.example/a(b)[c]", "https://tern.example/a%28b%29%5Bc%5D"),
        ('https://tern.example/"<b>|\\`', "https://tern.example/%22%3Cb%3E%7C%5C%60"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://10.0.0.1/", "https://10.0.0.1/"),
    ],
)
def test_web_addresses_are_kept_in_ascii(url: str, followed: str) -> None:
    """A web address is given as it is, with all that is active in a medium percent-encoded."""
    assert web_url(url) == followed


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://tern.example/a",
        "//tern.example/a",
        "tern.example/a",
        "https:///a",
        "https://tern.example@evil.example/",
        "https://tern.example:port/",
        "https://[::1]/",
        "https://tern example/",
        "https://tern..example/",
        "https://tern.example/\ud800",
    ],
)
def test_everything_else_is_no_link(url: str) -> None:
    """Other schemes, hidden hosts and broken addresses are refused without an error."""
    assert web_url(url) is None
    assert passage_url(url, "said so") is None


@given(st.text())
def test_no_address_breaks_out_of_its_place(text: str) -> None:
    """Whatever stands in an address, no quote, bracket, space or line end comes out."""
    found = passage_url(f"https://tern.example/{text}", text)
    assert found is None or (found.isascii() and not set(found) & set("\"'<>()[]{}|\\` \n\t^"))


@pytest.mark.parametrize(
    ("passage", "directive"),
    [
        ("said so", "said%20so"),
        ("a well-known, so-called “deal” & more", None),
        ("one two three four five six seven", "one%20two%20three%20four%20five%20six%20seven"),
        (
            LONG,
            "Alpha%20bravo%20charlie%20delta%20echo,kilo%20lima%20mike%20november%20oscar.",
        ),
        ("First line\n\nsecond line", "First%20line,second%20line"),
        ("  spaced \t out  ", "spaced%20out"),
    ],
)
def test_passages_follow_the_text_directive_syntax(passage: str, directive: str | None) -> None:
    """Short passages whole; long ones, and those over a line break, by their two ends."""
    url = passage_url(PAGE, passage)
    assert url is not None
    found = url.removeprefix(f"{PAGE}#:~:text=")
    if directive is None:
        assert not set(found) & set("-,&")
        assert unquote(found) == passage
    else:
        assert found == directive


@pytest.mark.parametrize(
    ("passage", "ends"),
    [
        (" ".join(["abcdefg"] * 10), False),  # 79 characters
        (" ".join(["abcdefg"] * 9 + ["abcdefgh"]), False),  # 80
        (" ".join(["abcdefg"] * 9 + ["abcdefghi"]), True),  # 81
        (" ".join(["abcdefghijklmno"] * 9), False),  # long, of 9 words: the ends would touch
        (" ".join(["abcdefghijklmno"] * 10), True),
    ],
)
def test_ends_are_used_when_they_are_shorter_than_the_whole(passage: str, ends: bool) -> None:
    """A comma stands between the ends of a passage over 80 characters and of ten words or more."""
    url = passage_url(PAGE, passage)
    assert url is not None
    assert ("," in url) is ends


def test_a_fragment_of_the_address_is_kept_and_its_directive_replaced() -> None:
    """The directive follows a fragment that is there; an old directive gives way."""
    assert passage_url(f"{PAGE}#top", "so") == f"{PAGE}#top:~:text=so"
    assert passage_url(f"{PAGE}#:~:text=old", "so") == f"{PAGE}#:~:text=so"


def test_a_passage_without_words_links_to_the_page() -> None:
    """An empty directive would be invalid, so there is none."""
    assert passage_url(PAGE, "\x00 \n") == PAGE
