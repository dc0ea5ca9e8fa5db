"""What follows a noun group: a verb of its own, the close of an aside, more of a list."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.grammar.groups import Group, Kind
from brief.check.grammar.verbs import Form
from brief.text.tokens import Token, TokenKind

CLAUSAL = frozenset("after before since until till as than".split())
"""Prepositions that open a clause when a verb follows what they govern."""

_LONGEST_LIST = 40
_LONGEST_SUBJECT = 16
_LONGEST_ASIDE = 10
_LONGEST_PARTICIPLE = 8
_PHRASE = frozenset({Kind.NOUN, Kind.PREP})


def kind_at(groups: Sequence[Group], at: int) -> Kind | None:
    """Return the kind of the group at `at`; None outside the sentence."""
    return groups[at].kind if 0 <= at < len(groups) else None


def clause_follows(groups: Sequence[Group], at: int, *, direct: bool = False) -> bool:
    """Say whether a finite verb follows a noun group that would be its subject.

    `direct`: with no apposition between.
    """
    ahead = at + 1
    while ahead < min(len(groups), at + _LONGEST_SUBJECT):
        kind = groups[ahead].kind
        if kind is Kind.VERB:
            verb = groups[ahead].verb
            return verb is not None and verb.form in {Form.FINITE, Form.PAST}
        if kind is Kind.COMMA and not direct:
            close = _aside_end(groups, ahead + 1)
            if close is None:
                return False
            ahead = close
        elif kind not in _PHRASE:
            return False
        ahead += 1
    return False


def _aside_end(groups: Sequence[Group], at: int) -> int | None:
    """Return the comma that closes an apposition or a relative clause, before a verb."""
    opening = kind_at(groups, at)
    if opening not in {Kind.NOUN, Kind.WHO}:
        return None
    inside = _PHRASE if opening is Kind.NOUN else _PHRASE | {Kind.WHO, Kind.VERB, Kind.JOIN}
    for ahead in range(at, min(len(groups), at + _LONGEST_ASIDE)):
        kind = groups[ahead].kind
        if kind is Kind.COMMA:
            return ahead if kind_at(groups, ahead + 1) is Kind.VERB else None
        if kind not in inside:
            return None
    return None


def finite_follows(groups: Sequence[Group], at: int) -> bool:
    """Say whether a verb with a helper follows the one at `at`, which is then a participle.

    "Boats seized near Corin were sold": the noun before is the subject of the second.
    """
    governed = False
    for group in groups[at + 1 : at + _LONGEST_PARTICIPLE]:
        if group.kind is Kind.VERB:
            return group.verb is not None and group.verb.form is Form.FINITE
        if group.kind not in _PHRASE or (group.kind is Kind.PREP and group.word in CLAUSAL):
            return False
        if group.kind is Kind.NOUN and not (governed or group.time):
            return False  # a subject of its own: "said on Monday he would"
        governed = group.kind is Kind.PREP
    return False


def listed(groups: Sequence[Group], at: int, *, subject: bool) -> bool:
    """Say whether "and" follows in the list that a noun group behind a comma goes on with.

    `subject`: no verb has come yet, so that the whole list may be its subject.
    """
    for ahead in range(at + 1, min(len(groups), at + _LONGEST_LIST)):
        kind = groups[ahead].kind
        if kind is Kind.JOIN:
            noun = kind_at(groups, ahead + 1) is Kind.NOUN
            return noun and (subject or not clause_follows(groups, ahead + 1))
        if kind not in {Kind.COMMA, Kind.NOUN}:
            return False
    return False


def is_number(tokens: Sequence[Token], group: Group) -> bool:
    """Say whether a group is a number alone, as an age between commas is: "Roe, 58, said"."""
    return all(t.kind is TokenKind.NUMBER for t in tokens[group.first : group.last])


def is_named(tokens: Sequence[Token], group: Group) -> bool:
    """Say whether a noun group ends in a capital; "a Norwegian" describes."""
    words = [t for t in tokens[group.first : group.core] if t.is_word and t.norm != "'s"]
    return bool(words) and words[-1].text[0].isupper() and words[0].norm not in {"a", "an"}
