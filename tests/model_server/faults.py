"""The replies that faults amount to, in the forms that real servers give them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from tests.model_server.behaviour import Fault


class Reply(NamedTuple):
    """One HTTP reply; headers beside those that every reply has."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    media: str = "application/json"


def error(status: int, message: str, code: str = "", param: str = "") -> Reply:
    """Return an error in OpenAI's form."""
    said = {"message": message, "type": "error", "param": param or None, "code": code or None}
    return Reply(status, json.dumps({"error": said}).encode())


def refusal_of(fault: Fault, model: str, retry_after: str) -> Reply | None:
    """Return the reply of a fault that ends the exchange before any model is asked; else None."""
    match fault:
        case Fault.RATE_LIMITED:
            said = error(429, "Rate limit reached for requests", "rate_limit_exceeded")
            return said._replace(headers=(("Retry-After", retry_after),))
        case Fault.WEB_PAGE:
            return Reply(200, b"<!doctype html><title>Log in</title>", media="text/html")
        case Fault.NOT_A_COMPLETION:
            return Reply(200, b'{"status": "ok"}')
        case Fault.NOT_JSON_AT_ALL:
            return Reply(200, b"pong", media="text/plain")
        case Fault.ERROR_IN_200:
            return Reply(200, b'{"error": {"message": "upstream is down", "code": 502}}')
        case Fault.NO_SUCH_PATH:
            return Reply(404, b"404 page not found", media="text/plain")
        case Fault.UNKNOWN_MODEL:
            said_so = f"The model '{model}' does not exist"
            return error(404, said_so, "model_not_found")
    return error(*_ERRORS[fault]) if fault in _ERRORS else None


_ERRORS: dict[Fault, tuple[int, str, str]] = {
    Fault.OVERLOADED: (503, "The server is overloaded", "overloaded"),
    Fault.BROKEN: (500, "CUDA error: out of memory", "server_error"),
    Fault.BAD_KEY: (401, "Incorrect API key provided: not-*****-key", "invalid_api_key"),
    Fault.FORBIDDEN: (403, "You are not allowed to sample from this model", "forbidden"),
    Fault.NO_CREDIT: (429, "You exceeded your current quota", "insufficient_quota"),
    Fault.TOO_LONG: (
        400,
        "This model's maximum context length is 4096 tokens, however you requested 9000 tokens",
        "context_length_exceeded",
    ),
    Fault.FILTERED_PROMPT: (400, "The prompt triggered our content policy", "content_filter"),
    Fault.BAD_REQUEST: (400, "messages: roles must alternate", "invalid_request_error"),
}


class Said(NamedTuple):
    """What the message of a completion holds, and why it ended."""

    text: str
    finish: str = "stop"
    refusal: str = ""


def spoiled(fault: Fault, text: str) -> Said:
    """Return a good answer as the fault leaves it."""
    return _SPOILED[fault](text) if fault in _SPOILED else Said(text)


_SPOILED: dict[Fault, Callable[[str], Said]] = {
    Fault.REFUSAL: lambda text: Said("", refusal="I cannot help with that."),
    Fault.CUT_OFF: lambda text: Said(text[: len(text) * 2 // 3], "length"),
    Fault.FILTERED_ANSWER: lambda text: Said("", "content_filter"),
    Fault.EMPTY: lambda text: Said("  "),
    Fault.GIBBERISH: lambda text: Said("Grelt on mosk, a trindle of vaps."),
    Fault.WRONG_SHAPE: lambda text: Said(json.dumps({"result": [text[:40]]})),
    Fault.TWO_ANSWERS: lambda text: Said(f"{text}\nOr:\n{json.dumps(_other(json.loads(text)))}"),
    Fault.THINK: lambda text: Said(f'<think>\nFirst {{"a": 1}}, then…\n</think>\n\n{text}'),
    Fault.THINK_ONLY: lambda text: Said("<think>\nThe sources say"),
    Fault.FENCED: lambda text: Said(f"Here it is:\n```json\n{text}\n```\nI hope it helps."),
}


def _other(data: object) -> object:
    """Return JSON of the same shape whose statements say something else."""
    if isinstance(data, dict):
        return {k: "It is so." if k == "text" else _other(value) for k, value in data.items()}
    return [_other(each) for each in data] if isinstance(data, list) else data
