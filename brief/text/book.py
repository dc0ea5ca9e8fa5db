"""What a set of texts says about its names: short forms, offices, capitals.

A `NameBook` is read once from the articles of a story. It resolves "Starmer",
"the British prime minister" and "Sir Keir Starmer" to one key, and remembers
the fullest form as the label a reader sees.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from brief.model import Range
from brief.text.function_words import DETERMINERS
from brief.text.gazetteer import Form, gazetteer, place_key
from brief.text.name_keys import single_keys, word_key
from brief.text.names import Name, names
from brief.text.roles import HEADS_OF_STATE, HONORIFICS, ROLE_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, tokenize

_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z]+(?![\w])")
_CAP = r"[A-Z]\w+(?: [A-Z]\w+)*"
_CAPITAL_OF = re.compile(
    rf"(?P<seat>{_CAP}),? (?:is )?(?:the )?capital of (?P<land>{_CAP})"
    rf"|(?P<seat3>{_CAP}), (?:the )?(?P<land3>[A-Z]\w+)(?:['’]s)? capital\b"
    rf"|(?P<land2>[A-Z]\w+)(?:['’]s)? capital,? (?:city )?(?:of )?(?P<seat2>{_CAP})"
)
_LOCATED = re.compile(r"(?<!\w)(?:in|at|near|around|outside|from|to) ([A-Z]\w+)(?! [A-Z])")
Office = tuple[str, str | None]


@dataclass(slots=True)
class NameBook:
    """Aliases, offices and labels read from texts; read-only once `read` returned it."""

    known: frozenset[str] = frozenset()
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: dict[Office, set[str]] = field(default_factory=lambda: defaultdict(set))
    leads: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    _located: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def read(cls, texts: Iterable[str]) -> NameBook:
        """Read the names of all `texts` (prose) into a book."""
        book, parts = cls(), list(texts)
        book.known = frozenset(word for text in parts for word in _LOWER.findall(text))
        shown: dict[str, Counter[str]] = defaultdict(Counter)
        for text in parts:
            # "in Lisk" is a place: the Lisk Dockworkers are not called Lisk.
            book._located.update(_LOCATED.findall(text))
        for text in parts:
            book._read_capitals(text)
            for name in names(text, known=book.known):
                book._enter(text, name, shown)
        book.labels = {key: _best_label(forms) for key, forms in shown.items()}
        return book

    def _read_capitals(self, text: str) -> None:
        """Learn which place the text calls the capital of which country."""
        for match in _CAPITAL_OF.finditer(text):
            seat = match["seat"] or match["seat2"] or match["seat3"]
            land = match["land"] or match["land2"] or match["land3"]
            entry = gazetteer().get(place_key(land))
            if entry is None or entry.country is None:
                for key in single_keys(seat):
                    self.seats[key] = next((k for k in single_keys(land) if k[0] == "~"), land)

    def _enter(self, text: str, name: Name, shown: dict[str, Counter[str]]) -> None:
        """Note one mention: its short forms, its office, its label."""
        surface = text[name.start : name.end]
        for key in name.keys:
            if not key.startswith("~"):
                shown[key][surface] += 1
        if name.form is not Form.PROPER or " " not in surface:
            return
        parts = surface.replace("-", " ").split()
        main = max(name.keys, key=len)
        if not {"of", "the", "and", "for"} & set(parts):
            self.aliases[word_key(parts[-1])].add(main)
            if parts[0] not in self._located:
                self.aliases[word_key(parts[0])].add(main)
        if name.title:
            office, country = read_office(text, *name.title)
            if office:
                self.offices[office, country].add(main)
                self.offices[office, None].add(main)
                if country and is_head(office):
                    self.leads[main] = country

    def resolve(self, name: Name) -> Name:
        """Return the mention with the keys of everything it is short for."""
        extra: set[str] = set()
        for key in name.keys:
            extra |= self.aliases.get(key, set())
            if key in self.seats and name.form is not Form.DEMONYM:
                extra.add(self.seats[key])
        return replace(name, keys=name.keys | extra) if extra else name

    def names(self, text: str, start: int = 0, end: int | None = None) -> tuple[Name, ...]:
        """Return the resolved names of `text[start:end]`, descriptions by office included."""
        found = [self.resolve(name) for name in names(text, start, end, self.known)]
        taken = [(n.title.start if n.title else n.start, n.end) for n in found if n.title]
        for role in roles(text, start, end):
            if not any(a < role.end and role.start < b for a, b in taken):
                found.append(self._held(text, role))
        return tuple(sorted(found, key=lambda n: (n.start, n.end)))

    def _held(self, text: str, role: Name) -> Name:
        """Return the description with the key of the one person known to hold the office."""
        office, country = read_office(text, role.start, role.end)
        holders = self.offices.get((office, country), set())
        if not holders and country is None:
            holders = self.offices.get((office, None), set())
        if len(holders) != 1:
            return role
        return replace(role, keys=role.keys | holders)

    def label(self, keys: Iterable[str]) -> str:
        """Return the fullest name known under any of `keys`, or an empty string."""
        found = [self.labels[key] for key in sorted(keys) if key in self.labels]
        return max(found, key=lambda form: (len(form.split()), len(form)), default="")


def _best_label(forms: Counter[str]) -> str:
    """Return the most frequent form, the first in the alphabet among equals."""
    return min(forms, key=lambda form: (-forms[form], form))


def is_head(office: str) -> bool:
    """Say whether the office speaks for a country."""
    return office in HEADS_OF_STATE or office in {"prime minister", "leader"}


@lru_cache(maxsize=8192)
def read_office(text: str, start: int, end: int) -> Office:
    """Read an office and the country it belongs to out of a title or description."""
    country: str | None = None
    words: list[str] = []
    tokens = [t for t in tokenize(text, start, end) if t.is_word]
    for token in tokens:
        entry = gazetteer().get(place_key(token.text))
        if entry and entry.country and token.text[0].isupper():
            country = entry.country
        elif token.norm in TITLE_WORDS and token.norm not in HONORIFICS:
            words.append(token.norm)
        elif token.text[0].isupper():
            base = next((k for k in single_keys(token.text) if k[0] == "~"), None)
            country = country or base
    drop = {"top", "senior", "special", "chief", "lead", "state"}
    core = [w for w in words if w not in drop] or words
    return " ".join(core), country


def _role_ends(tokens: list[Token], at: int) -> int:
    """Return the index past a run of office words that begins at `at` and ends in an office noun."""
    last, ahead = at, at
    while ahead < len(tokens) and tokens[ahead].norm in TITLE_WORDS:
        ahead += 1
        if tokens[ahead - 1].norm in ROLE_NOUNS:
            last = ahead
    return last


def roles(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """Return descriptions of a person by office: "the British prime minister".

    The range begins at the country where one is given and holds a following
    "of X". Keys are the office with its country.
    """
    tokens = [t for t in tokenize(text, start, end) if t.is_word]
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        stop = _role_ends(tokens, at)
        if stop == at:
            at += 1
            continue
        first = at
        owner = tokens[at - 1] if at else None
        if owner and owner.norm == "'s" and at > 1:
            owner, first = tokens[at - 2], at - 2
        elif owner and owner.text[0].isupper() and owner.norm not in DETERMINERS:
            first = at - 1
        opened = first and tokens[first - 1].norm in {"the", "a", "an", "their", "its", "his", "her"}
        if first < at or opened:
            last = stop
            if first == at and stop + 1 < len(tokens) and tokens[stop].norm == "of":
                last = stop + 2 if tokens[stop + 1].text[0].isupper() else stop
            begin, finish = tokens[first].start, tokens[last - 1].end
            office, country = read_office(text, begin, finish)
            found.append(
                Name(begin, finish, frozenset({f"{country or ''}:{office}"}), Form.ROLE)
            )
        at = stop
    return found
