"""The commands of a page of documentation, in the order in which a reader types them.

A fence of `console` holds commands behind `$ ` and what they print; one of `sh` holds
commands alone, one a line. A line that ends in a backslash goes on. In an output, a line
`...` stands for any number of lines. Comments right above a fence say the rest; a reader
of the page does not see them:

    <!-- not run: REASON -->     its commands are not run; see `UNRUNNABLE`
    <!-- exit: 1 -->             its last command ends with this code
    <!-- background: 8025 -->    it goes on beside the others and answers at this port
    <!-- output of: 8025 -->     the fence is what that command has printed so far
    <!-- file: PATH -->          the fence is what the reader writes into this file
    <!-- patch -->               the fence is what the reader changes in the clone
    <!-- ci:NAME -->             `.ci/run` runs it

`<!-- set up: COMMAND -->` may stand anywhere: what has to be there for what follows;
`<!-- set up 8808: COMMAND -->` goes on beside it and answers at that port.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path

UNRUNNABLE = (
    # They change the machine, or wait for somebody.
    *("apt", "sudo apt", "systemctl", "sudo systemctl", "loginctl", "crontab", "launchctl"),
    *("schtasks", "journalctl", "xdg-open", "docker", "createuser", "createdb", "psql"),
    # They fetch something.
    *("git clone", "pip install", "python3 -m venv", ".venv/bin/uv pip install", "pre-commit"),
    *("ollama", "vllm", "llama-server", "hf download", "brief tokens fetch", "brief run https:"),
    # They need what only the reader has: a key, a model, a network, an environment of their own.
    *("export OPENAI_API_KEY", "export OPENAI_BASE_URL", "source .venv/bin/activate"),
    *("brief check draft.md --sources articles --nli", "brief run articles --nli"),
    *("brief check --claims claims.jsonl --nli", "mkdocs serve", "uv build"),
)
"""How a command may begin that no test can run: it changes the machine, or needs a network."""

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>\w*)[^\n`]*\n(?P<body>.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(
    r"<!-- (?P<name>not run|exit|background|output of|file|patch|set up|ci)"
    r"(?: (?P<port>\d+))?"
    r"(?:: ?(?P<value>.*?))? -->"
)
_PLACEHOLDER = re.compile(r"export \w+=…(?:\s|$)")
_INDENTED = re.compile(r"\n\n {4}(?:\$ )?(?:brief|python|pip|pytest|export) .*")


class Kind(Enum):
    """What a step of a page is."""

    RUN = auto()
    SET_UP = auto()
    BACKGROUND = auto()
    PRINTED = auto()
    WRITE = auto()
    PATCH = auto()
    UNRUN = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a reader does: `what` is a command or a text, `line` where it stands.

    `expected` is the output that the page shows, None where it shows none; `detail` is the
    port, path or reason of the mark; `at` is the range of the page that the output takes.
    """

    kind: Kind
    what: str
    line: int
    expected: str | None = None
    code: int = 0
    detail: str = ""
    at: tuple[int, int] = (0, 0)


class PageError(Exception):
    """A page that cannot be run: its text says where and why."""


@dataclass(slots=True)
class _Marks:
    """The marks above a fence."""

    named: dict[str, str] = field(default_factory=dict)

    def take(self, name: str) -> str | None:
        """Return the value of a mark, None where there is none."""
        return self.named.get(name)


def read_page(path: Path) -> list[Step]:
    """Return the steps of a page. Raises PageError where a block is not as described above."""
    return list(steps_of(path.read_text(encoding="utf-8"), path.name))


def steps_of(text: str, name: str = "page") -> Iterator[Step]:
    """Yield the steps of a page's text."""
    if found := _INDENTED.search(text):
        line = text.count("\n", 0, found.start()) + 3
        raise PageError(f"{name}:{line}: put commands into a fence of sh or console")
    last = 0
    for fence in _FENCE.finditer(text):
        between = text[last : fence.start()]
        yield from _set_ups(between, text.count("\n", 0, last) + 1)
        line = text.count("\n", 0, fence.start()) + 2
        yield from _block(fence, _marks(between), line, name)
        last = fence.end()
    yield from _set_ups(text[last:], text.count("\n", 0, last) + 1)


def _set_ups(text: str, line: int) -> Iterator[Step]:
    for mark in _MARK.finditer(text):
        if mark["name"] == "set up":
            where = line + text.count("\n", 0, mark.start())
            kind = Kind.BACKGROUND if mark["port"] else Kind.SET_UP
            yield Step(kind, mark["value"], where, detail=mark["port"] or "")


def _marks(before: str) -> _Marks:
    """Return the marks in the lines right above a fence."""
    marks = _Marks()
    for line in reversed(before.rstrip("\n").split("\n")):
        found = _MARK.fullmatch(line.strip())
        if found is None:
            break
        marks.named[found["name"]] = found["value"] or ""
    return marks


def _block(fence: re.Match[str], marks: _Marks, line: int, name: str) -> Iterator[Step]:
    """Yield the steps of one fence."""
    body = fence["body"]
    if (path := marks.take("file")) is not None:
        yield Step(Kind.WRITE, body, line, detail=path)
    elif marks.take("patch") is not None:
        yield Step(Kind.PATCH, body, line)
    elif (port := marks.take("output of")) is not None:
        yield Step(Kind.PRINTED, "", line, body, detail=port, at=fence.span("body"))
    elif fence["kind"] in {"sh", "bash", "console", "shell"}:
        steps = list(_commands(fence, line))
        if not steps:
            raise PageError(f"{name}:{line}: no command stands behind `$ `")
        yield from _marked(steps, marks, name)


def _marked(steps: list[Step], marks: _Marks, name: str) -> Iterator[Step]:
    """Yield commands as the marks above them have it."""
    reason, port = marks.take("not run"), marks.take("background")
    if marks.take("ci") is not None:
        yield from (replace(step, kind=Kind.ELSEWHERE, detail=".ci/run") for step in steps)
    elif reason is not None:
        for step in steps:
            if not reason or not step.what.startswith(UNRUNNABLE):
                raise PageError(f"{name}:{step.line}: could be run, or lacks a reason: {step.what}")
            yield replace(step, kind=Kind.UNRUN, detail=reason)
    elif port is not None:
        (step,) = steps
        yield replace(step, kind=Kind.BACKGROUND, detail=port)
    else:
        *before, last = (_own(step) for step in steps)
        yield from before
        yield replace(last, code=int(marks.take("exit") or 0))


def _own(step: Step) -> Step:
    """Leave out what sets a value that only the reader has: `export OPENAI_API_KEY=…`."""
    if _PLACEHOLDER.match(step.what):
        return replace(step, kind=Kind.UNRUN, detail="a value of the reader's own")
    return step


def _commands(fence: re.Match[str], line: int) -> Iterator[Step]:
    """Yield the commands of a fence of either kind."""
    shows = fence["kind"] == "console"
    offset = fence.start("body")
    lines = fence["body"].splitlines(keepends=True)
    starts = [offset + sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    number = 0
    while number < len(lines):
        first, text = number, lines[number]
        number += 1
        if shows != text.startswith("$ ") or not text.strip() or text.startswith("#"):
            continue
        while text.endswith("\\\n") and number < len(lines):
            text = text[:-2] + lines[number].lstrip()
            number += 1
        command = text.removeprefix("$ ").strip()
        after = number
        while shows and after < len(lines) and not lines[after].startswith("$ "):
            after += 1
        output = "".join(lines[number:after])
        span = (starts[number], starts[after] if shows else starts[number])
        yield Step(Kind.RUN, command, line + first, output or None, at=span)
        number = max(number, after) if shows else number
