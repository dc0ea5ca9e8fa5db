"""The evidence cut into windows of whole sentences that fit a model beside the statement.

The statement is never cut. Consecutive windows share a sentence, so that what
two neighbours say together is read together. Sizes are in tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from brief.check.opinions import Passage

Sizes = Callable[[Sequence[str]], list[int]]


class Unit(NamedTuple):
    """Text that stays together: a sentence, or as much of one as fits; `passage` is its index."""

    text: str
    size: int
    passage: int


class Window(NamedTuple):
    """Evidence read at once, and the indexes of the passages it is of, in order."""

    text: str
    passages: tuple[int, ...]


def windows(
    passages: Sequence[Passage], room: int, sizes: Sizes, most: int | None = None
) -> tuple[Window, ...]:
    """Cut passages into windows of at most `room` tokens and `most` passages each."""
    units = _units(passages, room, sizes)
    found: list[Window] = []
    start = done = 0
    while done < len(units):
        end = _end(units, start, room, most)
        if end > done:
            taken = units[start:end]
            indexes = tuple(dict.fromkeys(unit.passage for unit in taken))
            found.append(Window(" ".join(unit.text for unit in taken), indexes))
        done = end
        start = max(start + 1, end - 1)
    return tuple(found)


def _end(units: Sequence[Unit], start: int, room: int, most: int | None) -> int:
    """Return where the window that begins at `start` ends; it holds one unit at least."""
    end, used = start + 1, units[start].size
    while end < len(units) and used + units[end].size <= room:
        if most is not None and end - start >= most:
            break
        used += units[end].size
        end += 1
    return end


def _units(passages: Sequence[Passage], room: int, sizes: Sizes) -> list[Unit]:
    """Return each passage behind the sentence before it, where that is not a passage and fits."""
    shown = {passage.text for passage in passages}
    texts = [
        one.text if one.before in shown or not one.before else f"{one.before} {one.text}"
        for one in passages
    ]
    found: list[Unit] = []
    for index, (text, size) in enumerate(zip(texts, sizes(texts), strict=True)):
        if size <= room:
            found.append(Unit(text, size, index))
        else:
            found += (Unit(*part, index) for part in _parts(passages[index].text, room, sizes))
    return found


def _parts(text: str, room: int, sizes: Sizes) -> Iterator[tuple[str, int]]:
    """Yield a text in parts that fit, each cut at the space nearest the middle while too long."""
    (size,) = sizes([text])
    middle = len(text) // 2
    if size <= room or not middle:
        yield text, size
        return
    before, after = text.rfind(" ", 1, middle), text.find(" ", middle)
    spaces = [at for at in (before, after) if at > 0]
    cut = min(spaces, key=lambda at: abs(at - middle), default=middle)
    for part in (text[:cut].strip(), text[cut:].strip()):
        if part:
            yield from _parts(part, room, sizes)
