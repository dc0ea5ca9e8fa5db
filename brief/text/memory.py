"""Who was named and who spoke so far, while a text is read in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.model import Range

PERSONAL = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A holder: two are the same when their `keys` intersect.

    `label` is the fullest name known; `words` is where the sentence names the
    holder; `antecedent` is the earlier place that says who a pronoun is.
    """

    keys: frozenset[str]
    label: str
    words: Range | None = None
    antecedent: Range | None = None
    person: bool = False


@dataclass
class Memory:
    """Who spoke and who was named while a document is read in order.

    `people` has the most salient person last, `mentioned` the one named last;
    `genders` holds what titles say. `group` is the plural subject of the
    sentence before, which "they" means first.
    """

    people: list[Speaker] = field(default_factory=list)
    mentioned: list[Speaker] = field(default_factory=list)
    body: Speaker | None = None
    voice: Speaker | None = None
    group: Speaker | None = None
    genders: dict[str, str] = field(default_factory=dict)

    @property
    def person(self) -> Speaker | None:
        """The person whom "he" or "she" would mean now."""
        return self.people[-1] if self.people else None

    def heard(self, speaker: Speaker) -> None:
        """Note a speaker."""
        self.voice = speaker
        if speaker.person:
            self.seen(speaker)
        elif speaker.keys:
            self.body = speaker

    def seen(self, person: Speaker) -> None:
        """Note a person who is named, as the most salient one."""
        self.people = [one for one in self.people if not one.keys & person.keys][-40:]
        self.people.append(person)

    def meant_by(self, pronoun: str, words: Range, near: Sequence[Speaker]) -> Speaker | None:
        """Return who a pronoun means, with the place that says so; those of `near` come first."""
        if pronoun in PERSONAL:
            choice = [*near, *reversed(self.people)]
            meant = next((one for one in choice if self._fits(one, pronoun)), None)
        else:
            meant = (self.group if pronoun == "they" else None) or self.body or self.voice
        if meant is None:
            return None
        place = meant.antecedent or meant.words
        return Speaker(meant.keys, meant.label, words, place, meant.person)

    def _fits(self, person: Speaker, pronoun: str) -> bool:
        """Say whether nothing is known against calling the person by the pronoun."""
        known = {self.genders[key] for key in person.keys if key in self.genders}
        return not known or pronoun in known
