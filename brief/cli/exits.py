"""The exit codes that are not an error of ours; `brief.errors` holds the others."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended, as its caller sees it."""

    DONE = 0
    UNSUPPORTED = 1
    USAGE = 2
    INTERNAL = 70
    INTERRUPTED = 130
    HUNG_UP = 141

    @property
    def meaning(self) -> str:
        """One sentence for the documentation."""
        return _MEANINGS[self]


_MEANINGS = {
    Exit.DONE: "The command did what it was asked.",
    Exit.UNSUPPORTED: "`check` or `verify` found something that its sources do not support; "
    "`doctor` found a part that does not work.",
    Exit.USAGE: "The command line itself is wrong: an unknown option, code or combination.",
    Exit.INTERNAL: "A fault in `brief`; `BRIEF_TRACEBACK=1` shows where.",
    Exit.INTERRUPTED: "Stopped from the keyboard (128 + SIGINT).",
    Exit.HUNG_UP: "The reader of the output went away, as `head` does (128 + SIGPIPE).",
}
