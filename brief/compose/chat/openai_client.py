"""The client: one request, put to a server in the best form it takes, and the answer checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from brief.compose.chat.detail import detail_line
from brief.compose.chat.dialect import AnswerFormat, Dialect, Dialects, Feature, complaint
from brief.compose.chat.failures import (
    AnswerFailure,
    BadRequest,
    ExchangeFailure,
    Happened,
    NotACompletion,
    NotJson,
    Place,
    ServerFault,
    WrongShape,
)
from brief.compose.chat.json_text import objects
from brief.compose.chat.schema import violation
from brief.compose.chat.sdk import Rejected, Sdk
from brief.compose.chat.settings import Server
from brief.compose.chat.sorting import failure_of_completion, failure_of_error
from brief.compose.chat.wire import Completion, ServerError, body, read_completion
from brief.compose.model import ChatReply, ChatRequest, Spent

Estimate = Callable[[str], int]
"""How many tokens a text has, for servers that do not count them."""

# llama-cpp-python reports a parameter that fails its validation as a fault of its own.
_OBJECTING = (400, 422, 500)


class Asking(NamedTuple):
    """What stays the same from request to request: how tokens are counted, how bold answers are."""

    estimate: Estimate
    temperature: float = 0.0


class OpenAIChat:
    """A model behind OpenAI's chat.completions, spoken to over HTTP; safe between threads.

    One call is one exchange that can cost anything. Forms of asking that the server
    rejects cost nothing and are tried inside the call, best first.
    """

    def __init__(
        self, server: Server, model: str, sdk: Sdk, dialects: Dialects, asking: Asking
    ) -> None:
        """Take the connections and what is known of the server, which models share."""
        self._place = Place(model, server.shown)
        self._key = server.api_key
        self._sdk = sdk
        self._dialects = dialects
        self._asking = asking

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._place.model

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ExchangeFailure.

        Raises ValueError where the request's schema is outside the part in use.
        """
        while True:
            dialect = self._dialects.of(self._place)
            sent = body(request, self.name, dialect, self._asking.temperature)
            try:
                raw = self._sdk.post(self._place, sent)
            except Rejected as rejected:
                self._make_plainer(dialect, rejected)
                continue
            return self._answer(request, dialect, raw)

    def _make_plainer(self, dialect: Dialect, rejected: Rejected) -> None:
        """Note what the server does not take; raises the failure if it is not about the form."""
        error = rejected.error
        feature = None
        if error.status in _OBJECTING:
            feature = complaint(error.message, error.param)
        failure = failure_of_error(self._place, error, rejected.retry_after, self._key)
        if feature is None or not isinstance(failure, BadRequest | ServerFault):
            raise failure
        if not self._dialects.lower(self._place, dialect, feature, _not_taken(feature, dialect)):
            raise failure

    def _answer(self, request: ChatRequest, dialect: Dialect, raw: bytes) -> ChatReply:
        """Read a reply. Raises the failure that it amounts to where there is no usable answer."""
        said = read_completion(raw)
        if said is None:
            detail = detail_line(raw[:200].decode("utf-8", "replace"), self._key)
            raise NotACompletion(self._place, Happened(detail))
        if isinstance(said, ServerError):
            raise failure_of_error(self._place, said, key=self._key)
        said = said._replace(spent=said.spent or self._estimated(request, said))
        failure = failure_of_completion(self._place, said)
        if failure:
            raise failure
        try:
            return self._shaped(request, said)
        except AnswerFailure:
            if dialect.answer_format is AnswerFormat.JSON_SCHEMA:
                why = "takes json_schema and does not keep to it; the schema is in the prompt now"
                self._dialects.lower(self._place, dialect, Feature.FORMAT, why)
            raise

    def _shaped(self, request: ChatRequest, said: Completion) -> ChatReply:
        """Return the one object in the answer that has the shape asked for."""
        found = objects(said.text)
        wrongs = [violation(each, request.schema) for each in found]
        right = [each for each, wrong in zip(found, wrongs, strict=True) if not wrong]
        spent = said.spent or Spent(0, 0)
        if len(right) == 1:
            return ChatReply(right[0], said.text, said.model or self.name, spent)
        kind: type[ExchangeFailure] = WrongShape if found and not right else NotJson
        detail = wrongs[0] if found and not right else f"{len(right)} that fit" if right else ""
        raise kind(self._place, Happened(detail_line(detail), spent, said.text))

    def _estimated(self, request: ChatRequest, said: Completion) -> Spent:
        count = self._asking.estimate
        return Spent(prompt_tokens(request, count), count(said.text), estimated=True)


def prompt_tokens(request: ChatRequest, count: Estimate) -> int:
    """Return the tokens of a request's messages, with what the form around them takes."""
    return sum(count(message.content) + 4 for message in request.messages) + 3


def _not_taken(feature: Feature, dialect: Dialect) -> str:
    """Return the note that a server does not take a form of asking."""
    if feature is Feature.FORMAT:
        return f"does not take {dialect.answer_format}; the schema is in the prompt now"
    name = dialect.limit if feature is Feature.LIMIT else feature
    return f"does not take {name}"
