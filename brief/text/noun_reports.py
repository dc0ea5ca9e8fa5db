"""Reports by a noun: "Doe's claim that the ferry was late", "rumours that it sank".

What stands behind such a noun is somebody's words, named or not, whatever the
sentence around it says of them. They are no positions of the sentence, so they
are kept apart from its attributions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from brief.model import Range
from brief.text.function_words import AUXILIARIES
from brief.text.sentence_view import SentenceView
from brief.text.tokens import Token, stem, tokenize
from brief.text.verbs import BE, looks_finite

_NOUNS = frozenset(
    map(
        stem,
        """claim allegation accusation assertion charge contention report rumour rumor warning
        statement denial insistence argument suggestion fear belief view opinion prediction
        forecast complaint promise pledge speculation suspicion theory hope concern assumption
        impression admission assurance""".split(),
    )
)
_MADE = frozenset(
    map(stem, "make write give issue hear read receive get publish send deliver release".split())
)
_JOINTS = frozenset("and but or while though although who which when if as because".split())


_PROPOSALS = frozenset(
    map(
        stem,
        """offer proposal call demand request plea appeal plan threat pledge promise invitation bid
        suggestion recommendation order ultimatum petition""".split(),
    )
)
_DIRECTED = frozenset(
    map(stem, "advise urge ask tell order instruct request warn encourage invite".split())
)
_TOKENS_OF = frozenset(map(stem, "evidence proof sign indication possibility question".split()))


def unasserted(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Return what a sentence names without asserting it: "no evidence that", "a charge of".

    So does "an offer to lend", "a call for help": what is proposed is not told as done.
    """
    return _behind(text, start, end, "that|of") + _proposed(text, start, end)


def told_to(tokens: Sequence[Token]) -> tuple[Range, ...]:
    """Return the clauses in which somebody "was advised to" do a thing: told as advice."""
    found: list[Range] = []
    for at in range(1, len(tokens) - 2):
        apart = found and found[-1].end > tokens[at].start
        if apart or tokens[at].stem not in _DIRECTED or tokens[at - 1].norm not in BE:
            continue
        begun = at + 1 + (tokens[at + 1].norm in {"not", "never"})
        first = at
        while first and tokens[first - 1].norm not in {",", ";", ":"}:
            first -= 1
        if tokens[begun].norm == "to":
            found.append(Range(tokens[first].start, _phrase_stop(tokens, begun)))
    return tuple(found)


@lru_cache(maxsize=16384)
def _proposed(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Return what stands behind a noun of proposing and "of", "to" or "for"."""
    tokens = tokenize(text, start, end)
    return tuple(
        Range(tokens[at].start, _phrase_stop(tokens, at))
        for at in range(1, len(tokens) - 1)
        if tokens[at].norm in {"of", "to", "for"}
        and tokens[at - 1].stem in _PROPOSALS
        and not looks_finite(tokens, at - 1)
    )


def _phrase_stop(tokens: Sequence[Token], start: int) -> int:
    """Return where a phrase without a verb of its own gives way: at a mark, a joint or a verb."""
    for at in range(start + 1, len(tokens)):
        mark = tokens[at].norm in {",", ";", ":"}
        if mark or tokens[at].norm in _JOINTS or looks_finite(tokens, at):
            return tokens[at].start
    return tokens[-1].end


def noun_reports(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Return the clauses of the sentence `text[start:end]` that a noun of saying introduces."""
    return _behind(text, start, end, "that")


@lru_cache(maxsize=16384)
def _behind(text: str, start: int, end: int, links: str) -> tuple[Range, ...]:
    """Return what stands behind a noun of saying and one of the words `links`, parted by "|"."""
    joints = frozenset(links.split("|"))
    nouns = _NOUNS | _TOKENS_OF if "of" in joints else _NOUNS
    if not any(f" {joint} " in text[start:end] for joint in joints):
        return ()
    view = SentenceView(text, start, end)
    tokens = view.tokens
    found = []
    for at in range(1, len(tokens) - 1):
        if tokens[at].norm not in joints or tokens[at - 1].stem not in nouns:
            continue
        if looks_finite(tokens, at - 1) or view.quoted(tokens[at].start):
            continue
        if tokens[at - 1].norm == "report":
            continue  # "the report that it sank reached him": reports are rumours in the plural
        part = view.part(tokens[at + 1].start, _end(tokens, at + 1, end))
        if part:
            found.append(part)
    return tuple(found)


def _end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the clause from `start` gives way: at a mark, or at the outer clause's verb."""
    seen, last = 0, -2
    for at in range(start, len(tokens)):
        norm = tokens[at].norm
        if norm in {",", ";", ":", "-"} or (seen and norm in _JOINTS):
            return tokens[at].start
        if looks_finite(tokens, at):
            if seen and tokens[last].norm not in AUXILIARIES:
                # "the report that the crew wrote was long" has no clause of its own.
                made = last + 1 == at and tokens[last].stem in _MADE
                return tokens[start if made else at].start
            if seen and last + 1 < at:
                return tokens[at].start
            seen, last = seen + 1, at
    return end
