"""How a text describes those whom it names: "baker Ines Fell", "Fell, who runs the shop".

A later sentence, or a claim, may call the person by such a description alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief.text.function_words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from brief.text.names import Name
from brief.text.noun_phrases import phrase_start
from brief.text.roles import ROLE_NOUNS
from brief.text.subjects import main_subject
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import looks_finite, past_form

_BOUND_APPOSED = PREPOSITIONS - {"of"}
_BOUND = PREPOSITIONS | DETERMINERS | {"and", "or"}
_OPENERS = DETERMINERS | {"its", "their"}

_COMPLEMENTS = PREPOSITIONS | {"who", "which", "that"}
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


@dataclass(frozen=True, slots=True)
class Description:
    """Stems of the words that describe somebody; `nouns` are those they are called by.

    In "the mayor's press aide" that is "aide" alone.
    """

    words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()

    def __or__(self, other: Description) -> Description:
        """Return both descriptions as one."""
        return Description(self.words | other.words, self.nouns | other.nouns)


def description(tokens: Sequence[Token], name: Name) -> Description:
    """Return how a sentence describes a name, on either side of it.

    Whoever leads or owns is, besides, a leader or an owner.
    """
    words = frozenset(token.stem for token in described_at(tokens, name, clauses=True))
    nouns = {noun.stem for noun in _nouns(tokens, name)}
    for word in words:
        nouns |= _WHO_DOES.get(word, frozenset())
    return Description(words | nouns, frozenset(nouns))


def described_at(tokens: Sequence[Token], name: Name, *, clauses: bool) -> list[Token]:
    """Return the words that describe a name in its sentence, its title among them.

    `clauses` says whether those of a clause ("who saw it") are wanted too.
    """
    before, behind, title = _phrases(tokens, name)
    if not clauses and _is_clause(behind):
        behind = []
    found = [t for t in (*before, *behind, *title) if _tells(t)]
    if any(t.norm in {"its", "their"} for t in before):
        found += _owner(tokens, name)
    return found


def _phrases(
    tokens: Sequence[Token], name: Name
) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]]:
    """Return the phrases before and behind a name, and its title."""
    first = next((i for i, t in enumerate(tokens) if t.end > name.start), len(tokens))
    last = next((i for i, t in enumerate(tokens) if t.start >= name.end), len(tokens))
    title = [t for t in tokens if name.title and name.title.start <= t.start < name.title.end]
    return _before(tokens, first), list(_behind(tokens, last)), title


def _is_clause(phrase: Sequence[Token]) -> bool:
    """Say whether an aside is a relative clause."""
    return any(t.norm in {"who", "which"} for t in phrase[:2])


def _nouns(tokens: Sequence[Token], name: Name) -> Iterator[Token]:
    """Yield the nouns that the name is called by: the last word before "of", "who" or the end."""
    for phrase in _phrases(tokens, name):
        if _is_clause(phrase):
            continue
        head = list(itertools.takewhile(lambda t: t.norm not in _COMPLEMENTS, phrase))
        words = [t for t in head if _tells(t)]
        if words:
            yield words[-1]


def _owner(tokens: Sequence[Token], name: Name) -> list[Token]:
    """Return the words for whom "its" before a name means: the subject of the sentence."""
    first = next((i for i, t in enumerate(tokens) if t.end > name.start), len(tokens))
    subject = main_subject(tokens, first)
    return [t for t in tokens[slice(*subject)] if _tells(t)] if subject else []


def _tells(token: Token) -> bool:
    """Say whether a token of a description says something."""
    return token.is_word and token.norm not in FUNCTION_WORDS and len(token.norm) > 1


def _before(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """Return the words right before a name: "farmers' leader" Orr, "the engineer," Ana Roe."""
    apposed = first > 1 and tokens[first - 1].norm == ","
    stop = first - apposed
    start = phrase_start(tokens, stop)
    bound = _BOUND_APPOSED if apposed else _BOUND
    opens = start == 0 or tokens[start - 1].norm in {".", ",", ";", ":", '"'}
    if opens and start < stop and tokens[start].norm in PREPOSITIONS:
        return ()  # "At the port, Roe left"
    for at in range(start, stop):
        post = apposed and tokens[at].norm == "for" and tokens[at + 1].norm not in DETERMINERS
        if (tokens[at].norm in bound and not post) or past_form(tokens[at]):
            start = at + 1  # "headed Rovers" does not describe them; "candidate for mayor" does
    if apposed and not (start < stop and tokens[start].norm in _OPENERS):
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
