"""Drafts, claims and finished briefings put to the checker, from files to reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from brief.check.claims_file import iter_answers
from brief.check.nli import nli_panel
from brief.check.opinions import Panel
from brief.check.report import CheckReport
from brief.check.verify import VerifyReport, verify_record
from brief.check.whole import check_text
from brief.errors import FileFormatError, OutputError, Problem, SourceNotFound
from brief.ingest import load
from brief.provenance import provenance_failures

Progress = Callable[[str, int, int], None]
_STDIN = "-"


class Answered(NamedTuple):
    """How many claims of a file were supported or not, and the lines that got no answer."""

    supported: int
    unsupported: int
    problems: tuple[Problem, ...]


def check_file(path: str, sources: Sequence[str], nli: str | None = None) -> CheckReport:
    """Check a Markdown draft or a briefing in JSON against the articles at `sources`.

    `path` "-" is standard input; `nli` names a model for second opinions.
    Raises FileFormatError, SourceNotFound, NoUsableSource, MissingSource or
    OpinionUnavailable.
    """
    panel = nli_panel(nli)
    text = _read(path)
    report = check_text(text, load(sources).articles, path, panel)
    if not report.placed:
        raise FileFormatError(f"{path}: holds no sentence; give a draft with citations")
    return report


def check_claims(
    path: str, out: str | None, progress: Progress | None = None, nli: str | None = None
) -> Answered:
    """Answer each line of a claims file, in order, to `out` or standard output.

    `nli` names a model for second opinions. Raises FileFormatError when no line
    is usable, OutputError when `out` cannot be written, OpinionUnavailable when
    the model cannot be asked.
    """
    panel = nli_panel(nli)
    # Only "\n" ends a line of JSONL: U+2028 and its like may stand inside a string.
    lines = _read(path).split("\n")
    if out is None:
        return _answer(lines, sys.stdout, path, progress, panel)
    try:
        with Path(out).open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as stream:
            return _answer(lines, stream, path, progress, panel)
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}; choose another place") from error


def verify(path: str, sources: Sequence[str]) -> VerifyReport:
    """Prove a finished briefing again from the articles at `sources`.

    Raises FileFormatError, MissingSource, SourceNotFound or NoUsableSource.
    """
    record = _json(path, _read(path))
    if not isinstance(record, dict):
        raise FileFormatError(f"{path}: is no briefing; give what `brief run --format json` wrote")
    articles = load(sources).articles
    failures, checked = verify_record(record, articles)
    return VerifyReport((*failures, *provenance_failures(record, articles)), checked)


def _answer(
    lines: Iterable[str],
    stream: TextIO,
    path: str,
    progress: Progress | None,
    panel: Panel | None,
) -> Answered:
    """Write an answer for each usable line; keep the problems of the others."""
    given = list(lines)
    counts = {True: 0, False: 0}
    problems: list[Problem] = []
    for done, one in enumerate(iter_answers(given, panel), 1):
        if isinstance(one, Problem):
            problems.append(one._replace(path=f"{path}, {one.path}"))
        else:
            counts[bool(one["supported"])] += 1
            stream.write(json.dumps(one, ensure_ascii=False) + "\n")
        if progress:
            progress("checking", done, len(given))
    if not sum(counts.values()):
        first = f": {problems[0]}" if problems else ""
        raise FileFormatError(f"{path}: no line holds a claim{first}")
    return Answered(counts[True], counts[False], tuple(problems))


def _read(path: str) -> str:
    """Return the text of a file, or of standard input."""
    try:
        raw = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFormatError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except FileNotFoundError as error:
        raise SourceNotFound(f"{path}: there is no such file; check the path") from error
    except OSError as error:
        raise FileFormatError(f"{path}: {error.strerror or error}; check the path") from error


def _json(path: str, text: str) -> Any:
    """Parse a file's JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileFormatError(f"{path}: is not JSON ({error}); give a briefing in JSON") from error
