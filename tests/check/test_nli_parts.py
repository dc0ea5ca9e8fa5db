"""What surrounds an NLI model and needs none: settings, labels, windows, and reading answers."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check.nli import NliModel, nli_panel
from brief.check.nli_encoder import Encoder, Probabilities
from brief.check.nli_labels import Role, roles_of
from brief.check.nli_settings import NliSettings, read_settings
from brief.check.nli_windows import windows
from brief.check.opinions import Label, Opinion, Passage, Question
from brief.errors import FileFormatError, OpinionUnavailable
from brief.model import Span

E, N, C = Role.ENTAILMENT, Role.NEUTRAL, Role.CONTRADICTION


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        (["contradiction", "entailment", "neutral"], (C, E, N)),
        (["ENTAILMENT", "NEUTRAL", "CONTRADICTION"], (E, N, C)),
        (["Contradicts", "Neutral", "Entails"], (C, N, E)),
        (["entailment", "not_entailment"], (E, N)),
        (["not-entailment", "entailment"], (N, E)),
        (["NonEntailment", "Entailment"], (N, E)),
        (["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"], (E, C, N)),
        (["unsupported", "supported"], (N, E)),
        (["refuted", "supported"], (C, E)),
    ],
)
def test_labels_are_read_in_any_order(labels: list[str], roles: tuple[Role, ...]) -> None:
    """What an output means is told by its name, not by its place."""
    assert roles_of(labels) == roles
    assert roles_of(labels[::-1]) == roles[::-1]


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        (["LABEL_0", "LABEL_1", "LABEL_2"], "“LABEL_0” does not say what it means"),
        (["entailment", "LABEL_1"], "“LABEL_1” does not say what it means"),
        (["entailment", "not_contradiction"], "“not_contradiction” does not say"),
        (["positive", "negative"], "“positive” does not say"),
        (["entailment", "entails"], "two of them mean the same"),
        (["entailment", "neutral", "not_entailment"], "two of them mean the same"),
        (["neutral", "contradiction"], "entailment and another are needed"),
        (["entailment"], "entailment and another are needed"),
    ],
)
def test_labels_are_not_guessed(labels: list[str], why: str) -> None:
    """Names that do not tell the three apart are refused."""
    with pytest.raises(ValueError, match=why):
        roles_of(labels)


def test_a_model_is_named_in_three_ways() -> None:
    """A folder and a bare name stay local; only the prefix may fetch."""
    local, hub = read_settings("models/nli-small"), read_settings("hub:org/nli-small@v1.2")
    assert (local.place, local.fetches, local.revision) == ("models/nli-small", False, None)
    assert (hub.place, hub.fetches, hub.revision) == ("org/nli-small", True, "v1.2")
    assert local.name == hub.name == "NLI model nli-small"


def test_settings_are_read_from_a_file(tmp_path: Path) -> None:
    """Each field may stand in the file, and a relative folder is taken from beside it."""
    (tmp_path / "small").mkdir()
    path = tmp_path / "nli.toml"
    path.write_text(
        'model = "small"\ndevice = "cpu"\nlabels = ["entailment", "neutral"]\nbatch = 4\n'
        "window = 256\nsentences = 3\nentailment = 0.7\ncontradiction = 0.2\n",
        encoding="utf-8",
    )
    assert read_settings(str(path)) == NliSettings(
        str(tmp_path / "small"), "cpu", ("entailment", "neutral"), 4, 256, 3, 0.7, 0.2
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("device = 'cpu'", "names no “model”"),
        ("model = 'a'\nmodle = 'b'", "no setting “modle”"),
        ("model = 3", "“model” is not of the type"),
        ("model = 'a'\nbatch = true", "“batch” is not of the type"),
        ("model = 'a'\nbatch = 0", "“batch” has to be 1 or more"),
        ("model = 'a'\nlabels = 'entailment'", "“labels” is not of the type"),
        ("model = 'a'\nentailment = 1.5", "“entailment” has to lie between 0 and 1"),
        ("model = 'hub:'", "“model” has to name"),
        ("model = ", "is not TOML"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, why: str) -> None:
    """A file that is not of the form is an error that names the file and the field."""
    path = tmp_path / "nli.toml"
    path.write_text("model = 'a'\nbatch = 1\nentailment = 0", encoding="utf-8")
    assert read_settings(str(path)).entailment == 0
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileFormatError, match=why) as raised:
        read_settings(str(path))
    assert str(raised.value).startswith(str(path))


def test_a_missing_settings_file_is_named(tmp_path: Path) -> None:
    """So is one that is not there."""
    with pytest.raises(FileFormatError, match=r"nli\.toml: No such file"):
        read_settings(str(tmp_path / "nli.toml"))


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without torch the error says what to install, and without --nli nobody needs it."""
    monkeypatch.setitem(sys.modules, "torch", None)
    assert nli_panel(None) is None
    with pytest.raises(OpinionUnavailable, match=r"needs the extra nli .*brief-news\[nli\]"):
        nli_panel("some/model")


def _sizes(texts: Sequence[str]) -> list[int]:
    """Count words, as a tokenizer would that knows them all."""
    return [len(text.split()) for text in texts]


def passages(*texts: str, before: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Return passages with these texts, one behind the other in one article."""
    found, at = [], 0
    for index, text in enumerate(texts):
        context = before[index] if before else ""
        found.append(Passage(text, Span("a", at, at + len(text)), context))
        at += len(text) + 1
    return tuple(found)


def cut(room: int, *texts: str, most: int | None = None, before: Sequence[str] = ()) -> list[str]:
    """Return the texts of the windows."""
    return [one.text for one in windows(passages(*texts, before=before), room, _sizes, most)]


def test_evidence_that_fits_is_one_window() -> None:
    """Windows are for what is too long; a token less of room makes two, that share a sentence."""
    assert cut(6, "a b", "c d", "e f") == ["a b c d e f"]
    assert cut(5, "a b", "c d", "e f") == ["a b c d", "c d e f"]
    assert cut(3, "a b", "c d", "e f") == ["a b", "c d", "e f"]


def test_a_window_may_hold_few_sentences() -> None:
    """The number of sentences can be limited, whatever the room."""
    assert cut(99, "a", "b", "c", most=2) == ["a b", "b c"]
    assert cut(99, "a", "b", "c", most=1) == ["a", "b", "c"]


def test_the_sentence_before_comes_along() -> None:
    """Context stands before its passage once, and is left out where it does not fit."""
    assert cut(9, "he b", before=["Al a"]) == ["Al a he b"]
    assert cut(9, "Al a", "he b", before=["", "Al a"]) == ["Al a he b"]
    assert cut(3, "he b", before=["Al a"]) == ["he b"]


def test_a_sentence_longer_than_a_window_is_read_in_parts() -> None:
    """No word of it is lost, and each part is the same passage."""
    found = windows(passages("a b c d e f g h", "i"), 3, _sizes)
    assert (
        " ".join(dict.fromkeys(" ".join(one.text for one in found).split())) == "a b c d e f g h i"
    )
    assert {one.passages for one in found} <= {(0,), (0, 1), (1,)}
    assert cut(2, "x" * 40 + " y z") == ["x" * 40, "y z"]


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=9),
    st.integers(3, 20),
    st.none() | st.integers(1, 4),
)
def test_windows_hold_everything_in_order(counts: list[int], room: int, most: int | None) -> None:
    """Each word is in some window, no window is too long, and neighbours that fit are together."""
    texts = [" ".join(f"w{at}.{n}" for n in range(count)) for at, count in enumerate(counts)]
    found = windows(passages(*texts), room, _sizes, most)
    words = [one.text.split() for one in found]
    assert sorted({word for one in words for word in one}) == sorted(" ".join(texts).split())
    assert all(len(one) <= room for one in words)
    assert all(one == sorted(one, key=_number) for one in words)
    if most != 1:
        for first, second in itertools.pairwise(texts):
            if len(f"{first} {second}".split()) <= room:
                assert any(f"{first} {second}" in one.text for one in found)


def _number(word: str) -> tuple[int, int]:
    sentence, _, place = word.removeprefix("w").partition(".")
    return int(sentence), int(place)


class Scripted:
    """Stands in for a model: reads probabilities for a window off the words in it."""

    def __init__(self, room: int, **odds: Probabilities) -> None:
        self._room = room
        self._odds = odds
        self.pairs: list[tuple[str, str]] = []

    def sizes(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return _sizes(texts)

    def room(self, size: int) -> int:
        """Return what is left beside a statement."""
        return self._room - size

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        """Return those of the last of the known words in each window."""
        self.pairs += pairs
        known = [[word for word in text.split() if word in self._odds] for text, _ in pairs]
        return [self._odds[words[-1]] if words else Probabilities(0, 1, 0) for words in known]


def ask(model: Scripted, asked: Question, settings: NliSettings | None = None) -> Opinion:
    """Return the opinion of a stand-in for a model on one question."""
    (found,) = NliModel(cast(Encoder, model), settings or NliSettings("m")).answer([asked])
    return found


TEN = " x" * 10
LONG = Question("is it so", passages("yes" + TEN, "filler" + TEN, "no" + TEN), nearest=1)
SURE = Probabilities(0.9, 0.1, 0.0)
AGAINST = Probabilities(0.05, 0.05, 0.9)


def test_the_best_entailment_counts() -> None:
    """One window that entails is enough, and it is the one named."""
    found = ask(Scripted(20, yes=SURE), LONG)
    assert (found.label, found.entails, found.source) == (
        Label.ENTAILS,
        0.9,
        LONG.passages[0].span,
    )
    assert ask(Scripted(20), LONG).label is Label.NEUTRAL


def test_the_worst_contradiction_counts() -> None:
    """Evidence that entails here and contradicts there rejects, and the place is the second."""
    found = ask(Scripted(20, yes=SURE, no=AGAINST), LONG)
    assert (found.label, found.entails, found.contradicts) == (Label.CONTRADICTS, 0.9, 0.9)
    assert found.source == LONG.passages[2].span


def test_of_a_window_the_nearest_sentence_is_named() -> None:
    """Several sentences read together are shown by the one that is nearest to the statement."""
    assert ask(Scripted(99, no=SURE), LONG).source == LONG.passages[1].span
    assert ask(Scripted(20, no=SURE), LONG).source == LONG.passages[2].span


@pytest.mark.parametrize(
    ("settings", "odds", "label"),
    [
        (NliSettings("m"), (0.5, 0.5, 0.0), Label.ENTAILS),
        (NliSettings("m"), (0.4999, 0.5001, 0.0), Label.NEUTRAL),
        (NliSettings("m"), (0.4, 0.1, 0.5), Label.NEUTRAL),
        (NliSettings("m"), (0.4, 0.0999, 0.5001), Label.CONTRADICTS),
        (NliSettings("m", entailment=0.8), (0.79, 0.21, 0.0), Label.NEUTRAL),
        (NliSettings("m", entailment=0.0), (0.0, 1.0, 0.0), Label.ENTAILS),
        (NliSettings("m", contradiction=0.1), (0.8, 0.0, 0.2), Label.CONTRADICTS),
        (NliSettings("m", entailment=0.0, contradiction=1.0), (0.0, 0.0, 1.0), Label.ENTAILS),
    ],
)
def test_thresholds_decide(
    settings: NliSettings, odds: tuple[float, float, float], label: Label
) -> None:
    """Below the one and above the other rejects; exactly at either does not."""
    model = Scripted(99, yes=Probabilities(*odds))
    assert ask(model, Question("is it so", passages("yes")), settings).label is label


def test_a_statement_without_room_for_evidence_is_not_judged() -> None:
    """Neither is it cut: one that is too long is beyond the model, and that is said."""
    found = ask(Scripted(40, yes=SURE), Question("w " * 25, passages("yes")))
    assert (found.label, found.entails) == (Label.UNABLE, 0.0)
    assert "too long" in found.why
    assert ask(Scripted(40, yes=SURE), Question("w " * 24, passages("yes"))).label is Label.ENTAILS


def test_brackets_are_not_read() -> None:
    """A statement's square brackets are marks of editing, what they hold is said."""
    model = Scripted(99)
    ask(model, Question("[Reke] left [the hall].", passages("yes [sic]")))
    assert model.pairs == [("yes [sic]", "Reke left the hall.")]


def test_questions_keep_their_own_answers() -> None:
    """Questions with several windows and with none do not shift the others' answers."""
    model = NliModel(cast(Encoder, Scripted(20, yes=SURE, no=AGAINST)), NliSettings("m"))
    found = model.answer(
        [LONG, Question("w " * 30, passages("yes")), Question("a b", passages("yes"))]
    )
    assert [one.label for one in found] == [Label.CONTRADICTS, Label.UNABLE, Label.ENTAILS]
    assert model.answer([]) == []
