"""Which lines of a draft define what a citation points to.

Footnotes (`[^1]: …`), numbered sources (`[1] …`, `[1]: …`, and `1. …` in a list of
sources), and addresses (`[label]: https://…`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from brief.check.inline import Part

_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^(?P<key>[^\]\s]{1,60})\]:[ \t]*")
_NUMBERED = re.compile(
    r"[ ]{0,3}(?P<item>[-*+][ \t]+)?\[(?P<key>\d{1,4})\](?P<colon>:?)[ \t]+(?=\S)"
)
_LISTED = re.compile(r"[ ]{0,3}(?P<key>\d{1,4})[.)][ \t]+(?=\S)")
_ADDRESS = re.compile(
    r"[ ]{0,3}\[(?P<key>[^\[\]^][^\[\]]{0,200})\]:[ \t]*"
    r"(?=(?:<[^<>]*>|\S+)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*\Z)"
)
_USED = re.compile(r"\S[ \t]?\[(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\]")
_QUOTATION_MARK = re.compile(r"[“”\"„«»]")


class Started(NamedTuple):
    """A definition that a line opens: its key, and where what it says begins in the line."""

    key: str
    begin: int
    listed: bool


class NoteLines:
    """The definitions met so far, each as the lines that make it up.

    `listed` are the items of a list of sources, which give way to notes of the
    same number.
    """

    def __init__(self) -> None:
        self.notes: dict[str, list[Part]] = {}
        self.listed: dict[str, list[Part]] = {}
        self._last: list[Part] | None = None
        self._parted = False
        self._quoting = False
        self._used: set[str] = set()

    def cite(self, line: str) -> None:
        """Remember the numbers that a line of prose cites."""
        for digits in _USED.findall(line):
            self._used.update(re.findall(r"\d+", digits))

    def gap(self) -> None:
        """Tell that a blank line follows."""
        self._parted, self._quoting = True, False

    def stop(self) -> None:
        """Tell that something else follows, with which no note can go on."""
        self._last = None

    def take(self, part: Part, *, in_sources: bool, inside: bool) -> bool:
        """Take a line that defines a note or goes on with one; say whether it did.

        `inside` when the line stands right below one of a paragraph.
        """
        body = part.line[part.begin : part.end]
        started = self._start(body, in_sources=in_sources, inside=inside)
        if started:
            into = self.listed if started.listed else self.notes
            self._last = [part._replace(begin=part.begin + started.begin)]
            into.setdefault(started.key, self._last)
            self._quoting = False
        elif self._last is not None and not inside and self._goes_on(body):
            self._last.append(part)
        else:
            self._last = None
            return False
        self._parted = False
        self._quoting ^= len(_QUOTATION_MARK.findall(body)) % 2 == 1
        return True

    def _goes_on(self, body: str) -> bool:
        """Say whether a line belongs to the last note: indented, or inside its quotation."""
        return self._quoting or body.startswith(("    ", "\t") if self._parted else (" ", "\t"))

    def _start(self, body: str, *, in_sources: bool, inside: bool) -> Started | None:
        """Return the definition that a line opens, if it opens one."""
        note = _FOOTNOTE.match(body)
        if note:
            return Started("^" + note["key"].casefold(), note.end(), listed=False)
        number = _NUMBERED.match(body)
        if number:
            cited = number["key"] in self._used and number["key"] not in self.notes and not inside
            if in_sources or (not number["item"] and (number["colon"] or cited)):
                return Started(number["key"], number.end(), listed=False)
        address = _ADDRESS.match(body)
        if address:
            return Started(" ".join(address["key"].split()).casefold(), address.end(), listed=False)
        item = _LISTED.match(body) if in_sources else None
        return Started(item["key"], item.end(), listed=True) if item else None
