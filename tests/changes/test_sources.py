"""Copies confirm nothing; edits and withdrawals mark what rested on an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from brief.changes import changes, day_of
from brief.changes.sources import is_retracted
from brief.model import Article, Basis, Change, ChangeKind, Changes
from tests.changes.week import Plot, Said, article, briefing

CUT = "The utility cut the water supply of Lower Mell on Monday."
CUT_TOO = "Lower Mell's water supply was cut by the utility on Monday."
REST = "Residents queued at two standpipes, and the school sent its pupils home at noon."
MORE = "A tanker from the neighbouring valley arrived in the evening, residents said."

GAZETTE = article("water", "Mell Gazette", 1, f"{CUT} {REST} {MORE}\n")
COPY = article("again", "Dale Wire", 2, f"{CUT} {REST} {MORE}\n")
OWN = article("own", "Dale Wire", 2, f"{CUT_TOO} Nobody at the town hall could be reached.\n")
SISTER = article("sister", "Mell Gazette", 2, f"{CUT_TOO} Nobody answered the telephone.\n")


def compared(later: tuple[Article, ...], *cited: tuple[str, str]) -> Change:
    """Return what became of the only statement when today cites so."""
    said = Said(CUT, Basis.SETTLED, (("water", CUT),))
    first = briefing(date(2031, 6, 3), [GAZETTE], [Plot(("water",), (said,))])
    names = tuple(one.id for one in later)
    again = Said(CUT, Basis.SETTLED, cited)
    second = briefing(date(2031, 6, 4), later, [Plot(names, (again,))])
    (story,) = changes([day_of(first)], day_of(second)).stories
    (change,) = story.changes
    return change


def test_another_origin_confirms() -> None:
    """A report of another outlet in its own words confirms, by name."""
    change = compared((GAZETTE, OWN), ("water", CUT), ("own", CUT_TOO))
    assert (change.kind, change.by) == (ChangeKind.CONFIRMED, ("Dale Wire",))


@pytest.mark.parametrize(
    ("later", "cited"),
    [
        ((GAZETTE, COPY), (("water", CUT), ("again", CUT))),
        ((COPY,), (("again", CUT),)),
        ((GAZETTE, SISTER), (("water", CUT), ("sister", CUT_TOO))),
        ((GAZETTE,), (("water", CUT),)),
    ],
    ids=["a copy beside it", "a copy alone", "the same outlet", "the same article"],
)
def test_what_is_not_independent_confirms_nothing(
    later: tuple[Article, ...], cited: tuple[tuple[str, str], ...]
) -> None:
    """A copy, a second report of one outlet and the article itself leave it as it was."""
    assert compared(later, *cited).kind is ChangeKind.UNCHANGED


def _after(version: str, *retracted: str, url: str | None = None) -> Changes:
    """Return the changes when only a later version of the article is there, and cited for more."""
    said = Said(CUT, Basis.SETTLED, (("water", CUT),))
    first = briefing(date(2031, 6, 3), [GAZETTE], [Plot(("water",), (said,))])
    later = article("water", "Mell Gazette", 2, version)
    later = replace(later, id="new", url=later.url if url is None else url)
    second = briefing(date(2031, 6, 4), [later], [Plot(("new",), ())])
    return changes([day_of(first)], day_of(second), retracted)


def _kinds(found: Changes) -> list[ChangeKind]:
    return [change.kind for story in found.stories for change in story.changes]


def test_an_edit_marks_what_rested_on_it() -> None:
    """Where the cited characters are gone from the article, the statement is marked."""
    (story,) = (found := _after(f"The utility will cut the water on Monday. {REST}\n")).stories
    assert _kinds(found) == [ChangeKind.EDITED]
    assert [one.quote for one in story.changes[0].sources] == [CUT]


def test_an_edit_elsewhere_marks_nothing() -> None:
    """Where the cited characters still stand, the statement is only no longer told."""
    assert _kinds(_after(f"Corrected on Tuesday.\n\n{CUT} {REST}\n")) == [ChangeKind.GONE]


def test_another_article_is_no_edit() -> None:
    """A text at another address is not a version of the article."""
    text = f"The utility will cut the water on Monday. {REST}\n"
    assert _kinds(_after(text, url="https://gazette.example/other")) == [ChangeKind.GONE]


@pytest.mark.parametrize("known", [GAZETTE.sha256, GAZETTE.url])
def test_a_known_withdrawal_marks(known: str) -> None:
    """What the archive knows as withdrawn, by hash or by address, needs no notice in the text."""
    text = f"Corrected on Tuesday.\n\n{CUT} {REST}\n"
    assert _kinds(_after(text, known)) == [ChangeKind.RETRACTED]
    assert _kinds(_after(text, "another")) == [ChangeKind.GONE]


@pytest.mark.parametrize(
    "text",
    [
        "This article has been withdrawn.",
        "Editor's note: an earlier story on this page was retracted on Friday.",
        "The Gazette retracts its report on the water supply.",
        "We have withdrawn this story after an inquiry.",
        "RETRACTED: Water cut in Lower Mell",
    ],
)
def test_a_withdrawal_is_read(text: str) -> None:
    """An article that says of itself that it is withdrawn is."""
    assert is_retracted(article("a", "Mell Gazette", 1, text))


@pytest.mark.parametrize(
    "text",
    [
        "The company has withdrawn its offer.",
        "The journal retracted the paper on water quality.",
        "This article has been updated with the mayor's reply.",
        "The withdrawn troops reached the border, the report said.",
        "The story of the retracted claim was told by this newspaper's reporter.",
    ],
)
def test_news_of_a_withdrawal_is_none(text: str) -> None:
    """What others withdrew, and an update, withdraw nothing here."""
    assert not is_retracted(article("a", "Mell Gazette", 1, text))
