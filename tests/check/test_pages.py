"""Every code is documented, and the examples on its page are what they say they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief.check import Checker
from brief.check.accept import judge
from brief.check.codes import BY_OPINION, FAMILIES, LINES, Code
from brief.check.explain import Example, codes, examples, listing, page, read_example
from brief.check.whole import check_draft

WITHOUT_EXAMPLES = {Code.RECORD_DIFFERS.value}
EXAMPLES = r"(?:\n```text\n[^`]+?\n```\n)+"
LAYOUT = re.compile(
    r"# (?P<code>[A-Z]\d{3}): (?P<line>[^\n]+)\n\n(?P<meaning>[^#]+?)\n"
    rf"(?:\n## Refused\n{EXAMPLES}\n## Accepted\n{EXAMPLES})?"
    r"\n## How to fix it\n\n[^#]+\n"
    r"\n## What it does not catch\n\n[^#]+\n",
    re.DOTALL,
)


def found(example: Example) -> set[str]:
    """Check an example as the draft, the statement or the claim that it is; return its codes."""
    if example.draft:
        report = check_draft(example.draft, list(example.sources.values()), "d.md")
        return {issue.finding.code for issue in report.issues}
    checker = Checker(example.sources)
    if example.claim.kind is None:
        verdict = checker.check(example.claim)
    else:
        verdict = judge(checker, example.claim, example.origins)
    return {finding.code for finding in verdict.findings}


def all_examples(title: str) -> list[tuple[str, int, Example]]:
    """Return every example under a heading, with its code and number."""
    return [
        (code, number, example)
        for code in codes()
        for number, example in enumerate(examples(code).get(title, []), 1)
    ]


def name(value: object) -> str:
    """Name a test by code and number alone."""
    return str(value) if isinstance(value, str | int) else "-"


@pytest.mark.parametrize("code", codes())
def test_each_page_has_the_fixed_layout(code: str) -> None:
    """Title with code and line, meaning, both examples, how to fix it, and nothing else."""
    match = LAYOUT.fullmatch(page(code))
    assert match
    assert match["code"] == code
    assert match["line"] == LINES[Code(code)]


REFUSED = [row for row in all_examples("Refused") if row[0] not in BY_OPINION]


@pytest.mark.parametrize(("code", "number", "example"), REFUSED, ids=name)
def test_a_bad_example_gives_the_code(code: str, number: int, example: Example) -> None:
    """What a page shows as refused is refused, with the page's own code."""
    assert code in found(example)


@pytest.mark.parametrize(("code", "number", "example"), all_examples("Accepted"), ids=name)
def test_a_good_example_passes(code: str, number: int, example: Example) -> None:
    """What a page shows as accepted is supported."""
    assert found(example) == set()


@pytest.mark.parametrize("code", sorted(set(codes()) - WITHOUT_EXAMPLES))
def test_every_block_of_a_page_is_an_example(code: str) -> None:
    """Nothing on a page looks like an example and is not run; each kind is there."""
    shown = examples(code)
    assert set(shown) == {"Refused", "Accepted"}
    assert sum(map(len, shown.values())) == page(code).count("```text")


@pytest.mark.parametrize("code", sorted(WITHOUT_EXAMPLES))
def test_only_these_have_no_examples(code: str) -> None:
    """Reserved codes, and the one that no single claim can show."""
    assert examples(code) == {}


def test_there_are_no_pages_without_a_code(root: Path) -> None:
    """The folder holds a page for each code and no other."""
    assert {path.stem for path in (root / "docs" / "rules").glob("*.md")} == set(codes())


def test_the_listing_is_by_family() -> None:
    """Every code once, with its line, under what its family is about."""
    listed = [line.split(None, 1) for line in listing().splitlines() if line.startswith("  ")]
    assert listed == [[code.value, LINES[code]] for code in Code]
    heads = [line for line in listing().splitlines() if re.match(r"[A-Z]\d ", line)]
    assert heads == [f"{start} {about}" for start, about in FAMILIES.items()]


def test_an_unknown_code_has_no_page() -> None:
    """A code that does not exist is an error, also one that looks like a path."""
    for wrong in ("F999", "../rules/F301", ""):
        with pytest.raises(KeyError):
            page(wrong)


def test_a_misspelt_line_of_an_example_is_refused() -> None:
    """A key that nobody knows is an error and not an empty example."""
    with pytest.raises(ValueError, match="not a line"):
        read_example("clam: A sentence.\nsource: A text.")
