"""Bytes to text: marks, declared charsets, fall-backs and damage."""

from __future__ import annotations

import pytest

from brief.ingest.decode import NotText, clean, decode

TEXT = "Die Straße nach Tolne – „gesperrt“ bis März, sagte die Behörde.\r\n"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_is_recognised(charset: str) -> None:
    """Marked or not, Unicode is read back as it was, without the mark and without reservation."""
    decoded = decode(TEXT.encode(charset))
    assert (decoded.text, decoded.reservation) == (TEXT, "")


@pytest.mark.parametrize(
    ("charset", "declared"), [("cp1250", "windows-1250"), ("cp1251", "cp1251")]
)
def test_a_declared_charset_is_followed(charset: str, declared: str) -> None:
    """Where the page names its charset, that is it; where it does not, the reading is doubted."""
    text = {"cp1250": "Most na Olsze zamknięty – ogłosił zarząd.", "cp1251": "Мост закрыт."}[
        charset
    ]
    assert decode(text.encode(charset), declared).text == text
    assert decode(text.encode(charset)).text != text
    assert decode(text.encode(charset)).reservation


def test_latin_1_means_windows_1252() -> None:
    """As in browsers, the older label is read as the charset that pages really use."""
    assert decode(TEXT.encode("cp1252"), "ISO-8859-1").text == TEXT


@pytest.mark.parametrize("declared", ["no-such-charset", "hex", "rot13", "utf-16", "\0", ""])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    """A label that is unknown, no text codec, or plainly wrong is passed over."""
    assert decode(TEXT.encode(), declared).text == TEXT


def test_western_bytes_are_read_with_a_reservation() -> None:
    """Undeclared single-byte text is read as Windows-1252, and said to be."""
    decoded = decode(TEXT.encode("cp1252"))
    assert (decoded.text, decoded.reservation) == (TEXT, "not UTF-8; read as Windows-1252")


def test_damaged_utf8_stays_utf8() -> None:
    """A file cut inside a character loses that character alone."""
    decoded = decode((TEXT.strip() + "ä").encode()[:-1])
    assert decoded.text == TEXT.strip() + "\ufffd"
    assert decoded.reservation == "1 broken bytes were replaced"


def test_a_cut_utf16_file_is_read() -> None:
    """Half a unit at the end is replaced and said to be; a whole file is not doubted."""
    assert decode(TEXT.encode("utf-16")[:-1]).reservation
    assert not decode(TEXT.encode("utf-16")).reservation


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0JFIF", b"%PDF-1.7\n", b"PK\x03\x04", b"\0" * 40]
)
def test_binary_data_is_refused(data: bytes) -> None:
    """Images, archives and zeros are no text."""
    with pytest.raises(NotText):
        decode(data)


def test_stray_zeros_are_replaced_in_place() -> None:
    """A NUL in a text becomes U+FFFD, so that offsets hold and databases accept it."""
    assert decode(b"The board\0voted on Tuesday.").text == "The board\ufffdvoted on Tuesday."
    assert clean("a\ud800b") == "a\ufffdb"
