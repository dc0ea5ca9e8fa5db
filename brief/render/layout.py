"""How a briefing is laid out for its readers, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

from brief.model import Kind


@dataclass(frozen=True, slots=True)
class Layout:
    """The title of the series, the sections that are shown, and where the web page is.

    `link` is the address of the page with all evidence, "" where there is none.
    Times are told in `zone`. Without `empty_sections`, a section of a story in which
    there is nothing, or nothing new, is left out.
    """

    title: str = "Briefing"
    sections: tuple[Kind, ...] = tuple(Kind)
    link: str = ""
    zone: tzinfo = UTC
    empty_sections: bool = True


PLAIN = Layout()
"""All of it, under the plain title."""
