"""Hosts that may be asked: public addresses only, resolved once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from brief.ingest.addresses import AddressBook, AddressDenied, Unreached, why_denied

DENIED = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1
100.64.0.1 100.127.255.255 169.254.169.254 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7
203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.88.99.1
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b:1::1
2001:0:4136:e378:8000:63bf:3fff:fdd2 2002:7f00:1:: 2001:db8::1 fc00::1 fd12:3456::1
fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1 3fff::1 4000::1 5f00::1 nowhere 1.2.3
""".split()
ALLOWED = """
8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 169.253.1.1 192.0.1.1
198.17.0.1 198.20.0.1 223.255.255.255 2001:4860:4860::8888 2606:4700::1111 2a00:1450::1
2003::1 2001:200::1
""".split()


@pytest.mark.parametrize("address", DENIED)
def test_an_address_inside_is_denied(address: str) -> None:
    """Private, local, translated, multicast and reserved ranges are told, each with its name."""
    assert why_denied(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_a_public_address_is_allowed(address: str) -> None:
    """Neighbours of the denied ranges, and public ones at large, are not denied."""
    assert why_denied(address) == ""


def never(host: str, port: int) -> Sequence[str]:
    """A resolver that must not be asked."""
    raise AssertionError(host)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::ffff:127.0.0.1]",
        "::1",
        "[fe80::1%25eth0]",
        "169.254.169.254",
    ],
)
def test_a_literal_address_is_seen_through(host: str) -> None:
    """Every way of writing an address is read as systems read it, without a resolver."""
    with pytest.raises(AddressDenied, match="is not public"):
        AddressBook(never).look_up(host, 80)


def test_a_public_literal_is_taken() -> None:
    """The same form of a public address leads there."""
    assert AddressBook(never).look_up("134744072", 80) == ("8.8.8.8",)


def test_an_answer_that_changes_changes_nothing() -> None:
    """A host is resolved once: what was checked is what is used (DNS rebinding)."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    book = AddressBook(lambda host, port: next(answers))
    assert book.look_up("news.example", 80) == ("8.8.8.8",)
    assert book.look_up("news.example", 80) == ("8.8.8.8",)


def test_of_mixed_answers_the_public_ones_are_used() -> None:
    """A private address among public ones is never connected to."""
    book = AddressBook(lambda host, port: ["10.0.0.1", "8.8.8.8", "::1"])
    assert book.look_up("news.example", 80) == ("8.8.8.8",)
    with pytest.raises(AddressDenied, match="a private network"):
        AddressBook(lambda host, port: ["10.0.0.1", "::1"]).look_up("news.example", 80)


def test_only_the_option_lets_private_addresses_pass() -> None:
    """What is denied otherwise is allowed by it."""
    book = AddressBook(lambda host, port: ["10.0.0.1"], allow_private=True)
    assert book.look_up("intranet", 80) == ("10.0.0.1",)


def test_a_host_that_is_not_found_says_so() -> None:
    """A failure of the resolver is no AddressDenied, and a name no resolver takes no crash."""

    def fail(host: str, port: int) -> Sequence[str]:
        raise OSError("no such host")

    for book in (AddressBook(fail), AddressBook(lambda host, port: [])):
        with pytest.raises(Unreached, match="its host") as caught:
            book.look_up("a..b", 80)
        assert not isinstance(caught.value, AddressDenied)
