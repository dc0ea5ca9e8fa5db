"""M6, how many: "some" is not "most", "nearly all" is not "all".

A quantifier is compared where it counts the same thing of which the same is
said. Where the source counts with a pronoun ("nearly all of them lack ramps"),
the clause tells what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.amounts import (
    ALL,
    DEFINITE,
    FEW,
    MANY,
    MOST,
    PART,
    Amount,
    amounts,
    amounts_in,
    is_whole,
)
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.conditions import conditions
from brief.check.evidence import Piece
from brief.check.reading import HEAVY, Sentence, Unit
from brief.check.scopes import markers_of
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.function_words import CALENDAR
from brief.text.stance import Stance
from brief.text.tokens import stem

_PERIODS = CALENDAR | frozenset("day week month year hour morning evening night time".split())
_APART = frozenset("which what rest remaining remainder other others".split())
"""Words that say by themselves that not all are meant."""
_EXCLUSIVE = frozenset(
    """only just sole solely alone exclusive exclusively merely single but except unlike limited
    nothing nobody none no never not unique other restricted confined purely""".split()
)
_SMALL = frozenset("small tiny slight minor little few limited modest low brief short".split())
_WHOLE = frozenset(map(stem, "full whole entire complete total".split()))
_BESIDE = 12  # characters between a figure and what it counts


def quantity_findings(case: Case) -> list[Finding]:
    """Test that nothing is said of more, or of fewer, than the source says it of."""
    found = list(_dropped(case))[:1]
    return found + [*_wider(case), *_only(case), *_narrowed(case)][:1]


def _across(case: Case, mine: Amount) -> list[tuple[Piece, Amount]]:
    """Return the source's quantifiers in the clauses that carry the quantifier's clause."""
    clause = case.sentence.clause_at(mine.at.start)
    links = [k for k in case.alignment.linked if clause.start <= k.unit.start < clause.end]
    if not links:  # "most of those who": what is told of them follows
        links = [k for k in case.alignment.linked if k.unit.start >= clause.start]
    parts = {
        (id(k.piece), part): k.piece
        for k in links
        for part in (k.piece.sentence.clause_at(k.other.start),)
    }
    return [
        (piece, one)
        for (_, part), piece in parts.items()
        for one in amounts_in(piece.sentence, part)
    ]


def _counts_same(case: Case, piece: Piece, mine: Amount, theirs: Amount) -> bool:
    """Say whether two quantifiers count the same, as far as they say what."""
    if mine.head is None or theirs.head is None:
        return True
    link = case.link_to(piece, theirs.head)
    return bool(link and link.unit.start == mine.head.start)


def _limits_same(case: Case, piece: Piece, mine: Amount, theirs: Amount) -> bool:
    """Say whether two adverbs limit the same word: "fully settled", "largely agreed"."""
    both = mine.adverb and theirs.adverb and mine.head is not None and theirs.head is not None
    return both and _counts_same(case, piece, mine, theirs)


def _wider(case: Case) -> Iterator[Finding]:
    """Yield a finding for a quantifier that goes beyond the source's, or that the source lacks."""
    for mine in amounts(case.sentence):
        if mine.share or _idle(case, mine):
            continue  # a share is a figure, compared as one
        across = _across(case, mine)
        direct = [(p, one) for p, one in across if _limits_same(case, p, mine, one)]
        across = direct or across
        if any(theirs.level == mine.level for _, theirs in across):
            continue
        same = [(p, one) for p, one in across if _counts_same(case, p, mine, one)]
        if not same:
            if mine.level >= MOST and not mine.adverb and _is_plain(case, mine):
                yield finding(Code.QUANTIFIER_ADDED, case.words_at(mine.at), mine.at)
            continue
        piece, theirs = max(same, key=lambda pair: pair[1].level)
        if _beyond(case, mine, theirs.level):
            says = piece.sentence.text[slice(*theirs.at)]
            detail = f"{case.words_at(mine.at)} where the source has “{says}”"
            yield finding(Code.QUANTIFIER_ADDED, detail, mine.at, piece.span(*theirs.at))


def _beyond(case: Case, mine: Amount, theirs: int) -> bool:
    """Say whether one quantifier says more than another: "few do" is "most do not".

    In a condition less is more: it is met sooner.
    """
    if FEW in {mine.level, theirs}:
        turned = mine.level != FEW and mine.level >= MANY and _is_denied(case.sentence, mine)
        return not turned
    weaker = mine.head and any(one.holds(mine.head) for one in conditions(case.sentence))
    return mine.level < theirs if weaker else mine.level > theirs


def _is_denied(sentence: Sentence, mine: Amount) -> bool:
    """Say whether a verb of a quantifier's clause is denied."""
    read = stances(sentence)
    return any(
        read.layout.is_verb(unit.first) and read.of(unit).denied
        for unit in read.layout.words_in(*sentence.clause_at(mine.at.start))
    )


def _is_plain(case: Case, mine: Amount) -> bool:
    """Say whether the source surely has what is counted, and counts it in no way."""
    if mine.head is None or mine.head.weight < HEAVY:
        return False
    if mine.level < ALL and not mine.head.norm.endswith("s"):
        return False
    link = case.link_of(mine.head)
    if link is None or link.unit.stem != link.other.stem:
        return False
    start = link.other.start
    return not any(f.start <= start <= f.end + _BESIDE for f in link.piece.sentence.figures)


def _idle(case: Case, mine: Amount) -> bool:
    """Say whether a quantifier says nothing that needs support where it stands."""
    sentence = case.sentence
    word = sentence.text[slice(*mine.at)].casefold()
    if mine.head and (mine.head.stem in _PERIODS or mine.head.norm in _PERIODS):
        return True
    if mine.head and _APART & set(_between(sentence, mine.at.end, mine.head.start)):
        return True
    if word.startswith(("each", "every")) and mine.head and _counted_singly(case, mine.head):
        return True
    if word.startswith("both"):
        return any(
            len(p.sentence.names) > 1 or p.sentence.norms & {"two", "both", "either", "neither"}
            for p in case.alignment.used
        )
    if mine.level == ALL and _is_denied(sentence, mine):
        return True
    if not (mine.adverb or is_whole(sentence, mine)):
        return False
    stems = {t.stem for t in sentence.tokens if mine.at.start <= t.start < mine.at.end}
    if stems & _WHOLE:
        stems |= _WHOLE
    return any(stems - {"of", "the", "a"} & p.sentence.stems for p in case.alignment.used)


def _between(sentence: Sentence, start: int, end: int) -> list[str]:
    first, last = sentence.token_at(start), sentence.token_at(end)
    return [token.norm for token in sentence.tokens[first:last]]


def _counted_singly(case: Case, head: Unit) -> bool:
    """Say whether the source has "a dose" or "per dose" where the claim has "each dose"."""
    link = case.link_of(head)
    if link is None or not link.other.first:
        return False
    before = link.piece.sentence.tokens[link.other.first - 1].norm
    return before in {"a", "an", "per", "each", "every"}


def _dropped(case: Case) -> Iterator[Finding]:
    """Yield a finding for a limit whose head the claim has, and whose like it has not."""
    for piece in case.alignment.used:
        for theirs in amounts(piece.sentence):
            link = case.link_to(piece, theirs.head) if theirs.head else None
            if link is None or theirs.level == ALL or theirs.loose or not piece.holds(*theirs.at):
                continue
            if not _told_of(case, piece, theirs, link.unit):
                continue
            if _limited(case, theirs, link.unit):
                continue
            at = Range(link.unit.start, link.unit.end)
            says = piece.sentence.text[slice(*theirs.at)]
            detail = f"“{says}” is missing from {case.words_at(at)}"
            yield finding(Code.QUALIFIER_DROPPED, detail, at, piece.span(*theirs.at))


def _is_definite(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a noun stands for all of a known number: "the 212 prisoners"."""
    layout = stances(sentence).layout
    before = range(unit.first - 1, max(-1, unit.first - 4), -1)
    return any(layout.norm(at) in DEFINITE for at in before)


def _told_of(case: Case, piece: Piece, theirs: Amount, unit: Unit) -> bool:
    """Say whether the claim tells of the counted thing what the quantifier's clause tells."""
    if theirs.adverb:
        return True
    inside = piece.sentence.clause_at(theirs.at.start)
    mine = case.sentence.clause_at(unit.start)
    return any(
        k.piece is piece
        and k.unit.start != unit.start
        and mine.start <= k.unit.start < mine.end
        and inside.start <= k.other.start < inside.end
        for k in case.alignment.linked
    )


def _limited(case: Case, theirs: Amount, unit: Unit) -> bool:
    """Say whether the claim limits a word's clause in some manner, or with a figure."""
    sentence = case.sentence
    clause = sentence.clause_at(unit.start)
    if amounts_in(sentence, clause):
        return True
    words = {t.norm for t in sentence.tokens if clause.start <= t.start < clause.end}
    if words & _APART:
        return True
    if theirs.share and _has_figure(case, clause, theirs):
        return True
    if theirs.share:
        return not _is_definite(sentence, unit)
    if any(f.start <= unit.start and unit.start - f.end <= _BESIDE for f in sentence.figures):
        return True
    if stances(sentence).layout.norm(unit.first - 1) in {"these", "those", "a", "an"}:
        return True
    return any(m.start <= unit.start < m.end for m in markers_of(sentence, Stance.SCOPE))


def _has_figure(case: Case, clause: Range, theirs: Amount) -> bool:
    """Say whether a clause gives a share's own figure: "of the 60 beds, 23 were free"."""
    values = {
        f.low for p in case.alignment.used for f in p.sentence.figures if f.start == theirs.at.start
    }
    mine = (f for f in case.sentence.figures if clause.start <= f.start < clause.end)
    return any(figure.low in values for figure in mine)


def _only(case: Case) -> Iterator[Finding]:
    """Yield a finding for an "only" where nothing in the source excludes anything."""
    layout = stances(case.sentence).layout
    for marker in markers_of(case.sentence, Stance.SCOPE):
        after = case.sentence.token_at(marker.end)
        if marker.value != "only" or layout.norm(after)[:1].isdigit():
            continue
        if any(p.sentence.norms & _EXCLUSIVE for p in case.alignment.used):
            continue
        words = [unit for at in layout.phrase(after) if (unit := layout.word(at))]
        if any(unit.norm in _SMALL and case.link_of(unit) for unit in words):
            continue  # "only a small share" is "a small share"
        if any(unit.weight >= HEAVY and case.link_of(unit) for unit in words):
            at = Range(marker.start, marker.end)
            yield finding(Code.QUANTIFIER_ADDED, case.words_at(at), at)


def _narrowed(case: Case) -> Iterator[Finding]:
    """Yield a finding for "partly" or "largely" on what the source states in full."""
    for mine in amounts(case.sentence):
        link = case.link_of(mine.head) if mine.head else None
        if link is None or not mine.adverb or mine.level not in {PART, MOST}:
            continue
        if not amounts(link.piece.sentence):
            span = link.piece.span(link.other.start, link.other.end)
            yield finding(Code.QUANTIFIER_ADDED, case.words_at(mine.at), mine.at, span)
