"""Full names that are one person's: with a middle name or without, in two spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brief.text.name_keys import skeleton
from brief.text.offices import Office

_MOST_ALIKE = 24
"""Full names with one word in common that are still compared with each other."""


def people(mains: Iterable[str], held: Mapping[str, set[Office]]) -> list[set[str]]:
    """Divide full names into people: a name and its spellings are one."""
    wanted = sorted(mains)
    if len(wanted) > _MOST_ALIKE:
        return [{main} for main in wanted]
    found: list[set[str]] = []
    for main in wanted:
        same = [one for one in found if any(_same_person(main, other, held) for other in one)]
        found = [one for one in found if one not in same]
        found.append({main}.union(*same))
    return found


def _same_person(one: str, other: str, held: Mapping[str, set[Office]]) -> bool:
    """Say whether two full names are one person's: a middle name more, or another spelling.

    Another spelling shares the surname, the consonants of the first name, and
    an office of the same country.
    """
    left, right = one.split(), other.split()
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if skeleton(left[-1]) != skeleton(right[-1]) or skeleton(left[0]) != skeleton(right[0]):
        return False
    return any(country for _, country in held.get(one, set()) & held.get(other, set()))
