"""Who does what to whom: each verb of a sentence with the noun groups that belong to it.

The groups are read once from left to right with a stack of open clauses.
Subjects are shared by joined verbs, passed on to infinitives and participles,
and taken from the noun before "who"; a passive verb's subject is what it is
done to. What is not clear is left out: a test must not lean on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brief.check.grammar.ahead import CLAUSAL, clause_follows, finite_follows
from brief.check.grammar.clauses import Clause, ClauseReader, Frame, fill
from brief.check.grammar.groups import Group, Kind
from brief.check.grammar.verbs import Form, VerbGroup
from brief.check.grammar.vocabulary import HOLDS_TO, MAKES_DO
from brief.text.cues import CUES
from brief.text.tokens import Token

_OF_OBJECT = frozenset("for of from into with".split())


class Framed(NamedTuple):
    """The frames of a sentence in the order of their verbs.

    `faces` maps a noun group to its appositions, `owners` one behind "whose" to
    what that stands for.
    """

    frames: list[Frame]
    faces: dict[int, list[int]]
    owners: dict[int, list[int]]


def frames(tokens: Sequence[Token], groups: Sequence[Group]) -> Framed:
    """Return the frames of a sentence."""
    reader = _Reader(tokens, groups)
    for at in range(len(groups)):
        reader.read(at)
    reader.close()
    return Framed(reader.found, reader.faces, reader.owners)


class _Reader(ClauseReader):
    """Reads the groups of a sentence in order, and finds the subject of each verb."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        super().__init__(tokens, groups)
        self.found: list[Frame] = []

    def read(self, at: int) -> None:
        """Read one group."""
        group = self.groups[at]
        if group.kind is Kind.NOUN:
            self.noun(at)
        elif group.kind is Kind.VERB and group.verb is not None:
            self._verb(at, group.verb)
        elif group.kind is Kind.PREP:
            self.prep = group.word
        elif group.kind is Kind.WHO:
            self.relative(at)
        elif group.kind is Kind.OPEN:
            self.open(Clause())
        elif group.kind is Kind.BREAK:
            self.close()
        if group.kind not in {Kind.PREP, Kind.NOUN}:
            self.prep = ""

    def _verb(self, at: int, verb: VerbGroup) -> None:
        """Take up a verb group: give it its subject, and the clause its frame."""
        frame = Frame(verb)
        self.found.append(frame)
        if verb.form is Form.INFINITIVE:
            frame.subject = self._of_infinitive(at)
        elif verb.form is Form.ING:
            self._of_ing(at, frame)
        elif self._is_turned(at, verb):
            self.turned = frame
        elif self._is_reduced(at, verb):
            frame.verb = verb._replace(form=Form.PARTICIPLE, passive=True)
            frame.subject = self.place or self.clause.subject
            self.open(Clause())  # the verb of the clause is still to come
        else:
            self._finite(at, frame)
        clause = self.clause
        if clause.frame is None:
            frame.preps += clause.fronted
            clause.fronted = []
        clause.frame = frame
        clause.first = clause.first or frame
        self.place = None

    def _finite(self, at: int, frame: Frame) -> None:
        """Find the subject of a finite verb."""
        clause = self.clause
        if clause.frame is None:
            frame.subject = clause.subject
            return
        outer = self._waiting(at)
        if outer is not None:
            while self.clause is not outer:
                fill(self.stack.pop())
            frame.subject = outer.subject
        elif self.place is not None and (self.kind(at - 1) is Kind.NOUN or self._closed(at)):
            self._embed(frame, self.place, clause.frame)
        elif self._is_loose(at, frame.verb):
            # ", valued at": a participle as likely as a verb of the subject.
            frame.verb = frame.verb._replace(form=Form.PARTICIPLE, passive=True)
        else:
            frame.subject = self._shared(at, clause.frame)

    def _closed(self, at: int) -> bool:
        """Say whether an apposition to a subject ends here: "after his brother, Jan, sold"."""
        if self.kind(at - 1) is not Kind.COMMA or self.place is None:
            return False
        frame = self.clause.frame
        told = frame is not None and frame.object is self.place and self.stem(frame) in CUES
        return self.place[-1] in self.faces and (told or self._opens_clause())

    def _opens_clause(self) -> bool:
        """Say whether the last noun group stands behind a preposition that may open a clause."""
        frame = self.clause.frame
        if frame is None or not frame.preps:
            return False
        word, place = frame.preps[-1]
        return place is self.place and word in CLAUSAL

    def _is_loose(self, at: int, verb: VerbGroup) -> bool:
        behind = self.kind(at - 1) is Kind.COMMA
        return verb.form is Form.PAST and behind and self.kind(at + 1) is not Kind.NOUN

    def _shared(self, at: int, before: Frame) -> list[int]:
        """Return the subject of a joined verb; it may be that of a clause outside."""
        if self.kind(at - 1) is Kind.VERB:
            return []
        found = list(before.subject)
        if self.kind(at - 1) is Kind.JOIN:
            outer = (clause.frame for clause in self.stack[:-1] if clause.frame)
            found += [i for frame in outer for i in frame.subject[:2]]
        return found

    def _is_turned(self, at: int, verb: VerbGroup) -> bool:
        """Say whether a verb of saying has its subject behind it: "…, said the minister"."""
        opens = self.kind(at - 1) in {Kind.COMMA, Kind.BREAK, None}
        if not opens or self.kind(at + 1) is not Kind.NOUN or verb.first != verb.main:
            return False
        if self.clause.frame is None and self.clause.subject:
            return False
        if self.tokens[verb.main].stem not in CUES or self._waiting(at) is not None:
            return False
        return not clause_follows(self.groups, at + 1, direct=True)

    def _is_reduced(self, at: int, verb: VerbGroup) -> bool:
        """Say whether a past form is a participle behind its noun: "boats seized by guards"."""
        if verb.form is Form.PARTICIPLE:
            return True
        if verb.form is not Form.PAST or self.kind(at - 1) is not Kind.NOUN:
            return False
        if self.kind(at + 1) in {Kind.NOUN, Kind.OPEN}:
            return False
        frame = self.clause.frame
        if frame is None:
            return finite_follows(self.groups, at)
        if self._opens_clause() or self._waiting(at) is not None:
            return False
        return self.stem(frame) not in CUES and self.place is not self.clause.subject

    def _waiting(self, at: int) -> Clause | None:
        """Return the clause outside this one whose subject still waits for its verb."""
        if self.kind(at - 1) is Kind.JOIN:
            return None
        outer = (c for c in reversed(self.stack[:-1]) if c.subject and c.frame is None)
        return next(outer, None)

    def _embed(self, frame: Frame, place: list[int], outer: Frame) -> None:
        """Make the noun group just read, so far an object, the subject of a clause of its own."""
        governed = bool(outer.preps) and outer.preps[-1][1] is place
        if outer.object is place:
            outer.object, outer.second = outer.second, []
        elif governed and self._opens_clause():
            outer.preps.pop()
        elif self.stem(outer) in CUES and outer.object:
            # "said the fall in profit was": what "in" governs belongs to the subject.
            place, outer.object = outer.object, []
        elif governed:
            return
        frame.subject = place
        self.open(Clause(subject=place))

    def _of_infinitive(self, at: int) -> list[int]:
        """Return who is to do it: the object of "asked Roe to", else the subject."""
        frame, before = self.clause.frame, self.kind(at - 1)
        if frame is None:
            return self.clause.subject if before is Kind.VERB else []
        if before is Kind.NOUN and self.place is not None:
            if frame.preps and frame.preps[-1][1] is self.place:
                return self.place if frame.preps[-1][0] in {"for", "on"} else frame.subject
            if frame.object is self.place and self.stem(frame) in MAKES_DO:
                return self.place
        return frame.subject

    def _of_ing(self, at: int, frame: Frame) -> None:
        """Find who does what a form in -ing says."""
        fill(self.clause)  # "whom they accused of selling it": what "whom" stands for did
        clause, before = self.clause, self.kind(at - 1)
        outer = clause.frame
        if outer is None:
            if clause.subject and before is Kind.NOUN:
                frame.subject = clause.subject
            else:
                clause.waiting.append(frame)
            return
        of_object = before is Kind.PREP and self.groups[at - 1].word in _OF_OBJECT
        if of_object and self.stem(outer) in HOLDS_TO and outer.object and not outer.verb.passive:
            frame.subject = outer.object
        elif before is Kind.NOUN and self.place is not None:
            frame.subject = self.place
        else:
            frame.subject = outer.subject
