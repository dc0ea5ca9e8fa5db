"""`brief prompts`: what would be sent to a model, shown before anything is sent."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.options import OutPath
from brief.cli.output import emit, require_apart, require_writable

app = typer.Typer(
    name="prompts",
    help="Show what would be sent to a model. Nothing is sent.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_() -> None:
    """List the prompts and profiles, with their versions and hashes.

    The hashes are those that a briefing written by a model records.
    """
    from brief import daily

    rows = [("prompt", "version", "answer", "sha256")]
    rows += [(p.name, str(p.version), p.schema, p.sha256) for p in daily.list_prompts()]
    lines = [f"{a:10} {b:8} {c:12} {d}".rstrip() for a, b, c, d in rows]
    emit("\n".join([*lines, "", f"profiles: {', '.join(daily.list_profiles())}"]))


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Such as compose.")],
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Article files, folders or glob patterns, as for run.",
            show_default=False,
        ),
    ],
    story: Annotated[
        str, typer.Option("--story", metavar="ID", help="Which story of the sources.")
    ] = "s1",
    profile: Annotated[
        str,
        typer.Option(
            "--profile", metavar="NAME", help="For whom: a name of the list, or a .toml file."
        ),
    ] = "default",
    window: Annotated[
        int | None,
        typer.Option(
            "--window",
            metavar="TOKENS",
            min=1,
            help="How much the model reads at once. Default: BRIEF_MODEL_WINDOW, or 32000.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="Whose tokens are counted. Default: BRIEF_MODEL, or what the settings name.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
) -> None:
    """Show a prompt as it would be sent for a story, with its length in tokens.

    What the prompts after the first are about, statements that a model wrote,
    is not there yet: those of the extractive engine stand in for them.
    """
    from brief import daily

    names = [one.name for one in daily.list_prompts()]
    if name not in names:
        raise typer.BadParameter(
            f"there is no prompt {name!r}; there are {', '.join(names)}", param_hint="NAME"
        )
    require_writable(out)
    require_apart(out, sources)
    options = daily.PreviewOptions(_number(story), profile, window, model)
    try:
        shown = daily.preview(name, sources, options)
    except daily.NoSuchStory as error:
        raise typer.BadParameter(
            f"there is no story {story!r}; the sources hold s1 to s{error.args[0]}",
            param_hint="--story",
        ) from error
    emit("\n\n".join(map(_page, shown)) or f"nothing would be sent: no statement needs {name}", out)


def _page(one: object) -> str:
    """Return one request as text."""
    from brief import daily

    assert isinstance(one, daily.Preview)
    tokens = f"{one.tokens} tokens" if one.exact else f"at most {one.tokens} tokens"
    parts = [f"=== request {one.part} of {one.parts}: {tokens} ==="]
    parts += [f"--- {role} ---\n{content.rstrip()}" for role, content in one.messages]
    return "\n".join(parts)


def _number(story: str) -> int:
    """Return the number of a story's id, "s2" or "2"; 0 for anything else."""
    digits = story.removeprefix("s")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0
