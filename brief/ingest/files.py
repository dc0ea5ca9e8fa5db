"""From what a person names (files, folders, patterns) to bytes, within limits."""

# ruff: noqa: PTH112, PTH116, PTH118, PTH119, PTH122, PTH123, PTH207
# Paths are shown, and recorded, as they were given; pathlib rewrites them ("./a" to "a").

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from brief.errors import Problem
from brief.ingest.decode import clean

# News pages are below 2 MB; a file ten
# times that is a dump, and would take the memory and the time meant for the rest.
MAX_PAGE_BYTES = 20 * 2**20
# A file of records holds thousands of articles, so it may be larger.
MAX_RECORDS_BYTES = 512 * 2**20
_PART = 2**20  # bytes read at a time

TEXT = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON = frozenset({".json"})
JSONL = frozenset({".jsonl", ".ndjson"})
KNOWN = TEXT | MARKDOWN | HTML | JSON | JSONL


class Refused(Exception):
    """A file that cannot be used; carries what is wrong and what to do."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo


class SourceFile(NamedTuple):
    """A file to read: where it is, and how it was named (printable, as given)."""

    path: str
    shown: str

    @property
    def suffix(self) -> str:
        """The suffix in small letters, with its dot."""
        return os.path.splitext(self.path)[1].lower()

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return os.path.splitext(os.path.basename(self.shown))[0]


class Expanded(NamedTuple):
    """What the sources lead to: files, sorted and each once, addresses, and what led nowhere."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    missing: int
    addresses: tuple[str, ...] = ()


def expand(sources: Sequence[str]) -> Expanded:
    """Follow every source to its files; a source without any gives a problem."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    missing = 0
    addresses = [one for one in sources if one.lower().startswith(("http://", "https://"))]
    for source in sources:
        if source in addresses:
            continue
        found = list(_follow(source, problems))
        if not found:
            missing += 1
            problems.append(_nothing(source))
        files.extend(found)
    once: dict[str, SourceFile] = {}
    for file in sorted(files, key=lambda file: (file.shown, file.path)):
        once.setdefault(os.path.realpath(file.path), file)
    named = tuple(dict.fromkeys(addresses))
    return Expanded(tuple(once.values()), tuple(problems), missing, named)


def read_bytes(file: SourceFile) -> bytes:
    """Return the content of a regular file. Raises Refused beyond the limit or unreadable."""
    limit = MAX_RECORDS_BYTES if file.suffix in JSONL | JSON else MAX_PAGE_BYTES
    try:
        if not stat.S_ISREG(os.stat(file.path).st_mode):
            raise Refused("is not a regular file", "give a file that can be read twice")
        with open(file.path, "rb") as stream:
            data = b"".join(_parts(stream, limit + 1))
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise Refused(f"cannot be read ({reason})", "check the permissions") from error
    if len(data) > limit:
        raise Refused(f"is larger than {limit // 2**20} MB", "split it, or give the article alone")
    return data


def _parts(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield at most so many bytes; asked for all at once, Python makes room for all at once."""
    while most > 0 and (part := stream.read(min(most, _PART))):
        most -= len(part)
        yield part


def _follow(source: str, problems: list[Problem]) -> Iterator[SourceFile]:
    """Give the files of one source: a name first, since names may hold pattern characters."""
    if os.path.isdir(source):
        yield from _walk(source, problems)
    elif os.path.lexists(source):
        yield _file(source)
    elif glob.has_magic(source) and "\0" not in source:
        matches = sorted(glob.glob(source, recursive=True))
        files = [match for match in matches if not os.path.isdir(match)]
        yield from map(_file, files)
        if not files:
            for folder in matches:
                yield from _walk(folder, problems)


def _file(path: str) -> SourceFile:
    """Name a file so that it can be printed, whatever bytes its name is made of."""
    return SourceFile(path, clean(path))


def _walk(folder: str, problems: list[Problem]) -> Iterator[SourceFile]:
    """Give the article files under a folder; each real folder once, so links may loop."""
    seen: set[str] = set()

    def unreadable(error: OSError) -> None:
        reason = (error.strerror or "unreadable").lower()
        what = f"the folder cannot be read ({reason})"
        problems.append(Problem(clean(str(error.filename)), what, "check the permissions"))

    for here, folders, names in os.walk(folder, followlinks=True, onerror=unreadable):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() in KNOWN and not name.startswith("."):
                yield _file(os.path.join(here, name))


def _nothing(source: str) -> Problem:
    """Say of a source that it leads nowhere, and what would."""
    if os.path.isdir(source):
        kinds = ", ".join(sorted(KNOWN))
        return Problem(clean(source), "the folder holds no article file", f"it may hold {kinds}")
    if glob.has_magic(source):
        return Problem(clean(source), "no file matches the pattern", "check it with ls")
    return Problem(clean(source), "no such file or folder", "check the spelling")
