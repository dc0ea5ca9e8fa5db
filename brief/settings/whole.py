"""All settings in one value."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import SettingsConfigDict

from brief.settings.secrets import PREFIX, Secrets
from brief.settings.tables import (
    ArchiveTable,
    BriefingTable,
    EmailTable,
    FetchTable,
    ServeTable,
    SlackTable,
    SourceTable,
    TopicTable,
)
from brief.settings.values import Given, Table

DELIMITER = "__"
"""What stands between table and key in a variable: `BRIEF_EMAIL__HOST`."""


class Settings(Given):
    """All of `brief.toml`, and the secrets of the environment."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter=DELIMITER
    )

    source: tuple[SourceTable, ...] = Field(min_length=1)
    topic: tuple[TopicTable, ...] = ()
    briefing: BriefingTable = BriefingTable()
    fetch: FetchTable = FetchTable()
    archive: ArchiveTable = ArchiveTable()
    email: EmailTable | None = None
    slack: SlackTable | None = None
    serve: ServeTable = ServeTable()
    secrets: Secrets = Field(default_factory=Secrets)

    @field_validator("topic")
    @classmethod
    def _once(cls, topics: tuple[TopicTable, ...]) -> tuple[TopicTable, ...]:
        names = [topic.name.casefold() for topic in topics]
        for topic in topics:
            if names.count(topic.name.casefold()) > 1:
                raise ValueError(f"two topics are called {topic.name!r}")
        return topics

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days begin and end."""
        return ZoneInfo(self.briefing.timezone)


TABLES: Mapping[str, type[Table]] = {
    "source": SourceTable,
    "topic": TopicTable,
    "briefing": BriefingTable,
    "fetch": FetchTable,
    "archive": ArchiveTable,
    "email": EmailTable,
    "slack": SlackTable,
    "serve": ServeTable,
}
"""The tables by name, in the order of the file."""

LISTS = frozenset({"source", "topic"})
"""Tables of which there may be several, written `[[name]]`."""
