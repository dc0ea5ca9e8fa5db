"""Groups, acts and offices of sentences; each row has a twin that is read otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check.grammar.groups import Kind
from brief.check.reading import Sentence
from brief.text.book import NameBook

PARTS = ("agent", "patient", "to", "from", "by", "owner")


def read(text: str, book: str = "") -> Sentence:
    """Return the reading of a sentence with the names of a text, by default its own."""
    return Sentence(text, 0, len(text), NameBook.read([book or text]))


def acts(text: str) -> list[str]:
    """Return the verbs of a sentence with who takes part: "sold: agent Roe, patient the boat"."""
    sentence = read(text)
    return [
        f"{text[act.start : act.end]}: "
        + ", ".join(
            f"{part} {'+'.join(text[who.start : who.end] for who in act.parts[part])}"
            for part in PARTS
            if act.parts.get(part)
        )
        for act in sorted(sentence.acts.values())
        if not act.noun
    ]


ROWS: list[tuple[str, list[str], str, list[str]]] = [
    (
        "Roe sold Orr the boat.",
        ["sold: agent Roe, patient the boat, to Orr"],
        "Roe was sold the boat by Orr.",
        ["sold: agent Orr, patient the boat, to Roe"],
    ),
    (
        "Boats seized by guards were sold to Roe.",
        ["seized: agent guards, patient Boats", "sold: patient Boats, to Roe"],
        "Guards seized boats and sold them to Roe.",
        ["seized: agent Guards, patient boats", "sold: agent Guards, patient them, to Roe"],
    ),
    (
        "Roe, who beat Orr, lost to Venn.",
        ["beat: agent Roe, patient Orr", "lost: agent Roe, to Venn"],
        "Roe, whom Orr defeated, lost to Venn.",
        ["defeated: agent Orr, patient Roe", "lost: agent Roe, to Venn"],
    ),
    (
        "Roe asked Orr to leave Corin.",
        ["asked: agent Roe, patient Orr", "leave: agent Orr, from Corin"],
        "Roe promised Orr to leave Corin.",
        ["promised: agent Roe, patient Orr", "leave: agent Roe, from Corin"],
    ),
    (
        "Roe thanked Orr for selling the boat.",
        ["thanked: agent Roe, patient Orr", "selling: agent Orr, patient the boat"],
        "Roe left Orr after selling the boat.",
        ["left: agent Roe, from Orr", "selling: agent Roe, patient the boat"],
    ),
    (
        "The keeper, Lew Orr, said the bank had sold it.",
        ["said: agent Lew Orr", "sold: agent the bank, patient it"],
        "The keeper said Lew Orr had sold the bank.",
        ["said: agent The keeper", "sold: agent Lew Orr, patient the bank"],
    ),
    (
        "“We stay,” said Lew Orr.",
        ["stay: agent We", "said: agent Lew Orr"],
        "“We stay,” Lew Orr said, and Venn left.",
        ["stay: agent We", "said: agent Lew Orr", "left: agent Venn"],
    ),
    (
        "Roe won after Orr left, and Venn wept.",
        ["won: agent Roe", "left: agent Orr", "wept: agent Venn"],
        "Roe won after the match and Venn wept.",
        ["won: agent Roe", "wept: agent Venn"],
    ),
    (
        "If Corin leases Tarn a dock, Roe will resign and sell the fort.",
        [
            "leases: agent Corin, patient a dock, to Tarn",
            "resign: agent Roe",
            "sell: agent Roe, patient the fort",
        ],
        "Corin leases of a dock failed.",
        ["failed: agent Corin leases of a dock"],
    ),
    (
        "Roe led by 3 votes.",
        ["led: agent Roe, by 3 votes"],
        "Crews led by Roe sank.",
        ["led: agent Roe, patient Crews", "sank: agent Crews"],
    ),
    (
        "Roe, Orr and Venn left.",
        ["left: agent Roe+Orr+Venn"],
        "Roe, a pilot, left.",
        ["left: agent Roe"],
    ),
    (
        "Roe said on Monday he would go.",
        ["said: agent Roe", "go: agent he"],
        "Roe went to Corin in 2031 and Orr stayed.",
        ["went: agent Roe, to Corin", "stayed: agent Orr"],
    ),
]


@pytest.mark.parametrize(("text", "found", "twin", "instead"), ROWS)
def test_acts(text: str, found: list[str], twin: str, instead: list[str]) -> None:
    """Who does what to whom follows from order, voice, relatives and what joins clauses."""
    assert acts(text) == found
    assert acts(twin) == instead


def nouns(text: str) -> list[str]:
    """Return the nouns that name acts, with who takes part."""
    found = read(text).acts.values()
    return [
        " ".join(f"{part}={text[who[0].start : who[0].end]}" for part, who in act.parts.items())
        for act in sorted(found)
        if act.noun
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roe's attack on Orr failed.", ["on=Orr agent=Roe patient=Orr"]),
        ("The attack by Roe on Orr failed.", ["on=Orr agent=Roe patient=Orr"]),
        ("Roe's defeat by Orr came late.", ["agent=Orr patient=Roe"]),
        ("Roe's offer failed.", ["owner=Roe"]),
        ("The mayor of Orlen left.", []),
    ],
)
def test_nouns_of_action(text: str, found: list[str]) -> None:
    """An owner does it or undergoes it, as "by" and "on" tell; people are no acts."""
    assert nouns(text) == found


def posts(text: str) -> list[str]:
    """Return the offices of a sentence: "holder: ranks office (owner)"."""
    sentence = read(text)
    return [
        f"{text[p.holder.start : p.holder.end]}: {' '.join([*sorted(p.ranks), p.office])}"
        + (f" ({max(k for k in p.owners if k[0] != '~')})" if p.owners else "")
        for p in sentence.posts
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Corin's chairman, Lars Roe, left.", ["Lars Roe: chairman (corin)"]),
        ("Lars Roe, the chairman of Corin, left.", ["Lars Roe: chairman (corin)"]),
        ("Lars Roe is an economist at Corin.", ["Lars Roe: economist (corin)"]),
        ("Lars Roe chairs Corin.", ["Lars Roe: chairman (corin)"]),
        ("Corin, owned by Lars Roe, fell.", ["Lars Roe: owner (corin)"]),
        ("Corin manager Lars Roe left.", ["Corin manager Lars Roe: manager (corin)"]),
        ("Lars Roe, acting deputy head, left.", ["Lars Roe: acting deputy head"]),
        ("The wife of Corin's head, Lars Roe, left.", ["Lars Roe: head (corin)"]),
        ("The chief reason was Corin.", []),
        ("Lars Roe met the chairman of Corin.", []),
    ],
)
def test_offices(text: str, found: list[str]) -> None:
    """An office is read with its rank, its body and who holds it, however it is told."""
    assert posts(text) == found


WORDS = st.sampled_from(
    """Roe Orr the a of 's , and who that by to from sold was been seized selling which “ ” ( ) - ;
    his mayor , if than more 2031 $ 40 not once ' . Corin Bank said leaves""".split()
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_groups_follow_each_other(text: str) -> None:
    """Groups never overlap, verbs stand inside theirs, and places are noun groups."""
    shape = read(text).shape
    last = 0
    for group in shape.groups:
        assert last <= group.first < group.last <= len(shape.tokens)
        assert group.verb is None or group.first <= group.verb.main < group.last
        last = group.last
    for frame in shape.frames:
        places = [*frame.subject, *frame.object, *frame.second]
        places += [at for _, where in frame.preps for at in where]
        assert all(shape.groups[at].kind is Kind.NOUN for at in places)
    for sentence in (read(text, "Roe Bank met Lars Orr, the mayor of Corin."),):
        assert all(
            text[who.start : who.end]
            for act in sentence.acts.values()
            for ones in act.parts.values()
            for who in ones
        )
