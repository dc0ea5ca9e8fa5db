"""What a database refuses, in words that say what to do."""

from __future__ import annotations

import re

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError

_UNREACHABLE = (
    r"connection (?:refused|failed|timeout)|(?:resolve|translate) host|could not connect|"
    "server closed the connection|terminating connection|connection is lost"
)
_LINES = (
    (
        r"database is locked|database table is locked|lock timeout|QueuePool limit",
        "another process is writing to it; try again when it has ended",
    ),
    (
        r"disk is full|No space left|disk I/O error|could not extend file",
        "the disk is full or fails; make room, then run again: what was kept is safe",
    ),
    (
        r"readonly|read-only|unable to open database|permission denied|Permission denied",
        "it cannot be written; check the permissions of the file and its folder",
    ),
    (
        r"file is not a database|malformed|file is encrypted",
        "the file is damaged or is no archive; restore a copy or choose another place",
    ),
    (
        r"authentication failed|no password supplied|role .* does not exist",
        "the server refuses the account; check its name and BRIEF_ARCHIVE_PASSWORD",
    ),
    (
        r"database .* does not exist",
        "the server has no such database; make it with createdb",
    ),
    (
        _UNREACHABLE,
        "the server cannot be reached; check its address and that it runs",
    ),
    (
        r"no such module: fts5",
        "this Python's SQLite has no full-text search (FTS5); use another build of Python",
    ),
)
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), line) for pattern, line in _LINES)


def explain(error: SQLAlchemyError) -> str | None:
    """Return one line: what is wrong, and what to do. It holds no value of any row.

    None for what no database refuses by itself: a fault of this program.
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = str(cause)
    if isinstance(error, IntegrityError | DataError):
        return None
    for pattern, line in _KINDS:
        if pattern.search(said):
            return line
    if isinstance(error, ProgrammingError):
        return None
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    return f"{type(cause).__name__}: {first[:200]}"
