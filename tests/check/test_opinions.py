"""Second opinions: they reject and never rescue, are asked in batches, and fail aloud."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from math import nan
from pathlib import Path
from typing import Any

import pytest

from brief.check import Checker, accept
from brief.check.claims_file import answer, iter_answers
from brief.check.confirm import Judged, confirm, question
from brief.check.explain import examples
from brief.check.nli_settings import NliSettings, read_settings
from brief.check.opinions import Label, Opinion, Panel, Question
from brief.check.verify import verify_record
from brief.check.whole import CheckOptions, check_text
from brief.errors import OpinionUnavailable, Problem
from brief.model import Article, Basis, Claim, Draft, DraftStory, Engine, Origin, Ruling, Story
from brief.render import Format, render
from tests.check.made import article, claim, codes, pointer

TIDE = article(
    "t",
    "Corin and Tarn signed a fishing pact on Monday. "
    "Tarn's mayor, Ann Doyle, spoke after the signing. She said the pact was fair.",
    "The Tide",
    "2031-05-05",
)
WIRE = article("w", "A fishing pact was signed by Tarn and Corin on Monday.", "Inland Wire")
ORIGINS = (Origin("s1-o1", "t", ("t",)), Origin("s1-o2", "w", ("w",)))
SIGNED = "Corin and Tarn signed a fishing pact on Monday."
SLEPT = "Corin and Tarn burned a fishing pact on Monday."


class Giver:
    """Says of each question what it is told to say, and keeps what it was asked."""

    def __init__(self, say: Label | Callable[[Question], Label], name: str = "judge") -> None:
        self.name = name
        self.batches: list[list[Question]] = []
        self._say = say

    def answer(self, questions: Sequence[Question]) -> list[Opinion]:
        """Answer by the rule given."""
        self.batches.append(list(questions))
        return [self._opinion(one) for one in questions]

    def _opinion(self, asked: Question) -> Opinion:
        label = self._say if isinstance(self._say, Label) else self._say(asked)
        odds = {Label.ENTAILS: (0.9, 0.1, 0.0), Label.CONTRADICTS: (0.02, 0.08, 0.9)}
        return Opinion(self.name, label, "it reads so", *odds.get(label, (0.3, 0.7, 0.0)))


class Failing(Giver):
    """Answers so many batches, and fails from then on."""

    def __init__(self, good: int = 0) -> None:
        super().__init__(Label.ENTAILS, "lost judge")
        self._good = good

    def answer(self, questions: Sequence[Question]) -> list[Opinion]:
        """Answer, or raise."""
        if len(self.batches) >= self._good:
            raise OpinionUnavailable("lost judge: no answer")
        return super().answer(questions)


def put(text: str, *givers: Giver, source: Article = TIDE, optional: bool = False) -> Any:
    """Return the verdict on a claim that cites a whole source, second opinions asked."""
    checker = Checker({source.id: source})
    judged = Judged(checker, checker.check(claim(text, pointer(source))))
    (verdict,) = confirm(Panel(givers, optional=optional), [judged])
    return verdict


def test_an_opinion_that_agrees_changes_nothing() -> None:
    """A statement that passes and is confirmed has the verdict that the tests gave."""
    checker = Checker({"t": TIDE})
    assert put(SIGNED, Giver(Label.ENTAILS)) == checker.check(claim(SIGNED, pointer(TIDE)))


@pytest.mark.parametrize(
    ("label", "says"),
    [
        (Label.NEUTRAL, "judge does not find it in the cited text (entailment 0.30, contradiction"),
        (Label.CONTRADICTS, "judge finds the contrary in the cited text (entailment 0.02, contrad"),
        (Label.UNABLE, "judge cannot judge it; it reads so"),
    ],
)
def test_any_other_opinion_rejects(label: Label, says: str) -> None:
    """The finding says who, how surely and why, over the whole claim and at the sentence."""
    verdict = put(SIGNED, Giver(label))
    (found,) = verdict.findings
    assert verdict.ruling is Ruling.UNSUPPORTED
    assert verdict.score < 0.5
    assert (found.code, found.at) == ("J801", (0, len(SIGNED)))
    assert found.message.startswith(f"a second opinion rejects this: {says}")
    assert found.message.endswith("; it reads so")
    assert (found.source.source, TIDE.text[found.source.start : found.source.end]) == ("t", SIGNED)


def test_an_opinion_cannot_rescue() -> None:
    """What a test refuses stays refused as it was, and nobody is even asked about it."""
    giver = Giver(Label.ENTAILS)
    checker = Checker({"t": TIDE})
    refused = checker.check(claim(SLEPT, pointer(TIDE)))
    assert refused.ruling is Ruling.UNSUPPORTED
    assert put(SLEPT, giver) == refused
    assert giver.batches == []


def test_the_question_holds_the_cited_sentences_and_their_context() -> None:
    """Passages are whole sentences where they stand, with outlet, date and the sentence before."""
    cited = pointer(TIDE, "She said the pact was fair.")
    fair = claim("The pact was fair, Doyle said.", cited, basis=Basis.STATED, holder="Ann Doyle")
    asked = question(Checker({"t": TIDE}), fair)
    (passage,) = asked.passages
    assert (asked.statement, asked.holder, asked.nearest) == (fair.text, "Ann Doyle", 0)
    assert TIDE.text[passage.span.start : passage.span.end] == passage.text == cited.quote
    assert passage.before == "Tarn's mayor, Ann Doyle, spoke after the signing."
    assert (passage.outlet, passage.published) == ("The Tide", datetime(2031, 5, 5, tzinfo=UTC))


def test_the_nearest_passage_is_named() -> None:
    """Of several cited sentences the question says which one shares most with the statement."""
    cited = [pointer(TIDE, "Tarn's mayor, Ann Doyle, spoke after the signing."), pointer(TIDE)]
    asked = question(Checker({"t": TIDE}), claim(SIGNED, *cited))
    assert asked.passages[asked.nearest].text == SIGNED
    assert asked.passages[asked.nearest].before == ""
    assert asked.nearest > 0


def test_a_panel_asks_in_turn() -> None:
    """The second is asked only about what the first let stand, and its rejection counts."""
    first = Giver(lambda asked: Label.NEUTRAL if "fair" in asked.statement else Label.ENTAILS, "a")
    second = Giver(Label.CONTRADICTS, "b")
    checker = Checker({"t": TIDE})
    claims = [claim(SIGNED, pointer(TIDE)), claim("She said the pact was fair.", pointer(TIDE))]
    verdicts = confirm(Panel([first, second]), [Judged(checker, checker.check(c)) for c in claims])
    assert [[asked.statement for asked in batch] for batch in second.batches] == [[SIGNED]]
    assert [len(batch) for batch in first.batches] == [2]
    assert "b finds" in verdicts[0].findings[0].message
    assert "a does not find" in verdicts[1].findings[0].message


def test_a_failure_is_raised() -> None:
    """A required opinion that cannot be given stops the check: it is no support."""
    with pytest.raises(OpinionUnavailable, match="lost judge: no answer"):
        put(SIGNED, Failing())
    assert put(SIGNED, Failing(good=1)).ruling is Ruling.SUPPORTED


def test_a_short_answer_is_a_failure() -> None:
    """An opinion that is missing among the answers is not taken for agreement."""

    class Short(Giver):
        def answer(self, questions: Sequence[Question]) -> list[Opinion]:
            return super().answer(questions)[1:]

    with pytest.raises(OpinionUnavailable, match="judge: gave 0 opinions on 1 statement"):
        put(SIGNED, Short(Label.ENTAILS))


def test_an_optional_failure_is_reported() -> None:
    """Where opinions are optional, the verdict stands and the panel tells who was not asked."""
    checker = Checker({"t": TIDE})
    judged = Judged(checker, checker.check(claim(SIGNED, pointer(TIDE))))
    panel = Panel([Failing(good=1), Giver(Label.ENTAILS)], optional=True)
    assert confirm(panel, [judged]) == [judged.verdict]
    assert not panel.problems
    assert confirm(panel, [judged, judged]) == [judged.verdict] * 2
    assert confirm(panel, [judged]) == [judged.verdict]
    (problem,) = panel.problems
    assert str(problem) == (
        "lost judge: gave no second opinion on 3 statements: lost judge: no answer"
    )


def test_an_optional_giver_still_rejects() -> None:
    """Optional means that it may be missing, not that it may be overruled."""
    assert codes(put(SIGNED, Giver(Label.NEUTRAL), optional=True)) == {"J801"}


def test_an_optional_giver_may_be_unable() -> None:
    """One statement beyond an optional giver stands, and is reported; required, it is refused."""
    checker = Checker({"t": TIDE})
    judged = Judged(checker, checker.check(claim(SIGNED, pointer(TIDE))))
    panel = Panel([Giver(Label.UNABLE)], optional=True)
    assert confirm(panel, [judged]) == [judged.verdict]
    assert [problem.what for problem in panel.problems] == [
        "gave no second opinion on 1 statement: it reads so"
    ]
    assert codes(put(SIGNED, Giver(Label.UNABLE))) == {"J801"}


@pytest.mark.parametrize("wrong", [nan, -0.1, 1.1])
def test_what_is_no_probability_is_no_opinion(wrong: float) -> None:
    """A value outside [0, 1] raises where it arises, and so cannot pass a comparison."""
    assert Opinion("x", Label.ENTAILS, "", 0.5).entails == 0.5
    with pytest.raises(ValueError, match="x gave a probability outside"):
        Opinion("x", Label.ENTAILS, "", wrong)


def test_a_rejection_has_a_reason() -> None:
    """Only agreement may go without saying."""
    with pytest.raises(ValueError, match="x says neutral and gives no reason"):
        Opinion("x", Label.NEUTRAL, " ")


def story(panel: Panel | None, *claims: Claim, headlines: tuple[Claim, ...] = ()) -> Story:
    """Accept a draft of one story."""
    made = DraftStory("s1", ("t", "w"), ORIGINS, headlines, claims)
    draft = Draft(date(2031, 5, 5), Engine("test"), (TIDE, WIRE), (made,))
    return accept(draft, panel=panel).stories[0]


def of_wire(asked: Question) -> Label:
    """Doubt whatever rests on the wire's report."""
    wire = any(passage.span.source == "w" for passage in asked.passages)
    return Label.NEUTRAL if wire else Label.ENTAILS


def test_each_origin_is_asked_about_alone() -> None:
    """A corroborated statement is put once for each origin, and all of a story at once."""
    giver = Giver(Label.ENTAILS)
    cited = (pointer(TIDE, SIGNED), pointer(WIRE))
    made = story(
        Panel([giver]),
        claim(SIGNED, *cited, basis=Basis.CORROBORATED),
        claim("The pact was fair, Doyle said.", pointer(TIDE), basis=Basis.STATED, holder="Doyle"),
        headlines=(claim("A fishing pact was signed.", cited[1]),),
    )
    (batch,) = giver.batches
    assert [{p.span.source for p in asked.passages} for asked in batch] == [
        {"w"},
        {"t"},
        {"w"},
        {"t"},
    ]
    assert [one.id for one in made.statements] == ["s1-a1", "s1-p1"]
    assert made.headline is not None


@pytest.mark.parametrize(
    ("basis", "kept"), [(Basis.SETTLED, ("s1-o1",)), (Basis.CORROBORATED, None)]
)
def test_a_doubted_origin_does_not_count(basis: Basis, kept: tuple[str, ...] | None) -> None:
    """A settled statement stands on the others; a corroborated one needs two."""
    cited = (pointer(TIDE, SIGNED), pointer(WIRE))
    made = story(Panel([Giver(of_wire)]), claim(SIGNED, *cited, basis=basis))
    assert [one.origins for one in made.statements] == ([kept] if kept else [])
    assert [c.span.source for one in made.statements for c in one.citations] == ["t"] * bool(kept)
    assert [codes(one.verdict) for one in made.rejected] == ([] if kept else [{"J801"}])
    agreed = story(Panel([Giver(Label.ENTAILS)]), claim(SIGNED, *cited, basis=basis))
    assert [one.origins for one in agreed.statements] == [("s1-o1", "s1-o2")]


def test_the_next_wording_is_asked_about() -> None:
    """What a claim would say otherwise takes its place when a second opinion refuses it."""
    other = claim(SIGNED, pointer(TIDE, SIGNED), basis=Basis.SETTLED)
    first = Claim(
        "Corin and Tarn signed a pact on Monday.", other.pointers, other.kind, other.basis,
        otherwise=other,
    )  # fmt: skip
    giver = Giver(lambda asked: Label.ENTAILS if "fishing" in asked.statement else Label.NEUTRAL)
    made = story(Panel([giver]), first, headlines=(first, other))
    assert [one.text for one in made.statements] == [SIGNED]
    assert made.headline is not None
    assert made.headline.text == SIGNED
    assert [len(batch) for batch in giver.batches] == [2, 2]
    assert story(None, first).statements[0].text == first.text


def test_a_refused_statement_is_kept_with_its_reason() -> None:
    """It is listed as rejected, takes no number from the others, and no headline is forced."""
    giver = Giver(lambda asked: Label.NEUTRAL if "signed" in asked.statement else Label.ENTAILS)
    made = story(
        Panel([giver]),
        claim(SIGNED, pointer(TIDE, SIGNED), basis=Basis.SETTLED),
        claim("The pact was fair, Doyle said.", pointer(TIDE), basis=Basis.STATED, holder="Doyle"),
        headlines=(claim(SIGNED, pointer(TIDE, SIGNED)),),
    )
    assert [one.id for one in made.statements] == ["s1-p1"]
    assert [(one.id, codes(one.verdict)) for one in made.rejected] == [("s1-r1", {"J801"})]
    assert made.headline is None


CONFLICT = "Reports differ on the toll: 12 people (The Tide), 15 people (Inland Wire)."


def test_a_conflict_is_not_asked_about() -> None:
    """Its sides contradict each other by what it is; without the frame it is asked about."""
    tide = article("t", "The storm left a toll of 12 people.", "The Tide")
    wire = article("w", "The storm left a toll of 15 people.", "Inland Wire")
    checker = Checker({"t": tide, "w": wire})
    giver = Giver(Label.CONTRADICTS)
    both = claim(CONFLICT, pointer(tide), pointer(wire), basis=Basis.CONFLICT)
    one = claim("The storm left a toll of 12 people.", pointer(tide))
    verdicts = confirm(Panel([giver]), [Judged(checker, checker.check(c)) for c in (both, one)])
    assert [verdict.ruling for verdict in verdicts] == [Ruling.SUPPORTED, Ruling.UNSUPPORTED]
    assert [asked.statement for asked in giver.batches[0]] == [one.text]


def test_a_finished_briefing_still_proves() -> None:
    """A rejection by second opinion is no failure of `verify`; a pardon of a test's still is."""
    made = DraftStory(
        "s1", ("t", "w"), ORIGINS, (),
        (
            claim(SIGNED, pointer(TIDE, SIGNED), pointer(WIRE), basis=Basis.SETTLED),
            claim("A pact was signed by Tarn.", pointer(WIRE), basis=Basis.SETTLED),
        ),
    )  # fmt: skip
    draft = Draft(date(2031, 5, 5), Engine("test"), (TIDE, WIRE), (made,))
    record = json.loads(render(accept(draft, panel=Panel([Giver(of_wire)])), Format.JSON))
    (rejected,) = record["stories"][0]["rejected"]
    assert [found["code"] for found in rejected["verdict"]["findings"]] == ["J801"]
    assert verify_record(record, (TIDE, WIRE)).failures == ()
    rejected["verdict"]["findings"][0]["code"] = "M601"
    assert [one.code for one in verify_record(record, (TIDE, WIRE)).failures] == ["C112"]


def test_a_draft_and_a_briefing_are_asked_about() -> None:
    """`check` on a file asks about each sentence that passes, in one batch."""
    draft = f"{SIGNED}[^1] {SLEPT}[^1] Doyle said the pact was fair.[^1]\n\n[^1]: The Tide\n"
    giver = Giver(lambda asked: Label.NEUTRAL if "fair" in asked.statement else Label.ENTAILS)
    report = check_text(draft, [TIDE], "d.md", CheckOptions(panel=Panel([giver])))
    assert [codes(verdict) & {"J801"} for verdict in report.verdicts] == [set(), set(), {"J801"}]
    assert [len(batch) for batch in giver.batches] == [2]
    assert check_text(draft, [TIDE], "d.md").unsupported == 1


def test_claims_are_asked_about_together() -> None:
    """Lines of a claims file share a batch, and answers keep the order of the lines."""
    lines = [
        json.dumps({"id": at, "claim": text, "document": TIDE.text})
        for at, text in enumerate([SIGNED, SLEPT, f"{SIGNED} She said the pact was fair."])
    ]
    giver = Giver(lambda asked: Label.NEUTRAL if "fair" in asked.statement else Label.ENTAILS)
    found = list(iter_answers([*lines[:2], "{", lines[2]], Panel([giver])))
    order = [one.path if isinstance(one, Problem) else one["id"] for one in found]
    assert order == [0, 1, "line 3", 2]
    assert [len(batch) for batch in giver.batches] == [3]
    last = found[3]
    assert isinstance(last, dict)
    assert last["supported"] is False
    (told,) = last["findings"]
    start = len(SIGNED) + 1
    assert (told["code"], told["claim_span"]) == ("J801", [start, start + 27])
    assert answer(json.loads(lines[2]))["supported"] is True


def test_only_a_second_opinion_refuses_the_page_s_example() -> None:
    """What the page of J801 shows passes all tests, and one reading tells the two apart."""
    shown = examples("J801")
    for section, label in (("Refused", Label.CONTRADICTS), ("Accepted", Label.ENTAILS)):
        for example in shown[section]:
            checker = Checker(example.sources)
            judged = Judged(checker, checker.check(example.claim))
            assert judged.verdict.ruling is Ruling.SUPPORTED
            (verdict,) = confirm(Panel([Giver(label)]), [judged])
            assert codes(verdict) == ({"J801"} if section == "Refused" else set())


def test_a_long_reason_is_cut() -> None:
    """Whatever a judge writes, a finding's message is one line of bounded length."""

    class Wordy(Giver):
        def answer(self, questions: Sequence[Question]) -> list[Opinion]:
            return [Opinion(self.name, Label.NEUTRAL, "because\n" * 900) for _ in questions]

    (found,) = put(SIGNED, Wordy(Label.NEUTRAL)).findings
    assert "\n" not in found.message
    assert 200 < len(found.message) < 450


def test_without_a_panel_nothing_is_asked() -> None:
    """The default is the typed tests alone."""
    checker = Checker({"t": TIDE})
    judged = Judged(checker, checker.check(claim(SIGNED, pointer(TIDE))))
    assert confirm(None, [judged]) == [judged.verdict]
    assert codes(put(SIGNED, Giver(Label.NEUTRAL))) == {"J801"}


def _blocks(root: Path, language: str) -> list[str]:
    """Return the blocks of one language on the page about second opinions."""
    page = (root / "docs" / "second-opinions.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_example_of_an_own_opinion_runs(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the page shows as a program prints what the page shows as its output."""
    (program,), (printed,) = _blocks(root, "python"), _blocks(root, "text")
    path = tmp_path / "example.py"
    path.write_text(program, encoding="utf-8")
    runpy.run_path(str(path))
    assert capsys.readouterr().out == printed
    dated = program.replace("from brief", "from datetime import UTC, datetime\nfrom brief", 1)
    dated = dated.replace('outlet="Tarn Post"', "published=datetime(2031, 5, 5, tzinfo=UTC)")
    path.write_text(dated, encoding="utf-8")
    with pytest.raises(IndexError):
        runpy.run_path(str(path))
    assert capsys.readouterr().out == "supported\nsupported\n"


def test_the_settings_on_the_page_are_all_there_are(root: Path, tmp_path: Path) -> None:
    """The page's file is read, names each setting, and shows the defaults."""
    (shown,) = _blocks(root, "toml")
    path = tmp_path / "nli.toml"
    path.write_text(shown, encoding="utf-8")
    settings = read_settings(str(path))
    named = set(re.findall(r"^(\w+) =", shown, re.MULTILINE))
    assert named == {field.name for field in fields(NliSettings)}
    own = {"labels": (), "window": None, "sentences": None}
    assert replace(settings, **own) == NliSettings("models/nli")  # type: ignore[arg-type]
