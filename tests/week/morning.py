"""The settings of the week, and the real command as a process of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from tests.week.isles import Isles
from tests.week.pieces import Outlet

READERS = ("Ada Moss <ada@reader.example>", "ben@reader.example")
BARE = ("ada@reader.example", "ben@reader.example")
TOPICS = """
[[topic]]
name = "Ferries"
include = ["ferry"]
exclude = ["football"]

[[topic]]
name = "Mines"
include = ["slate mine"]
"""


class Ports(NamedTuple):
    """Where mail is taken and where Slack listens; 0 for nowhere."""

    mail: int = 0
    slack: int = 0


@dataclass(frozen=True)
class Office:
    """A folder with a brief.toml, and what its commands find in the environment."""

    folder: Path
    archive: str
    environ: Mapping[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.folder / "brief.toml"

    def command(self, *words: str) -> list[str]:
        """Return the real command, as a child process is started with it."""
        return [sys.executable, "-m", "brief", *words]

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """Start the command in a process of its own."""
        return subprocess.Popen(
            self.command(*words),
            cwd=self.folder,
            env=self.variables(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def variables(self, **more: str) -> dict[str, str]:
        """Return the whole environment of a command."""
        root = str(Path(__file__).parents[2])
        return {**os.environ, "PYTHONPATH": root, **self.environ, **more}

    def daily(self, day: date, *words: str) -> Ran:
        """Run `brief daily` for a day to its end."""
        child = self.start("daily", "--date", day.isoformat(), *words)
        out, err = child.communicate(timeout=300)
        return Ran(child.returncode, out, err)


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def set_up(
    folder: Path, archive: str, isles: Isles, ports: Ports, readers: tuple[str, ...] = READERS
) -> Office:
    """Write the settings of the week: six outlets, two topics, mail and Slack."""
    sources = "".join(
        f"[[source]]\nurl = {json.dumps(isles.listing(outlet))}\n" for outlet in Outlet
    )
    mail = (
        '[email]\nfrom = "Isles <isles@desk.example>"\nhost = "127.0.0.1"\nsecurity = "none"\n'
        f"port = {ports.mail}\nto = {json.dumps(list(readers))}\n"
    )
    text = (
        f"{sources}{TOPICS}\n"
        '[briefing]\ntitle = "Isles"\nlist_name = "isles"\ntimezone = "Europe/Berlin"\n'
        'engine = "extractive"\nhours = 36\n\n'
        "[fetch]\nallow_private = true\ndelay = 0.0\ntimeout = 5\n\n"
        f"[archive]\nurl = {json.dumps(archive)}\n\n"
        f"{mail if ports.mail else ''}{'[slack]' if ports.slack else ''}\n"
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.toml").write_text(text, encoding="utf-8")
    hook = {"BRIEF_SLACK_WEBHOOK": f"http://127.0.0.1:{ports.slack}/services/isles"}
    return Office(folder, archive, hook if ports.slack else {})


def in_process(office: Office, *words: str) -> Ran:
    """Run the real command in this process, through the same door as the console script."""
    from brief.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with (
        mock.patch.dict(os.environ, office.environ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(office.folder),
    ):
        code = main(words)
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
