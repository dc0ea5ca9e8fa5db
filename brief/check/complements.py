"""What follows a verb, noun or adjective as its complement: an infinitive, an -ing form, a clause.

All answers are token indexes: of the verb or noun that heads the complement,
or of an operator that stands over that head ("refused to rule out").
"""

from __future__ import annotations

from dataclasses import dataclass

from brief.check.layout import REACH, Layout
from brief.check.voice import is_participle
from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS

_AHEAD = 8
_BETWEEN = 10
_NEAR = 5
_THAT_REACH = 3
LINKING = frozenset({"and", "or", "nor"})
_LINKING_OR_COMMA = LINKING | {","}
_CLAUSE_OPENERS = frozenset({"that", "whether", "if"})
_BEFORE_OBJECT = frozenset("of for on about over to against from".split())
_BEFORE_ING = frozenset("of from for with into against".split())
_BEFORE_DONE = AUXILIARIES | LINKING | {"to", ",", "that"}
_CHAINED = AUXILIARIES | {"not", "never"}


@dataclass(frozen=True, slots=True)
class Complements:
    """The search for complements in one sentence; `starts` are where operators begin."""

    layout: Layout
    starts: set[int]

    def spread(self, verb: int, *, joined: frozenset[str] = LINKING) -> tuple[int, ...]:
        """Return a verb and those joined to it that share its helper: "approve or reject"."""
        found = [verb]
        layout = self.layout
        form = _form(layout.norm(verb))
        for at in range(verb + 1, min(len(layout.tokens), verb + _BETWEEN)):
            if layout.breaks(at):
                break
            if layout.norm(at) not in joined:
                continue
            after = at + 1
            while layout.is_adverb(after):
                after += 1
            if after not in layout.at or _form(layout.norm(after)) != form:
                continue
            # A noun joined to a noun looks like a bare verb; its object or place tells.
            behind = layout.norm(after + 1)
            if form != "bare" or behind in DETERMINERS or behind in PREPOSITIONS or behind == "to":
                found.append(after)
        return tuple(found)

    def skip(self, at: int) -> int:
        """Pass over helpers and adverbs that are no operators themselves, and quotation marks."""
        layout = self.layout
        place, end = layout.past_quotes(at), min(len(layout.tokens), at + _AHEAD)
        while place < end:
            small = layout.norm(place) in AUXILIARIES or layout.norm(place) == "to"
            if place in self.starts or not (small or layout.is_adverb(place)):
                return place
            place = layout.past_quotes(place + 1)
        return max(place, end)

    def clause_verb(self, at: int, *, stops: frozenset[str] = frozenset()) -> int | None:
        """Return the operator or the verb behind the subject that begins at `at`.

        `stops` end the search, besides what ends any.
        """
        layout = self.layout
        for place in range(at + 1, min(len(layout.tokens), at + _BETWEEN)):
            norm = layout.norm(place)
            if layout.breaks(place) or norm in stops:
                return None
            if place in self.starts and norm in _CHAINED:
                return place
            if norm in AUXILIARIES and norm != "'s":
                return self._helped(place)
            if layout.is_verb(place):
                return place
        return None

    def _helped(self, helper: int) -> int | None:
        """Return an operator among helpers, or the verb behind them."""
        verb = self.layout.past_helpers(helper)
        inside = [at for at in range(helper, verb + 1) if at in self.starts]
        if inside:
            return inside[0]
        if verb in self.layout.at:
            return verb
        if self.layout.norm(verb) in PREPOSITIONS:
            verb += 1  # "had been in touch"
        return next(iter(self.layout.head(verb)), None)

    def to(self, at: int) -> tuple[int, ...]:
        """Return the verb of an infinitive behind, "on Monday" or "in vain" passed over."""
        layout = self.layout
        for place in range(at, min(len(layout.tokens), at + _NEAR)):
            norm = layout.norm(place)
            if norm == "to" and (found := self.infinitive(place)):
                return (*found, *self._between_again(place)) if place > at else found
            if layout.breaks(place) or norm in AUXILIARIES or norm in LINKING or norm == ",":
                return ()
            if layout.is_verb(place):
                return ()
        return ()

    def infinitive(self, at: int) -> tuple[int, ...]:
        """Return the verb, or the operator over it, whose "to" stands at `at`."""
        layout = self.layout
        if layout.norm(at) != "to":
            return ()
        inner = self.skip(at + 1)
        if inner in self.starts and layout.norm(at + 1) not in DETERMINERS:
            return (inner,)
        verb = layout.infinitive(at)
        return self.spread(verb) if verb is not None else ()

    def between(self, at: int) -> tuple[int, ...]:
        """Return the verb of an infinitive or -ing form with somebody named between."""
        layout = self.layout
        for place in range(at, min(len(layout.tokens), at + _BETWEEN)):
            norm = layout.norm(place)
            if layout.breaks(place) or norm == "," or (norm in AUXILIARIES and norm != "'s"):
                return ()
            if place == at:
                continue
            if norm == "to" and (found := self.infinitive(place)):
                return (*found, *self._between_again(place))
            if norm in _BEFORE_ING and (found := self.ing(place)):
                return found
            if layout.is_verb(place) and not (
                norm.endswith("s") and layout.norm(place + 1) == "to"
            ):
                return ()
        return ()

    def _between_again(self, to: int) -> tuple[int, ...]:
        """Return the verb of a second such infinitive: "require A to pay and B to leave"."""
        layout = self.layout
        joined = None
        for place in range(to + 2, min(len(layout.tokens), to + REACH)):
            norm = layout.norm(place)
            if layout.breaks(place) or norm in AUXILIARIES:
                return ()
            if norm == "and":
                joined = place
            elif (
                norm == "to" and joined is not None and layout.head(joined + 1)[-1:] == (place - 1,)
            ):
                return self.infinitive(place)
        return ()

    def done(self, at: int) -> tuple[int, ...]:
        """Return the participle behind somebody's name or a pronoun: "want it moved"."""
        layout = self.layout
        for place in range(at + 1, min(len(layout.tokens), at + _NEAR)):
            norm = layout.norm(place)
            if layout.norm(at) == ",":
                return ()
            if layout.breaks(place) or norm in _BEFORE_DONE:
                return ()
            if layout.is_verb(place):
                return (place,) if is_participle(norm) else ()
        return ()

    def ing(self, at: int) -> tuple[int, ...]:
        """Return the -ing form behind, a preposition passed over."""
        layout = self.layout
        if layout.norm(at) in PREPOSITIONS:
            at += 1
        while layout.is_adverb(at):
            at += 1
        found = at in layout.at and layout.norm(at).endswith("ing")
        return self.spread(at) if found else ()

    def thing(self, at: int) -> tuple[int, ...]:
        """Return the -ing form or noun behind, a preposition passed over."""
        if found := self.ing(at):
            return found
        if self.layout.norm(at) in _BEFORE_OBJECT:
            at += 1
        elif self.layout.is_verb(at):
            return ()  # "the ban took effect"
        if self.layout.norm(at) in LINKING:
            return ()
        place = at
        while self.layout.norm(place) in DETERMINERS:
            place += 1
        if place in self.starts and self.layout.norm(place) not in _CHAINED:
            return tuple(dict.fromkeys((place, *self.layout.head(place))))
        return self.noun(at)

    def noun(self, at: int) -> tuple[int, ...]:
        """Return the -ing form, passive or noun that begins at `at`."""
        layout = self.layout
        passive = False
        while layout.is_adverb(at) or layout.norm(at) in {"being", "having"}:
            passive = passive or not layout.is_adverb(at)
            at += 1
        if at in layout.at and (passive or layout.norm(at).endswith("ing")):
            return (at,)
        return layout.head(at)

    def clause(self, at: int) -> tuple[int, ...]:
        """Return the verb of a clause that begins behind, with "that" or without."""
        layout = self.layout
        for place in range(at, min(len(layout.tokens), at + _THAT_REACH)):
            if layout.norm(place) in _CLAUSE_OPENERS:
                if layout.norm(place + 1) in {",", "."}:
                    return ()  # "she disputed that, saying"
                verb = self.clause_verb(place + 1)
                return (verb,) if verb is not None else self._third_person(place + 1)
        norm = layout.norm(at)
        if layout.breaks(at) or norm in PREPOSITIONS or norm in AUXILIARIES or norm == "to":
            return ()
        if not layout.tokens[at].is_word:
            return ()
        verb = self.clause_verb(at, stops=_LINKING_OR_COMMA)
        finite = verb is not None and layout.norm(verb - 1) != "to"
        return (verb,) if verb is not None and finite else ()

    def _third_person(self, at: int) -> tuple[int, ...]:
        """Return the verb of a short clause in the present: "that smoking causes cancer"."""
        words = self.layout.phrase(at)[1:]
        formed = [place for place in words if self.layout.norm(place).endswith("s")]
        return tuple((formed or list(words[-1:]))[:1])


def _form(norm: str) -> str:
    """Return the form that verbs have to share to be joined under one helper."""
    if norm.endswith("ing"):
        return "ing"
    return "past" if norm.endswith(("ed", "en")) else "bare"
