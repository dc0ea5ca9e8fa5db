"""Second opinions from a local cross-encoder for natural language inference (extra `nli`).

Evidence that is longer than the model's window is read in windows. The best
entailment of any window counts, and the worst contradiction of any: evidence
that entails in one place and contradicts in another is a reason to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from brief.check.nli_encoder import Encoder, Probabilities
from brief.check.nli_loading import load
from brief.check.nli_settings import NliSettings, read_settings
from brief.check.nli_windows import Window, windows
from brief.check.opinions import Label, Opinion, Panel, Question
from brief.model import Span

_LEAST_ROOM = 16
_MARKS = str.maketrans("", "", "[]")


class NliModel:
    """A model that gives second opinions; see `SecondOpinion`."""

    def __init__(self, encoder: Encoder, settings: NliSettings) -> None:
        self._encoder = encoder
        self._settings = settings

    @classmethod
    def load(cls, settings: NliSettings) -> NliModel:
        """Load the model that the settings name. Raises OpinionUnavailable."""
        return cls(Encoder(load(settings), settings), settings)

    @property
    def name(self) -> str:
        """How findings call the model."""
        return self._settings.name

    def answer(self, questions: Sequence[Question]) -> list[Opinion]:
        """Answer each question, in order. Raises OpinionUnavailable when the model fails."""
        # What a statement has in square brackets is part of it, the brackets are not.
        statements = [one.statement.translate(_MARKS) for one in questions]
        sizes = self._encoder.sizes(statements)
        rooms = [self._encoder.room(size) for size in sizes]
        cut = [self._windows(*one) for one in zip(questions, rooms, strict=True)]
        pairs = [
            (window.text, statement)
            for own, statement in zip(cut, statements, strict=True)
            for window in own
        ]
        found = iter(self._encoder.probabilities(pairs))
        return [
            self._opinion(question, own, list(islice(found, len(own))))
            for question, own in zip(questions, cut, strict=True)
        ]

    def _windows(self, question: Question, room: int) -> tuple[Window, ...]:
        """Cut the evidence; no window where the statement leaves no room for any."""
        if room < _LEAST_ROOM:
            return ()
        return windows(question.passages, room, self._encoder.sizes, self._settings.sentences)

    def _opinion(
        self, question: Question, own: Sequence[Window], found: Sequence[Probabilities]
    ) -> Opinion:
        """Form an opinion: a contradiction in one window outweighs an entailment in another."""
        if not own:
            why = "the statement is too long to be read beside any evidence"
            return Opinion(self.name, Label.UNABLE, why)
        best = max(range(len(own)), key=lambda at: found[at].entails)
        worst = max(range(len(own)), key=lambda at: found[at].contradicts)
        most, least = self._settings.contradiction, self._settings.entailment
        contradicts = found[worst].contradicts
        if contradicts > most:
            label, at = Label.CONTRADICTS, worst
            why = f"a contradiction above {most:.2f} rejects"
        else:
            label, at = Label.NEUTRAL, best
            why = f"an entailment below {least:.2f} rejects"
            if found[best].entails >= least:
                label, why = Label.ENTAILS, ""
        entails, neutral, _ = found[best]
        source = _place(question, own[at])
        return Opinion(self.name, label, why, entails, neutral, contradicts, source)


def _place(question: Question, window: Window) -> Span:
    """Return the nearest sentence to the statement, if it is in the window, or else its first."""
    inside = question.nearest in window.passages
    return question.passages[question.nearest if inside else window.passages[0]].span


def nli_givers(given: str | None) -> tuple[NliModel, ...]:
    """Return the one model that is named; none for no name.

    `given` is a folder, a name, `hub:NAME` or a file `*.toml`. Raises
    FileFormatError or OpinionUnavailable.
    """
    return () if given is None else (NliModel.load(read_settings(given)),)


def nli_panel(given: str | None) -> Panel | None:
    """Return a panel of one model, which is required; None for no model. Raises as `nli_givers`."""
    givers = nli_givers(given)
    return Panel(givers) if givers else None
