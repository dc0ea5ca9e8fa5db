"""C1, characters: what looks like one thing to a reader and is another to a program."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from brief.model import Range

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN"})
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# A narrow space parts thousands ("12 000"); between other digits or letters it hides a join.
_NARROW = re.compile(
    r"(?<=[^\W\d_])[\u2006\u2008-\u200a\u202f](?=[^\W\d_])"
    r"|(?<=\d)[\u2006\u2008-\u200a\u202f](?!\d{3}(?!\d))(?=\d)"
)
_MARKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_STRUCK = re.compile("[\u0334-\u0338\u0488\u0489\u20d0-\u20ff]")
_MOST_MARKS = 2
# Letters of other alphabets that are drawn like Latin letters or digits.
_LOOKALIKES = frozenset(
    # Cyrillic
    "\u0405\u0406\u0408\u0410\u0411\u0412\u0415\u0417\u041a\u041c\u041d\u041e\u0420\u0421"
    "\u0422\u0423\u0425\u0430\u0431\u0432\u0435\u0437\u043a\u043c\u043d\u043e\u0440\u0441"
    "\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u050c\u051b\u051d"
    # Greek
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03bf"
    # Armenian
    "\u054d\u0555\u0566\u0570\u0578\u057d\u0581\u0585"
)
_PLAIN_FORMS = frozenset("ªº²³¹¼½¾ﬀﬁﬂﬃﬄ")


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """Return the script of a letter, or an empty string where it cannot be mistaken for another."""
    first = unicodedata.name(char, "").split(" ")[0]
    return first if first in _SCRIPTS else ""


@lru_cache(maxsize=4096)
def _dressed(char: str) -> bool:
    """Say whether a character is a letter or digit in disguise: wide, bold, ringed, foreign."""
    if char.isascii() or char in _PLAIN_FORMS:
        return False
    if unicodedata.category(char) == "Nd":
        return True
    if _name(char).startswith(("SUPERSCRIPT", "SUBSCRIPT", "VULGAR", "MODIFIER")):
        return False
    plain = unicodedata.normalize("NFKC", char)
    return plain.isascii() and plain.isalnum() and (len(plain) == 1 or "ROMAN" in _name(char))


def _name(char: str) -> str:
    return unicodedata.name(char, "")


def deceptive(text: str) -> Range | None:
    """Return the first place in `text` that misleads the eye, if any.

    That is an invisible character, a mark over a digit or through a letter, a
    word that mixes alphabets, one that is drawn in another alphabet's
    lookalikes, or a letter or digit in disguise.
    """
    hidden = next((m for m in _INVISIBLE.finditer(text) if not _guides(text, m.start())), None)
    if hidden:
        return Range(*hidden.span())
    if text.isascii():
        return None
    return _narrow(text) or _marked(text) or _disguised(text) or _mixed(text)


def _guides(text: str, at: int) -> bool:
    """Say whether a direction mark stands beside a letter written from right to left, its place."""
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at] in "\u200e\u200f" and any(
        unicodedata.bidirectional(char) in {"R", "AL"} for char in beside
    )


def _narrow(text: str) -> Range | None:
    """Return a space so narrow that two numbers or words read as one."""
    found = _NARROW.search(text)
    return Range(*found.span()) if found else None


def _marked(text: str) -> Range | None:
    """Return combining marks that no writing has: over a digit, through a letter, in a heap."""
    for marks in _MARKED.finditer(text):
        before = text[marks.start() - 1] if marks.start() else " "
        heap = marks.end() - marks.start() > _MOST_MARKS
        if heap or _STRUCK.search(marks.group()) or not before.isalpha():
            return Range(max(0, marks.start() - 1), marks.end())
    return None


def _disguised(text: str) -> Range | None:
    """Return a letter or digit in disguise."""
    for at, char in enumerate(text):
        if not char.isascii() and _dressed(char):
            return Range(at, at + 1)
    return None


def _mixed(text: str) -> Range | None:
    """Return a word of several alphabets, or one in lookalikes amid Latin words."""
    latin = any(char.isascii() and char.isalpha() for char in text)
    for word in _WORD.finditer(text):
        if word.group().isascii():
            continue
        scripts = {_script(char) for char in word.group()} - {""}
        foreign = latin and all(char in _LOOKALIKES for char in word.group())
        if len(scripts) > 1 or foreign:
            return Range(*word.span())
    return None
