"""Whether a word is denied where it stands, as far as that is sure."""

from __future__ import annotations

from typing import NamedTuple

from brief.check.around import around
from brief.check.conditions import conditions
from brief.check.levels import DENYING
from brief.check.operators import Effect, Side
from brief.check.reading import Unit
from brief.check.stances import Stances, Standing

_NOMINAL = frozenset({Side.EACH, Side.NOUN})
_EXISTENCE = frozenset(
    {
        Effect.NOT,
        Effect.DENY,
        Effect.DOUBT,
        Effect.END,
        Effect.IMPOSSIBLE,
        Effect.POSSIBLE,
        Effect.PROBABLE,
    }
)
_LOOSE = frozenset({"to", "having", "being"})
_AHEAD = 6


class Denial(NamedTuple):
    """A word in its sentence, and whether it is denied; None where that is unclear."""

    read: Stances
    unit: Unit
    standing: Standing
    denied: bool | None

    @property
    def is_verb(self) -> bool:
        """Say whether the word acts as a verb."""
        return self.read.layout.is_verb(self.unit.first)

    @property
    def is_purpose(self) -> bool:
        """Say whether it is an infinitive that tells neither that it is done nor that it is not."""
        return not self.standing.by and self.read.layout.norm(self.unit.first - 1) == "to"

    @property
    def is_conditional(self) -> bool:
        """Say whether it stands in a condition, where nothing is affirmed or denied."""
        return any(one.holds(self.unit) for one in conditions(self.read.layout.sentence))

    @property
    def is_existence(self) -> bool:
        """Say whether what governs it says that there is such a thing, may be or is not."""
        by = self.standing.by
        return bool(by) and by[0].effect in _EXISTENCE and not only_few(self.standing)

    @property
    def is_subject_of_no(self) -> bool:
        """Say whether "no" denies it only as the subject of a verb, which then is compared."""
        by = self.standing.by
        if self.is_verb or not by or by[0].side is not Side.EACH:
            return False
        return max(by[0].heads) > self.unit.first

    @property
    def is_absent(self) -> bool:
        """Say whether it is a noun that there is none of: "no evidence"."""
        by = self.standing.by
        nominal = bool(by) and by[0].effect is Effect.NOT and by[0].side in _NOMINAL
        return nominal and not self.is_verb


def denial(read: Stances, unit: Unit, standing: Standing) -> Denial:
    """Read whether a word is denied by itself, its objects not yet looked at."""
    if read.layout.is_verb(unit.first):
        unclear = _is_attempt(read, unit, standing) or only_few(standing)
        unclear = unclear or _is_under_no(read, unit, standing) or standing.has(Effect.NEAR)
        return Denial(read, unit, standing, None if unclear else standing.denied)
    return Denial(read, unit, standing, _noun_denied(read, unit, standing))


def _is_attempt(read: Stances, unit: Unit, standing: Standing) -> bool:
    """Say whether an attempt is told to fail: what is denied is not that they tried."""
    return any(one.side is Side.LEFT for one in standing.by) and read.at(unit.first) is not None


def _is_under_no(read: Stances, unit: Unit, standing: Standing) -> bool:
    """Say whether a verb may be denied by its clause's subject: "no one is said to have died"."""
    before = read.layout.norm(read.layout.before_helpers(unit.first) + 1)
    if standing.denied or (before not in _LOOSE and not unit.norm.endswith("ing")):
        return False
    near = read.within(read.layout.sentence.clause_at(unit.start))
    return any(
        g.effect is Effect.NOT and g.side is Side.EACH and g.first < unit.first for g in near
    )


def only_few(standing: Standing) -> bool:
    """Say whether a word is denied by "few" alone, which is a matter of how many."""
    denying = [one for one in standing.by if one.effect in DENYING]
    return bool(denying) and all(
        one.effect is Effect.FEW and one.side is Side.EACH for one in denying
    )


def _noun_denied(read: Stances, unit: Unit, standing: Standing) -> bool | None:
    """Say whether a noun is denied: surely by "no", perhaps by what denies its verb."""
    if only_few(standing):
        return None
    if standing.by:
        inmost = standing.by[0]
        contrast = inmost.effect is Effect.NOT and inmost.side is Side.NEXT  # "gifts, not bribes"
        return standing.denied if contrast or inmost.side in _NOMINAL else None
    near = read.within(read.layout.sentence.clause_at(unit.start))
    return None if any(g.effect in DENYING and g.side is not Side.NOUN for g in near) else False


def with_objects(one: Denial, other: Denial) -> Denial:
    """Turn a verb about whose object, shared by `other`, is denied: "took gifts, not bribes"."""
    if one.denied is None or not one.is_verb or not one.read.denies:
        return one
    layout = one.read.layout
    both = around(layout, one.unit).others & around(other.read.layout, other.unit).others
    ahead = layout.at[one.unit.first] + 1
    for word in layout.words[ahead : ahead + _AHEAD]:
        if word.stem in both:
            by = one.read.of(word).by
            alone = any(g.effect is Effect.NOT and one.unit.first not in g.heads for g in by)
            turned = alone and not layout.is_verb(word.first)
            return one._replace(denied=not one.denied) if turned else one
    return one
