"""A story and a model made in the test, for what is asked of a model and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from brief.compose.locate import Places
from brief.compose.model import ChatReply, ChatRequest, ModelFailure, Spent
from brief.compose.packing import Packing, pack
from brief.compose.profiles import load_profile
from brief.compose.requests import Room, room_left
from brief.model import Article, Origin
from tests.compose.made import apart, article

Data = Mapping[str, object]

FERRY = """\
The ports of Tarn and Elsin signed a pilotage accord on Monday.
It takes effect in May if both city councils approve it.
“We will not pay for their dredging,” Mayor Ilka Brandt said.
About 300 pilots work in the two ports."""

STRIKE = """\
Tarn and Elsin signed a pilotage accord on Monday.
The pilots’ union said it may strike if rosters are merged.
The ports have not said who will pay for the dredging."""


def words(text: str) -> int:
    """Count words and marks: enough for tests, and easy to reckon with."""
    return len(text.split())


def story() -> tuple[list[Article], tuple[Origin, ...]]:
    """Return two independent reports."""
    made = [
        article(FERRY, "wire", outlet="Coast Wire"),
        article(STRIKE, "gazette", outlet="Tarn Gazette"),
    ]
    return made, apart(made)


def room(window: int = 20_000, answer: int = 500) -> Room:
    """Return room for requests, counted in words."""
    return Room(words, load_profile(), window, answer)


def tight(left: int) -> Room:
    """Return room that leaves so many words of sources, however long the instructions are."""
    taken = -room_left(room(window=0), "merge", {"part": 99, "parts": 99})
    return room(window=taken + left)


def packed(budget: int = 10_000) -> tuple[Packing, Places]:
    """Return the story packed, and the places of its sentences."""
    articles, origins = story()
    packing = pack(articles, origins, budget, words)
    return packing, Places(packing.lines, {one.id: one for one in articles})


def said(
    text: str,
    *evidence: tuple[str, str],
    kind: str = "agreed",
    basis: str = "settled",
    holder: str | None = None,
) -> dict[str, object]:
    """Return a statement as a model gives it; evidence is (id, quote)."""
    return {
        "kind": kind,
        "basis": basis,
        "holder": holder,
        "text": text,
        "evidence": [{"id": name, "quote": quote} for name, quote in evidence],
    }


def answer(*statements: Data, headline: Data | None = None) -> dict[str, object]:
    """Return the answer to the compose prompt."""
    none: Data = {"text": "", "evidence": []}
    return {"headline": headline or none, "statements": list(statements)}


SIGNED = ("A1.1", "The ports of Tarn and Elsin signed a pilotage accord on Monday.")
HEADLINE: Data = {
    "text": "Ports of Tarn and Elsin signed a pilotage accord on Monday",
    "evidence": [{"id": SIGNED[0], "quote": SIGNED[1]}],
}
GOOD = said("The ports of Tarn and Elsin signed a pilotage accord on Monday.", SIGNED)


@dataclass
class FakeModel:
    """A model that answers what it is given, in order, or fails; `seen` is what it was asked."""

    answers: Sequence[Data | ModelFailure] | Callable[[ChatRequest], Data]
    name: str = "fake"
    seen: list[ChatRequest] = field(default_factory=list)

    def complete(self, request: ChatRequest) -> ChatReply:
        """Return the next answer."""
        self.seen.append(request)
        if callable(self.answers):
            given: Data | ModelFailure = self.answers(request)
        else:
            given = self.answers[len(self.seen) - 1]
        if isinstance(given, ModelFailure):
            raise given
        return ChatReply(given, "", self.name, Spent(1, 1))
