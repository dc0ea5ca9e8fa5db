"""A large draft is composed and checked in several processes: the same briefing as in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest

from bench.newsday import items
from brief import engines, workers
from brief.check import accept
from brief.engines import Extractive
from brief.ingest.pages import article_from_text
from brief.model import Article, Briefing, Draft, Story
from brief.stories import cluster
from brief.workers import Workers

DAY = date(2026, 3, 2)
module = import_module("brief.check.accept")


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    """Some articles of a few stories."""
    made = items(16, 8, datetime(2026, 3, 3, tzinfo=UTC))
    texts = ("\n\n".join(one.paragraphs) for one in made)
    return tuple(article_from_text(text, id=f"a{at}") for at, text in enumerate(texts))


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


def made(articles: tuple[Article, ...], progress: list[tuple[int, int]]) -> Briefing:
    """Brief the articles."""
    groups = cluster(articles)
    written = Extractive().drafts(groups, lambda *_: None)
    draft = Draft(DAY, Extractive().engine(), articles, tuple(one.story for one in written))
    return accept(draft, lambda done, total: progress.append((done, total)))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of what workers are asked to do."""
    found: list[str] = []
    real = Workers.do

    def do(self: Workers, job: object, *given: object) -> object:
        found.append(getattr(job, "__name__", ""))
        return real(self, job, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Workers, "do", do)
    return found


def test_many_processes_give_the_same_briefing(
    articles: tuple[Article, ...], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statement by statement, citations proved here, and progress told to its end."""
    told: list[tuple[int, int]] = []
    alone = made(articles, told)
    assert asked == []
    monkeypatch.setattr(module, "_MANY", 1)
    monkeypatch.setattr(engines, "_MANY", 1)
    many: list[tuple[int, int]] = []
    together = made(articles, many)
    assert together == alone
    assert sum(len(story.statements) for story in together.stories) > 10
    assert set(asked) == {"_composed", "_one"}
    assert many == told


def test_a_citation_of_another_process_is_proved_again(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker says stands in an article is looked up there."""
    monkeypatch.setattr(module, "_MANY", 1)
    words: list[str] = []

    def forged(_: Workers, job: Callable[[Draft], Story], given: list[Draft]) -> Iterator[Story]:
        for found in map(job, given):
            for one in found.statements[:1]:
                object.__setattr__(one.citations[0], "quote", words[-1] or one.citations[0].quote)
            yield found

    monkeypatch.setattr(Workers, "each", forged)
    words.append("")
    assert made(articles, []).stories
    words.append("Nobody said this.")
    with pytest.raises(ValueError, match="does not hold the quoted"):
        made(articles, [])


def test_the_workers_find_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies in the working directory is not what they import."""
    (tmp_path / "brief").mkdir()
    (tmp_path / "brief" / "__init__.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Workers() as some:
        assert some.do(len, "abc") == 3
        assert [one.poll() for one in some._started] == [None, None]
