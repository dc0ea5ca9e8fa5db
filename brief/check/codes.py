"""The codes that a finding may carry, with the one line that each says by default.

Codes are stable: a number is never used for another thing. The first letter is
the family, and every code has its page in docs/rules, which `explain` reads.
"""

from __future__ import annotations

from enum import StrEnum

from brief.model import Finding, Range, Span


class Code(StrEnum):
    """Every reason for which a claim can be refused."""

    NO_CITATION = "C101"
    UNKNOWN_SOURCE = "C102"
    BAD_RANGE = "C103"
    WRONG_QUOTE = "C104"
    SOURCE_CHANGED = "C105"
    OUTSIDE_BODY = "C106"
    NOT_ONE_SENTENCE = "C107"
    EMPTY_CLAIM = "C108"
    DECEPTIVE_CHARACTERS = "C109"
    ILLEGAL_FORM = "C110"
    TOO_FEW_ORIGINS = "C111"
    RECORD_DIFFERS = "C112"
    NO_REASON = "C113"
    SUPPRESSES_NOTHING = "C114"
    HOLDS_ADDRESS = "C115"
    QUOTE_NOT_FOUND = "Q201"
    QUOTE_ALTERED = "Q202"
    NOT_A_QUOTATION = "Q203"
    QUOTE_WRONG_SPEAKER = "Q204"
    FIGURE_NOT_GIVEN = "F301"
    FIGURE_TIGHTER = "F302"
    FIGURE_MISPLACED = "F303"
    DATE_NOT_GIVEN = "F304"
    DATE_TIGHTER = "F305"
    DATE_MISPLACED = "F306"
    NAME_NOT_GIVEN = "N401"
    WRONG_ROLE = "N402"
    ROLES_SWAPPED = "N403"
    NAME_MISPLACED = "N404"
    WRONG_SPEAKER = "S501"
    STATED_AS_FACT = "S502"
    NOBODY_SAID = "S503"
    HOLDER_SILENT = "S504"
    NEGATION = "M601"
    OPPOSITE = "M602"
    MORE_CERTAIN = "M603"
    LESS_CERTAIN = "M604"
    CONDITION_DROPPED = "M605"
    CONDITION_ADDED = "M606"
    STATUS = "M607"
    QUALIFIER_DROPPED = "M608"
    QUANTIFIER_ADDED = "M609"
    TIME_MOVED = "M610"
    NOT_CARRIED = "U701"
    CAUSE_ADDED = "U702"
    NO_CONFLICT = "U703"
    SECOND_OPINION = "J801"


BY_OPINION = frozenset({Code.SECOND_OPINION})
"""Codes that no test gives: only a second opinion does, where one is asked for."""

LINES: dict[Code, str] = {
    Code.NO_CITATION: "the statement cites nothing",
    Code.UNKNOWN_SOURCE: "the cited source is not among the sources given",
    Code.BAD_RANGE: "the cited range is empty or outside the source",
    Code.WRONG_QUOTE: "the quoted evidence is not what stands at that place",
    Code.SOURCE_CHANGED: "the source is not the text that was cited",
    Code.OUTSIDE_BODY: "the cited range is not in the prose of the article",
    Code.NOT_ONE_SENTENCE: "a statement has to be exactly one sentence",
    Code.EMPTY_CLAIM: "the statement has no words",
    Code.DECEPTIVE_CHARACTERS: "the statement holds characters that mislead the eye",
    Code.ILLEGAL_FORM: "kind, basis and holder do not go together",
    Code.TOO_FEW_ORIGINS: "too few independent origins support it",
    Code.RECORD_DIFFERS: "the record does not follow from its sources",
    Code.NO_REASON: "the suppression gives no reason",
    Code.SUPPRESSES_NOTHING: "the suppression suppresses nothing",
    Code.HOLDS_ADDRESS: "the statement holds an address or the markup of a link",
    Code.QUOTE_NOT_FOUND: "these words are not in the cited text",
    Code.QUOTE_ALTERED: "the omission or insertion changes the quotation",
    Code.NOT_A_QUOTATION: "the source reports this without quoting it",
    Code.QUOTE_WRONG_SPEAKER: "the source gives this quotation to somebody else",
    Code.FIGURE_NOT_GIVEN: "the cited text does not give this figure",
    Code.FIGURE_TIGHTER: "the source is less exact than this figure",
    Code.FIGURE_MISPLACED: "the source gives this figure for something else",
    Code.DATE_NOT_GIVEN: "the cited text does not give this date",
    Code.DATE_TIGHTER: "the source is less exact than this date",
    Code.DATE_MISPLACED: "the source gives this date for something else",
    Code.NAME_NOT_GIVEN: "the cited text does not name this",
    Code.WRONG_ROLE: "the sources do not give this title or role",
    Code.ROLES_SWAPPED: "who did it to whom is the other way round",
    Code.NAME_MISPLACED: "the source names another here",
    Code.WRONG_SPEAKER: "the source gives this to another speaker",
    Code.STATED_AS_FACT: "the source only reports somebody saying this",
    Code.NOBODY_SAID: "the source does not have them say this",
    Code.HOLDER_SILENT: "the holder is not the one who says this",
    Code.NEGATION: "the statement and the source differ in a negation",
    Code.OPPOSITE: "the source says the opposite",
    Code.MORE_CERTAIN: "the source is less certain",
    Code.LESS_CERTAIN: "the source is more certain",
    Code.CONDITION_DROPPED: "the source makes this depend on a condition",
    Code.CONDITION_ADDED: "the source does not give this condition",
    Code.STATUS: "the source gives this another status",
    Code.QUALIFIER_DROPPED: "the source limits this",
    Code.QUANTIFIER_ADDED: "the source does not go that far",
    Code.TIME_MOVED: "the source sets this at another time",
    Code.NOT_CARRIED: "the cited text does not carry this",
    Code.CAUSE_ADDED: "the source does not give this reason or purpose",
    Code.NO_CONFLICT: "the sides of the conflict are not what the sources say",
    Code.SECOND_OPINION: "a second opinion rejects this",
}


FAMILIES = {
    "C1": "citation",
    "Q2": "quotation",
    "F3": "figures and dates",
    "N4": "names",
    "S5": "speaker",
    "M6": "stance",
    "U7": "support",
    "J8": "second opinion",
}
"""What the families of codes are about, by how their codes begin."""


def family_of(code: str) -> str:
    """Return what the family of a code is about."""
    return FAMILIES[code[:2]]


def finding(
    code: Code, detail: str = "", at: Range | None = None, source: Span | None = None
) -> Finding:
    """Return a finding whose message is the code's line, with `detail` after a colon."""
    line = LINES[code]
    return Finding(code.value, f"{line}: {detail}" if detail else line, at, source)
