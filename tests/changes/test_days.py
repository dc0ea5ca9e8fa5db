"""Days read from records: with their articles they are the briefings, without them they suffice."""

from __future__ import annotations

from typing import Any

import pytest

from brief.changes import changes, day_of, prove, read_day
from brief.errors import FileFormatError
from brief.model import Article, Briefing, ChangeKind
from brief.render.records import to_record
from tests.changes.week import week


def _articles(briefings: tuple[Briefing, ...]) -> list[Article]:
    return [article for one in briefings for article in one.sources]


@pytest.mark.parametrize("number", range(2, 8))
def test_a_record_with_its_articles_is_the_briefing(number: int) -> None:
    """Reading the JSON back gives the changes that the briefings at hand give."""
    told = week()[:number]
    direct = changes([day_of(one) for one in told[:-1]], day_of(told[-1]))
    articles = _articles(told)
    *earlier, today = (read_day(to_record(one), articles) for one in told)
    assert changes(earlier, today) == direct


@pytest.mark.parametrize("number", range(2, 8))
def test_a_record_alone_claims_no_more(number: int) -> None:
    """Without the articles the kinds are the same, and what is claimed is still proved."""
    told = week()[:number]
    direct = changes([day_of(one) for one in told[:-1]], day_of(told[-1]))
    *earlier, today = (read_day(to_record(one)) for one in told)
    found = changes(earlier, today)
    assert prove(found, earlier, today) == ()
    kinds = [[c.kind for story in one.stories for c in story.changes] for one in (found, direct)]
    if number == 6:  # the notice of withdrawal is in no quote
        kinds[1] = [ChangeKind.GONE if k is ChangeKind.RETRACTED else k for k in kinds[1]]
    assert kinds[0] == kinds[1]


def test_a_place_in_a_stand_in_is_one_of_the_article() -> None:
    """Offsets found in quotes alone are those of the article that they are from."""
    told = week()[:2]
    first, second = (read_day(to_record(one)) for one in told)
    (one,) = changes([first], second).stories[0].changes[1].differences
    assert one.was_source is not None
    text = {article.sha256: article.text for article in told[0].sources}[one.was_source.source]
    assert text[one.was_source.start : one.was_source.end] == "At least 12"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.pop("schema"),
        lambda record: record.update(date="yesterday"),
        lambda record: record.update(sources=[]),
        lambda record: record["stories"][0]["statements"][0].update(kind=None),
    ],
)
def test_what_is_no_briefing_is_refused(spoil: Any) -> None:
    """A record without its schema, day, sources or kinds is an error that says so."""
    record = to_record(week()[0])
    read_day(record)
    spoil(record)
    with pytest.raises(FileFormatError):
        read_day(record)
