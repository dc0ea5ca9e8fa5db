"""M6, how far it holds: what may be stays what may be, what is planned is not done.

A word of the claim may hold less far than the source has it only by a step
that an editor would take ("will" told as "is expected to"), and never further.
"""

from __future__ import annotations

from brief.check.assured import assured
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.events import Match, nearest
from brief.check.evidence import Piece
from brief.check.levels import DENYING, Level, alike, is_attributed, is_hedged, is_past
from brief.check.operators import Effect, Side
from brief.check.reading import Sentence, Unit
from brief.check.scopes import markers_of
from brief.check.stances import Standing, bare_effects, stances
from brief.model import Finding, Range
from brief.text.function_words import DETERMINERS
from brief.text.stance import Stance
from brief.text.verbs import BE

_MODIFYING = (DETERMINERS - {"that", "which", "what", "this", "these", "those", "some", "many"}) | {
    "to",
    "-",
    "being",
}
_PAST_HELPERS = frozenset("did had was were has have".split())
_WANTED = frozenset({Level.OPEN, Level.ASKED, Level.TRY, Level.INTENT})
_PROMISED = frozenset({Level.INTENT, Level.PLEDGE, Level.COMMIT})
_EXISTENCE = frozenset({Effect.DENY, Effect.DOUBT, Effect.POSSIBLE, Effect.PROBABLE, Effect.NEAR})
_HEDGES = frozenset(
    {
        Level.POSSIBLE,
        Level.PROBABLE,
        Level.REPORTED,
        Level.TRY,
        Level.INTENT,
        Level.PLEDGE,
        Level.ASKED,
        Level.SHOULD,
        Level.MUST,
    }
)


def certainty_findings(case: Case, compared: list[list[Match]]) -> list[Finding]:
    """Test that no hedge was dropped, raised or added."""
    found: dict[str, Finding] = {}
    for matches in compared:
        options = [one for one in matches if one.sure and not one.turned]
        one = _of_word(case, options) if options else None
        if one:
            found.setdefault(one.code, one)
    if Code.MORE_CERTAIN not in found:
        found |= {one.code: one for one in assured(case)}
    return list(found.values())


def _of_word(case: Case, options: list[Match]) -> Finding | None:
    """Compare one word with the source's words for the same."""
    near = nearest(case.sentence, options)
    if all(_surer(case, one) for one in near):
        return _finding(case, Code.MORE_CERTAIN, near[0])
    if all(_less_sure(case, one) for one in options):
        return _finding(case, Code.LESS_CERTAIN, near[0])
    if all(_to_come(one) for one in options):
        return _finding(case, Code.TIME_MOVED, near[0])
    return None


def _surer(case: Case, match: Match) -> bool:
    """Say whether the claim holds a word to be surer than the source does."""
    mine, theirs = match.mine, match.theirs
    if mine.level <= theirs.level:
        return False
    if mine.denied is not theirs.denied:
        # Who would not say whether it is so did not deny it.
        return theirs.level is Level.OPEN and mine.has(Effect.DENY)
    if not mine.by and not _is_told(case.sentence, match):
        return False
    would = theirs.level is Level.WOULD
    flat = would and not _is_backshifted(case, match.piece, match.other)
    if alike(mine.level, theirs.level) and not flat:
        return False
    if _is_said(theirs.level, mine.level) and is_attributed(case.sentence, match.unit.start):
        return False
    if mine.denied and (would or theirs.level is Level.MUST or mine.has(Effect.ALLOW)):
        return False  # "must not" and "is not allowed to", "would not say" and "refused to say"
    if mine.level in {Level.COMMIT, Level.FUTURE} and Effect.COMMIT in bare_effects(case.alignment):
        return False  # "they were asked to go, and agreed"
    return _grammar_allows(case.sentence, match, flat=flat)


def _is_said(theirs: Level, mine: Level) -> bool:
    """Say whether a level may be told as what somebody says: "plans to" as "says it will"."""
    promised = theirs in _PROMISED and mine in {Level.FUTURE, Level.WOULD}
    return promised or theirs is Level.REPORTED


def _grammar_allows(sentence: Sentence, match: Match, *, flat: bool) -> bool:
    """Say whether the form of the claim's verb makes it a fact: the present may tell the future."""
    past = _is_told_past(sentence, match.unit)
    if match.theirs.level is Level.FUTURE:
        return past
    if match.theirs.level is Level.WOULD:
        return flat or past
    if match.theirs.has(Effect.ABLE) and match.theirs.level is Level.POSSIBLE:
        return past or match.mine.level is not Level.FACT
    return True


def _is_told_past(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a verb is told as past: by its form, a helper, or "failed to" before it."""
    read = stances(sentence)
    helpers = range(read.layout.before_helpers(unit.first) + 1, unit.first)
    if is_past(unit) or any(read.layout.norm(at) in _PAST_HELPERS for at in helpers):
        return True
    return any(
        is_past(read.layout.tokens[one.first]) or read.layout.norm(one.first - 1) in _PAST_HELPERS
        for one in read.of(unit).by
    )


def _is_told(sentence: Sentence, match: Match) -> bool:
    """Say whether the claim tells a word to be so.

    It does with a verb that modifies nothing, and with a noun that the source
    hedges when nothing near it in the claim does.
    """
    unit, other, theirs = match.unit, match.other, match.theirs
    same = unit.stem == other.stem or stances(match.piece.sentence).layout.is_verb(other.first)
    if (same and _asserts(sentence, unit)) or _is_carried_out(sentence, unit, theirs):
        return True
    inmost = theirs.by[0] if theirs.by else None
    hedged = inmost and (inmost.side is Side.FORE or inmost.effect in _EXISTENCE)
    near = stances(sentence).within(sentence.clause_at(unit.start))
    return bool(hedged) and not any(is_hedged(one.effect) for one in near)


def _asserts(sentence: Sentence, unit: Unit) -> bool:
    layout = stances(sentence).layout
    before = layout.norm(unit.first - 1)
    helper = layout.norm(layout.before_helpers(unit.first))
    if not layout.is_verb(unit.first) or before in _MODIFYING or helper == "to":
        return False
    if before[:1].isdigit() and layout.word(unit.last + 1):
        return False  # "400 unarmed observers"
    return not unit.norm.endswith("ing") or before in BE


def _is_carried_out(sentence: Sentence, unit: Unit, theirs: Standing) -> bool:
    """Say whether a claim's verb does to a noun what the source only asks for or plans."""
    read = stances(sentence)
    wanted = theirs.by and theirs.by[0].side is Side.OF and theirs.level in _WANTED
    if not wanted or read.layout.is_verb(unit.first):
        return False
    verb = read.layout.verb_of(unit.first)
    word = None if verb is None or verb > unit.first else read.layout.word(verb)
    if word is None or read.at(word.first):
        return False
    return read.of(word).level is Level.FACT and not read.of(word).denied


def _is_backshifted(case: Case, piece: Piece, other: Unit) -> bool:
    """Say whether the source's "would" is the "will" of reported speech, or of a condition kept."""
    if markers_of(piece.sentence, Stance.CONDITION):
        return bool(markers_of(case.sentence, Stance.CONDITION))
    reports = piece.source.document.reports(piece.index)
    return any(p.start <= other.start < p.end for report in reports for p in report.content)


def _less_sure(case: Case, match: Match) -> bool:
    """Say whether the claim hedges what the source has as a fact, or as likely."""
    mine, theirs = match.mine, match.theirs
    if not mine.by or mine.denied is not theirs.denied or mine.by[0].side is Side.OF:
        return False
    if mine.level >= theirs.level or alike(mine.level, theirs.level):
        return False
    source = match.piece.sentence
    if mine.level is Level.REPORTED and is_attributed(source, match.other.start):
        return False
    if markers_of(source, Stance.CONDITION) and not markers_of(case.sentence, Stance.CONDITION):
        return False  # "may" makes up for an "if" left out
    if mine.denied and theirs.has(Effect.ALLOW):
        return False
    able = mine.has(Effect.ABLE, Effect.ALLOW) or _had_to(case.sentence, mine)
    if theirs.level is Level.FACT:
        told = stances(match.piece.sentence).layout.is_verb(match.other.first)
        return told and mine.level in _HEDGES and not able and _is_flat(match)
    if mine.level is not Level.POSSIBLE or theirs.level < Level.MUST:
        return False
    return theirs.level is Level.MUST or not able


def _had_to(sentence: Sentence, mine: Standing) -> bool:
    """Say whether only "had to" hedges a word: what somebody had to do, they did."""
    inmost = mine.by[0]
    return inmost.effect is Effect.MUST and sentence.tokens[inmost.first].norm == "had"


def _is_flat(match: Match) -> bool:
    """Say whether the source's word is told as a plain fact: no infinitive, no -ing form."""
    sentence = match.piece.sentence
    before = stances(sentence).layout.norm(match.other.first - 1)
    if before in {"to", "for", "of"} or match.other.norm.endswith("ing"):
        return False
    return not markers_of(sentence, Stance.CONDITION)


def _to_come(match: Match) -> bool:
    """Say whether the claim sets in the future what the source tells as past."""
    if match.mine.level is not Level.FUTURE or match.theirs.level is not Level.FACT:
        return False
    if any(one.effect is Effect.FUTURE for one in stances(match.piece.sentence).governors):
        return False  # "have been sold, and the rest will be"
    past = _is_told_past(match.piece.sentence, match.other)
    flat = bool(match.theirs.by) or _is_flat(match)
    return past and flat and match.mine.denied is match.theirs.denied


def _finding(case: Case, code: Code, match: Match) -> Finding:
    """Point at the claim's word and at the source's, or at the operator that makes the step."""
    at, other = Range(match.unit.start, match.unit.end), Range(match.other.start, match.other.end)
    source = match.piece.sentence
    if code is Code.MORE_CERTAIN:
        where = _hedge(source, match.theirs) or other
        detail = f"“{source.text[slice(*where)]}” is missing from {case.words_at(at)}"
        return finding(code, detail, at, match.piece.span(*where))
    mine = _hedge(case.sentence, match.mine) or at
    return finding(code, case.words_at(mine), mine, match.piece.span(*other))


def _hedge(sentence: Sentence, standing: Standing) -> Range | None:
    """Return where the operator stands that hedges a word most nearly."""
    for one in standing.by:
        if one.effect not in DENYING and is_hedged(one.effect):
            return Range(sentence.tokens[one.first].start, sentence.tokens[one.last].end)
    return None
