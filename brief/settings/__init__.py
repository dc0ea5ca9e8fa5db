"""What `brief.toml` says: sources, topics, the briefing itself, and who gets it.

One file beside the work, read by `brief daily`, `brief serve` and `brief doctor`.
Secrets never stand in it: they are read from the environment. Every error is one
line that names the file or the variable, the key, what is wrong and what to do.
"""

from __future__ import annotations

from brief.settings.reading import ENV_ARCHIVE, FILE, read_settings
from brief.settings.secrets import SECRETS, SECRETS_DIR, Secrets
from brief.settings.tables import (
    ArchiveTable,
    BriefingTable,
    EmailTable,
    FetchTable,
    Security,
    ServeTable,
    SlackTable,
    SourceKind,
    SourceTable,
    TopicTable,
)
from brief.settings.whole import Settings

__all__ = [
    "ENV_ARCHIVE",
    "FILE",
    "SECRETS",
    "SECRETS_DIR",
    "ArchiveTable",
    "BriefingTable",
    "EmailTable",
    "FetchTable",
    "Secrets",
    "Security",
    "ServeTable",
    "Settings",
    "SlackTable",
    "SourceKind",
    "SourceTable",
    "TopicTable",
    "read_settings",
]
