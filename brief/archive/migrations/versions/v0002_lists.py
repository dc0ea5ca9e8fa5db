"""Whose archive it is, where a feed led, and articles found by their dates."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String, Text

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add what the morning run needs."""
    op.create_table(
        "facts",
        Column("name", String(40), nullable=False),
        Column("value", Text, nullable=False),
    )
    op.create_index("uq_facts_name", "facts", ["name"], unique=True)
    op.add_column("feeds", Column("landed", Text, nullable=False, server_default=""))
    op.create_index("ix_versions_published", "versions", ["published"])
