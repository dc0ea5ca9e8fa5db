"""Every way for an exchange to fail: what the server does, what comes of it, how often it is asked.

The table of docs/models.md is made from these rows.
"""

from __future__ import annotations

from typing import NamedTuple

from brief.compose.chat.failures import (
    BadKey,
    BadRequest,
    ConnectionLost,
    CutOff,
    EmptyAnswer,
    ExchangeFailure,
    Filtered,
    NotACompletion,
    NotAllowed,
    NotJson,
    OutOfCredit,
    RateLimited,
    Refused,
    ServerFault,
    TimedOut,
    TooLong,
    UnknownModel,
    WrongAddress,
    WrongShape,
)
from tests.model_server.behaviour import Fault


class Case(NamedTuple):
    """One fault: where it stays, `failure` after `asked` requests; where it passes, an answer.

    `failure` is None for faults that an answer comes of all the same. `once`: requests
    until an answer, if the fault befalls the first one only; 0 where none is sent again.
    """

    fault: Fault
    happens: str
    failure: type[ExchangeFailure] | None
    asked: int
    once: int


TRIES = 4
"""Requests in all for a failure that may pass, as the settings of these tests have it."""

CASES = (
    Case(Fault.RATE_LIMITED, "429", RateLimited, TRIES, 2),
    Case(Fault.NO_CREDIT, "429 `insufficient_quota`", OutOfCredit, 1, 0),
    Case(Fault.BROKEN, "500", ServerFault, TRIES, 2),
    Case(Fault.OVERLOADED, "503", ServerFault, TRIES, 2),
    Case(Fault.ERROR_IN_200, "an error with status 200", ServerFault, TRIES, 2),
    Case(Fault.HANG, "no reply", TimedOut, TRIES, 2),
    Case(Fault.TRICKLE, "a reply that takes for ever", TimedOut, TRIES, 2),
    Case(Fault.DROP, "the connection closed without a reply", ConnectionLost, TRIES, 2),
    Case(Fault.HALF, "the connection closed within the reply", ConnectionLost, TRIES, 2),
    Case(Fault.BAD_KEY, "401", BadKey, 1, 0),
    Case(Fault.FORBIDDEN, "403", NotAllowed, 1, 0),
    Case(Fault.UNKNOWN_MODEL, "404 `model_not_found`", UnknownModel, 1, 0),
    Case(Fault.NO_SUCH_PATH, "404 for the path", WrongAddress, 1, 0),
    Case(Fault.WEB_PAGE, "a web page with status 200", WrongAddress, 1, 0),
    Case(Fault.NOT_A_COMPLETION, "other JSON with status 200", NotACompletion, 1, 0),
    Case(Fault.NOT_JSON_AT_ALL, "plain text with status 200", NotACompletion, 1, 0),
    Case(Fault.TOO_LONG, "400 `context_length_exceeded`", TooLong, 1, 0),
    Case(Fault.FILTERED_PROMPT, "400 `content_filter`", Filtered, 1, 0),
    Case(Fault.FILTERED_ANSWER, "finish_reason `content_filter`", Filtered, 1, 0),
    Case(Fault.BAD_REQUEST, "any other 400", BadRequest, 1, 0),
    Case(Fault.REFUSAL, "`refusal` in the message", Refused, 1, 0),
    Case(Fault.CUT_OFF, "finish_reason `length`", CutOff, 1, 0),
    Case(Fault.EMPTY, "an empty answer", EmptyAnswer, TRIES, 2),
    Case(Fault.GIBBERISH, "an answer that is no JSON", NotJson, 2, 2),
    Case(Fault.THINK_ONLY, "thinking and no answer", NotJson, 2, 2),
    Case(Fault.TWO_ANSWERS, "two different answers in one", NotJson, 2, 2),
    Case(Fault.WRONG_SHAPE, "JSON of another shape", WrongShape, 2, 2),
    Case(Fault.THINK, "`<think>` text before the answer", None, 1, 1),
    Case(Fault.FENCED, "prose and a Markdown fence around the answer", None, 1, 1),
    Case(Fault.UNCOUNTED, "an answer without a count of tokens", None, 1, 1),
)
"""One row for each fault of the test server."""
