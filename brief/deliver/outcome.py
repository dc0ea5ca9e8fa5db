"""What became of a message to one recipient, in a line that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from brief.deliver.ledger import State

LONGEST_REPLY = 240
"""The most code points shown of what another machine said."""

_UNPRINTABLE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


class Fate(StrEnum):
    """Where a message is now."""

    SENT = "sent"
    """The other side took it, in this run."""
    BEFORE = "sent before"
    """An earlier run sent it."""
    DEFERRED = "not sent"
    """The other side did not take it or was not reached; the next run tries again."""
    FAILED = "refused"
    """Refused for good; not tried again unless asked to."""
    UNKNOWN = "unknown"
    """Handed over without an answer: arrived or not. Not tried again unless asked to."""

    @property
    def missing(self) -> bool:
        """Say whether the message is not known to be with its recipient."""
        return self not in (Fate.SENT, Fate.BEFORE)


_ADVICE = {
    Fate.DEFERRED: "the next run tries again",
    Fate.FAILED: "not tried again without --resend",
    Fate.UNKNOWN: "it may have arrived, so it is not sent again without --resend",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One recipient: an address, or a channel with the page. `code` 0 means no answer's code."""

    recipient: str
    fate: Fate
    code: int = 0
    text: str = ""
    """The other side's words, or ours where it said none."""
    tries: int = 0

    def __str__(self) -> str:
        """Return one line: "ann@example.org: not sent (451 try later; 3 tries): ..."."""
        said = " ".join(part for part in (str(self.code or ""), one_line(self.text)) if part)
        tries = f"{self.tries} tries" if self.tries > 1 else ""
        inside = "; ".join(part for part in (said, tries) if part)
        line = f"{one_line(self.recipient)}: {self.fate.value}"
        line += f" ({inside})" if inside else ""
        advice = _ADVICE.get(self.fate, "")
        return f"{line}: {advice}" if advice else line


def before(recipient: str, found: State) -> Outcome:
    """Return what became of a message that somebody else claimed, or settled, before us."""
    match found:
        case "sent":
            return Outcome(recipient, Fate.BEFORE)
        case "failed":
            return Outcome(recipient, Fate.FAILED, text="by an earlier run")
        case "planned":
            return Outcome(recipient, Fate.DEFERRED, text="not begun")
        case "sending":
            text = "handed over by another run that did not note an answer"
            return Outcome(recipient, Fate.UNKNOWN, text=text)


def complete(outcomes: Iterable[Outcome]) -> bool:
    """Say whether everybody has the message."""
    return not any(one.fate.missing for one in outcomes)


def one_line(said: str | bytes) -> str:
    """Return what another machine said on one line that is safe to print, cut if it is long."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    text = _UNPRINTABLE.sub(" ", text).strip()
    return text if len(text) <= LONGEST_REPLY else f"{text[: LONGEST_REPLY - 2]} …"
