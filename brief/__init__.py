"""Turn news articles into a briefing in which every sentence cites its evidence."""

from __future__ import annotations

__version__ = "0.1.0"
