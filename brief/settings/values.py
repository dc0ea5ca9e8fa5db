"""The kinds of values that settings have: time zones, mail addresses, lists."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict


def _zone(name: str) -> str:
    """Return the name of a time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(
            f"no time zone {name!r} is known; give one such as Europe/Berlin"
        ) from error
    return name


def _mail(address: str) -> str:
    """Return an address of a mailbox, with or without a name."""
    _, bare = parseaddr(address)
    local, at, host = bare.rpartition("@")
    if not (local and at and host) or re.search(r"[\s<>,;]", bare) or "\n" in address:
        raise ValueError(f"{address!r} is no mail address; write one such as Name <a@example.org>")
    return address


def _listed(value: object) -> object:
    """Let one text stand for a list of one."""
    return [value] if isinstance(value, str) else value


Zone = Annotated[str, AfterValidator(_zone)]
Mailbox = Annotated[str, AfterValidator(_mail)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Mailboxes = Annotated[tuple[Mailbox, ...], BeforeValidator(_listed)]


class Table(BaseModel):
    """A table of the file: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
