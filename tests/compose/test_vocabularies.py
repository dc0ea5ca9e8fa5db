"""Fetching a vocabulary: kept if it is the right one, and nothing is waited for without end."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from brief.compose import tokens, vocabularies
from brief.compose.tokens import CL100K, Vocabulary, tokens_for
from brief.compose.vocabularies import ADDRESS, fetch_vocabulary
from brief.errors import DownloadFailed, OutputError
from tests.compose.test_tokens import CONTENT, SMALL

MODEL = "gpt-4o"


class _Published(BaseHTTPRequestHandler):
    """Serves `content`, in the way that a test asks for."""

    content = CONTENT
    status = 200
    pause = 0.0
    asked = 0

    def do_GET(self) -> None:
        """Send the file."""
        type(self).asked += 1
        self.send_response(self.status)
        self.end_headers()
        for at in range(0, len(self.content), 64):
            time.sleep(self.pause)
            self.wfile.write(self.content[at : at + 64])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Say nothing."""


Serve = Callable[..., type[_Published]]


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Serve]:
    """Return a function that publishes a small vocabulary as the model's; the cache is empty."""
    running: list[ThreadingHTTPServer] = []
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setitem(tokens.VOCABULARIES, "o200k_base", SMALL)

    def start(**how: object) -> type[_Published]:
        handler = type("_Handler", (_Published,), how)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        running.append(server)
        address = f"http://127.0.0.1:{server.server_address[1]}/{{name}}.tiktoken"
        monkeypatch.setattr(vocabularies, "ADDRESS", address)
        return handler

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def test_what_is_fetched_is_counted_with(published: Serve, tmp_path: Path) -> None:
    """The file stands where it is looked for, and the count is exact from then on."""
    handler = published()
    assert not tokens_for(MODEL).exact
    assert fetch_vocabulary(MODEL) == tmp_path / "kept" / SMALL.file
    assert tokens_for(MODEL).exact
    assert tokens_for(MODEL).name == "small"
    fetch_vocabulary(MODEL)
    assert handler.asked == 1


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"content": CONTENT + b"\n"}, "what came is not the vocabulary"),
        ({"content": b""}, "what came is not the vocabulary"),
        ({"status": 404}, "HTTP 404"),
        ({"status": 302}, "HTTP 302"),
        ({"pause": 0.2}, "no end of it within the time-out"),
    ],
)
def test_what_is_not_right_is_not_kept(
    published: Serve, tmp_path: Path, how: dict[str, object], why: str
) -> None:
    """Another file, none, or one that does not end: an error, and the cache stays empty."""
    published(**how)
    with pytest.raises(DownloadFailed, match=why):
        fetch_vocabulary(MODEL, seconds=1.0)
    assert not list(tmp_path.rglob("*"))
    assert not tokens_for(MODEL).exact


def test_more_than_a_vocabulary_has_is_not_read(
    published: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without end is cut off by its size, too."""
    monkeypatch.setattr(vocabularies, "_MOST_BYTES", len(CONTENT) - 1)
    published()
    with pytest.raises(DownloadFailed, match="too long"):
        fetch_vocabulary(MODEL)


def test_a_damaged_file_is_fetched_anew(published: Serve, tmp_path: Path) -> None:
    """What is in the cache counts only if it is the right one."""
    published()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / SMALL.file).write_bytes(b"torn")
    assert fetch_vocabulary(MODEL).read_bytes() == CONTENT


def test_nobody_there_is_told(published: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a connection the message says what happens then."""
    monkeypatch.setattr(vocabularies, "ADDRESS", "http://127.0.0.1:9/{name}")
    with pytest.raises(DownloadFailed, match="tokens are estimated without it"):
        fetch_vocabulary(MODEL)


def test_a_model_without_one_is_told() -> None:
    """Of most models no vocabulary is published here, and none is guessed."""
    with pytest.raises(DownloadFailed, match="the vocabulary of llama3 is none of cl100k_base"):
        fetch_vocabulary("llama3")


def test_a_cache_that_cannot_be_written_is_told(published: Serve, tmp_path: Path) -> None:
    """Where the folder is a file, the error says which setting to change."""
    published()
    (tmp_path / "kept").write_text("a file")
    with pytest.raises(OutputError, match="set TIKTOKEN_CACHE_DIR"):
        fetch_vocabulary(MODEL)


@pytest.mark.parametrize("vocabulary", [CL100K, tokens.O200K])
def test_the_name_in_the_cache_is_that_of_the_address(vocabulary: Vocabulary) -> None:
    """Files are named as tiktoken names them: by the SHA-1 of where they are published."""
    address = ADDRESS.format(name=vocabulary.name)
    assert hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest() == vocabulary.file
