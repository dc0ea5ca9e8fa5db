"""The judging model: it can only reject, its failure is told, its rate is that of those judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from brief.check import accept
from brief.check.opinions import Label, Question
from brief.compose.model import ChatRequest, ModelFailure, Role
from brief.engines import panel_of
from brief.errors import OpinionUnavailable
from brief.judge import ModelJudge
from brief.model import Briefing, Draft, Engine
from tests.compose.asked import GOOD, Data, FakeModel, room, story
from tests.engine.made import FIRST, JUNE, MAY, composing, repairing, wrote


def opining(*opinions: str) -> Callable[[ChatRequest], Data]:
    """Return what gives these opinions on J1, J2 and so on; an empty one is passed over."""
    given = [
        {"item": f"J{n}", "why": "It does not say so.", "opinion": opinion}
        for n, opinion in enumerate(opinions, 1)
        if opinion
    ]
    return lambda _: {"opinions": given}


def judged(*statements: Data, judge: ModelJudge) -> tuple[Briefing, list[str]]:
    """Accept a story of these statements with the judge on the panel; return its problems too."""
    written, _ = wrote({Role.COMPOSE: composing(*statements), Role.REPAIR: repairing(())})
    articles, _ = story()
    day = articles[0].published
    assert day
    panel = panel_of((), (judge,))
    draft = Draft(day.date(), Engine("openai"), tuple(articles), (written.story,))
    briefing = accept(draft, panel=panel)
    assert panel
    return briefing, [str(one) for one in panel.problems]


def judge_with(
    answers: Callable[[ChatRequest], Data] | ModelFailure,
) -> tuple[ModelJudge, FakeModel]:
    """Return a judge, and the model that it asks."""
    model = FakeModel([answers] * 9 if isinstance(answers, ModelFailure) else answers, "strict")
    return ModelJudge(model, room()), model


def told(briefing: Briefing) -> list[str]:
    """Return the statements that stand."""
    return [one.text for one in briefing.stories[0].statements]


def test_what_it_entails_stands() -> None:
    """A judge that agrees changes nothing."""
    judge, _ = judge_with(opining("entails", "entails", "entails"))
    briefing, problems = judged(GOOD, MAY, judge=judge)
    assert told(briefing) == [FIRST, MAY["text"]]
    assert (judge.rejected, problems) == (0, [])


def test_what_it_rejects_is_withheld_with_its_reason() -> None:
    """One opinion against is enough; the finding says whose and why."""
    judge, _ = judge_with(opining("entails", "entails", "contradicts"))
    briefing, _ = judged(GOOD, MAY, judge=judge)
    assert told(briefing) == [FIRST]
    (rejected,) = briefing.stories[0].rejected
    (found,) = rejected.verdict.findings
    assert found.code == "J801"
    assert "judge strict" in found.message
    assert "It does not say so" in found.message
    assert (judge.judged, judge.rejected) == (3, 1)


def test_it_cannot_rescue() -> None:
    """What a typed test refused is not shown to it, however willing it is."""
    judge, model = judge_with(opining(*["entails"] * 9))
    briefing, _ = judged(GOOD, JUNE, judge=judge)
    assert told(briefing) == [FIRST]
    shown = "\n".join(request.messages[1].content for request in model.seen)
    assert FIRST in shown
    assert str(JUNE["text"]) not in shown


def test_its_failure_is_told_and_rejects_nothing() -> None:
    """A judge that cannot be asked does not vote."""
    judge, _ = judge_with(ModelFailure("strict at home: hung up"))
    briefing, problems = judged(GOOD, MAY, judge=judge)
    assert told(briefing) == [FIRST, MAY["text"]]
    assert problems == [
        "judge strict: gave no second opinion on 3 statements: strict at home: hung up"
    ]
    assert (judge.judged, judge.rejected) == (0, 0)


@pytest.mark.parametrize("silence", ["", "perhaps"])
def test_silence_is_no_vote(silence: str) -> None:
    """A statement that the answer passes over, or judges in no known word, is told as unjudged."""
    judge, _ = judge_with(opining("entails", "entails", silence))
    briefing, problems = judged(GOOD, MAY, judge=judge)
    assert told(briefing) == [FIRST, MAY["text"]]
    assert len(problems) == 1
    assert "gave no second opinion on 1 statement: " in problems[0]
    assert (judge.judged, judge.rejected) == (2, 0)


def test_a_statement_too_long_to_ask_about_is_unable() -> None:
    """What does not fit one request is said to, and nobody is asked about it."""
    model = FakeModel(opining("entails"), "strict")
    small = ModelJudge(model, room(window=900))
    (opinion,) = small.answer([Question("word " * 900, ())])
    assert (opinion.label, model.seen) == (Label.UNABLE, [])
    assert "do not fit" in opinion.why
    (other,) = ModelJudge(model, room()).answer([Question("word " * 9, ())])
    assert other.label is Label.ENTAILS


def test_a_judge_that_has_to_be_heard_ends_the_run() -> None:
    """The failure is an error of its own where the opinion is required."""
    judge, _ = judge_with(ModelFailure("hung up"))
    panel = panel_of((judge,), ())
    assert panel
    with pytest.raises(OpinionUnavailable, match="hung up"):
        panel.rejections([Question("It rained.", ())])


def test_nobody_to_ask_is_no_panel() -> None:
    """Without givers there is nothing to hold a panel for."""
    assert panel_of((), ()) is None
