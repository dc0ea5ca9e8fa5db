"""What the documentation shows is what the program does.

`pytest tests/test_docs.py --regold` writes the output in docs/check.md and docs/stories.md anew.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from brief import daily
from brief.check.report import format_reports
from brief.render.gathered import table

BLOCK = re.compile(r"(<!-- example -->\n```text\n)(.*?)(```)", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def printed(draft: str = "examples/draft.md") -> str:
    """Return what `brief check DRAFT --sources examples/dresna-river` prints."""
    return format_reports([daily.check_file(draft, ["examples/dresna-river"])], "text") + "\n"


def test_the_example_of_a_check_is_real(
    root: Path, regold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output on the page is that of the command above it."""
    monkeypatch.chdir(root)
    page = root / "docs" / "check.md"
    text = page.read_text(encoding="utf-8")
    if regold:
        text = BLOCK.sub(lambda match: match[1] + printed() + match[3], text)
        page.write_text(text, encoding="utf-8")
    block = BLOCK.search(text)
    assert block
    assert block[2] == printed()


def grouped(*sources: str) -> str:
    """Return what `brief cluster SOURCES...` prints."""
    return "\n".join(table(daily.gathered(sources, lambda problem: None))) + "\n"


def test_the_example_of_stories_is_real(
    root: Path, regold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table on the page is what the bundled articles give; without one of them it is not."""
    monkeypatch.chdir(root)
    page = root / "docs" / "stories.md"
    text = page.read_text(encoding="utf-8")
    printed = grouped("examples/dresna-river")
    if regold:
        text = BLOCK.sub(lambda match: match[1] + printed + match[3], text)
        page.write_text(text, encoding="utf-8")
    block = BLOCK.search(text)
    assert block
    assert block[2] == printed
    assert block[2] != grouped("examples/dresna-river/*.txt")


def test_another_draft_prints_something_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One fault mended is one issue less."""
    monkeypatch.chdir(root)
    mended = (root / "examples" / "draft.md").read_text("utf-8").replace("301 cubic", "310 cubic")
    (tmp_path / "draft.md").write_text(mended, encoding="utf-8")
    assert printed().count("F301") == 2
    assert "F301" not in printed(str(tmp_path / "draft.md"))


def test_the_example_shows_every_style(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its draft cites by footnote, number and link, and holds right and wrong ones of each kind."""
    monkeypatch.chdir(root)
    report = daily.check_file("examples/draft.md", ["examples/dresna-river"])
    assert {state.value for state in report.states} == {"supported", "unsupported", "suppressed"}
    assert len({issue.finding.code[0] for issue in report.issues}) >= 4
    text = (root / "examples" / "draft.md").read_text("utf-8")
    assert all(mark in text for mark in ("[^dam]", "[1]", "](dresna-river/", "#:~:text="))


def run_examples(text: str) -> doctest.TestResults:
    """Run the Python examples of a page, and return how many failed of how many."""
    test = doctest.DocTestParser().get_doctest(text, {}, "page", None, 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=lambda _: None)
    return doctest.TestResults(runner.failures, runner.tries)


def test_the_examples_of_the_api_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of Python gives what the page says."""
    monkeypatch.chdir(root)
    failed, tried = run_examples((root / "docs" / "api.md").read_text(encoding="utf-8"))
    assert (failed, tried > 20) == (0, True)


def test_a_wrong_example_is_found() -> None:
    """An output that is not what comes out is a failure."""
    assert run_examples(">>> 1 + 1\n3\n").failed == 1
    assert run_examples(">>> 1 + 1\n2\n").failed == 0


def dead_links(page: Path) -> list[str]:
    """Return the links of a page, those in code aside, that lead to no file."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in LINK.findall(text) if not (page.parent / target).exists()]


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    """Every relative link of the documentation is a file."""
    pages = [*(root / "docs").rglob("*.md"), *root.glob("*.md")]
    assert len(pages) > 5
    assert {page.name: links for page in pages if (links := dead_links(page))} == {}


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """One that leads nowhere is, unless it is shown as code."""
    page = tmp_path / "page.md"
    page.write_text("[there](page.md) [not there](other.md) `[shown](third.md)`")
    assert dead_links(page) == ["other.md"]
