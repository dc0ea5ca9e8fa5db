"""M6, changed words: a "not", a "may", a "some" put in, left out or exchanged in copied text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.check.align import Link
from brief.check.amounts import LEVELS as AMOUNTS
from brief.check.around import around
from brief.check.case import Case
from brief.check.changed_hedges import came_to_nothing, step_of
from brief.check.codes import Code, finding
from brief.check.conditions import conditions
from brief.check.dependence import told_otherwise
from brief.check.edits import Edit, clauses_of, edits
from brief.check.levels import DENYING, EARLIER, LATER
from brief.check.lexicon import opposites
from brief.check.marks import Marks, marks, scopes, scopes_in
from brief.check.opposites import positive
from brief.check.qualifiers import is_qualifier
from brief.check.reading import Sentence, Unit
from brief.check.stances import stances
from brief.model import Finding, Range
from brief.text.tokens import Token

_NEAR = 24  # characters between "not expected to" and "expected not to"
_PAIRS = (
    ("more", "less fewer"),
    ("most", "least fewest"),
    ("above over", "below under"),
    ("for", "against"),
    ("inside", "outside"),
    ("up", "down"),
    ("first", "last"),
)
_TURNED = frozenset(
    pair
    for left, right in _PAIRS
    for one in left.split()
    for other in right.split()
    for pair in ((one, other), (other, one))
)
_CONDITIONS = frozenset("if unless until once provided pending only".split())


def change_findings(case: Case) -> list[Finding]:
    """Test the words that differ where the words around them are the same."""
    found: dict[str, Finding] = {}
    denied: list[tuple[int, Finding]] = []
    found |= {one.code: one for one in _beside(case)}
    for edit in edits(case):
        for code in _codes(case, edit):
            if code is Code.NEGATION:
                denied.append((edit.at.start, _finding(case, edit, code)))
            elif code not in found:
                found[code] = _finding(case, edit, code)
    kept = [one for at, one in denied if not _is_raised(at, denied)]
    return kept[:1] + list(found.values())


def _beside(case: Case) -> Iterator[Finding]:
    """Yield a finding where "pay more" became "pay less", whatever else was changed around it."""
    for link in case.alignment.linked:
        mine, theirs = link.unit, link.other
        if mine.stem != theirs.stem:
            continue
        source = link.piece.sentence
        for one, other in ((mine.first - 1, theirs.first - 1), (mine.last + 1, theirs.last + 1)):
            if not (0 <= one < len(case.sentence.tokens) and 0 <= other < len(source.tokens)):
                continue
            token, said = case.sentence.tokens[one], source.tokens[other]
            if (token.norm, said.norm) in _TURNED and not _exchanged_around(case, link):
                at = Range(token.start, token.end)
                detail = f"{case.words_at(at)} where the source has “{said.text}”"
                yield finding(Code.OPPOSITE, detail, at, link.piece.span(said.start, said.end))


def _exchanged_around(case: Case, link: Link) -> bool:
    """Say whether two things changed places with the word: "A is above B", "B is below A"."""
    one = around(stances(case.sentence).layout, link.unit)
    other = around(stances(link.piece.sentence).layout, link.other)
    crossed = one.doers & other.others and one.others & other.doers
    return bool(crossed) and not one.doers & other.doers


def _is_raised(at: int, denied: Sequence[tuple[int, Finding]]) -> bool:
    """Say whether a denial only moved to the verb beside: "is expected not to" for "is not"."""
    return any(0 < abs(at - other) <= _NEAR for other, _ in denied)


def _codes(case: Case, edit: Edit) -> Iterator[Code]:
    """Compare the two sides of an edit, mark by mark."""
    if _is_conditional(case, edit):
        return
    mine = marks(case.sentence, edit.mine, ends=edit.after is None)
    theirs = marks(edit.piece.sentence, edit.theirs, ends=edit.after is None)
    turned = _exchanged(edit, mine, theirs)
    if turned:
        yield turned
    if not edit.mine and theirs.rest and _qualifies(case.sentence, edit):
        yield Code.QUALIFIER_DROPPED
    if not mine.rest and not theirs.rest:
        yield from _small_words(case, edit, mine, theirs)


def _qualifies(sentence: Sentence, edit: Edit) -> bool:
    """Say whether what was left out stood before a noun and made less of it: "draft"."""
    if edit.after is None or not all(map(is_qualifier, edit.theirs)):
        return False
    layout = stances(sentence).layout
    at = sentence.token_at(edit.after.start)
    return at in layout.at and (not layout.is_verb(at) or edit.after.norm.endswith("ing"))


def _small_words(case: Case, edit: Edit, mine: Marks, theirs: Marks) -> Iterator[Code]:
    """Compare two sides that hold nothing but marks and function words."""
    if (mine.denials - theirs.denials) % 2:
        nothing = came_to_nothing(case, mine.level, theirs.level)
        if not nothing and not told_otherwise(case, edit.piece) and not _is_settled(case, edit):
            yield Code.NEGATION
    elif not mine.denials and not theirs.denials:
        step = step_of(case, edit, mine.level, theirs.level)
        if step:
            yield step
    amount = _amount(case, edit, mine.amount, theirs.amount)
    if amount:
        yield amount


def _is_settled(case: Case, edit: Edit) -> bool:
    """Say whether what a changed denial bears on is denied on the other side by other words.

    "No money was approved" denies the verb as "the money was not approved" does.
    """
    mine = _denied_in(case.sentence, edit.mine)
    theirs = _denied_in(edit.piece.sentence, edit.theirs)
    found = [*map(case.link_of, mine), *(case.link_to(edit.piece, unit) for unit in theirs)]
    links = [link for link in found if link]
    verbs = [k for k in links if stances(case.sentence).layout.is_verb(k.unit.first)]
    return bool(links) and all(_denied_alike(case, link) for link in verbs or links)


def _denied_in(sentence: Sentence, words: Sequence[Token]) -> Iterator[Unit]:
    """Yield what the denials among some words of a sentence bear on."""
    if not words:
        return
    read = stances(sentence)
    for one in read.within(Range(words[0].start, words[-1].end)):
        if one.effect in DENYING:
            yield from (unit for head in one.heads if (unit := read.layout.word(head)))


def _denied_alike(case: Case, link: Link) -> bool:
    """Say whether a word is denied on both sides, or is in the claim the subject of a denial."""
    read, source = stances(case.sentence), stances(link.piece.sentence)
    theirs = source.of(link.other).denied
    if read.of(link.unit).denied is theirs:
        return True
    verb = read.layout.verb_of(link.unit.first)
    word = None if verb is None or verb < link.unit.first else read.layout.word(verb)
    return theirs and word is not None and read.of(word).denied and not case.link_of(word)


def _is_conditional(case: Case, edit: Edit) -> bool:
    """Say whether an edit belongs to a condition that is told another way: "not until" for "only".

    Then only the whole counts, which the test of conditions compares.
    """
    if any(token.norm in _CONDITIONS for token in (*edit.mine, *edit.theirs)):
        return True
    mine = [c for c in conditions(case.sentence) if _covers(c.at, edit.at.start)]
    theirs = [c for c in conditions(edit.piece.sentence) if _covers(c.at, edit.source.start)]
    return bool(mine and theirs) and mine[0].sign is not theirs[0].sign


def _covers(part: Range, offset: int) -> bool:
    return part.start <= offset < part.end


def _exchanged(edit: Edit, mine: Marks, theirs: Marks) -> Code | None:
    """Return a code where one word was exchanged for one that says the contrary."""
    if mine.denials != theirs.denials:
        return None
    one = {token.norm for token in edit.mine}
    other = {token.norm for token in edit.theirs}
    if (one & EARLIER and other & LATER) or (one & LATER and other & EARLIER):
        return Code.TIME_MOVED
    if any((a, b) in _TURNED for a in one - other for b in other - one):
        return Code.OPPOSITE
    if len(mine.rest) != 1 or len(theirs.rest) != 1:
        return None
    a, b = mine.rest[0], theirs.rest[0]
    prefixed = b.norm == positive(a.norm) or a.norm == positive(b.norm)
    return Code.OPPOSITE if prefixed or b.stem in opposites(a.stem) else None


def _amount(case: Case, edit: Edit, mine: int, theirs: int) -> Code | None:
    """Return a code where the claim says it of more, or of fewer."""
    if mine == theirs:
        return None
    one, other = (
        sum(AMOUNTS[m.value] == max(mine, theirs) for m in scopes_in(sentence, clause))
        for sentence, clause in clauses_of(case, edit)
    )
    if one == other or any(AMOUNTS[m.value] == mine for m in scopes(edit.piece.sentence)):
        return None  # "largely agreed" and "agreed on most of it"
    if mine > theirs:
        wide = theirs or mine >= AMOUNTS["most"] or mine == AMOUNTS["few"]
        return Code.QUANTIFIER_ADDED if wide else None
    if mine == AMOUNTS["few"]:
        return Code.QUANTIFIER_ADDED
    free = {AMOUNTS["several"], AMOUNTS["many"], AMOUNTS["all"]}
    return Code.QUALIFIER_DROPPED if mine == 0 and theirs not in free else None


def _finding(case: Case, edit: Edit, code: Code) -> Finding:
    """Say what was put in, left out or exchanged."""
    said = case.words_at(edit.at)
    says = edit.piece.sentence.text[slice(*edit.source)]
    if not edit.mine:
        detail = f"“{says}” is missing before {said}"
    elif edit.theirs:
        detail = f"{said} where the source has “{says}”"
    else:
        detail = f"{said} is not in the source"
    return finding(code, detail, edit.at, edit.piece.span(*edit.source))
