"""M6, yes and no: what the source denies stays denied, and nothing else is.

Each word of the claim that tells or denies something is compared with the
source's word for the same, or for the opposite, about the same things: the
two have to be denied alike, or one denied where they are opposites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.align import Alignment
from brief.check.amounts import ALL, amounts_in
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.denial import Denial, denial, with_objects
from brief.check.dependence import told_with
from brief.check.events import Match, nearest, turned_matches
from brief.check.levels import DENYING, EARLIER, LATER, Level, is_to_come
from brief.check.operators import Effect, Side, operators
from brief.check.opposites import opposite_in
from brief.check.reach import Governor
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.scopes import markers_of
from brief.check.stances import Stances, bare_effects, stances
from brief.model import Finding, Range
from brief.text.stance import Marker, Stance

__all__ = ["made_up_for", "negations", "opposite_in", "polarity_findings"]
_DO_SO = re.compile(r"\b(?:do|does|did|done|doing) (?:so|likewise|the same)\b", re.IGNORECASE)
_TRIED = frozenset({Level.TRY, Level.INTENT, Level.PLEDGE, Level.COMMIT})
_OTHERS = frozenset("before other else earlier previous previously ever more less".split())
_UTMOST = frozenset("first last only sole most least record never unprecedented".split())
_NOT_ONLY = (["only"], ["just"], ["merely"])


def polarity_findings(case: Case, compared: list[list[Match]]) -> list[Finding]:
    """Test that nothing is denied that the source affirms, nor the other way round."""
    found: dict[str, Finding] = {}
    for matches in compared:
        near = nearest(case.sentence, _sure(matches))
        if not near or told_with(case, near[0].unit):
            continue
        if all(_differ(case.alignment, one) for one in near) and not _excused(case, near[0]):
            one = _finding(case, near[0])
            found.setdefault(one.code, one)
    if not found:
        found |= {one.code: one for one in _unheard(case)}
    return list(found.values())


def _unheard(case: Case) -> Iterator[Finding]:
    """Yield a finding where the claim denies something, and nothing cited denies anything."""
    pieces = case.alignment.used
    if any(_says_no(piece.sentence) for piece in pieces):
        return
    read = stances(case.sentence)
    for one in read.governors:
        if one.effect is not Effect.NOT or one.side is not Side.NEXT:
            continue
        words = [word for head in one.heads if (word := read.layout.word(head))]
        # A weightier word that nothing denies is compared, or missed, by other tests.
        if any(word.weight >= HEAVY or _turned_somewhere(case, word) for word in words):
            continue
        at = Range(read.layout.tokens[one.first].start, read.layout.tokens[one.last].end)
        yield finding(Code.NEGATION, f"{case.words_at(at)} is not in the source", at)
        return


def _says_no(sentence: Sentence) -> bool:
    """Say whether a sentence denies, refuses, ends or doubts anything in any way."""
    read = stances(sentence)
    if any(one.effect in DENYING for one in read.governors) or negations(sentence):
        return True
    verbs = (one for one in operators(sentence) if read.layout.is_verb(one.first))
    return any(sense.effect in DENYING for one in verbs for sense in one.senses)


def _turned_somewhere(case: Case, unit: Unit) -> bool:
    """Say whether something cited tells the opposite of a word, or its lack."""
    return any(
        opposite_in(unit, piece) is not None for piece in case.alignment.pieces_for(unit.start)
    )


def _sure(matches: list[Match]) -> list[Match]:
    """Return the matches that are surely about the same."""
    if matches[0].unit.weight >= HEAVY and all(_is_absent(one) for one in matches):
        return matches  # nothing cited has it: whatever is said of it, it is not there
    return [one for one in matches if one.sure]


def _is_absent(match: Match) -> bool:
    """Say whether the source has the claim's noun only as what is not there: "no evidence"."""
    if match.unit.stem != match.other.stem:
        return False
    return denial(stances(match.piece.sentence), match.other, match.theirs).is_absent


def _differ(alignment: Alignment, match: Match) -> bool:
    """Say whether claim and source surely differ in whether they deny this."""
    mine = denial(stances(alignment.claim), match.unit, match.mine)
    theirs = denial(stances(match.piece.sentence), match.other, match.theirs)
    mine, theirs = with_objects(mine, theirs), with_objects(theirs, mine)
    if mine.is_existence and theirs.is_existence:
        mine = mine._replace(denied=match.mine.denied)
        theirs = theirs._replace(denied=match.theirs.denied)
    if mine.denied is None or theirs.denied is None or not _comparable(mine, theirs):
        return False
    if mine.denied is (theirs.denied is not match.turned):
        return False
    if mine.denied and _is_not_yet(mine, theirs):
        return False
    bare = bare_effects(alignment)
    return match.turned or not (_undone(mine, theirs, bare) or _undone(theirs, mine, bare))


def _is_not_yet(no: Denial, yes: Denial) -> bool:
    """Say whether the claim only tells that something to come has not happened so far."""
    layout, at = no.read.layout, no.unit.first
    helpers = {layout.norm(i) for i in range(layout.before_helpers(at) + 1, at)}
    perfect = bool(helpers & {"has", "have"}) and no.standing.level is Level.FACT
    return perfect and is_to_come(yes.standing.level)


def _comparable(mine: Denial, theirs: Denial) -> bool:
    """Say whether two words are told in ways that can contradict each other."""
    if Level.OPEN in {mine.standing.level, theirs.standing.level} or mine.is_subject_of_no:
        return False
    if mine.is_purpose is not theirs.is_purpose:
        return False
    return mine.is_conditional is theirs.is_conditional


def _undone(yes: Denial, no: Denial, bare: frozenset[Effect]) -> bool:
    """Say whether one side was only tried, asked or planned, and came to nothing on the other.

    `bare` is what the cited sentences say without saying of what: "they refused".
    """
    level = yes.standing.level
    if level is Level.DUE:
        return True
    if level is Level.INTENT and no.standing.level in {Level.PLEDGE, Level.COMMIT}:
        return True  # "willing to extend it", "not committed to extending it"
    if level is Level.ASKED:
        return no.standing.has(Effect.REFUSE, Effect.FAIL) or bool(bare & DENYING)
    if level in _TRIED:
        return no.standing.has(Effect.FAIL) or Effect.FAIL in bare
    return False


def _excused(case: Case, match: Match) -> bool:
    """Say whether a denial nearby, on the side that denies nothing, may be the one looked for.

    It is not when it bears on what the other side has as well, where it is compared itself.
    """
    mine = denial(stances(case.sentence), match.unit, match.mine)
    if (mine.denied and _not_all(case, match)) or _does_so(case, match):
        return True
    if _is_sooner(case, match) or (mine.denied and _is_ranked(case, match)):
        return True
    if mine.denied and _is_same_verb(case, match):
        return False
    sentence, unit = (
        (match.piece.sentence, match.other) if mine.denied else (case.sentence, match.unit)
    )
    return any(
        one.effect in {Effect.NOT, Effect.FAIL} and not _accounted(case, sentence, one)
        for one in stances(sentence).within(sentence.clause_at(unit.start))
    )


def _is_same_verb(case: Case, match: Match) -> bool:
    """Say whether both sides have the very verb, which one of them denies."""
    mine, theirs = stances(case.sentence).layout, stances(match.piece.sentence).layout
    same = match.unit.stem == match.other.stem and match.unit.weight >= HEAVY
    return same and mine.is_verb(match.unit.first) and theirs.is_verb(match.other.first)


def _not_all(case: Case, match: Match) -> bool:
    """Say whether the claim denies of all something that the source tells of a part."""
    mine = amounts_in(case.sentence, case.sentence.clause_at(match.unit.start))
    source = match.piece.sentence
    theirs = amounts_in(source, source.clause_at(match.other.start))
    return any(one.level == ALL for one in mine) and any(one.level < ALL for one in theirs)


def _is_sooner(case: Case, match: Match) -> bool:
    """Say whether "not before Easter" is told as "after Easter", or the other way round."""
    mine = _norms(case.sentence, match.unit)
    theirs = _norms(match.piece.sentence, match.other)
    return bool((mine & EARLIER and theirs & LATER) or (mine & LATER and theirs & EARLIER))


def _is_ranked(case: Case, match: Match) -> bool:
    """Say whether the claim denies of all others what the source tells of the first or the most.

    "No woman before her" and "the first woman", "none was stronger" and "the strongest".
    """
    mine = _norms(case.sentence, match.unit)
    theirs = _norms(match.piece.sentence, match.other)
    others = mine & _OTHERS or ("than" in mine and any(n.endswith("er") for n in mine))
    return bool(others) and bool(theirs & _UTMOST or any(n.endswith("est") for n in theirs))


def _norms(sentence: Sentence, unit: Unit) -> set[str]:
    clause = sentence.clause_at(unit.start)
    first, last = sentence.token_at(clause.start), sentence.token_at(clause.end)
    return {token.norm for token in sentence.tokens[first : last + 1]}


def _does_so(case: Case, match: Match) -> bool:
    """Say whether another cited sentence tells the same by "so": "its rival has done so"."""
    return any(
        piece is not match.piece
        and _DO_SO.search(piece.sentence.text, piece.sentence.start, piece.sentence.end)
        for piece in case.alignment.used
    )


def _accounted(case: Case, sentence: Sentence, one: Governor) -> bool:
    """Say whether what an operator bears on has a counterpart on the other side."""
    starts = {sentence.tokens[head].start for head in one.heads}
    if sentence is case.sentence:
        return any(link.unit.start in starts for link in case.alignment.linked)
    return any(
        link.other.start in starts and link.piece.sentence is sentence
        for link in case.alignment.linked
    )


def _finding(case: Case, match: Match) -> Finding:
    """Point at the denial on the side that has it, and at the word on the other."""
    at = Range(match.unit.start, match.unit.end)
    other = Range(match.other.start, match.other.end)
    source = match.piece.sentence
    if match.turned:
        detail = f"{case.words_at(at)} where the source has “{source.text[slice(*other)]}”"
        return finding(Code.OPPOSITE, detail, at, match.piece.span(*other))
    mine = _denier(stances(case.sentence), match.mine.by)
    if mine:
        detail = f"{case.words_at(mine)} is not in the source"
        return finding(Code.NEGATION, detail, mine, match.piece.span(*other))
    theirs = _denier(stances(source), match.theirs.by) or other
    detail = f"“{source.text[slice(*theirs)]}” is missing from {case.words_at(at)}"
    return finding(Code.NEGATION, detail, at, match.piece.span(*theirs))


def _denier(read: Stances, by: tuple[Governor, ...]) -> Range | None:
    """Return where the first of some operators that denies stands."""
    for one in by:
        if one.effect in DENYING:
            return Range(read.layout.tokens[one.first].start, read.layout.tokens[one.last].end)
    return None


def made_up_for(claim: Sentence, alignment: Alignment, unit: Unit) -> bool:
    """Say whether the source denies the opposite of a word: "not insured" for "uninsured"."""
    return claim is alignment.claim and any(
        not _differ(alignment, match) for match in turned_matches(alignment, unit)
    )


def negations(sentence: Sentence) -> list[Marker]:
    """Return the negations that deny something: not "not only", not "whether or not"."""
    found = []
    for marker in markers_of(sentence, Stance.NEGATION):
        words = sentence.text[marker.start : marker.end].casefold()
        after = sentence.text[marker.end : marker.end + 8].casefold().split()
        lead = sentence.text[max(sentence.start, marker.start - 12) : marker.start]
        if after[:1] in _NOT_ONLY or lead.casefold().split()[-2:] == ["whether", "or"]:
            continue
        if marker.value != "few" or words not in {"few", "little"}:
            found.append(marker)
    return found
