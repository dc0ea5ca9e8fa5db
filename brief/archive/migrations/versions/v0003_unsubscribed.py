"""Who has left a mailing list.

What is written here never changes: archives that people have were made by it.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime, PrimaryKeyConstraint, String, Text

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unsubscribed",
        Column("list_id", String(200), nullable=False),
        Column("address", Text, nullable=False),
        Column("since", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("list_id", "address", name="pk_unsubscribed"),
    )
