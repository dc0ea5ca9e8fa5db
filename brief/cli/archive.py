"""`brief search`, `brief show` and `brief export`: what the archive holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli.briefing import print_briefing
from brief.cli.options import CONFIG, OutPath
from brief.cli.output import emit, remark, replacing, require_writable
from brief.errors import OutputError
from brief.render import Format

if TYPE_CHECKING:
    from brief import daily

_ARCHIVE = Annotated[
    str,
    typer.Option(
        "--archive",
        envvar="BRIEF_ARCHIVE",
        metavar="PLACE",
        help="The archive: a file, or postgresql://USER@HOST/NAME. Default: that of the "
        "settings, or a file in the user's data folder.",
        show_default=False,
        show_envvar=True,
    ),
]
_SINCE = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="From this day on.",
        show_default=False,
    ),
]
_UNTIL = Annotated[
    datetime | None,
    typer.Option(
        "--until",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Up to this day, which is included.",
        show_default=False,
    ),
]
_FILE = Path("brief.toml")
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
    since: _SINCE = None,
    until: _UNTIL = None,
    most: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="So many of each kind at most.")
    ] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each place found.")
    ] = False,
    archive: _ARCHIVE = "",
    config: Annotated[Path, CONFIG] = _FILE,
) -> None:
    """Find words in every article read and every statement made.

    The latest come first. Accents, capitals and English endings make no
    difference: "negotiation" finds "negotiated".
    """
    from brief import daily

    found = daily.search(" ".join(words), _options(_place(archive, config), since, until), most)
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
    as_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to render it. Default: text on a terminal, md otherwise.",
            show_default=False,
        ),
    ] = None,
    out: OutPath = None,
    archive: _ARCHIVE = "",
    config: Annotated[Path, CONFIG] = _FILE,
) -> None:
    """Show the briefing of a day again, as it was given out.

    Its citations are proved again from the articles as they were then.
    """
    from brief import daily

    require_writable(out)
    briefing = daily.show(_day(day), daily.PastOptions(_place(archive, config)))
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
    since: _SINCE = None,
    until: _UNTIL = None,
    archive: _ARCHIVE = "",
    config: Annotated[Path, CONFIG] = _FILE,
) -> None:
    """Write briefings as JSON, and the articles that they cite as JSON lines.

    The folder is all that `brief verify` needs elsewhere:
    brief verify FOLDER/briefings/DATE.json --sources FOLDER/articles.jsonl
    """
    from brief import daily

    count = 0
    for file in daily.export(_options(_place(archive, config), since, until)):
        _write(out / file.path, file.lines)
        count += 1
    briefings = "1 briefing" if count == 2 else f"{count - 1} briefings"
    emit(f"{out}: {briefings}, and the articles cited")


def _place(archive: str, config: Path) -> str:
    """Return which archive is meant: the one named, that of settings at hand, the user's own."""
    if archive or (config == _FILE and not config.exists()):
        return archive
    from brief.settings import read_settings

    return read_settings(config).archive.url


def _options(archive: str, since: datetime | None, until: datetime | None) -> daily.PastOptions:
    from brief import daily

    period = daily.Period(since and since.date(), until and until.date())
    return daily.PastOptions(archive, period)


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
