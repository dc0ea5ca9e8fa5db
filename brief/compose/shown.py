"""Article text as a prompt shows it: data that cannot pass for anything else.

The words around the articles are ours and use characters that no shown text
can hold: angle brackets, and sentence ids such as A3.12. What could pass for a
fence, an id or a control word of a chat template is written with a harmless
look-alike; what a reader would not see is left out. Each character shown keeps
its offset in the article, so nothing of this reaches a citation.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from brief.model import Range

_ANGLES = {"<": "‹", "＜": "‹", "﹤": "‹", ">": "›", "＞": "›", "﹥": "›"}
# Letters and fillers that are drawn as nothing, and marks that only choose a glyph.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0000-\U000e0fff]"
)
_PLAIN = re.compile(r"[ !-;=?-_a-}]*")  # nothing in it needs a look at its characters
_SENTENCE_ID = re.compile(r"(?<![^\W_])[AaАаΑα]\d{1,6}\.(?=\d)")
_ITEM_ID = re.compile(r"\[(?=\s*[A-Za-z]\s?\d{1,6}\s*\])[^\]]*\]")
_CONTROL_WORD = re.compile(r"\[/?[A-Z][A-Z_ ]{2,40}\]")
_CODE_FENCE = re.compile(r"`{3,}|~{3,}")


class Shown(NamedTuple):
    """A text as shown; `starts[i]` is the article's offset of its i-th character."""

    text: str
    starts: tuple[int, ...]

    def original(self, start: int, end: int) -> Range:
        """Return the article's range of the characters `[start, end)` shown, not empty."""
        return Range(self.starts[start], self.starts[end - 1] + 1)


def show(text: str, span: Range) -> Shown:
    """Return how a prompt shows `text[span]`: one line, harmless, offsets kept."""
    if _PLAIN.fullmatch(text, *span) and "  " not in text[slice(*span)]:
        shown, starts = text[slice(*span)], tuple(range(*span))
    else:
        shown, starts = _seen(text, span)
    left = len(shown) - len(shown.lstrip(" "))
    right = len(shown.rstrip(" "))
    return Shown(_disarmed(shown)[left:right], starts[left:right])


def plain_line(text: str) -> str:
    """Return a text that is in no article (an outlet's name, a draft) as a prompt shows it."""
    return show(text, Range(0, len(text))).text


def _seen(text: str, span: Range) -> tuple[str, tuple[int, ...]]:
    """Return what a reader sees of a range, runs of white space as one space."""
    out: list[str] = []
    starts: list[int] = []
    for at in range(*span):
        char = _look(text[at])
        if char and not (char == " " and out and out[-1] == " "):
            out.append(char)
            starts.append(at)
    return "".join(out), tuple(starts)


@lru_cache(maxsize=4096)
def _look(char: str) -> str:
    """Return one character as shown: itself, its look-alike, a space, or nothing."""
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    if category in {"Cf", "Co", "Cn"} or _BLANK.match(char):
        return ""
    if category == "Cs":
        return "\ufffd"
    return _ANGLES.get(char, char)


def _disarmed(shown: str) -> str:
    """Write what could pass for our own marks with look-alikes, length unchanged."""
    shown = _CODE_FENCE.sub(lambda m: "'" * len(m.group()), shown)
    shown = _CONTROL_WORD.sub(_round, shown)
    plain = shown if shown.isascii() else "".join(map(_narrow, shown))
    marks = [m.end() - 1 for m in _SENTENCE_ID.finditer(plain)]
    ends = [at for m in _ITEM_ID.finditer(plain) for at in (m.start(), m.end() - 1)]
    if not marks and not ends:
        return shown
    chars = list(shown)
    for at in marks:
        chars[at] = "·"
    for number, at in enumerate(ends):
        chars[at] = "()"[number % 2]
    return "".join(chars)


def _round(match: re.Match[str]) -> str:
    return f"({match.group()[1:-1]})"


@lru_cache(maxsize=4096)
def _narrow(char: str) -> str:
    """Return a character of another width or weight as the plain one it is drawn like."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
