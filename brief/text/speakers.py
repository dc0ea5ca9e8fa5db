"""Who a subject's words mean: a name, an office, a pronoun, or a body of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brief.model import Range
from brief.text.book import NameBook
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.gazetteer import Form
from brief.text.joint import joint_key
from brief.text.memory import PERSONAL, Memory, Speaker
from brief.text.name_keys import word_key
from brief.text.names import Name
from brief.text.noun_phrases import partitive
from brief.text.roles import BODY_NOUNS
from brief.text.tokens import Token, stem, tokenize

_HEAD_STOPS = PREPOSITIONS | {"who", "which", "that", "close", "familiar", ",", "("}

__all__ = ["PERSONAL", "Memory", "Resolver", "Speaker", "is_person"]

_PRONOUNS = PERSONAL | {"they", "we", "it"}
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_UTTERANCES = frozenset(
    map(stem, "remark comment statement letter speech post message interview address".split())
)
_GENDERS = {
    **dict.fromkeys("mr sir lord king prince baron".split(), "he"),
    **dict.fromkeys("mrs ms miss dame lady queen princess baroness".split(), "she"),
    **dict.fromkeys("chairman spokesman congressman".split(), "he"),
    **dict.fromkeys("chairwoman spokeswoman congresswoman".split(), "she"),
}


_AGED = re.compile(r"(?:the|this)\s+(?:\w+\s+)?\d{1,3}-year-old\b", re.IGNORECASE)
"""How one who was just named is called again: "the 47-year-old surgeon"."""
_BODY_KEYS = frozenset(map(word_key, BODY_NOUNS))


@dataclass(frozen=True)
class Resolver:
    """Resolves the words of subjects in one text, with the names of the whole story."""

    text: str
    book: NameBook
    memory: Memory
    mentions: tuple[Name, ...] = ()

    def speaker(self, subject: Range, near: Sequence[Speaker]) -> Speaker | None:
        """Return the holder that a subject names; those who speak together are one of their own.

        `near` are the people named before it in the sentence.
        """
        tokens = [t for t in tokenize(self.text, *subject) if t.is_word]
        if not tokens:
            return None
        skipped = partitive(tokens)
        if skipped:
            whole = self.speaker(Range(tokens[skipped].start, subject.end), near)
            return replace(whole, words=subject) if whole else None
        pronoun = tokens[0].norm if len(tokens) == 1 else ""
        pronoun = "they" if pronoun == "them" else pronoun
        if pronoun in _PRONOUNS:
            apart = [one for one in near if not self.oblique(one)]
            return self.memory.meant_by(pronoun, subject, apart)
        if self.memory.person and _AGED.match(self.text, subject.start, subject.end):
            named = self._names(subject)
            if all(name.form is Form.ROLE for name in named):
                return replace(self.memory.person, words=subject)
        if tokens[0].norm in _POSSESSIVES:
            return self._theirs(tokens[0], subject, near)
        head = _head_end(self.text, subject)
        if stem(self.text[subject.start : head].split()[-1].casefold()) in _UTTERANCES:
            return self._author(subject, head, near)
        return self._joint(subject) or self._one(subject, head, near)

    def _theirs(self, owner: Token, subject: Range, near: Sequence[Speaker]) -> Speaker:
        """Return whom "her office", "his lawyer" means: that of the one "her" means."""
        pronoun = {"his": "he", "her": "she", "their": "they"}.get(owner.norm, "it")
        apart = [one for one in near if not self.oblique(one)]
        owned = near[0] if near and pronoun in {"it", "they"} else None
        owned = owned or self.memory.meant_by(pronoun, subject, apart)
        if owned is None or not owned.keys:
            return Speaker(frozenset(), self.text[slice(*subject)], subject)
        rest = Range(owner.end + 1, subject.end)
        named = [n for n in self._names(rest) if n.form is Form.PROPER]
        if named:
            return self.named(named[-1], near, subject)
        noun = tokenize(self.text, rest.start, _head_end(self.text, rest))[-1:]
        key = f"n:{noun[0].stem if noun else ''}:{min(owned.keys, key=len)}"
        label = f"{owned.label}'s {self.text[slice(*rest)].strip()}"
        return Speaker(frozenset({key}), label, subject, owned.antecedent or owned.words)

    def _author(self, subject: Range, head: int, near: Sequence[Speaker]) -> Speaker | None:
        """Return whose utterance it is: "remarks by Doe", "Doe's letter", else the utterance."""
        behind = _next_word(self.text, head, subject.end)
        if behind is not None:
            return self.speaker(Range(behind, subject.end), near)
        owners = [n for n in self._names(subject) if n.end <= head and _owns(self.text, n.end)]
        if owners:
            return self.named(owners[-1], near)
        return self._common(subject, head, [])

    def _joint(self, subject: Range) -> Speaker | None:
        """Return the one holder of "Doe, Venn and Bell", None when it is no list of names."""
        if " and " not in self.text[subject.start : subject.end]:
            return None
        found = [n for n in self._names(subject) if n.form not in {Form.ROLE, Form.DEMONYM}]
        found = [n for n in found if not _owns(self.text, n.end)]
        tokens = tokenize(self.text, *subject)
        listed: list[Name] = []
        governed = False
        for name in found:
            before = [t for t in tokens if t.end <= name.start]
            governed = _governed(before, governed=governed)
            if not governed and _in_list(tokens, name, subject):
                listed.append(name)
        distinct = [n for i, n in enumerate(listed) if not any(n.keys & o.keys for o in listed[:i])]
        if len(distinct) < 2 or listed[-1] is not found[-1]:
            return None
        labels = [self.book.label(n.keys) or self.text[n.start : n.end] for n in distinct]
        return Speaker(frozenset({joint_key(distinct)}), _listing(labels), subject)

    def _one(self, subject: Range, head: int, near: Sequence[Speaker]) -> Speaker:
        """Return the one holder that a subject names or describes."""
        mentions = self._names(subject)
        in_head = [n for n in mentions if n.start < head]
        named = [n for n in in_head if n.end >= head - 1 and not _owns(self.text, n.end)]
        proper = [n for n in named if n.form is not Form.ROLE and not self._is_plural_noun(n)]
        if proper:
            best = max(proper, key=lambda n: (n.form is Form.PROPER, n.end))
            return self.named(best, near, subject)
        roles = [n for n in named if not (n.weak and len(mentions) > len(named))]
        if roles and not roles[-1].weak:
            return self.named(roles[-1], near, subject)
        return self._common(
            subject, head, [n for n in mentions if n.form is not Form.ROLE and not n.weak]
        )

    def _is_plural_noun(self, name: Name) -> bool:
        """Say whether a capital that begins a sentence is a noun: "Observers said"."""
        word = self.text[name.start : name.end]
        known = any(" " in key for key in name.keys) or bool(name.keys & self.book.firm)
        return name.weak and not known and word.endswith("s") and not word.endswith("ss")

    def _names(self, part: Range) -> list[Name]:
        """Return the names and offices in a part of the sentence, whose names are `mentions`."""
        inside = [n for n in self.mentions if part.start <= n.start and n.end <= part.end]
        return list(self.book.with_roles(self.text, part, inside))

    def oblique(self, person: Speaker) -> bool:
        """Say whether a preposition stands before a person's name."""
        start = person.words.start if person.words else 0
        before = self.text[max(0, start - 12) : start].split()
        return bool(before) and before[-1].casefold() in PREPOSITIONS

    def surely_person(self, speaker: Speaker) -> bool:
        """Say whether a title or an office tells that a speaker is a person."""
        titled = any(key in self.memory.genders for key in speaker.keys)
        held = any(speaker.keys & people for people in self.book.offices.values())
        return speaker.person and (titled or held)

    def named(self, name: Name, near: Sequence[Speaker], words: Range | None = None) -> Speaker:
        """Make a speaker of a mention; an ambiguous surname is that of the one named last."""
        rivals = self.book.candidates(name)
        keys = name.keys
        if rivals:
            named = [*self.memory.mentioned, *near]
            last = next((one for one in reversed(named) if one.keys & rivals), None)
            keys = keys | last.keys if last else keys
        label = self.book.label(keys) or self.text[name.start : name.end]
        person = name.form is Form.ROLE or is_person(name, self.book)
        person = person or bool(rivals)
        self._learn_gender(name, keys)
        return Speaker(keys, label, words or Range(name.start, name.end), None, person)

    def _learn_gender(self, name: Name, keys: frozenset[str]) -> None:
        """Note whether the title before a name says "he" or "she"."""
        for token in tokenize(self.text, *name.title) if name.title else ():
            if token.norm in _GENDERS:
                self.memory.genders.update(dict.fromkeys(keys, _GENDERS[token.norm]))

    def _common(self, subject: Range, head: int, mentions: Sequence[Name]) -> Speaker:
        """Make a speaker of a common noun: "US officials", "a spokesman for Doe"."""
        tokens = [t for t in tokenize(self.text, subject.start, head) if t.is_word]
        if not tokens:
            return Speaker(frozenset(), self.text[slice(*subject)], subject)
        owners = sorted({min(n.keys, key=len) for n in mentions})
        end = max([head, *(n.end for n in mentions)])
        skip = tokens[0].end if tokens[0].norm in DETERMINERS else subject.start
        label = self.text[skip:end].strip() or self.text[subject.start : end]
        key = f"n:{tokens[-1].stem}:{','.join(owners)}"
        return Speaker(frozenset({key}), label, Range(subject.start, end))


def is_person(name: Name, book: NameBook) -> bool:
    """Guess whether a proper name is a person's: it has a title, or is a first and last name."""
    if name.form is not Form.PROPER or name.keys & book.things:
        return False
    if name.title is not None or name.keys & book.officers:
        return True
    if any(set(key.split()) & _BODY_KEYS for key in name.keys):
        return False
    return any(
        len(key.split()) in {2, 3} and not {"of", "the"} & set(key.split()) for key in name.keys
    )


def _listing(labels: Sequence[str]) -> str:
    """Join names as a sentence would: "Doe, Roe and Orr"."""
    return f"{', '.join(labels[:-1])} and {labels[-1]}"


def _in_list(tokens: Sequence[Token], name: Name, subject: Range) -> bool:
    """Say whether a comma, "and" or the end of the subject follows a name."""
    behind = next((t for t in tokens if t.start >= name.end), None)
    return behind is None or behind.norm in {",", "and", "&"} or name.end >= subject.end


def _governed(before: Sequence[Token], *, governed: bool) -> bool:
    """Say whether a name belongs to a preposition: "of the UK", and "and France" behind that."""
    words = [token.norm for token in before[-2:]]
    while words and words[-1] in DETERMINERS:
        words.pop()
    return bool(words) and (words[-1] in PREPOSITIONS or (governed and words[-1] == "and"))


def _next_word(text: str, at: int, end: int) -> int | None:
    """Return where the words behind a preposition at `at` begin ("remarks from X"), if any do."""
    tokens = [t for t in tokenize(text, at, end) if t.is_word]
    return tokens[1].start if len(tokens) > 1 and tokens[0].norm in PREPOSITIONS else None


def _owns(text: str, end: int) -> bool:
    """Say whether a possessive ending follows a name."""
    return text[end : end + 2] in {"'s", "’s"} or (
        text[end : end + 1] in {"'", "’"} and text[end - 1] in "sS"
    )


def _head_end(text: str, subject: Range) -> int:
    """Return where the head of a noun phrase ends: before a comma, a preposition or "who"."""
    tokens = tokenize(text, *subject)
    for index, token in enumerate(tokens):
        # "Per Anders" is no preposition.
        if index and token.norm in _HEAD_STOPS and not token.text[0].isupper():
            return tokens[index - 1].end
    return subject.end
