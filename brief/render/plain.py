"""Plain text in 80 columns: for pipes, logs and screens without colours."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from brief.render import escape, wording
from brief.render.lineage import some
from brief.render.template import Raw, environment
from brief.render.view import Lineage, Note, Page

COLUMNS = 80


def render_plain(page: Page) -> str:
    """Return the briefing as lines of at most 80 code points, longer words aside."""
    filters: dict[str, Callable[..., Any]] = {
        "wrap": _wrap,
        "marks": marks,
        "labels": labels,
        "some": some,
        "underlined": _underlined,
        "address": _address,
    }
    jinja = environment(escape.plain, filters)
    return jinja.get_template("briefing.txt.j2").render(
        page=page, with_evidence=wording.WITH_EVIDENCE
    )


def marks(notes: Iterable[Note]) -> str:
    """Return "[1][2]"."""
    return "".join(f"[{note.number}]" for note in notes)


def labels(lineages: Iterable[Lineage]) -> str:
    """Return "[o1][o2]"."""
    return "".join(f"[{one.label}]" for one in lineages)


def _wrap(text: str, first: str = "", rest: str = "", tail: str = "") -> Raw:
    """Wrap `text` between the margins `first` and `rest`, its citation marks at the end."""
    text = escape.plain(text)
    return _wrapped(f"{text} {tail}" if tail else text, first, rest)


def _address(url: str, margin: str) -> Raw:
    """Print the address of a source, the only kind that is left whole."""
    return _wrapped(escape.line(url), margin, margin)


def _wrapped(text: str, first: str, rest: str) -> Raw:
    lines = textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return Raw("\n".join(lines))


def _underlined(text: str) -> Raw:
    return Raw(f"{text}\n{'=' * max(map(len, text.splitlines()), default=0)}")
