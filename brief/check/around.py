"""What stands around a word: who does it, and to what, which tells one event from another."""

from __future__ import annotations

from brief.check.layout import RELATIVES, Around, Layout
from brief.check.lexicon import related
from brief.check.reading import Unit
from brief.text.function_words import AUXILIARIES

WINDOW = 10
_TAIL = 3
_ASIDE = 20
OBJECT, DOER = 2.0, 1.0
_PRONOUNS = frozenset("it he she they him her them this that which who".split())
_QUANTITIES = frozenset("little less more most".split())


def around(layout: Layout, unit: Unit) -> Around:
    """Read the content words around one, up to the verbs and clauses beside it."""
    found = layout.arounds.get(unit.first)
    if found is None:
        found = layout.arounds[unit.first] = _read(layout, unit)
    return found


def _read(layout: Layout, unit: Unit) -> Around:
    verb = layout.is_verb(unit.first) or unit.first not in layout.at
    before = frozenset(_before(layout, unit, verb=verb))
    after = frozenset(_after(layout, unit, verb=verb))
    if not verb:
        return Around(before | after, before | after)
    left = layout.norm(layout.before_helpers(unit.first)) in _PRONOUNS
    right = layout.norm(unit.last + 1) in _PRONOUNS
    if unit.passive:
        return Around(after, before, right, left)
    return Around(before, after, left, right)


def _before(layout: Layout, unit: Unit, *, verb: bool) -> list[str]:
    """Return the stems of what stands before a word in its clause, the nearest first."""
    found: list[str] = []
    if verb and layout.norm(unit.first - 1) in {"and", "or"}:
        return found
    at, least = unit.first, max(-1, unit.first - 1 - WINDOW)
    while (at := at - 1) > least:
        aside = _opener(layout, at) if verb and layout.norm(at) == "," else None
        if aside is not None:
            at, least = aside, aside - WINDOW
        elif layout.breaks(at):
            break
        word = layout.word(at)
        if word is None:
            continue
        if verb and _is_aside(layout, at):
            continue  # "a petition signed by 300 was handed"
        if verb and layout.is_verb(at) and not _names_an_act(layout, at):
            if not _carries_on(layout, at, unit.first):
                break
        elif _tells(layout, at):
            found.append(word.stem)
    return found


def _is_aside(layout: Layout, at: int) -> bool:
    """Say whether a participle only says more of the noun before it: "a list signed by 300"."""
    behind = at - 1 in layout.at and not layout.is_verb(at - 1)
    return behind and layout.is_verb(at) and layout.norm(at + 1) == "by"


def _opener(layout: Layout, at: int) -> int | None:
    """Return the comma before ", which lost the battle," when its end stands at `at`."""
    for back in range(at - 1, max(0, at - _ASIDE), -1):
        if layout.norm(back) in RELATIVES and layout.norm(back - 1) == ",":
            return back - 1
        if layout.norm(back) in {",", ";", ":", '"'}:
            return None
    return None


def _names_an_act(layout: Layout, at: int) -> bool:
    """Say whether a form in -ing is a subject or object: "smoking causes cancer"."""
    return layout.norm(at).endswith("ing") and layout.norm(at - 1) not in AUXILIARIES


def _carries_on(layout: Layout, verb: int, at: int) -> bool:
    """Say whether only helpers stand between two verbs: they share their subject."""
    return all(
        layout.norm(i) in AUXILIARIES or layout.norm(i) == "to" or layout.is_adverb(i)
        for i in range(verb + 1, at)
    )


def _after(layout: Layout, unit: Unit, *, verb: bool) -> list[str]:
    found: list[str] = []
    for at in range(unit.last + 1, min(len(layout.tokens), unit.last + 1 + WINDOW)):
        if layout.breaks(at) or (layout.norm(at) == "," and _says(layout, at + 1)):
            break
        word = layout.word(at)
        if word is None:
            continue
        if verb and layout.is_verb(at) and not _names_an_act(layout, at):
            break
        if _tells(layout, at):
            found.append(word.stem)
    return found


def _says(layout: Layout, at: int) -> bool:
    """Say whether a verb follows a comma at once: "the lock will open, Vale said"."""
    return any(layout.is_verb(place) for place in range(at, at + _TAIL))


def _tells(layout: Layout, at: int) -> bool:
    """Say whether a word tells an event from others: not "slightly" or "more"."""
    return not layout.is_adverb(at) and layout.norm(at) not in _QUANTITIES


def widened(found: Around) -> Around:
    """Add to what stands around a claim's word the stems that a source may have instead."""
    return found._replace(doers=_wide(found.doers), others=_wide(found.others))


def _wide(stems: frozenset[str]) -> frozenset[str]:
    return stems.union(*(related(stem) for stem in stems)) if stems else stems


def shared(mine: Around, theirs: Around) -> float:
    """Weigh what two words have around them in common; what is done counts more than who does."""
    if not (theirs.doers or theirs.others) or not (mine.doers or mine.others):
        return DOER  # "he has not been charged": nothing is around it that could differ
    straight = OBJECT * len(mine.others & theirs.others) + DOER * len(mine.doers & theirs.doers)
    crossed: float = len(mine.others & theirs.doers) + len(mine.doers & theirs.others)
    if mine.others and theirs.others:
        crossed /= 2  # else "the lock reopens" may be what somebody reopens
    # Whom a pronoun means is not known: it may be the same.
    open_ends = bool(mine.doers and theirs.pronoun_does) + bool(mine.others and theirs.pronoun_is)
    return straight + crossed + DOER * open_ends


def about(mine: Layout, unit: Unit, theirs: Layout, other: Unit) -> float:
    """Weigh what stands around two words in common; nothing when one has nothing around it."""
    one, two = widened(around(mine, unit)), around(theirs, other)
    if not (two.doers or two.others) or not (one.doers or one.others):
        return 0.0
    return shared(one, two)
