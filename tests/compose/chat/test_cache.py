"""The cache: a second run asks nobody; whatever is wrong with a file, the answer is right."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from brief.compose.chat.cache import Cached, key_of
from brief.compose.chat.crew import in_parallel
from brief.compose.model import ChatReply, ChatRequest, Message, Role
from tests.compose.chat.made import SCHEMA, Scripted, chat, request
from tests.model_server.behaviour import Fault
from tests.model_server.server import ModelServer


def cached(model: Scripted, folder: Path, scope: str = "s") -> tuple[Cached, list[ChatReply]]:
    """Return the model behind a cache, and the list of what the cache gives."""
    hits: list[ChatReply] = []
    return Cached(model, folder, scope, lambda _, reply: hits.append(reply)), hits


def test_a_second_run_costs_nothing(server: ModelServer, tmp_path: Path) -> None:
    """The same requests again: no request goes out, the answers are the same, all are noted."""
    answers = []
    for _ in range(2):
        models = chat(server.url, cache=tmp_path / "kept")
        model = models.models[Role.COMPOSE]
        answers.append([model.complete(request(text)) for text in "abc"])
        models.close()
    assert len(server.requests) == 3
    assert [a.data for a in answers[0]] == [a.data for a in answers[1]]
    assert [a.spent.cached for a in answers[0] + answers[1]] == [False] * 3 + [True] * 3
    used = models.usage.rows()[0]
    assert (used.requests, used.from_cache, used.prompt_tokens) == (0, 3, 0)
    assert models.budget.spent.tokens == 0


def test_another_question_is_another_answer() -> None:
    """Everything that decides an answer is in its key; the role alone does not."""
    plain = request()
    others = [
        replace(plain, messages=(Message("user", "x"),)),
        replace(plain, messages=plain.messages[::-1]),
        replace(plain, schema={**SCHEMA, "description": "other"}),
        replace(plain, schema_name="other"),
        replace(plain, max_output_tokens=601),
    ]
    keys = {key_of(each, "m", "s") for each in (plain, *others)}
    keys |= {key_of(plain, "n", "s"), key_of(plain, "m", "t")}
    assert len(keys) == len(others) + 3
    assert key_of(replace(plain, role=Role.JUDGE), "m", "s") == key_of(plain, "m", "s")


def _ruin(path: Path, how: str) -> None:
    entry = json.loads(path.read_text())
    match how:
        case "cut":
            path.write_bytes(path.read_bytes()[:-9])
        case "empty":
            path.write_bytes(b"")
        case "binary":
            path.write_bytes(b"\xff\x00\xfe")
        case "deep":
            path.write_text("[" * 100_000)
        case "list":
            path.write_text("[]")
        case "other key":
            path.write_text(json.dumps({**entry, "key": "0" * 64}))
        case "other form":
            path.write_text(json.dumps({**entry, "form": 0}))
        case "changed":
            entry["reply"]["data"] = {"statements": ["forged"]}
            path.write_text(json.dumps(entry))
        case "folder":
            path.unlink()
            path.mkdir()


@pytest.mark.parametrize(
    "how",
    ["cut", "empty", "binary", "deep", "list", "other key", "other form", "changed", "folder"],
)
def test_a_damaged_file_is_no_answer(tmp_path: Path, how: str) -> None:
    """What is not whole and ours is asked again, and replaced if that is possible."""
    model, (first, _) = Scripted(), cached(Scripted(), tmp_path)
    first.complete(request())
    (path,) = tmp_path.rglob("*.json")
    _ruin(path, how)
    again, hits = cached(model, tmp_path)
    assert again.complete(request()).data == {"statements": []}
    assert (len(model.asked), len(hits)) == (1, 0)
    again.complete(request())
    expected = (2, 0) if how == "folder" else (1, 1)
    assert (len(model.asked), len(hits)) == expected


def test_an_answer_of_another_shape_is_not_used(tmp_path: Path) -> None:
    """An answer is held against the schema when it is read too."""
    cached(Scripted(), tmp_path)[0].complete(request())
    (path,) = tmp_path.rglob("*.json")
    narrow: ChatRequest = replace(request(), schema={"type": "object", "required": ["other"]})
    other = path.with_name(f"{key_of(narrow, 'scripted', 's')}.json")
    (tmp_path / other.stem[:2]).mkdir(exist_ok=True)
    model = Scripted()
    again, hits = cached(model, tmp_path)
    again.complete(narrow)
    again.complete(narrow)
    assert (len(model.asked), hits) == (2, [])


def test_failures_are_not_kept(server: ModelServer, tmp_path: Path) -> None:
    """Only answers are; the next run asks again."""
    models = chat(server.url, cache=tmp_path)
    server.script(Fault.REFUSAL)
    with pytest.raises(Exception, match="declined"):
        models.models[Role.COMPOSE].complete(request())
    assert list(tmp_path.rglob("*.json")) == []
    models.models[Role.COMPOSE].complete(request())
    assert len(list(tmp_path.rglob("*.json"))) == 1
    models.close()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The answer is given all the same."""
    (tmp_path / "file").write_text("in the way")
    model, hits = cached(Scripted(), tmp_path / "file")
    assert model.complete(request()).data == {"statements": []}
    assert hits == []


def test_what_is_kept_is_its_owners(tmp_path: Path) -> None:
    """Others on the machine cannot read it."""
    cached(Scripted(), tmp_path)[0].complete(request())
    (path,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_many_writers_leave_whole_files(tmp_path: Path) -> None:
    """Threads that keep the same answers at the same time do not spoil each other's files."""
    from brief.compose.chat.waiting import Halt

    model, _ = cached(Scripted(), tmp_path)
    in_parallel(lambda n: model.complete(request(str(n % 5))), range(60), 12, Halt())
    files = list(tmp_path.rglob("*"))
    kept = [path for path in files if path.is_file()]
    assert len(kept) == 5
    assert all(path.suffix == ".json" and json.loads(path.read_text()) for path in kept)


INTERRUPTED = """
import sys
from pathlib import Path
from brief.compose.chat.crew import in_parallel
from brief.compose.chat.settings import Limits
from brief.compose.model import Role
from tests.compose.chat.made import chat, request

models = chat(sys.argv[1], cache=Path(sys.argv[2]), limits=Limits(concurrency=4))
model = models.models[Role.COMPOSE]
in_parallel(lambda n: print(n, bool(model.complete(request(str(n)))), flush=True), range(40), 8,
            models.halt)
"""


def test_an_interrupt_leaves_no_half_state(server: ModelServer, tmp_path: Path, root: Path) -> None:
    """Interrupted amid hanging requests, a run ends at once; what is kept is whole, and used."""
    server.script(*[Fault.NONE] * 6, *[Fault.HANG] * 30)
    command = [sys.executable, "-c", INTERRUPTED, server.url, str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        for _ in range(6):
            run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=20)
    assert "KeyboardInterrupt" in said
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 6
    assert all(json.loads(path.read_text())["reply"]["data"] for path in files)
