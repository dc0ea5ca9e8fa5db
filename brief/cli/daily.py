"""`brief daily`: the morning run, from the sources of brief.toml to the readers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli.briefing import print_briefing
from brief.cli.exits import Exit
from brief.cli.options import SETTINGS, ConfigPath, OutPath, day_option
from brief.cli.output import complain, emit, remark, require_writable, warn
from brief.cli.progress import progress
from brief.errors import NotDelivered
from brief.render import Format

if TYPE_CHECKING:
    from brief import daily as operations


def daily(
    date: Annotated[
        datetime | None,
        day_option("--date", "The day. Default: today, in the time zone of the settings."),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Print the digest and whom it would go to; keep nothing, send nothing. A model "
            "that is set is asked.",
        ),
    ] = False,
    no_send: Annotated[
        bool,
        typer.Option(
            "--no-send", help="Make and keep the briefing and print it; a later run sends it."
        ),
    ] = False,
    resend: Annotated[
        bool,
        typer.Option(
            "--resend",
            help="Send also what was refused for good, or may have arrived already.",
        ),
    ] = False,
    config: ConfigPath = SETTINGS,
    as_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to print the digest, with --dry-run or --no-send. Default: text on a "
            "terminal, md otherwise.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
) -> None:
    """Make the day's briefing and deliver it: each reader gets it once.

    Reads the sources of brief.toml, briefs what is new in them, says what changed
    since the days before, keeps everything in the archive, and sends the digest by
    mail and to Slack. A run that was cut short is completed by the next one; run
    again when all is done, it does nothing.
    """
    from brief import daily as operations
    from brief.settings import read_settings

    require_writable(out)
    settings = read_settings(config)
    options = operations.MorningOptions(
        date.date() if date else None, dry_run, not no_send, resend, str(config.resolve())
    )
    try:
        with progress() as report:
            tell = operations.Tell(say=complain)
            tell = tell if report is None else tell._replace(progress=report)
            morning = operations.run_morning(settings, options, tell)
    except KeyboardInterrupt:
        # What is kept by now stays kept; a trial keeps nothing.
        complain("stopped" if dry_run else "stopped; run again to go on")
        raise typer.Exit(Exit.INTERRUPTED) from None
    warn(morning.problems)
    remark(morning.remarks)
    remark([_summary(morning)])
    if dry_run or no_send or out is not None or as_format is not None:
        print_briefing(morning.digest, as_format, out, morning.layout)
    if dry_run or no_send:
        to = ", ".join(morning.recipients) or "nobody: brief.toml has neither [email] nor [slack]"
        remark([f"not sent; it goes to {to}"])
        return
    for outcome in morning.outcomes:
        emit(str(outcome))
    if not morning.outcomes:
        remark(["nobody to send it to: brief.toml has neither [email] nor [slack]"])
    if not morning.complete:
        missing = sum(one.fate.missing for one in morning.outcomes)
        raise NotDelivered(
            f"{missing} of {len(morning.outcomes)} did not get the digest, as listed; "
            "run `brief daily` again for those that can be tried again"
        )


def _summary(morning: operations.Morning) -> str:
    """Return one line that says what was made."""
    briefing = morning.briefing
    stories = len(briefing.stories)
    statements = sum(len(story.statements) for story in briefing.stories)
    return (
        f"{briefing.date}: {stories} {'story' if stories == 1 else 'stories'}, "
        f"{statements} statement{'s' * (statements != 1)} from "
        f"{len(briefing.sources)} article{'s' * (len(briefing.sources) != 1)}, "
        f"{morning.made.value}"
    )
