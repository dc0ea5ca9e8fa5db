"""A story, statements good and bad about it, and a pen that writes with a made-up model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brief.check import accept
from brief.compose.model import ChatRequest, ModelFailure, Role
from brief.compose.requests import Room
from brief.model import Article, Briefing, Draft, Engine, Origin
from brief.writing import Pen, Written, write
from tests.compose.asked import GOOD, HEADLINE, Data, FakeModel, answer, room, said, story

BOTH = (
    "It takes effect in May if both city councils approve it.",
    "The accord takes effect in {} if both city councils approve it.",
)
MAY = said(BOTH[1].format("May"), ("A1.2", BOTH[0]))
JUNE = said(BOTH[1].format("June"), ("A1.2", BOTH[0]))
UNASKED = said("The harbour minister resigned.")
SILENT = "The ports have not said who will pay for the dredging."
OPEN = said(SILENT, ("A2.3", SILENT), kind="unresolved", basis="open")
TOLD = said(
    "The ports have said who will pay for the dredging.",
    ("A2.3", SILENT),
    kind="unresolved",
    basis="open",
)

Answers = Mapping[Role, Callable[[ChatRequest], Data] | ModelFailure]


def composing(*statements: Data) -> Callable[[ChatRequest], Data]:
    """Return what gives these statements and a sound headline, whatever it is asked."""
    return lambda _: answer(*statements, headline=HEADLINE)


def repairing(*rounds: Sequence[Data]) -> Callable[[ChatRequest], Data]:
    """Return what gives one round's repairs after the other, the last of them for ever."""
    left = list(rounds)

    def repair(_: ChatRequest) -> Data:
        mended = left.pop(0) if len(left) > 1 else left[0]
        return {"repairs": [{"item": f"R{n}", **one} for n, one in enumerate(mended, 1)]}

    return repair


def wrote(
    answers: Answers,
    told: tuple[list[Article], tuple[Origin, ...]] | None = None,
    space: Room | None = None,
) -> tuple[Written, list[Role]]:
    """Write a story with a model that answers by role; return it, and what was asked in order."""
    articles, origins = told or story()

    def reply(request: ChatRequest) -> Data:
        given = answers[request.role]
        if isinstance(given, ModelFailure):
            raise given
        return given(request)

    model = FakeModel(reply)
    pen = Pen(dict.fromkeys(Role, model), space or room())
    written = write("s1", articles, origins, pen)
    return written, [request.role for request in model.seen]


def accepted(written: Written) -> Briefing:
    """Check a story as a run does."""
    articles, _ = story()
    day = articles[0].published
    assert day
    return accept(Draft(day.date(), Engine("openai"), tuple(articles), (written.story,)))


def texts(written: Written) -> list[str]:
    """Return the statements that stand, in order."""
    return [one.text for one in accepted(written).stories[0].statements]


def codes(written: Written) -> list[set[str]]:
    """Return the codes of each statement that is withheld, in order."""
    return [{f.code for f in one.verdict.findings} for one in accepted(written).stories[0].rejected]


FIRST = str(GOOD["text"])
