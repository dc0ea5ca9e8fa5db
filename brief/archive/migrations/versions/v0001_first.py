"""The first schema that was released.

What is written here never changes: archives that people have were made by it.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision: str | None = None

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("first_seen", DateTime(timezone=True), nullable=False),
    Column("last_seen", DateTime(timezone=True), nullable=False),
    Column("retracted", DateTime(timezone=True)),
    Column("note", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("byline", Text, nullable=False),
    Column("published", DateTime(timezone=True)),
    Column("language", Text, nullable=False),
    Column("cluster", Text),
    Column("first_seen", DateTime(timezone=True), nullable=False),
    Column("last_seen", DateTime(timezone=True), nullable=False),
    UniqueConstraint("article_id", "sha256"),
    UniqueConstraint("article_id", "number"),
    Index("ix_versions_sha256", "sha256"),
    Index("ix_versions_first_seen", "first_seen"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("headline", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, index=True),
)

story_sources = Table(
    "story_sources",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("address", Text, primary_key=True, index=True),
)

briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("day", Date, nullable=False, index=True),
    Column("engine", Text, nullable=False),
    Column("model", Text),
    Column("kept", DateTime(timezone=True), nullable=False),
    Column("record", Text, nullable=False),
)

briefing_stories = Table(
    "briefing_stories",
    metadata,
    Column("briefing_id", ForeignKey("briefings.id"), primary_key=True),
    Column("local", String(200), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing_id", ForeignKey("briefings.id"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("day", Date, nullable=False, index=True),
    Column("local", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("basis", String(20), nullable=False),
    Column("holder", Text),
    Column("origins", Integer, nullable=False),
    UniqueConstraint("briefing_id", "local"),
)

statement_sources = Table(
    "statement_sources",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("briefing_id", ForeignKey("briefings.id"), index=True),
    Column("state", String(20), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("code", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("planned", DateTime(timezone=True), nullable=False),
    Column("began", DateTime(timezone=True)),
    Column("ended", DateTime(timezone=True)),
)

usage = Table(
    "usage",
    metadata,
    Column("briefing_id", ForeignKey("briefings.id"), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("engine", Text, nullable=False),
    Column("model", Text),
    Column("prompt_tokens", Integer, nullable=False),
    Column("completion_tokens", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("cost_usd", Float),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("seen", DateTime(timezone=True)),
    Column("failing_since", DateTime(timezone=True)),
    Column("failures", Integer, nullable=False),
    Column("kept", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("day", Date, primary_key=True),
    Column("stage", String(20), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("expires", DateTime(timezone=True)),
    Column("started", DateTime(timezone=True), nullable=False),
    Column("changed", DateTime(timezone=True), nullable=False),
    Column("briefing_id", ForeignKey("briefings.id")),
)


_SQLITE_WORDS = "CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize='unicode61')"
_POSTGRES_WORDS = (
    "CREATE TABLE {name} (rowid integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_{name}_words ON {name} USING gin (words)",
)


def upgrade() -> None:
    """Make every table and both full-text indexes."""
    connection = op.get_bind()
    metadata.create_all(connection, checkfirst=False)
    on_sqlite = connection.dialect.name == "sqlite"
    for name in ("article_words", "statement_words"):
        for command in (_SQLITE_WORDS,) if on_sqlite else _POSTGRES_WORDS:
            op.execute(command.format(name=name))
