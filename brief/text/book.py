"""What a set of texts says about its names: short forms, offices, capitals.

A `NameBook` is read once from the articles of a story. It resolves "Starmer",
"the British prime minister" and "Sir Keir Starmer" to one key, and remembers
the fullest form as the label a reader sees. Two people of one surname stay
two, and the bare surname then resolves to neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from brief.model import Range
from brief.text.appositions import apposed, country_behind
from brief.text.gazetteer import Form, gazetteer, place_key
from brief.text.kinds import kinds
from brief.text.name_keys import single_keys, skeleton
from brief.text.names import Name, names
from brief.text.offices import Office, is_head, read_office, roles
from brief.text.people import people
from brief.text.short_forms import ShortForms

__all__ = ["NameBook", "Office", "is_head", "read_office", "roles"]

_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z]+(?![\w])")
_CAP = r"[A-Z]\w+(?: [A-Z]\w+)*"
_CAPITAL_OF = re.compile(
    rf"(?P<seat>{_CAP}),? (?:is )?(?:the )?capital of (?P<land>{_CAP})"
    rf"|(?P<seat3>{_CAP}), (?:the )?(?P<land3>[A-Z]\w+)(?:['’]s)? capital\b"
    rf"|(?P<land2>[A-Z]\w+)(?:['’]s)? capital,? (?:city )?(?:of )?(?P<seat2>{_CAP})"
)


@dataclass(slots=True)
class NameBook:
    """Aliases, offices and labels read from texts; read-only once `read` returned it.

    `aliases` leads from a short form's key to the keys of the one name it is
    short for; `rivals` to those of all names it may be short for, when they
    are several. `called` leads from the stem of a noun to the names that the
    texts describe by it: "ferry" to the ferry Alma. `things` are the names that
    a text goes on about with "which", `firm` those that stand somewhere else
    than where a sentence begins, `officers` the keys of all who hold an office.
    """

    known: frozenset[str] = frozenset()
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: dict[Office, set[str]] = field(default_factory=lambda: defaultdict(set))
    leads: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, set[str]] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    officers: frozenset[str] = frozenset()
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    firm: set[str] = field(default_factory=set)
    _held_by: dict[str, set[Office]] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, texts: Iterable[str]) -> NameBook:
        """Read the names of all `texts` (prose) into a book."""
        book, parts = cls(), list(texts)
        book.known = frozenset(word for text in parts for word in _LOWER.findall(text))
        shown: dict[str, Counter[str]] = defaultdict(Counter)
        short = ShortForms(book.known)
        for text in parts:
            book._read_capitals(text)
            short.read_places(text)
        for text in parts:
            for name in names(text, known=book.known):
                short.note(text, name)
                book._enter(text, name, shown)
        book.labels = {key: _best_label(forms) for key, forms in shown.items()}
        book.aliases = short.settled()
        book._settle()
        return book

    def _read_capitals(self, text: str) -> None:
        """Learn which place the text calls the capital of which country."""
        if "capital" not in text:
            return
        for match in _CAPITAL_OF.finditer(text):
            seat = match["seat"] or match["seat2"] or match["seat3"]
            land = match["land"] or match["land2"] or match["land3"]
            entry = gazetteer().get(place_key(land))
            if entry is None or entry.country is None:
                for key in single_keys(seat):
                    self.seats[key] = next((k for k in single_keys(land) if k[0] == "~"), land)

    def _enter(self, text: str, name: Name, shown: dict[str, Counter[str]]) -> None:
        """Note one mention: its label, what it is called, its office."""
        surface = text[name.start : name.end]
        for key in name.keys:
            if not key.startswith("~"):
                shown[key][surface] += 1
        if not name.weak:
            self.firm.update(name.keys)
        if text.startswith(", which ", name.end):
            self.things.update(name.keys)
        if not name.weak or surface.casefold() not in self.known:
            for kind in kinds(text, name):
                self.called[kind].add(max(name.keys, key=lambda key: (key[0] != "~", len(key))))
        if name.form is Form.PROPER and (" " in surface or "-" in surface):
            for place in (name.title, apposed(text, name)):
                if place is not None:
                    office, country = read_office(text, *place)
                    country = country or country_behind(text, name.end)
                    self._hold(max(name.keys, key=len), office, country)

    def _hold(self, main: str, office: str, country: str | None) -> None:
        """Note that a name holds an office."""
        if not office:
            return
        self.offices[office, country].add(main)
        self.offices[office, None].add(main)
        if country and is_head(office):
            self.leads[main] = country

    def _settle(self) -> None:
        """Make one of the spellings of a person, and ambiguous what is short for several."""
        for kind, mains in self.called.items():
            longer = {full for main in mains for full in self.aliases.get(main, ())}
            self.called[kind] = {main for main in mains if main not in self.aliases} | longer
        held: dict[str, set[Office]] = defaultdict(set)
        for office, mains in self.offices.items():
            for main in mains:
                held[main].add(office)
        self._held_by = held
        self.officers = frozenset(held)
        alike: dict[str, set[str]] = defaultdict(set)
        for main in {main for mains in self.aliases.values() for main in mains}:
            alike[skeleton(main.split()[-1])].add(main)
        spellings = [one for mains in alike.values() for one in people(mains, held)]
        for short, mains in list(self.aliases.items()):
            if len(people(mains, held)) > 1:
                self.rivals[short] = self.aliases.pop(short)
        for mains in spellings:
            for main in mains if len(mains) > 1 else ():
                self.aliases[main] |= mains - {main}

    def resolve(self, name: Name) -> Name:
        """Return the mention with the keys of everything it is short for."""
        extra: set[str] = set()
        for key in name.keys:
            if key in self.aliases:
                extra |= self.aliases[key]
            if key in self.seats and name.form is not Form.DEMONYM:
                extra.add(self.seats[key])
        # A capital that opens a sentence is a name when the texts have it elsewhere too.
        weak = name.weak and not (name.keys | extra) & self.firm
        if not extra and weak is name.weak:
            return name
        return replace(name, keys=name.keys | extra, weak=weak)

    def candidates(self, name: Name) -> frozenset[str]:
        """Return the keys of the several names that an ambiguous mention may be short for."""
        return frozenset(key for short in name.keys for key in self.rivals.get(short, ()))

    def names(self, text: str, start: int = 0, end: int | None = None) -> tuple[Name, ...]:
        """Return the resolved names of `text[start:end]`, descriptions by office included."""
        part = Range(start, len(text) if end is None else end)
        return self.with_roles(text, part, self.mentions(text, part))

    def mentions(self, text: str, part: Range) -> list[Name]:
        """Return the resolved names of a part of `text`, without descriptions by office."""
        return [self.resolve(name) for name in names(text, *part, self.known)]

    def with_roles(self, text: str, part: Range, found: list[Name]) -> tuple[Name, ...]:
        """Return the names found in a part of `text` and its descriptions by office, in order."""
        taken = [(n.title.start, n.end) for n in found if n.title]
        held = [
            self._held(text, role)
            for role in roles(text, *part)
            if not any(a < role.end and role.start < b for a, b in taken)
        ]
        return tuple(sorted([*found, *held], key=lambda n: (n.start, n.end)))

    def _held(self, text: str, role: Name) -> Name:
        """Return the description with the key of the one person known to hold the office."""
        if role.weak:
            return role
        holders = self.holders(*read_office(text, role.start, role.end))
        if len(people(holders, self._held_by)) != 1:
            return role
        return replace(role, keys=role.keys | holders)

    def holders(self, office: str, country: str | None) -> set[str]:
        """Return the keys of those who hold an office, or one that it shortens.

        "The minister" may be the health minister, not the prime minister.
        """
        exact = self.offices.get((office, country), set())
        if exact or not office:
            return exact
        return {
            key
            for (full, land), keys in self.offices.items()
            if land in {country, None} or country is None
            if full == office or _shortens(office, full)
            for key in keys
        }

    def label(self, keys: Iterable[str]) -> str:
        """Return the fullest name known under any of `keys`, or an empty string."""
        found = [self.labels[key] for key in sorted(keys) if key in self.labels]
        return max(found, key=lambda form: (len(form.split()), len(form)), default="")


_OTHER_RANKS = frozenset("prime vice deputy former ex assistant under acting interim".split())


def _shortens(office: str, full: str) -> bool:
    """Say whether an office may be called by a shorter name: "minister" for "health minister"."""
    if not full.endswith(" " + office):
        return False
    return not _OTHER_RANKS & set(full.removesuffix(office).split())


def _best_label(forms: Counter[str]) -> str:
    """Return the most frequent form, the first in the alphabet among equals."""
    return min(forms, key=lambda form: (-forms[form], form))
