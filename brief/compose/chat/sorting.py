"""Sorting what a server says into the failures that the rest of the program knows."""

from __future__ import annotations

import re

from brief.compose.chat.detail import detail_line
from brief.compose.chat.failures import (
    BadKey,
    BadRequest,
    CutOff,
    EmptyAnswer,
    ExchangeFailure,
    Filtered,
    Happened,
    NotAllowed,
    OutOfCredit,
    Place,
    RateLimited,
    Refused,
    ServerFault,
    TimedOut,
    TooLong,
    UnknownModel,
    WrongAddress,
)
from brief.compose.chat.wire import Completion, ServerError

_TOO_LONG = re.compile(
    r"context[_ ](?:length|window|size)|maximum context|too many tokens|prompt is too long"
    r"|exceeds? (?:the )?(?:available|model)",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(
    r"insufficient_quota|insufficient (?:credit|balance)|billing", re.IGNORECASE
)
_BLOCKED = re.compile(r"content[_ ](?:filter|management|policy)|responsible ?ai", re.IGNORECASE)
_NO_MODEL = re.compile(r"\bmodel\b|deployment", re.IGNORECASE)

_BY_STATUS: dict[int, type[ExchangeFailure]] = {
    401: BadKey,
    402: OutOfCredit,
    403: NotAllowed,
    405: WrongAddress,
    408: TimedOut,
    413: TooLong,
    429: RateLimited,
}


def failure_of_error(
    place: Place, error: ServerError, retry_after: float | None = None, key: str = ""
) -> ExchangeFailure:
    """Return the failure that an error reply amounts to.

    `retry_after` is in seconds; `key` is blotted out of what the server says.
    """
    happened = Happened(detail_line(error.message, key), retry_after=retry_after)
    return _kind(error)(place, happened)


def _kind(error: ServerError) -> type[ExchangeFailure]:
    said = f"{error.code} {error.message}"
    if error.status == 404:
        named = error.code in ("model_not_found", "DeploymentNotFound")
        return UnknownModel if named or _NO_MODEL.search(error.message) else WrongAddress
    if error.status == 429 and _NO_CREDIT.search(said):
        return OutOfCredit
    if error.status in (400, 403) and _BLOCKED.search(said):
        return Filtered
    if error.status in _BY_STATUS:
        return _BY_STATUS[error.status]
    if error.status >= 500 or error.status == 200:
        return ServerFault
    if _TOO_LONG.search(said):
        return TooLong
    if error.code == "model_not_found" or re.search(r"model .{0,80}(?:not exist|not found)", said):
        return UnknownModel
    return BadRequest


def failure_of_completion(place: Place, said: Completion) -> ExchangeFailure | None:
    """Return the failure that a completion without a usable text amounts to; None if it has one."""
    happened = Happened(spent=said.spent, text=said.text)
    if said.refusal:
        return Refused(place, happened._replace(detail=detail_line(said.refusal)))
    if said.finish == "content_filter":
        return Filtered(place, happened)
    if said.finish == "length":
        return CutOff(place, happened)
    return None if said.text.strip() else EmptyAnswer(place, happened)
