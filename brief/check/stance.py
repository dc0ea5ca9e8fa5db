"""M6: negation, certainty, condition, status, scope and time are the source's.

Every word of the claim is compared as it stands in its own clause with the
source's word for the same thing, as that stands in its clause: what governs
the one has to govern the other, in any wording of the same value.
"""

from __future__ import annotations

from brief.check.case import Case
from brief.check.certainty import certainty_findings
from brief.check.changed_words import change_findings
from brief.check.dependence import condition_findings
from brief.check.events import comparisons
from brief.check.limits import limit_findings
from brief.check.manner import manner_findings
from brief.check.polarity import polarity_findings
from brief.check.qualifiers import qualifier_findings
from brief.check.quantities import quantity_findings
from brief.check.silence import silence_findings
from brief.check.status import status_findings
from brief.check.stray import stray_findings
from brief.check.times import time_findings
from brief.model import Finding


def stance_findings(case: Case) -> list[Finding]:
    """Run the tests of stance."""
    compared = list(comparisons(case.alignment))
    found = change_findings(case)
    found += polarity_findings(case, compared)
    found += silence_findings(case)
    found += manner_findings(case)
    found += certainty_findings(case, compared)
    found += condition_findings(case)
    found += status_findings(case)
    found += qualifier_findings(case)
    found += quantity_findings(case)
    found += time_findings(case)
    found += limit_findings(case)
    codes = {one.code for one in found}
    found += [one for one in stray_findings(case) if one.code not in codes]
    return _each_once(found)


def _each_once(found: list[Finding]) -> list[Finding]:
    """Keep one finding of each difference: that of a whole phrase before that of a word of it."""
    kept: list[Finding] = []
    for one in sorted(found, key=_width, reverse=True):
        if not any(other.code == one.code and _overlap(other, one) for other in kept):
            kept.append(one)
    return [one for one in found if one in kept]


def _width(one: Finding) -> int:
    return one.at.end - one.at.start if one.at else 0


def _overlap(one: Finding, other: Finding) -> bool:
    """Say whether two findings are about the same words of the claim, or of the source."""
    if one.at and other.at and one.at.start < other.at.end and other.at.start < one.at.end:
        return True
    mine, theirs = one.source, other.source
    return bool(mine and theirs) and mine == theirs
