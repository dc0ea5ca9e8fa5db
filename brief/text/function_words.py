"""Closed-class words of English, folded: what a sentence is held together by."""

from __future__ import annotations

DETERMINERS = frozenset(
    """the a an this that these those my your his her its our their some any no each every either
    neither both all another such what which whose several many few most much more less""".split()
)
PRONOUNS = frozenset(
    """i me you he him she her it we us they them himself herself itself themselves ourselves
    myself yourself who whom one ones someone anyone everyone nobody something anything everything
    nothing none mine yours hers ours theirs""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for with to from into onto over under about above below between among across
    through during before after since until till against within without toward towards upon near
    behind beyond despite per via amid amidst around along off out up down inside outside beside
    besides throughout regarding concerning including than as like unlike following""".split()
)
CONJUNCTIONS = frozenset(
    """and or but nor yet so if unless because although though while whereas whether when where
    why how once that however therefore thus meanwhile moreover furthermore nevertheless
    nonetheless otherwise still instead also then""".split()
)
AUXILIARIES = frozenset(
    """be am is are was were been being have has had having do does did will would shall should
    can could may might must ought 's 're 've 'll 'd 'm""".split()
)
NEGATIONS = frozenset("not no never neither nor none nobody nothing nowhere without".split())

CARDINALS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen half""".split()
)
"""Number words, folded: capitalised at the start of a sentence they are no name."""

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)

FUNCTION_WORDS = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | NEGATIONS
    | frozenset("there here now just only even very too not again ever".split())
)
"""Words that carry structure rather than content."""
