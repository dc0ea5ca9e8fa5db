"""Small counts that a source gives without their number: lists, repetitions, ranks.

"Three ministers" of a sentence that names A, B and C; "scored twice" for "two
goals"; "their fifth win" for "five wins"; "the third-largest" for "two are larger".
"""

from __future__ import annotations

import re
from dataclasses import replace

from brief.check.case import Case
from brief.check.cells import Cell
from brief.check.evidence import Piece
from brief.check.lexicon import related
from brief.check.operands import carrying
from brief.check.places import Places
from brief.check.reading import Sentence
from brief.text.figures import Bound, Figure, FigureKind, relation
from brief.text.relation import Relation
from brief.text.units import read_unit

_PAIR = frozenset({"one", "two", "both"})
_BOTH = frozenset("both two each either neither pair couple twin twins".split())
_AGAIN = frozenset(
    "another again further anew new repeat repeated rerun retrial twice more fresh extra".split()
)
_FIRST = frozenset(
    """first start open debut inaugur maiden initi earliest origin never unpreced new begin wait
    since drought""".split()
)
_ROMAN = dict(enumerate("ii iii iv v vi vii viii ix x".split(), start=2))
_VAGUELY = frozenset(
    "many some multiple various numerous number several series range variety few host lot".split()
)
_A_FEW = 10
_ALTERNATIVE = frozenset("a an another single sole only lone alone each one".split())
_ROW = frozenset("row consecutive straight successive running".split())
_OCCASIONS = frozenset("time occas term stint spell attempt".split())
_MORE_THAN_ONE = 2
_LONGEST_JOINT = 6
_AND = re.compile(r"\band\s\Z")
_LONGEST_LIST = 12
_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s*and|&)\s*(?:the\s+)?", re.IGNORECASE)
_LAST_GAP = re.compile(r"\s*,?\s*(?:and|&)\s*(?:the\s+)?", re.IGNORECASE)
_AS_MANY = re.compile(
    r"\s(?:as|the|that|those|what|its|their|his|her|more|less|fewer|higher|larger|bigger|greater"
    r"|longer|smaller|lower|faster|better|older)\b"
)
_COMPARATIVE = re.compile(r"\b(?:more|\w{2,}er)\b")
_SUPERLATIVE = re.compile(r"[\s-](?:most|\w{2,}est)\b")


def counted(case: Case, places: Places, figure: Figure) -> bool:
    """Say whether a small count follows from the source without standing there as a number."""
    word = case.text[slice(*figure.core)].casefold()
    if figure.kind is FigureKind.ORDINAL:
        return _ordinal(case, figure)
    if figure.kind is FigureKind.FRACTION and figure.low.numerator == 1:
        # "on one charge, … on a second and … on a third": the third is no fraction.
        return figure.low < 1 and _counts_on(case, figure)
    if figure.kind is FigureKind.VAGUE and figure.high < _A_FEW:
        return _several(case, places, figure)
    if figure.unit or figure.low != figure.high or figure.bound is Bound.MORE:
        return False
    if figure.low == 1 and figure.kind is FigureKind.CARDINAL:
        return not _contradicted(case, places, figure) and (
            word == "one" or _single(case) or case.text[figure.end :][:4] == " of "
        )
    pieces = carrying(case)
    if word in _PAIR and any(_two(piece.sentence) for piece in pieces):
        return not _contradicted(case, places, figure)
    if any(_repeated(case, places, figure, piece) for piece in pieces):
        return True
    listed = any(figure.low in _lists(piece.sentence) for piece in pieces)
    added = any(_with_others(piece.sentence, figure) for piece in pieces)
    return added or (listed and not _contradicted(case, places, figure))


def _with_others(sentence: Sentence, figure: Figure) -> bool:
    """Say whether a name and some others come to a count: "Korro and two other towns" are three."""
    for other in sentence.figures:
        ahead = sentence.text[max(sentence.start, other.start - _LONGEST_JOINT) : other.start]
        named = any(0 <= other.start - name.end <= _LONGEST_JOINT for name in sentence.names)
        if named and _AND.search(ahead) and other.low == figure.low - 1 and not other.unit:
            return True
    return False


def _several(case: Case, places: Places, figure: Figure) -> bool:
    """Say whether the source tells of more than two without a number: by a list or a plural."""
    heads = places.cell(case.sentence, figure).heads
    for piece in carrying(case):
        sentence = piece.sentence
        if sentence.norms & _VAGUELY or any(size > _MORE_THAN_ONE for size in _lists(sentence)):
            return True
        if any(t.norm.endswith("s") and t.stem in heads for t in sentence.tokens if t.is_word):
            return not _contradicted(case, places, figure)
    return False


def _single(case: Case) -> bool:
    """Say whether the source tells of "another" or of a single one."""
    return any(piece.sentence.norms & _ALTERNATIVE - {"a", "an"} for piece in case.alignment.used)


def _two(sentence: Sentence) -> bool:
    """Say whether two are spoken of: by a word, or by two names joined or set against another."""
    return bool(sentence.norms & _BOTH) or 2 in _lists(sentence) or _faced(sentence)


def _faced(sentence: Sentence) -> bool:
    """Say whether two names are set against each other, or joined with something between."""
    for left, right in zip(sentence.names, sentence.names[1:], strict=False):
        gap = sentence.text[left.end : right.start].casefold().split()
        if (gap and gap[-1] in {"and", "with"}) or "and" in gap[:3]:
            return True
    return False


def _lists(sentence: Sentence) -> set[int]:
    """Return how many names the lists of a sentence have: "A, B and C" has three."""
    found: set[int] = set()
    size = 1
    for left, right in zip(sentence.names, sentence.names[1:], strict=False):
        gap = sentence.text[left.end : right.title.start if right.title else right.start]
        if _LAST_GAP.fullmatch(gap):
            found.add(size + 1)
            size = 1
        else:
            size = size + 1 if _LIST_GAP.fullmatch(gap) and size < _LONGEST_LIST else 1
    return found


def _contradicted(case: Case, places: Places, figure: Figure) -> bool:
    """Say whether the source counts the same thing, and comes to another number."""
    if figure.low == 1 and any("one" in piece.sentence.norms for piece in carrying(case)):
        return False
    heads = _forms(places.cell(case.sentence, figure))
    return any(
        other.kind is FigureKind.CARDINAL
        and not other.unit
        and heads & places.cell(piece.sentence, other).heads
        and not places.cell(piece.sentence, other).norms & _ALTERNATIVE - {"a", "an"}
        for piece in case.alignment.used
        for other in places.figures(piece.sentence)
    )


def _forms(cell: Cell) -> frozenset[str]:
    return cell.heads.union(*(related(head) for head in cell.heads))


def _ordinal(case: Case, figure: Figure) -> bool:
    """Say whether "first", "second" or a counter in a list of the claim's own follows."""
    pieces = carrying(case)
    roman = _ROMAN.get(int(figure.low)) if figure.low.denominator == 1 else None
    if roman and any(roman in piece.sentence.norms for piece in pieces):
        return True
    if figure.low == 1 and any((p.sentence.norms | p.sentence.stems) & _FIRST for p in pieces):
        return True
    if any(_in_units(case, figure, piece) for piece in pieces):
        return True
    if figure.low == _MORE_THAN_ONE and any(p.sentence.norms & _AGAIN for p in pieces):
        return True
    return _counts_on(case, figure)


def _in_units(case: Case, figure: Figure, piece: Piece) -> bool:
    """Say whether "in the 58th minute" is told as "on 58 minutes"."""
    unit = read_unit(case.text, figure.end, len(case.text))
    return unit is not None and any(
        other.unit == unit.name and other.low == other.high == figure.low
        for other in piece.sentence.figures
    )


def _counts_on(case: Case, figure: Figure) -> bool:
    """Say whether the claim counts up to a figure itself: "on one charge, … on a second"."""
    earlier = [f for f in case.sentence.figures if f.start < figure.start]
    place = figure.low if figure.kind is FigureKind.ORDINAL else 1 / figure.low
    return figure.noun is None and any(f.low == place - 1 and not f.unit for f in earlier)


def _repeated(case: Case, places: Places, figure: Figure, piece: Piece) -> bool:
    """Say whether a piece tells the number as a repetition, a place in a row or a rank."""
    mine = places.cell(case.sentence, figure)
    for other in places.figures(piece.sentence):
        if not piece.holds(*other.core) or other.low != other.high or other.unit:
            continue
        theirs = places.cell(piece.sentence, other)
        if other.kind is FigureKind.ORDINAL:
            ranked = _SUPERLATIVE.match(piece.sentence.text, other.end, piece.sentence.end)
            row = not ranked and _from_row(figure, other, mine, theirs)
            if row or (ranked and _from_rank(case, figure, other)):
                return True
        elif (
            _is_as_many(figure, other)
            and _alike(mine, theirs)
            and _times(case.text, figure, piece.sentence.text, other)
        ):
            return True
    told = _forms(mine) or mine.verbs
    another = figure.low == _MORE_THAN_ONE and "another" in piece.sentence.norms
    return another and bool(told & piece.sentence.stems)


def _is_as_many(figure: Figure, other: Figure) -> bool:
    """Compare two counts, of things or of times, with their bounds."""
    mine = replace(figure, kind=FigureKind.CARDINAL)
    theirs = replace(other, kind=FigureKind.CARDINAL)
    return relation(mine, theirs) in {Relation.SAME, Relation.LOOSER}


def _alike(mine: Cell, theirs: Cell) -> bool:
    """Say whether "two attacks" and "attacked twice" tell the same deed."""
    related_verbs = theirs.verbs.union(*(related(verb) for verb in theirs.verbs))
    verbs = mine.verbs | theirs.verbs
    return bool(mine.verbs & related_verbs or (mine.heads | theirs.heads) & verbs)


def _from_row(figure: Figure, other: Figure, mine: Cell, theirs: Cell) -> bool:
    """Compare "five wins in a row" with "their fifth win in a row"."""
    if figure.kind is FigureKind.MULTIPLE:
        return figure.low == other.low and bool(theirs.heads & (_OCCASIONS | mine.verbs))
    in_row = bool(mine.norms & _ROW and theirs.norms & _ROW)
    return figure.low == other.low and (in_row or bool(_forms(mine) & theirs.heads))


def _from_rank(case: Case, figure: Figure, other: Figure) -> bool:
    """Compare "two are larger" with "the third-largest"."""
    return bool(_COMPARATIVE.search(case.text)) and figure.low == other.low - 1


def _times(mine: str, figure: Figure, theirs: str, other: Figure) -> bool:
    """Compare "two goals" with "scored twice": a repetition, and no multiple."""
    repeats = [
        text[slice(*one.core)]
        for text, one in ((mine, figure), (theirs, other))
        if one.kind is FigureKind.MULTIPLE
    ]
    multiple = _AS_MANY.match(mine, figure.end) or _AS_MANY.match(theirs, other.end)
    return bool(repeats) and not multiple
