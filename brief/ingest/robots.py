"""What a site lets programs read: robots.txt as RFC 9309 has it, kept for one run."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from brief.ingest.files import Refused

LONGEST = 500 * 1024  # bytes that are read of it; RFC 9309, 2.5, asks for as many
_TOKEN = re.compile(r"[A-Za-z_-]+")
_MOST_RULES = 10_000
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")


class Rule(NamedTuple):
    """One line: whether it allows, and the pattern of paths that it is about."""

    allows: bool
    pattern: str


class Rules(NamedTuple):
    """The rules for one program, or why the site could not say them."""

    rules: tuple[Rule, ...] = ()
    failed: Refused | None = None

    def allow(self, url: str) -> bool:
        """Say whether `url` may be read: the longest pattern decides, in doubt for it.

        Where the rules could not be had nothing may be (RFC 9309, 2.3.1.4).
        """
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        fitting = [(len(rule.pattern), rule.allows) for rule in self.rules if _fits(rule, path)]
        return self.failed is None and (not fitting or max(fitting)[1])


def read_rules(text: str, agent: str) -> Rules:
    """Read the groups that name `agent`, or else those for every program."""
    named: list[Rule] = []
    common: list[Rule] = []
    groups: list[list[Rule]] = []
    found = in_rules = False
    token = product(agent)
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            groups = [] if in_rules else groups
            in_rules = False
            if product(value) == token and token:
                groups.append(named)
                found = True
            elif value == "*":
                groups.append(common)
        elif key in {"allow", "disallow"}:
            in_rules = True
            for group in groups:
                if value and len(group) < _MOST_RULES:
                    group.append(Rule(key == "allow", _plain(value)))
    return Rules(tuple(named if found else common))


def product(agent: str) -> str:
    """The product token of a user agent: `brief-news` of `brief-news/1.0`."""
    match = _TOKEN.match(agent)
    return match[0].lower() if match else ""


def _plain(path: str) -> str:
    """Percent-encode in one way, so that equal paths are equal strings (RFC 9309, 2.2.2)."""
    encoded = quote(path, safe=string.punctuation, errors="replace")
    return _ENCODED.sub(_shortest, encoded)


def _shortest(encoded: re.Match[str]) -> str:
    """Decode what needs no encoding; `%2F` stays, for it is not the `/` that divides a path."""
    char = chr(int(encoded[1], 16))
    return char if char in _UNRESERVED else encoded[0].upper()


def _fits(rule: Rule, path: str) -> bool:
    """Match a pattern with `*` and a final `$` from the start; linear for each star."""
    pattern, to_end = rule.pattern, rule.pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not to_end or at == len(path)
    last = rest.pop() if to_end else ""
    for part in rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not to_end or (path.endswith(last) and len(path) - len(last) >= at)


class RobotsBook:
    """The rules of every site met in one run; each robots.txt is read once."""

    def __init__(self, read: Callable[[str], Rules]) -> None:
        self._read = read
        self._known: dict[str, _Site] = {}
        self._lock = Lock()

    def rules_for(self, url: str) -> Rules:
        """Return the rules of the site that `url` is on."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            site = self._known.setdefault(origin, _Site())
        with site.lock:
            if site.rules is None:
                site.rules = self._read(f"{origin}/robots.txt")
            return site.rules


class _Site:
    """One site: its rules, once they are known."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.rules: Rules | None = None
