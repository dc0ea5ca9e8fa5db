"""Drafts, claims and finished briefings put to the checker, or compared, from files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from brief.changes import Day, changes, read_day
from brief.check.checked import CheckReport
from brief.check.claims_file import iter_answers
from brief.check.verify import VerifyReport, verify_record
from brief.check.whole import DEFAULTS, CheckOptions, check_text
from brief.errors import BriefError, FileFormatError, OutputError, Problem, SourceNotFound
from brief.ingest import load
from brief.model import Article, Changes
from brief.provenance import provenance_failures

Progress = Callable[[str, int, int], None]
_STDIN = "-"


class Answered(NamedTuple):
    """How many claims of a file were supported or not, and the lines that got no answer."""

    supported: int
    unsupported: int
    problems: tuple[Problem, ...]


class CheckedFiles(NamedTuple):
    """A report for each file that could be checked, the errors of the others, and problems met."""

    reports: tuple[CheckReport, ...]
    errors: tuple[BriefError, ...]
    problems: tuple[Problem, ...]


def check_files(
    paths: Sequence[str], sources: Sequence[str], options: CheckOptions = DEFAULTS
) -> CheckedFiles:
    """Check Markdown drafts and briefings in JSON against the articles at `sources`.

    A path "-" is standard input. A file that cannot be checked does not stop the
    others. Raises SourceNotFound or NoUsableSource for the sources.
    """
    loaded = load(sources)
    # A draft that lies among the sources is no source: it would prove itself.
    own = {Path(path).resolve() for path in paths if path != _STDIN}
    articles = [a for a in loaded.articles if not a.path or Path(a.path).resolve() not in own]
    reports: list[CheckReport] = []
    errors: list[BriefError] = []
    for path in paths:
        try:
            reports.append(_check_file(path, articles, options))
        except BriefError as error:
            errors.append(error)
    problems = (one for one in loaded.problems if Path(one.path).resolve() not in own)
    return CheckedFiles(tuple(reports), tuple(errors), tuple(problems))


def check_file(path: str, sources: Sequence[str], options: CheckOptions = DEFAULTS) -> CheckReport:
    """Check one file, as `check_files` does.

    Raises FileFormatError, SourceNotFound, NoUsableSource, MissingSource or
    OpinionUnavailable.
    """
    reports, errors, _ = check_files([path], sources, options)
    if errors:
        raise errors[0]
    return reports[0]


def check_claims(
    path: str,
    out: str | None,
    progress: Progress | None = None,
    options: CheckOptions = DEFAULTS,
) -> Answered:
    """Answer each line of a claims file, in order, to `out` or standard output.

    Of the options the strictness and the panel are asked. Raises FileFormatError
    when no line is usable, OutputError when `out` cannot be written,
    OpinionUnavailable when a second opinion that is required fails.
    """
    # Only "\n" ends a line of JSONL: U+2028 and its like may stand inside a string.
    lines = _read(path).split("\n")
    if out is None:
        return _answer(lines, sys.stdout, path, progress, options)
    try:
        with Path(out).open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as stream:
            return _answer(lines, stream, path, progress, options)
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}; choose another place") from error


def verify(path: str, sources: Sequence[str]) -> VerifyReport:
    """Prove a finished briefing again from the articles at `sources`.

    Raises FileFormatError, MissingSource, SourceNotFound or NoUsableSource.
    """
    record = read_briefing(path)
    articles = load(sources).articles
    with _naming(path):
        return verify_with(record, articles)


def read_briefing(path: str) -> dict[str, Any]:
    """Read the record of a briefing from its file. Raises FileFormatError or SourceNotFound."""
    record = _json(path, _read(path))
    if not isinstance(record, dict):
        raise FileFormatError(f"{path}: is no briefing; give what `brief run --format json` wrote")
    return record


def verify_with(record: dict[str, Any], articles: Sequence[Article]) -> VerifyReport:
    """Prove a briefing's record again from articles at hand.

    Raises FileFormatError or MissingSource.
    """
    failures, checked = verify_record(record, articles)
    return VerifyReport((*failures, *provenance_failures(record, articles)), checked)


def compare_files(earlier: Sequence[str], later: str, sources: Sequence[str] = ()) -> Changes:
    """Say what changed from the earlier briefings to the later one, all given as JSON files.

    With the articles at `sources`, copies of an earlier report and edited articles
    are recognised by their full text; without, what was cited has to do. Raises
    FileFormatError, SourceNotFound or NoUsableSource.
    """
    articles = load(sources).articles if sources else ()
    return changes([_day(path, articles) for path in earlier], _day(later, articles))


def _day(path: str, articles: Sequence[Article]) -> Day:
    """Read the briefing of a day."""
    record = _json(path, _read(path))
    with _naming(path):
        return read_day(record, articles)


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Let what is wrong with the form of a file say which file it is."""
    try:
        yield
    except FileFormatError as error:
        hint = "give a briefing in JSON, as `brief run --format json` writes it"
        raise FileFormatError(f"{path}: {error}; {hint}") from error


def _check_file(path: str, articles: Sequence[Article], options: CheckOptions) -> CheckReport:
    """Check one file against articles at hand."""
    name = "stdin" if path == _STDIN else path
    report = check_text(_read(path), articles, name, options)
    if not report.placed:
        raise FileFormatError(f"{name}: holds no sentence; give a draft with citations")
    return report


def _answer(
    lines: Iterable[str],
    stream: TextIO,
    path: str,
    progress: Progress | None,
    options: CheckOptions,
) -> Answered:
    """Write an answer for each usable line; keep the problems of the others."""
    given = list(lines)
    counts = {True: 0, False: 0}
    problems: list[Problem] = []
    for done, one in enumerate(iter_answers(given, options.panel, options.strictness), 1):
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
