"""Verbs by which somebody is reported to say, want or refuse something."""

from __future__ import annotations

from enum import StrEnum

from brief.text.tokens import stem


class Manner(StrEnum):
    """How a holder stands to what is reported."""

    SAY = "say"
    CLAIM = "claim"
    WARN = "warn"
    WANT = "want"
    PROMISE = "promise"
    DENY = "deny"
    OPPOSE = "oppose"
    SUPPORT = "support"
    DESCRIBE = "describe"
    WITHHOLD = "withhold"
    """Declined to say, did not confirm: what the holder left open."""


_REPORTING = {
    Manner.SAY: """say add tell state announce declare note explain report write post tweet remark
        mention comment reply respond answer continue confirm reiterate repeat emphasise stress
        underline underscore observe recall reveal disclose inform testify acknowledge admit concede
        signal indicate recount highlight read outline vow conclude relay affirm clarify specify
        remind find show hear learn understand wonder confess opine quip retort hint elaborate
        lament proclaim attest certify stipulate rule detail counter concur muse protest profess""",
    Manner.CLAIM: """claim allege assert contend maintain argue insist suggest imply believe think
        estimate predict expect forecast hope fear doubt assume suspect feel accuse
        complain joke boast speculate theorise reckon anticipate know surmise suppose
        insinuate hypothesise worry""",
    Manner.WARN: "warn caution threaten alert",
    Manner.WANT: "demand urge propose recommend request ask advise plead advocate",
    Manner.PROMISE: "promise pledge vow swear offer guarantee undertake assure agree",
    Manner.DENY: "deny dispute refute",
}
_ATTITUDE = {
    Manner.DESCRIBE: """call consider describe label brand dub characterise term hail depict
        portray praise""",
    Manner.OPPOSE: """oppose reject resist dismiss criticise condemn denounce refuse decry slam
        blast attack rebuke veto rebuff exclude object""",
    Manner.SUPPORT: "support back welcome endorse favour favor prefer applaud approve",
    Manner.WANT: "want seek demand press appeal intend wish",
    Manner.CLAIM: "blame",
    Manner.WITHHOLD: "decline refuse",
}
CUES: dict[str, Manner] = {
    stem(word): manner for manner, words in _REPORTING.items() for word in words.split()
}
"""Stems of verbs whose complement is a clause or a quotation."""

ATTITUDES: dict[str, Manner] = {
    stem(word): manner for manner, words in _ATTITUDE.items() for word in words.split()
}
"""Stems of verbs whose complement is a thing or an action the holder takes a stand on."""

PHRASES: tuple[tuple[tuple[str, ...], Manner], ...] = tuple(
    (tuple(map(stem, phrase.split())), manner)
    for phrase, manner in (
        ("rule out", Manner.OPPOSE),
        ("make clear", Manner.SAY),
        ("point out", Manner.SAY),
        ("spell out", Manner.SAY),
        ("call for", Manner.WANT),
        ("call on", Manner.WANT),
        ("push for", Manner.WANT),
        ("stop short of", Manner.WITHHOLD),
        ("speak of", Manner.SAY),
        ("speak about", Manner.SAY),
        ("talk of", Manner.SAY),
        ("go on to say", Manner.SAY),
        ("stick to", Manner.SUPPORT),
        ("turn down", Manner.OPPOSE),
    )
)
"""Verbs of more than one word, as stems; the longest match wins."""

BASES = frozenset(
    word for words in (*_REPORTING.values(), *_ATTITUDE.values()) for word in words.split()
) | frozenset(phrase[0] for phrase, _ in PHRASES)
"""The same verbs as words: a noun of the same stem ("insistence") is no form of one."""

CLAUSAL = frozenset(
    map(stem, "write post tweet read indicate imply add claim repeat threaten".split())
)
"""Cues whose object may be a thing: "wrote a book", "added a penalty", "claimed two lives".

Only a clause or a quotation behind them is somebody's words.
"""

STRICT = frozenset(
    stem(word)
    for word in """agree continue conclude read know recall observe feel offer respond reply answer
        comment highlight outline suspect attack guarantee recount clarify find show hear
        learn understand rule detail counter protest worry hint muse suppose""".split()
)
"""Cues with other common uses: they count only before "that" or beside a quotation."""

ACCORDING = ("according to", "as stated by", "as reported by")
"""Prepositions that attribute a clause, folded."""
