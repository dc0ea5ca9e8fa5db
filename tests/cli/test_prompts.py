"""`brief prompts`: what would be sent, its length, and what cannot be shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

import pytest

from brief import previews
from brief.compose import vocabularies
from brief.compose.tokens import Estimate
from brief.errors import NoUsableSource
from brief.model import sha256
from brief.previews import NoSuchStory, PreviewOptions, preview
from tests.cli.conftest import Call

EXAMPLE = "examples/dresna-river"
NAMES = ["compose", "headline", "judge", "merge", "repair"]


@pytest.fixture(autouse=True)
def _at_the_top(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEF_MODEL", "test")  # of which no vocabulary is at hand anywhere


def test_all_prompts_are_listed(call: Call, root: Path) -> None:
    """Each with its version, its answer's schema and the hash of its file; the profiles too."""
    ended = call("prompts", "list")
    assert ended.code == 0
    rows = [line.split() for line in ended.out.splitlines()[1:] if line.count(" ") > 3]
    assert [row[0] for row in rows] == NAMES
    for name, version, _, digest in rows:
        text = (root / f"prompts/{name}.j2").read_text("utf-8")
        assert f"version: {version}\n" in text
        assert digest == sha256(text)
    assert ended.out.endswith("profiles: default, risk-desk\n")


@pytest.mark.parametrize("name", NAMES)
def test_each_prompt_is_shown(call: Call, name: str) -> None:
    """Both messages of each request, under a line that tells its length."""
    ended = call("prompts", "show", name, EXAMPLE)
    assert (ended.code, ended.err) == (0, "")
    requests = re.findall(
        r"^=== request \d+ of (\d+): at most \d+ tokens ===$", ended.out, re.MULTILINE
    )
    assert requests == [str(len(requests))] * len(requests)
    assert len(requests) >= 1
    assert ended.out.count("--- system ---\n") == ended.out.count("--- user ---\n") == len(requests)
    assert "Sarvenia" in ended.out


def test_the_length_is_that_of_the_messages() -> None:
    """The count is the model's own, or a bound of it, of both messages and what parts them."""
    (one, *_) = preview("compose", [EXAMPLE], PreviewOptions(window=100_000))
    assert one.parts == 1
    assert one.tokens == sum(Estimate().count(m.content) + 8 for m in one.messages)
    assert not one.exact


def test_story_profile_and_window_are_heeded(call: Call, tmp_path: Path) -> None:
    """Another story has other sources, another profile other readers, a small window more parts."""
    second = call("prompts", "show", "compose", EXAMPLE, "--story", "s2").out
    assert "Tellis Mobile" in second
    assert "Sarvenia" not in second
    risk = call("prompts", "show", "compose", EXAMPLE, "--profile", "risk-desk").out
    assert "Readers: a risk officer" in risk
    assert "Readers: a risk officer" not in second
    small = call("prompts", "show", "compose", EXAMPLE, "--window", "12000").out
    assert "This is part 2 of " in small
    out = tmp_path / "prompt.txt"
    assert call("prompts", "show", "headline", EXAMPLE, "--story", "2", "--out", str(out)).out == ""
    assert "--- user ---" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["compos", EXAMPLE], 2, "there is no prompt 'compos'; there are compose, headline"),
        (["compose", EXAMPLE, "--story", "s3"], 2, "the sources hold s1 to s2"),
        (["compose", EXAMPLE, "--story", "s0"], 2, "the sources hold s1 to s2"),
        (["compose", EXAMPLE, "--story", "first"], 2, "there is no story 'first'"),
        (["compose", EXAMPLE, "--window", "0"], 2, "--window"),
        (["compose", EXAMPLE, "--window", "6500"], 11, "a window of 6500 tokens is too small"),
        (["compose", EXAMPLE, "--profile", "no"], 6, "there is no profile 'no'"),
        (["compose", "nowhere.txt"], 3, "nowhere.txt"),
        (["compose", EXAMPLE, "--out", "."], 7, "it is a folder"),
    ],
)
def test_what_cannot_be_shown_is_told(call: Call, args: list[str], code: int, says: str) -> None:
    """One line says what is wrong, and the code which kind it is."""
    ended = call("prompts", "show", *args)
    assert ended.code == code
    assert says in ended.err
    assert ended.out == ""


def test_the_library_raises_what_it_says(tmp_path: Path) -> None:
    """A prompt and a story that are not there have errors of their own."""
    with pytest.raises(KeyError):
        preview("poem", [EXAMPLE])
    with pytest.raises(NoSuchStory):
        preview("compose", [EXAMPLE], PreviewOptions(story=9))
    (tmp_path / "empty.txt").touch()
    with pytest.raises(NoUsableSource):
        preview("compose", [str(tmp_path / "empty.txt")])


def test_tokens_are_counted_as_the_model_counts(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The length is that of a run with the model that is set or named, in its window."""
    monkeypatch.setenv("BRIEF_MODEL_WINDOW", "12000")
    assert "This is part 2 of " in call("prompts", "show", "compose", EXAMPLE).out
    wide = call("prompts", "show", "compose", EXAMPLE, "--window", "90000").out
    assert "This is part " not in wide
    monkeypatch.setattr(previews, "tokens_for", Counted)
    counted = call("prompts", "show", "headline", EXAMPLE, "--model", "other").out
    assert re.search(r"^=== request 1 of 1: \d+ tokens ===$", counted, re.MULTILINE)
    assert Counted.asked == ["other"]


class Counted(Estimate):
    """A count that claims to be exact."""

    asked: ClassVar[list[str]] = []
    exact = True

    def __init__(self, name: str) -> None:
        """Note for which model it is."""
        self.asked.append(name)


def test_a_vocabulary_is_fetched_for_the_model(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`brief tokens fetch` takes the model that is set or named, and prints where it is kept."""
    asked: list[tuple[str | None, float]] = []

    def fetch(model: str, seconds: float) -> Path:
        asked.append((model, seconds))
        return Path("kept")

    monkeypatch.setattr(vocabularies, "fetch_vocabulary", fetch)
    assert call("tokens", "fetch") == (0, "kept\n", "")
    assert call("tokens", "fetch", "gpt-4o", "--timeout", "5").out == "kept\n"
    assert asked == [("test", 60.0), ("gpt-4o", 5.0)]


def test_a_vocabulary_that_nobody_has_is_told(call: Call) -> None:
    """A model without a published vocabulary has an error of its own."""
    ended = call("tokens", "fetch")
    assert (ended.code, ended.out) == (13, "")
    assert "the vocabulary of test is none of " in ended.err
