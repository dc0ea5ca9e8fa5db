"""`brief init`: asks what the settings should be, and writes them."""

from __future__ import annotations

from typing import Annotated

import typer

from brief.cli.asking import Asking
from brief.cli.exits import Exit
from brief.cli.options import SETTINGS, ConfigPath
from brief.cli.output import complain, emit, require_writable
from brief.errors import OutputError


def init(
    config: ConfigPath = SETTINGS,
    source: Annotated[
        list[str],
        typer.Option(
            "--source",
            metavar="SOURCE",
            help="Address of a feed, sitemap or page, or a folder; may be given more than once.",
            show_default=False,
        ),
    ] = [],  # noqa: B006 - typer copies it
    timezone: Annotated[
        str,
        typer.Option(
            "--timezone",
            metavar="ZONE",
            help="Such as Europe/Berlin. Default: this machine's.",
            show_default=False,
        ),
    ] = "",
    topic: Annotated[
        list[str],
        typer.Option(
            "--topic",
            metavar="NAME=WORD,WORD",
            help="Brief articles with one of these words; may be given more than once.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    engine: Annotated[
        str, typer.Option("--engine", metavar="ENGINE", help="auto, extractive or openai.")
    ] = "auto",
    mail_to: Annotated[
        list[str],
        typer.Option(
            "--mail-to",
            metavar="ADDRESS",
            help="Who gets it by mail; may be given more than once.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    mail_from: Annotated[
        str,
        typer.Option("--mail-from", metavar="ADDRESS", help="The sender.", show_default=False),
    ] = "",
    mail_server: Annotated[
        str,
        typer.Option(
            "--mail-server", metavar="HOST[:PORT]", help="The mail server.", show_default=False
        ),
    ] = "",
    mail_user: Annotated[
        str,
        typer.Option("--mail-user", metavar="NAME", help="Its account.", show_default=False),
    ] = "",
    slack: Annotated[
        list[str],
        typer.Option(
            "--slack",
            metavar="CHANNEL",
            help="A channel that gets it, or `webhook`; may be given more than once.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Sources may be in a private network."),
    ] = False,
    check: Annotated[
        bool, typer.Option("--check/--no-check", help="Look at each source at once.")
    ] = True,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; take the options and defaults.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace settings that are there.")
    ] = False,
) -> None:
    """Write brief.toml: sources, time zone, topics, mail, Slack.

    Asks for what no option gives, and looks at each source at once. Nothing is
    written before the last answer, and nothing replaced without --force.
    """
    from brief.setup.answers import Answers, next_steps, toml_of

    if config.exists() and not force:
        raise OutputError(f"{config}: is there already; give --force to replace it, or --config")
    require_writable(config)
    ask = Asking(config.parent, quiet=yes, check=check, allow_private=allow_private)
    try:
        answers = Answers(
            sources=ask.sources(source),
            timezone=ask.timezone(timezone),
            topics=ask.topics(topic),
            engine=ask.engine(engine),
            mail=ask.mail(mail_to, mail_from, mail_server, mail_user),
            slack=ask.slack(slack),
            allow_private=allow_private,
        )
    except typer.Abort:
        complain("nothing was written")
        raise typer.Exit(Exit.INTERRUPTED) from None
    text = toml_of(answers, config)
    emit(text, config)
    emit(f"{config} is written. Next:")
    emit("\n".join(f"  {step}" for step in next_steps(text, config)))
