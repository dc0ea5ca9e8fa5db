"""What is known of an article beside its text: the values and how sources of them combine."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one article; empty, or None, where unknown.

    `published` is aware and in UTC; `language` an ISO 639-1 code.
    """

    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    published: datetime | None = None
    language: str = ""

    def or_else(self, other: Facts) -> Facts:
        """These facts, with `other` where they are silent."""
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if not getattr(self, field.name)
        }
        return replace(self, **missing)


def one_line(value: str, limit: int = 300) -> str:
    """Fold white space and drop control characters: metadata is shown on one line."""
    plain = "".join(ch if ch.isprintable() else " " for ch in value)
    return " ".join(plain.split())[:limit].strip()


def web_address(value: str) -> str:
    """`value` if it is an http(s) address, else empty: pages also declare `javascript:` ones."""
    value = one_line(value, 2000)
    return value if value.lower().startswith(("http://", "https://")) and " " not in value else ""
