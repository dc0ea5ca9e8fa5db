"""How like is like enough.

Two groups are of one story when they are clearly more alike than each of them
is with the *other* stories around: a subject on which much is going on has
many near neighbours and asks for more likeness, a lone event for less. That is
the ratio test which Lowe (2004) uses to match the features of images: the best
match counts when it stands out from the second best. The stories of the batch
itself so set the bar, for each article its own; the least it can be is read from
the batch too (`calibrate`).

Time works with it: likeness fades with the days between. Where a time is
unknown the days of the week that the texts name stand in. And names can veto:
as like as two floods in two countries are, they share none.
"""

from __future__ import annotations

from math import sqrt

from brief.stories.calibrate import Scale
from brief.stories.linkage import Group, settled

_RATIO = 2.0
"""How much more like than its rivals a match must be; on a stream of news the outcome is the
same from 1.5 to 2.5."""
_RIVALS = 5
"""Rivals whose mean likeness is the measure; those that are missing count 0."""
_MOST = 0.3
"""Likeness that is enough whatever the rivals are."""
_OTHER_DAY = 0.6
"""Factor for articles of unknown time that name different days of the week."""
_NO_NAME = 0.05
"""Factor for alike articles that share no name at all ..."""
_NAMED = 0.4
"""... up to 1 where this part of the names of one is in the other."""
_PLAIN, _STRIKING = 0.12, 0.24
"""Names begin to matter at the first likeness, count in full at the second, and more beyond
it: a modest likeness may be that of two angles on one event, but two texts that have most
words in common and no name tell of two events of a kind."""
_FEWEST_NAMES, _MOST_NAMES = 2, 20


def score(one: Group, other: Group, raw: float, scale: Scale) -> float:
    """Return how two groups stand to the bar, from their likeness: 1 or more is one story."""
    evidence = raw * fade(one, other, scale) * _weekdays(one, other)
    # The bar is never lower than this, and most pairs end here.
    if evidence < least(one, other, scale):
        return 0.0
    return evidence * _names(one, other, raw) / _bar(one, other, scale)


def least(one: Group, other: Group, scale: Scale) -> float:
    """Return the likeness that is asked for where there are no rivals."""
    return scale.undated if one.first is None or other.first is None else scale.dated


def fade(one: Group, other: Group, scale: Scale) -> float:
    """Return what is left of likeness after the days between two groups; 1 where unknown.

    Between two articles that is the time between them. A story of many goes on until
    its last article, one of few is about its middle.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1.0
    apart = abs(one.first + one.last - other.first - other.last)
    for each in (one, other):
        if each.days:
            apart -= _lasts(each)
    return scale.fade(apart / 2)


def _lasts(group: Group) -> float:
    """Return the days that a group surely lasts."""
    if group.first is None or group.last is None or group.first == group.last:
        return 0.0
    return float((group.last - group.first) * (1 - group.size**-0.5))


def _bar(one: Group, other: Group, scale: Scale) -> float:
    """Return the likeness that two groups must have."""
    rivalry = _rivalry(one, other, scale) * _rivalry(other, one, scale)
    return min(sqrt(least(one, other, scale) ** 2 + _RATIO * _RATIO * rivalry), _MOST)


def _rivalry(group: Group, partner: Group, scale: Scale) -> float:
    """Return how like a group is to the other stories around it.

    Where both times are known, stories of other times are no rivals.
    """
    dated = group.first is not None and partner.first is not None
    likest: dict[Group, float] = {}
    for noted, raw in group.rivals.items():
        rival = settled(noted)
        if rival is group or rival is partner or not rival.members:
            continue
        faded = raw * fade(group, rival, scale) if dated else raw
        if faded > likest.get(rival, 0.0):
            likest[rival] = faded
    return sum(sorted(likest.values(), reverse=True)[:_RIVALS]) / _RIVALS


def _weekdays(one: Group, other: Group) -> float:
    """Return the factor for the days of the week named, by how far they disagree."""
    if one.first is not None and other.first is not None:
        return 1.0
    ours, theirs = one.weekdays, other.weekdays
    if not ours or not theirs:
        return 1.0
    # Days count by the part of the articles, among those that name any, that name them.
    common = sum(min(ours[d] / one.telling, theirs[d] / other.telling) for d in ours if d in theirs)
    least = min(sum(ours.values()) / one.telling, sum(theirs.values()) / other.telling)
    weight = min(1.0, 2 * one.telling / one.size, 2 * other.telling / other.size)
    return float(_OTHER_DAY ** (weight * (1 - common / least)))


def _names(one: Group, other: Group, raw: float) -> float:
    """Return the factor for names: 1 where they agree, or where likeness is modest."""
    if raw <= _PLAIN or min(len(one.names), len(other.names)) < _FEWEST_NAMES:
        return 1.0
    common = max(_named(one, other), _named(other, one))
    factor = min(1.0, _NO_NAME + (1 - _NO_NAME) * common / _NAMED)
    return float(factor ** ((raw - _PLAIN) / (_STRIKING - _PLAIN)))


def _named(one: Group, other: Group) -> float:
    """Return the part of a group's names, by weight, that the other mentions.

    A name counts once, whatever words it has.
    """
    held = total = 0.0
    for name in sorted(one.names, key=one.names.__getitem__, reverse=True)[:_MOST_NAMES]:
        weight = one.total.get(name, 0.0) * one.names[name]
        total += weight
        if name in other.total:
            held += weight
    return held / total if total else 1.0
