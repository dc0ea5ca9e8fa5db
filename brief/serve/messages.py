"""Slack messages of one kind: blocks parted into pages, with what leads to the next one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from brief.deliver.slack_post import pages
from brief.render import escape
from brief.render.slack import LONGEST_SECTION, Block, fitted

MORE = "brief_more"
EVIDENCE = "brief_evidence"
LONGEST_BUTTON = 75
LONGEST_VALUE = 2000
_BLOCKS = 48  # of the 50, two are ours: the page's number and what leads on


class Message(NamedTuple):
    """What is answered: a line for notifications, and blocks in mrkdwn that is safe."""

    text: str
    blocks: Sequence[Mapping[str, Any]] = ()


def said(text: str) -> Message:
    """Return a message of plain text, which may be anybody's."""
    line = fitted("", text, "", LONGEST_SECTION)
    return Message(line, (section(line),))


def section(mrkdwn: str) -> Block:
    """Return a section of escaped text; `verbatim` keeps Slack from making links of it."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn, "verbatim": True}}


def context(mrkdwn: str) -> Block:
    """Return a small line of escaped text."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": mrkdwn, "verbatim": True}]}


def button(label: str, action: str, value: Mapping[str, Any]) -> Block:
    """Return a button whose value is JSON. Raises ValueError where that is too long for Slack."""
    text = json.dumps(value, separators=(",", ":"))
    if len(text) > LONGEST_VALUE or len(label) > LONGEST_BUTTON:
        raise ValueError(f"a button's label of {len(label)}, or value of {len(text)} characters")
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "action_id": action,
        "value": text,
    }


def paged(text: str, blocks: Sequence[Block], page: int, value: Mapping[str, Any]) -> Message:
    """Return page `page` (from 1) of some blocks; `value` with the page's number asks for another.

    A page that is not there is the last one.
    """
    parted = pages(blocks, _BLOCKS)
    page = max(1, min(page, len(parted)))
    shown: list[Mapping[str, Any]] = list(parted[page - 1])
    if len(parted) > 1:
        shown.append(context(f"Page {page} of {len(parted)}"))
    if page < len(parted):
        more = button("More", MORE, {**value, "p": page + 1})
        shown.append({"type": "actions", "elements": [more]})
    return Message(escape.slack(text), tuple(shown))
