"""What a run may spend: the plan beforehand, the stop in its midst, an interrupt."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brief import daily
from brief.cli.plan import plan_text
from brief.daily import EngineOptions, RunOptions
from tests.cli.conftest import Call
from tests.compose.chat.conftest import Serve
from tests.engine.conftest import Use
from tests.engine.stories import write_stories
from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.drafts import respond
from tests.model_server.drafts_careless import CARELESS
from tests.model_server.responder import liar
from tests.model_server.server import ModelServer


def prices(beside: str) -> str:
    """Return the path of settings in which the model has a price."""
    path = Path(beside).with_name("settings.toml")
    path.write_text('[prices."test"]\nprompt = 1.0\ncompletion = 2.0\n', encoding="utf-8")
    return str(path)


def test_the_plan_bounds_a_judge_that_rejects(serve: Serve, use: Use, root: Path) -> None:
    """A judge is asked again about what is said instead; the plan reckons with that."""
    server = serve(responder=respond(CARELESS))
    use(server)
    options = EngineOptions("openai", judge=True)
    source = str(root / "examples" / "dresna-river")
    plan = daily.plan([source], options)
    daily.run([source], RunOptions(options))
    judged = [one for one in server.requests if "[J1] " in one.body["messages"][1]["content"]]
    assert len(judged) > 2
    assert len(server.requests) <= plan.most_requests


@pytest.fixture
def six(tmp_path: Path) -> str:
    """A file of six stories."""
    return str(write_stories(tmp_path / "six.jsonl", 6))


def used(server: ModelServer, usage: dict[str, int]) -> int:
    """Return the tokens of a record's usage, which are those that the server counted."""
    assert usage["calls"] == len(server.requests)
    return usage["prompt_tokens"] + usage["completion_tokens"]


def test_a_budget_stops_a_run_in_its_midst(call: Call, serve: Serve, use: Use, six: str) -> None:
    """The stories that cannot be paid for are told without the model; the limit is not passed."""
    server = serve()
    use(server, BRIEF_MODEL_CONCURRENCY="1")
    ended = call("run", six, "--format", "json", "--max-tokens", "20000")
    record = json.loads(ended.out)
    asked = len(server.requests)
    assert ended.code == 0
    assert 0 < asked < 6
    assert used(server, record["usage"]) <= 20_000
    assert len(record["stories"]) == 6
    assert all(story["statements"] for story in record["stories"])
    assert record["notes"][0].startswith(
        f"The model could not be used for {6 - asked} of 6 stories"
    )
    assert "written by the extractive engine: budget: " in ended.err
    assert "raise --max-tokens" in ended.err


def test_a_budget_that_is_enough_stops_nothing(
    call: Call, serve: Serve, use: Use, six: str
) -> None:
    """With room for all, all is written by the model and nothing is noted."""
    server = serve()
    use(server)
    record = json.loads(call("run", six, "--format", "json", "--max-tokens", "2000000").out)
    assert len(server.requests) == 6
    assert "notes" not in record


@pytest.mark.parametrize("limit", [("--max-tokens", "0"), ("--max-cost", "0")])
def test_a_budget_of_nothing_sends_nothing(
    call: Call, serve: Serve, use: Use, six: str, limit: tuple[str, str]
) -> None:
    """Without a token to spend the briefing is the extractive engine's."""
    server = serve()
    use(server, BRIEF_MODEL_SETTINGS=prices(six))
    ended = call("run", six, "--format", "json", *limit)
    assert ended.code == 0
    assert server.requests == []
    assert json.loads(ended.out)["engine"]["name"] == "extractive"
    assert f"raise {limit[0]}" in ended.err


def test_a_cost_limit_needs_a_price(call: Call, serve: Serve, use: Use, six: str) -> None:
    """A limit in money for a model without a price is an error before anything is sent."""
    server = serve()
    use(server)
    ended = call("run", six, "--max-cost", "1")
    assert (ended.code, ended.out, server.requests) == (9, "", [])
    assert "test has no price" in ended.err
    use(server, BRIEF_MODEL_SETTINGS=prices(six))
    assert call("run", six, "--max-cost", "1").code == 0


def test_the_cost_is_in_the_briefing(call: Call, serve: Serve, use: Use, six: str) -> None:
    """Where the model has a price, reader and user learn what was spent: no more than allowed."""
    server = serve()
    use(server, BRIEF_MODEL_SETTINGS=prices(six), BRIEF_MODEL_CONCURRENCY="1")
    ended = call("run", six, "--format", "json", "--max-cost", "0.03")
    usage = json.loads(ended.out)["usage"]
    cost = (usage["prompt_tokens"] * 1.0 + usage["completion_tokens"] * 2.0) / 1_000_000
    assert 0 < len(server.requests) < 6
    assert usage["cost_usd"] == pytest.approx(cost)
    assert cost <= 0.03
    assert f"; ${cost:.4f}" in ended.err
    assert "raise --max-cost" in ended.err


PLANNED = re.compile(
    r"at most, .*: (\d+) requests, (\d+) prompt tokens.*, (\d+) answer tokens; (.*);"
)


def test_a_dry_run_sends_nothing_and_bounds_the_run(
    call: Call, serve: Serve, use: Use, six: str
) -> None:
    """What the plan says is no less than what the worst run takes."""
    server = serve(responder=liar)
    use(server, BRIEF_MODEL_SETTINGS=prices(six))
    ended = call("run", six, "--dry-run", "--judge")
    assert (ended.code, ended.err, server.requests) == (0, "", [])
    assert ended.out.splitlines()[0] == "engine: openai: test"
    first = ended.out.splitlines()[1]
    assert re.fullmatch(r"s1: 2 articles, 1 request, \d+ prompt tokens", first)
    found = PLANNED.search(ended.out)
    assert found
    requests, prompt, answer = map(int, found.groups()[:3])
    usage = json.loads(call("run", six, "--judge", "--format", "json").out)["usage"]
    assert 6 < usage["calls"] <= requests
    assert usage["prompt_tokens"] <= prompt
    assert usage["completion_tokens"] <= answer
    assert found[4] == f"cost ${(prompt * 1.0 + answer * 2.0) / 1_000_000:.4f}"


def test_a_dry_run_without_a_price_says_so(call: Call, serve: Serve, use: Use, two: str) -> None:
    """A cost that is not known is not made up."""
    use(serve())
    assert "cost unknown: no price is set" in call("run", two, "--dry-run").out


def test_a_dry_run_without_a_model_says_so(call: Call, two: str) -> None:
    """The extractive engine asks nobody."""
    ended = call("run", two, "--dry-run")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "engine: extractive",
        "s1: 2 articles",
        "s2: 2 articles",
        "nothing is sent to anybody",
    ]


def test_a_window_too_small_is_told_in_the_plan(
    call: Call, serve: Serve, use: Use, two: str
) -> None:
    """A story that cannot be asked about at all is named with the reason."""
    use(serve(), BRIEF_MODEL_WINDOW="6500")
    lines = call("run", two, "--dry-run").out.splitlines()
    assert lines[1].startswith("s1: 2 articles, by the extractive engine: a window of 6500 tokens")


def test_a_plan_counts_what_is_read_in_parts(serve: Serve, use: Use, tmp_path: Path) -> None:
    """A long story takes several requests, merging, and what has no room is counted."""
    town = "The council of Tarn said on Monday that pier {n} would be mended in the year {n}."
    text = "\n".join(town.format(n=n) for n in range(1000, 1900))
    path = tmp_path / "long.jsonl"
    record = {"id": "a", "title": "Piers", "outlet": "Wire", "text": text}
    path.write_text(json.dumps(record), encoding="utf-8")
    use(serve(), BRIEF_MODEL_WINDOW="12000")
    plan = daily.plan([str(path)], EngineOptions("openai"))
    (story,) = plan.stories
    assert 1 < story.requests <= 8
    assert story.omitted > 0
    assert f"; no room for {story.omitted} sentences" in plan_text(plan)
    use(serve(), BRIEF_MODEL_WINDOW="200000")
    (story,) = daily.plan([str(path)], EngineOptions("openai")).stories
    assert (story.requests, story.omitted) == (1, 0)


def test_copies_are_not_sent_again(serve: Serve, use: Use, root: Path) -> None:
    """The plan says how much of a story its copies would have cost."""
    use(serve())
    source = str(root / "examples" / "dresna-river")
    text = plan_text(daily.plan([source], EngineOptions("openai")))
    assert re.search(
        r"^s1: 8 articles, .*; \d+ sentences of copies not sent again$", text, re.MULTILINE
    )
    assert re.search(r"^s2: 1 article, 1 request, \d+ prompt tokens$", text, re.MULTILINE)


def test_an_interrupt_leaves_nothing_half_done(
    serve: Serve, two: str, root: Path, tmp_path: Path
) -> None:
    """Ctrl-C on the real command ends at once with 130; the file of the run before stays whole."""
    server = serve(Behaviour(fault=Fault.HANG, fault_every=1))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "b.md").write_text("yesterday's", encoding="utf-8")
    env = {**os.environ, "OPENAI_BASE_URL": server.url, "PYTHONPATH": str(root)}
    env["BRIEF_MODEL_CACHE"] = str(tmp_path / "kept")
    command = [sys.executable, "-m", "brief", "run", two, "--out", str(folder / "b.md")]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        while len(server.requests) < 2 and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130, err
    assert out == ""
    assert err == f"brief: engine: gpt-4.1-mini at {server.url}\nbrief: stopped\n"
    assert [path.name for path in folder.iterdir()] == ["b.md"]
    assert (folder / "b.md").read_text(encoding="utf-8") == "yesterday's"
    assert not (tmp_path / "kept").exists()
