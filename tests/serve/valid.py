"""Whether Slack takes a message, as its own library and its documents say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

_OURS = re.compile(r"<https?://[^<>|]+\|[^<>]+>")


def faults(message: Mapping[str, Any]) -> list[str]:
    """Return what Slack would refuse in a message, or make of its text what nobody meant."""
    blocks: Sequence[Mapping[str, Any]] = message.get("blocks", ())
    found = [] if message.get("text") else ["no text for notifications"]
    parsed = Block.parse_all([dict(one) for one in blocks])
    if len(parsed) != len(blocks):
        return [*found, "a block that Slack's library does not know"]
    for one, block in zip(blocks, parsed, strict=True):
        try:
            if block.to_dict() != one:
                found.append(f"not what Slack's library makes of it: {one}")
        except SlackObjectFormationError as error:
            found.append(str(error))
    if len(blocks) > 50:
        found.append(f"{len(blocks)} blocks")
    if len(json.dumps(blocks, ensure_ascii=False)) > 13_000:
        found.append("too long together")
    for text in texts(blocks):
        if len(text.encode("utf-16-le")) // 2 > 3000 or not text:
            found.append(f"a text of {len(text)} characters")
        if "<" in _OURS.sub("", text) or ">" in _OURS.sub("", text):
            found.append(f"a mention, or a broken link: {text}")
    return found


def texts(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield every text in mrkdwn."""
    for block in blocks:
        for part in (block.get("text"), *block.get("elements", ())):
            if part and part.get("type") == "mrkdwn":
                yield part["text"]


def shown(message: Mapping[str, Any]) -> str:
    """Return all that a message shows, headers and sections, a line each."""
    blocks = message.get("blocks", ())
    headers = [one["text"]["text"] for one in blocks if one["type"] == "header"]
    return "\n".join([*headers, *texts(blocks)])


def buttons(message: Mapping[str, Any], label: str) -> list[str]:
    """Return the values of the buttons of a label."""
    return [
        part["value"]
        for block in message.get("blocks", ())
        for part in (block.get("accessory"), *block.get("elements", ()))
        if part and part.get("type") == "button" and part["text"]["text"] == label
    ]
