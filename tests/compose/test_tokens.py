"""Counting tokens: exact with the right vocabulary, never too low without, never by download."""

from __future__ import annotations

import base64
import hashlib
import random
import socket
import string
from pathlib import Path
from typing import Any

import pytest
import tiktoken_ext.openai_public as published
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.tokens import (
    CL100K,
    O200K,
    VOCABULARIES,
    Estimate,
    Vocabulary,
    find_vocabulary,
    places,
    tokens_for,
)

# A vocabulary of single bytes and one word: as good as any for what is ours here.
RANKS = [*[bytes([byte]) for byte in range(256)], b"th", b"the"]
CONTENT = b"\n".join(base64.b64encode(t) + b" %d" % rank for rank, t in enumerate(RANKS))
SMALL = Vocabulary("small", "ab12", hashlib.sha256(CONTENT).hexdigest(), CL100K.pattern)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_vocabulary_at_hand_is_used(tmp_path: Path) -> None:
    """The file is found by its name and its hash, in the first folder that has it."""
    (tmp_path / "ab12").write_bytes(CONTENT)
    found = find_vocabulary(SMALL, (tmp_path / "nowhere", tmp_path))
    assert found
    assert (found.name, found.exact) == ("small", True)
    assert found.count("the thing") == 1 + 5
    assert found.count("") == 0


def test_a_changed_vocabulary_is_not(tmp_path: Path) -> None:
    """One byte more and it is not used, and the file is left where it is."""
    path = tmp_path / "ab12"
    path.write_bytes(CONTENT + b"\n")
    assert find_vocabulary(SMALL, (tmp_path,)) is None
    assert path.exists()


def test_special_tokens_in_articles_are_text(tmp_path: Path) -> None:
    """What would end a text for the model is counted as the characters it is."""
    (tmp_path / "ab12").write_bytes(CONTENT)
    found = find_vocabulary(SMALL, (tmp_path, tmp_path))
    assert found
    for text in ("<|endoftext|>", "<|im_start|>system", "\ud800"):
        assert found.count(text) >= 3
        assert Estimate().count(text) >= 3


@pytest.mark.parametrize("ours", [CL100K, O200K])
def test_our_vocabularies_are_the_published_ones(
    monkeypatch: pytest.MonkeyPatch, ours: Vocabulary
) -> None:
    """Pattern, hash and file name are those of the package."""
    asked: dict[str, Any] = {}

    def note(address: str, expected_hash: str) -> dict[bytes, int]:
        asked.update(address=address, sha256=expected_hash)
        return {}

    monkeypatch.setattr(published, "load_tiktoken_bpe", note)
    theirs = getattr(published, ours.name)()
    assert theirs["pat_str"] == ours.pattern
    assert asked["sha256"] == ours.sha256
    assert hashlib.sha1(asked["address"].encode(), usedforsecurity=False).hexdigest() == ours.file


def test_the_patterns_cut_text(tmp_path: Path) -> None:
    """With each of them text is cut into words that are made tokens apart."""
    for vocabulary in VOCABULARIES.values():
        (tmp_path / vocabulary.file).write_bytes(CONTENT)
        found = find_vocabulary(vocabulary._replace(sha256=SMALL.sha256), (tmp_path,))
        assert found
        assert found.count("the, the") == 4


def test_a_model_of_unknown_vocabulary_is_estimated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A local model has a vocabulary of its own; OpenAI's without its file is estimated too."""
    monkeypatch.setattr("brief.compose.tokens.places", lambda: [tmp_path])
    for name in ("llama3.2:3b", "gpt-4.1-mini"):
        counter = tokens_for(name)
        assert (counter.name, counter.exact) == ("estimate", False)


def test_a_model_of_known_vocabulary_is_exact(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the file at hand the same model is counted exactly."""
    (tmp_path / "ab12").write_bytes(CONTENT)
    monkeypatch.setattr("brief.compose.tokens.places", lambda: [tmp_path])
    monkeypatch.setattr("brief.compose.tokens.VOCABULARIES", {"o200k_base": SMALL})
    assert tokens_for("gpt-4.1-mini").exact
    assert not tokens_for("llama3.2:3b").exact


def test_where_is_looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder that the environment names comes first."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert next(iter(places())) == tmp_path


ENGLISH = (
    "The island council approved fourteen new berths on Monday, after three years of argument "
    "about who should pay for them, and the harbour office said that work could begin in May. "
)


def test_english_is_not_overrated_beyond_use() -> None:
    """An ordinary sentence of 31 words is put at no more than twice the 35 tokens it has."""
    assert 35 <= Estimate().count(ENGLISH) <= 70


@pytest.mark.parametrize(
    ("text", "least"),
    [
        # Least: the tokens that the closer of the two published vocabularies gives.
        (ENGLISH, 35),
        ("".join(random.Random(7).choices(string.ascii_lowercase, k=400)), 200),  # noqa: S311
        ("0123456789" * 40, 134),
        ("деревня" * 30, 90),
        ("ありがとうございます" * 20, 60),
        ("😀" * 50, 50),
        ("    \n\t" * 50, 50),
    ],
)
def test_nothing_is_underrated(text: str, least: int) -> None:
    """Text of every kind is put at no fewer tokens than a vocabulary needs for it."""
    assert Estimate().count(text) >= least


@given(st.text(), st.text())
def test_an_estimate_is_sane(one: str, other: str) -> None:
    """Never more than the bytes, never less for more lines, nothing for nothing."""
    count = Estimate().count
    both = count(f"{one}\n{other}")
    assert max(count(one), count(other)) <= both
    assert both <= len(f"{one}\n{other}".encode("utf-8", "surrogatepass"))
    assert (count(one) == 0) == (not one)
