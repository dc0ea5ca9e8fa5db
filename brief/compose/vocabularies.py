"""Fetching a vocabulary once, so that tokens are counted exactly from then on.

The only download that serves counting, and only when asked for: a run counts with
what is at hand. What came is kept if its SHA-256 is the right one, whole or not at all.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from brief.compose.chat.cache import write_whole
from brief.compose.tokens import VOCABULARIES, Vocabulary, find_vocabulary, places, vocabulary_of
from brief.errors import DownloadFailed, OutputError

ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"
"""Where the vocabularies are published."""

_MOST_BYTES = 16 * 2**20
_CHUNK = 2**16


def fetch_vocabulary(model: str, seconds: float = 60.0) -> Path:
    """Return the file of the vocabulary of `model`, fetched into tiktoken's cache if need be.

    Gives up after `seconds` in all. Raises DownloadFailed where the model's
    vocabulary is not one that is published, does not come or is not the right one,
    OutputError where it cannot be kept.
    """
    vocabulary = vocabulary_of(model)
    if vocabulary is None:
        known = ", ".join(sorted(VOCABULARIES))
        raise DownloadFailed(f"the vocabulary of {model} is none of {known}; tokens are estimated")
    path = next(places()) / vocabulary.file
    if not (path.is_file() and _right(path.read_bytes(), vocabulary)):
        url = ADDRESS.format(name=vocabulary.name)
        content = b"".join(_received(url, time.monotonic() + seconds))
        if not _right(content, vocabulary):
            raise DownloadFailed(f"{url}: what came is not the vocabulary; nothing is kept of it")
        _keep(path, content)
        find_vocabulary.cache_clear()  # it may have been looked for in vain before
    return path


def _right(content: bytes, vocabulary: Vocabulary) -> bool:
    return hashlib.sha256(content).hexdigest() == vocabulary.sha256


def _received(url: str, deadline: float) -> Iterator[bytes]:
    """Yield what is at an address; raises DownloadFailed."""
    import httpx2

    size = 0
    try:
        with httpx2.stream("GET", url, timeout=10.0, follow_redirects=False) as reply:
            if reply.status_code != httpx2.codes.OK:
                raise DownloadFailed(f"{url}: HTTP {reply.status_code}; try again later")
            for part in reply.iter_bytes(_CHUNK):
                size += len(part)
                if size > _MOST_BYTES or time.monotonic() > deadline:
                    why = "too long" if size > _MOST_BYTES else "no end of it within the time-out"
                    raise DownloadFailed(f"{url}: {why}; nothing is kept of it")
                yield part
    except httpx2.HTTPError as error:
        why = str(error) or type(error).__name__
        raise DownloadFailed(f"{url}: {why}; tokens are estimated without it") from error


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        write_whole(path, content)
    except OSError as error:
        why = f"cannot write {path}: {error.strerror}; set TIKTOKEN_CACHE_DIR"
        raise OutputError(why) from error
