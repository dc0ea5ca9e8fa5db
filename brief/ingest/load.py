"""Sources in, articles out: every file read, judged and named, and what befell the rest."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from brief.errors import NoUsableSource, Problem, SourceNotFound
from brief.ingest import files
from brief.ingest.at_hand import Source, parted, read_held
from brief.ingest.decode import Decoded, NotText, decode
from brief.ingest.files import Expanded, Refused, SourceFile
from brief.ingest.furniture import find_body
from brief.ingest.markdown import read_markdown
from brief.ingest.pages import Page, articles_of, drop_copies
from brief.ingest.records import Records, read_json, read_jsonl
from brief.ingest.text_facts import read_text_facts
from brief.ingest.web_values import FetchOptions
from brief.model import Article

_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
STDIN = "-"
"""The source that is JSONL on standard input."""
_SHOWN = 5  # problems named in the text of an error
_NO_PROSE = Refused("no prose found", "check that the file holds the article's text")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles, sorted by path and then by place in the file, and the problems met."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def load(
    sources: Sequence[Source],
    *,
    web: FetchOptions = FetchOptions(),
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read articles from files, folders (recursive), patterns (`**` too), JSON, JSONL and the web.

    "-" is JSONL on standard input. An address is that of a feed, a sitemap or a page,
    and is read as `web` says.
    Articles at hand, and records of them as JSONL holds them, come last, under
    their ids unless these clash. The same files give the same articles and ids
    in any order of `sources`. What cannot be used, or only with a reservation,
    gives a Problem and the rest goes on. `progress` is called with (files done,
    files in all).

    Raises SourceNotFound when no source leads to a file, NoUsableSource when
    no file holds an article.
    """
    named, held = parted(sources)
    read = [read_stdin()] if STDIN in named else []
    named = [one for one in named if one != STDIN]
    nowhere = not named and (held or read)
    expanded = Expanded((), (), 0) if nowhere else expand_sources(named)
    read += _read_files(expanded.files, progress)
    if expanded.addresses:
        read.append(read_web(expanded.addresses, web, progress))
    read.append(read_held(held))
    problems = [*expanded.problems, *(problem for one in read for problem in one.problems)]
    kept, copies = drop_copies([page for one in read for page in one.pages])
    problems.extend(copies)
    if not kept:
        raise NoUsableSource(summary("no source holds an article", problems))
    return Loaded(tuple(articles_of(kept)), tuple(problems))


def _read_files(
    found: Sequence[SourceFile], progress: Callable[[int, int], None] | None
) -> Iterator[Records]:
    """Yield what each file holds, or what is wrong with it."""
    for done, file in enumerate(found, 1):
        try:
            yield read_file(file)
        except Refused as error:
            yield Records([], [Problem(file.shown, error.what, error.todo)])
        if progress is not None:
            progress(done, len(found))


def read_stdin() -> Records:
    """Read articles, one a line, from standard input, or say what is wrong with it."""
    file = SourceFile(STDIN, "standard input")
    try:
        if sys.stdin is None:
            raise Refused("is closed")
        decoded = _decoded(sys.stdin.buffer.read())
        read = read_jsonl(decoded.text, file)
    except Refused as error:
        return Records([], [Problem(file.shown, error.what, error.todo)])
    return Records(read.pages, _reservations(decoded, file) + read.problems)


def expand_sources(sources: Sequence[str]) -> Expanded:
    """Follow the sources to files. Raises SourceNotFound when none leads to any."""
    expanded = files.expand(sources)
    if not expanded.files and not expanded.addresses:
        if expanded.problems and not expanded.missing:
            raise NoUsableSource(summary("no source can be read", expanded.problems))
        raise SourceNotFound(summary("nothing to read", expanded.problems))
    return expanded


def read_web(
    addresses: Sequence[str],
    web: FetchOptions = FetchOptions(),
    progress: Callable[[int, int], None] | None = None,
) -> Records:
    """Read what stands at addresses, remembering nothing; imported here, for it is slow to be."""
    from brief.ingest.web import NoMemory, WebSource, gather

    found = gather([WebSource(one) for one in addresses], web, NoMemory(), progress)
    return Records(list(found.pages), list(found.problems))


def summary(what: str, problems: Sequence[Problem]) -> str:
    """One line that names the first problems."""
    shown = " | ".join(str(problem) for problem in problems[:_SHOWN]) or "no source was given"
    more = len(problems) - _SHOWN
    return f"{what}: {shown}" + (f" | and {more} more" if more > 0 else "")


def read_file(file: SourceFile) -> Records:
    """Read one file by its kind, whole. Raises Refused when it holds no article."""
    data = files.read_bytes(file)
    if not data.strip():
        raise Refused("is empty")
    if file.suffix in files.HTML or _MARKUP.match(data[:4096].lstrip(b"\xef\xbb\xbf")):
        return _read_html(data, file)
    decoded = _decoded(data)
    problems = _reservations(decoded, file)
    if file.suffix in files.JSONL:
        read = read_jsonl(decoded.text, file)
    elif file.suffix in files.JSON:
        read = read_json(decoded.text, file)
    else:
        read = Records([_read_page(decoded.text, file)], [])
    return Records(read.pages, problems + read.problems)


def _decoded(data: bytes, declared: str = "") -> Decoded:
    """Decode, or refuse binary data."""
    try:
        decoded = decode(data, declared)
    except NotText as error:
        raise Refused("is a binary file, not text", "give the page's text or HTML") from error
    if not decoded.text.strip():
        raise Refused("is empty")
    return decoded


def _reservations(decoded: Decoded, file: SourceFile) -> list[Problem]:
    """The problem that a doubtful decoding is, if it was doubtful."""
    return [Problem(file.shown, decoded.reservation)] if decoded.reservation else []


def _read_page(text: str, file: SourceFile) -> Page:
    """Read plain text or Markdown."""
    if file.suffix in files.MARKDOWN:
        body, facts = read_markdown(text)
        facts = facts.or_else(read_text_facts(text, body))
    else:
        body = find_body(text)
        facts = read_text_facts(text, body)
    if not body:
        raise _NO_PROSE
    return Page(text=text, body=body, facts=facts, path=file.shown, name=file.stem)


def _read_html(data: bytes, file: SourceFile) -> Records:
    """Read a web page; the libraries for it are slow to import and are so only here."""
    from brief.ingest.html import declared_charset, read_html

    decoded = _decoded(data, declared_charset(data))
    text, facts = read_html(decoded.text)
    body = find_body(text, facts.title)
    if not body:
        raise _NO_PROSE
    facts = facts.or_else(read_text_facts(text, body))
    page = Page(text=text, body=body, facts=facts, path=file.shown, name=file.stem)
    return Records([page], _reservations(decoded, file))
