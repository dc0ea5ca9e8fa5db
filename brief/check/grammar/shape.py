"""The shape of a sentence: its groups, its verbs, and whom each noun group means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from brief.check.grammar.clauses import Frame
from brief.check.grammar.entities import Entity, entity, merged
from brief.check.grammar.frames import frames
from brief.check.grammar.groups import Group, Kind, groups, unquoted
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.tokens import Token

_MOST_JOINED = 12


class Shape:
    """A sentence cut up; what is asked for twice is read once.

    `faces` maps a noun group to its appositions, by index into `groups`.
    """

    def __init__(
        self, tokens: Sequence[Token], names: Sequence[Name], phrases: Mapping[int, int]
    ) -> None:
        self.tokens, ends = unquoted(tokens)
        self.names = names
        plain = [name for name in names if name.form is not Form.ROLE]
        self.groups: Sequence[Group] = groups(self.tokens, plain, ends, phrases)
        read = frames(self.tokens, self.groups)
        self.frames: Sequence[Frame] = read.frames
        self.faces: Mapping[int, list[int]] = read.faces
        self.owners: Mapping[int, list[int]] = read.owners
        self._alone: dict[int, Entity] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin in `[start, end)` of the text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def alone(self, at: int) -> Entity:
        """Return whom a noun group means by its own words."""
        found = self._alone.get(at)
        if found is None:
            found = self._entity(self.groups[at])
            for owner in self.owners.get(at, ())[:1]:
                # "The boat Alma, whose skipper": the Alma's.
                own = self._entity(self.groups[owner])
                found = found._replace(around=found.around | own.keys, whose=False)
            self._alone[at] = found
        return found

    def who(self, places: Sequence[int]) -> tuple[Entity, ...]:
        """Return whom noun groups mean, each with its appositions; of long lists the first."""
        return tuple(
            merged([self.alone(one) for one in (at, *self.faces.get(at, ()))])
            for at in places[:_MOST_JOINED]
        )

    def part(self, first: int, last: int) -> Entity:
        """Return whom the tokens `[first, last)` mean, a part of a noun group."""
        return self._entity(Group(Kind.NOUN, first, last, "", last))

    def _entity(self, group: Group) -> Entity:
        start, end = self.tokens[group.first].start, self.tokens[group.last - 1].end
        return entity(self.tokens, group, self.names_in(start, end))
