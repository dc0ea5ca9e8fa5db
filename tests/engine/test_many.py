"""Two hundred stories at once, over real HTTP, with a server that is slow and fails at times."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief import daily
from brief.daily import EngineOptions, RunOptions
from tests.compose.chat.conftest import Serve
from tests.engine.conftest import Use
from tests.engine.stories import write_stories
from tests.model_server.behaviour import Behaviour, Fault

LIMIT = 16
BUSY = Behaviour(latency=0.05, fault=Fault.OVERLOADED, fault_every=20)
"""50 ms for each answer, and every twentieth request fails."""

IMPATIENT = "[patience]\nfirst_wait = 0.01\n"


@pytest.mark.parametrize(("count", "tries"), [(200, 4), (60, 1)])
def test_no_story_is_lost(serve: Serve, use: Use, tmp_path: Path, count: int, tries: int) -> None:
    """Each story is told, by the model after another try, or else by the extractive engine."""
    server = serve(BUSY)
    (tmp_path / "settings.toml").write_text(IMPATIENT, encoding="utf-8")
    use(
        server,
        BRIEF_MODEL_TRIES=str(tries),
        BRIEF_MODEL_CONCURRENCY=str(LIMIT),
        BRIEF_MODEL_SETTINGS=str(tmp_path / "settings.toml"),
    )
    source = write_stories(tmp_path / "many.jsonl", count)
    told: list[tuple[str, int, int]] = []
    options = RunOptions(EngineOptions("openai"))
    outcome = daily.run([str(source)], options, lambda *step: told.append(step))
    stories = outcome.briefing.stories
    faults = len(server.requests) // 20
    assert [story.id for story in stories] == [f"s{n}" for n in range(1, count + 1)]
    assert all(story.statements for story in stories)
    assert 1 < server.most_at_once <= LIMIT
    assert [done for stage, done, _ in told if stage == "composing"][-1] == count
    if tries > 1:
        assert outcome.briefing.notes == ()
        assert len(server.requests) == count + faults
        assert outcome.briefing.usage.calls == len(server.requests)
    else:
        assert len(server.requests) == count
        (note,) = outcome.briefing.notes
        assert note.startswith(f"The model could not be used for {faults} of {count} stories; ")


def test_articles_stay_with_their_story(serve: Serve, use: Use, tmp_path: Path) -> None:
    """However many are written at once, each story tells of its own town alone."""
    use(serve(), BRIEF_MODEL_CONCURRENCY="8")
    source = write_stories(tmp_path / "some.jsonl", 24)
    briefing = daily.run([str(source)], RunOptions(EngineOptions("openai"))).briefing
    for number, story in enumerate(briefing.stories):
        figures = [one.text for one in story.statements if one.text.startswith("About ")]
        assert [text.split()[1] for text in figures] == [str(200 + number)]
        assert all(name.startswith(f"{number}-") for name in story.articles)
