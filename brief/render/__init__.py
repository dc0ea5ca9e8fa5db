"""From a checked briefing to text, for every place where people read one.

A pure layer: it reads a `Briefing`, fetches nothing, sends nothing, and gives
the same bytes for the same briefing. There is no way to render a `Draft`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from brief.callable import make_callable
from brief.model import Briefing, Changes
from brief.render.layout import PLAIN
from brief.render.layout import Layout as Layout


class Format(StrEnum):
    """What a briefing can be rendered as; the values are those of `--format`."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    TEXT = "text"
    SLACK = "slack"


FormatName: TypeAlias = Literal["md", "html", "json", "text", "slack"]
"""The same values as a program may write them."""


def render(
    briefing: Briefing,
    format: Format | FormatName = Format.MD,  # noqa: A002 - named as the option is
    layout: Layout = PLAIN,
) -> str:
    """Return `briefing` in `format`, laid out as asked, ending in a line break; JSON has all of it.

    TEXT has no colour codes; `brief.render.terminal.print_briefing` has. SLACK
    is the JSON of a message: `{"blocks": [...]}`. Raises ValueError where there
    is no such format.
    """
    # Imported on demand: the command line names the formats in its help, which
    # must not wait for a template engine.
    from brief.render import evidence, html, markdown, plain, records, slack
    from brief.render.arrange import arrange

    match Format(format):
        case Format.JSON:
            return records.dumps(records.to_record(briefing))
        case Format.MD:
            return markdown.render_markdown(arrange(briefing, layout))
        case Format.HTML:
            return html.render_html(evidence.evidence_page(briefing, layout))
        case Format.TEXT:
            return plain.render_plain(arrange(briefing, layout))
        case Format.SLACK:
            return slack.render_slack(arrange(briefing, layout))


def render_changes(changes: Changes, format: Format) -> str:  # noqa: A002 - as above
    """Return what changed alone in `format`, ending in a line break; JSON is `changes/1`."""
    from brief.render import (
        changed,
        changed_records,
        evidence,
        html,
        markdown,
        plain,
        records,
        slack,
    )

    match format:
        case Format.JSON:
            record = {"schema": changed_records.SCHEMA, **changed_records.changes_record(changes)}
            return records.dumps(record)
        case Format.MD:
            return markdown.render_markdown(changed.changes_page(changes))
        case Format.HTML:
            return html.render_html(evidence.changes_evidence(changes))
        case Format.TEXT:
            return plain.render_plain(changed.changes_page(changes))
        case Format.SLACK:
            return slack.render_slack(changed.changes_page(changes))


make_callable(__name__, render)
