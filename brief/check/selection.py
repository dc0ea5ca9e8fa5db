"""Which codes a check reports: `--select` and `--ignore`.

A code is given whole (F301) or by how it begins (F, M6). The longest beginning
that fits a code decides; among equals, ignoring does. Selecting other families
never leaves out C1: a citation that does not hold makes every other test of
its statement worthless, so it has to be ignored by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from brief.check.codes import Code

_ALWAYS = "C1"


class UnknownCodeError(ValueError):
    """A code or beginning of a code that no code has; its text names the nearest."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Beginnings of codes to report and to leave out; without `select`, all are reported."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Selection:
        """Read lists of codes as they are typed: "F,M6". Raises UnknownCodeError."""
        return cls(_read(select), _read(ignore))

    def reports(self, code: str) -> bool:
        """Say whether findings of a code are reported."""
        kept = _longest(self.select, code) if self.select else 0
        if kept < 0 and code.startswith(_ALWAYS):
            kept = 0
        return kept >= 0 and kept > _longest(self.ignore, code)


REPORT_ALL = Selection()


def nearest_code(text: str) -> str:
    """Return the code that somebody may have meant."""
    wanted = text.strip().upper()
    # A letter is easily typed for the digit that it looks like.
    digits = wanted[:1] + wanted[1:].translate(str.maketrans("OILSZB", "011528"))
    near = get_close_matches(digits, [code.value for code in Code], n=1, cutoff=0.0)
    return near[0]


def _longest(beginnings: Iterable[str], code: str) -> int:
    """Return the length of the longest beginning that fits, -1 when none does."""
    return max((len(each) for each in beginnings if code.startswith(each)), default=-1)


def _read(lists: Iterable[str]) -> tuple[str, ...]:
    found = [part.strip().upper() for each in lists for part in each.split(",") if part.strip()]
    for beginning in found:
        if not any(code.startswith(beginning) for code in Code):
            raise UnknownCodeError(
                f"there is no code {beginning!r}; did you mean {nearest_code(beginning)}?"
            )
    return tuple(dict.fromkeys(found))
