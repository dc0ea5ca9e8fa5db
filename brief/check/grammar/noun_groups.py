"""Where a noun group ends: determiners, adjectives, nouns, names, and what "of" hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from brief.check.grammar.verb_forms import adds_up
from brief.check.grammar.verbs import verb_group
from brief.text.function_words import (
    CALENDAR,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import is_adverb, is_dash

_TIMES = frozenset(
    """second minute hour day night morning afternoon evening week weekend fortnight month
    quarter season spring summer autumn winter year decade century time yesterday today tonight
    tomorrow""".split()
)
_POINTING = frozenset("last next this".split())
_DOUBLE = frozenset(
    """ahead:of out:of because:of instead:of close:to due:to next:to according:to back:to
    rather:than other:than along:with such:as""".split()
)
_CLOSED = (
    PREPOSITIONS | CONJUNCTIONS | frozenset("who which whom whose that & yet how why worth".split())
)
_PASSED = frozenset("not n't ahead apart aside together abroad back home away".split())
_INSIDE = frozenset({"-", ".", "&", "%", "$", "£", "€", "/", "#"})
_COUNTED = frozenset("such more fewer less other same".split())
_PREDETERMINERS = frozenset("of all both half".split())


class Extent(NamedTuple):
    """Where a noun group ends, where its core ends, and whether it names a time."""

    last: int
    core: int
    time: bool


class NounGroups(NamedTuple):
    """Finds the ends of noun groups; `names` maps where a name begins to where it ends."""

    tokens: Sequence[Token]
    names: Mapping[int, int]

    def at(self, first: int) -> Extent:
        """Return the extent of the noun group that begins at `first`, at least one token."""
        tokens = self.tokens
        if self._is_year(first):
            return Extent(first + 1, first + 1, time=True)
        end, core, opened = first, 0, True
        while end < len(tokens):
            if end in self.names:
                end, opened = self.names[end], False
                continue
            if tokens[end].norm == "of" and end > first:
                core = core or end
                opened = True
            elif self._continues(end, first, opened=opened):
                opened = self._opens(tokens[end])
            else:
                break
            end += 1
        end = max(end, first + 1)
        while end - 1 > first and tokens[end - 1].norm in {"of", "-", "."}:
            end -= 1
        core = min(core or end, end)
        return Extent(end, core, self._is_time(first, core))

    def double_preposition(self, at: int) -> str | None:
        """Return the preposition of two words that begins at `at`: "ahead of"."""
        if at + 1 >= len(self.tokens):
            return None
        pair = f"{self.tokens[at].norm}:{self.tokens[at + 1].norm}"
        return pair.replace(":", " ") if pair in _DOUBLE else None

    def _opens(self, token: Token) -> bool:
        """Say whether a noun has to follow: behind an article, a number or "'s"."""
        norm = token.norm
        return not token.is_word or norm in CARDINALS or norm in DETERMINERS or norm == "'s"

    def _is_year(self, at: int) -> bool:
        """Say whether a year stands at `at` that belongs to nothing behind it: "In 2031 Corin"."""
        token = self.tokens[at]
        year = token.kind is TokenKind.NUMBER and len(token.text) == 4 and token.text.isdigit()
        before = self.tokens[at - 1].norm if at else ""
        return year and before in {"in", "since", "by", "until", "from"} and at + 1 in self.names

    def _continues(self, at: int, first: int, *, opened: bool) -> bool:
        """Say whether the token at `at` goes on with the noun group that began at `first`."""
        token = self.tokens[at]
        norm = token.norm
        if token.kind is TokenKind.PUNCT:
            return self._marks(at, first)
        if norm == "'s" or (norm in _COUNTED and opened):
            return at > first or opened
        if adds_up(token):
            return opened or not self._counts(at, first)
        if norm in DETERMINERS:
            return opened and (at == first or self.tokens[at - 1].norm in _PREDETERMINERS)
        return self._is_word(at, first, opened=opened)

    def _is_word(self, at: int, first: int, *, opened: bool) -> bool:
        """Say whether a word that is no article and no number goes on with a noun group."""
        norm = self.tokens[at].norm
        if norm in _CLOSED or self.double_preposition(at) is not None:
            return at == first and (norm in PREPOSITIONS or norm == "worth")
        if norm in _POINTING and at > first and self._is_time(at, min(at + 2, len(self.tokens))):
            return False
        if norm in PRONOUNS:
            return at > first and self.tokens[at - 1].norm == "of"
        if (norm in _PASSED and not opened) or is_adverb(self.tokens[at]):
            return False
        return verb_group(self.tokens, at, subject_before=at > first) is None

    def _marks(self, at: int, first: int) -> bool:
        """Say whether a mark stands inside a noun group: a hyphen, "guards' boat"."""
        tokens, norm = self.tokens, self.tokens[at].norm
        if norm == "'":
            owner = at > first and tokens[at - 1].norm.endswith("s")
            return owner and at + 1 < len(tokens) and tokens[at + 1].start > tokens[at].end
        if norm == "." and at > first and len(tokens[at - 1].text) > 1:
            return False  # only an initial's
        return norm in _INSIDE and not is_dash(tokens, at)

    def _counts(self, at: int, first: int) -> bool:
        """Say whether a number opens a noun group of its own: "gave Corin 41 branches"."""
        if at == first or self.tokens[at - 1].norm in CALENDAR:
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        counted = after is not None and after.is_word and after.text[0].islower()
        before = self.tokens[at - 1]
        return counted or (before.is_word and before.text[0].islower())

    def _is_time(self, first: int, core: int) -> bool:
        """Say whether a noun group names a time: "Monday", "last year", "24 January 2031"."""
        words = [t for t in self.tokens[first:core] if t.kind is not TokenKind.PUNCT]
        if not words:
            return False
        last = words[-1]
        unit = last.norm in _TIMES or last.norm.removesuffix("s") in _TIMES
        year = last.kind is TokenKind.NUMBER and len(last.text) == 4 and len(words) == 1
        return unit or year or any(t.norm in CALENDAR for t in words[-2:])
