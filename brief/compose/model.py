"""What the engine asks of a chat model, whatever server or wrapper stands behind it.

A `ChatModel` takes one request and gives one reply or raises a `ModelFailure`.
Clients and wrappers (retries, limits, cache, budget, records) all have this one
method, so they stack in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from brief.errors import ModelFailure

__all__ = ["ChatModel", "ChatReply", "ChatRequest", "Message", "ModelFailure", "Role", "Spent"]


class Role(StrEnum):
    """What a request is for; a model, a price and a prompt can be set for each."""

    COMPOSE = "compose"
    MERGE = "merge"
    REPAIR = "repair"
    JUDGE = "judge"
    HEADLINE = "headline"


class Message(NamedTuple):
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One request: what it is for, what is said, and the JSON Schema that the answer must have.

    `max_output_tokens` bounds the answer, in tokens of the model.
    """

    role: Role
    messages: tuple[Message, ...]
    schema_name: str
    schema: Mapping[str, object]
    max_output_tokens: int


class Spent(NamedTuple):
    """Tokens of one exchange, as the server counted them (`estimated` if it did not)."""

    prompt_tokens: int
    completion_tokens: int
    cached: bool = False
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class ChatReply:
    """The answer: a JSON object valid against the request's schema, and what it cost.

    `text` is the model's own text before anything was taken from it.
    """

    data: Mapping[str, object]
    text: str
    model: str
    spent: Spent


class ChatModel(Protocol):
    """A model that answers one request at a time; safe to call from several threads."""

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the answer to `request`; raises ModelFailure."""
