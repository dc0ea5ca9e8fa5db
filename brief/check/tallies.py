"""The lines of a briefing in Markdown that count what is in it and say nothing of the world.

`brief run --format md` writes them around its statements. They cite nothing,
because they are about the page itself, and a linter must not take them for
statements. They are known word for word: any other word makes a statement of
them, so that nothing about the world can hide in one.
"""

from __future__ import annotations

import re

_ORIGINS = r"(?:1 (?:independent )?origin|\d{1,6} independent origins)"
_ADDED = r"(?:, with additions in (?:1 digest|\d{1,6} digests))?"
_TOLD = r"(?:, \d{1,6} (?:outlets|articles))?"
_WITHHELD = re.compile(
    r"\d{1,6} of the sentences written did not pass the checks; the reason stands with each\."
)
_TALLY = re.compile(
    r"(?:1 story|\d{1,6} stories), (?:1 statement|\d{1,6} statements)(?:, \d{1,6} withheld)?\."
    r"|(?:1 article|\d{1,6} articles)(?: from (?:1 outlet|\d{1,6} outlets))?"
    rf", {_ORIGINS}{_ADDED}\."
    r"|Nothing found that passes the checks\."
    r"|Written by the [a-z]{1,30} engine(?: with [\w.:/@-]{1,80})?"
    r"(?: \((?:1 call|\d{1,9} calls), \d{1,12} tokens(?:, \d{1,9}\.\d\d USD)?\))?\."
    r" Every sentence was checked against the characters that it cites\."
)
_TAIL = re.compile(
    rf"\*(?:(?:settled|corroborated|open|disputed|conflict), )?{_ORIGINS}{_TOLD}\*"
    r"(?:\[\^o\d{1,6}\])*"
)


def is_tally(text: str) -> bool:
    """Say whether a paragraph is one of the lines that count."""
    return _TALLY.fullmatch(text.strip()) is not None


def opens_withheld(text: str) -> bool:
    """Say whether a paragraph opens the list of sentences that did not pass."""
    return _WITHHELD.fullmatch(text.strip()) is not None


def before_tally(line: str) -> int:
    """Return where a statement's line ends and the count of its origins begins."""
    dash = line.rfind(" — ")
    if dash >= 0 and _TAIL.fullmatch(line[dash + 3 :].strip()):
        return len(line[:dash].rstrip())
    return len(line)
