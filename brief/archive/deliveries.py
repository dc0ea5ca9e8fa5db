"""The ledger of deliveries: written before a message is handed over, and after.

It has the form that `brief.deliver.ledger` asks for; what the states mean, and
what the window between the two writes leaves open, is said there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, select, update

from brief.archive.database import Database, insert
from brief.archive.tables import deliveries
from brief.archive.values import ArchiveOptions, Delivery, DeliveryState


class Ledger:
    """The messages of one briefing, or of none. Every change is durable when the call returns."""

    def __init__(
        self, database: Database, options: ArchiveOptions, briefing: str | None = None
    ) -> None:
        self._database = database
        self._options = options
        self._briefing = briefing

    def plan(self, keys: Iterable[str]) -> Mapping[str, DeliveryState]:
        """Enter as planned what is not known yet; return the state of each key."""
        now = self._options.clock()
        with self._database.write() as connection:
            return {key: self._found(connection, key, now).state for key in dict.fromkeys(keys)}

    def begin(self, key: str, *, again: bool = False) -> DeliveryState:
        """Claim a message, and return the state in which it was found.

        One that is planned, or not known, is `sending` from now on; so is one found
        `sending` or `failed` if `again` is set. One that was sent stays so. Of two
        processes that begin at once, one finds it planned and the other sending.
        """
        now = self._options.clock()
        with self._database.write() as connection:
            found = self._found(connection, key, now)
            if found.state == "planned" or (again and found.state != "sent"):
                connection.execute(
                    update(deliveries)
                    .where(deliveries.c.key == key)
                    .values(state="sending", attempts=found.attempts + 1, began=now, ended=None)
                )
            return found.state

    def sent(self, key: str, receipt: str) -> None:
        """Note that the other side took it; `receipt` is its answer."""
        self._end(key, "sent", 0, receipt)

    def failed(self, key: str, code: int, text: str, *, final: bool) -> None:
        """Note that the other side did not take it, with its code (0: none) and words.

        If `final` it is `failed`, otherwise planned again. What was sent stays sent.
        """
        self._end(key, "failed" if final else "planned", code, text)

    def entries(self) -> tuple[Delivery, ...]:
        """Return the lines of this briefing, of every one where none was named, in order."""
        wanted = select(deliveries).order_by(deliveries.c.id)
        if self._briefing is not None:
            wanted = wanted.where(deliveries.c.briefing_id == self._briefing)
        with self._database.read() as connection:
            return tuple(map(_delivery, connection.execute(wanted)))

    def _found(self, connection: Connection, key: str, now: datetime) -> Delivery:
        """Return the line of a key, entered now where there was none, and hold it."""
        connection.execute(
            insert(connection, deliveries)
            .values(
                key=key,
                briefing_id=self._briefing,
                state="planned",
                attempts=0,
                code=0,
                said="",
                planned=now,
            )
            .on_conflict_do_nothing(index_elements=["key"])
        )
        wanted = select(deliveries).where(deliveries.c.key == key).with_for_update()
        return _delivery(connection.execute(wanted).one())

    def _end(self, key: str, state: DeliveryState, code: int, said: str) -> None:
        now = self._options.clock()
        with self._database.write() as connection:
            if self._found(connection, key, now).state == "sent":
                return
            connection.execute(
                update(deliveries)
                .where(deliveries.c.key == key)
                .values(state=state, code=code, said=said, ended=now)
            )


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        row.key,
        row.briefing_id,
        cast(DeliveryState, row.state),
        row.attempts,
        row.code,
        row.said,
        row.planned,
        row.began,
        row.ended,
    )
