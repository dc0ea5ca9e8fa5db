"""A Slack message keeps to Slack's sizes, whatever the briefing's."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.model import Briefing, Finding, Rejection, Ruling, Verdict
from brief.render import Format, render
from brief.render.arrange import arrange
from brief.render.slack import render_slack, slack_blocks
from tests.render.made import harbour


def blocks(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the blocks of the message."""
    message = json.loads(render(briefing, Format.SLACK))
    assert list(message) == ["blocks"]
    found: list[dict[str, Any]] = message["blocks"]
    return found


def enlarged(times: int, text: str) -> Briefing:
    """Return the harbour briefing with each statement and rejection repeated, ending in `text`."""
    briefing = harbour()
    story = briefing.stories[0]
    statements = [
        replace(one, id=f"{one.id}-{turn}", text=f"{one.text} {text}")
        for turn in range(times)
        for one in story.statements
    ]
    claim = replace(story.rejected[0].verdict.claim, text=f"Not so: {text}")
    finding = Finding("U701", f"the source says nothing of {text}")
    verdict = Verdict(claim, Ruling.UNSUPPORTED, 0.1, (finding,))
    rejected = [Rejection(f"r{turn}", verdict) for turn in range(times)]
    larger = replace(story, statements=tuple(statements), rejected=tuple(rejected))
    return replace(briefing, stories=(larger,))


def units(text: str) -> int:
    """Count as JavaScript does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(found: list[dict[str, Any]]) -> bool:
    """Say whether Slack takes these blocks."""
    texts = [block["text"]["text"] for block in found]
    return len(found) <= 50 and all(0 < units(text) <= 3000 for text in texts)


@given(st.integers(1, 40), st.integers(0, 3000), st.sampled_from(["word ", "&", "🚢", "x"]))
def test_every_message_fits(times: int, length: int, sign: str) -> None:
    """No briefing makes a section or a message too large, and links stay whole."""
    found = blocks(enlarged(times, sign * (length // len(sign))))
    assert fits(found)
    for block in found[1:]:
        text = block["text"]["text"]
        assert text.count("<") == text.count(">") == len(re.findall(r"<https://[^<>|]+\|", text))
        assert not re.search(r"&(?!amp;|lt;|gt;)", text)


def test_a_message_too_large_is_found() -> None:
    """The twin of the measure: one unit or one block more does not fit."""
    block = {"text": {"text": "🚢" * 1500}}
    assert fits([block] * 50)
    assert not fits([block] * 51)
    assert not fits([{"text": {"text": "🚢" * 1500 + "x"}}])


def test_what_does_not_fit_is_counted() -> None:
    """Nothing is cut within a line: the last block says how many lines are missing."""
    briefing = enlarged(60, "word " * 150)
    *kept, last = blocks(briefing)
    missing = int(re.fullmatch(r"… (\d+) more", last["text"]["text"])[1])  # type: ignore[index]
    shown = sum(block["text"]["text"].count("• ") for block in kept)
    story = briefing.stories[0]
    assert missing > 0
    assert shown + missing == len(story.statements) + len(story.rejected) + 1 + 3


def test_fifty_blocks_are_sent_and_fifty_one_are_cut() -> None:
    """The limit itself is used: two stories of six blocks and five of seven fill it."""
    briefing = harbour()
    long = briefing.stories[0]
    short = replace(long, rejected=())
    full = blocks(replace(briefing, stories=(short,) * 2 + (long,) * 5))
    assert len(full) == 50
    assert full[-1]["text"]["text"].startswith("_Written by")
    cut = blocks(replace(briefing, stories=(short,) + (long,) * 6))
    assert len(cut) == 50
    assert cut[-1]["text"]["text"] == "… 3 more"


def test_a_statement_too_long_is_cut_between_words() -> None:
    """It loses its links first, then words from its end, and says so; a short one loses nothing."""
    long = blocks(enlarged(1, "harbour " * 300))[3]["text"]["text"]
    assert re.search(r"harbour … _settled, 1 origin, 2 outlets \[o1\]_", long)
    assert "https://" not in long
    linked = blocks(enlarged(1, "harbour " * 30))[3]["text"]["text"]
    assert "…" not in linked
    assert "https://" in linked


def test_a_message_that_fits_has_no_count(briefing: Briefing) -> None:
    """The whole harbour briefing is there, and nothing is said to be missing."""
    found = blocks(briefing)
    text = "\n".join(block["text"]["text"] for block in found)
    assert "more" not in text
    assert text.count("• ") == 7 + 1 + 2 + 3
    assert text.count("*Ines Dorrow*") == 1


def test_mentions_in_articles_are_letters(briefing: Briefing) -> None:
    """A channel mention stands as text, links are ours, and Slack makes none of its own."""
    found = blocks(briefing)
    text = "\n".join(block["text"]["text"] for block in found)
    assert "&lt;!channel&gt;" in text
    assert not re.search(r"<(?!https://(?:tern|islander)\.example/)", text)
    assert all(block["text"]["verbatim"] is True for block in found[1:])


@pytest.mark.parametrize("name", ["{}", "a|b", "<@U1>", "x" * 5000])
def test_names_cannot_break_a_line(briefing: Briefing, name: str) -> None:
    """Braces, pipes, mentions and very long names stay within their place."""
    sources = tuple(replace(one, outlet=name) for one in briefing.sources)
    statements = tuple(
        replace(one, holder=one.holder and name) for one in briefing.stories[0].statements
    )
    story = replace(briefing.stories[0], statements=statements)
    found = blocks(replace(briefing, sources=sources, stories=(story,)))
    assert fits(found)
    text = "\n".join(block["text"]["text"] for block in found)
    assert "Nobody got everything" in text
    assert not re.search(r"<(?!https://[^|<>]+\|[^|<>]+>)", text)


def test_all_blocks_are_there_for_who_posts_several_messages() -> None:
    """Nothing is counted away: the first 49 blocks are those of the one message, the rest go on."""
    page = arrange(enlarged(60, "word " * 150))
    every = slack_blocks(page)
    assert len(every) > 50
    message = json.loads(render_slack(page))["blocks"]
    assert every[:49] == message[:49]
    assert "more" in message[49]["text"]["text"]
    lines = sum(block["text"]["text"].count("• ") for block in every)
    story = page.stories[0]
    stated = sum(len(group.items) for section in story.sections for group in section.groups)
    assert lines == stated + len(story.withheld) + len(story.lineages) + len(story.sources)
    assert fits([{"text": block["text"]} for block in every[:50]])


def test_a_button_stands_beside_each_statement(briefing: Briefing) -> None:
    """Each statement is a section with its own button, and nothing else has one."""
    page = arrange(briefing)
    made = slack_blocks(page, lambda item: {"type": "button", "value": item.id})
    values = [block["accessory"]["value"] for block in made if "accessory" in block]
    sections = (section for story in page.stories for section in story.sections)
    assert values == [i.id for section in sections for g in section.groups for i in g.items]
    assert len(values) == 7
    assert all(block["text"]["text"].count("• ") == 1 for block in made if "accessory" in block)
    plain = "\n".join(block["text"]["text"] for block in slack_blocks(page))
    assert "\n".join(block["text"]["text"] for block in made) == plain
