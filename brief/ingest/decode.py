"""Bytes to text, once and for ever: the text that every later offset points into.

The order is: byte order mark; the charset that the file declares, if it fits;
UTF-8; UTF-16 without a mark; then the single-byte fall-backs. Statistical
guessing is left out on purpose: charset detectors name a wrong code page for
short texts, and a wrong guess is silent while a replacement character is not.

Line ends stay as they are. NUL and lone surrogates become U+FFFD, one for
one, because databases refuse the first and UTF-8 the second.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

REPLACEMENT = "\ufffd"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"RIFF",
    b"OggS",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
)
_UNFIT = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# Share of control bytes above which a file is not text: prose has none, and a
# terminal log with colours stays well below one in ten.
_MAX_CONTROL = 0.1
# Share of broken bytes up to which a text is UTF-8 with damage and not another charset.
_MAX_BROKEN = 0.3


class NotText(Exception):
    """The bytes are an image, an archive or another binary format."""


class Decoded(NamedTuple):
    """A text, the charset it was read with and, if need be, a reservation."""

    text: str
    charset: str
    reservation: str = ""


def clean(text: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD; the length does not change."""
    return _UNFIT.sub(REPLACEMENT, text)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read `data` as text; `declared` is the charset that the document names.

    Raises NotText for binary data. Any other input gives a text; where bytes
    had to be replaced or guessed, `reservation` says so in a few words.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], charset)
    if data.startswith(_MAGIC):
        raise NotText
    wide = _utf16_without_mark(data)
    if wide:
        return _forced(data, wide)
    if _looks_binary(data):
        raise NotText
    for charset in dict.fromkeys((_known(declared), "utf-8")):
        text = _strict(data, charset) if charset else None
        if text is not None:
            return Decoded(clean(text), charset)
    return _fallback(data)


def _forced(data: bytes, charset: str) -> Decoded:
    """Decode by a charset that is certain, replacing what is broken or cut off."""
    text = data.decode(charset, "replace")
    broken = text.count(REPLACEMENT) > data.decode(charset, "ignore").count(REPLACEMENT)
    return Decoded(clean(text), charset, "some bytes are broken and were replaced" * broken)


def _strict(data: bytes, charset: str) -> str | None:
    """Decode without any damage, or give None."""
    try:
        return data.decode(charset)
    except (UnicodeError, ValueError):
        return None


def _known(name: str) -> str:
    """The codec for a declared charset; empty when Python has none that makes text."""
    label = name.strip().strip("\"'").lower()
    # Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, 4.2).
    if label in {"iso-8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii"}:
        return "cp1252"
    if label.startswith("utf-16"):
        return ""  # a real UTF-16 file was recognised by its bytes before
    try:
        codec = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return codec.name if getattr(codec, "_is_text_encoding", True) else ""


def _utf16_without_mark(data: bytes) -> str:
    """Name the byte order of unmarked UTF-16, told by where its NULs stand."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _looks_binary(data: bytes) -> bool:
    """Say whether NUL and control bytes are too many for a text."""
    sample = data[:65536]
    if not sample:
        return False
    odd = len(_CONTROL.findall(sample)) + sample.count(0)
    return odd > _MAX_CONTROL * len(sample)


def _fallback(data: bytes) -> Decoded:
    """UTF-8 with damage when most of its multi-byte characters are whole, else one-byte."""
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    high = len(_HIGH.findall(data))
    if broken <= max(1, _MAX_BROKEN * high) and any(
        ch > "\x7f" and ch != REPLACEMENT for ch in text
    ):
        return Decoded(clean(text), "utf-8", f"{broken} broken bytes were replaced")
    western = _strict(data, "cp1252")
    if western is not None:
        return Decoded(clean(western), "cp1252", "not UTF-8; read as Windows-1252")
    return Decoded(clean(data.decode("latin-1")), "latin-1", "not UTF-8; read as Latin-1")
