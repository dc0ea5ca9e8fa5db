"""Which words each operator of a sentence governs: "not" the verb behind it, "no" its noun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from brief.check.complements import LINKING, Complements
from brief.check.layout import DETERMINED, Layout
from brief.check.operators import Effect, Operator, Side, operators
from brief.text.cues import CUES, Manner
from brief.text.function_words import AUXILIARIES, PREPOSITIONS
from brief.text.verbs import BE

ALONE = frozenset({Effect.FAIL, Effect.REFUSE, Effect.DENY, Effect.COMMIT})
"""What may be said without what it is said of: "they refused", "it agreed"."""

_ACTIVE = frozenset({Effect.FAIL, Effect.REFUSE, Effect.END})
"""What a verb may say of its own subject: "the attempt failed"."""
_BEFORE_CLAUSE = frozenset({",", "that", '"', "."})
_WANTED = frozenset({Effect.INTENT, Effect.ASKED})
_PRONOUNS = frozenset("nothing nobody one".split())
_SHARING_NOT = frozenset({"or", "nor"})
_BEFORE_NOUN = (DETERMINED | PREPOSITIONS | {"", ",", "'s", '"'}) - BE


@dataclass(frozen=True, slots=True)
class Governor:
    """An operator in place: its tokens, its effect, and the tokens that it bears on.

    `heads` may hold the first token of another operator: then all that one
    governs is governed by both. None at all is a bare "refused".
    """

    first: int
    last: int
    effect: Effect
    side: Side
    heads: tuple[int, ...]


def governors(layout: Layout) -> tuple[Governor, ...]:
    """Return the operators of a sentence with what they govern, in order."""
    reach = _Reach(layout, Complements(layout, set()))
    found: list[Governor] = []
    # From the right, so that what an operator may govern is known to be one when it is reached.
    left = [one for one in reversed(operators(layout.sentence)) if not _is_helper(layout, one)]
    # What may have an operator as its subject ("the plan was shelved") is asked again at the end.
    again = [one for one in left if any(Side.OVER in sense.sides for sense in one.senses)]
    for one in (*left, *again):
        placed = _placed(reach, one)
        if placed and one.first not in reach.complements.starts:
            found.append(placed)
        if placed and placed.heads:
            reach.complements.starts.add(one.first)
    return tuple(sorted(found, key=lambda one: one.first))


def _is_helper(layout: Layout, one: Operator) -> bool:
    """Say whether "has" or "is" is a mere helper: as an operator "to" follows at once."""
    if layout.norm(one.last) not in AUXILIARIES or Side.NEXT in one.senses[0].sides:
        return False
    return layout.norm(one.last + 1) != "to"


def _placed(reach: _Reach, one: Operator) -> Governor | None:
    """Take the first side, and the sense that has it, on which an operator governs something."""
    for side in Side:
        for sense in one.senses:
            if side in sense.sides and (heads := reach.heads(one, side)):
                if side is Side.THAT and sense.effect in _WANTED and reach.is_relative(one, heads):
                    continue
                return Governor(one.first, one.last, sense.effect, side, heads)
    alone = one.senses[0]
    stands = reach.layout.is_verb(one.first) or Side.LEFT in alone.sides
    if not stands or alone.effect not in ALONE:
        return None
    return Governor(one.first, one.last, alone.effect, alone.sides[0], ())


@dataclass(frozen=True, slots=True)
class _Reach:
    """The search for what an operator governs, on each side that it may govern."""

    layout: Layout
    complements: Complements

    def is_relative(self, one: Operator, heads: tuple[int, ...]) -> bool:
        """Say whether "that" takes up a noun: in "a proposal that they have dismissed"."""
        layout, verb = self.layout, heads[0]
        helpers = range(layout.before_helpers(verb) + 1, verb)
        had = any(layout.norm(at) in {"has", "have", "had"} for at in helpers)
        return had and not layout.is_verb(one.first)

    def heads(self, one: Operator, side: Side) -> tuple[int, ...]:
        """Return the tokens on one side that an operator governs."""
        search = _BEHIND.get(side)
        return search(self.complements, one.last + 1) if search else _OWN[side](self, one)

    def _over(self, one: Operator) -> tuple[int, ...]:
        """Return other operators that are the object or the subject: "withdrew its offer"."""
        near = (*self.complements.thing(one.last + 1), *self._left(one))
        return tuple(place for place in near if place in self.complements.starts)

    def _next(self, one: Operator) -> tuple[int, ...]:
        """Return what a helper or adverb bears on; for "Reportedly, he left" the verb."""
        layout, at = self.layout, one.last + 1
        if layout.norm(at) == "," and one.first == 0:
            at += 1
        at = self.complements.skip(at)
        if at in self.complements.starts:
            return (at,)
        helps = layout.norm(one.last) in AUXILIARIES
        if at not in layout.at:
            return self._inverted(at) if helps or not one.first else ()
        opens = one.first == 0 or layout.norm(one.first - 1) in _BEFORE_CLAUSE
        if layout.is_verb(at) and not (opens and layout.norm(at + 1) in AUXILIARIES):
            joined = _SHARING_NOT if layout.norm(one.last) == "not" else LINKING
            return self.complements.spread(at, joined=joined)
        if helps:
            return self._inverted(at)
        verb = self.complements.clause_verb(at) if opens else None
        return (*layout.head(at), verb) if verb is not None else layout.phrase(at)

    def _inverted(self, at: int) -> tuple[int, ...]:
        """Return the verb in "will the council vote", its subject passed over."""
        verb = self.complements.clause_verb(at)
        return (verb,) if verb is not None else self.layout.head(at)

    def _each(self, one: Operator) -> tuple[int, ...]:
        """Return the noun of "no" and the verb that it belongs to."""
        layout, at = self.layout, one.last + 1
        alone = layout.norm(one.last) in _PRONOUNS  # "nothing of the contracts" denies the verb
        if layout.norm(at) == "of":
            at += 1
        if layout.is_verb(at):
            return (at,)  # "neither sought nor declined"
        noun = () if alone else layout.head(at)
        before = layout.verb_before(one.first)
        if before is not None and noun and CUES.get(layout.tokens[before].stem) is Manner.SAY:
            verb = self.complements.clause_verb(noun[-1])
            if verb is not None:
                return (*noun, verb)  # "said no offer was made"
        if before is not None:
            return (*noun, before)
        if self._is_object(one.first):
            return noun
        verb = self.complements.clause_verb(noun[-1] if noun else one.last)
        return (*noun, verb) if verb is not None else noun

    def _is_object(self, at: int) -> bool:
        """Say whether a helper stands right before a noun phrase: "there were no deaths"."""
        back = at - 1
        while self.layout.is_adverb(back):
            back -= 1
        return self.layout.norm(back) in AUXILIARIES or self.layout.norm(back) in PREPOSITIONS

    def _left(self, one: Operator) -> tuple[int, ...]:
        """Return the subject of an operator that ends its clause or is passive."""
        layout, after = self.layout, one.last + 1
        if layout.norm(one.first).endswith("ing") and layout.norm(one.first - 1) not in BE:
            return ()  # "in danger of failing", "no danger of the dam failing"
        active = layout.norm(one.first).endswith("ed") and not layout.is_passive(one.first)
        if active and not any(sense.effect in _ACTIVE for sense in one.senses):
            return ()  # "worse than she had expected"
        norm = layout.norm(after)
        stops = layout.breaks(after) or norm in PREPOSITIONS or norm in {",", "."}
        if not (stops or layout.is_passive(one.first)):
            return ()
        head = layout.subject(one.first)
        return (head,) if head is not None else ()

    def _fore(self, one: Operator) -> tuple[int, ...]:
        """Return the noun that an adjective stands before."""
        before = self.layout.norm(one.first - 1)
        opens = before in _BEFORE_NOUN or before[:1].isdigit()
        return self.layout.head(one.last + 1) if opens else ()


_BEHIND: dict[Side, Callable[[Complements, int], tuple[int, ...]]] = {
    Side.NOUN: Complements.noun,
    Side.JUST: Complements.infinitive,
    Side.TO: Complements.to,
    Side.WHOM: Complements.between,
    Side.DONE: Complements.done,
    Side.THAT: Complements.clause,
    Side.ING: Complements.ing,
    Side.OF: Complements.thing,
}
_OWN: dict[Side, Callable[[_Reach, Operator], tuple[int, ...]]] = {
    Side.NEXT: _Reach._next,
    Side.EACH: _Reach._each,
    Side.FORE: _Reach._fore,
    Side.OVER: _Reach._over,
    Side.LEFT: _Reach._left,
}
