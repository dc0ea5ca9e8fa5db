"""A real model class, tiny and untrained, loaded and run by the code that loads real models.

Its answers are made by setting the bias of its last layer. It shows that
loading, reading, batching and rejecting work, and nothing about the quality of
any model's opinions.
"""

from __future__ import annotations

import json
import pickle
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brief import daily
from brief.check import Checker
from brief.check.confirm import Judged, confirm, question
from brief.check.nli import NliModel, nli_panel
from brief.check.nli_encoder import Encoder
from brief.check.nli_loading import load
from brief.check.nli_settings import NliSettings
from brief.check.opinions import Label, Panel, Passage, Question
from brief.cli import main
from brief.errors import OpinionUnavailable
from brief.model import Ruling, Span, Verdict
from tests.check.made import article, claim, codes, pointer

NEEDS = "second opinions need the extra nli, which is not installed"
torch = pytest.importorskip("torch", reason=NEEDS, exc_type=ImportError)
transformers = pytest.importorskip("transformers", reason=NEEDS, exc_type=ImportError)

THREE = ("contradiction", "entailment", "neutral")
SOURCE = article(
    "a",
    "The council met on Monday. It voted to close the old bridge. The mayor was not in the hall.",
)
CLOSE = "The council voted to close the old bridge."
BURN = "The council voted to burn the old bridge."
WORDS = sorted({word.strip(".").lower() for word in f"{SOURCE.text} {BURN}".split()})
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that saves a model whose every answer is the output named `says`."""

    def save(
        says: str = "", labels: tuple[str, ...] = THREE, name: str = "tiny", kind: str = ""
    ) -> Path:
        torch.manual_seed(7)
        specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        vocabulary = {word: at for at, word in enumerate([*specials, ".", *WORDS])}
        config = transformers.BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
            max_position_embeddings=64,
            initializer_range=0.5,  # Wide, so that other inputs give visibly other outputs.
            id2label=dict(enumerate(labels)),
            label2id={label: at for at, label in enumerate(labels)},
        )
        model = getattr(transformers, kind or "BertForSequenceClassification")(config)
        if says:
            with torch.no_grad():
                model.classifier.weight.zero_()
                model.classifier.bias.copy_(torch.tensor([9.0 * (one == says) for one in labels]))
        folder = tmp_path / name
        model.save_pretrained(folder)
        transformers.BertTokenizer(vocab=vocabulary, do_lower_case=True).save_pretrained(folder)
        return folder

    return save


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[list[list[int]]]:
    """Record the token ids of each batch that a model is given, padding left out."""
    batches: list[list[list[int]]] = []
    kind = transformers.BertForSequenceClassification
    forward = kind.forward

    def record(self: Any, **inputs: Any) -> Any:
        pairs = zip(inputs["input_ids"], inputs["attention_mask"], strict=True)
        batches.append([ids[mask.bool()].tolist() for ids, mask in pairs])
        return forward(self, **inputs)

    monkeypatch.setattr(kind, "forward", record)
    return batches


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Record every host that is looked up, and find none."""
    asked: list[object] = []

    def getaddrinfo(host: object, *args: object, **kwargs: object) -> None:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def rule(folder: Path, text: str = CLOSE, **settings: Any) -> Verdict:
    """Check a claim about the source, with a second opinion."""
    checker = Checker({"a": SOURCE})
    model = NliModel.load(NliSettings(str(folder), **settings))
    judged = Judged(checker, checker.check(claim(text, pointer(SOURCE))))
    (verdict,) = confirm(Panel([model]), [judged])
    return verdict


def test_a_model_that_agrees_lets_a_statement_stand(make: Make) -> None:
    """The verdict is that of the tests."""
    plain = Checker({"a": SOURCE}).check(claim(CLOSE, pointer(SOURCE)))
    assert rule(make("entailment")) == plain
    assert plain.ruling is Ruling.SUPPORTED


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("contradiction", "finds the contrary in the cited text (entailment 0.00, contradiction 1"),
        ("neutral", "does not find it in the cited text (entailment 0.00, contradiction 0.00); an"),
    ],
)
def test_a_model_that_does_not_agree_rejects(make: Make, says: str, told: str) -> None:
    """The finding names the model and its probabilities, over the claim, at the sentence."""
    verdict = rule(make(says))
    (found,) = verdict.findings
    assert (verdict.ruling, found.code, found.at) == (
        Ruling.UNSUPPORTED,
        "J801",
        (0, len(CLOSE)),
    )
    assert f"NLI model tiny {told}" in found.message
    assert found.source is not None
    where = SOURCE.text[found.source.start : found.source.end]
    assert where == "It voted to close the old bridge."


def test_a_model_that_always_agrees_rescues_nothing(
    make: Make, seen: list[list[list[int]]]
) -> None:
    """A claim that the tests refuse stays refused as it was, and the model never sees it."""
    plain = Checker({"a": SOURCE}).check(claim(BURN, pointer(SOURCE)))
    assert plain.ruling is Ruling.UNSUPPORTED
    assert rule(make("entailment"), BURN) == plain
    assert seen == []
    assert rule(make("entailment"), CLOSE).ruling is Ruling.SUPPORTED
    assert len(seen) == 1


@pytest.mark.parametrize("labels", [THREE, THREE[::-1], ("NEUTRAL", "ENTAILMENT", "CONTRADICTION")])
def test_outputs_are_read_by_their_names(make: Make, labels: tuple[str, ...]) -> None:
    """The same output means another thing where the model's names are in another order."""
    entailed = next(label for label in labels if label.lower() == "entailment")
    assert codes(rule(make(entailed, labels))) == set()
    renamed = tuple({"E": "contradiction", "C": "entailment"}.get(x[0].upper(), x) for x in labels)
    refused = renamed[labels.index(entailed)]
    assert codes(rule(make(refused, renamed, "renamed"))) == {"J801"}


@pytest.mark.parametrize(("says", "found"), [("entailment", set()), ("not_entailment", {"J801"})])
def test_a_model_with_two_outputs(make: Make, says: str, found: set[str]) -> None:
    """Models that only tell entailment from the rest are read too."""
    assert codes(rule(make(says, ("not_entailment", "entailment")))) == found


def test_unnamed_outputs_need_names(make: Make) -> None:
    """LABEL_0 and the like are refused, unless the settings say what they are, in order."""
    folder = make("LABEL_1", ("LABEL_0", "LABEL_1", "LABEL_2"))
    with pytest.raises(OpinionUnavailable, match=r"“LABEL_0” does not say .* “labels” in a sett"):
        rule(folder)
    assert codes(rule(folder, labels=THREE)) == set()
    assert codes(rule(folder, labels=("neutral", "contradiction", "entailment"))) == {"J801"}
    with pytest.raises(OpinionUnavailable, match="has 3 outputs, and “labels” names 2"):
        rule(folder, labels=("entailment", "neutral"))


def _config(folder: Path, **fields: object) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


def _without_tokenizer(folder: Path) -> None:
    for path in folder.glob("tokenizer*"):
        path.unlink()


def _pickled(folder: Path) -> None:
    class Code:
        def __reduce__(self) -> tuple[Any, ...]:
            return (print, ("this code ran",))

    (folder / "model.safetensors").unlink()
    torch.save({"weight": Code()}, folder / "pytorch_model.bin", pickle_module=pickle)


def _without_head(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    path = folder / "model.safetensors"
    weights = {k: v for k, v in load_file(path).items() if not k.startswith("classifier")}
    save_file(weights, path, metadata={"format": "pt"})


DAMAGE: list[tuple[str, Callable[[Path], object]]] = [
    ("fails (OSError: ", lambda folder: (folder / "config.json").write_text("{")),
    ("fails (ValueError: ", lambda folder: (folder / "config.json").unlink()),
    ("fails (ValueError: ", lambda folder: _config(folder, model_type="zork")),
    ("needs code of its own", lambda folder: _config(
        folder, model_type="zork", auto_map={"AutoConfig": "a.B"})),
    ("fails (OSError: ", lambda folder: (folder / "model.safetensors").unlink()),
    ("fails (SafetensorError: ", lambda folder: (folder / "model.safetensors").write_text("x" * 9)),
    ("do not fit its config", lambda folder: _config(folder, intermediate_size=128)),
    ("lacks the weights of classifier.bias, classifier.weight", _without_head),
    ("a pickle with code in it", _pickled),
    ("tokenizer knows 5 of", _without_tokenizer),
    ("fails (", lambda folder: (folder / "tokenizer.json").write_text('{"a":')),
    ("no alternatives (multi_label_cl", lambda folder: _config(
        folder, problem_type="multi_label_classification")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "damage"), DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_folder_is_one_clear_line(
    make: Make,
    capfd: pytest.CaptureFixture[str],
    lookups: list[object],
    why: str,
    damage: Callable[[Path], object],
) -> None:
    """Whatever is wrong with a model's files is said in a line; nothing runs or is fetched."""
    folder = make("entailment")
    load(NliSettings(str(folder)))
    damage(folder)
    capfd.readouterr()
    with pytest.raises(OpinionUnavailable) as raised:
        load(NliSettings(str(folder)))
    told = str(raised.value)
    assert told.startswith("NLI model tiny: ")
    assert why in told
    assert "; " in told
    assert "\n" not in told
    assert "this code ran" not in capfd.readouterr().out
    assert lookups == []


def test_another_kind_of_model_is_refused(make: Make) -> None:
    """A model without a classifier would be given a random one."""
    with pytest.raises(OpinionUnavailable, match="is a BertModel, no sequence classifier"):
        load(NliSettings(str(make(kind="BertModel"))))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("./none", r"\./none is no folder; check the path"),
        ("a/b/c", "a/b/c is no folder"),
        ("none/such", r"no such folder and no such model in the local cache; .* hub:none/such to"),
    ],
)
def test_a_missing_folder_is_named(lookups: list[object], given: str, why: str) -> None:
    """A path that leads nowhere is never taken for a name to fetch."""
    with pytest.raises(OpinionUnavailable, match=why):
        nli_panel(given)
    assert lookups == []


def test_a_folder_needs_no_network(make: Make, lookups: list[object]) -> None:
    """Loading and asking a local model looks up no host."""
    assert codes(rule(make("contradiction"))) == {"J801"}
    assert lookups == []


def test_a_name_is_looked_up_in_the_local_cache(
    make: Make, lookups: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that was downloaded before is found by its name, without a question to the hub."""
    from huggingface_hub import constants

    folder = make("contradiction")
    kept = tmp_path / "cache" / "models--org--tiny"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text("0" * 40)
    (kept / "snapshots").mkdir()
    folder.rename(kept / "snapshots" / ("0" * 40))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    assert codes(rule(Path("org/tiny"))) == {"J801"}
    with pytest.raises(OpinionUnavailable, match="no such model in the local cache"):
        rule(Path("org/other"))
    assert lookups == []


def test_only_the_hub_prefix_may_fetch(
    lookups: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`hub:` asks the hub, and not even that when the libraries are told to stay offline."""
    from huggingface_hub import constants

    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    with pytest.raises(OpinionUnavailable, match="cannot be fetched from the hub"):
        nli_panel("hub:none/such")
    assert lookups
    lookups.clear()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(OpinionUnavailable, match="cannot be fetched from the hub"):
        nli_panel("hub:none/such")
    assert lookups == []


def test_an_absent_device_is_named(make: Make) -> None:
    """A device that is not here is refused; the processor always is."""
    folder = make("entailment")
    assert load(NliSettings(str(folder), device="cpu")).device == "cpu"
    with pytest.raises(OpinionUnavailable, match="no device “tpu” here; use cpu or auto"):
        load(NliSettings(str(folder), device="tpu"))


def test_loading_is_silent_and_changes_no_settings(
    make: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing of the library's reports reaches the terminal, and its own settings are put back."""
    folder = make("entailment")
    log = transformers.utils.logging
    before = (log.get_verbosity(), log.is_progress_bar_enabled())
    capfd.readouterr()
    load(NliSettings(str(folder)))
    assert capfd.readouterr() == ("", "")
    assert (log.get_verbosity(), log.is_progress_bar_enabled()) == before


def test_the_model_is_only_read(make: Make) -> None:
    """It runs in evaluation mode, in 32 bits, and keeps no gradients."""
    folder = make()
    _config(folder, dtype="float16")
    model = load(NliSettings(str(folder))).model
    assert not model.training
    assert {(p.dtype, p.requires_grad) for p in model.parameters()} == {(torch.float32, False)}


def ask(*texts: str, statement: str = CLOSE) -> Question:
    """Return a question with these texts as its passages."""
    return Question(
        statement, tuple(Passage(text, Span("a", at, at + 1)) for at, text in enumerate(texts))
    )


SENTENCES = ["the council met .", "the old bridge .", "the mayor was not in the hall on monday ."]


def test_equal_questions_get_equal_answers(make: Make) -> None:
    """Neither the order of the questions, nor the size of the batches, nor a second try matters."""
    folder = make()
    asked = [ask(*SENTENCES[:count]) for count in (1, 2, 3)] + [ask(SENTENCES[2], statement=BURN)]
    one = NliModel.load(NliSettings(str(folder), batch=1))
    many = NliModel.load(NliSettings(str(folder), batch=64))
    found = one.answer(asked)
    assert found == one.answer(asked) == many.answer(asked)
    assert found[::-1] == many.answer(asked[::-1])
    assert len({opinion.entails for opinion in found}) == len(asked)


def test_pairs_are_run_in_batches(make: Make, seen: list[list[list[int]]]) -> None:
    """A batch holds as many pairs as the settings say, the last one the rest."""
    model = NliModel.load(NliSettings(str(make()), batch=4))
    model.answer([ask(SENTENCES[0])] * 10)
    assert [len(batch) for batch in seen] == [4, 4, 2]


def test_evidence_is_cut_and_the_statement_never(make: Make, seen: list[list[list[int]]]) -> None:
    """Each pair fits the window, ends with the whole statement, and all evidence is in some."""
    folder = make()
    settings = NliSettings(str(folder), window=40)
    tokenizer = load(settings).tokenizer
    texts = [" ".join([word] * 12) for word in WORDS[:8]]
    NliModel.load(settings).answer([ask(*texts)])
    statement = tokenizer(CLOSE, add_special_tokens=False)["input_ids"]
    end = [*statement, tokenizer.sep_token_id]
    pairs = [pair for batch in seen for pair in batch]
    assert len(pairs) > 4
    assert all(len(pair) <= 40 and pair[-len(end) :] == end for pair in pairs)
    for text in texts:
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        assert any(_within(ids, pair) for pair in pairs)


def _within(part: list[int], whole: list[int]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole)))


def test_a_pair_that_is_too_long_loses_evidence(make: Make, seen: list[list[list[int]]]) -> None:
    """Should a window ever be cut too long, its end is what is lost."""
    settings = NliSettings(str(make()))
    loaded = load(settings)
    Encoder(loaded, settings).probabilities([("old " * 30, "bridge " * 40)])
    old, bridge = loaded.tokenizer("old bridge", add_special_tokens=False)["input_ids"]
    (pair,) = seen[0]
    assert (pair.count(old), pair.count(bridge), len(pair)) == (19, 40, 62)


def test_the_model_s_own_limit_holds(make: Make, seen: list[list[list[int]]]) -> None:
    """Without a window in the settings, the positions that the model has are not exceeded."""
    NliModel.load(NliSettings(str(make()))).answer([ask(*[" ".join(["old"] * 30)] * 9)])
    assert {len(pair) <= 62 for batch in seen for pair in batch} == {True}


def test_a_statement_longer_than_the_model_reads_is_refused(make: Make) -> None:
    """It is not cut to fit: the finding says that it could not be judged."""
    long = f"The council voted to close the old {'old ' * 70}bridge."
    checker = Checker({"a": article("a", long)})
    judged = Judged(checker, checker.check(claim(long, pointer(article("a", long)))))
    assert judged.verdict.ruling is Ruling.SUPPORTED
    (verdict,) = confirm(nli_panel(str(make("entailment"))), [judged])
    assert "cannot judge it; the statement is too long" in verdict.findings[0].message


def test_a_source_cannot_end_the_evidence(make: Make, seen: list[list[list[int]]]) -> None:
    """Words that look like a model's own marks are read as words."""
    folder = make()
    model = NliModel.load(NliSettings(str(folder)))
    model.answer([ask("the council [SEP] met [CLS] .", statement="the council [SEP] met")])
    tokenizer = load(NliSettings(str(folder))).tokenizer
    (pair,) = seen[0]
    marks = (tokenizer.sep_token_id, tokenizer.cls_token_id)
    assert [token for token in pair if token in marks] == [marks[1], marks[0], marks[0]]


def test_no_text_makes_it_raise(make: Make) -> None:
    """Anything may stand in a source or a statement, of any length."""
    model = NliModel.load(NliSettings(str(make("entailment"))))

    @given(st.text(), st.text())
    @example("\ud800", "\udfff")
    @example("\x00\u202e", "")
    @example("\U0001f600" * 80, "a" * 9000)
    def answers(source: str, statement: str) -> None:
        found = model.answer([ask(f"the council {source} met .", statement=statement)])
        assert found[0].label in (Label.ENTAILS, Label.UNABLE)

    answers()


def _fails(error: BaseException) -> Callable[..., Any]:
    def forward(self: Any, **inputs: Any) -> Any:
        raise error

    return forward


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate"), "out of memory; set a"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "out of memory; set a sm"),
        (MemoryError(), "out of memory; set a smaller “batch”"),
        (IndexError("index out of range in self"), r"fails \(IndexError: index out of range"),
    ],
)
def test_a_failing_run_is_one_clear_line(
    make: Make, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    """A model that breaks while it runs raises; it does not vote."""
    folder = make("entailment")
    monkeypatch.setattr(transformers.BertForSequenceClassification, "forward", _fails(error))
    with pytest.raises(OpinionUnavailable, match=f"NLI model tiny: {why}"):
        rule(folder)


def test_answers_that_are_no_numbers_are_a_failure(make: Make) -> None:
    """Weights that give NaN raise: a comparison with NaN would let everything pass."""
    settings = NliSettings(str(make("entailment")))
    loaded = load(settings)
    with torch.no_grad():
        loaded.model.classifier.bias.fill_(float("nan"))
    with pytest.raises(OpinionUnavailable, match="its answers are no probabilities"):
        Encoder(loaded, settings).probabilities([(SENTENCES[0], CLOSE)])


def test_the_question_that_is_asked(make: Make, seen: list[list[list[int]]]) -> None:
    """A model reads the cited sentences, with the one before each, and then the statement."""
    folder = make()
    checker = Checker({"a": SOURCE})
    cited = pointer(SOURCE, "It voted to close the old bridge.")
    NliModel.load(NliSettings(str(folder))).answer([question(checker, claim(CLOSE, cited))])
    read = load(NliSettings(str(folder))).tokenizer.decode(seen[0][0])
    assert read == (
        "[CLS] the council met on monday. it voted to close the old bridge. "
        "[SEP] the council voted to close the old bridge. [SEP]"
    )


def test_the_command_line(make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--nli` turns a draft that passes into one that does not, by the model's answer alone."""
    sources, draft = tmp_path / "sources", tmp_path / "draft.md"
    sources.mkdir()
    (sources / "hall.txt").write_text(f"A day in the hall\n\n{SOURCE.text}\n")
    draft.write_text(f"{CLOSE}[^1]\n\n[^1]: hall.txt\n")
    args = ["check", str(draft), "--sources", str(sources)]
    assert main(args) == 0
    assert main([*args, "--nli", str(make("entailment"))]) == 0
    assert "J801" not in capsys.readouterr().out
    assert main([*args, "--nli", str(make("contradiction"))]) == 1
    assert "J801 a second opinion rejects this: NLI model tiny" in capsys.readouterr().out
    assert main([*args, "--nli", str(tmp_path / "none" / "such")]) == 10


def test_claims_and_runs_ask_too(
    make: Make, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claims file and a run are given the same second opinion."""
    claims = tmp_path / "claims.jsonl"
    line = {"id": 1, "claim": CLOSE, "document": SOURCE.text}
    claims.write_text(json.dumps(line))
    agrees, refuses = make("entailment"), make("contradiction", name="other")

    def asking(model: Path) -> daily.CheckOptions:
        return daily.CheckOptions.of(nli=str(model))

    assert daily.check_claims(str(claims), None, None, asking(agrees)).supported == 1
    assert daily.check_claims(str(claims), None, None, asking(refuses)).unsupported == 1
    capsys.readouterr()
    example = [str(root / "examples" / "dresna-river")]
    plain = daily.run(example)
    assert daily.run(example, daily.RunOptions(nli=str(agrees))) == plain
    assert main(["run", *example, "--nli", str(refuses), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    bases = {one["basis"] for story in shown["stories"] for one in story["statements"]}
    assert bases == {"conflict"}
