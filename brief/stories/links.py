"""Does one article derive from another? The tests, and the evidence they leave.

Three things that independent reports of one event do not do:

- repeat each other's sentences outside quotation marks;
- give most of their sentences, reworded, in the same order, and hardly a name or figure more;
- say, without a fact of their own, what another says at greater length.

How like is too like depends on length: the openings of two reports of one
event are often alike in all of their three sentences, twelve sentences alike
in a row are no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from brief.model import Derivation, Span
from brief.stories.additions import added
from brief.stories.align import Alignment, Pairing, Weights, likeness
from brief.stories.chain import Match
from brief.stories.evidence import at_first, with_sentences
from brief.stories.reading import Line, Reading

_MOST_LIKE = 0.75
"""Likeness that articles without a run of four words in common hardly reach."""
_FEW_NEW = 0.2
"""Part of the names and figures that may be new in a digest."""


class How(StrEnum):
    """In what way an article derives from another."""

    VERBATIM = "verbatim"
    """The same words, whole or cut, whatever stands around them."""
    REWORDED = "reworded"
    """The same facts in the same order in other words: a paraphrase or a back-translation."""
    DIGEST = "digest"
    """Part of it retells or repeats the original; what it adds is its own."""


_MOSTLY, _PARTLY = 0.7, 0.25
"""Part of the sentences that are copied: of a copy, and of a digest."""
_COPIED = 0.72
"""Likeness of two sentences, quotations aside, that do not come about twice."""
_SAME = 0.85
"""Likeness from which a single long sentence is evidence."""
_RETOLD = 0.5
"""Likeness of two sentences that tell the same in other words."""
_SAME_RUNS = 0.65
"""Part of the runs of four words in common above which a text is a copy, not a rewording;
a translation there and back keeps about half of them."""
_MOST_PAIRS = 12
_PART_RUNS, _MANY_RUNS = 0.3, 12
"""Part of a text's own runs of four words, and the number of them, that make it a copy in
part: twelve are a sentence of fifteen words."""
_ENOUGH_RUNS = 5
"""Runs of four words below which even an equal text may be a formula."""
_LONG_LINE = 12
"""Terms of a sentence that tells a copy by itself."""
_ORDERED = 0.3
"""Likeness from which a sentence counts as told again in its place."""


@dataclass(frozen=True, slots=True)
class Link:
    """`left` derives, by its wording, from `right`; `strength` is comparable between links.

    `covered` is the part of the left article that the right one holds.
    """

    left: str
    right: str
    how: How
    strength: float
    covered: float
    alignment: Alignment

    def derivation(self, left: Reading, right: Reading, credit: str) -> Derivation:
        """Return the evidence a reader is shown: up to 12 best pairs, in reading order."""
        best = sorted(self.alignment.best, key=lambda m: (-m.score, m.left))[:_MOST_PAIRS]
        pairs = tuple(
            (_span(left, match.left), _span(right, match.right))
            for match in sorted(best, key=lambda m: m.left)
        )
        own = added(left, right) if self.how is How.DIGEST else ()
        return Derivation(
            self.left,
            self.right,
            self.how.value,
            min(1.0, self.alignment.share(0.0)),
            pairs,
            credit,
            tuple(Span(self.left, *span) for span in own),
        )


def _span(reading: Reading, line: int) -> Span:
    """Return the place of a line."""
    return Span(reading.article.id, *reading.lines[line].span)


def links(one: Reading, other: Reading) -> Iterator[Link]:
    """Yield the links between two articles: none, one, or both ways."""
    forth, back = _Glance.of(one, other), _Glance.of(other, one)
    if not (forth.hopeful or back.hopeful):
        return
    pairing = Pairing(one, other)
    for glance, turned in ((forth, False), (back, True)):
        if glance.hopeful:
            found = _link(glance, pairing, back=turned)
            if found:
                yield found


@dataclass(frozen=True, slots=True)
class _Glance:
    """What shows of a derivation before sentences are aligned, which costs the most."""

    left: Reading
    right: Reading
    runs: float
    own_runs: int
    new: float
    first: float

    @classmethod
    def of(cls, left: Reading, right: Reading) -> _Glance:
        """Look at two articles, the first held to be derived."""
        facts, new = len(left.facts), len(left.facts - right.terms)
        return cls(
            left,
            right,
            _runs_in(left, right),
            len(left.own_runs & right.own_runs),
            new / (facts or 1),
            at_first(len(left.own), facts, new),
        )

    @property
    def hopeful(self) -> bool:
        """Say whether anything can come of it: words repeated, few new facts, or enough text."""
        if self.own_runs or self.new <= _FEW_NEW:
            return True
        return with_sentences(self.first, _MOST_LIKE, 1.0) > 0


def _link(glance: _Glance, pairing: Pairing, *, back: bool) -> Link | None:
    """Test whether the left article of a glance may derive from the right one."""
    left, right = glance.left, glance.right
    laid = pairing.align(back=back)
    copied = _copied(left, right, laid, pairing.weights)
    part = sum(laid.weights[match.left] for match in copied)
    how = _how(glance, laid, part)
    if how is None:
        return None
    covered = max(part, laid.share(_RETOLD if how is How.DIGEST else _ORDERED))
    return Link(left.article.id, right.article.id, how, max(part, laid.mean()), covered, laid)


def _how(glance: _Glance, laid: Alignment, part: float) -> How | None:
    """Say how an article derives of whose sentences `part` is copied; None if it does not."""
    if glance.runs >= _SAME_RUNS:
        return How.VERBATIM
    if part >= _MOSTLY or _is_retelling(glance, laid):
        return How.REWORDED
    repeated = max(_MANY_RUNS, _PART_RUNS * len(glance.left.own_runs))
    if part >= _PARTLY or glance.own_runs >= repeated or _is_digest(glance):
        return How.DIGEST
    return None


def _is_retelling(glance: _Glance, laid: Alignment) -> bool:
    """Say whether most is told again in the same order."""
    return with_sentences(glance.first, laid.mean(), laid.in_order(_ORDERED)) > 0


def _copied(left: Reading, right: Reading, laid: Alignment, weights: Weights) -> list[Match]:
    """Return the matches whose words outside quotations are the same."""
    found = []
    for match in laid.best:
        one, other = left.lines[match.left], right.lines[match.right]
        ours, theirs = one.own, other.own
        # Without quotations these words are all there are, and were compared already.
        bare = ours is one.terms and theirs is other.terms
        if len(ours) < 5 or (bare and match.score < _COPIED):
            continue
        if likeness(ours, theirs, weights) >= _COPIED:
            found.append(match)
    # One sentence alike may be chance or an agency's; it must be long and nearly the same.
    if len(found) == 1:
        ours, theirs = left.lines[found[0].left].own, right.lines[found[0].right].own
        if len(ours) < _LONG_LINE or likeness(ours, theirs, weights) < _SAME:
            return []
    return found


def _is_digest(glance: _Glance) -> bool:
    """Say whether a good part is retold, quotations in full, and hardly a fact is new."""
    left, right = glance.left, glance.right
    facts = {frozenset({term}) for term in left.facts}
    facts |= {quote for line in left.lines for quote in line.quotes}
    if len(facts) < 6 or sum(not _holds(right.lines, fact) for fact in facts) > 0.2 * len(facts):
        return False
    laid = Pairing(left, right, quoted=1.0).align()
    retold = [match for match in laid.best if match.score >= _RETOLD]
    return len(retold) >= 4 and laid.share(_RETOLD) >= 0.3


def _holds(lines: Sequence[Line], fact: frozenset[int]) -> bool:
    """Say whether a line holds a name, a figure or most of a quotation."""
    return any(len(fact & line.terms) >= 0.75 * len(fact) for line in lines)


def _runs_in(left: Reading, right: Reading) -> float:
    """Return the part of the left article's runs of four words that the right one holds."""
    if len(left.runs) < _ENOUGH_RUNS:
        return 0.0
    return len(left.runs & right.runs) / len(left.runs)
