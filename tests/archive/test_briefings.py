"""Briefings with their statements, and stories that stay the same from day to day."""

from __future__ import annotations

from datetime import date

import pytest

from brief.archive.store import Archive
from brief.archive.stories import Seen, identify
from brief.archive.values import Period, StoryRow
from brief.errors import FileFormatError
from brief.model import Basis, Kind, Usage, sha256
from tests.archive.samples import EDITED, TEXT, article, record

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
MILL = "The mill at Orrin burned down on Sunday. Nobody was hurt."
ELSEWHERE = article(MILL, "https://mill.example/", id="mill")


def test_a_record_is_kept_whole(archive: Archive) -> None:
    """Every value and the order of the keys come back, odd characters included."""
    given = record(article())
    given["notes"] = ["lone \ud83d and nul \x00"]
    kept = archive.briefings.keep(given)
    found = archive.briefings.on(MONDAY)
    assert found == kept
    assert found is not None
    assert list(found.record.items()) == list(given.items())


def test_to_keep_again_changes_nothing(archive: Archive) -> None:
    """The same record has the same id, and its statements are there once."""
    first = archive.briefings.keep(record(article()))
    assert archive.briefings.keep(record(article())) == first
    assert len(archive.briefings.between()) == len(archive.briefings.statements()) == 1
    assert len(archive.briefings.spent()) == 1


def test_another_briefing_of_the_day_is_the_days(archive: Archive) -> None:
    """Both are kept; the last one kept is shown."""
    archive.briefings.keep(record(article()))
    second = archive.briefings.keep(record(article(), text="The ferry will stop in May."))
    assert archive.briefings.on(MONDAY) == second
    assert len(archive.briefings.between(Period(MONDAY, MONDAY))) == 2
    assert archive.briefings.on(TUESDAY) is None


def test_statements_have_what_matching_needs(archive: Archive) -> None:
    """Text, section, origins, and the hashes of the texts that are cited."""
    kept = archive.briefings.keep(record(article(), ELSEWHERE))
    (row,) = archive.briefings.statements(Period(MONDAY, MONDAY))
    assert (row.briefing, row.story, row.local) == (kept.id, kept.stories["s1"], "s1-a1")
    assert (row.kind, row.basis, row.holder, row.origins) == (
        Kind.AGREED,
        Basis.SETTLED,
        None,
        1,
    )
    assert row.sources == {sha256(TEXT)}
    assert archive.briefings.statements(Period(TUESDAY)) == ()


def test_what_rests_on_a_text_is_found(archive: Archive) -> None:
    """An edited source leads to the statements that cited it, and to no others."""
    archive.briefings.keep(record(article()))
    archive.briefings.keep(record(ELSEWHERE, day=TUESDAY))
    (row,) = archive.briefings.resting_on([sha256(TEXT)])
    assert row.day == MONDAY
    assert archive.briefings.resting_on([sha256(EDITED)]) == ()


def test_days_and_costs(archive: Archive) -> None:
    """Days are told in order, and each with what it cost."""
    archive.briefings.keep(record(article(), day=TUESDAY))
    archive.briefings.keep(record(article(), day=MONDAY))
    assert archive.briefings.days() == (MONDAY, TUESDAY)
    assert archive.briefings.days(Period(until=MONDAY)) == (MONDAY,)
    latest = archive.briefings.latest()
    assert latest is not None
    assert latest.day == TUESDAY
    (spent,) = archive.briefings.spent(Period(TUESDAY))
    assert spent.usage == Usage(7, 5, 1, 0.25)


@pytest.mark.parametrize("wrong", [{}, {"schema": "brief/2"}])
def test_no_briefing_is_not_kept(archive: Archive, wrong: dict[str, str]) -> None:
    """A record of something else is refused, and nothing of it stays."""
    with pytest.raises(FileFormatError, match="schema"):
        archive.briefings.keep(wrong)
    assert archive.briefings.between() == ()


def test_a_broken_record_leaves_nothing(archive: Archive) -> None:
    """A statement that cites a source that is not listed undoes the whole briefing."""
    broken = record(article())
    broken["stories"][0]["statements"][0]["citations"][0]["source"] = "nobody"
    with pytest.raises(KeyError):
        archive.briefings.keep(broken)
    assert archive.briefings.between() == ()
    assert archive.stories.recent(MONDAY) == ()
    assert archive.briefings.keep(record(article())).day == MONDAY


def test_a_story_stays_the_same_over_days(archive: Archive) -> None:
    """A page that was edited is still an article of it; a story of other pages is another."""
    first = archive.briefings.keep(record(article()))
    second = archive.briefings.keep(record(article(EDITED), day=TUESDAY))
    third = archive.briefings.keep(record(ELSEWHERE, day=TUESDAY))
    assert first.stories["s1"] == second.stories["s1"]
    assert third.stories["s1"] != first.stories["s1"]
    row = archive.stories.find(first.stories["s1"])
    assert row is not None
    assert (row.first_day, row.last_day) == (MONDAY, TUESDAY)
    assert row.headline == record(article(EDITED))["stories"][0]["headline"]["text"]
    assert archive.stories.find("st-0") is None


def test_what_is_decided_goes_before(archive: Archive) -> None:
    """Whoever compared the days may say that a story without common pages is the same."""
    first = archive.briefings.keep(record(article()))
    same = {"s1": first.stories["s1"]}
    assert archive.briefings.keep(record(ELSEWHERE, day=TUESDAY), same).stories == same


def test_an_earlier_day_run_again_does_not_rename(archive: Archive) -> None:
    """A story is called what its latest day calls it."""
    archive.briefings.keep(record(article(EDITED), day=TUESDAY))
    kept = archive.briefings.keep(record(article(), day=MONDAY))
    row = archive.stories.find(kept.stories["s1"])
    assert row is not None
    assert "in June" in row.headline
    assert row.first_day == MONDAY


def _known(name: str, *addresses: str) -> StoryRow:
    return StoryRow(name, name, MONDAY, MONDAY, frozenset(addresses))


def _seen(local: str, *addresses: str) -> Seen:
    return Seen(local, local, frozenset(addresses))


def test_most_in_common_wins() -> None:
    """Of two stories that share pages with one, the closer goes on it, the other is new."""
    known = [_known("st-1", "a", "b", "c")]
    named = identify([_seen("s1", "a"), _seen("s2", "b", "c")], known, {}, TUESDAY)
    assert named["s2"] == "st-1"
    assert named["s1"] not in {"st-1", "s1"}


def test_no_two_stories_go_on_one() -> None:
    """What is decided for one story leaves none for the next."""
    known = [_known("st-1", "a")]
    named = identify([_seen("s1", "a"), _seen("s2", "b")], known, {"s2": "st-1"}, TUESDAY)
    assert named["s2"] == "st-1"
    assert named["s1"] != "st-1"
    assert named == identify([_seen("s1", "a"), _seen("s2", "b")], known, {"s2": "st-1"}, TUESDAY)


def test_a_day_is_known_by_its_last_briefing(archive: Archive) -> None:
    """Each day comes with one id, that of the briefing which `on` gives."""
    archive.briefings.keep(record(article()))
    archive.briefings.keep(record(article(), text="Ferries stop."))
    archive.briefings.keep(record(article(), day=date(2026, 3, 5)))
    found = archive.briefings.ids()
    assert [day for day, _ in found] == [date(2026, 3, 2), date(2026, 3, 5)]
    for day, key in found:
        kept = archive.briefings.on(day)
        assert kept is not None
        assert kept.id == key
    assert archive.briefings.ids(Period(date(2026, 3, 3))) == found[1:]
