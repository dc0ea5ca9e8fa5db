"""Requests and replies as they go over the wire: JSON in OpenAI's chat.completions form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple, TypeGuard

from brief.compose.chat.dialect import AnswerFormat, Dialect
from brief.compose.chat.schema import wire_schema
from brief.compose.model import ChatRequest, Message, Spent

_JSON_ALONE = (
    "Answer with one JSON object and nothing else: no Markdown, no comment. "
    "It has to be valid against this JSON Schema:\n{schema}"
)


def body(
    request: ChatRequest, model: str, dialect: Dialect, temperature: float
) -> dict[str, object]:
    """Return the JSON object that asks `request` of `model` in `dialect`.

    Where the schema cannot be given as such it is told to the model in words.
    Raises ValueError where the request's schema is outside the part in use.
    """
    schema = wire_schema(request.schema)
    messages = request.messages
    sent: dict[str, object] = {"model": model}
    if dialect.answer_format is AnswerFormat.JSON_SCHEMA:
        named = {"name": request.schema_name, "strict": True, "schema": schema}
        sent["response_format"] = {"type": "json_schema", "json_schema": named}
    else:
        messages = _told(messages, schema)
        if dialect.answer_format is AnswerFormat.JSON_OBJECT:
            sent["response_format"] = {"type": "json_object"}
    sent["messages"] = [{"role": m.role, "content": m.content} for m in messages]
    if dialect.limit:
        sent[dialect.limit] = request.max_output_tokens
    if dialect.temperature:
        sent["temperature"] = temperature
    return sent


def _told(messages: tuple[Message, ...], schema: Mapping[str, object]) -> tuple[Message, ...]:
    """Return the messages with the schema at the end of the first system message."""
    order = _JSON_ALONE.format(schema=json.dumps(schema, ensure_ascii=False, sort_keys=True))
    if messages and messages[0].role == "system":
        first = Message("system", f"{messages[0].content}\n\n{order}")
        return (first, *messages[1:])
    return (Message("system", order), *messages)


class Completion(NamedTuple):
    """What a reply says: the model's text, why it ended, and the tokens, if they were counted."""

    text: str
    finish: str
    refusal: str
    model: str
    spent: Spent | None


class ServerError(NamedTuple):
    """What an error reply says: `status` is the HTTP status or what the body gives for it."""

    status: int
    message: str
    code: str
    param: str


def read_completion(raw: bytes) -> Completion | ServerError | None:
    """Return what the body of an HTTP 200 says; None where it is no chat completion at all."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        # Some gateways report the fault of the server behind them with status 200.
        return read_error(raw, 200) if "error" in data else None
    message = choices[0].get("message")
    if not isinstance(message, dict):
        return None
    return Completion(
        text=_text(message.get("content")),
        finish=str(choices[0].get("finish_reason") or ""),
        refusal=_text(message.get("refusal")),
        model=str(data.get("model") or ""),
        spent=_spent(data.get("usage")),
    )


def _text(content: object) -> str:
    """Return the text of a message, which may also come as a list of parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _spent(usage: object) -> Spent | None:
    if not isinstance(usage, dict):
        return None
    prompt, answer = usage.get("prompt_tokens"), usage.get("completion_tokens")
    return Spent(prompt, answer) if _is_count(prompt) and _is_count(answer) else None


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def read_error(raw: bytes, status: int) -> ServerError:
    """Return what the body of an error reply says, whichever of the usual forms it has."""
    text = raw.decode("utf-8", "replace")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ServerError(status, text, "", "")
    error = data.get("error", data.get("detail", data)) if isinstance(data, dict) else data
    if not isinstance(error, dict):
        return ServerError(status, error if isinstance(error, str) else text, "", "")
    code = error.get("code") if isinstance(error.get("code"), str) else error.get("type")
    inside = error.get("code")
    if status == 200 and isinstance(inside, int) and 400 <= inside < 600:
        status = inside
    said = error.get("message")
    return ServerError(
        status,
        said if isinstance(said, str) else text,
        str(code or ""),
        str(error.get("param") or ""),
    )
