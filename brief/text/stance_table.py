"""The vocabulary of stance, read from `data/stance.txt`: a pattern for each class."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

DETERMINED = (
    r"(?:an?|the|any|its?|their|his|her|our|my|your|no|he|she|they|we|you|i|there|this|that|these|"
    r"those|such|talks)\b"
)
_SHORT = {
    "_": "(?:s|ed|ing)?",
    "<det>": DETERMINED,
    "<plural>": "people|men|women|children|(?:[a-z-]+ )?[a-z-]+(?<![us])s",
}
_HEADING = re.compile(r"\[(?P<stance>\w+): (?P<value>[\w ]+)\]")


@cache
def vocabulary() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Return for each class its pattern, one group a value, and the values in that order."""
    rows: dict[str, list[tuple[str, list[str]]]] = {}
    for line in (files("brief.text") / "data" / "stance.txt").read_text("utf-8").splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            patterns: list[str] = []
            rows.setdefault(heading["stance"], []).append((heading["value"], patterns))
        elif line and not line.startswith("#"):
            patterns.append(_expanded(line))
    return {stance: _compiled(values) for stance, values in rows.items()}


def _expanded(pattern: str) -> str:
    """Write out the abbreviations of the data file."""
    for short, full in _SHORT.items():
        pattern = pattern.replace(short, full)
    return pattern


def _compiled(rows: list[tuple[str, list[str]]]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Make one pattern of a class and return it with its values."""
    groups = "|".join(f"({'|'.join(patterns)})" for _, patterns in rows)
    # "n't", "'d" and "'ll" begin inside a word; nothing else does.
    pattern = re.compile(rf"(?:(?<![\w'-])|(?=n't|'d\b|'ll\b))(?:{groups})(?!\w)")
    return pattern, tuple(value for value, _ in rows)
