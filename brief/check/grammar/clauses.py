"""Clauses being read: where each noun group goes, as subject, object, apposition or complement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.check.grammar.ahead import clause_follows, is_named, is_number, kind_at, listed
from brief.check.grammar.groups import Group, Kind
from brief.check.grammar.verbs import VerbGroup
from brief.check.grammar.vocabulary import TAKES_TWO
from brief.text.kinds import names_person
from brief.text.posts import is_post
from brief.text.tokens import Token

_DEEPEST = 12
_MOST_PREPS = 24
_SUBJECT_ONLY = frozenset("he she they we i who".split())


@dataclass(slots=True)
class Frame:
    """One verb: `verb` is its group, the places hold indexes of noun groups.

    `second` is the first of two objects ("gave *Corin* the boat"); `preps`
    are prepositions with what they govern, in order.
    """

    verb: VerbGroup
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    second: list[int] = field(default_factory=list)
    preps: list[tuple[str, list[int]]] = field(default_factory=list)


@dataclass(slots=True)
class Clause:
    """A clause being read; `frame` is its last verb, `first` the one that makes it a clause.

    `antecedent` is what its "who" stands for.

    `fronted` are prepositions before its verb, `waiting` participles before its subject.
    """

    subject: list[int] = field(default_factory=list)
    frame: Frame | None = None
    first: Frame | None = None
    fronted: list[tuple[str, list[int]]] = field(default_factory=list)
    who: str = ""
    antecedent: list[int] = field(default_factory=list)
    waiting: list[Frame] = field(default_factory=list)


class ClauseReader:
    """Puts the noun groups of a sentence where they belong, one after the other.

    `stack` holds the open clauses, the innermost last; `place` is where the
    last noun group was put, `turned` a verb that its subject follows ("said Roe").
    `faces` maps a noun group to its appositions, `owners` one behind "whose" to
    what that stands for.
    """

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        self.tokens = tokens
        self.groups = groups
        self.faces: dict[int, list[int]] = {}
        self.owners: dict[int, list[int]] = {}
        self.stack: list[Clause] = [Clause()]
        self.prep = ""
        self.place: list[int] | None = None
        self.turned: Frame | None = None

    @property
    def clause(self) -> Clause:
        """The innermost open clause."""
        return self.stack[-1]

    def kind(self, at: int) -> Kind | None:
        """Return the kind of the group at `at`."""
        return kind_at(self.groups, at)

    def stem(self, frame: Frame) -> str:
        """Return the stem of a frame's main verb."""
        return self.tokens[frame.verb.main].stem

    def close(self) -> None:
        """End all open clauses."""
        for clause in self.stack:
            fill(clause)
        self.stack = [Clause()]
        self.place = None

    def open(self, clause: Clause) -> None:
        """Open a clause inside the others; of very many the outermost are forgotten."""
        self.stack = [*self.stack[-_DEEPEST:], clause]

    def noun(self, at: int) -> None:
        """Read a noun group."""
        if self.groups[at].time:
            self.prep = ""
        elif self._joins(at):
            return
        elif self.prep:
            self._govern(at)
        elif self._begins_clause(at):
            self._start_clause(at)
        else:
            self._fill_place(at)

    def _fill_place(self, at: int) -> None:
        """Make a noun group the subject or an object of its clause."""
        clause, here = self.clause, [at]
        frame = clause.frame
        self.place = here
        if self.turned is not None:
            self.turned.subject, self.turned = here, None
        elif frame is None:
            clause.subject = here
            for waiting in clause.waiting:
                waiting.subject = here
            clause.waiting = []
        elif self.kind(at - 1) is Kind.COMMA:
            self.place = None
        elif not frame.object:
            frame.object = here
        elif self._is_second(at, frame):
            frame.second, frame.object = frame.object, here

    def _is_second(self, at: int, frame: Frame) -> bool:
        """Say whether a noun group behind an object is a second one: "gave Roe the boat"."""
        beside = self.kind(at - 1) is Kind.NOUN and not frame.second
        return beside and self.stem(frame) in TAKES_TWO

    def _govern(self, at: int) -> None:
        """Put a noun group behind a preposition."""
        clause = self.clause
        self.place = [at]
        preps = clause.frame.preps if clause.frame else clause.fronted
        if len(preps) < _MOST_PREPS:
            preps.append((self.prep, self.place))
        self.prep = ""

    def _joins(self, at: int) -> bool:
        """Add an apposition or the next of a list to the place of the group before it."""
        if self.place is None or self.prep:
            return False
        before = self.kind(at - 1)
        joined = before is Kind.JOIN and self.kind(at - 2) in {Kind.NOUN, Kind.COMMA}
        comma = before is Kind.COMMA and self.kind(at - 2) is Kind.NOUN
        if comma and is_number(self.tokens, self.groups[at]):
            return True
        if not (joined or comma) or self.groups[at].word in _SUBJECT_ONLY:
            return False
        opens = clause_follows(self.groups, at, direct=comma)
        if opens and (comma or self.clause.frame is not None):
            return False
        main = self.place[-1]
        if comma and self._named(at) != self._named(main):
            # "The wife of the mayor, Lars Roe": he is the mayor, not the wife.
            if not self._ends_in_office(main):
                self.faces.setdefault(self._bearer(main, at), []).append(at)
            return True
        if comma and not listed(self.groups, at, subject=self.clause.frame is None):
            return False
        self.place.append(at)
        return True

    def _bearer(self, main: int, name: int) -> int:
        """Return who bears a name behind a comma: "a pilot sent by the port, Lars Roe"."""
        frame = self.clause.frame
        if not self._named(name):
            return main
        subject = frame.subject[-1:] if frame is not None and frame.verb.passive else []
        for at in subject:
            if self._is_person(at) and not self._is_person(main) and at not in self.faces:
                return at
        return main

    def _is_person(self, at: int) -> bool:
        head = self.tokens[self.groups[at].core - 1]
        return head.text[0].islower() and names_person(head.norm)

    def _ends_in_office(self, at: int) -> bool:
        """Say whether "of" in a noun group leads to somebody by an office."""
        group = self.groups[at]
        return group.last > group.core and is_post(self.tokens[group.last - 1].norm)

    def _named(self, at: int) -> bool:
        return is_named(self.tokens, self.groups[at])

    def _begins_clause(self, at: int) -> bool:
        """Say whether a noun group behind a full clause is the subject of the next."""
        behind = self.kind(at - 1) in {Kind.COMMA, Kind.JOIN}
        return self.clause.frame is not None and behind and clause_follows(self.groups, at)

    def _start_clause(self, at: int) -> None:
        """Begin a clause whose subject is the noun group at `at`."""
        while len(self.stack) > 1 and self.clause.frame is not None:
            fill(self.stack.pop())
        if self.clause.frame is not None:
            self.stack[-1] = Clause()
        self.place = [at]
        self.clause.subject = self.place

    def relative(self, at: int) -> None:
        """Open a relative clause for the noun group just read."""
        antecedent = list(self.place) if self.place else []
        # "Observers from the League, who": either may be meant.
        if self.groups[at].word == "who" and self.clause.frame is None:
            antecedent += [i for i in self.clause.subject if i not in antecedent]
        clause = Clause(who=self.groups[at].word, antecedent=antecedent)
        if self.kind(at + 1) is Kind.VERB:
            clause.subject = antecedent
        elif clause.who == "whose" and self.kind(at + 1) is Kind.NOUN:
            self.owners[at + 1] = antecedent
        self.open(clause)


def fill(clause: Clause) -> None:
    """Give "which Roe bought" its object: what "which" stands for."""
    frame = clause.first
    if not clause.antecedent or frame is None or clause.who == "whose":
        return
    if frame.subject is clause.antecedent or frame.object or frame.verb.passive:
        return
    frame.object = clause.antecedent
