"""Classes of English verbs and nouns by what they take, as stems where not said otherwise."""

from __future__ import annotations

from brief.text.tokens import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


TAKES_TWO = _stems(
    """give grant lend send offer hand sell award pay show tell ask teach owe promise bring buy
    cost deny leave loan mail make pass read refuse serve take throw wish write allow assign
    cause charge fine bet forgive guarantee permit feed call name elect appoint consider find
    declare supply provide deliver earn win lease rent order book get cut save spare set deal
    bequeath dub label brand crown proclaim deem vote ship issue extend quote bid inform"""
)
"""Verbs that may have two objects, or an object and what it is called."""

MAKES_DO = _stems(
    """ask urge tell order persuade force allow enable help invite instruct encourage permit
    require want expect push press compel lead get advise warn teach authorise appoint choose
    hire cause challenge convince prompt request command oblige pressure lobby call name tip
    forbid beg implore direct train need like prefer"""
)
"""Verbs whose object is to do what follows: "asked Roe to"."""

HOLDS_TO = _stems(
    """accuse blame thank praise criticise fine arrest charge convict punish stop prevent ban bar
    keep acquit clear suspect sue condemn admire credit scold reward honour jail dissuade
    discourage deter trick talk coax force push prohibit restrain absolve forgive excuse warn
    sentence prosecute detain dismiss sack suspend expel"""
)
"""Verbs whose object is the one who does what follows: "thanked Roe for building"."""

MUTUAL = _stems(
    """meet marry wed fight battle face clash talk negotiate agree merge trade border resemble
    differ share compete date speak play exchange swap discuss cooperate collaborate"""
)
"""Verbs that hold both ways: "Roe met Orr" says that Orr met Roe."""

AWAY = _stems("leave depart quit flee exit")
"""Verbs whose object is where somebody goes from."""

TOWARDS = _stems("reach enter join visit approach")
"""Verbs whose object is where somebody goes to."""

SUPPLIES = _stems("supply provide present furnish equip")
"""Verbs of giving that may have the thing behind "with": "supplied Corin with gas"."""

BOTH_WAYS = _stems("lease rent hire charter")
"""Verbs that tell an event from either end: "lease from" is the other side of "lease to"."""

GIVES = _stems(
    """send give grant lend supply provide hand sell award pay return deliver donate contribute
    transfer share export"""
)
"""Verbs of whoever gives, in events that have another end."""

TAKES = _stems("receive get obtain win buy purchase acquire borrow import")
"""Verbs of whoever gets, in events that have another end."""

LIGHT = _stems("put take make give have get do set hold keep bring")
"""Verbs that a noun of action may complete: "put the blame on Roe", "made an attack"."""

OFFICES = {
    stem(verb): office
    for verb, office in (
        ("chair", "chairman"),
        ("head", "head"),
        ("lead", "leader"),
        ("run", "head"),
        ("manage", "manager"),
        ("coach", "coach"),
        ("found", "founder"),
        ("own", "owner"),
        ("captain", "captain"),
        ("edit", "editor"),
        ("direct", "director"),
        ("command", "commander"),
        ("govern", "governor"),
        ("advise", "adviser"),
        ("represent", "lawyer"),
        ("work", "employee"),
    )
}
"""Verbs that say that somebody holds an office, folded."""

ALL_VERBS = (
    TAKES_TWO | MAKES_DO | HOLDS_TO | MUTUAL | AWAY | TOWARDS | BOTH_WAYS | frozenset(OFFICES)
)
"""The verbs of all classes."""

BODIES: tuple[frozenset[str], ...] = tuple(
    _stems(row)
    for row in (
        "company firm business maker manufacturer producer retailer operator supplier carrier",
        "bank lender",
        "union",
        "charity foundation",
        "council",
        "court tribunal",
        "club team side",
        "university school college",
        "hospital clinic",
        "ministry department",
        "newspaper broadcaster magazine",
        "party",
        "regulator watchdog",
        "fund",
    )
)
"""Kinds of bodies of which a body is one only, by the nouns that name them."""

DOWNWARD = _stems("less fewer lower smaller worse weaker")
"""Words of comparison that put what they are said of below."""

NOMINAL_ING = frozenset(
    """building meeting ruling hearing morning evening funding lending spending trading warning
    opening ending feeling landing training beginning briefing filing finding holding housing
    saving setting shooting killing bombing wedding painting king ring spring string thing wing
    nothing something anything everything ceiling during according following including regarding
    concerning being working banking mining farming fishing shipping parking
    acting incoming outgoing""".split()
)
"""Forms in -ing, folded, that are nouns or prepositions more often than verbs."""
