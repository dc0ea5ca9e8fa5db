"""`brief serve` as people start it: a process, its lines, its exit codes and its stop."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from brief import serve as package
from brief.cli import main
from brief.errors import ServeError
from brief.serve import serve
from brief.serve.options import ServeOptions
from tests.serve.running import TOKEN, Running, command_fields
from tests.serve.slack_double import WAIT, SlackDouble

SETTINGS = """
[[source]]
url = "https://quay.example/feed"

[archive]
url = "{archive}"

[serve]
port = {port}
"""


def write(folder: Path, archive: str, port: int = 8765) -> Path:
    """Write a brief.toml."""
    path = folder / "brief.toml"
    path.write_text(SETTINGS.format(archive=archive, port=port), encoding="utf-8")
    return path


@contextmanager
def process(arguments: list[str], **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a module that serves; give it and its address."""
    child = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env={**os.environ, **environ},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    try:
        at = ""
        for line in child.stderr:
            at = json.loads(line).get("at", "")
            if at:
                break
        assert at
        yield child, at
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        child.stderr.close()


def fails(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command in this process; return its code and its one line."""
    code = main(["serve", *arguments])
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return code, said.err.removeprefix("brief: ").rstrip("\n")


def test_it_starts_serves_and_stops(place: str, tmp_path: Path) -> None:
    """Its first line says where it listens; SIGTERM ends it with 0, every line is JSON."""
    config = write(tmp_path, place)
    arguments = ["brief", "serve", "--port", "0", "--config", str(config)]
    with process(arguments, BRIEF_SERVE_TOKEN=TOKEN) as (child, at):
        assert httpx2.get(f"{at}/healthz").json() == {"status": "ok", "days": 2}
        assert httpx2.get(f"{at}/day/2031-05-05.json").status_code == 401
        headers = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx2.get(f"{at}/day/2031-05-05.json", headers=headers).status_code == 200
        child.send_signal(signal.SIGTERM)
        assert child.wait(WAIT) == 0
        assert child.stderr is not None
        lines = [json.loads(line) for line in child.stderr]
    assert lines[-1]["message"] == "stopped"
    assert TOKEN not in json.dumps(lines)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_answers_what_was_acknowledged(
    place: str, double: SlackDouble, sent: signal.Signals
) -> None:
    """A signal with work in the queue: each acknowledged command is answered, then it ends, 0."""
    text = "check Ferry workers and the council signed a pay agreement. The strike is over."
    with process(["tests.serve.child", place, double.api]) as (child, at):
        with httpx2.Client(timeout=WAIT) as client:
            server = Running(at, client, None, threading.Thread())  # type: ignore[arg-type]
            for number in range(8):
                fields = command_fields(text, double.response_url(f"r{number}"))
                assert server.signed(urlencode(fields)).status_code == 200
        child.send_signal(sent)
        assert child.wait(WAIT) == 0
    answered = [one for one in double.everything if one.way == "respond"]
    assert len(answered) == 8


def test_no_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what writes them."""
    code, said = fails(["--config", str(tmp_path / "brief.toml")], capsys)
    assert code == 15
    assert "there is no such file; `brief init` writes one" in said


def test_no_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An archive that was never made, or is something else, is said in one line."""
    config = write(tmp_path, str(tmp_path / "none.sqlite"))
    code, said = fails(["--config", str(config)], capsys)
    assert code == 14
    assert said.endswith("none.sqlite: there is none yet; `brief daily` makes it")
    (tmp_path / "none.sqlite").write_bytes(b"no archive " * 500)
    code, said = fails(["--config", str(config)], capsys)
    assert code == 14
    assert "is damaged or is no archive" in said


def test_a_port_in_use(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in one line, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = fails(["--config", str(write(tmp_path, place, port))], capsys)
    assert code == 16
    assert said.startswith(f"cannot listen on 127.0.0.1 port {port}: ")
    assert said.endswith("; choose another with --host or --port")


def test_a_host_that_is_none(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address that is not this machine's is said in the same way."""
    config = str(write(tmp_path, place))
    code, said = fails(["--config", config, "--host", "192.0.2.1", "--behind-proxy"], capsys)
    assert (code, said.startswith("cannot listen on 192.0.2.1 port 8765: ")) == (16, True)
    code, said = fails(["--config", config, "--host", "0.0.0.0"], capsys)  # noqa: S104
    assert (code, "set BRIEF_SERVE_TOKEN" in said) == (16, True)


@pytest.mark.parametrize(
    ("slack", "package_name", "extra"),
    [(False, "starlette", "serve"), (True, "slack_bolt", "slack")],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, slack: bool, package_name: str, extra: str
) -> None:
    """One line says what to install."""
    import importlib.util

    from brief.serve.options import SlackAppOptions

    real = importlib.util.find_spec

    def without(name: str) -> object:
        return None if name == package_name else real(name)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    options = ServeOptions(slack=SlackAppOptions("xoxb-invented") if slack else None)
    with pytest.raises(ServeError) as error:
        serve(options)
    said = f"{package_name} not installed; run: pip install 'brief-news[{extra}]'"
    assert str(error.value) == said
    assert package.serve is serve
