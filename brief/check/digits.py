"""Digits that are neither a figure nor a date: "March 37", part numbers, identifiers.

What no reading understands must at least stand in the source as it is.
"""

from __future__ import annotations

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.model import Finding, Range
from brief.text.tokens import TokenKind


def digit_findings(case: Case) -> list[Finding]:
    """Test that each number of the claim that nothing else reads is in a cited sentence."""
    read = [(figure.start, figure.end) for figure in case.sentence.figures]
    read += [(date.start, date.end) for date in case.sentence.dates]
    given = {
        token.norm
        for piece in case.alignment.pieces
        for token in piece.sentence.tokens
        if token.kind is TokenKind.NUMBER
    }
    found = []
    for token in case.sentence.tokens:
        unread = not any(a <= token.start < b for a, b in read)
        if token.kind is TokenKind.NUMBER and unread and token.norm not in given:
            at = Range(token.start, token.end)
            found.append(finding(Code.FIGURE_NOT_GIVEN, case.words_at(at), at, None))
    return found
