"""What a server turned out to understand: how JSON is asked for, how an answer is bounded.

Servers that speak OpenAI's protocol differ in three places of a request. The first
request uses the best form; a server that complains about it (HTTP 400 or 422, with
some 500, which costs nothing) is asked in a plainer one, and what it took is
remembered for the rest of the process, by server and model.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from brief.compose.chat.failures import Place


class AnswerFormat(StrEnum):
    """How a JSON answer is asked for, the best first."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"


class Feature(StrEnum):
    """A part of a request that servers differ in."""

    FORMAT = "response_format"
    LIMIT = "limit"
    TEMPERATURE = "temperature"


LimitName = Literal["max_completion_tokens", "max_tokens"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of asking. `limit` is None once neither name of the limit was taken."""

    answer_format: AnswerFormat = AnswerFormat.JSON_SCHEMA
    limit: LimitName | None = "max_completion_tokens"
    second_limit: LimitName | None = "max_tokens"
    temperature: bool = True

    def without(self, feature: Feature) -> Dialect | None:
        """Return the next plainer dialect, or None where there is none."""
        if feature is Feature.TEMPERATURE:
            return replace(self, temperature=False) if self.temperature else None
        if feature is Feature.LIMIT:
            if self.limit is None:
                return None
            return replace(self, limit=self.second_limit, second_limit=None)
        rungs = list(AnswerFormat)
        rung = rungs.index(self.answer_format) + 1
        return replace(self, answer_format=rungs[rung]) if rung < len(rungs) else None


MODERN = Dialect()
"""OpenAI's own servers: their newer models refuse `max_tokens`."""
COMMON = Dialect(limit="max_tokens", second_limit="max_completion_tokens")
"""Everybody else's: some take no notice of `max_completion_tokens`, and never end."""


def first_dialect(base_url: str) -> Dialect:
    """Return the dialect that a server is first spoken to in."""
    host = re.sub(r"^https?://", "", base_url).split("/")[0].split(":")[0].lower()
    ours = host == "api.openai.com" or host.endswith((".openai.azure.com", ".openai.com"))
    return MODERN if ours else COMMON


class Dialects:
    """The dialect of each model at each server, as far as it is known; safe between threads."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._known: dict[Place, Dialect] = {}
        self._notes: dict[str, None] = {}

    def of(self, place: Place) -> Dialect:
        """Return how to speak to `place` now."""
        with self._lock:
            return self._known.setdefault(place, first_dialect(place.server))

    def lower(self, place: Place, used: Dialect, feature: Feature, why: str) -> bool:
        """Note that `used` failed for `feature`; say whether there is a plainer dialect.

        Of many threads that fail at the same time only the first changes anything.
        """
        with self._lock:
            if self._known.get(place, used) != used:
                return True
            plainer = used.without(feature)
            if plainer is None:
                return False
            self._known[place] = plainer
            self._notes[f"{place}: {why}"] = None
            return True

    def notes(self) -> tuple[str, ...]:
        """Return what was learnt about servers, one line each, in the order it was."""
        with self._lock:
            return tuple(self._notes)


_REJECTS = re.compile(
    r"unsupported|not (?:be )?support|n't support|unavailable|not (?:available|allowed|permitted)"
    r"|unknown|unrecogni[sz]ed|unexpected|invalid|must be|should be|extra inputs|not implemented",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"response[_ ]?format|json[_ ]?(?:schema|object)|structured[_ ]output|grammar", re.IGNORECASE
)
_LIMIT = re.compile(r"max_(?:completion_)?tokens")
_TOO_MUCH = re.compile(r"too (?:large|many|long)|at most|exceed|less than|maximum", re.IGNORECASE)


def complaint(message: str, param: str) -> Feature | None:
    """Return the feature that a server says it does not take, or None.

    `message` and `param` are from the body of an HTTP 400, 422 or 500. Both the feature
    and words of rejection have to be there, and a limit that is merely too high is
    no reason to drop it.
    """
    text = f"{param} {message}"
    if _TOO_MUCH.search(message) or not _REJECTS.search(message):
        return None
    if param.startswith("temperature") or re.search(r"['\"`]?\btemperature\b", message):
        return Feature.TEMPERATURE
    if _LIMIT.search(text):
        return Feature.LIMIT
    return Feature.FORMAT if _FORMAT.search(text) else None
