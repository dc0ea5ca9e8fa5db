"""`brief run`: articles in, a checked briefing out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import typer

from brief.cli.briefing import print_briefing
from brief.cli.options import BriefingFormat, NliModel, OutPath, day_option
from brief.cli.output import complain, emit, remark, require_apart, require_writable, warn
from brief.cli.plan import plan_text
from brief.cli.progress import progress


class EngineChoice(StrEnum):
    """What may write the draft."""

    AUTO = "auto"
    EXTRACTIVE = "extractive"
    OPENAI = "openai"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Article files (.txt, .md, .html, .json, .jsonl), folders, glob patterns, or "
            "addresses of feeds, sitemaps and pages; - is JSONL on standard input.",
            show_default=False,
        ),
    ],
    as_format: BriefingFormat = None,
    out: OutPath = None,
    engine: Annotated[
        EngineChoice,
        typer.Option(
            "--engine",
            help="What writes the draft; auto takes the best that can run here.",
        ),
    ] = EngineChoice.AUTO,
    date: Annotated[
        datetime | None,
        day_option(
            "--date", "The day of the briefing. Default: that of the newest article, or today."
        ),
    ] = None,
    nli: NliModel = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="The model that writes. Default: BRIEF_MODEL, or what the settings name.",
            show_default=False,
        ),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="For whom a model writes: a name of `brief prompts list`, or a .toml file.",
        ),
    ] = "default",
    judge: Annotated[
        bool,
        typer.Option("--judge", help="Also ask a model for a second opinion; it can only reject."),
    ] = False,
    max_cost: Annotated[
        float | None,
        typer.Option(
            "--max-cost",
            metavar="USD",
            min=0.0,
            help="Spend no more than this on a model; needs its price in the settings.",
            show_default=False,
        ),
    ] = None,
    max_tokens: Annotated[
        int | None,
        typer.Option(
            "--max-tokens",
            metavar="N",
            min=0,
            help="Use no more tokens than this, prompts and answers together.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print what would be asked and the most it can cost; send nothing."
        ),
    ] = False,
) -> None:
    """Turn articles into a briefing, every sentence with its evidence.

    What is agreed, what is unresolved and what each side says it wants, each
    sentence with the exact characters of the sources that support it. Sentences
    that the checker cannot prove are withheld and listed with the reason.

    A source that cannot be used is named on standard error; the others go on.
    """
    from brief import daily

    require_writable(out)
    require_apart(out, sources)
    cost = None if max_cost is None else Decimal(str(max_cost))
    writer = daily.EngineOptions(engine.value, profile, model, cost, max_tokens, judge)
    if dry_run:
        emit(plan_text(daily.plan(sources, writer)), out)
        return
    options = daily.RunOptions(writer, date.date() if date else None, nli)
    with progress() as report:
        outcome = daily.run(sources, options, report, complain)
    warn(outcome.problems)
    remark(outcome.remarks)
    print_briefing(outcome.briefing, as_format, out)
