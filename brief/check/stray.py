"""M6, small words that nothing cited answers for: a "not", a "may", a "will", a "denied".

Where a claim is free in its words, its verb may have no counterpart to be compared
with. Then its "not" still has to be the source's: some denial there that no other of
the claim's takes up, or a word that denies by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.levels import DENYING, LEVELS, is_past
from brief.check.operators import Effect, Operator, Side, operators
from brief.check.opposites import opposite_in, positive
from brief.check.reach import Governor
from brief.check.reading import Sentence
from brief.check.scopes import markers_of
from brief.check.stances import Stances, stances
from brief.model import Finding, Range
from brief.text.function_words import AUXILIARIES
from brief.text.stance import Stance

_FREE = frozenset({Effect.POSSIBLE, Effect.COULD})
_TO_COME = frozenset(
    {Effect.FUTURE, Effect.WOULD, Effect.COMMIT, Effect.PLEDGE, Effect.DUE, Effect.MUST}
)
_PRESENT = frozenset("is are has have am 's 're 've".split())
_LACKING = frozenset(
    """lack short absent missing empty closed shut vacant still only remain remains remained yet
    until before unless except apart first last exempt different other instead against despite
    but too few little hardly un wait waiting await fewer less least most free unlike rather
    otherwise contrast false untrue wrong nonsense lie myth""".split()
)


def stray_findings(case: Case) -> Iterator[Finding]:
    """Yield a finding for a denial or hedge of the claim that nothing cited answers for."""
    read = stances(case.sentence)
    quoted = [q.inner for q in case.sentence.quotations]
    for one in operators(case.sentence):
        sense = one.senses[0]
        start = case.sentence.tokens[one.first].start
        if Side.NEXT not in sense.sides or any(q.start <= start < q.end for q in quoted):
            continue
        clauses = _clauses(case, start)
        if not clauses:
            continue
        if sense.effect is Effect.NOT and not _answered(case, read, one, clauses):
            yield _finding(case, one, Code.NEGATION)
            return
        if sense.effect in _FREE and not any(_leaves_open(*clause) for clause in clauses):
            yield _finding(case, one, Code.LESS_CERTAIN)
            return
        if sense.effect is Effect.FUTURE and all(_is_past(*clause) for clause in clauses):
            yield _finding(case, one, Code.TIME_MOVED)
            return
        if sense.effect is Effect.FUTURE and _only_may(*clauses[0]):
            yield _finding(case, one, Code.MORE_CERTAIN)
            return


def _finding(case: Case, one: Operator, code: Code) -> Finding:
    tokens = case.sentence.tokens
    at = Range(tokens[one.first].start, tokens[one.last].end)
    return finding(code, f"{case.words_at(at)} is not in the source", at)


_Clause = tuple[Sentence, Range]


def _clauses(case: Case, offset: int) -> list[_Clause]:
    """Return the source's clauses that carry words of the claim's clause, most words first."""
    part = case.sentence.clause_at(offset)
    found: dict[tuple[int, Range], list[_Clause]] = defaultdict(list)
    for link in case.alignment.linked:
        if part.start <= link.unit.start < part.end:
            sentence = link.piece.sentence
            clause = sentence.clause_at(link.other.start)
            found[id(sentence), clause].append((sentence, clause))
    return [same[0] for same in sorted(found.values(), key=len, reverse=True)]


def _answered(case: Case, read: Stances, one: Operator, clauses: Sequence[_Clause]) -> bool:
    """Say whether a denial in the source, or a word that lacks something, answers for a "not"."""
    placed = read.at(one.first)
    words = [word for head in placed.heads if (word := read.layout.word(head))] if placed else []
    pieces = case.alignment.pieces_for(case.sentence.tokens[one.first].start)
    if any(opposite_in(word, piece) or positive(word.norm) for word in words for piece in pieces):
        return True
    taken = {
        link.other.start
        for other in read.governors
        if other.first != one.first and other.effect in DENYING
        for head in other.heads
        if (word := read.layout.word(head)) and (link := case.link_of(word))
    }
    return any(_denies(sentence, clause, taken) for sentence, clause in clauses)


def _denies(sentence: Sentence, clause: Range, taken: set[int]) -> bool:
    """Say whether a clause denies anything that is not among the words `taken`."""
    first, last = sentence.token_at(clause.start), sentence.token_at(clause.end)
    norms = {token.norm for token in sentence.tokens[first:last]}
    if norms & _LACKING or any(map(_is_negative, norms)):
        return True
    source = stances(sentence)
    if any(o.effect in DENYING and not _starts(source, o) & taken for o in source.within(clause)):
        return True
    return any(
        sense.effect in DENYING
        for one in operators(sentence)
        if first <= one.first < last and source.at(one.first) is None
        if source.layout.is_verb(one.first)
        for sense in one.senses
    )


def _is_negative(norm: str) -> bool:
    return bool(positive(norm)) or norm.endswith("less")


def _starts(read: Stances, one: Governor) -> set[int]:
    return {word.start for head in one.heads if (word := read.layout.word(head))}


def _leaves_open(sentence: Sentence, clause: Range) -> bool:
    """Say whether a clause hedges, puts off or denies anything, or its sentence is conditional."""
    if markers_of(sentence, Stance.CONDITION):
        return True
    if any(clause.start <= m.start < clause.end for m in markers_of(sentence, Stance.HEDGE)):
        return True
    first, last = sentence.token_at(clause.start), sentence.token_at(clause.end)
    read = stances(sentence)
    return any(
        sense.effect in LEVELS or sense.effect in DENYING
        for one in operators(sentence)
        if first <= one.first < last
        if read.at(one.first) or sentence.tokens[one.last].norm not in AUXILIARIES
        for sense in one.senses
    )


def _is_past(sentence: Sentence, clause: Range) -> bool:
    """Say whether all that a clause tells is past, and nothing in it is to come."""
    read = stances(sentence)
    layout = read.layout
    places = range(sentence.token_at(clause.start), sentence.token_at(clause.end))
    norms = {layout.norm(at) for at in places}
    if any(one.effect in LEVELS for one in read.within(clause)) or norms & _PRESENT:
        return False
    if markers_of(sentence, Stance.CONDITION) or any(layout.infinitive(at) for at in places):
        return False
    verbs = [unit for unit in layout.words_in(*clause) if layout.is_verb(unit.first)]
    return bool(norms & {"was", "were", "had"}) or (bool(verbs) and all(map(is_past, verbs)))


def _only_may(sentence: Sentence, clause: Range) -> bool:
    """Say whether a clause tells only what may be, and denies nothing."""
    effects = {one.effect for one in stances(sentence).within(clause)} - {Effect.TOLD}
    return bool(effects & _FREE) and not effects & (DENYING | _TO_COME)
