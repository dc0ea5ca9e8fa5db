"""The tables of docs/models.md, which are made from the settings and from the tests' own cases.

`pytest tests/compose/chat/test_models_page.py --regold` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief.compose.chat.failures import CannotConnect, ExchangeFailure, Untrusted
from brief.compose.chat.settings_read import VARIABLES
from tests.compose.chat.cases import CASES

PASSES = {
    "think": "taken out; the answer is what follows",
    "fenced": "the one JSON object in it is taken",
    "uncounted": "tokens are estimated, and marked so",
}
"""What becomes of the faults that an answer comes of all the same."""


def failures_table() -> str:
    """Return a row for each thing that can happen, as the tests have it."""
    rows = ["| what happens | what comes of it | met by | what to do |", "|---|---|---|---|"]
    for case in CASES:
        if case.failure is None:
            rows.append(f"| {case.happens} | an answer: {PASSES[case.fault]} | | |")
        else:
            rows.append(_row(case.happens, case.failure, turns=case.once == case.asked == 2))
    rows.append(_row("connection refused, or a name that nobody has", CannotConnect))
    rows.append(_row("a certificate that is not trusted", Untrusted))
    return "\n".join(rows)


def _row(happens: str, failure: type[ExchangeFailure], *, turns: bool = False) -> str:
    met = ["tried again"] * failure.retryable + ["ends the asking"] * failure.fatal
    if turns:
        met.append("returned to the model once")
    how = ", then ".join(met) or "the request fails"
    return f"| {happens} | `{failure.__name__}`: {failure.what} | {how} | {failure.todo} |"


def settings_table() -> str:
    """Return a row for each variable, with its place in the file."""
    rows = ["| variable | in the file | meaning |", "|---|---|---|"]
    rows += [f"| `{v.name}` | `[{v.table}] {v.key}` | {v.meaning} |" for v in VARIABLES]
    return "\n".join(rows)


TABLES = {"failures": failures_table, "settings": settings_table}


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_current(root: Path, regold: bool, name: str) -> None:
    """What the page says is what the tests show."""
    page = root / "docs" / "models.md"
    text = page.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- /{name} -->)", re.DOTALL)
    made = TABLES[name]() + "\n"
    if regold:
        text = block.sub(lambda found: found[1] + made + found[3], text)
        page.write_text(text, encoding="utf-8")
    found = block.search(text)
    assert found
    assert found[2] == made


def test_every_failure_is_in_the_table() -> None:
    """A new failure cannot go undocumented."""
    table = failures_table()
    leaves = [c for group in ExchangeFailure.__subclasses__() for c in group.__subclasses__()]
    assert [each.__name__ for each in leaves if f"`{each.__name__}`" not in table] == []
    assert "`NoSuchFailure`" not in table
