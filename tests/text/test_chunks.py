"""Sentences are cut into a core and what hangs on it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.chunks import ChunkKind, chunks
from brief.text.tokens import tokenize


def cut(text: str) -> list[tuple[str, str]]:
    """Return the words and the kind of each chunk."""
    return [(text[c.start : c.end], c.kind.value) for c in chunks(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The pier was shut because of ice.", "because of ice.", "adjunct"),
        ("The pier was shut although it was warm.", "although it was warm.", "clause"),
        ("Votes sent by post are still sealed.", "are still sealed.", "core"),
        ("Votes sent by post from abroad.", "from abroad.", "adjunct"),
        ("The plan is in doubt.", "in doubt.", "core"),
        ("The plan fell in doubt.", "in doubt.", "adjunct"),
        ("Vale, citing ice, shut the pier.", "citing ice", "adjunct"),
        ("Vale, the harbour master, shut the pier.", "the harbour master", "aside"),
        ("Vale shut the pier and left.", "and left.", "joined"),
        ("The price of grain rose.", "The price of grain rose.", "core"),
        ("The price for grain rose.", "for grain", "adjunct"),
    ],
)
def test_how_a_chunk_hangs(text: str, words: str, kind: str) -> None:
    """The opener and the verb before it tell an adjunct from a clause and from a predicate."""
    assert (words, kind) in cut(text)


@given(st.text(max_size=80))
def test_chunks_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, chunks lie inside it, one behind the other, and none is empty."""
    found = chunks(tokenize(text))
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(isinstance(c.kind, ChunkKind) for c in found)
