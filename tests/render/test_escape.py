"""The law of each medium: what a parser reads back is the text, and nothing else is there."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from brief.render import escape

ACTIVE = (
    "[]()*_`#>|<&~!\\-+=:;.^\"'@$/{}%1x \n\t\r\x1b\x07\x00\x85\u00a0\u2028\u202e\u2066\ud800é🚢"
)
WORDS = (
    *("<script>", "</p>", "<!--", "-->", "<b>", "<http://a.b>", "a@b.c", "www.a.b", "http://a.b"),
    *("[x](javascript:y)", "![x](y)", "[x]: y", "[^1]", "[^1]: y", "[the minister]", "[x]", "[ ]"),
    *("&amp;", "&#60;", "&lt;script&gt;", "1. ", "12) ", "- ", "+ ", "# ", "===", "---", "***"),
    *(
        "```",
        "~~~",
        "|--|",
        "a | b",
        "\\",
        "    ",
        "<!channel>",
        "<@U1>",
        "\x1b[31m",
        "\x1b]0;t\x07",
    ),
)
texts = st.lists(
    st.one_of(st.sampled_from(ACTIVE), st.sampled_from(WORDS), st.text(max_size=6)), max_size=12
).map("".join)

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Reader(HTMLParser):
    """Collects the text of a document, its tags, and its other markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"!{data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"!{decl}")

    def handle_pi(self, data: str) -> None:
        self.tags.append(f"?{data}")

    def unknown_decl(self, data: str) -> None:
        self.tags.append(f"!{data}")


def read(document: str) -> _Reader:
    """Parse `document` as HTML to its end."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    return reader


@given(texts)
def test_visible_text_obeys_no_one(text: str) -> None:
    """No control, no reordering character, no surrogate and no run of spaces is left."""
    shown = escape.visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|  ", shown)
    assert escape.visible(shown) == shown


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs"])))
def test_visible_leaves_plain_text_alone(text: str) -> None:
    """What nothing would obey stays as it is, whatever its script."""
    assert escape.visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[1;31mRed\x1b[0m", "Red"),
        ("\x1b]0;owned\x07Title", "Title"),
        ("\x1b]8;;http://a.example\x1b\\word\x1b]8;;\x1b\\", "word"),
        ("\x1b]0;never ended", "0;never ended"),
        ("\x1bPq#1\x1b\\done", "done"),
        ("\x1bcReset", "Reset"),
        ("a\x9b31mb", "a31mb"),
        ("1\x002\x083", "123"),
        ("abc\u202edef", "abc⟨U+202E⟩def"),
        ("one\r\n\r\n  two\tthree", "one two three"),
        ("10\u00a0000", "10\u00a0000"),
        ("Zürich\u200d", "Zürich\u200d"),
    ],
)
def test_visible_takes_out_commands_and_keeps_words(text: str, shown: str) -> None:
    """Escape sequences go with their arguments; joiners and no-break spaces stay."""
    assert escape.visible(text) == shown


@given(texts)
@example("x!")
@example("www.a.b [a b](c) <a@b.c> | http://x_y_z")
@example("- - - a")
@example("1) a\n2) b")
@example("a\n===")
@example("| a |\n|---|")
def test_markdown_renders_as_the_text_in_one_paragraph(text: str) -> None:
    """CommonMark with HTML, tables and strike-through reads the text and only a paragraph."""
    seen = read(COMMONMARK.render(escape.markdown(text)))
    assert seen.text.removesuffix("\n") == escape.line(text)
    assert seen.tags == (["p"] if escape.line(text) else [])


@given(texts)
def test_markdown_is_inert_inside_our_own_markup(text: str) -> None:
    """In a list, a heading, a footnote and a link text, still only our own elements are seen."""
    escaped = escape.markdown(text)
    item = read(COMMONMARK.render(f"- {escaped}[^1] — *open*\n"))
    assert set(item.tags) == {"ul", "li", "em"}
    assert item.text.strip() == f"{escape.line(text)}[^1] — open".strip()
    head = read(COMMONMARK.render(f"## {escaped}[^1]\n"))
    assert head.tags == ["h2"]
    note = read(COMMONMARK.render(f"[^1]: The Tern: «{escaped}» [There](https://a.example)\n"))
    assert note.tags == ["p", "a"]
    link = read(COMMONMARK.render(f"see [{escaped}x](https://a.example)\n"))
    assert link.attributes == [("href", "https://a.example")]


@pytest.mark.parametrize(
    "text",
    [
        "[The minister] said that he would go.",
        "“Up to $5 or $6bn,” she said - 20% more & counting (at last).",
        "Ask Mr. [A. Sole-Trader] at No. 10, #twice.",
    ],
)
def test_markdown_leaves_ordinary_prose_readable(text: str) -> None:
    """News prose, bracketed insertions included, carries no back-slash into a plain e-mail."""
    assert escape.markdown(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[The minister](said) so", r"\[The minister\](said) so"),
        ("[The minister][said] so", r"\[The minister\][said] so"),
        ("[The minister]: so", r"\[The minister\]: so"),
        ("so ends [the minister]", r"so ends \[the minister\]"),
        ("[x] done", r"\[x\] done"),
        ("[^1] twice", r"\[^1\] twice"),
        ("[www.a.example] says", r"\[www\.a\.example\] says"),
        ("see http://a.example or www.a.example", r"see http\://a\.example or www\.a\.example"),
        ("ask a@a.example", r"ask a\@a\.example"),
        ("a $x$ b", r"a \$x\$ b"),
        ("a ~~b~~ | c", r"a \~\~b\~\~ \| c"),
        ("Stop!", r"Stop\!"),
        ("AT&T; R&D", r"AT\&T; R&D"),
        ("#twice", r"\#twice"),
        ("in C#", r"in C\#"),
        ("1. said", r"1\. said"),
        ("2031. said", r"2031\. said"),
        ("1.5 said", "1.5 said"),
    ],
)
def test_markdown_escapes_what_is_one_character_from_prose(text: str, escaped: str) -> None:
    """The twins of the readable ones: here the same signs are markup, somewhere."""
    assert escape.markdown(text) == escaped


@given(texts)
def test_html_reads_back_as_the_text(text: str) -> None:
    """An HTML parser finds the text and no tag, in content and in a quoted attribute."""
    content = read(f"<p>{escape.html(text)}</p>")
    assert (content.text, content.tags) == (escape.visible(text), ["p"])
    inside = read(f'<p title="{escape.html(text)}">')
    assert inside.attributes == [("title", escape.visible(text))]


@given(texts)
def test_slack_reads_back_as_the_text(text: str) -> None:
    """Undoing Slack's three entities gives the text, and no control character is left."""
    escaped = escape.slack(text)
    assert not set("<>") & set(escaped)
    plain = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == escape.line(text)


@given(texts)
def test_no_address_is_left_in_plain_text(text: str) -> None:
    """Nothing that a terminal makes a link of is left, and only brackets were added."""
    shown = escape.inert(text)
    assert not re.search(r"\w://\w|www\.\w|\w@\w+\.\w", shown)
    assert re.sub(r"\[([.:@])\]", r"\1", shown) == re.sub(
        r"\[([.:@])\]", r"\1", escape.visible(text)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See https://a.example/x.y now", "See https[:]//a[.]example/x[.]y now"),
        ("[here](//a.example)", "[here](//a[.]example)"),
        ("at www.a.example", "at www[.]a[.]example"),
        ("ask a@a.example", "ask a[@]a[.]example"),
        ("javascript:alert(1)", "javascript[:]alert(1)"),
        ("a.example/x", "a[.]example/x"),
        ("Booking.com and/or the U.S. at 10:30, 1.5% of 24/7", None),
        ("data: 5.2 or tel:0800", None),
    ],
)
def test_addresses_are_broken_up_and_prose_is_not(text: str, shown: str | None) -> None:
    """Each kind of address is shown in pieces; what only looks a little like one stays."""
    assert escape.inert(text) == (text if shown is None else shown)


def test_slack_disarms_a_channel_mention_and_no_more() -> None:
    """The mention becomes its own letters; a plain ampersand comes back by unescaping."""
    assert escape.slack("<!channel> R&D") == "&lt;!channel&gt; R&amp;D"
    assert unescape(escape.slack("R&D *x* _y_")) == "R&D *x* _y_"
