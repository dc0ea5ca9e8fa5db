"""What names are shortened to: surnames, first words of bodies, acronyms, demonyms of places."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from brief.text.gazetteer import Form
from brief.text.name_keys import demonym_base, word_key
from brief.text.names import Name
from brief.text.roles import BODY_NOUNS

_SMALL = frozenset({"of", "the", "and", "for"})
# "in Lisk" is a place, "shares in Lisk" are shares of a body.
_LOCATED = re.compile(
    r"(?<!\w)(?<!hares )(?<!stake )(?<!takes )(?<!trust )"
    r"(?:in|near|around|outside) ([A-Z]\w+)(?! [A-Z])"
)
_BRACKETED = re.compile(r" \((?:the )?([A-Z][A-Z&.-]{1,9})\)")
_SHARED = 4
"""Letters that a place and the adjective of its people have in common at least."""


@dataclass(slots=True)
class ShortForms:
    """Collects short forms while texts are read; `known` are words they have in lower case."""

    known: frozenset[str]
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _located: set[str] = field(default_factory=set)
    _alone: set[str] = field(default_factory=set)
    _firsts: set[tuple[str, str]] = field(default_factory=set)

    def read_places(self, text: str) -> None:
        """Note what is a place: the Lisk Dockworkers are not called Lisk if that is one."""
        self._located.update(_LOCATED.findall(text))

    def note(self, text: str, name: Name) -> None:
        """Note one mention."""
        if name.form is not Form.PROPER:
            return
        surface = text[name.start : name.end]
        if not (" " in surface or "-" in surface):
            self._alone.add(word_key(surface))
            return
        main = max(name.keys, key=len)
        acronym = _BRACKETED.match(text, name.end)
        if acronym:
            self.aliases[word_key(acronym[1])].add(main)
        first, *rest = surface.split()
        if len(rest) == 1 and rest[0].casefold() in BODY_NOUNS and first not in self._located:
            self._firsts.add((word_key(first), main))
        for short in self._shortened(surface, titled=name.title is not None):
            self.aliases[short].add(main)

    def _shortened(self, surface: str, *, titled: bool) -> list[str]:
        """Return the keys of what a full name is shortened to: its ends, its double surname."""
        words = surface.replace("-", " ").split()
        if _SMALL & set(words) or len(words) < 2:
            return []
        last = words[-1].casefold()
        if not titled and (last in self.known or last in BODY_NOUNS):
            return [word_key(words[-1])] if words[-1][:1].isupper() else []
        keys = [word_key(word) for word in words]
        doubles = [" ".join(keys[at:]) for at in range(1, len(keys) - 1)]
        first = [] if words[0] in self._located else keys[:1]
        return [keys[-1], *first, *doubles]

    def settled(self) -> dict[str, set[str]]:
        """Return the full names by the keys of their short forms, once all texts are noted."""
        # "Corin" is short for Corin Bank when the texts say so of no place.
        for first, main in self._firsts:
            if first in self._alone:
                self.aliases[first].add(main)
        self._pair_demonyms()
        return self.aliases

    def _pair_demonyms(self) -> None:
        """Lead "Sundish" to Sundholt where no other single name begins like it."""
        alike: dict[str, set[str]] = defaultdict(set)
        for key in self._alone:
            alike[key[:_SHARED]].add(key)
        for key in sorted(self._alone):
            base = demonym_base(key)
            if base == key or len(base) < _SHARED:
                continue
            places = {one for one in alike[key[:_SHARED]] if one.startswith(base) and one != key}
            if len(places) == 1:
                self.aliases[key] |= places
