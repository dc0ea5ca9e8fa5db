"""`brief explain`: what a finding's code, or a briefing's section, means."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import Annotated

import typer

from brief.cli.output import emit


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="Such as F301, a family of codes: F, or a section: agreed.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what a finding's code means, with examples and how to mend it.

    The words agreed, unresolved, position and origin are explained too. Of a
    family, list the codes; without a code, list them all.
    """
    from brief.check.explain import codes, family, listing, page, words

    known = codes()
    if code is None:
        emit(listing())
        return
    wanted = code.strip().lower()
    wanted = wanted if wanted in words() else wanted.upper()
    if found := family(wanted):
        emit(found)
        return
    if wanted not in (*known, *words()):
        near = get_close_matches(wanted, known, n=3) or known[:1]
        raise typer.BadParameter(
            f"there is no code {code!r}; did you mean {' or '.join(near)}?", param_hint="CODE"
        )
    _show(page(wanted))


def _show(page: str) -> None:
    if not sys.stdout.isatty():
        emit(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))
