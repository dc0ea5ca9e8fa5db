"""`brief run` against llama-cpp-python's server, which somebody else wrote.

Not part of the ordinary tests, for the server has to be built. To run them:

    uv venv SOMEWHERE --python 3.11
    uv pip install -p SOMEWHERE/bin/python 'llama-cpp-python[server]' gguf
    BRIEF_THIRD_PARTY=SOMEWHERE/bin/python python -m pytest tests/thirdparty -v

What was seen is written down in `docs/models.md`, "Tried with".
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

PYTHON = os.environ.get("BRIEF_THIRD_PARTY", "")
pytestmark = pytest.mark.skipif(
    not PYTHON, reason="BRIEF_THIRD_PARTY names no Python with llama-cpp-python[server] and gguf"
)

MAKER = Path(__file__).with_name("tiny_model.py")
SEEDS = range(1, 7)
STARTING = 60.0
"""Seconds that a server may take to start."""

STORY = {
    "id": "wire",
    "outlet": "Coast Wire",
    "title": "Ports sign accord",
    "date": "2031-03-12",
    "text": "The ports of Tarn and Elsin signed a pilotage accord on Monday.\n\n"
    "It takes effect in May if both city councils approve it.\n\n"
    "The ports have not said who will pay for the dredging.",
}


class Server(NamedTuple):
    """A running server: its base URL and the file of its log."""

    url: str
    log: Path

    def statuses(self) -> list[str]:
        """Return the HTTP statuses of the completions asked for, in order."""
        said = self.log.read_text(encoding="utf-8", errors="replace")
        return re.findall(r'"POST /v1/chat/completions HTTP/1.1" (\d{3})', said)


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Start = Callable[..., Server]


@pytest.fixture(scope="module")
def model(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Return a function that makes the model of a seed."""
    folder = tmp_path_factory.mktemp("models")
    texts = sorted(map(str, root.glob("examples/dresna-river/*.txt")))

    def make(seed: int) -> Path:
        path = folder / f"random-{seed}.gguf"
        if not path.exists():
            subprocess.run([PYTHON, str(MAKER), str(path), str(seed), *texts], check=True)
        return path

    return make


@pytest.fixture
def start(model: Callable[[int], Path], tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts a server, which ends with the test."""
    with ExitStack() as running:

        def serve(seed: int = 1, context: int = 32_768, key: str = "") -> Server:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            log = tmp_path / f"server-{port}.log"
            told = [PYTHON, "-m", "llama_cpp.server", "--model", str(model(seed))]
            told += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", str(context)]
            told += ["--n_batch", "2048", *(["--api_key", key] if key else [])]
            out = running.enter_context(log.open("wb"))
            process = subprocess.Popen(told, stdout=out, stderr=subprocess.STDOUT)
            running.callback(process.wait)
            running.callback(process.terminate)
            _await(f"http://127.0.0.1:{port}/v1/models", process)
            return Server(f"http://127.0.0.1:{port}/v1", log)

        yield serve


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + STARTING
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - it is our own
                return
        except urllib.error.HTTPError:
            return  # it wants a key
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")


def brief(server: Server, source: Path, root: Path, **settings: str) -> Ended:
    """Run `brief run SOURCE --engine openai` as a user would."""
    environment: Mapping[str, str] = {
        **os.environ,
        "PYTHONPATH": str(root),
        "NO_PROXY": "127.0.0.1",
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": "none",
        "BRIEF_MODEL": "random",
        # One request at a time is all that this server serves.
        "BRIEF_MODEL_CONCURRENCY": "1",
        "BRIEF_MODEL_TIMEOUT": "300",
        "BRIEF_MODEL_ANSWER": "300",
        "BRIEF_MODEL_TRIES": "1",
        **settings,
    }
    command = [sys.executable, "-m", "brief", "run", str(source), "--engine", "openai"]
    done = subprocess.run(
        [*command, "--format", "json"], env=environment, capture_output=True, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def small(folder: Path) -> Path:
    """Write a story of one short article."""
    path = folder / "wire.json"
    path.write_text(json.dumps(STORY), encoding="utf-8")
    return path


def test_the_example_is_briefed(start: Start, root: Path) -> None:
    """The form that the server rejects is given up, and the reader is told who wrote."""
    server = start()
    ended = brief(server, root / "examples" / "dresna-river", root)
    assert ended.code == 0, ended.err
    assert server.statuses()[:2] == ["500", "200"]
    assert "does not take json_schema" in ended.err
    briefing = json.loads(ended.out)
    assert any("extractive engine" in note for note in briefing["notes"])
    statements = [one for story in briefing["stories"] for one in story["statements"]]
    assert statements
    assert all(one["verdict"]["ruling"] == "supported" for one in statements)


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_is_called_what_it_is(start: Start, root: Path, tmp_path: Path, seed: int) -> None:
    """Whatever a random model says, the run ends well and names what was wrong with it."""
    server = start(seed)
    ended = brief(server, small(tmp_path), root)
    print(seed, server.statuses(), ended.err)  # noqa: T201 - what the page says is read off this
    assert ended.code == 0, ended.err
    assert "the extractive engine wrote this story" in ended.err
    wrong = ("cut off at its limit", "not of the shape asked for", "no single JSON object", "empty")
    assert any(one in ended.err for one in wrong)


def test_a_prompt_too_long_is_named(start: Start, root: Path, tmp_path: Path) -> None:
    """A window smaller than the prompt is reported as such, and nothing is cut in silence."""
    ended = brief(start(context=512), small(tmp_path), root)
    assert ended.code == 0, ended.err
    assert "longer than the model's window" in ended.err


def test_a_wrong_key_is_named(start: Start, root: Path, tmp_path: Path) -> None:
    """The server's own refusal of a key is understood; with the key it answers."""
    server = start(key="tarn-elsin")
    ended = brief(server, small(tmp_path), root)
    assert "does not accept the key" in ended.err
    ended = brief(server, small(tmp_path), root, OPENAI_API_KEY="tarn-elsin")
    assert "does not accept the key" not in ended.err
    assert server.statuses()[-1] == "200"
