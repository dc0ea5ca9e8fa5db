"""M6, changed hedges: whether a claim is surer, or less sure, than the words it copies."""

from __future__ import annotations

from brief.check.case import Case
from brief.check.codes import Code
from brief.check.conditions import conditions
from brief.check.edits import Edit, clauses_of
from brief.check.levels import DENYING, LEVELS, Level, alike, is_attributed, is_past
from brief.check.marks import effects_in
from brief.check.stances import bare_effects, stances

_TO_COME = frozenset({Level.FUTURE, Level.WOULD, Level.DUE})
_HOPED = frozenset({Level.TRY, Level.INTENT, Level.PLEDGE, Level.ASKED})


def came_to_nothing(case: Case, mine: Level, theirs: Level) -> bool:
    """Say whether one side tells an attempt or a request, and the source that it failed."""
    if {mine, theirs} in ({Level.COMMIT, Level.INTENT}, {Level.PLEDGE, Level.INTENT}):
        return True  # "willing to extend it", "not committed to extending it"
    return bool({mine, theirs} & _HOPED) and bool(bare_effects(case.alignment) & DENYING)


def step_of(case: Case, edit: Edit, mine: Level, theirs: Level) -> Code | None:
    """Return a code where the claim is surer, or less sure, than the source."""
    hedge = theirs if mine is Level.FACT else mine
    if alike(mine, theirs) or _stands_elsewhere(case, edit, hedge) or _hold_alike(case, edit):
        return None
    if theirs is Level.REPORTED and is_attributed(case.sentence, edit.at.start):
        return None
    if hedge is Level.MUST and edit.before and edit.before.norm in {"will", "would", "shall"}:
        return None  # "will have to pay" and "will pay"
    if mine > theirs:
        return None if _by_grammar(edit, mine, theirs) else Code.MORE_CERTAIN
    if theirs is Level.FACT and mine in {*_TO_COME, Level.PLEDGE, Level.COMMIT}:
        past = edit.other is not None and is_past(edit.other)
        return Code.TIME_MOVED if past and mine is Level.FUTURE else None
    if theirs is not Level.FACT and (mine is not Level.POSSIBLE or theirs is Level.REPORTED):
        return None
    if conditions(case.sentence) or conditions(edit.piece.sentence):
        return None
    return Code.LESS_CERTAIN


def _hold_alike(case: Case, edit: Edit) -> bool:
    """Say whether both sides hedge what follows: "would have to leave", "require A to leave"."""
    tokens = case.sentence.tokens
    at = case.sentence.token_at(edit.after.start) if edit.after else len(tokens) - 1
    start = tokens[min(at + (tokens[at].norm == "to"), len(tokens) - 1)].start
    for link in case.alignment.linked:
        if edit.after and link.unit.start == start and link.piece is edit.piece:
            one = stances(case.sentence).of(link.unit)
            other = stances(link.piece.sentence).of(link.other)
            same = one.denied is other.denied and alike(one.level, other.level)
            return same and bool(one.by and other.by)
    return False


def _by_grammar(edit: Edit, mine: Level, theirs: Level) -> bool:
    """Say whether the form of the verb still tells what was left out, or makes it idle."""
    if mine is not Level.FACT or edit.after is None:
        return False
    past = is_past(edit.after)
    if theirs in _TO_COME and edit.after.norm.endswith("ing"):
        return True  # "a law banning it" for "a law that would ban it"
    if theirs is Level.FUTURE:
        return not past  # "the shop closes on Friday"
    # Who does a thing can do it.
    return not past and any(token.norm in {"can", "able"} for token in edit.theirs)


def _stands_elsewhere(case: Case, edit: Edit, level: Level) -> bool:
    """Say whether the hedge of an edit only stands elsewhere in the clause on the other side."""
    mine, theirs = (
        sum(LEVELS.get(effect) is level for effect in effects_in(sentence, clause))
        for sentence, clause in clauses_of(case, edit)
    )
    return mine == theirs
