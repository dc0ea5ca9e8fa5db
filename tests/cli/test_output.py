"""Writing: whole or not at all, the same bytes everywhere, and nothing a terminal obeys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.cli.output import complain, emit, require_writable, visible, warn
from brief.errors import OutputError, Problem


def names_in(folder: Path) -> list[str]:
    """Return the names of all files in a folder, hidden ones too."""
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The text arrives as UTF-8 with a line end, and nothing else is left in the folder."""
    emit("Zoë—1", tmp_path / "out.md")
    assert (tmp_path / "out.md").read_bytes() == "Zoë—1\n".encode()
    assert names_in(tmp_path) == ["out.md"]


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    """Replacing the content does not change who may read it."""
    target = tmp_path / "out.md"
    target.write_text("old")
    target.chmod(0o640)
    emit("new\n", target)
    assert target.read_text() == "new\n"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing to a symbolic link writes to the file behind it."""
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    emit("new\n", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new\n"


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full, what was there is still there, and no draft is left."""

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.md"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        emit("new", target)
    assert target.read_text() == "old"
    assert names_in(tmp_path) == ["out.md"]


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """A pipe or device is not replaced by a file."""
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    emit("news\n", fifo)
    assert os.read(reader, 100) == b"news\n"
    os.close(reader)
    assert fifo.is_fifo()


@pytest.mark.parametrize(
    ("path", "why"),
    [("", "it is a folder"), ("no/such/out.md", "there is no folder"), ("f/out.md", "no folder")],
)
def test_an_impossible_place_is_refused_before_the_work(
    tmp_path: Path, path: str, why: str
) -> None:
    """A folder, a missing folder and a file in the place of a folder are refused at once."""
    (tmp_path / "f").write_text("a file")
    with pytest.raises(OutputError, match=why):
        require_writable(tmp_path / path)


def test_a_possible_place_is_not_refused(tmp_path: Path) -> None:
    """A new file in an existing folder is fine, and is not created by asking."""
    require_writable(tmp_path / "out.md")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_bytes_do_not_depend_on_the_locale(locale: str) -> None:
    """Standard output is UTF-8 whatever the terminal's language is set to."""
    code = "from brief.cli.output import emit; emit('Zo\\xeb \\u2014 \\ud800')"
    environment = {**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert done.stdout == "Zoë — \\ud800\n".encode()


def test_a_lone_surrogate_survives_in_json(tmp_path: Path) -> None:
    """What UTF-8 cannot hold is escaped in the way that JSON reads back."""
    emit(json.dumps(["\udc80"], ensure_ascii=False), tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_bytes()) == ["\udc80"]


@given(st.text())
def test_visible_leaves_no_control(text: str) -> None:
    """No control character but line end and tab is left, and nothing else is changed."""
    shown = visible(text)
    assert all(char in "\n\t" or not (char < " " or "\x7f" <= char <= "\x9f") for char in shown)
    assert visible(shown) == shown
    if text.isprintable():
        assert shown == text


def test_a_terminal_gets_no_control(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal an escape sequence is spelled out; in a file or pipe the bytes are exact."""
    emit("a\x1b[31mb")
    assert capsysbinary.readouterr().out == b"a\x1b[31mb\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    emit("a\x1b[31mb")
    assert capsysbinary.readouterr().out == b"a\\x1b[31mb\n"


def test_a_closed_standard_output_is_an_output_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a standard output the user is told to name a file."""
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="--out"):
        emit("x")


def test_a_problem_is_one_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a line that says which file, what is wrong and what to do."""
    warn([Problem("a.txt", "is empty", "remove it"), Problem("b.bin", "is binary")])
    expected = "brief: warning: a.txt: is empty; remove it\nbrief: warning: b.bin: is binary\n"
    assert capsys.readouterr().err == expected


def test_without_standard_error_the_output_stays_clean(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning that nobody can read goes nowhere, least of all into the output."""
    monkeypatch.setattr(sys, "stderr", None)
    complain("x")
    assert capsys.readouterr().out == ""


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Line ends and tabs inside a message are spelled out."""
    complain("a\n\tb\n")
    assert capsys.readouterr().err == "brief: a\\n\\tb\n"
