"""Articles and records at hand, read as the same ones would be from a file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import NoUsableSource, SourceNotFound
from brief.ingest import article_from_text, load
from brief.ingest.facts import Facts

PROSE = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open.\n\n"
    "Six members voted for the motion and three of them voted against it.\n"
)
OTHER = (
    "The central bank of Vastland left its key interest rate unchanged on Wednesday.\n\n"
    "Governor Maret Holm said that the board had not ruled out another increase.\n"
)


def test_a_record_at_hand_is_that_of_a_file(tmp_path: Path) -> None:
    """The same record gives the same article from JSONL and from a dict, its path aside."""
    record = {"id": "p1", "outlet": "The Pellan Post", "date": "2031-03-04", "text": PROSE}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (from_file,) = load([tmp_path / "a.jsonl"]).articles
    (at_hand,) = load([record]).articles
    assert at_hand.path == ""
    assert (at_hand.id, at_hand.outlet, at_hand.published, at_hand.text, at_hand.body) == (
        from_file.id,
        from_file.outlet,
        from_file.published,
        from_file.text,
        from_file.body,
    )


@pytest.mark.parametrize("day", [date(2031, 3, 4), datetime(2031, 3, 4, tzinfo=UTC), "2031-03-04"])
def test_a_date_may_be_a_date(day: object) -> None:
    """What has no time of day is midnight UTC; what is no date is a reservation."""
    loaded = load([{"text": PROSE, "date": day}])
    assert loaded.articles[0].published == datetime(2031, 3, 4, tzinfo=UTC)
    assert loaded.problems == ()
    (problem,) = load([{"text": PROSE, "date": "soon"}]).problems
    assert str(problem) == "article-1: its date 'soon' is not understood"


@given(
    outlet=st.sampled_from(["", "The Pellan Post"]),
    title=st.sampled_from(["", "Market stays"]),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    text=st.sampled_from([PROSE, OTHER, f"Menu\n\n{PROSE}\n\nSign in\n"]),
)
def test_an_article_stays_as_it_is(
    outlet: str, title: str, published: datetime | None, text: str
) -> None:
    """An article comes out equal to what went in, its id and its body included."""
    facts = Facts(title=title, outlet=outlet, published=published, url="https://pellan.example/1")
    article = article_from_text(text, id="p-1", facts=facts, path="p.txt")
    assert load([article]).articles == (article,)


def test_files_and_what_is_at_hand_are_one_batch(tmp_path: Path) -> None:
    """They are named and told apart together; a text that is given twice is used once."""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    loaded = load([{"text": OTHER}, str(tmp_path)])
    assert [one.id for one in loaded.articles] == ["a", "article-1"]
    again = load([{"text": PROSE, "id": "x"}, str(tmp_path)])
    assert [one.id for one in again.articles] == ["a"]
    assert str(again.problems[0]).startswith("x: duplicate of ")
    twice = load([{"text": PROSE}, {"text": PROSE}])
    assert str(twice.problems[0]) == (
        "article-2: duplicate of record article-1; only the first is used"
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": "x"}, "x: has no string `text`"),
        ({"text": ""}, "article-2: no prose found in its text"),
        (article_from_text("Menu", id="m"), "m: no prose found"),
    ],
)
def test_what_holds_no_article_is_a_problem(record: object, said: str) -> None:
    """It is named and the rest goes on; alone it is an error, as nothing at all is."""
    loaded = load([{"text": PROSE}, record])  # type: ignore[list-item]
    assert str(loaded.problems[0]).startswith(said)
    assert len(loaded.articles) == 1
    with pytest.raises(NoUsableSource):
        load([record])  # type: ignore[list-item]
    with pytest.raises(SourceNotFound):
        load([])


def test_what_is_no_source_is_refused() -> None:
    """A number among the sources is a mistake of the program that calls."""
    with pytest.raises(TypeError, match="a source is a path, an article or a record, not 7"):
        load([7])  # type: ignore[list-item]
