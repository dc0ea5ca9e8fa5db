"""One line of JSON for each log record, on standard error.

No secret and no text of an article, a command or a request stands in it: what
failed is logged by its kind and its place in the program, our own errors with
their one line.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from brief.errors import BriefError

LOG = logging.getLogger("brief.serve")

# These name requests with all that stands in them.
_QUIET = {
    "uvicorn.error": logging.WARNING,
    "uvicorn.access": logging.CRITICAL,
    "slack_bolt": logging.CRITICAL,
    "slack_sdk": logging.CRITICAL,
    "aiohttp": logging.CRITICAL,
    "asyncio": logging.CRITICAL,
}
_FRAMES = 6
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "taskName", "color_message"}


class JsonLines(logging.Formatter):
    """Writes a record as JSON: time, level, logger, message, and the fields of `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, object] = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        fields |= {name: one for name, one in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            fields |= fault(record.exc_info[1])
        return json.dumps(fields, ensure_ascii=True, default=str)


def fault(error: BaseException) -> dict[str, object]:
    """Return an error's kind and place; its words only where they are ours."""
    said = {"said": str(error)} if isinstance(error, BriefError) else {}
    return {"error": type(error).__name__, **said, "at": _places(error.__traceback__)}


def set_up_logs(stream: TextIO | None = None) -> None:
    """Let every record of this process go to `stream`, standard error by default."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)


def _places(trace: TracebackType | None) -> list[str]:
    """Return the innermost places, "file:line function"."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
