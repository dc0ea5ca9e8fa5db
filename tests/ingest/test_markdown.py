"""Markdown: the prose at the file's own offsets, and the front matter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from brief.ingest.markdown import read_markdown

PROSE = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open until 2033.",
    "Six members of the board voted for the motion and three of them voted against it.",
)
PAGE = "\n\n".join(PROSE)


def body_of(text: str) -> list[str]:
    """The texts of the body's ranges, as they stand in the file."""
    return [text[start:end] for start, end in read_markdown(text).body]


def test_front_matter_is_metadata() -> None:
    """Its entries are facts, and none of it is body."""
    text = (
        "---\ntitle: 'Board: market stays'\ndate: 2031-03-04\nauthor: Ilse Brandvold\n"
        "source: Tidewater Notebook\nurl: https://notebook.example/market\n"
        "summary: The board voted on Tuesday to keep the market open.\ntags:\n  - fish\n---\n\n"
    )
    facts = read_markdown(text + PAGE).facts
    assert (facts.title, facts.outlet) == ("Board: market stays", "Tidewater Notebook")
    assert (facts.byline, facts.url) == ("Ilse Brandvold", "https://notebook.example/market")
    assert facts.published == datetime(2031, 3, 4, tzinfo=UTC)
    assert body_of(text + PAGE) == list(PROSE)


def test_two_rules_are_no_front_matter() -> None:
    """A passage between rules stays prose."""
    assert body_of(f"---\n\n{PROSE[0]}\n\n---\n\n{PROSE[1]}\n") == list(PROSE)


@pytest.mark.parametrize(
    "block",
    [
        "# The board keeps the market.",
        "## What did the board say about the market on Tuesday, and what did it not?",
        "The board keeps the market.\n===========",
        "![The old market was full on Tuesday.](market.jpg)",
        "- [The board of the harbour met again on Sunday.](https://a.example/1)",
        "```\nThe board voted on Tuesday for the code.\n```",
        "| The board voted. | It was on Tuesday. |\n| --- | --- |",
        "<!-- The board voted on Monday, and not on Tuesday. -->",
        "[^1]: The board met in the old hall on Tuesday.",
        "***",
    ],
)
def test_blocks_that_are_not_prose_are_outside(block: str) -> None:
    """Headings, pictures, link lists, code, tables, comments and notes leave the body."""
    assert body_of(f"{PROSE[0]}\n\n{block}\n\n{PROSE[1]}\n") == list(PROSE)


@pytest.mark.parametrize(
    "sentence",
    [
        "The [chair of the board](https://a.example/x_(y)) abstained from the vote on Tuesday.",
        "[Oda Finnmark](https://a.example/of), the chair, abstained from the vote on Tuesday.",
        "The chair of the board abstained, as [the minutes][1] of the meeting on Tuesday say.",
        "The **chair** of the board *abstained* from the vote on Tuesday, said the minutes.",
        "**The chair of the board abstained from the vote that it held on Tuesday.**",
        "The chair of the board abstained from the vote, say the [minutes](http://a.example).",
    ],
)
def test_prose_with_inline_markup_is_one_range(sentence: str) -> None:
    """Links and emphasis stay inside the range, whose offsets are the file's."""
    assert body_of(f"{PAGE}\n\n{sentence}\n") == [*PROSE, sentence]


def test_a_quoted_block_loses_its_mark() -> None:
    """The sign of a quotation is outside, its words are inside."""
    words = "“Nobody in this room wants to be the one who closed the market.”"
    assert body_of(f"{PAGE}\n\n> {words}\n") == [*PROSE, words]


def test_a_heading_still_says_what_follows() -> None:
    """Under a heading of the comments nothing is body; under another one it is."""
    comment = "I was at the meeting of the board, and the vote was far closer than that."
    assert body_of(f"{PAGE}\n\n## Comments\n\n{comment}\n") == list(PROSE)
    assert body_of(f"{PAGE}\n\n## Reactions\n\n{comment}\n") == [*PROSE, comment]


def test_a_wrapped_paragraph_is_one_range() -> None:
    """Lines of one paragraph belong together."""
    wrapped = (
        "The board will look at the question again in 2033, or sooner if the\n"
        "roof of the old hall gives way, which the surveyor does not rule out\n"
        "after what she saw there in January."
    )
    assert body_of(f"{PAGE}\n\n{wrapped}\n")[-1] == wrapped
