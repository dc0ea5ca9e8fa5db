"""What the words beside a figure are to it, without a tagger.

What is counted, what is done, what places it, who only tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from brief.check.borders import BE, Mark, Owned, within
from brief.check.reading import Sentence, Unit
from brief.model import Range
from brief.text.cues import Manner
from brief.text.figures import Figure, FigureKind
from brief.text.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.nouns import NOT_NOUNS
from brief.text.speech import Attribution
from brief.text.tokens import stem

_HAVE = frozenset("has have had having".split())
_OUTSIDE = frozenset("outside excluding except without besides excepting".split())
_WHERE = frozenset("in at on near across within off around throughout inside".split())
_TELLING = frozenset({Manner.SAY, Manner.WARN})
_AFTER_PRONOUNS = frozenset("them these those which whom us".split())
_ADDING = frozenset("more other others such further additional new extra".split())
_TO_COUNTED = DETERMINERS | BE | _ADDING
_BEFORE_NUMBERS = frozenset(
    """last next first past previous final further another extra additional total record remaining
    other top only estimated full whole around roughly nearly almost approximately year years
    number phase stage""".split()
)
"""Words that go with the number they stand before, and are not its verb."""
_TO_PREPOSITION, _TO_HEAD, _TO_OUTSIDE = 4, 4, 5
MOST_MEMBERS = 60
"""How many words of one role a cell holds at most."""
SCOPES = frozenset(
    map(
        stem,
        """north south east west northern southern eastern western northeast northwest southeast
        southwest nationwide countrywide statewide citywide worldwide abroad overseas nationally
        globally locally elsewhere domestic foreign mainland offshore rural urban""".split(),
    )
)
"""Stems of words that place a figure as a name does."""


class Wording:
    """The words of one sentence in their roles."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    @cached_property
    def _tellers(self) -> list[Range]:
        """The ranges in which attributions name who speaks and say that they do, in order."""
        found = []
        for one in self.sentence.attributions:
            if one.manner in _TELLING and self._tells_clause(one):
                found.append(one.cue)
                if one.subject:
                    found.append(Range(one.subject.start, one.subject.end))
        return sorted(found)

    def _tells_clause(self, one: Attribution) -> bool:
        """Say whether a clause is told: not only an object, as in "admitted four counts"."""
        if any(content.start < one.cue.start for content in one.content):
            return True
        end = self.sentence.clause_at(one.cue.start).end
        behind = Range(one.cue.end, max(end, one.cue.end))
        told = any(unit.verbal for unit in within(self.sentence.units, behind))
        return told or any(t.norm in AUXILIARIES for t in within(self.sentence.tokens, behind))

    def tells(self, offset: int) -> bool:
        """Say whether the word at `offset` only says who tells, or that they do."""
        if not self._tellers:
            return False
        at = bisect_right(self._tellers, offset, key=attrgetter("start")) - 1
        return at >= 0 and offset < self._tellers[at].end

    def is_left_out(self, at: int) -> bool:
        """Say whether the word at a token is named as an exception: "outside Korro"."""
        if self.sentence.norms.isdisjoint(_OUTSIDE):
            return False
        ahead = self.sentence.tokens[max(0, at - _TO_OUTSIDE) : at]
        return any(token.norm in _OUTSIDE for token in ahead)

    def is_where(self, offset: int) -> bool:
        """Say whether a preposition of place governs the word at `offset`."""
        at = self.sentence.token_at(offset)
        for token in reversed(self.sentence.tokens[max(0, at - _TO_PREPOSITION) : at]):
            if token.norm in _WHERE:
                return True
            if token.norm in PREPOSITIONS or not (token.is_word or token.norm == "-"):
                return False
            if any(self.is_verb(unit) for unit in self._units_at(token.start, token.end)):
                return False
        return False

    def _units_at(self, start: int, end: int) -> Sequence[Unit]:
        return within(self.sentence.units, Range(start, end))

    def heads(self, item: Mark) -> Sequence[Unit]:
        """Return what an item counts: "12 women", "twelve were women", "a 12-seat house"."""
        if not isinstance(item, Figure):
            return ()
        if item.noun:
            return self._noun(item, item.noun)
        if item.unit or item.kind is FigureKind.FRACTION:
            return ()
        at = self.sentence.token_at(item.end)
        for token in self.sentence.tokens[at : at + _TO_HEAD]:
            behind = self._units_at(token.start, token.end)
            if token.norm in _TO_COUNTED:
                continue
            counts = behind and not self.is_verb(behind[0]) and behind[0].stem not in SCOPES
            return behind if counts and token.norm not in NOT_NOUNS else ()
        return ()

    def _noun(self, item: Figure, noun: Range) -> Sequence[Unit]:
        """Return the last word of the noun phrase behind a figure, both of a compound's."""
        found = self._units_at(*noun)
        between = self.sentence.text[item.end : noun.start]
        if between.startswith("-"):
            return found
        joined = "-" in self.sentence.text[item.core.end : item.end]
        if item.unit and not joined and "of" not in between.split():
            return ()
        return () if found and self.is_verb(found[-1]) else found[-1:]

    def verb(self, item: Mark, own: Owned) -> Unit | None:
        """Return the verb nearest before an item, that of what it shares, or the first behind."""
        mine = [unit for part in own.own for unit in self._verbs(item, part)]
        shared = [unit for part in own.lent for unit in self._verbs(item, part)]
        for verbs in (mine, shared):
            before = [unit for unit in verbs if unit.start < item.start]
            if before:
                return before[-1]
        return next(iter((*mine, *shared)), None)

    def _verbs(self, item: Mark, part: Range) -> Iterator[Unit]:
        for unit in within(self.sentence.units, part)[:MOST_MEMBERS]:
            if not self.tells(unit.start) and (self.is_verb(unit) or self._acts(item, unit)):
                yield unit

    def is_verb(self, unit: Unit) -> bool:
        """Say whether a word is a verb, and not what stands behind "is"."""
        before = self.sentence.tokens[unit.first - 1].norm if unit.first else ""
        if unit.first != unit.last:
            return True  # a phrase that is read as one word is a verb with its particle
        if unit.norm.endswith(("ed", "ing")) or unit.norm in PAST_FORMS:
            return unit.verbal or before[:1].isdigit()
        return unit.verbal and before not in BE

    def _acts(self, item: Mark, unit: Unit) -> bool:
        """Say whether a word right before a number ("needs 80") or behind "of them" is a verb."""
        if isinstance(item, Figure) and unit.last == self.sentence.token_at(item.start) - 1:
            apart = unit.norm in _BEFORE_NUMBERS or unit.norm.endswith("est")
            return not apart and not self._is_object(unit)
        return unit.first > 0 and self.sentence.tokens[unit.first - 1].norm in _AFTER_PRONOUNS

    def _is_object(self, unit: Unit) -> bool:
        """Say whether a verb stands right before a word: "leaked bids at least 15 times"."""
        if not unit.first:
            return False
        before = self.sentence.tokens[unit.first - 1]
        return any(self.is_verb(one) for one in self._units_at(before.start, before.end))

    def having(self, own: tuple[Range, ...]) -> frozenset[str]:
        """Return "have" where the item's own part has it, and nothing otherwise."""
        having = any(t.norm in _HAVE for part in own for t in within(self.sentence.tokens, part))
        return frozenset({"have"} if having else ())
