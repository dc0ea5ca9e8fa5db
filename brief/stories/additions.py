"""What a derived article says that its original does not: its own reporting."""

from __future__ import annotations

from brief.model import Range
from brief.stories.align import Pairing
from brief.stories.reading import Line, Reading

_ANSWERED = 0.2
"""Likeness from which a sentence of a derived article may be the original's, loosely."""
_RETOLD = 0.5
"""Likeness from which it is."""


def added(left: Reading, right: Reading) -> tuple[Range, ...]:
    """Return the lines of `left` that are not in `right`.

    A line is new when nothing answers it, or when what answers it loosely, and
    the lines beside that, lack a figure or name of the line. A quotation in
    other words is not new: rewriters reword quotations too.
    """
    laid = Pairing(left, right, quoted=1.0).align(floor=_ANSWERED)
    matches = {match.left: match for match in laid.best}
    new = []
    for at, line in enumerate(left.lines):
        match = matches.get(at)
        if match is None or (match.score < _RETOLD and _lacks(right, match.right, line)):
            new.append(line.span)
    return tuple(new)


def _lacks(right: Reading, at: int, line: Line) -> bool:
    """Say whether the right article lacks a name of a line, or a figure where it is answered."""
    beside = right.lines[max(0, at - 1) : at + 2]
    near = frozenset().union(*(other.terms for other in beside))
    return not (line.figures <= near and line.names <= right.terms)
