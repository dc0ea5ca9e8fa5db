"""M6, conditions told as met: "if the council agrees" is no "the council agrees"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.conditions import Condition, Sign, conditions
from brief.check.evidence import Piece
from brief.check.levels import DENYING, is_hedged
from brief.check.reading import HEAVY, Unit
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.cues import CUES, Manner

LINKING = re.compile(
    r"\b(?:if|unless|once|when|only|after|before|until|without|provided|subject|condition\w*|"
    r"hing\w+|hang\w*|rest\w*|depend\w*|requir\w+|need\w*|pending|must|prerequisite|precondition|"
    r"upon|await\w*|as long as)\b",
    re.IGNORECASE,
)
# Words that say that there is a condition, and leave untold which.
UNTOLD = re.compile(
    r"\b(?:conditional(?:ly)?|contingen(?:t|cy)|provisos?|strings attached|"
    r"(?:under|in|on|with) (?:(?:some|certain|its|their|his|her) )?"
    r"(?:conditions|circumstances|terms))\b",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST = 0.6


def fulfilled(case: Case) -> Iterator[Finding]:
    """Yield a finding where the claim tells as a fact what the source has as a condition."""
    if LINKING.search(case.text) or UNTOLD.search(case.text) or conditions(case.sentence):
        return
    read = stances(case.sentence)
    hedges = {one.first for one in read.governors if one.effect in DENYING or is_hedged(one.effect)}
    for piece in case.alignment.used:
        for condition in conditions(piece.sentence):
            held = _held(case, piece, condition)
            if condition.sign is Sign.ANYWAY or not held or _tells_else(case, held):
                continue
            if hedges - {unit.first for unit in held}:
                continue
            at = Range(held[0].start, held[-1].end)
            says = piece.sentence.text[slice(*condition.at)].strip()
            yield finding(Code.CONDITION_DROPPED, f"“{says}”", at, piece.span(*condition.at))


def _held(case: Case, piece: Piece, condition: Condition) -> list[Unit]:
    """Return the claim's words for those of a condition, if it has most of them."""
    inside = [
        unit for unit in piece.sentence.units if condition.holds(unit) and unit.weight >= HEAVY
    ]
    links = [link for unit in inside if (link := case.link_to(piece, unit))]
    if len(links) < _FEWEST or len(links) < _MOST * len(inside):
        return []
    return sorted((link.unit for link in links), key=lambda unit: unit.start)


def _tells_else(case: Case, held: list[Unit]) -> bool:
    """Say whether the claim tells anything by a verb that is not in the condition."""
    layout = stances(case.sentence).layout
    return any(
        layout.is_verb(unit.first)
        and unit not in held
        and unit.weight >= HEAVY
        and CUES.get(unit.stem) is not Manner.SAY
        for unit in case.sentence.units
    )
