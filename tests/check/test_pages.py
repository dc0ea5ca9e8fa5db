"""Every code is documented, and the examples on its page are what they say they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief.check import Checker
from brief.check.accept import judge
from brief.check.codes import BY_OPINION, LINES, Code
from brief.check.explain import Example, codes, examples, page, read_example
from brief.model import Ruling, Verdict

WITHOUT_EXAMPLES = {Code.RECORD_DIFFERS.value}
GIVEN_BY_TESTS = sorted(set(codes()) - WITHOUT_EXAMPLES - {code.value for code in BY_OPINION})
LAYOUT = re.compile(
    r"# (?P<code>[A-Z]\d{3}): (?P<line>[^\n]+)\n\n(?P<meaning>.+?)\n"
    r"(?:\n## Refused\n\n```text\n.+?\n```\n\n## Accepted\n\n```text\n.+?\n```\n)?"
    r"\n## How to fix it\n\n[^#]+\n",
    re.DOTALL,
)


def rule(example: Example) -> Verdict:
    """Check an example as a statement if it has a kind, as anybody's claim if not."""
    checker = Checker(example.sources)
    if example.claim.kind is None:
        return checker.check(example.claim)
    return judge(checker, example.claim, example.origins)


@pytest.mark.parametrize("code", codes())
def test_each_page_has_the_fixed_layout(code: str) -> None:
    """Title with code and line, meaning, both examples, how to fix it, and nothing else."""
    match = LAYOUT.fullmatch(page(code))
    assert match
    assert match["code"] == code
    assert match["line"] == LINES[Code(code)]


@pytest.mark.parametrize("code", GIVEN_BY_TESTS)
def test_the_bad_example_gives_the_code(code: str) -> None:
    """What a page shows as refused is refused, with the page's own code."""
    refused = examples(code)["Refused"]
    assert refused
    for example in refused:
        assert code in {finding.code for finding in rule(example).findings}


@pytest.mark.parametrize("code", sorted(set(codes()) - WITHOUT_EXAMPLES))
def test_the_good_example_passes(code: str) -> None:
    """What a page shows as accepted is supported."""
    for example in examples(code)["Accepted"]:
        assert rule(example).ruling is Ruling.SUPPORTED


@pytest.mark.parametrize("code", sorted(WITHOUT_EXAMPLES))
def test_only_these_have_no_examples(code: str) -> None:
    """There is one code that no single claim can show."""
    assert examples(code) == {}


def test_there_are_no_pages_without_a_code(root: Path) -> None:
    """The folder holds a page for each code and no other."""
    assert {path.stem for path in (root / "docs" / "rules").glob("*.md")} == set(codes())


def test_an_unknown_code_has_no_page() -> None:
    """A code that does not exist is an error, also one that looks like a path."""
    for wrong in ("F999", "../rules/F301", ""):
        with pytest.raises(KeyError):
            page(wrong)


def test_a_misspelt_line_of_an_example_is_refused() -> None:
    """A key that nobody knows is an error and not an empty example."""
    with pytest.raises(ValueError, match="not a line"):
        read_example("clam: A sentence.\nsource: A text.")
