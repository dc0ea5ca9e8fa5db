"""Second opinions on statements that passed the typed tests: the values and the panel.

A second opinion can only reject. Nobody is asked about a statement that a typed
test refused, so no opinion, however sure, can rescue one. Whoever gives opinions
implements `SecondOpinion`: it is handed statements in batches, each with its
evidence, and says of each whether the evidence entails it. One that cannot
answer raises OpinionUnavailable; it does not vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from brief.errors import OpinionUnavailable, Problem
from brief.model import Span


class Label(StrEnum):
    """What an opinion comes to. Only `ENTAILS` lets a statement stand."""

    ENTAILS = "entails"
    """The evidence says what the statement says."""
    NEUTRAL = "neutral"
    """The evidence does not say it."""
    CONTRADICTS = "contradicts"
    """The evidence says the contrary."""
    UNABLE = "unable"
    """This statement is beyond the one asked, for the reason given."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One cited sentence, whole: `text` has its line breaks as spaces, else it is the source's.

    `before` is the sentence before it in its paragraph, "" if it opens one: it
    tells who "he" is, and is no evidence. `outlet` and `published` (aware, UTC)
    are those of the article.
    """

    text: str
    span: Span
    before: str = ""
    outlet: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Whether these passages, together, say what the statement says.

    `passages` stand in the order cited; `nearest` is the index of the one that
    shares most with the statement. `holder` is set for stated positions.
    """

    statement: str
    passages: tuple[Passage, ...]
    nearest: int = 0
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One answer: a label, its reason, who gave it, and how probable each relation is.

    Probabilities are in [0, 1]. They need not add up to one: where the evidence
    was read in parts, each may be of another part. `source` is the sentence
    judged; None stands for the nearest.
    """

    by: str
    label: Label
    why: str
    entails: float = 0.0
    neutral: float = 0.0
    contradicts: float = 0.0
    source: Span | None = None

    def __post_init__(self) -> None:
        """Refuse what is no probability (NaN is none), and a rejection without its reason."""
        if not all(0.0 <= p <= 1.0 for p in (self.entails, self.neutral, self.contradicts)):
            raise ValueError(f"{self.by} gave a probability outside [0, 1]")
        if self.label is not Label.ENTAILS and not self.why.strip():
            raise ValueError(f"{self.by} says {self.label.value} and gives no reason")


class SecondOpinion(Protocol):
    """Whoever can say whether evidence entails a statement: a model, a judge, a house rule."""

    @property
    def name(self) -> str:
        """How findings call the one who gives the opinion."""

    def answer(self, questions: Sequence[Question]) -> Sequence[Opinion]:
        """Answer each question, in order. Raises OpinionUnavailable when it cannot."""


class Panel:
    """Those who are asked, in order; what one rejects the next is not asked about.

    A failure of one who is required raises OpinionUnavailable. One who is
    `optional` (all, or those of these names) is left out once it fails, and
    `problems` tells of how many statements it was not asked.
    """

    def __init__(
        self, givers: Sequence[SecondOpinion], *, optional: bool | Collection[str] = False
    ) -> None:
        self._givers = list(givers)
        names = {giver.name for giver in givers}
        self._optional = (names if optional else set()) if isinstance(optional, bool) else optional
        self._lost: dict[int, str] = {}
        self._unasked: Counter[tuple[str, str]] = Counter()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What those who are optional were not asked, and why."""
        return tuple(
            Problem(name, f"gave no second opinion on {_statements(count)}: {why}")
            for (name, why), count in self._unasked.items()
        )

    @property
    def unheard(self) -> int:
        """On how many statements somebody optional gave no opinion."""
        return sum(self._unasked.values())

    def rejections(self, questions: Sequence[Question]) -> list[Opinion | None]:
        """Return for each question the first opinion that rejects, or None.

        Raises OpinionUnavailable when a required opinion cannot be given.
        """
        found: list[Opinion | None] = [None] * len(questions)
        for index in range(len(self._givers)):
            standing = [at for at, opinion in enumerate(found) if opinion is None]
            answers = self._ask(index, [questions[at] for at in standing])
            for at, opinion in zip(standing, answers, strict=True):
                found[at] = opinion if opinion and self._rejects(opinion) else None
        return found

    def _ask(self, index: int, questions: list[Question]) -> Sequence[Opinion | None]:
        """Return one giver's answers; None for each where it may be left out and has to be."""
        giver = self._givers[index]
        if questions and index not in self._lost:
            try:
                return _answers(giver, questions)
            except OpinionUnavailable as error:
                if giver.name not in self._optional:
                    raise
                self._lost[index] = str(error)
        if questions:
            self._unasked[giver.name, self._lost[index]] += len(questions)
        return [None] * len(questions)

    def _rejects(self, opinion: Opinion) -> bool:
        """Say whether an opinion refuses; one that is optional may be unable."""
        if opinion.label is Label.UNABLE and opinion.by in self._optional:
            self._unasked[opinion.by, opinion.why] += 1
            return False
        return opinion.label is not Label.ENTAILS


def _answers(giver: SecondOpinion, questions: list[Question]) -> Sequence[Opinion]:
    """Ask, and refuse an answer that is short: a missing opinion is no support."""
    answers = giver.answer(questions)
    if len(answers) != len(questions):
        raise OpinionUnavailable(
            f"{giver.name}: gave {len(answers)} opinions on {_statements(len(questions))}"
        )
    return answers


def _statements(count: int) -> str:
    return f"{count} statement{'' if count == 1 else 's'}"
