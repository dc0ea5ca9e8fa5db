"""Measure the conflicts: made cases of two reports that differ, or only seem to.

    python -m bench.conflicts [--half seen|unseen] [--show]

Each case of `bench/data/conflicts.jsonl` is two short reports of one event and
what stands between them: a real conflict (of figures, dates, places, casts, the
words of a quotation, or claims), or what must not be taken for one: a rounding,
a later figure, a spread of estimates, a figure for something else, the same in
other words. A conflict counts as found when the checked briefing holds an
unresolved item of that basis which cites both reports.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.stream import make_article
from brief.check import accept
from brief.compose import extractive
from brief.model import Article, Basis, Draft, Engine, Statement
from brief.stories import origins

DATA = Path(__file__).parent / "data" / "conflicts.jsonl"
HALVES = ("seen", "unseen")


class Answer(NamedTuple):
    """One case and the conflicts that were found in it."""

    case: dict[str, Any]
    found: tuple[Statement, ...]

    @property
    def right(self) -> bool:
        """Say whether there is one where one is, and none where none is."""
        return bool(self.found) is self.case["conflict"]


def cases(half: str) -> list[dict[str, Any]]:
    """Read the cases of one half."""
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["half"] == half]


def articles_of(case: dict[str, Any]) -> list[Article]:
    """Make the articles of a case."""
    return [
        Article(
            made.id,
            made.text,
            made.sha256,
            made.body,
            outlet=row["outlet"],
            published=datetime.fromisoformat(row["published"]),
        )
        for at, row in enumerate(case["articles"], 1)
        for made in (make_article(f"{case['id']}-{at}", row["text"]),)
    ]


def answer(case: dict[str, Any]) -> Answer:
    """Brief one case."""
    articles = articles_of(case)
    draft = extractive.compose("s1", articles, origins(articles))
    engine = Engine(extractive.NAME)
    briefing = accept(Draft(date(2031, 4, 1), engine, tuple(articles), (draft,)))
    return Answer(
        case,
        tuple(
            statement
            for statement in briefing.stories[0].statements
            if statement.basis is Basis.CONFLICT
            and len({citation.span.source for citation in statement.citations}) > 1
        ),
    )


def table(half: str) -> Iterator[str]:
    """Yield the lines of one half: conflicts missed, by kind, and others taken for one, by why."""
    answers = [answer(case) for case in cases(half)]
    made, wrong = Counter[str](), Counter[str]()
    for one in answers:
        name = one.case["kind"] if one.case["conflict"] else one.case["why"]
        made[name] += 1
        wrong[name] += not one.right
    for conflict, what in ((True, "missed"), (False, "taken for a conflict")):
        names = [
            name
            for name in made
            if conflict == any(a.case["conflict"] and a.case["kind"] == name for a in answers)
        ]
        total, errors = sum(made[n] for n in names), sum(wrong[n] for n in names)
        parts = ", ".join(f"{name} {wrong[name]}/{made[name]}" for name in names)
        yield f"conflicts, {half} half: {what} {errors}/{total} ({parts})"


def show(half: str) -> Iterator[str]:
    """Yield what was found in each case, and whether that is right."""
    for case in cases(half):
        one = answer(case)
        yield f"{'ok  ' if one.right else 'FAIL'} {case['id']} ({case['why']})"
        yield from (f"       {statement.text}" for statement in one.found)


def measure() -> None:
    """Print the table of both halves."""
    for half in HALVES:
        for line in table(half):
            print(line)


def main() -> None:
    """Read the arguments and print the table, or each case."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for half in [options.half] if options.half else HALVES:
        for line in show(half) if options.show else table(half):
            print(line)


if __name__ == "__main__":
    main()
