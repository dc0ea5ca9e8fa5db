"""A second opinion by a chat model: another prompt, another model where one is set.

It can only reject. On what it does not answer, or answers in a way that cannot be
read, it does not vote, nor where it cannot be asked at all; the panel says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.opinions import Label, Opinion, Question
from brief.compose.judging import UNABLE, Evidence, Judged, Opined, judge_requests, read_opinions
from brief.compose.model import ChatModel, ModelFailure
from brief.compose.requests import Room
from brief.errors import OpinionUnavailable

_TOO_LONG = Opined(UNABLE, "the statement and its evidence do not fit one request")


class ModelJudge:
    """A model that is asked whether evidence entails a statement.

    `judged` and `rejected` count statements, for the rate of disagreement.
    """

    def __init__(self, model: ChatModel, room: Room) -> None:
        """Ask `model`, whose window `room` describes."""
        self._model = model
        self._room = room
        self.judged = 0
        self.rejected = 0

    @property
    def name(self) -> str:
        """How findings call it."""
        return f"judge {self._model.name}"

    def answer(self, questions: Sequence[Question]) -> Sequence[Opinion]:
        """Answer each question, in order. Raises OpinionUnavailable when the model fails."""
        judged = [
            Judged(
                one.statement,
                tuple(Evidence(p.text, p.before, p.outlet, p.published) for p in one.passages),
                one.holder,
            )
            for one in questions
        ]
        found: dict[int, Opined] = {}
        for judgement in judge_requests(judged, self._room):
            try:
                data = self._model.complete(judgement.request).data
            except ModelFailure as failure:
                raise OpinionUnavailable(str(failure)) from failure
            found |= read_opinions(data, judgement)
        opinions = [self._opinion(found.get(at, _TOO_LONG)) for at in range(len(questions))]
        voted = [one.label for one in opinions if one.label is not Label.UNABLE]
        self.judged += len(voted)
        self.rejected += len(voted) - voted.count(Label.ENTAILS)
        return opinions

    def _opinion(self, opined: Opined) -> Opinion:
        label = Label(opined.opinion)
        why = "" if label is Label.ENTAILS else opined.why
        return Opinion(self.name, label, why)
