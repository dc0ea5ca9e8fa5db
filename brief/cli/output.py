r"""Where a command's words go: standard output, a file, standard error.

Output is always UTF-8 with `\n` line ends, whatever the locale, so that the same
input gives the same bytes everywhere. A lone surrogate, which UTF-8 cannot hold,
is written as `\udXXX`: inside JSON that is its proper escape.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from brief.errors import OutputError, Problem

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters and direction overrides, which can rewrite what a terminal shows."""

_NARROWEST, _WIDEST = 40, 100  # cells; longer lines are hard to follow


def visible(text: str) -> str:
    """Return `text` with every character that steers a terminal spelled out."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def use_utf8() -> None:
    """Let what is printed into a file or pipe have the same bytes under every locale."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(text: str) -> None:
    """Write one line to standard error, under the program's name, if anybody can read it."""
    line = visible(text.strip()).replace("\n", "\\n").replace("\t", "\\t")
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"brief: {line}\n")
            sys.stderr.flush()


def warn(problems: Iterable[Problem]) -> None:
    """Print one line to standard error for each source that had a problem."""
    for problem in problems:
        complain(f"warning: {problem}")


def tell(problem: Problem) -> None:
    """Print one line to standard error for a problem as it is met."""
    warn((problem,))


def remark(lines: Iterable[str]) -> None:
    """Print lines about the run itself to standard error."""
    for line in lines:
        complain(line)


def emit(text: str, out: Path | None = None) -> None:
    """Write `text`, ended by a line end, to the file `out` or to standard output.

    Raises OutputError where it cannot be written, BrokenPipeError where nobody
    reads any more.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    if out is None:
        _to_stdout(text)
    else:
        _to_file(text.encode("utf-8", "backslashreplace"), out)


def emit_lines(lines: Iterable[str], out: Path | None = None) -> None:
    """Write each line when it is there; a file is replaced when all are. Raises as `emit`."""
    if out is None:
        for line in lines:
            emit(line)
        return
    with replacing(out) as draft:
        try:
            with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            raise OutputError(f"cannot write {draft}: {error.strerror or error}") from error


def print_lines(lines: Callable[[int], Iterable[Sequence[tuple[str, str]]]]) -> None:
    """Print lines of (characters, style) to a terminal, in colour unless NO_COLOR is set.

    `lines` is given the width to keep to, in cells. The characters must be safe
    to print.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    made = lines(max(_NARROWEST, min(console.width, _WIDEST)))
    if os.environ.get("NO_COLOR") or console.is_dumb_terminal:
        emit("\n".join("".join(text for text, _ in line).rstrip() for line in made))
        return
    for line in made:
        console.print(Text.assemble(*line), soft_wrap=True)


def require_writable(out: Path | None) -> None:
    """Raise OutputError now rather than after long work, where `out` cannot succeed."""
    if out is None:
        return
    if out.is_dir():
        raise OutputError(f"cannot write {out}: it is a folder; name a file in it")
    folder = _target(out).parent
    if not folder.is_dir():
        raise OutputError(f"cannot write {out}: there is no folder {folder}; create it first")
    if not os.access(out if out.exists() else folder, os.W_OK):
        raise OutputError(f"cannot write {out}: permission denied; choose another place")


def require_apart(out: Path | None, sources: Iterable[str]) -> None:
    """Raise OutputError where the output would replace one of the files to be read."""
    for source in sources if out is not None and out.exists() else ():
        path = Path(source)
        if path.exists() and out is not None and path.is_file() and path.samefile(out):
            raise OutputError(f"cannot write {out}: it is one of the sources; choose another place")


def _to_stdout(text: str) -> None:
    if sys.stdout is None:
        raise OutputError("cannot write: standard output is closed; give --out PATH")
    if sys.stdout.isatty():
        text = visible(text)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror}") from error


def _to_file(data: bytes, out: Path) -> None:
    with replacing(out) as draft:
        draft.write_bytes(data)


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a file to write in the place of `out`, which it replaces in one step at the end.

    A reader of `out` sees the old content or the new, never half; where the work
    fails, the old stays. Raises OutputError when it cannot be written.
    """
    require_writable(out)
    target = _target(out)
    if target.exists() and not target.is_file():
        # A device or a pipe is written to; renaming over it would destroy it.
        try:
            yield target
        except OSError as error:
            raise OutputError(f"cannot write {out}: {error.strerror or error}") from error
        return
    draft = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.tmp")
    try:
        draft.touch(exist_ok=False)
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _target(out: Path) -> Path:
    """Return the file that `out` leads to, so that a link stays a link."""
    return Path(os.path.realpath(out))
