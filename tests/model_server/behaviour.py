"""How the server behaves: what it takes, how it fails, how it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """One way for one exchange to go; also chosen by asking for the model `NAME+FAULT`."""

    NONE = "none"
    RATE_LIMITED = "429"
    OVERLOADED = "503"
    BROKEN = "500"
    HANG = "hang"
    TRICKLE = "trickle"
    DROP = "drop"
    HALF = "half"
    BAD_KEY = "bad-key"
    FORBIDDEN = "forbidden"
    NO_CREDIT = "no-credit"
    UNKNOWN_MODEL = "unknown-model"
    NO_SUCH_PATH = "no-such-path"
    WEB_PAGE = "web-page"
    NOT_A_COMPLETION = "not-a-completion"
    NOT_JSON_AT_ALL = "not-json-at-all"
    ERROR_IN_200 = "error-in-200"
    TOO_LONG = "too-long"
    FILTERED_PROMPT = "filtered-prompt"
    FILTERED_ANSWER = "filtered-answer"
    BAD_REQUEST = "bad-request"
    REFUSAL = "refusal"
    CUT_OFF = "cut-off"
    EMPTY = "empty"
    GIBBERISH = "gibberish"
    WRONG_SHAPE = "wrong-shape"
    TWO_ANSWERS = "two-answers"
    THINK = "think"
    THINK_ONLY = "think-only"
    FENCED = "fenced"
    UNCOUNTED = "uncounted"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What holds for every exchange, beside the faults that are scripted.

    `latency` and `hang` are in seconds. Every `fault_every`-th request meets
    `fault` (0: none does). `formats` are the types of response_format that are
    taken; `rejects_with` is the status for any other. `keeps_schema` False takes a
    schema and answers in prose around the JSON. `limit` is the one name of the
    limit of tokens that is taken, empty for both.
    """

    latency: float = 0.0
    hang: float = 30.0
    fault: Fault = Fault.BROKEN
    fault_every: int = 0
    retry_after: str = "0"
    formats: frozenset[str] = frozenset(("json_schema", "json_object"))
    keeps_schema: bool = True
    rejects_with: int = 400
    limit: str = ""
    takes_temperature: bool = True
    key: str = ""
    models: tuple[str, ...] = ()
