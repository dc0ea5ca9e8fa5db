"""Answers kept on disk under the hash of what was asked, so that a second run costs nothing.

    FOLDER/ab/abcdef….json   {"form": 1, "key", "reply": {...}, "sha256": of the reply}

A file is written whole or not at all. One that is damaged, or not ours, is as good as
none and is written anew. Only answers that have the shape asked for are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from brief.compose.chat.schema import violation
from brief.compose.model import ChatModel, ChatReply, ChatRequest, Spent

FORM = 1
"""Raised whenever the form of the files or of the keys changes."""

Hit = Callable[[ChatRequest, ChatReply], None]


class Cached:
    """A model that is asked each thing once."""

    def __init__(self, inner: ChatModel, folder: Path, scope: str, hit: Hit) -> None:
        """Wrap `inner`. `scope` is whatever else decides an answer: the server, the temperature.

        `hit` is told of each answer that the cache gives.
        """
        self._inner = inner
        self._folder = folder
        self._scope = scope
        self._hit = hit

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`, from disk if it is there; raises ModelFailure.

        A folder that cannot be written to costs the keeping of the answer, not the answer.
        """
        key = key_of(request, self.name, self._scope)
        path = self._folder / key[:2] / f"{key}.json"
        kept = _read(path, key)
        if kept and not violation(kept.data, request.schema):
            self._hit(request, kept)
            return kept
        reply = self._inner.complete(request)
        with suppress(OSError):
            write_whole(path, _entry(key, reply))
        return reply


def key_of(request: ChatRequest, model: str, scope: str) -> str:
    """Return the SHA-256, in hexadecimal, of everything that decides an answer."""
    asked = {
        "form": FORM,
        "scope": scope,
        "model": model,
        "messages": [list(message) for message in request.messages],
        "schema_name": request.schema_name,
        "schema": request.schema,
        "max_output_tokens": request.max_output_tokens,
    }
    return _digest(asked)


def _digest(data: object) -> str:
    # Half a character in an article is escaped, so that anything at all has a hash.
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _entry(key: str, reply: ChatReply) -> bytes:
    said = {
        "data": reply.data,
        "text": reply.text,
        "model": reply.model,
        "prompt_tokens": reply.spent.prompt_tokens,
        "completion_tokens": reply.spent.completion_tokens,
        "estimated": reply.spent.estimated,
    }
    return json.dumps({"form": FORM, "key": key, "reply": said, "sha256": _digest(said)}).encode()


def _read(path: Path, key: str) -> ChatReply | None:
    """Return the answer that is kept at `path`, or None where there is no sound one."""
    try:
        entry = json.loads(path.read_bytes())
        said = entry["reply"]
        if (entry["form"], entry["key"], entry["sha256"]) != (FORM, key, _digest(said)):
            return None
        spent = Spent(said["prompt_tokens"], said["completion_tokens"], cached=True)
        reply = ChatReply(said["data"], said["text"], said["model"], spent)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return replace(reply, spent=spent._replace(estimated=cast(bool, said["estimated"])))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises OSError. It is for its owner's eyes only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
