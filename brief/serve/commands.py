"""What a slash command asks for: pure, from its text to a value."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Name(StrEnum):
    """The commands; SHOW is what has no word of its own."""

    SHOW = "show"
    CHANGES = "changes"
    CHECK = "check"
    HELP = "help"


class Asked(NamedTuple):
    """A command as it was understood.

    `words` are those of stories, or the text to check. `day` is None for the
    latest; `spoken` is the word that was taken for a day, which may have been
    meant as one of the story's. `problem` says what cannot be understood.
    """

    name: Name
    words: str = ""
    day: date | None = None
    spoken: str = ""
    problem: str = ""


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LIKE_A_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_QUOTED = re.compile(r'["“”„«].*["“”«»]')


def read_asked(text: str, today: date) -> Asked:
    """Read the text after the command; `today` is the reader's own day.

    Slack writes `&`, `<` and `>` as entities, which are undone.
    """
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
    first, _, rest = text.partition(" ")
    match first.lower():
        case "help" | "?" | "--help" | "-h" if not rest:
            return Asked(Name.HELP)
        case "check":
            return Asked(Name.CHECK, rest.strip())
        case "changes":
            return _dated(Name.CHANGES, rest.strip(), today)
        case _:
            return _dated(Name.SHOW, text, today)


def _dated(name: Name, text: str, today: date) -> Asked:
    """Read words with a day at their end or their beginning."""
    words = text.split()
    if not words or _QUOTED.fullmatch(text):
        return Asked(name, text)
    for at in (-1, 0):
        word = words[at]
        if _LIKE_A_DATE.fullmatch(word):
            try:
                day = date.fromisoformat(word)
            except ValueError:
                return Asked(name, problem=f"“{word}” is no date; write it as YYYY-MM-DD")
            return Asked(name, _without(words, at), day)
        spoken = _spoken(word.lower(), today)
        if spoken is not None:
            return Asked(name, _without(words, at), spoken, text)
    return Asked(name, text)


def _without(words: list[str], at: int) -> str:
    """Return the words without the day at one end, and without an "on" before it."""
    left = words[:-1] if at == -1 else words[1:]
    if left and at == -1 and left[-1].lower() == "on":
        left = left[:-1]
    return " ".join(left)


def _spoken(word: str, today: date) -> date | None:
    """Return the day that a word means; that of a weekday is the last one, today included."""
    if word in ("today", "yesterday"):
        return today - timedelta(days=int(word == "yesterday"))
    if word in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(word)) % 7)
    return None
