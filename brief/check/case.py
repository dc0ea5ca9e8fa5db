"""What the tests share: one claim, its cited text, and how the two are aligned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from brief.check.align import Alignment, Link
from brief.check.evidence import Piece
from brief.check.reading import Sentence, Unit
from brief.check.strictness import Strictness
from brief.model import Claim, Range
from brief.text.book import NameBook
from brief.text.names import Name


@dataclass
class Case:
    """One claim under test; `pieces` are all its cited sentences, `alignment.used` the best."""

    claim: Claim
    sentence: Sentence
    pieces: tuple[Piece, ...]
    alignment: Alignment
    book: NameBook
    strictness: Strictness = Strictness.STANDARD

    @property
    def text(self) -> str:
        """The claim's text."""
        return self.claim.text

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """The keys of all names in the cited characters, and of all that a surname may mean."""
        names = (
            name
            for piece in self.pieces
            for name in piece.sentence.names
            if piece.holds(name.start, name.end)
        )
        keys = frozenset(key for name in names for key in name.keys)
        rivals = self.book.rivals
        return keys.union(*(rivals[key] for key in keys if key in rivals))

    @cached_property
    def known(self) -> dict[Name, bool]:
        """Which names of the claim were found given, as far as has been asked."""
        return {}

    @cached_property
    def by_other(self) -> dict[tuple[int, int], Link]:
        """The links, by the piece and the offset of the source's word."""
        return {(id(link.piece), link.other.start): link for link in self.alignment.linked}

    def link_to(self, piece: Piece, unit: Unit) -> Link | None:
        """Return the link that ends at a source's word, if any."""
        return self.by_other.get((id(piece), unit.start))

    @cached_property
    def _by_unit(self) -> dict[int, Link]:
        return {link.unit.start: link for link in self.alignment.linked}

    def link_of(self, unit: Unit) -> Link | None:
        """Return the link of one of the claim's own words, if anything carries it."""
        return self._by_unit.get(unit.start)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the claim."""
        return self.sentence.stems

    def words_at(self, at: Range) -> str:
        """Return words of the claim for a message."""
        return f"“{self.text[at.start : at.end]}”"
