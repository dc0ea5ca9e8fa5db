"""`brief serve`: past briefings as web pages, and the slash command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer


def serve(
    config: Annotated[
        Path,
        typer.Option("--config", "-c", metavar="FILE", help="The settings; see `brief init`."),
    ] = Path("brief.toml"),
    host: Annotated[
        str | None,
        typer.Option(
            "--host", help="The address to listen on, not that of [serve].", show_default=False
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            help="The port, not that of [serve]; 0 is any that is free.",
            show_default=False,
        ),
    ] = None,
    socket: Annotated[
        bool,
        typer.Option(
            "--socket",
            help="Take the slash command over Slack's socket mode, so that no address need be "
            "public.",
        ),
    ] = False,
    behind_proxy: Annotated[
        bool,
        typer.Option(
            "--behind-proxy",
            help="A proxy in front lets in readers alone, so that no token is needed here.",
        ),
    ] = False,
) -> None:
    """Serve past briefings as web pages, and answer the slash command in Slack.

    Nothing is changed in the archive, but for readers who leave the mailing list.
    With BRIEF_SERVE_TOKEN readers have to give that token; without it only this
    machine is listened to. The log is JSON lines on standard error. SIGTERM stops
    it when what was acknowledged is answered.
    """
    from brief.serve import serve as run
    from brief.serve import serve_options
    from brief.settings import read_settings

    options = serve_options(read_settings(config), socket=socket)
    run(
        replace(
            options,
            host=host or options.host,
            port=options.port if port is None else port,
            behind_proxy=behind_proxy,
        )
    )
