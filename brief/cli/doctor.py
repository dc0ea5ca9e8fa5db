"""`brief doctor`: is each part as the settings want it, and what is to be done."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from brief.cli.exits import Exit
from brief.cli.options import SETTINGS, ConfigPath
from brief.cli.output import emit, remark


def doctor(
    config: ConfigPath = SETTINGS,
    send_test: Annotated[
        str,
        typer.Option(
            "--send-test",
            metavar="ADDRESS",
            help="Also send a test message to this address.",
            show_default=False,
        ),
    ] = "",
    ask_model: Annotated[
        bool,
        typer.Option("--ask-model", help="Also send the model one small request, if one is set."),
    ] = False,
    seconds: Annotated[
        float, typer.Option("--timeout", min=1, metavar="SECONDS", help="How long to look at most.")
    ] = 40.0,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print JSON: {ok, findings: [{part, state, said, todo}]}."),
    ] = False,
) -> None:
    """Test each part that the settings set up, and say what to fix.

    Settings, secrets, time zone, every source, the archive, the engine, the
    mail server (connected to, logged in, sender named), Slack's token, the
    port of `brief serve`, the clock. Nothing is sent and nothing costs
    anything unless you ask for it. Exit code 1 where a part fails.
    """
    from brief.setup.doctor import DoctorOptions, State, examine

    findings = examine(config, DoctorOptions(ask_model, send_test, seconds))
    bad = [one for one in findings if one.state is State.FAILED]
    if as_json:
        record = {"ok": not bad, "findings": [one._asdict() for one in findings]}
        emit(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        emit("\n".join(map(str, findings)))
        warnings = sum(one.state is State.WARNING for one in findings)
        remark([f"{len(bad)} failed, {warnings} to look at, of {len(findings)}"])
    if bad:
        raise typer.Exit(Exit.UNSUPPORTED)
