"""One more turn for an answer of the wrong form: the model is told what was wrong with it."""

from __future__ import annotations

from dataclasses import replace

from brief.compose.chat.failures import NotJson, WrongShape
from brief.compose.model import ChatModel, ChatReply, ChatRequest, Message, Spent

LONGEST_RETURNED = 4000
"""Characters of the bad answer that go back, so that the second prompt stays near the first."""

_CORRECTION = (
    "That answer cannot be used: {wrong}. Answer the request again, "
    "with one JSON object of the shape asked for and nothing else."
)


class SecondTurn:
    """A model that may correct the form of its answer once."""

    def __init__(self, inner: ChatModel) -> None:
        """Wrap `inner`."""
        self._inner = inner

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._inner.name

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ModelFailure, that of the second turn if two.

        What the reply says was spent is the sum of both turns.
        """
        try:
            return self._inner.complete(request)
        except (NotJson, WrongShape) as failure:
            first = failure
        reply = self._inner.complete(_again(request, first))
        before = first.happened.spent or Spent(0, 0)
        spent = reply.spent._replace(
            prompt_tokens=before.prompt_tokens + reply.spent.prompt_tokens,
            completion_tokens=before.completion_tokens + reply.spent.completion_tokens,
            estimated=before.estimated or reply.spent.estimated,
        )
        return replace(reply, spent=spent)


def _again(request: ChatRequest, failure: NotJson | WrongShape) -> ChatRequest:
    """Return the request with the bad answer and what is wrong with it."""
    wrong = failure.happened.detail or failure.what
    said = Message("assistant", failure.happened.text[:LONGEST_RETURNED])
    turn = (said, Message("user", _CORRECTION.format(wrong=wrong)))
    return replace(request, messages=request.messages + turn)
