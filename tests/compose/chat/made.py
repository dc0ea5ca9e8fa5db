"""Requests, settings and clients that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from brief.compose.chat.build import Chat, open_chat
from brief.compose.chat.settings import ChatSettings, Patience, Server
from brief.compose.chat.waiting import Clock, Halt
from brief.compose.model import ChatModel, ChatReply, ChatRequest, Message, Role, Spent

_TEXT = {"type": "string"}
EVIDENCE = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"id": _TEXT, "quote": _TEXT},
        "required": ["id", "quote"],
        "additionalProperties": False,
    },
}
STATEMENT: dict[str, object] = {
    "kind": {"type": "string", "enum": ["agreed", "unresolved", "position"]},
    "basis": _TEXT,
    "holder": {"type": ["string", "null"]},
    "text": _TEXT,
    "evidence": EVIDENCE,
}
SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": STATEMENT,
                "required": list(STATEMENT),
                "additionalProperties": False,
            },
        }
    },
    "required": ["statements"],
    "additionalProperties": False,
}

SOURCES = """<sources>
<article id=A1 outlet="Ferry Post">
[A1.1] The island council approved 14 new berths on Monday.
[A1.2] It is unclear who will pay for them.
[A1.3] Mayor Odile Renn said the work would begin in May if the harbour office agrees.
</sources>"""

MESSAGES = (
    Message("system", "Write statements that the sources support, as JSON."),
    Message("user", SOURCES),
)
QUICK = Patience(tries=4, first_wait=0.001, longest_wait=0.5)


def request(text: str = "", role: Role = Role.COMPOSE, most: int = 600) -> ChatRequest:
    """Return a request for statements; `text` makes it another one than its neighbours."""
    messages = (*MESSAGES[:-1], Message("user", f"{SOURCES}\n{text}".rstrip()))
    return ChatRequest(role, messages, "statements", SCHEMA, most)


def settings(base_url: str, **changes: object) -> ChatSettings:
    """Return settings for a server in this process, with no patience to speak of."""
    plain = ChatSettings(
        server=Server(base_url, timeout=5.0), model="test", patience=QUICK, configured=True
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def chat(base_url: str, **changes: object) -> Chat:
    """Return the models of a run against the server at `base_url`."""
    return open_chat(settings(base_url, **changes))


class HandClock(Clock):
    """A clock that stands still but for waits, which take no time and are noted."""

    def __init__(self) -> None:
        """Start at zero."""
        super().__init__(Halt())
        self.time = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        """Return the seconds waited so far."""
        return self.time

    def wait(self, seconds: float) -> None:
        """Go forward at once."""
        self.halt.check()
        self.waits.append(seconds)
        self.time += seconds


GOOD_DATA: Mapping[str, object] = {"statements": []}


@dataclass
class Scripted:
    """A model that gives replies and raises failures as it is told, then good replies."""

    script: list[ChatReply | BaseException] = field(default_factory=list)
    asked: list[ChatRequest] = field(default_factory=list)
    name: str = "scripted"

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return or raise what comes next."""
        self.asked.append(request)
        answer = self.script.pop(0) if self.script else reply()
        if isinstance(answer, BaseException):
            raise answer
        return answer


def reply(prompt: int = 100, answer: int = 20) -> ChatReply:
    """Return a good reply that took so many tokens."""
    return ChatReply(GOOD_DATA, "{}", "scripted", Spent(prompt, answer))


def as_model(scripted: Scripted) -> ChatModel:
    """Show the type checker that a scripted model is one."""
    return scripted
