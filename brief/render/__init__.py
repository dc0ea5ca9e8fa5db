"""From a checked briefing to text, for every place where people read one.

A pure layer: it reads a `Briefing`, fetches nothing, sends nothing, and gives
the same bytes for the same briefing. There is no way to render a `Draft`.
"""

from __future__ import annotations

from enum import StrEnum

from brief.model import Briefing, Changes
from brief.render.layout import PLAIN, Layout


class Format(StrEnum):
    """What a briefing can be rendered as; the values are those of `--format`."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    TEXT = "text"
    SLACK = "slack"


def render(
    briefing: Briefing,
    format: Format,  # noqa: A002 - named as the option is
    layout: Layout = PLAIN,
) -> str:
    """Return `briefing` in `format`, laid out as asked, ending in a line break; JSON has all of it.

    TEXT has no colour codes; `brief.render.terminal.print_briefing` has. SLACK
    is the JSON of a message: `{"blocks": [...]}`.
    """
    # Imported on demand: the command line names the formats in its help, which
    # must not wait for a template engine.
    from brief.render import html, markdown, plain, records, slack
    from brief.render.arrange import arrange

    match format:
        case Format.JSON:
            return records.dumps(records.to_record(briefing))
        case Format.MD:
            return markdown.render_markdown(arrange(briefing, layout))
        case Format.HTML:
            return html.render_html(arrange(briefing, layout))
        case Format.TEXT:
            return plain.render_plain(arrange(briefing, layout))
        case Format.SLACK:
            return slack.render_slack(arrange(briefing, layout))


def render_changes(changes: Changes, format: Format) -> str:  # noqa: A002 - as above
    """Return what changed alone in `format`, ending in a line break; JSON is `changes/1`."""
    from brief.render import changed, changed_records, html, markdown, plain, records, slack

    if format is Format.JSON:
        record = {"schema": changed_records.SCHEMA, **changed_records.changes_record(changes)}
        return records.dumps(record)
    page = changed.changes_page(changes)
    match format:
        case Format.MD:
            return markdown.render_markdown(page)
        case Format.HTML:
            return html.render_html(page)
        case Format.TEXT:
            return plain.render_plain(page)
        case Format.SLACK:
            return slack.render_slack(page)
