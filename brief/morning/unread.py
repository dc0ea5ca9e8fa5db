"""What a reader has to know of the sources: which of them are missing from the day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brief.render.wording import day as shown_day
from brief.render.wording import listed
from brief.wiring import web_sources

if TYPE_CHECKING:
    from brief.archive.store import Archive
    from brief.settings import Settings

_NAMED = 5


def missing_note(settings: Settings, archive: Archive) -> str:
    """Return a sentence that names the sources that could not be read; "" where all could.

    A digest that says nothing of it would let a silent feed pass for a quiet day.
    """
    failing = archive.feeds.failing()
    sources = web_sources(settings)
    lost = [source for source in sources if source.url in failing]
    if not lost:
        return ""
    names = []
    for source in lost[:_NAMED]:
        known = archive.feeds.recall(source.url)
        since = known.failing_since if known else None
        name = source.outlet or urlsplit(source.url).hostname or source.url
        if since is not None:
            name += f" (failing since {shown_day(since.astimezone(settings.zone).date())})"
        names.append(name)
    if len(lost) > _NAMED:
        names.append(f"{len(lost) - _NAMED} more")
    of = f"{len(lost)} of {len(sources)} sources" if len(sources) > 1 else "The source"
    return f"{of} could not be read for this briefing: {listed(tuple(names))}."
