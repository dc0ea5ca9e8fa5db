"""A briefing in Markdown is a draft like any other: it lints clean, and a planted lie does not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from brief import daily
from brief.check.drafts import read_draft
from brief.check.tallies import before_tally, is_tally
from brief.check.whole import check_draft
from brief.ingest import load
from brief.model import Article
from brief.render import Format, render, wording
from brief.render.arrange import arrange

EXAMPLE = Path(__file__).parents[2] / "examples" / "dresna-river"
LIE = "The prime minister of Kestland has resigned."


@cache
def sources() -> tuple[Article, ...]:
    """Read the example once."""
    return load([str(EXAMPLE)]).articles


@cache
def rendered() -> str:
    """Brief the example once, as Markdown."""
    return render(daily.run([str(EXAMPLE)]).briefing, Format.MD)


def test_a_rendered_briefing_lints_clean() -> None:
    """Every statement and headline is found, passes, and nothing else is taken for one."""
    report = check_draft(rendered(), sources(), "b.md")
    record = daily.run([str(EXAMPLE)]).briefing
    expected = [s.text for story in record.stories for s in story.statements]
    expected += [story.headline.text for story in record.stories if story.headline]
    assert sorted(one.claim.text for one in report.placed) == sorted(expected)
    assert not report.failed


def test_a_planted_sentence_is_found_wherever_it_stands() -> None:
    """A paragraph behind any blank line of the file is read, and is the only new statement."""
    lines = rendered().split("\n")
    gaps = [number for number, line in enumerate(lines) if not line]
    assert len(gaps) > 50
    count = len(read_draft(rendered(), ()).placed)
    for number in gaps:
        planted = "\n".join([*lines[:number], "", LIE, "", *lines[number + 1 :]])
        placed = read_draft(planted, ()).placed
        assert len(placed) == count + 1
        assert [one.claim.pointers for one in placed if one.claim.text == LIE] == [()], number


def test_a_planted_sentence_is_refused() -> None:
    """At the end of the file, behind the line that says all was checked, it is reported."""
    report = check_draft(f"{rendered()}\n{LIE}\n", sources(), "b.md")
    assert [(issue.finding.code, issue.statements) for issue in report.issues] == [
        ("C101", (len(report.placed) - 1,))
    ]


def test_a_false_word_in_a_statement_is_found() -> None:
    """One digit more in a statement is one issue more."""
    wrong = rendered().replace("freed 26 bargemen, 17", "freed 26 bargemen, 18", 1)
    assert wrong != rendered()
    assert check_draft(wrong, sources(), "b.md").unsupported == 1


def test_every_counting_line_is_known() -> None:
    """The lines around the statements are known word for word, in each number they come in."""
    page = arrange(daily.run([str(EXAMPLE)]).briefing)
    lines = [f"{page.tally}.", page.colophon, *(f"{story.tally}." for story in page.stories)]
    lines += [
        f"{wording.count(n, 'article')} from {wording.count(n, 'outlet')}, "
        f"{wording.count(n, 'independent origin')}."
        for n in (1, 2, 31)
    ]
    lines += [
        f"{line[:-1]}, with additions in {wording.count(n, 'digest')}."
        for n in (1, 2, 31)
        for line in lines[-3:]
    ]
    assert [line for line in lines if not is_tally(line)] == []
    assert [line for line in lines if is_tally(f"{line} {LIE}") or is_tally(line[:-1])] == []


@pytest.mark.parametrize("told", ["", ", 2 outlets", ", 14 articles"])
@pytest.mark.parametrize("mark", ["", "[^o1]", "[^o1][^o12]"])
@pytest.mark.parametrize("origins", [1, 2, 12])
@pytest.mark.parametrize("basis", ["", "settled, ", "conflict, "])
def test_the_count_behind_a_statement_is_known(
    origins: int, basis: str, told: str, mark: str
) -> None:
    """It is cut off; the same place with any other word in it is part of the statement."""
    tail = f" — *{basis}{wording.backing(origins)}{told}*{mark}"
    assert before_tally(f"- It rained.{tail}") == len("- It rained.")
    longer = f"- It rained. — *{basis}{wording.backing(origins)}{told} and {LIE}*{mark}"
    assert before_tally(longer) == len(longer)
