"""The second turn: what the model is told, and that both turns are counted."""

from __future__ import annotations

import pytest

from brief.compose.chat.failures import Happened, NotJson, Place, Refused, WrongShape
from brief.compose.chat.second_turn import LONGEST_RETURNED, SecondTurn
from brief.compose.model import Spent
from tests.compose.chat.made import Scripted, request

PLACE = Place("m", "s")


def test_the_model_is_told_what_was_wrong() -> None:
    """The second request is the first, the bad answer, and what to mend."""
    wrong = WrongShape(PLACE, Happened("the answer lacks 'x'", Spent(50, 9), "{}" * 9000))
    model = Scripted([wrong])
    answer = SecondTurn(model).complete(request())
    first, second = model.asked
    assert second.messages[:-2] == first.messages
    assert [message.role for message in second.messages[-2:]] == ["assistant", "user"]
    assert second.messages[-2].content == "{}" * (LONGEST_RETURNED // 2)
    assert "the answer lacks 'x'" in second.messages[-1].content
    assert answer.spent == Spent(150, 29)


def test_there_is_no_third() -> None:
    """Two bad answers are enough, and the second says why."""
    model = Scripted([NotJson(PLACE), WrongShape(PLACE)])
    with pytest.raises(WrongShape):
        SecondTurn(model).complete(request())
    assert len(model.asked) == 2


def test_a_refusal_is_not_argued_with() -> None:
    """Only the form of an answer is mended."""
    model = Scripted([Refused(PLACE)])
    with pytest.raises(Refused):
        SecondTurn(model).complete(request())
    assert len(model.asked) == 1
