"""How a text describes those whom it names: "baker Ines Fell", "Fell, who runs the shop".

A later sentence, or a claim, may call the person by such a description alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.text.function_words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from brief.text.names import Name
from brief.text.noun_phrases import phrase_start
from brief.text.roles import ROLE_NOUNS
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import looks_finite, past_form

_LONGEST = 16
_ASIDES = DETERMINERS | {"who", "which", "of", "from"}
_HEADS = "head leader boss chief"
_WHO_DOES = {
    stem(verb): frozenset(map(stem, nouns.split()))
    for verb, nouns in {
        "lead": _HEADS,
        "head": _HEADS,
        "run": f"{_HEADS} manager director operator",
        "manage": f"{_HEADS} manager",
        "direct": f"{_HEADS} director",
        "chair": f"{_HEADS} chair chairman chairwoman chairperson",
        "own": "owner",
        "found": "founder",
        "edit": "editor",
        "coach": "coach",
        "command": "commander",
        "represent": "representative lawyer",
        "write": "writer author",
    }.items()
}


def description(tokens: Sequence[Token], name: Name) -> frozenset[str]:
    """Return the stems of the words that describe a name in its sentence, on either side of it.

    Whoever leads or owns is, besides, a leader or an owner.
    """
    found = {token.stem for token in described_at(tokens, name, clauses=True)}
    for one in tuple(found):
        found |= _WHO_DOES.get(one, frozenset())
    return frozenset(found)


def described_at(tokens: Sequence[Token], name: Name, *, clauses: bool) -> list[Token]:
    """Return the words that describe a name in its sentence, its title among them.

    `clauses` says whether those of a clause ("who saw it") are wanted too.
    """
    first = next((i for i, t in enumerate(tokens) if t.end > name.start), len(tokens))
    last = next((i for i, t in enumerate(tokens) if t.start >= name.end), len(tokens))
    behind = list(_behind(tokens, last))
    if not clauses and any(t.norm in {"who", "which"} for t in behind):
        behind = []
    found = [t for t in (*_before(tokens, first), *behind) if _tells(t)]
    if name.title:
        found += [t for t in tokens if name.title.start <= t.start < name.title.end]
    return found


def _tells(token: Token) -> bool:
    """Say whether a token of a description says something."""
    return token.is_word and token.norm not in FUNCTION_WORDS and len(token.norm) > 1


def _before(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """Return the words right before a name: "farmers' leader" Orr, "the engineer," Ana Roe."""
    apposed = first > 1 and tokens[first - 1].norm == ","
    stop = first - apposed
    start = phrase_start(tokens, stop)
    bound = PREPOSITIONS - {"of"} if apposed else PREPOSITIONS | DETERMINERS | {"and", "or"}
    if start < stop and tokens[start].norm in PREPOSITIONS:
        return ()  # "At the port, Roe left"
    for at in range(start, stop):
        post = apposed and tokens[at].norm == "for" and tokens[at + 1].norm not in DETERMINERS
        if (tokens[at].norm in bound and not post) or past_form(tokens[at]):
            start = at + 1  # "headed Rovers" does not describe them; "candidate for mayor" does
    if apposed and not (start < stop and tokens[start].norm in DETERMINERS | {"its", "their"}):
        # "Venn, Ana Roe and Orr": a list, unless an office or an owner opens the phrase.
        owned = any(t.norm == "'s" or t.norm in ROLE_NOUNS for t in tokens[start:stop])
        start = start if owned else stop
    return tokens[start:stop]


def _behind(tokens: Sequence[Token], last: int) -> Iterator[Token]:
    """Yield the words of an aside behind a name: "Roe, a baker who saw it," "Orr, of Dahl"."""
    at = last
    while at + 1 < len(tokens) and tokens[at].norm == "," and tokens[at + 1].text[0].isdigit():
        at += 2  # an age
    opened = at < len(tokens) and tokens[at].norm in {",", "("}
    if opened:
        at += 1
    if at >= len(tokens) or not (_opens(tokens, at) if opened else tokens[at].norm == "who"):
        return
    for token in tokens[at : at + _LONGEST]:
        if token.kind is TokenKind.PUNCT and token.norm in {",", ")", ";", ":", "-", '"'}:
            return
        yield token


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an aside that describes begins at `at`, and not a clause or a list."""
    stop = next(
        (i for i in range(at, len(tokens)) if tokens[i].kind is TokenKind.PUNCT), len(tokens)
    )
    inside = tokens[at:stop]
    if inside and inside[0].norm in {"who", "which"}:
        return True
    if any(looks_finite(tokens, i) for i in range(at + 1, stop)) and not any(
        t.norm in {"who", "which", "that"} for t in inside
    ):
        return False
    owned = any(t.norm == "'s" for t in inside)
    return bool(inside) and (
        inside[0].norm in _ASIDES or owned or any(t.norm in ROLE_NOUNS for t in inside)
    )
