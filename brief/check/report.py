"""The forms in which a linter tells what it found, for people and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from brief.check import report_github, report_json, report_sarif, report_text
from brief.check.checked import CheckReport
from brief.check.excerpt import Line

FORMATS: dict[str, Callable[[Sequence[CheckReport]], str]] = {
    "text": report_text.render,
    "json": report_json.render,
    "sarif": report_sarif.render,
    "github": report_github.render,
}


def format_reports(reports: Sequence[CheckReport], name: str) -> str:
    """Return the reports as `text`, `json`, `sarif` or `github`. Raises ValueError otherwise."""
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name](reports)


def styled_lines(reports: Sequence[CheckReport], width: int) -> Iterator[Line]:
    """Yield the lines of `text` for a terminal of `width` cells, in runs of one style."""
    return report_text.styled(reports, width)
