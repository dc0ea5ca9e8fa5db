"""A folded view of a text, with a map back to the original offsets.

Folding makes equal what a reader takes for equal: typographic and plain
quotation marks, dashes, spaces, composed and decomposed letters, letter case.
Invisible format characters (zero-width, bidirectional, soft hyphen) vanish,
and so do the brackets of a letter fitted into a quotation ("[W]e").
Letters of other scripts that look alike stay different on purpose: a name in
homoglyphs is not the name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from brief.model import Range

_QUOTES = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
}
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_SPACES = dict.fromkeys("\t\r\n\v\f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
_SPACES.update(dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "))
_ONE_TO_ONE = str.maketrans({**_QUOTES, **_DASHES, **_SPACES})
_WIDE = {"…": "...", "½": "1/2", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
# Combining marks, format characters and the wide ones above need the slow path.
_SLOW = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\U000e0000-\U000e0fff" + "".join(_WIDE) + "]"
)


# The brackets of a letter whose case a quotation changed: "[W]e", "[n]obody".
_FITTED = re.compile(r"\[(?=[^\W\d_]\][^\W\d_])|(?<=\[[^\W\d_])\](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]`, `ends[i]` are the original offsets of its i-th character.

    Both are None when every character folded to exactly one.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> Range:
        """Map the folded range `[start, end)` to the original; the range must not be empty."""
        if self.starts is None or self.ends is None:
            return Range(start, end)
        return Range(self.starts[start], self.ends[end - 1])

    def cuts(self, start: int, end: int) -> bool:
        """Say whether the folded range begins or ends inside what one character folded to."""
        if self.starts is None or self.ends is None:
            return False
        first = start > 0 and self.starts[start] == self.starts[start - 1]
        last = end < len(self.ends) and self.ends[end - 1] == self.ends[end]
        return first or last


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the ranges of a base character with the combining marks that follow it."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _composes(text[max(start, at - 3) : at], text[at]):
            cuts.append((start, at))
            start = at
    return cuts if text else []


def _composes(before: str, char: str) -> bool:
    """Say whether a character belongs to the one before it: a mark, or a part of a syllable."""
    if unicodedata.combining(char):
        return True
    return char > "\u02ff" and not unicodedata.is_normalized("NFC", before + char)


def _fold_slowly(text: str, *, case: bool) -> Folded:
    """Fold cluster by cluster, keeping the offsets of each."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    fitted = {match.start() for match in _FITTED.finditer(text)}
    for start, end in _clusters(text):
        if start in fitted:
            continue
        cluster = text[start:end]
        if len(cluster) > 1:
            cluster = unicodedata.normalize("NFC", cluster)
        for char in cluster:
            if unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f":
                continue
            folded = _WIDE.get(char, char).translate(_ONE_TO_ONE)
            folded = folded.casefold() if case else folded
            out.append(folded)
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return Folded("".join(out), tuple(starts), tuple(ends))


@lru_cache(maxsize=4096)
def fold(text: str, *, case: bool = True) -> Folded:
    """Fold `text`; with `case` False, letter case is kept."""
    if not _SLOW.search(text) and not _FITTED.search(text):
        plain = text.translate(_ONE_TO_ONE)
        if not plain.isascii():
            plain = unicodedata.normalize("NFC", plain)
        folded = plain.casefold() if case else plain
        if len(folded) == len(text):
            return Folded(folded)
    return _fold_slowly(text, case=case)


def fold_key(text: str) -> str:
    """Fold `text` and squeeze white space: equal keys read the same aloud."""
    return " ".join(fold(text).text.split())


def find_folded(needle: str, text: str, start: int = 0, end: int | None = None) -> Range | None:
    """Find `needle` in `text[start:end]` up to folding (case kept); None when it is not there.

    Runs of white space match each other. The result is a range of `text`.
    """
    words = fold(needle, case=False).text.split()
    if not words:
        return None
    view = fold(text[start:end], case=False)
    for found in re.finditer(r"\s+".join(map(re.escape, words)), view.text):
        if not view.cuts(*found.span()):
            inside = view.original(*found.span())
            return Range(start + inside.start, start + inside.end)
    return None
