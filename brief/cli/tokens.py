"""`brief tokens`: how tokens are counted, and the one download that makes it exact."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.output import emit

app = typer.Typer(
    name="tokens",
    help="Count tokens exactly, where a model's vocabulary is published.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _tokens() -> None:
    """Keep `fetch` a command of its own, though it is the only one."""


@app.command("fetch")
def fetch(
    model: Annotated[
        str | None,
        typer.Argument(
            metavar="MODEL",
            help="Whose vocabulary. Default: BRIEF_MODEL, or what the settings name.",
            show_default=False,
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1.0, help="Give up after this.")
    ] = 60.0,
) -> None:
    """Fetch the vocabulary of a model of OpenAI's, so that its tokens are counted exactly.

    It is kept in TIKTOKEN_CACHE_DIR, or in ~/.cache/tiktoken. Nothing else that
    `brief` does fetches anything to count with: without a vocabulary, tokens are
    estimated, never too few.
    """
    from brief import daily

    emit(str(daily.fetch_vocabulary(model, timeout)))
