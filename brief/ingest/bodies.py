"""The bytes of an answer, unpacked, and never more of them than allowed.

Only gzip and deflate are asked for and unpacked. A few kilobytes of either can
stand for gigabytes, so what comes out is counted while it comes out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from brief.ingest.files import Refused

ACCEPTED = "gzip, deflate"
"""What `Accept-Encoding` says."""

_GZIP = b"\x1f\x8b"
_STEP = 65536


def read_body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Join `chunks` and unpack them; neither may be more than `limit` bytes.

    Raises Refused when there is more, when it cannot be unpacked, or when it
    is packed in a way that was not asked for.
    """
    packed = _join(chunks, limit)
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return packed
    if encoding in {"gzip", "x-gzip"}:
        return unzip(packed, limit)
    if encoding == "deflate":
        # RFC 9110 means zlib's form by this word; some servers send the bare one.
        bare = not (packed[:1] and packed[0] & 0x0F == 8 and int.from_bytes(packed[:2]) % 31 == 0)
        return _unpack(packed, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS, limit)
    raise Refused(f"is packed as {encoding[:20]!r}, which was not asked for")


def unzip(packed: bytes, limit: int) -> bytes:
    """Unpack gzip, of one member or several. Raises Refused as `read_body` does."""
    return _unpack(packed, zlib.MAX_WBITS | 16, limit)


def is_gzip(data: bytes) -> bool:
    """Say whether `data` begins as gzip does: sitemaps are often files of it."""
    return data.startswith(_GZIP)


def too_large(limit: int) -> Refused:
    """What to say of an answer beyond the limit."""
    return Refused(f"is larger than {limit / 1e6:g} MB", "raise most_bytes if it is an article")


def _join(chunks: Iterable[bytes], limit: int) -> bytes:
    """Collect the chunks, and stop at the first byte too many."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > limit:
            raise too_large(limit)
    return bytes(whole)


def _unpack(packed: bytes, bits: int, limit: int) -> bytes:
    """Unpack step by step, and stop at the first byte too many."""
    out = bytearray()
    while packed:
        member = zlib.decompressobj(bits)
        try:
            while packed and not member.eof:
                out += member.decompress(packed, _STEP)
                packed = member.unconsumed_tail
                if len(out) > limit:
                    raise too_large(limit)
            while not member.eof and (rest := member.decompress(b"", _STEP)):
                out += rest
                if len(out) > limit:
                    raise too_large(limit)
        except zlib.error as error:
            raise Refused("is damaged: it cannot be unpacked") from error
        if not member.eof:
            raise Refused("was cut off: it cannot be unpacked to its end")
        packed = member.unused_data if member.unused_data.startswith(_GZIP) else b""
    return bytes(out)
