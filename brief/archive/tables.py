"""The tables, as the newest migration leaves them.

A change here goes with a migration in `migrations/versions`; a test compares
the two. The full-text indexes are not here: each database has its own kind,
see `brief.archive.words`.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from brief.archive.columns import AnyText, Json, UtcTime

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
    Column("address", AnyText, nullable=False, unique=True),
    Column("first_seen", UtcTime, nullable=False),
    Column("last_seen", UtcTime, nullable=False),
    Column("retracted", UtcTime),
    Column("note", AnyText, nullable=False),
)
"""One row for each address; what stood there is in `versions`."""

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text", AnyText, nullable=False),
    Column("body", Json, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("outlet", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("path", AnyText, nullable=False),
    Column("byline", AnyText, nullable=False),
    Column("published", UtcTime),
    Column("language", AnyText, nullable=False),
    Column("cluster", AnyText),
    Column("first_seen", UtcTime, nullable=False),
    Column("last_seen", UtcTime, nullable=False),
    UniqueConstraint("article_id", "sha256"),
    UniqueConstraint("article_id", "number"),
    Index("ix_versions_sha256", "sha256"),
    Index("ix_versions_first_seen", "first_seen"),
    Index("ix_versions_published", "published"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("headline", AnyText, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, index=True),
)

story_sources = Table(
    "story_sources",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("address", AnyText, primary_key=True, index=True),
)

briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("day", Date, nullable=False, index=True),
    Column("engine", AnyText, nullable=False),
    Column("model", AnyText),
    Column("kept", UtcTime, nullable=False),
    Column("record", Json, nullable=False),
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
    Column("text", AnyText, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("basis", String(20), nullable=False),
    Column("holder", AnyText),
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
    Column("key", AnyText, nullable=False, unique=True),
    Column("briefing_id", ForeignKey("briefings.id"), index=True),
    Column("state", String(20), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("code", Integer, nullable=False),
    Column("said", AnyText, nullable=False),
    Column("planned", UtcTime, nullable=False),
    Column("began", UtcTime),
    Column("ended", UtcTime),
)
"""The ledger: one row for each message to one recipient, planned before anything is sent."""

usage = Table(
    "usage",
    metadata,
    Column("briefing_id", ForeignKey("briefings.id"), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("engine", AnyText, nullable=False),
    Column("model", AnyText),
    Column("prompt_tokens", Integer, nullable=False),
    Column("completion_tokens", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("cost_usd", Float),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", AnyText, nullable=False, unique=True),
    Column("landed", AnyText, nullable=False, server_default=""),
    Column("etag", AnyText, nullable=False),
    Column("modified", AnyText, nullable=False),
    Column("seen", UtcTime),
    Column("failing_since", UtcTime),
    Column("failures", Integer, nullable=False),
    Column("kept", AnyText, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("day", Date, primary_key=True),
    Column("stage", String(20), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("expires", UtcTime),
    Column("started", UtcTime, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Column("briefing_id", ForeignKey("briefings.id")),
)

unsubscribed = Table(
    "unsubscribed",
    metadata,
    Column("list_id", String(200), primary_key=True),
    Column("address", AnyText, primary_key=True),
    Column("since", UtcTime, nullable=False),
)
"""Readers who have left a mailing list: bare addresses in lower case."""

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), nullable=False),
    Column("value", AnyText, nullable=False),
    Index("uq_facts_name", "name", unique=True),
)
"""What is known of the archive itself, such as whose it is."""
