"""Holders that speak together: "France and the UK said"."""

from __future__ import annotations

from collections.abc import Sequence

from brief.text.names import Name


def joint_key(named: Sequence[Name]) -> str:
    """Return one key for holders that speak together; it is none of theirs alone."""
    return "+".join(sorted(max(name.keys, key=_rank) for name in named))


def _rank(key: str) -> tuple[bool, bool, int, str]:
    """Order the keys of one name: a country, then the fullest form, the same for all mentions."""
    return key.startswith("@"), not key.startswith(("~", "acr:")), len(key.split()), key
