"""Which hosts may be asked: names to addresses, once a run, and only to public ones.

A feed is written by others, and an address in it may point into the reader's
own network. Python's `is_global` is not enough: it lets NAT64, 6to4 and
multicast pass. So IPv4 is refused by the special-purpose registry (RFC 6890),
and of IPv6 only global unicast is let through, less the ranges that carry an
IPv4 address or lead to no host.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Lock

from brief.ingest.files import Refused

Resolver = Callable[[str, int], Sequence[str]]
"""From a host name and a port to addresses. Raises OSError where there are none."""

_V4 = {
    "this network": "0.0.0.0/8",
    "a private network": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
    "a carrier's network": "100.64.0.0/10",
    "this machine": "127.0.0.0/8",
    "link-local": "169.254.0.0/16",
    "a reserved range": "192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 240.0.0.0/4",
    "an example range": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24",
    "multicast": "224.0.0.0/4",
}
_V6 = {
    "this machine": "::1/128",
    "unspecified": "::/128",
    "an IPv4 address in IPv6": "::/96 ::ffff:0:0/96 ::ffff:0:0:0/96",
    "NAT64": "64:ff9b::/96 64:ff9b:1::/48",
    "Teredo": "2001::/32",
    "6to4": "2002::/16",
    "a reserved range": "2001::/23 3fff::/20",
    "an example range": "2001:db8::/32",
    "a private network": "fc00::/7",
    "link-local": "fe80::/10 fec0::/10",
    "multicast": "ff00::/8",
}
_DENIED = tuple(
    (ip_network(block), name)
    for table in (_V4, _V6)
    for name, blocks in table.items()
    for block in blocks.split()
)
_GLOBAL_V6 = ip_network("2000::/3")


class Unreached(Refused):
    """A host that cannot be asked anything."""


HOW_TO_ALLOW = "if it is meant to be read, set allow_private in the settings for fetching"


class AddressDenied(Unreached):
    """A host that leads nowhere a reader of news has any business."""


def why_denied(address: str) -> str:
    """Name the range that forbids `address`; empty for a public one."""
    try:
        parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    for network, name in _DENIED:
        if parsed.version == network.version and parsed in network:
            return name
    return "" if parsed.version == 4 or parsed in _GLOBAL_V6 else "a reserved range"


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of `host`. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class AddressBook:
    """The addresses of one run: each host is resolved once, and checked before it is used.

    What is connected to is the address that was checked, so an answer that
    changes between check and use (DNS rebinding) changes nothing.
    """

    def __init__(self, resolver: Resolver = resolve, *, allow_private: bool = False) -> None:
        self._resolver = resolver
        self._allow_private = allow_private
        self._known: dict[str, tuple[str, ...]] = {}
        self._lock = Lock()

    def look_up(self, host: str, port: int) -> tuple[str, ...]:
        """Return the allowed addresses of `host`, at least one.

        Raises AddressDenied where none is allowed, Unreached where there is none.
        """
        with self._lock:
            known = self._known.get(host)
        if known is None:
            known = self._checked(host, self._ask(host, port))
            with self._lock:
                known = self._known.setdefault(host, known)
        return known

    def _ask(self, host: str, port: int) -> Sequence[str]:
        """Give a literal address as it stands, and resolve a name."""
        literal = _literal(host)
        if literal:
            return [literal]
        try:
            return self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise Unreached(
                "its host is not found", "check the spelling, and whether this machine is online"
            ) from error

    def _checked(self, host: str, addresses: Sequence[str]) -> tuple[str, ...]:
        """Leave out what is not allowed."""
        if not addresses:
            raise Unreached("its host has no address", "check the spelling")
        if self._allow_private:
            return tuple(addresses)
        allowed = tuple(one for one in addresses if not why_denied(one))
        if not allowed:
            where = why_denied(addresses[0])
            raise AddressDenied(
                f"its host {host} is not public ({where})",
                HOW_TO_ALLOW,
            )
        return allowed


def _literal(host: str) -> str:
    """The address that `host` itself is, in any form that systems take: 2130706433, 0x7f.1."""
    bare = host.strip("[]")
    try:
        return str(ip_address(bare.partition("%")[0]))
    except ValueError:
        pass
    try:
        return str(IPv4Address(socket.inet_aton(bare)))
    except (OSError, UnicodeError, ValueError):
        return ""
