"""A book in a file, each change on disk before the call returns, and a sender to be killed.

Run as a program it sends one digest and stops where it is told to, so that a test
can kill it there: `python -m tests.deliver.book FILE PORT STOP`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from brief.deliver.ledger import Entry, MemoryLedger, State
from brief.deliver.mailing import MailOptions, deliver_mail
from brief.deliver.smtp import Security, Server
from tests.deliver.made import ENVELOPE, digest

READERS = ("ann@example.org", "bea@example.org", "cay@example.org")


class FileLedger(MemoryLedger):
    """The book in memory, written out after each change."""

    def __init__(self, path: Path, stop: str = "") -> None:
        super().__init__()
        self._path = path
        self._stop = stop
        if path.exists():
            lines = json.loads(path.read_text(encoding="utf-8"))
            self.entries = {key: Entry(*values) for key, values in lines.items()}

    def begin(self, key: str, *, again: bool = False) -> State:
        """Claim a message."""
        self._halt("before begin", key)
        found = super().begin(key, again=again)
        self._write()
        self._halt("after begin", key)
        return found

    def sent(self, key: str, receipt: str) -> None:
        """Note that it was taken."""
        self._halt("before sent", key)
        super().sent(key, receipt)
        self._write()
        self._halt("after sent", key)

    def _write(self) -> None:
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(self.entries), encoding="utf-8")
        new.replace(self._path)

    def _halt(self, where: str, key: str) -> None:
        """Say that the place is reached, for the second reader, and wait to be killed."""
        if where == self._stop and key.endswith(READERS[1]):
            print("here", flush=True)  # noqa: T201 - what the test waits for
            time.sleep(60)


def options(port: int, *, again: bool = False) -> MailOptions:
    """Return how to reach the test's server."""
    server = Server("127.0.0.1", port, Security.NONE, timeout=10, client_name="client.test")
    return MailOptions(ENVELOPE, server, waits=(), again=again)


if __name__ == "__main__":
    ledger = FileLedger(Path(sys.argv[1]), sys.argv[3])
    deliver_mail(digest(), READERS, options(int(sys.argv[2])), ledger)
