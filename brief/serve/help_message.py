"""What the slash command can do, as people type it."""

from __future__ import annotations

from brief.render import escape
from brief.serve.messages import Message, section

SUBCOMMANDS = ("changes", "check", "help")

_LINES = (
    ("", "the latest briefing"),
    ("ferry", "its stories about the ferry, or those of the last day that had any"),
    ("ferry 2026-03-14", "those of a day; also: today, yesterday, monday"),
    ("changes", "what changed since the days before; also with a day"),
    ("check TEXT", "whether what was read carries each sentence"),
    ("help", "this"),
)


def help_message(command: str) -> Message:
    """Return the commands, a line each."""
    name = escape.slack(command)
    lines = [f"`{f'{name} {words}'.strip()}` {what}" for words, what in _LINES]
    return Message(f"What {name} can do", (section("\n".join(lines)),))
