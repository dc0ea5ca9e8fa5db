"""U7, causes: what the source does not join as cause and effect stays apart.

A claim that names a cause is laid beside the source's own words for the two
things. They have to be joined there in some way that can mean a cause, and
not the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brief.check.align import Link
from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.reading import Sentence
from brief.model import Finding, Range

# What follows is the cause: "prices rose because ships stayed away".
_FROM = (
    r"because(?: of)?|due to|owing to|thanks to|as a (?:result|consequence) of|on account of|"
    r"in (?:response|reaction|reply) to|in retaliation (?:for|against)|"
    r"in protest (?:at|against|over)|on the (?:grounds|strength) (?:of|that)|on grounds of|"
    r"by virtue of|for fear of|(?:stem|result|aris|follow)(?:s|ed|ing|es)? from|"
    r"(?:caus|trigger|prompt|driv|fuell?|spark|provok|forc|induc|motivat|inspir|produc)"
    r"(?:ed|en) by|"
    r"(?:blam|pinn)ed on|attribut(?:ed|able) to|(?:put|comes|came|is|was|are|were) down to|citing"
)
# What follows is the effect: "the strike led to delays".
_TO = (
    r"le(?:d|ads?|ading) (?:directly )?to|result(?:s|ed|ing)? in|"
    r"caus(?:es?|ed|ing)(?! by)|trigger(?:s|ed|ing)?(?! by)|spark(?:s|ed|ing)?(?! by)|"
    r"prompt(?:s|ed|ing)(?! by)|provok(?:es?|ed|ing)(?! by)|forc(?:es|ed|ing)(?! by)|"
    r"fuel(?:s|l?ed|l?ing)(?! by)|br(?:ings?|ought|inging) about|g(?:ives?|ave|iving) rise to|"
    r"led(?= [^.;,]{1,40} to )|so that|therefore|as a result(?! of)|consequently|hence|"
    r"which is why|that is why"
)
# What follows is the purpose: "they closed it in order to save money".
_FOR = (
    r"in order (?:to|that)|so as to|in an? (?:effort|attempt|bid|move|drive) to|"
    r"with the (?:aim|intention|goal|purpose) of|for the sake of"
)
_STRONG = re.compile(
    rf"\b(?:(?P<cause>{_FROM})|(?P<effect>{_TO})|(?P<aim>{_FOR}))\b", re.IGNORECASE
)
# Time that may be meant as a cause: enough for a source, and it has a direction.
_WEAK = re.compile(
    rf"\b(?:(?P<cause>{_FROM}|after|following|amid|since)|(?P<effect>{_TO})|(?P<aim>{_FOR}))\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\b(?:because|due|owing|thanks|result\w*|caus\w+|order|so|since|as|over|after|le(?:d|ads?)|"
    r"leading|respon\w+|retaliat\w+|protest\w*|prompt\w*|forc\w+|reason\w*|effort|attempt|bid|aim\w*|"
    r"to|for|of|influenc\w+|inspir\w+|based|following|when|with|by|from|blam\w+|attribut\w+|amid|given|at|on|in|under|through|"
    r"\w+ing|made|makes|help\w*|fail\w*|if|unless|until|without|once|which|that|who|contribut\w*|"
    r"mean\w*|responsible|behind|drove|driv\w+|lack\w*|want\w*|need\w*|fear\w*|hop\w+)\b|[;:–—]",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    r"\b(?:despite|in spite of|although|though|even (?:as|though|if)|regardless|nevertheless|"
    r"nonetheless|notwithstanding)\b",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\b(?:while|whereas|but)\b", re.IGNORECASE)
_BESIDE = 12  # characters between a joint and the first content word behind it
_BACKWARD = re.compile(
    r"\b(?:this|that|these|those|it|its|he|his|she|her|they|their|which|such|reason|because|why|result|so|therefore|hence)\b",
    re.IGNORECASE,
)


class _Joint(NamedTuple):
    """A word that joins cause and effect, and the words on either side of it."""

    at: Range
    cause: Range
    effect: Range


def cause_findings(case: Case) -> list[Finding]:
    """Refuse causes and purposes that the cited text does not give, or gives the other way."""
    return list(_unjoined(case))


def _joints(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[_Joint]:
    for match in pattern.finditer(sentence.text, sentence.start, sentence.end):
        at = Range(*match.span())
        before, after = _sides(sentence, at, fronted=match.lastgroup != "effect")
        if match.lastgroup == "cause":
            yield _Joint(at, after, before)
        else:
            yield _Joint(at, before, after)


def _sides(sentence: Sentence, at: Range, *, fronted: bool) -> tuple[Range, Range]:
    """Return what stands before and after a joint; "Because of A, B" has B behind its comma."""
    lead = sentence.text[sentence.start : at.start].strip("\"'“‘( ")
    comma = sentence.text.find(", ", at.end, sentence.end)
    if not lead and fronted and comma > 0:
        return Range(comma, sentence.end), Range(at.end, comma)
    return Range(sentence.start, at.start), Range(at.end, sentence.end)


def _unjoined(case: Case) -> Iterator[Finding]:
    """Yield a finding for each cause that the source does not give, or gives turned about."""
    for mine in _joints(case.sentence, _STRONG):
        causes = _links(case, mine.cause)
        effects = _links(case, mine.effect)
        detail = case.words_at(mine.at)
        if not causes or not effects:
            if not _joined_somewhere(case, mine.at):
                yield finding(Code.CAUSE_ADDED, detail, mine.at)
            continue
        sides = (effects, causes) if mine.cause.start >= mine.at.end else (causes, effects)
        if _is_given(*sides, case.text[slice(*mine.at)]):
            continue
        turned = _turned(causes, effects)
        if turned:
            piece, theirs = turned
            detail += " turns cause and effect about"
            yield finding(Code.CAUSE_ADDED, detail, mine.at, piece.span(*theirs.at))
        elif not _joined(causes, effects):
            first = causes[0]
            span = first.piece.span(first.other.start, first.other.end)
            yield finding(Code.CAUSE_ADDED, detail, mine.at, span)


def _is_given(before: list[Link], behind: list[Link], words: str) -> bool:
    """Say whether the source has the claim's very words between the same things in its order."""
    link = behind[0]
    sentence = link.piece.sentence
    start = max(sentence.start, link.other.start - len(words) - _BESIDE)
    same = words.casefold() in sentence.text[start : link.other.start].casefold()
    return same and all(k.other.start < start for k in before if k.piece is link.piece)


def _links(case: Case, part: Range) -> list[Link]:
    return [k for k in case.alignment.linked if part.start <= k.unit.start < part.end]


def _joined_somewhere(case: Case, at: Range) -> bool:
    """Say whether a sentence beside the claim's clause joins anything as a cause might."""
    return any(
        _JOINING.search(p.sentence.text, p.sentence.start, p.sentence.end)
        for p in case.alignment.pieces_for(at.start)
    )


def _turned(causes: list[Link], effects: list[Link]) -> tuple[Piece, _Joint] | None:
    """Return the source's joint that has the claim's cause as effect and its effect as cause."""
    crossed = None
    for piece in {id(k.piece): k.piece for k in causes}.values():
        for theirs in _joints(piece.sentence, _WEAK):
            if _within(causes, piece, theirs.cause) and _within(effects, piece, theirs.effect):
                return None
            if _wholly(causes, piece, theirs.effect) and _wholly(effects, piece, theirs.cause):
                crossed = (piece, theirs)
    return crossed


def _within(links: list[Link], piece: Piece, part: Range) -> bool:
    return any(k.piece is piece and part.start <= k.other.start < part.end for k in links)


def _wholly(links: list[Link], piece: Piece, part: Range) -> bool:
    near = [k for k in links if k.piece is piece]
    return bool(near) and all(part.start <= k.other.start < part.end for k in near)


def _joined(causes: list[Link], effects: list[Link]) -> bool:
    """Say whether cause and effect stand in one sentence, joined, or in two that are tied."""
    for piece in {id(k.piece): k.piece for k in causes}.values():
        left = [k.other.start for k in causes if k.piece is piece]
        right = [k.other.start for k in effects if k.piece is piece]
        if not right:
            continue
        low, high = sorted((min(left), min(right)))
        text = piece.sentence.text
        contrary = _CONTRARY.search(text, piece.sentence.start, max(*left, *right))
        if contrary or _PARTING.search(text, low, high):
            return _STRONG.search(text, low, high) is not None
        return bool(_JOINING.search(text, piece.sentence.start, max(*left, *right)))
    return any(_refers_back(k.piece) for k in (*causes, *effects))


def _refers_back(piece: Piece) -> bool:
    """Say whether a sentence begins with words that tie it to the one before."""
    sentence = piece.sentence
    start = min(sentence.end, sentence.start + 60)
    return _BACKWARD.search(sentence.text, sentence.start, start) is not None
