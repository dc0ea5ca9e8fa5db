"""What the archive gives back: the briefing as it was, and an export that proves itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief import daily
from brief.archive import open_archive
from brief.check.restored import restore
from brief.cli import main
from brief.errors import FileFormatError, MissingSource
from brief.model import Article, Briefing
from brief.render import Format, render
from brief.render.records import to_record
from tests.changes.test_rendered import told


@pytest.fixture(scope="module")
def briefing(root: Path) -> Briefing:
    """The briefing of the example, pages in HTML and Markdown among its sources."""
    return daily.run([str(root / "examples" / "dresna-river")]).briefing


@pytest.fixture
def place(briefing: Briefing, tmp_path: Path) -> str:
    """An archive that holds it."""
    path = str(tmp_path / "a.sqlite")
    with open_archive(path) as archive:
        archive.articles.keep(briefing.sources)
        archive.briefings.keep(to_record(briefing))
    return path


@pytest.mark.parametrize("as_format", list(Format))
def test_a_briefing_is_shown_as_it_was(briefing: Briefing, as_format: Format, place: str) -> None:
    """In every format the same bytes, of its day and as the latest."""
    options = daily.PastOptions(place)
    assert render(daily.show(briefing.date, options), as_format) == render(briefing, as_format)
    assert render(daily.show(None, options), as_format) == render(briefing, as_format)


@pytest.mark.parametrize("number", [1, 4, 7])
def test_what_changed_is_shown_as_it_was(number: int) -> None:
    """The record made again is the same, with what changed; another day's is not."""
    briefing = told(number)
    record = json.loads(json.dumps(to_record(briefing)))
    again = restore(record, briefing.sources)
    assert to_record(again) == record
    assert bool(again.changes and again.changes.since) is (number > 1)
    if number > 1:
        record["changes"]["stories"][0]["changes"][0]["kind"] = "retold"
        with pytest.raises(FileFormatError, match="retold"):
            restore(record, briefing.sources)


def test_a_record_has_to_be_true_to_its_articles(briefing: Briefing) -> None:
    """A quotation that is not there, an article that is missing and a broken record are refused."""
    record = json.loads(json.dumps(to_record(briefing)))
    assert restore(record, briefing.sources).date == briefing.date
    with pytest.raises(MissingSource):
        restore(record, ())
    cited = record["stories"][0]["statements"][0]["citations"][0]
    cited["quote"] += "!"
    with pytest.raises(FileFormatError, match="cannot be read again"):
        restore(record, briefing.sources)
    del record["stories"][0]["statements"][0]["verdict"]
    with pytest.raises(FileFormatError):
        restore(record, briefing.sources)


def test_an_export_proves_itself(place: str, tmp_path: Path, briefing: Briefing) -> None:
    """Elsewhere it verifies without the archive; with a text changed it does not."""
    for file in daily.export(daily.PastOptions(place)):
        path = tmp_path / "out" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in file.lines), encoding="utf-8")
    record = str(tmp_path / "out" / "briefings" / f"{briefing.date}.json")
    articles = tmp_path / "out" / "articles.jsonl"
    report = daily.verify(record, [str(articles)])
    assert report.failures == ()
    assert report.checked > len(briefing.sources)
    text = articles.read_text(encoding="utf-8")
    articles.write_text(text.replace("310 cubic", "410 cubic"), encoding="utf-8")
    with pytest.raises(MissingSource):
        daily.verify(record, [str(articles)])


def test_an_export_of_no_day_is_refused(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a briefing in the days asked for there is nothing to write."""
    out = str(tmp_path / "out")
    assert main(["export", "--archive", place, "--out", out, "--since", "2030-01-01"]) == 14
    assert "no briefing of these days" in capsys.readouterr().err
    assert not Path(out).exists()
    assert main(["export", "--archive", place, "--out", out]) == 0
    assert "1 briefing, and" in capsys.readouterr().out
    assert (Path(out) / "articles.jsonl").exists()


def test_search_prints_places(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement and an article, as text and as JSON; nothing found is said on the side."""
    words = ["kolm", "dam", "--archive", place, "--limit", "1"]
    assert main(["search", *words]) == 0
    text = capsys.readouterr().out
    assert main(["search", *words, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["what"] for line in lines] == ["statement", "article"]
    assert all(line["excerpt"] in text and line["day"] in text for line in lines)
    assert main(["search", "zeppelin", "--archive", place]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "brief: nothing found\n")


def test_show_prints_the_day(
    place: str, briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day with a briefing is printed; another, and no day at all, end with their codes."""
    assert main(["show", str(briefing.date), "-f", "md", "--archive", place]) == 0
    assert capsys.readouterr().out == render(briefing, Format.MD)
    assert main(["show", "2030-01-01", "--archive", place]) == 14
    assert f"the latest is of {briefing.date}" in capsys.readouterr().err
    assert main(["show", "someday", "--archive", place]) == 2
    assert "is no day" in capsys.readouterr().err
    assert main(["show", "--archive", f"{place}.none"]) == 14


def test_ranges_of_prose_are_taken_from_json(tmp_path: Path) -> None:
    """Ranges that fit are the article's body; those that do not are found anew."""
    text = (
        "The first paragraph of a report says enough to be prose.\n\nSo does the second one here."
    )

    def body_of(body: object) -> tuple[tuple[int, int], ...]:
        path = tmp_path / "a.json"
        path.write_text(json.dumps({"text": text, "body": body}), encoding="utf-8")
        from brief.ingest import load

        (article,) = load([str(path)]).articles
        assert isinstance(article, Article)
        return tuple((part.start, part.end) for part in article.body)

    found = body_of(None)
    assert body_of([[0, 20], [30, 50]]) == ((0, 20), (30, 50))
    for wrong in ([[0, 9999]], [[5, 5]], [[30, 50], [0, 20]], [[0, 20], [20, 30]], [[0, True]], 7):
        assert body_of(wrong) == found


def test_one_text_of_two_outlets_verifies(root: Path, tmp_path: Path) -> None:
    """Each publication is compared with what the record says of it, not with the other's."""
    example = root / "examples" / "dresna-river" / "01-norwire.txt"
    text = example.read_text(encoding="utf-8")
    lines = [
        {"id": name, "outlet": name, "url": f"https://{name}.example/", "text": text}
        for name in ("quay", "mill")
    ]
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    record = tmp_path / "b.json"
    found = daily.run([str(source)]).briefing
    assert len({article.sha256 for article in found.sources}) == 1
    assert len(found.sources) == 2
    record.write_text(render(found, Format.JSON), encoding="utf-8")
    assert daily.verify(str(record), [str(source)]).failures == ()
    other = source.read_text(encoding="utf-8").replace('"outlet": "mill"', '"outlet": "hill"')
    source.write_text(other, encoding="utf-8")
    assert daily.verify(str(record), [str(source)]).failures


@pytest.fixture
def week(tmp_path: Path) -> str:
    """An archive of the first four days of a week."""
    path = str(tmp_path / "week.sqlite")
    with open_archive(path) as archive:
        for number in range(1, 5):
            day = told(number)
            archive.articles.keep(day.sources)
            archive.briefings.keep(to_record(day))
    return path


def test_changes_are_those_since_a_day(week: str) -> None:
    """Since the first day they are those that the fourth day told; by itself, since the third."""
    days = [told(number).date for number in range(1, 5)]
    found = daily.changes_since(days[0], daily.PastOptions(week))
    assert found == told(4).changes
    assert daily.changes_since(None, daily.PastOptions(week)).since == (days[2],)
    until = daily.PastOptions(week, daily.Period(None, days[2]))
    assert daily.changes_since(days[0], until) == told(3).changes


def test_there_have_to_be_two_days(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Since the last day there is nothing to compare; files and days do not go together."""
    last = str(told(4).date)
    assert main(["changes", "--archive", week, "--since", last]) == 14
    assert "there are no two briefings" in capsys.readouterr().err
    assert main(["changes", "--archive", week, "--since", str(told(3).date)]) == 0
    assert "What changed since" in capsys.readouterr().out
    assert main(["changes", "a.json", "b.json", "--since", last]) == 2
