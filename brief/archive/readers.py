"""Who has left a mailing list. Nothing is sent to them again, whatever `brief.toml` says."""

from __future__ import annotations

from email.utils import parseaddr

from sqlalchemy import select

from brief.archive.database import Database, insert
from brief.archive.tables import unsubscribed
from brief.archive.values import ArchiveOptions


class Readers:
    """The readers of an archive's mailing lists."""

    def __init__(self, database: Database, options: ArchiveOptions) -> None:
        self._database = database
        self._options = options

    def leave(self, list_id: str, address: str) -> bool:
        """Note that a reader left the list; False where that was noted before.

        `address` is that of a mailbox, with or without a name; capitals make no
        difference. Raises ValueError where it is none.
        """
        bare = address_of(address)
        with self._database.write() as connection:
            made = connection.execute(
                insert(connection, unsubscribed)
                .values(list_id=list_id, address=bare, since=self._options.clock())
                .on_conflict_do_nothing(index_elements=["list_id", "address"])
                .returning(unsubscribed.c.address)
            ).scalar()
        return made is not None

    def left(self, list_id: str) -> frozenset[str]:
        """Return who left the list: bare addresses in lower case, see `address_of`."""
        wanted = select(unsubscribed.c.address).where(unsubscribed.c.list_id == list_id)
        with self._database.read() as connection:
            return frozenset(connection.execute(wanted).scalars())


def address_of(recipient: str) -> str:
    """Return `Ann <Ann@example.org>` as `ann@example.org`, the form that is kept and compared.

    Raises ValueError where it is no address of a mailbox.
    """
    bare = parseaddr(recipient)[1].strip().lower()
    local, at, host = bare.rpartition("@")
    if not (local and at and host):
        raise ValueError(f"{recipient!r} is no mail address")
    return bare
