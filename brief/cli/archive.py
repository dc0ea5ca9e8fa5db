"""`brief search`, `brief show` and `brief export`: what the archive holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from brief.cli.briefing import print_briefing
from brief.cli.options import SETTINGS, BriefingFormat, ConfigPath, OutPath, Since, Until
from brief.cli.output import emit, remark, replacing, require_writable
from brief.cli.places import ArchivePlace, past_options
from brief.errors import OutputError

_LATEST = "latest"


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="Words to find, all of them; '\"in this order\"'. After --, -word is one that "
            "must not be there.",
            show_default=False,
        ),
    ],
    since: Since = None,
    until: Until = None,
    most: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="So many of each kind at most.")
    ] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each place found.")
    ] = False,
    archive: ArchivePlace = "",
    config: ConfigPath = SETTINGS,
) -> None:
    """Find words in every article read and every statement made.

    The latest come first. Accents, capitals and English endings make no
    difference: "negotiation" finds "negotiated".
    """
    from brief import daily

    found = daily.search(" ".join(words), past_options(archive, config, since, until), most)
    if as_json:
        emit("\n".join(json.dumps(hit._asdict() | {"day": str(hit.day)}) for hit in found))
        return
    for what, day, title, excerpt, place in found:
        emit(f"{day}  {what}  {' '.join(title.split())}\n    {excerpt}\n    {place}")
    if not found:
        remark(["nothing found"])


def show(
    day: Annotated[
        str,
        typer.Argument(metavar="DATE", help="The day of the briefing, YYYY-MM-DD, or `latest`."),
    ] = _LATEST,
    as_format: BriefingFormat = None,
    out: OutPath = None,
    archive: ArchivePlace = "",
    config: ConfigPath = SETTINGS,
) -> None:
    """Show the briefing of a day again, as it was given out.

    Its citations are proved again from the articles as they were then.
    """
    from brief import daily

    require_writable(out)
    briefing = daily.show(_day(day), past_options(archive, config))
    print_briefing(briefing, as_format, out)


def export(
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="FOLDER",
            help="Where to write; made if it is not there.",
            show_default=False,
        ),
    ],
    since: Since = None,
    until: Until = None,
    archive: ArchivePlace = "",
    config: ConfigPath = SETTINGS,
) -> None:
    """Write briefings as JSON, and the articles that they cite as JSON lines.

    The folder is all that `brief verify` needs elsewhere:
    brief verify FOLDER/briefings/DATE.json --sources FOLDER/articles.jsonl
    """
    from brief import daily

    count = 0
    for file in daily.export(past_options(archive, config, since, until)):
        _write(out / file.path, file.lines)
        count += 1
    briefings = "1 briefing" if count == 2 else f"{count - 1} briefings"
    emit(f"{out}: {briefings}, and the articles cited")


def _day(given: str) -> date | None:
    """Read a day, None for the latest."""
    if given == _LATEST:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(
            f"{given!r} is no day; give YYYY-MM-DD or {_LATEST}", param_hint="DATE"
        ) from None


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write a file whole, or leave the old one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {path.parent}: {error.strerror or error}") from error
    with replacing(path) as draft:
        try:
            with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            raise OutputError(f"cannot write {draft}: {error.strerror or error}") from error
