"""`brief run` with a model that is there, absent, wrong or mad: what comes out, what is told."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.compose.chat.conftest import Serve
from tests.engine.conftest import Use
from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.responder import Responder, gibberish, good, injected, liar
from tests.model_server.server import ModelServer

NOBODY = "http://127.0.0.1:9/v1"
"""The address of a server that is down."""

UNUSED = (
    "The model could not be used; the extractive engine wrote every story from the sources' "
    "own sentences."
)


def briefed(call: Call, *args: str) -> dict[str, Any]:
    """Return the record of a run that ended well."""
    ended = call("run", *args, "--format", "json")
    assert ended.code == 0, ended.err
    record: dict[str, Any] = json.loads(ended.out)
    return record


def plain(call: Call, source: str) -> dict[str, Any]:
    """Return the record of a run without a model."""
    return briefed(call, source, "--engine", "extractive")


def test_a_model_writes_and_says_so(call: Call, serve: Serve, use: Use, two: str) -> None:
    """With a server set, `auto` takes it, names it before it is asked, and in the briefing."""
    server = serve()
    use(server)
    ended = call("run", two, "--format", "json")
    record = json.loads(ended.out)
    assert ended.code == 0
    assert ended.err.splitlines()[0] == f"brief: engine: test at {server.url}"
    assert (record["engine"]["name"], record["engine"]["model"]) == ("openai", "test")
    assert {"compose", "headline", "judge", "merge", "repair"} < set(record["engine"]["prompts"])
    assert record["usage"]["calls"] == len(server.requests) == 2
    assert "notes" not in record
    assert "Written by the openai engine with test" in call("run", two).out


def test_without_a_model_nothing_is_asked(call: Call, two: str) -> None:
    """With nothing set, `auto` is the extractive engine, and the briefing says so."""
    ended = call("run", two)
    assert (ended.code, ended.err) == (0, "")
    assert "Written by the extractive engine." in ended.out


def test_a_model_that_is_not_wanted_is_not_asked(
    call: Call, serve: Serve, use: Use, two: str
) -> None:
    """`--engine extractive` sends nothing, whatever is set."""
    server = serve()
    use(server)
    assert plain(call, two)["engine"] == {"name": "extractive", "model": None, "prompts": {}}
    assert server.requests == []


def test_a_model_that_is_wanted_must_be_set(call: Call, two: str) -> None:
    """`--engine openai` without a server or a key is an error that says what to set."""
    ended = call("run", two, "--engine", "openai")
    assert (ended.code, ended.out, ended.err.count("\n")) == (9, "", 1)
    assert "OPENAI_API_KEY" in ended.err
    assert "OPENAI_BASE_URL" in ended.err


def test_a_secret_in_the_address_is_not_shown(call: Call, serve: Serve, use: Use, two: str) -> None:
    """A password in the address reaches neither the screen nor the briefing."""
    use(serve().url.replace("//", "//user:opensesame@"))
    ended = call("run", two, "--format", "json")
    assert ended.code == 0
    assert "opensesame" not in ended.out + ended.err


DOWN = {
    "down": (None, {}, "no server answers at this address"),
    "bad key": (Behaviour(key="another"), {}, "the server does not accept the key"),
    "unknown model": (Behaviour(models=("other",)), {}, "the server has no model of that name"),
    "broken": (Behaviour(fault_every=1), {}, "the server reports a fault of its own"),
    "hanging": (
        Behaviour(fault=Fault.HANG, fault_every=1),
        {"BRIEF_MODEL_TIMEOUT": "0.3"},
        "no whole reply within the time-out",
    ),
    "refusing": (Behaviour(fault=Fault.REFUSAL, fault_every=1), {}, "the model declined to answer"),
    "gibberish": (Behaviour(fault=Fault.GIBBERISH, fault_every=1), {}, "no single JSON object"),
    "wrong shape": (
        Behaviour(fault=Fault.WRONG_SHAPE, fault_every=1),
        {},
        "not of the shape asked for",
    ),
    "a web page": (Behaviour(fault=Fault.WEB_PAGE, fault_every=1), {}, "no chat.completions at"),
}


@pytest.mark.parametrize("name", DOWN)
def test_a_model_of_no_use_costs_no_briefing(
    call: Call, serve: Serve, use: Use, two: str, name: str
) -> None:
    """The extractive engine's briefing comes out, the reader is told, and the user knows why."""
    expected = plain(call, two)
    behaviour, settings, why = DOWN[name]
    use(serve(behaviour) if behaviour else NOBODY, **settings)
    ended = call("run", two, "--format", "json", "--engine", "openai")
    record = json.loads(ended.out)
    assert ended.code == 0
    assert record["notes"] == [UNUSED]
    assert record["engine"] == expected["engine"]
    assert record["stories"] == expected["stories"]
    assert f"brief: s1, s2: written by the extractive engine: test at {'http'}" in ended.err
    assert why in ended.err
    assert "Traceback" not in ended.err


def shown(text: str) -> str:
    """Return an output of any format as running text."""
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.mark.parametrize("name", ["md", "html", "text", "slack", "json"])
def test_the_reader_is_told_in_every_format(call: Call, use: Use, two: str, name: str) -> None:
    """The note stands in whatever is read, and not where there is nothing to note."""
    assert UNUSED not in shown(call("run", two, "--format", name).out)
    use(NOBODY)
    assert UNUSED in shown(call("run", two, "--format", name).out)


@pytest.mark.parametrize("responder", [liar, injected, gibberish, good])
def test_nothing_unsupported_is_shown(
    call: Call, serve: Serve, use: Use, two: str, responder: Responder
) -> None:
    """Whatever the model says, what comes out proves again from the sources alone."""
    use(serve(responder=responder))
    out = Path(two).with_name("out.json")
    assert call("run", two, "--format", "json", "--out", str(out)).code == 0
    verified = call("verify", str(out), "--sources", two)
    assert (verified.code, verified.err) == (0, "")
    assert all(story["statements"] for story in json.loads(out.read_text("utf-8"))["stories"])


def test_a_liar_is_found_out(call: Call, serve: Serve, use: Use, two: str) -> None:
    """Its lies are withheld or replaced, the rest of the story is told, and the reader knows."""
    use(serve(responder=liar))
    record = briefed(call, two)
    told = [one["text"] for story in record["stories"] for one in story["statements"]]
    sources = Path(two).read_text(encoding="utf-8")
    assert record["engine"]["name"] == "openai"
    assert record["notes"][0].startswith("Of 14 statements that the model wrote, 12 did not pass")
    assert record["notes"][1].startswith("In 2 of 2 stories most of the model's statements did not")
    assert not [text for text in told if "resigned" in text or "at once" in text]
    for figure in re.findall(r"\d+", " ".join(told)):
        assert figure in re.findall(r"\d+", sources)
    wanted = {one["text"] for story in plain(call, two)["stories"] for one in story["statements"]}
    assert wanted - set(told) == set()


def test_one_story_of_two(call: Call, serve: Serve, use: Use, two: str) -> None:
    """A failure of one story leaves the other to the model."""
    server = serve()
    server.script(Fault.REFUSAL)
    use(server, BRIEF_MODEL_CONCURRENCY="1")
    ended = call("run", two, "--format", "json")
    record = json.loads(ended.out)
    assert record["engine"]["name"] == "openai"
    (note,) = record["notes"]
    assert note.startswith("The model could not be used for 1 of 2 stories; the extractive engine")
    assert "brief: s1: written by the extractive engine: " in ended.err


@pytest.mark.parametrize("fault", ["gibberish", "bad-key", "500"])
def test_a_judge_that_fails_is_told(
    call: Call, serve: Serve, use: Use, two: str, fault: str
) -> None:
    """Statements stand without its opinion; reader and user are told."""
    use(serve())
    expected = briefed(call, two)
    use(serve(), BRIEF_MODEL_JUDGE=f"strict+{fault}")
    ended = call("run", two, "--format", "json", "--judge")
    record = json.loads(ended.out)
    assert record["stories"] == expected["stories"]
    assert len(record["notes"]) == 1
    assert record["notes"][0].startswith("The judging model gave no opinion on ")
    assert f"brief: warning: judge strict+{fault}: gave no second opinion on " in ended.err


def test_a_judge_that_agrees_is_told(call: Call, serve: Serve, use: Use, two: str) -> None:
    """Its rate of disagreement is in the briefing."""
    server = serve()
    use(server, BRIEF_MODEL_JUDGE="strict")
    (note,) = briefed(call, two, "--judge")["notes"]
    assert re.fullmatch(r"The judging model rejected 0 of \d+ statements .* \(0%\)\.", note)
    assert {request.body["model"] for request in server.requests} == {"test", "strict"}


def test_the_model_of_the_option_goes_first(call: Call, serve: Serve, use: Use, two: str) -> None:
    """`--model` goes before the settings."""
    server = serve()
    use(server)
    assert briefed(call, two, "--model", "other")["engine"]["model"] == "other"
    assert {request.body["model"] for request in server.requests} == {"other"}


def test_a_profile_is_written_for(call: Call, serve: Serve, use: Use, two: str) -> None:
    """Another profile is another prompt, and the briefing's hashes say so."""
    use(serve())
    prompts = [
        briefed(call, two, "--profile", name)["engine"]["prompts"]
        for name in ("default", "risk-desk")
    ]
    assert [name for name in prompts[0] if name.startswith("profile")] == ["profile default"]
    assert [name for name in prompts[1] if name.startswith("profile")] == ["profile risk-desk"]
    ended = call("run", two, "--profile", "nobody")
    assert (ended.code, ended.out) == (6, "")


def requests_of(server: ModelServer) -> int:
    """Return how many requests a server had so far."""
    return len(server.requests)


def test_a_second_run_sends_nothing(
    call: Call, serve: Serve, use: Use, two: str, tmp_path: Path
) -> None:
    """With a cache the same run costs nothing, and but for its usage is the same to the byte."""
    server = serve()
    use(server, BRIEF_MODEL_CACHE=str(tmp_path / "kept"))
    args = ("run", two, "--judge", "--format", "json")
    first = call(*args)
    sent = requests_of(server)
    second = call(*args)
    assert sent > 2
    assert requests_of(server) == sent
    assert f"no request, {sent} answers from the cache" in second.err
    one, other = json.loads(first.out), json.loads(second.out)
    assert one.pop("usage")["calls"] == sent
    assert other.pop("usage") == {
        "prompt_tokens": 0,
        "completion_tokens": 0,
        "calls": 0,
        "cost_usd": 0.0,
    }
    assert json.dumps(one) == json.dumps(other)
    without = call("run", two, "--judge", "--format", "json", "--model", "other")
    assert without.code == 0
    assert requests_of(server) > sent
