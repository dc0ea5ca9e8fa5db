"""Sources in, articles out one by one, so that a file may be longer than memory.

JSONL, in files and on standard input, is read line by line; other files are read
whole, as `load` reads them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from brief.errors import NoUsableSource, Problem
from brief.ingest import files
from brief.ingest.decode import NotText, decode
from brief.ingest.files import Refused, SourceFile
from brief.ingest.ledger import Ledger
from brief.ingest.load import STDIN, expand_sources, read_file, read_web, summary
from brief.ingest.pages import Page
from brief.ingest.records import read_line
from brief.ingest.web_values import FetchOptions
from brief.model import Article

_LONGEST = 2 * files.MAX_PAGE_BYTES
"""Bytes of a line; an article's text may take two for each of its own."""
_MOST_REPORTED = 10
"""Problems of one file that are reported one by one."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 and UTF-32 begin with."""

Tell = Callable[[Problem], None]


def stream(
    sources: Sequence[str], tell: Tell, *, web: FetchOptions = FetchOptions()
) -> Iterator[Article]:
    """Yield the articles of files, folders, patterns, the web and, for "-", of JSONL on stdin.

    `tell` is called with each problem as it is met, up to ten for a file and
    then once with their number. Ids are those that `load` gives, except where
    two records have one id. Raises SourceNotFound when no source leads to a file,
    NoUsableSource at the end when no file held an article.
    """
    met: list[Problem] = []

    def note(problem: Problem) -> None:
        if len(met) < _MOST_REPORTED:
            met.append(problem)
        tell(problem)

    ledger = Ledger()
    found = False
    for pages, told in _read(sources, note, web):
        for page in pages:
            article = ledger.article(page, told)
            if article is not None:
                found = True
                yield article
        told.rest()
    if not found:
        raise NoUsableSource(summary("no source holds an article", met))


def _read(
    sources: Sequence[str], tell: Tell, web: FetchOptions
) -> Iterator[tuple[Iterable[Page], _Told]]:
    """Yield the pages of each source: standard input first, files sorted, then the web."""
    if STDIN in sources:
        yield _file(SourceFile(STDIN, "standard input"), tell)
    others = [source for source in sources if source != STDIN]
    if others:
        expanded = expand_sources(others)
        for problem in expanded.problems:
            tell(problem)
        for file in expanded.files:
            yield _file(file, tell)
        if expanded.addresses:
            found = read_web(expanded.addresses, web)
            for problem in found.problems:
                tell(problem)
            yield found.pages, _Told("the web", tell)


def _file(file: SourceFile, tell: Tell) -> tuple[Iterable[Page], _Told]:
    told = _Told(file.shown, tell)
    return _pages(file, told), told


class _Told:
    """Tells the problems of one source: the first ten, then how many more there were."""

    def __init__(self, shown: str, tell: Tell) -> None:
        self._shown, self._tell = shown, tell
        self._count = 0

    def __call__(self, what: str, todo: str = "") -> None:
        """Tell one problem."""
        self._count += 1
        if self._count <= _MOST_REPORTED:
            self._tell(Problem(self._shown, what, todo))

    def rest(self) -> None:
        """Tell how many problems were not told."""
        if self._count > _MOST_REPORTED:
            more = self._count - _MOST_REPORTED
            self._tell(Problem(self._shown, f"{more} more problems with its records"))


def _pages(file: SourceFile, told: _Told) -> Iterator[Page]:
    """Yield the pages of one file, line by line where it is JSONL."""
    try:
        if file.path == STDIN:
            if sys.stdin is None:
                raise Refused("is closed")
            yield from _lines(sys.stdin.buffer, file, told)
        elif file.suffix in files.JSONL and Path(file.path).is_file():
            with Path(file.path).open("rb") as lines:
                # In UTF-16 and UTF-32 a line does not end with one byte.
                wide = lines.read(2) in _WIDE
                lines.seek(0)
                yield from _whole(file, told) if wide else _lines(lines, file, told)
        else:
            yield from _whole(file, told)
    except Refused as error:
        told(error.what, error.todo)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        told(f"cannot be read ({reason})", "check the permissions")


def _whole(file: SourceFile, told: _Told) -> Iterator[Page]:
    """Yield the pages of a file that is read at once."""
    read = read_file(file)
    for problem in read.problems:
        told(problem.what, problem.todo)
    yield from read.pages


def _lines(lines: BinaryIO, file: SourceFile, told: _Told) -> Iterator[Page]:
    """Yield the article of each line; a line that holds none is told."""
    used = False
    for number, line in enumerate(iter(lambda: lines.readline(_LONGEST), b""), 1):
        if not line.strip():
            continue
        used = True
        try:
            if len(line) == _LONGEST and not line.endswith(b"\n"):
                _skip_line(lines)
                raise Refused("is too long for an article")
            text, damage = _text(line)
            page, reservation = read_line(text, number, file)
        except Refused as error:
            told(f"line {number} {error.what}", error.todo)
            continue
        for doubt in filter(None, (damage, reservation)):
            told(f"line {number}: {doubt}")
        yield page
    if not used:
        raise Refused("is empty")


def _skip_line(lines: BinaryIO) -> None:
    """Read on to the end of the line."""
    while (rest := lines.readline(_LONGEST)) and not rest.endswith(b"\n"):
        pass


def _text(line: bytes) -> tuple[str, str]:
    """Decode a line; the second value is a reservation, or empty. Raises Refused for no text."""
    try:
        return line.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        decoded = decode(line)
    except NotText as error:
        raise Refused("is binary, not text") from error
    return decoded.text, decoded.reservation
