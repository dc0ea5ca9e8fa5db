"""A sentence as noun groups, verb groups and what stands between them, read once from the left.

After Abney, "Parsing by chunks" (1991), with closed word classes, endings and
the names already known in place of a tagger.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from brief.check.grammar.noun_groups import NounGroups
from brief.check.grammar.verb_forms import MONEY, adds_up, is_common_verb
from brief.check.grammar.verbs import Form, VerbGroup, verb_group
from brief.text.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from brief.text.names import Name
from brief.text.tokens import Token, TokenKind
from brief.text.verbs import is_adverb, is_dash

_BEFORE_AMOUNT = MONEY | {"a"}
_PREPOSITIONS = PREPOSITIONS | {"worth"}
_CLOSED = PREPOSITIONS | DETERMINERS | CONJUNCTIONS

_OPENERS = frozenset(
    "if when while because although though unless whether where whereas once that how why".split()
)
_RELATIVE = frozenset("who which whom whose".split())
_JOINERS = frozenset("and or but nor & yet".split())
_APPROXIMATE = frozenset("about around nearly almost roughly".split())
_PASSED = frozenset("not n't 's ahead apart aside together abroad back home away".split())
_MODALS = frozenset("will would shall should can could may might must 'll did do does".split())
_QUOTES = frozenset({'"', "`", "``", "''"})
_LONGEST_BRACKET = 12
_LOOK_BACK = 12


class Kind(StrEnum):
    """What a group is."""

    NOUN = "noun"
    VERB = "verb"
    PREP = "preposition"
    JOIN = "and"
    COMMA = "comma"
    WHO = "relative"
    OPEN = "opener"
    BREAK = "break"


class Group(NamedTuple):
    """The tokens `[first, last)`; of a noun group `core` ends before its "of".

    `word` is the first word folded, of a preposition of two words both.
    `time` marks a noun group that names a time.
    """

    kind: Kind
    first: int
    last: int
    word: str
    core: int = 0
    verb: VerbGroup | None = None
    time: bool = False


def unquoted(tokens: Sequence[Token]) -> tuple[list[Token], frozenset[int]]:
    """Return the tokens without quotation marks, and where each comma beside one starts."""
    kept = [token for token in tokens if token.norm not in _QUOTES]
    beside = frozenset(
        token.start
        for at, token in enumerate(tokens)
        if token.norm == "," and (_is_quote(tokens, at + 1) or _is_quote(tokens, at - 1))
    )
    return kept, beside


def _is_quote(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].norm in _QUOTES


def groups(
    tokens: Sequence[Token],
    names: Sequence[Name],
    ends: Container[int] = (),
    phrases: Mapping[int, int] | None = None,
) -> list[Group]:
    """Return the groups of a sentence; `names` are kept whole.

    `ends` are offsets of commas that end a clause, as those beside a quotation
    do; `phrases` maps where a verb of several words starts to where it ends
    ("turned down").
    """
    known = _name_ends(tokens, names)
    reader = _Reader(tokens, known, ends, phrases or {}, NounGroups(tokens, known))
    found: list[Group] = []
    at = 0
    while at < len(tokens):
        group = reader.joined_verb(at, found) or reader.group(at, found[-1] if found else None)
        if group is None:
            at = reader.past(at)
            continue
        if group.kind is not Kind.COMMA or (found and found[-1].kind is not Kind.COMMA):
            found.append(group)
        at = group.last
    return found


def _name_ends(tokens: Sequence[Token], names: Sequence[Name]) -> dict[int, int]:
    """Map the index of each name's first token to the index past its last."""
    found: dict[int, int] = {}
    at = 0
    for name in names:
        while at < len(tokens) and tokens[at].start < name.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].end <= name.end:
            at += 1
        if at > first:
            found[first] = at
    return found


class _Reader(NamedTuple):
    """Reads one group after the other; `names` maps where a name begins to where it ends."""

    tokens: Sequence[Token]
    names: Mapping[int, int]
    ends: Container[int]
    phrases: Mapping[int, int]
    nouns: NounGroups

    def group(self, at: int, last: Group | None) -> Group | None:
        """Return the group that begins at `at`; None for what belongs to none."""
        token = self.tokens[at]
        if at in self.names:
            return self._noun(at)
        if token.kind is TokenKind.PUNCT:
            return self._mark(at)
        small = self._small(at, last)
        if small is not None:
            return small
        able = last is not None and last.kind in {Kind.NOUN, Kind.WHO, Kind.JOIN, Kind.COMMA}
        verb = None if self._is_adverbial(at, last) else self._verb(at, subject_before=able)
        return verb or self._preposition(at) or self._rest(at)

    def _small(self, at: int, last: Group | None) -> Group | None:
        """Read a word that opens or joins clauses."""
        norm = self.tokens[at].norm
        if norm in _RELATIVE or (norm == "that" and self._relates(at, last)):
            return Group(Kind.WHO, at, at + 1, norm)
        if norm in _JOINERS:
            return Group(Kind.JOIN, at, at + 1, norm)
        if norm not in _OPENERS or self._is_adverbial(at, last):
            return None
        points = norm == "that" and at > 0 and self.tokens[at - 1].norm in PREPOSITIONS
        return None if points else Group(Kind.OPEN, at, at + 1, norm)

    def _is_adverbial(self, at: int, last: Group | None) -> bool:
        """Say whether "once" is an adverb: "Roe once worked"."""
        behind_noun = last is not None and last.kind is Kind.NOUN
        return self.tokens[at].norm == "once" and behind_noun

    def _relates(self, at: int, last: Group | None) -> bool:
        """Say whether "that" stands behind a noun and before a verb: "the bank that lent"."""
        if last is None or last.kind is not Kind.NOUN or at + 1 >= len(self.tokens):
            return False
        ahead = at + 1
        return ahead not in self.names and (
            verb_group(self.tokens, ahead, subject_before=True) is not None
        )

    def _verb(self, at: int, *, subject_before: bool) -> Group | None:
        """Read a verb group, with the words that belong to it as a phrase."""
        verb = verb_group(self.tokens, at, subject_before=subject_before)
        if verb is None:
            return None
        stop = self.phrases.get(self.tokens[verb.main].start, 0)
        last = verb.last
        while last < len(self.tokens) and self.tokens[last].end <= stop:
            last += 1
        return Group(Kind.VERB, at, last, self.tokens[at].norm, verb=verb)

    def joined_verb(self, at: int, found: Sequence[Group]) -> Group | None:
        """Return the second verb of "to shut one and sell another", "will shut and sell"."""
        if not found or found[-1].kind is not Kind.JOIN or at in self.names:
            return None
        before = next((g.verb for g in reversed(found[-_LOOK_BACK:]) if g.verb), None)
        token = self.tokens[at]
        if before is None or not token.is_word or not token.text[0].islower():
            return None
        helped = before.form is Form.INFINITIVE or self.tokens[before.first].norm in _MODALS
        inflected = token.norm.endswith(("s", "ed", "ing")) and not token.norm.endswith("ss")
        if not helped or inflected or not is_common_verb(token.stem):
            return None
        verb = VerbGroup(at, at + 1, at, Form.INFINITIVE)
        return Group(Kind.VERB, at, at + 1, token.norm, verb=verb)

    def _preposition(self, at: int) -> Group | None:
        """Read a preposition, of one word or of two; "about 30" has none."""
        norm = self.tokens[at].norm
        if norm in _APPROXIMATE and at + 1 < len(self.tokens):
            after = self.tokens[at + 1]
            if adds_up(after) or after.norm in _BEFORE_AMOUNT:
                return None
        double = self.nouns.double_preposition(at)
        if double is not None:
            return Group(Kind.PREP, at, at + 2, double)
        hyphened = at + 1 < len(self.tokens) and self.tokens[at + 1].text == "-"
        if norm in _PREPOSITIONS and not hyphened:
            return Group(Kind.PREP, at, at + 1, norm)
        return None

    def _rest(self, at: int) -> Group | None:
        """Read what is no verb and no preposition: a pronoun, a noun group, or an adverb."""
        token = self.tokens[at]
        approximate = token.norm in _APPROXIMATE
        if is_adverb(token) or token.norm in CONJUNCTIONS or token.norm in _PASSED or approximate:
            return None
        partitive = at + 1 < len(self.tokens) and self.tokens[at + 1].norm == "of"
        if token.norm in PRONOUNS and not partitive and not self._owns(at):
            return Group(Kind.NOUN, at, at + 1, token.norm, at + 1)
        return self._noun(at)

    def _noun(self, at: int) -> Group:
        last, core, time = self.nouns.at(at)
        return Group(Kind.NOUN, at, last, self.tokens[at].norm, core, time=time)

    def past(self, at: int) -> int:
        """Return where to go on behind what belongs to no group: a short bracket is one."""
        if self.tokens[at].norm not in {"(", "["}:
            return at + 1
        stop = min(len(self.tokens), at + _LONGEST_BRACKET)
        return next((i + 1 for i in range(at, stop) if self.tokens[i].norm in {")", "]"}), at + 1)

    def _owns(self, at: int) -> bool:
        """Say whether a pronoun is an owner ("her husband") and no object ("asked her to")."""
        if self.tokens[at].norm not in DETERMINERS or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        closed = after.norm in _CLOSED or is_adverb(after)
        if not after.is_word or closed:
            return False
        return verb_group(self.tokens, at + 1, subject_before=True) is None

    def _mark(self, at: int) -> Group | None:
        """Read a punctuation mark."""
        token = self.tokens[at]
        full_stop = token.norm == "." and at > 0 and len(self.tokens[at - 1].text) > 1
        if full_stop or token.start in self.ends or token.norm in {";", ":", "...", "?", "!"}:
            return Group(Kind.BREAK, at, at + 1, token.norm)
        if token.norm == "," or is_dash(self.tokens, at) or token.text == "–":
            return Group(Kind.COMMA, at, at + 1, ",")
        return self._noun(at) if token.norm in MONEY else None
