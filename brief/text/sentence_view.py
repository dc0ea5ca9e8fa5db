"""One sentence under reading: its tokens, its quotations, and cuts at exact offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from brief.model import Range
from brief.text.quotations import Quotation, quotations
from brief.text.tokens import Token, tokenize

_JOINING = " \t\u00a0,:;–—-"
_WORD = re.compile(r"\w")
_SEMICOLON = re.compile(";")
_LIST_GOES_ON = re.compile(r"\s*(?:(?:and|or|but)\s+)?(?:that|whether|how|why|when|to)\b")


@dataclass(frozen=True)
class SentenceView:
    """The sentence `text[start:end]` with what its readers ask for again and again."""

    text: str
    start: int
    end: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return tokenize(self.text, self.start, self.end)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that begin in the sentence."""
        return quotations(self.text, self.start, self.end)

    @cached_property
    def semicolons(self) -> tuple[int, ...]:
        """Offsets of the semicolons that open a new clause, those inside quotations left out."""
        return tuple(
            match.start()
            for match in _SEMICOLON.finditer(self.text, self.start, self.end)
            if not self.quoted(match.start())
            and not _LIST_GOES_ON.match(self.text, match.end(), self.end)
        )

    def quoted(self, at: int) -> bool:
        """Say whether offset `at` lies inside quotation marks."""
        return any(q.start < at < q.end for q in self.quotations)

    def segment(self, at: int) -> Range:
        """Return the part of the sentence between the semicolons around `at`."""
        left = max((cut + 1 for cut in self.semicolons if cut < at), default=self.start)
        right = min((cut for cut in self.semicolons if cut >= at), default=self.end)
        return Range(left, right)

    def range_of(self, span: tuple[int, int]) -> Range:
        """Return the offsets of a range of token indexes."""
        return Range(self.tokens[span[0]].start, self.tokens[span[1] - 1].end)

    def index_at(self, offset: int) -> int:
        """Return the index of the first token that ends behind `offset`."""
        return next((i for i, t in enumerate(self.tokens) if t.end > offset), len(self.tokens))

    def part(self, start: int, end: int) -> Range | None:
        """Return `[start, end)` without outer space and joining marks; None if no word is in it."""
        while start < end and self.text[start] in _JOINING:
            start += 1
        while start < end and self.text[end - 1] in _JOINING:
            end -= 1
        return Range(start, end) if _WORD.search(self.text, start, end) else None


def norms(tokens: Sequence[Token], start: int, size: int) -> list[str]:
    """Return the folded forms of up to `size` tokens from `start`."""
    return [token.norm for token in tokens[start : start + size]]
