"""Bytes unpacked, within limits."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from brief.ingest.bodies import read_body, unzip
from brief.ingest.files import Refused

TEXT = b"The board voted on Tuesday to keep the market open. " * 40


def bare(data: bytes) -> bytes:
    """Deflate without its frame."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), " X-GZip "),
        (gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]), "gzip"),
        (gzip.compress(TEXT) + b"\0\0", "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (bare(TEXT), "deflate"),
    ],
    ids="plain identity gzip spelling members padding deflate bare".split(),
)
def test_what_was_packed_is_unpacked(packed: bytes, encoding: str) -> None:
    """Each encoding gives the text back, however the bytes arrive."""
    for size in (1, 7, len(packed)):
        chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
        assert read_body(chunks, encoding, len(TEXT)) == TEXT


def test_the_limit_is_exact() -> None:
    """A byte more than allowed is too much, packed or not."""
    for packed, encoding in ((TEXT, ""), (gzip.compress(TEXT), "gzip"), (bare(TEXT), "deflate")):
        with pytest.raises(Refused, match="is larger than"):
            read_body([packed], encoding, len(TEXT) - 1)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_does_not_go_off(encoding: str) -> None:
    """What would unpack to 200 MB is stopped at the limit, in memory too."""
    filling = b"\0" * 200_000_000
    bomb = gzip.compress(filling) if encoding == "gzip" else zlib.compress(filling)
    del filling
    tracemalloc.start()
    with pytest.raises(Refused, match="is larger than 1 MB"):
        read_body([bomb], encoding, 1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_bomb_of_many_members_does_not_go_off() -> None:
    """Members are counted together."""
    with pytest.raises(Refused, match="is larger than"):
        unzip(gzip.compress(b"x" * 1000) * 1000, 10_000)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "x-unknown"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    """Only what is asked for is unpacked, so other kinds of bombs have no fuse."""
    with pytest.raises(Refused, match="was not asked for"):
        read_body([TEXT], encoding, 10_000)


def test_damage_is_told_from_an_end_too_soon() -> None:
    """Both are refused, neither gives half a text."""
    packed = gzip.compress(TEXT)
    with pytest.raises(Refused, match="cut off"):
        read_body([packed[:-20]], "gzip", 10_000)
    with pytest.raises(Refused, match="damaged"):
        read_body([b"no gzip at all"], "gzip", 10_000)
    with pytest.raises(Refused, match="damaged"):
        read_body([packed[:30] + b"\xff\xff\xff" + packed[33:]], "gzip", 10_000)
