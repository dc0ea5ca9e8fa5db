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
        lament proclaim attest certify stipulate rule detail counter concur muse protest profess
        decide determine calculate""",
    Manner.CLAIM: """claim allege assert contend maintain argue insist suggest imply believe think
        estimate predict expect forecast hope fear doubt assume suspect feel accuse
        complain joke boast speculate theorise reckon anticipate know surmise suppose
        insinuate hypothesise worry""",
    Manner.WARN: "warn caution threaten alert",
    Manner.WANT: "demand urge propose recommend request ask advise plead advocate",
    Manner.PROMISE: "promise pledge vow swear offer guarantee undertake assure agree",
    Manner.DENY: "deny dispute refute rebut contradict",
}
_ATTITUDE = {
    Manner.DESCRIBE: """call consider describe label brand dub characterise term hail depict
        portray praise judge deem""",
    Manner.OPPOSE: """oppose reject resist dismiss criticise condemn denounce refuse decry slam
        blast attack rebuke veto rebuff exclude object fault mock ridicule deride scorn berate chide
        castigate lambast lambaste deplore repudiate spurn""",
    Manner.SUPPORT: "support back welcome endorse favour favor prefer applaud approve commend laud",
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
        ("stand by", Manner.SUPPORT),
        ("side with", Manner.SUPPORT),
        ("speak in favour of", Manner.SUPPORT),
        ("come out in favour of", Manner.SUPPORT),
        ("turn down", Manner.OPPOSE),
        ("speak against", Manner.OPPOSE),
        ("speak out against", Manner.OPPOSE),
        ("come out against", Manner.OPPOSE),
        ("argue against", Manner.OPPOSE),
        ("hit out at", Manner.OPPOSE),
        ("lash out at", Manner.OPPOSE),
        ("find fault with", Manner.OPPOSE),
        ("take issue with", Manner.OPPOSE),
        ("cast doubt on", Manner.OPPOSE),
        ("call into question", Manner.OPPOSE),
        ("argue for", Manner.WANT),
        ("plead for", Manner.WANT),
        ("press for", Manner.WANT),
        ("lobby for", Manner.WANT),
        ("insist on", Manner.WANT),
        ("set out", Manner.SAY),
        ("lay out", Manner.SAY),
        ("leave open", Manner.SAY),
        ("own up to", Manner.SAY),
    )
)
"""Verbs of more than one word, as stems; the longest match wins."""

_SEEING = "regard see view perceive rate"
SEEING = frozenset(map(stem, _SEEING.split()))
"""Stems of verbs that tell how somebody takes a thing when "as" stands behind it."""

BASES = frozenset(
    word for words in (*_REPORTING.values(), *_ATTITUDE.values(), _SEEING) for word in words.split()
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
        learn understand rule detail counter protest worry hint muse suppose decide determine
        calculate""".split()
)
"""Cues with other common uses: they count only before "that" or beside a quotation."""

ACCORDING = ("according to", "as stated by", "as reported by")
"""Prepositions that attribute a clause, folded."""
