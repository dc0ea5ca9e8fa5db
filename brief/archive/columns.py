r"""Column types that keep what they are given: times in UTC, and text of any characters.

SQLite forgets the zone of a time and keeps its wall clock; PostgreSQL converts
it. A time without a zone would mean another moment in each, so it is refused.

PostgreSQL refuses the character NUL, and neither takes a lone surrogate, which
a broken page may hold and which its hash and offsets count. They are stored as
an escape, `\x1a` and four hex digits, and come back as they were.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_ESCAPE = "\x1a"
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile(_ESCAPE + "([0-9a-f]{4})")


def storable(text: str) -> str:
    """Return `text` with the characters that databases refuse spelled out."""
    return _UNSTORABLE.sub(lambda match: f"{_ESCAPE}{ord(match[0]):04x}", text)


def original(stored: str) -> str:
    """Return the text of which `stored` is the storable form."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), stored)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored and returned in UTC. A naive one raises ValueError."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use a column with a zone where the database has one."""
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC, without a zone for SQLite."""
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the time in UTC, whatever the zone of the connection."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class AnyText(TypeDecorator[str]):
    """Text of any code points, lone surrogates and NUL included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Spell out what databases refuse."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Give the text as it was."""
        return None if value is None else original(value)


class Json(TypeDecorator[Any]):
    """A JSON value as ASCII text, which holds every character as an escape.

    Not the database's own type, which would refuse some characters, sort keys
    or round numbers: what is read is what was written.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the value."""
        return None if value is None else json.dumps(value, allow_nan=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Read it again."""
        return None if value is None else json.loads(value)
