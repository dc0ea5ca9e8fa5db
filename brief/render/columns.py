"""Tables for people: columns side by side, and text wrapped beneath the last of them."""

from __future__ import annotations

from textwrap import wrap

from brief.render.escape import line

_WIDEST = 100  # characters of a line of wrapped text


class Columns:
    """How the rows of one table are set.

    `row` is a format of as many fields as there are columns, the last of them
    without a width: "{:>8}  {}".
    """

    def __init__(self, row: str) -> None:
        self._row = row
        self._indent = " " * len(row.format(*[""] * row.count("{")))

    def row(self, *cells: object) -> str:
        """Return one row; the names of the columns are a row as well."""
        return self._row.format(*cells)

    def beneath(self, text: str, mark: str = "") -> list[str]:
        """Return `text` wrapped beneath the last column, its first line after `mark`."""
        return wrap(
            line(text),
            _WIDEST,
            initial_indent=self._indent + mark,
            subsequent_indent=self._indent + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
