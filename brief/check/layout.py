"""Where in a sentence the words stand that another word governs.

No parser: closed-class words, the shape of verbs and the order of words tell
the verb behind a helper, the head of a noun phrase, the verb of a subject and
the subject of a verb. Where they do not tell, nothing is found. All places are
indexes of tokens; every search is bounded by `REACH`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from brief.check.reading import Sentence, Unit
from brief.text.function_words import AUXILIARIES, CARDINALS, DETERMINERS, PREPOSITIONS, PRONOUNS
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import Token
from brief.text.verbs import is_adverb

REACH = 24
_NOUN_REACH = 8
RELATIVES = frozenset("who which whose whom".split())
_SUBORDINATORS = frozenset(
    """because although though while whereas if unless until till when before after once since as
    so whether where""".split()
)
_JOINTS = frozenset({"and", "or", "but", "nor"})
_STOPS = _SUBORDINATORS | RELATIVES | frozenset({";", ":", "(", ")", '"', "?", "!", "but", "—", ""})
_STOPS_BEHIND_COMMA = _JOINTS | RELATIVES
DETERMINED = DETERMINERS - {"that", "which", "what", "more", "less", "most"}
_BEHIND_IS = DETERMINED | {"not", "been"}
_HELPERS = AUXILIARIES | {"to", "been", "also"}
_ALSO_PREPOSITIONS = frozenset("before after since until till".split())
_PREDICATIVE = frozenset("possible impossible likely unlikely available necessary".split())
_HELPERS_OF_SUBJECT = AUXILIARIES | frozenset(
    """stay stays stayed staying remain remains remained become becomes became seem seems seemed
    not never""".split()
)
_OBJECTS = DETERMINED | frozenset("it them him her us that".split())
_NOT_BARE = AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | _JOINTS | _SUBORDINATORS
_BEFORE_PARTICIPLE = frozenset("has have had not never been be".split())
_NOT_INFINITIVE = DETERMINERS | PREPOSITIONS | PRONOUNS


class Around(NamedTuple):
    """The stems around a word, voice set right: who does it, and what else is said of it.

    A pronoun on either side may mean anything.
    """

    doers: frozenset[str]
    others: frozenset[str]
    pronoun_does: bool = False
    pronoun_is: bool = False


class Layout:
    """The tokens of one sentence with the content words that stand on them."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.words: tuple[Unit, ...] = sentence.words
        self.at = {unit.first: index for index, unit in enumerate(self.words)}
        self._norms = [token.norm for token in self.tokens]
        self._verbs: dict[int, bool] = {}
        self.arounds: dict[int, Around] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.start for unit in self.words]

    def words_in(self, start: int, end: int) -> tuple[Unit, ...]:
        """Return the content words that begin in a range of the text."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def norm(self, at: int) -> str:
        """Return the folded form of a token, nothing outside the sentence."""
        return self._norms[at] if 0 <= at < len(self._norms) else ""

    def word(self, at: int) -> Unit | None:
        """Return the content word that begins at a token, if one does."""
        index = self.at.get(at)
        return None if index is None else self.words[index]

    def is_adverb(self, at: int) -> bool:
        """Say whether an adverb stands at a token."""
        return 0 <= at < len(self.tokens) and is_adverb(self.tokens[at])

    def is_verb(self, at: int) -> bool:
        """Say whether a content word that acts as a verb begins at a token."""
        found = self._verbs.get(at)
        if found is None:
            found = self._verbs[at] = self._read_verb(at)
        return found

    def _read_verb(self, at: int) -> bool:
        word = self.word(at)
        if word is None:
            return False
        if word.last > at and self.norm(at) in PREPOSITIONS:
            return True  # "in favour of" acts like "supports"
        if word.last > at and word.stem != self.tokens[at].stem and self._has_helper(at):
            return True  # "has not taken up"
        if word.verbal:
            return self.norm(at - 1) not in {"that", "this"} or self._acts_behind_that(at)
        return self._is_bare(at)

    def _has_helper(self, at: int) -> bool:
        """Say whether a participle stands behind a helper or "not"."""
        past = self.norm(at) in PAST_FORMS or self.norm(at).endswith(("ed", "en"))
        return past and self.norm(at - 1) in _BEFORE_PARTICIPLE

    def _acts_behind_that(self, at: int) -> bool:
        """Say whether a word behind "that" is a verb: not in "that deliveries would"."""
        norm = self.norm(at)
        if not (norm.endswith(("s", "ed")) or norm in PAST_FORMS):
            return False
        behind = self.word(at + 1)
        return self.norm(at + 1) not in AUXILIARIES and not (behind and behind.verbal)

    def _is_bare(self, at: int) -> bool:
        """Say whether a word is a verb in the plural present: "shopkeepers back the plan"."""
        norm, before = self.norm(at), self.norm(at - 1)
        if norm.endswith(("ly", "ing")) or self.norm(at + 1) not in _OBJECTS:
            return False
        if before in {"not", "never"}:
            return True
        if at == 0 or norm.endswith("s") or self.tokens[at].text[:1].isupper():
            return False
        return (
            self.tokens[at - 1].is_word
            and before not in _NOT_BARE
            and not is_adverb(self.tokens[at - 1])
        )

    def is_passive(self, at: int) -> bool:
        """Say whether the verb at a token is a passive participle."""
        word = self.word(at)
        return word is not None and word.passive

    def breaks(self, at: int) -> bool:
        """Say whether a token ends what a word before it can govern."""
        norm = self.norm(at)
        return norm in _STOPS or (norm == "," and self.norm(at + 1) in _STOPS_BEHIND_COMMA)

    def past_quotes(self, at: int) -> int:
        """Return the first token behind a quotation mark, or behind `," she said, "`."""
        if self.norm(at) == '"':
            return at + 1
        if self.norm(at) == "," and self.norm(at + 1) == '"':
            for place in range(at + 2, min(len(self.tokens), at + REACH)):
                if self.norm(place) == '"':
                    return place + 1
        return at

    def past_helpers(self, at: int) -> int:
        """Return the first token from `at` on that is no helper and no adverb."""
        end = min(len(self.tokens), at + _NOUN_REACH)
        while at < end:
            if (behind := self.past_quotes(at)) > at:
                at = behind
            elif self.norm(at) == "," == self.norm(at + 2) and self.is_adverb(at + 1):
                at += 3
            elif self.norm(at) in _HELPERS or self.is_adverb(at):
                at += 1
            else:
                break
        return at

    def before_helpers(self, at: int) -> int:
        """Return the last token before the helpers and adverbs that stand before a verb, or -1."""
        back = at - 1
        while back >= 0 and (self.norm(back) in _HELPERS_OF_SUBJECT or self.is_adverb(back)):
            back -= 1
        return back

    def infinitive(self, at: int) -> int | None:
        """Return the verb of the infinitive whose "to" stands at `at`, if one does."""
        verb = self.past_helpers(at + 1)
        norm = self.norm(verb)
        if self.norm(at) != "to" or verb not in self.at or self.tokens[verb].text[:1].isupper():
            return None
        plural = norm.endswith("s") and not norm.endswith("ss") and verb == at + 1
        return None if norm in _NOT_INFINITIVE or plural else verb

    def phrase(self, at: int) -> tuple[int, ...]:
        """Return the content words of the noun phrase that begins at `at`, its head last."""
        found: list[int] = []
        end = min(len(self.tokens), at + _NOUN_REACH)
        while at < end:
            word = self.word(at)
            if word:
                ends = self.is_verb(at) and not self._is_attributive(at)
                if found and (ends or word.norm in _PREDICATIVE):
                    break
                found.append(at)
                at = word.last + 1
            elif self._opens_phrase(at, first=not found):
                at += 1
            else:
                break
        return tuple(found)

    def _is_attributive(self, at: int) -> bool:
        """Say whether a participle stands before its noun: "the two fined activists"."""
        before = self.norm(at - 1)
        if not self.norm(at).endswith(("ed", "en")) or self.is_verb(at + 1):
            return False
        return at + 1 in self.at and (before in DETERMINED or before in CARDINALS)

    def _opens_phrase(self, at: int, *, first: bool) -> bool:
        """Say whether a small word may stand in a noun phrase, before its first noun or after."""
        norm = self.norm(at)
        if norm in DETERMINED or norm in {"'s", "-"} or norm[:1].isdigit():
            return True
        return first and (norm in {"more", "less", "most"} or self.is_adverb(at))

    def head(self, at: int) -> tuple[int, ...]:
        """Return the head of the noun phrase that begins at `at`, if one does."""
        return self.phrase(at)[-1:]

    def _finite(self, at: int) -> int | None:
        """Return the verb of the clause whose subject begins at `at`."""
        for place in range(at, min(len(self.tokens), at + REACH)):
            if place > at and self.breaks(place):
                return None
            if self.norm(place) in AUXILIARIES and not self.is_owner(place):
                verb = self.past_helpers(place)
                return verb if verb in self.at else None
            adds = self.norm(place - 1) == "to" or self.norm(place).endswith("ing")
            if place > at and self.is_verb(place) and not adds:
                return place
        return None

    def is_owner(self, at: int) -> bool:
        """Say whether "'s" marks an owner here, and not "is" or "has"."""
        return self.norm(at) == "'s" and self.norm(at + 1) not in _BEHIND_IS

    def verb_before(self, at: int) -> int | None:
        """Return the verb whose object, or prepositional object, begins at `at`."""
        back = at - 1
        while back >= 0 and (
            (self.norm(back) in PREPOSITIONS and self.norm(back) != "of") or self.is_adverb(back)
        ):
            back -= 1
        for start in range(back, max(-1, back - 3), -1):
            word = self.word(start)
            if word and word.last >= back:
                return start if self.is_verb(start) else None
        return None

    def verb_of(self, noun: int) -> int | None:
        """Return the verb that a noun is the object of, or else the subject of."""
        start = noun
        while start > max(0, noun - _NOUN_REACH) and (
            self.norm(start - 1) in DETERMINED
            or self.norm(start - 1) in {"'s", "-"}
            or (start - 1 in self.at and not self.is_verb(start - 1))
        ):
            start -= 1
        before = self.verb_before(start)
        return before if before is not None else self._finite(noun)

    def subject(self, at: int) -> int | None:
        """Return the head of the subject of the verb at `at`."""
        back = self.before_helpers(at)
        end = back + 1
        if self.norm(back) in RELATIVES or self.norm(back) == "that":
            end = back - 1 if self.norm(back - 1) == "," else back
            return next((i for i in range(end - 1, max(-1, end - 3), -1) if i in self.at), None)
        helped = end < at
        while back >= 0 and at - back <= REACH and not self._ends_subject(back, helped=helped):
            back -= 1
        return self._head([i for i in range(back + 1, end) if i in self.at])

    def _ends_subject(self, at: int, *, helped: bool) -> bool:
        """Say whether a token cannot be part of a subject; `helped` if its verb has a helper."""
        norm = self.norm(at)
        if norm in _ALSO_PREPOSITIONS:
            return False
        if self.breaks(at) or norm in {"that", ","} or (norm in AUXILIARIES and norm != "'s"):
            return True
        # "thinks a bid possible": a subject would stand before a helper.
        return not helped and self.is_verb(at) and self.norm(at - 1) != "to"

    def _head(self, words: list[int]) -> int | None:
        """Return the head of a noun phrase: its last word before a preposition or infinitive."""
        for one, other in pairwise(words):
            if any(
                self.norm(i) in PREPOSITIONS or self.norm(i) == "to" for i in range(one + 1, other)
            ):
                return one
        return words[-1] if words else None
