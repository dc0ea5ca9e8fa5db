"""What was handed over to whom: the book that keeps a message from going out twice.

    planned --begin--> sending --sent---------> sent
       ^                  |------failed, final-> failed
       '--failed, not final'

`begin` is written before a message is handed over and `sent` or `failed` after
the other side answered. Whoever is killed between the two, or gets no answer,
leaves `sending` behind: the message may have arrived or not, and nobody here
can know. Such a message is not sent again unless that is asked for (`again`);
so in this one window it may be lost, and it is never sent twice unasked. Its
Message-ID is the same each time, so that a mail system that compares them drops
the second of a pair.

The archive keeps the real book. A key is one text for one message to one
recipient, such as "email briefing 2026-03-14 ann@example.org".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, Protocol

State = Literal["planned", "sending", "sent", "failed"]
"""How far a message has come. `failed` is for good: refused in a way that trying cannot mend."""


class Ledger(Protocol):
    """What delivery asks of the book. Each change is durable before the call returns."""

    def plan(self, keys: Iterable[str]) -> Mapping[str, State]:
        """Enter as planned what is not known yet; return the state of each key."""

    def begin(self, key: str, *, again: bool = False) -> State:
        """Claim a message, and return the state in which it was found.

        One that is planned, or not known, is `sending` from now on; so is one found
        `sending` or `failed` if `again` is set. See `claims`. In one step: of two
        processes that begin at once, one finds it planned and the other sending.
        """

    def sent(self, key: str, receipt: str) -> None:
        """Note that the other side took it; `receipt` is its answer, in one line."""

    def failed(self, key: str, code: int, text: str, *, final: bool) -> None:
        """Note that the other side did not take it, with its code (0: none) and words.

        If `final` it is `failed`, otherwise planned again.
        """


def claims(found: State, *, again: bool) -> bool:
    """Say whether whoever begins a message found in this state may send it."""
    return found == "planned" or (again and found != "sent")


class Entry(NamedTuple):
    """A line of the book in memory."""

    state: State
    code: int = 0
    text: str = ""


class MemoryLedger:
    """A book that forgets when the process ends: for trials, and for tests."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def plan(self, keys: Iterable[str]) -> Mapping[str, State]:
        """Enter as planned what is not known yet; return the state of each key."""
        return {key: self.entries.setdefault(key, Entry("planned")).state for key in keys}

    def begin(self, key: str, *, again: bool = False) -> State:
        """Claim a message, and return the state in which it was found."""
        found = self.entries.get(key, Entry("planned")).state
        if claims(found, again=again):
            self.entries[key] = Entry("sending")
        return found

    def sent(self, key: str, receipt: str) -> None:
        """Note that the other side took it."""
        self.entries[key] = Entry("sent", 0, receipt)

    def failed(self, key: str, code: int, text: str, *, final: bool) -> None:
        """Note that the other side did not take it."""
        self.entries[key] = Entry("failed" if final else "planned", code, text)
