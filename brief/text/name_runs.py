"""Runs of capitalised words, and which of their capitals mean a name.

A capital says little at the start of a sentence, in a headline set in title
case, and in a line of capitals. What the sources also write in lower case
decides there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brief.model import Range
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.gazetteer import listed_at
from brief.text.roles import BODY_NOUNS, OFFICIALS, ROLE_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, TokenKind, scan

PARTICLES = frozenset(
    "of the de la le von van der den del della bin ibn al el da di du dos das ter ben".split()
)
COMPASS = frozenset(
    """north south east west northern southern eastern western central upper lower greater
    north-eastern south-eastern northeastern southeastern northwestern southwestern mainland
    occupied""".split()
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_STUCK = r"[^\s,;:!?()\[\]{}“”„«»\"/|–—]"
_SMALL = "|".join(sorted(PARTICLES, key=len, reverse=True))
# A chunk holds one or more whole runs; the tokens inside are looked at one by one. The "W"
# of "[W]e" is no capital of its own.
_CHUNK = re.compile(
    rf"(?<![^\W_])(?!(?<=\[)\w\]\w){_CAPITAL}{_STUCK}*"
    rf"(?:[ \u00a0](?:(?:{_SMALL})[ \u00a0-]){{0,2}}{_CAPITAL}{_STUCK}*)*"
)
_OPENING = frozenset('.!?:;•\n\r"“‘([—–')
_LINE_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_WORDS = 3


class Run(NamedTuple):
    """Tokens that may form names; `weak` when the capital may have another reason."""

    tokens: list[Token]
    weak: bool


def capital(token: Token) -> bool:
    """Say whether a token may belong to a name by its look."""
    return (
        token.is_word
        and token.text[0].isupper()
        and token.norm not in CALENDAR
        and token.text != "I"
    )


def joined(text: str, left: Token, right: Token) -> bool:
    """Say whether nothing but a space, a hyphen or an initial's dot parts two tokens."""
    gap = text[left.end : right.start]
    return gap in {" ", "\u00a0", "-", "‑", ""} or (gap in {". ", "."} and len(left.text) == 1)


def initial(text: str, start: int) -> bool:
    """Say whether a sentence, clause after a colon, or quotation begins at `start`."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    return at < 0 or text[at] in _OPENING


def stripped(tokens: list[Token]) -> list[Token]:
    """Drop particles from both ends of a run."""
    first, last = 0, len(tokens)
    while first < last and _small(tokens[first]):
        first += 1
    while last > first and _small(tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _small(token: Token) -> bool:
    """Say whether a token is a particle in lower case."""
    return token.norm in PARTICLES and token.text[0].islower()


def runs(text: str, start: int, end: int, known: frozenset[str]) -> Iterator[Run]:
    """Yield the runs of `text[start:end]` in order, without words capitalised for other reasons."""
    headline = Range(start, start)
    shouted = False
    for chunk in _CHUNK.finditer(text, start, end):
        if chunk.start() >= headline.end:
            headline, shouted = _line_of(text, chunk.start(), Range(start, end), known)
        for run in _in_chunk(text, chunk.start(), chunk.end()):
            if shouted:
                yield from _in_headline(run, known)
                continue
            trimmed = _trimmed(text, stripped(run), known)
            if trimmed.tokens:
                yield trimmed


def _in_chunk(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yield the runs of capitalised words in a chunk, with particles inside them."""
    words = [t for t in scan(text, start, end) if t.kind is not TokenKind.PUNCT]
    at = 0
    while at < len(words):
        if not capital(words[at]):
            at += 1
            continue
        run = [words[at]]
        ahead = at + 1
        while ahead < len(words) and joined(text, words[ahead - 1], words[ahead]):
            if capital(words[ahead]):
                run = words[at : ahead + 1]
            elif words[ahead].norm not in PARTICLES or ahead - at - len(run) > 1:
                break
            ahead += 1
        yield run
        at += len(run)


def _line_of(text: str, at: int, bounds: Range, known: frozenset[str]) -> tuple[Range, bool]:
    """Return the line around `at` and whether all its words are capitalised, as in a headline."""
    left = max(text.rfind("\n", bounds.start, at) + 1, bounds.start)
    right = text.find("\n", at, bounds.end)
    line = Range(left, bounds.end if right < 0 else right)
    if line.end - line.start > 200:
        return line, False
    words = _LINE_WORD.findall(text, *line)
    common = [word for word in words if word.casefold() in known]
    raised = [word for word in common if word[0].isupper()]
    return line, len(raised) >= _HEADLINE_WORDS and len(raised) * 4 >= len(common) * 3


def _in_headline(run: list[Token], known: frozenset[str]) -> Iterator[Run]:
    """Yield the parts of a headline's run that the sources never write in lower case."""
    part: list[Token] = []
    at = 0
    while at < len(run):
        hit = listed_at(run, at)
        common = run[at].norm in known or run[at].norm in FUNCTION_WORDS
        if hit or not common:
            size = hit[0] if hit else 1
            part += run[at : at + size]
            at += size
            continue
        if part:
            yield Run(part, weak=False)
        part = []
        at += 1
    if part:
        yield Run(part, weak=False)


def _trimmed(text: str, run: list[Token], known: frozenset[str]) -> Run:
    """Drop words that are capitalised only because a sentence begins; say if doubt remains."""
    if not run:
        return Run(run, weak=False)
    begins = initial(text, run[0].start)
    while run and run[0].norm in FUNCTION_WORDS and not _kept(run):
        run = run[1:]
    common = len(run) == 1 and run[0].norm in known
    begins = begins and bool(run) and initial(text, run[0].start)
    if begins and len(run) == 1 and _speaks_as_body(run[0].norm):
        return Run([], weak=False)
    if not run or not begins:
        return Run(run, weak=common)
    first = run[0]
    if _common_plural(run):
        return Run(run[2:], weak=False)
    if listed_at(run, 0) or first.norm in TITLE_WORDS:
        return Run(run, weak=common or (len(run) == 1 and first.norm in TITLE_WORDS))
    if len(run) > 1 and (first.norm in known or first.norm in COMPASS):
        return Run(run[1:], weak=len(run) == 2 and run[1].norm in known)
    return Run(run, weak=common or (len(run) == 1 and not first.text.isupper()))


def _common_plural(run: Sequence[Token]) -> bool:
    """Say whether a run begins with a plural of people or things: "Relatives of Roe"."""
    first = run[0].norm
    plural = first.endswith("s") and not first.endswith("ss") and first not in BODY_NOUNS
    return len(run) > 2 and run[1].norm == "of" and plural


def _speaks_as_body(norm: str) -> bool:
    """Say whether a word is a common noun for people or a body: "Officials said"."""
    return norm in OFFICIALS or norm in ROLE_NOUNS or norm.removesuffix("s") in ROLE_NOUNS


def _kept(run: Sequence[Token]) -> bool:
    """Say whether a function word belongs to the name: a listed place, or "No 10"."""
    return listed_at(run, 0) is not None or (len(run) == 1 and run[0].text in {"US", "UN", "WHO"})
