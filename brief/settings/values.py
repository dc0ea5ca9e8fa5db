"""The kinds of values that settings have: time zones, mail addresses, lists, tables."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource


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


class Given(BaseSettings):
    """Settings that are read by `brief.settings.reading` alone, from the environment it is given.

    Nothing is looked up behind its back, so no test reads a real secret.
    """

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what is passed in, and neither the process's environment nor a file."""
        return (init_settings,)
