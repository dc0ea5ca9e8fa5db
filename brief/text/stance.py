"""Stance of a sentence: negation, hedge, condition, status, scope and time, with offsets.

Each `Marker` has a class and a canonical value, so that "in the event of" and
"if" are one condition and "may" and "might" one hedge. The lists hold closed
classes and the ordinary vocabulary of decisions, one word or fixed
construction each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from brief.model import Range
from brief.text.fold import fold


class Stance(StrEnum):
    """The classes of stance markers."""

    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    STATUS = "status"
    SCOPE = "scope"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: `value` is canonical within its class, `scope` the text it governs.

    For a condition the scope is the condition itself ("if a deal is reached");
    for the others it runs from the marker to the end of its clause.
    """

    start: int
    end: int
    stance: Stance
    value: str
    scope: Range


# value: pattern over the folded text. Within one class, longer constructions come first.
_TABLE: dict[Stance, list[tuple[str, str]]] = {
    Stance.CONDITION: [
        ("unless", r"unless|except if|barring"),
        ("until", r"until|till|pending"),
        (
            "if",
            r"(?:even )?if(?! any\b| not\b| ever\b)|in the event (?:of|that)|in case of|provided(?: that)?(?= \w+)(?! by)|"
            r"providing that|as long as|so long as|on (?:the )?condition (?:that|of)|on condition|"
            r"subject to|conditional (?:up)?on|contingent (?:up)?on|assuming(?: that)?|depend(?:s|ent|ing)? (?:up)?on|"
            r"should(?= (?:an?|the|any|its?|their|his|her|no|[a-z]+s?) (?:[a-z'-]+ ){0,5}?(?:be|become|fail|reach|break|collapse|vote|agree|reject|accept|happen|come|take|hold|win|lose|pass|refuse|go|not)\b)",
        ),
        ("only if", r"only (?:if|when|once|after)"),
        ("once", r"once(?= (?:an?|the|it|they|he|she|all|both|this|that|its|their|[a-z]+s?) )|as soon as"),
    ],
    Stance.NEGATION: [
        ("not", r"has yet to|have yet to|had yet to|is yet to|are yet to|yet to(?= [a-z])"),
        ("not", r"not|n't|cannot|never|no longer|neither|nor|nobody|nothing|nowhere|none|without|no(?!\.)"),
        ("few", r"few(?:,? if any)?(?!er)|little|hardly|barely|scarcely|rarely|seldom"),
        ("fail", r"fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|declin(?:e|es|ed|ing) to|stop(?:s|ped|ping)? short of|"
                 r"avoid(?:s|ed|ing)?(?= [a-z]+ing)|fell short of|unable to|impossible"),
        ("deny", r"den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|reject(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|"
                 r"refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|oppos(?:e|es|ed|ing)"),
    ],
    Stance.HEDGE: [
        ("possible", r"may|might|could|can|possibly|perhaps|potentially|maybe|possible|potential|conceivably"),
        ("would", r"would|'d"),
        ("should", r"should|ought to"),
        ("probable", r"likely|probably|presumably|expected to|(?:is|are|was|were) expected|seems?|seemed|appears? to|appeared to|poised to"),
        ("reported", r"reportedly|allegedly|apparently|purportedly|supposedly|alleged|suspected|believed to|thought to|said to be|understood to"),
        ("future", r"will|'ll|shall|(?:is|are|was|were) (?:to|due to|set to|going to)(?= [a-z]+\b)|due to(?= [a-z]+ (?:on|in|at|next)\b)"),
        ("intent", r"intend(?:s|ed|ing)? to|plan(?:s|ned|ning)? to|aim(?:s|ed|ing)? to|hop(?:e|es|ed|ing) to|want(?:s|ed|ing)? to|seek(?:s|ing)? to|try(?:ing)? to|tried to|declaration of intent|statement of intent|letter of intent|intention"),
        ("must", r"must|(?:has|have|had) to|need(?:s|ed)? to|required to|obliged to"),
    ],
    Stance.STATUS: [
        ("discussed", r"discuss(?:es|ed|ing|ions?)?|under (?:discussion|consideration|negotiation|review|debate)|consider(?:s|ed|ing)?|negotiat(?:e|es|ed|ing|ions?)|debat(?:e|es|ed|ing)|weigh(?:s|ed|ing)?|talks"),
        ("proposed", r"propos(?:e|es|ed|ing|als?)|suggest(?:s|ed|ing|ions?)?|draft(?:s|ed)?|recommend(?:s|ed|ing|ations?)?|tentative(?:ly)?|preliminary|provisional(?:ly)?|offer(?:s|ed|ing)?"),
        ("planned", r"plan(?:s|ned|ning)?|prepar(?:e|es|ed|ing|ations?)|schedul(?:e|es|ed)|announc(?:e|es|ed|ing) plans"),
        ("agreed", r"agree(?:s|d|ing)?(?: (?:to|on|upon))?|agreements?|accept(?:s|ed|ing)?|concur(?:s|red)?|settl(?:e|es|ed)|deal|accord|consensus"),
        ("signed", r"sign(?:s|ed|ing)?|initialled|initialed|formally|treaty|pact"),
        ("approved", r"approv(?:e|es|ed|ing|al)|adopt(?:s|ed|ing|ion)?|ratif(?:y|ies|ied|ication)|pass(?:es|ed)(?= (?:a|the|its)\b)|endors(?:e|es|ed)|authori[sz](?:e|es|ed)|enact(?:s|ed)?|vot(?:e|ed) (?:to|for)"),
        ("begun", r"beg(?:in|ins|an|un)|start(?:s|ed|ing)?|launch(?:es|ed|ing)?|open(?:s|ed|ing)|(?:took|takes|take|came|come|enter(?:s|ed)?) (?:into )?(?:effect|force)"),
        ("done", r"complet(?:e|es|ed|ing|ion)|finish(?:es|ed|ing)?|finali[sz](?:e|es|ed|ing)|conclud(?:e|es|ed)|finished|implemented|built|delivered|deployed"),
        ("stopped", r"suspend(?:s|ed|ing)?|cancel(?:s|led|ed|ling)?|halt(?:s|ed|ing)?|scrap(?:s|ped)?|postpon(?:e|es|ed|ing)|delay(?:s|ed|ing)?|withdr(?:aw|ew|awn)|abandon(?:s|ed)?|shelv(?:e|es|ed)|collaps(?:e|es|ed)"),
    ],
    Stance.SCOPE: [
        ("most", r"largely|mostly|mainly|for the most part|broadly|most(?: of)?|much of|majority|in principle|substantially"),
        ("part", r"partly|partially|in part|some(?: of)?|several|certain|parts? of|a number of|sections? of|limited"),
        ("near", r"almost|nearly|virtually|close to|practically"),
        ("all", r"all|every|each|entire(?:ly)?|whol(?:e|ly)|fully|complete(?:ly)?|total(?:ly)?|unanimous(?:ly)?|everyone|everything|across the board|both"),
        ("any", r"any(?:one|thing|where)?|whatsoever"),
        ("only", r"only|solely|exclusively|alone|nothing but|merely"),
    ],
    Stance.TIME: [
        ("so far", r"so far|thus far|to date|as yet|until now|for now|for the time being"),
        ("still", r"still|remains?|continu(?:e|es|ed|ing)"),
        ("already", r"already"),
        ("former", r"previously|formerly|historically|once(?= (?:said|was|were|had))|used to|had been|earlier|initially|originally"),
        ("again", r"again|repeatedly|persistently|consistently|once more"),
        ("first", r"for the first time"),
        ("final", r"permanent(?:ly)?|for good|forever|indefinite(?:ly)?|final(?:ly)?"),
        ("temporary", r"temporar(?:y|ily)|interim"),
    ],
}
_PATTERNS: list[tuple[Stance, str, re.Pattern[str]]] = [
    (stance, value, re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w])" if value != "not" or "n't" not in pattern else rf"(?:(?<![\w'-])|(?=n't))(?:{pattern})(?![\w])"))
    for stance, rows in _TABLE.items()
    for value, pattern in rows
]
_MONTH_MAY = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?|in|since|until|by|of|from|last|this|early|late|mid|next) may\b|may (?:\d{1,2}\b|\d{4})")
_CLAUSE_END = re.compile(r"[;:.!?]|,? (?:but|while|whereas|although|though|however)\b|, (?:and|or|which|who)\b|[–—]| - ")


def _scope(text: str, stance: Stance, start: int, end: int, stop: int) -> Range:
    """Return what the marker at `[start, end)` governs, in the folded text."""
    if stance is Stance.CONDITION:
        comma = re.compile(r"[,;:.!?–—]| - ").search(text, end, stop)
        return Range(start, comma.start() if comma else stop)
    cut = _CLAUSE_END.search(text, end, stop)
    return Range(start, cut.start() if cut else stop)


@lru_cache(maxsize=16384)
def _of_sentence(sentence: str) -> tuple[Marker, ...]:
    """Return the markers of one sentence, offsets from its start."""
    view = fold(sentence)
    text = view.text
    months = [m.span() for m in _MONTH_MAY.finditer(text)] if "may" in text else []
    found: dict[tuple[Stance, int], Marker] = {}
    for stance, value, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if match.group() == "may" and any(a <= start < b for a, b in months):
                continue
            # "should a deal be reached" is a condition and not, besides, a hedge.
            rivals = {stance, Stance.CONDITION} if stance is Stance.HEDGE else {stance}
            if any(m.stance in rivals and m.start < end and start < m.end for m in found.values()):
                continue
            scope = _scope(text, stance, start, end, len(text))
            found[stance, start] = Marker(start, end, stance, value, scope)
    markers = (
        Marker(*view.original(m.start, m.end), m.stance, m.value, view.original(*m.scope))
        for m in found.values()
    )
    return tuple(sorted(markers, key=lambda m: (m.start, m.stance)))


def markers(text: str, start: int = 0, end: int | None = None) -> tuple[Marker, ...]:
    """Return the stance markers of the sentence `text[start:end]`, in order of offset."""
    return tuple(
        Marker(
            m.start + start,
            m.end + start,
            m.stance,
            m.value,
            Range(m.scope.start + start, m.scope.end + start),
        )
        for m in _of_sentence(text[start:end])
    )
