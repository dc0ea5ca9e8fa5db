"""The place at which the commands of one page are run: a folder, a home, no network.

The folder holds the bundled examples, `brief` and `python` are this tree's, and any
connection but to this machine is refused. Ports of the page become free ones, so that
pages can be run side by side; in what is printed they become those of the page again.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

NEEDS_CLONE = "<!-- needs: clone -->"
"""Stands in a page whose reader changes the program itself."""

_CLONED = ("brief", "docs/rules", "docs/schema", "prompts", "templates", "tests", "pyproject.toml")
_PORT = re.compile(r"<!-- (?:background:|set up) (\d{4,5})\b")

_NO_NETWORK = '''
"""Refuses any connection but to this machine, in every Python started here."""
import socket

_connect, _find = socket.socket.connect, socket.getaddrinfo
_HERE = ("127.0.0.1", "::1", "localhost", "", None)


def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in _HERE:
        raise OSError(101, "no network in the tests of the documentation")
    return _connect(self, address)


def getaddrinfo(host, *args, **kwargs):
    if host not in _HERE:
        raise socket.gaierror(-2, "no network in the tests of the documentation")
    return _find(host, *args, **kwargs)


socket.socket.connect, socket.getaddrinfo = connect, getaddrinfo
'''


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder to run commands in, with the environment of a stranger who has just installed."""

    folder: Path
    environ: Mapping[str, str]
    ports: Mapping[str, str] = field(default_factory=dict)

    def inward(self, text: str) -> str:
        """Put free ports in the place of the page's."""
        for theirs, ours in self.ports.items():
            text = re.sub(rf"\b{theirs}\b", ours, text)
        return text

    def outward(self, text: str) -> str:
        """Put the page's own ports, and names of folders that mean the same, into an output."""
        for theirs, ours in self.ports.items():
            text = re.sub(rf"\b{ours}\b", theirs, text)
        home = self.environ["HOME"]
        text = text.replace(home, "~").replace(f"{self.folder}{os.sep}", "")
        return "\n".join(line.rstrip() for line in text.split("\n"))


def set_desk(root: Path, scratch: Path, page: str) -> Desk:
    """Make the folder for a page, given as text; `scratch` is a folder of pytest's for one test."""
    shared = scratch.parent.parent if os.environ.get("PYTEST_XDIST_WORKER") else scratch.parent
    compiled = shared / "compiled"
    folder, home, tools = scratch / "clone", scratch / "home", scratch / "bin"
    for each in (folder, home, tools):
        each.mkdir(parents=True)
    shutil.copytree(root / "examples", folder / "examples")
    code = root
    if NEEDS_CLONE in page:
        _clone(root, folder)
        code = folder
    (tools / "sitecustomize.py").write_text(_NO_NETWORK, encoding="utf-8")
    for name, command in (("brief", "-m brief"), ("python", ""), ("pytest", "-m pytest")):
        shim = tools / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    environ = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        # A fault in the program is shown where the page is at fault too.
        "BRIEF_TRACEBACK": "1",
        "PYTHONPATH": os.pathsep.join([str(tools), str(code)]),
        "PYTHONUNBUFFERED": "1",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
    }
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        # Each command is a program of its own: compiled once for all pages, away from the tree.
        environ["PYTHONPYCACHEPREFIX"] = str(compiled)
    found = sorted(set(_PORT.findall(page)))
    return Desk(folder, environ, dict(zip(found, _free_ports(len(found)), strict=True)))


def _clone(root: Path, folder: Path) -> None:
    """Copy what a reader changes who adds to the program."""
    for name in _CLONED:
        source, target = root / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def _free_ports(count: int) -> Iterator[str]:
    """Yield ports of this machine that nobody uses."""
    with ExitStack() as stack:
        taken = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in taken:
            each.bind(("127.0.0.1", 0))
        ports = [str(each.getsockname()[1]) for each in taken]
    yield from ports
