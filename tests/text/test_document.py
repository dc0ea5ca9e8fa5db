"""Who speaks in each sentence of a whole text."""

from __future__ import annotations

import re

import pytest

from brief.model import Range
from brief.text.book import NameBook
from brief.text.document import Document


def document(text: str, *others: str) -> Document:
    """Read a text, a paragraph a line, with the names of other texts of the same story."""
    paragraphs = tuple(Range(*line.span()) for line in re.finditer(r"[^\n]+", text))
    return Document(text, paragraphs, NameBook.read([text, *others]))


def voices(text: str, *others: str) -> list[str]:
    """Return for each sentence the labels of those who speak in it; "-" where nobody does."""
    read = document(text, *others)
    return [
        ", ".join(r.speaker.label if r.speaker else "?" for r in read.reports(i)) or "-"
        for i in range(len(read.sentences))
    ]


Row = tuple[str, list[str], str, list[str]]

ROWS: list[Row] = [
    (
        "Jane Doe opened the bridge. “It is safe,” she said. “We tested it.”",
        ["-", "Jane Doe", "Jane Doe"],
        "Jane Doe opened the bridge. It is safe. “We tested it.”",
        ["-", "-", "-"],
    ),
    (
        "Jane Doe spoke. Tam Orr left. He said no.",
        ["-", "-", "Tam Orr"],
        "Jane Doe spoke to Tam Orr. He said no.",
        ["-", "Jane Doe"],
    ),
    (
        "Ms Roe met Mr Orr. He said no.",
        ["-", "Orr"],
        "Ms Roe met Mr Orr. She said no.",
        ["-", "Roe"],
    ),
    (
        "Jane Doe spoke. The 52-year-old baker said no.",
        ["-", "Jane Doe"],
        "Jane Doe spoke. The baker said no.",
        ["-", "baker"],
    ),
    (
        "Two brewers left. One of them said no.",
        ["-", "Two brewers"],
        "Two brewers left. One baker said no.",
        ["-", "One baker"],
    ),
    (
        "Some of the drivers said no.",
        ["drivers"],
        "The leader of the drivers said no.",
        ["leader"],
    ),
    (
        "Jared Bell left. Ana Bell came. Bell said no.",
        ["-", "-", "Ana Bell"],
        "Ana Bell came. Jared Bell left. Bell said no.",
        ["-", "-", "Jared Bell"],
    ),
    (
        "Jane Doe met Dara Venn. Doe and Venn said no. They said it rained.",
        ["-", "Jane Doe and Dara Venn", "Jane Doe and Dara Venn"],
        "Jane Doe met Dara Venn. Doe said no.",
        ["-", "Jane Doe"],
    ),
    (
        "Ilmar and Tarn said no.",
        ["Ilmar and Tarn"],
        "The leaders of Ilmar and Tarn said no.",
        ["leaders of Ilmar and Tarn"],
    ),
    (
        "“It rained.\n“It poured.\n“It flooded,” said Jane Doe.",
        ["Jane Doe", "Jane Doe", "Jane Doe"],
        "“It rained.”\n“It poured.”\n“It flooded,” said Jane Doe.",
        ["-", "-", "Jane Doe"],
    ),
    (
        "Jane Doe wrote to the union. The union, it said, would wait.",
        ["-", "union"],
        "Jane Doe wrote to the union. It said nothing new would wait.",
        ["-", "?"],
    ),
    (
        "A spokesman for Doe said no.",
        ["spokesman for Doe"],
        "A spokesman said no.",
        ["spokesman"],
    ),
    (
        "Jane Doe was away. Doe's letter said no.",
        ["-", "Jane Doe"],
        "Jane Doe was away. Doe's office said no.",
        ["-", "Doe's office"],
    ),
    (
        "The minister, Jane Doe, came. The minister said no.",
        ["-", "Jane Doe"],
        "The minister, Jane Doe, came. A minister said no.",
        ["-", "minister"],
    ),
    (
        "Doe said that Venn had denied it was late.",
        ["Doe, Venn"],
        "Doe said that Venn was late.",
        ["Doe"],
    ),
    (
        "It was announced that it rained.",
        ["?"],
        "It was raining that day.",
        ["-"],
    ),
    (
        "In a letter to Ana Roe, he said no.",
        ["?"],
        "In a letter to Ana Roe, Doe said no.",
        ["Doe"],
    ),
    (
        "Jurors sat for a day. They said no.",
        ["-", "Jurors"],
        "Jane Doe spoke for the jurors. The court said yes. They said no.",
        ["-", "court", "court"],
    ),
    (
        "Norlan Power, which runs the dam, met the union. It said no.",
        ["-", "Norlan Power"],
        "Norlan Power, who runs the dam, met the union. It said no.",
        ["-", "?"],
    ),
    (
        "Jane Doe was away. Her office said no.",
        ["-", "Jane Doe's office"],
        "Jane Doe was away. An office said no.",
        ["-", "office"],
    ),
    (
        "Jane Doe left. A spokesman for Ana Roe said she would stay.",
        ["-", "spokesman for Ana Roe"],
        "Jane Doe left. A spokesman for Ana Roe said she said no.",
        ["-", "spokesman for Ana Roe, Ana Roe"],
    ),
    (
        "Jane Doe left. The port will close, it said.",
        ["-", "port"],
        "Jane Doe left. The port will close, she said.",
        ["-", "Jane Doe"],
    ),
    (
        "Norlan Power said it expects a rise.",
        ["Norlan Power, Norlan Power"],
        "Mr Orr said it expects a rise.",
        ["Orr, it"],
    ),
    (
        "The leader, Per Anders, left. Anders said no.",
        ["-", "Anders"],
        "The leaders left. Traders said no.",
        ["-", "Traders"],
    ),
    (
        "The port of Kell will close, its director said.",
        ["port of Kell's director"],
        "The port of Kell will close, a director said.",
        ["director"],
    ),
    (
        "Dara Venn: “We will stay.”",
        ["Dara Venn"],
        "Remaining cost: We will stay.",
        ["-"],
    ),
]


@pytest.mark.parametrize(("text", "found", "twin", "instead"), ROWS)
def test_who_speaks(text: str, found: list[str], twin: str, instead: list[str]) -> None:
    """Pronouns, offices, surnames and quotations running on lead to those who speak."""
    assert voices(text) == found
    assert voices(twin) == instead


def test_a_pronoun_says_who_it_means() -> None:
    """A resolved pronoun points at the name that resolves it; a name needs no such pointer."""
    text = "Jane Doe came. She said no. Doe said yes."
    read = document(text)
    (she,), (doe,) = read.reports(1), read.reports(2)
    assert she.speaker is not None
    assert doe.speaker is not None
    assert she.speaker.antecedent is not None
    assert text[slice(*she.speaker.antecedent)] == "Jane Doe"
    assert doe.speaker.antecedent is None
    assert she.speaker.keys & doe.speaker.keys
    assert she.speaker.person


def test_a_surname_from_another_text() -> None:
    """The other articles of a story say who a bare surname is."""
    assert voices("Doe said no.", "Jane Doe came.") == ["Jane Doe"]
    assert voices("Doe said no.", "Jane Roe came.") == ["Doe"]


def test_the_subject_of_a_sentence() -> None:
    """Before each sentence stands whom "he" or "she" would mean; at first nobody."""
    read = document("It rained. Jane Doe came. She left.")
    assert [bool(read.subject(i)) for i in range(3)] == [False, False, True]


def test_only_the_body_is_read() -> None:
    """Sentences and quotations outside the prose are not read."""
    text = "Menu “Home”\nDoe said no.\nShare “this”"
    read = Document(text, (Range(12, 24),), NameBook.read([text]))
    assert [text[slice(*s)] for s in read.sentences] == ["Doe said no."]
    assert read.quotations == ()


def test_where_an_offset_lies() -> None:
    """An offset leads to its sentence; between two sentences there is none."""
    read = document("One came. Two left.")
    assert [read.index_at(at) for at in (0, 8, 9, 10, 18, 19)] == [0, 0, None, 1, 1, None]
    assert read.overlapping(0, 9) == (0,)
    assert read.overlapping(8, 11) == (0, 1)
    assert read.overlapping(9, 10) == ()


def test_an_empty_text() -> None:
    """A text without prose has no sentences."""
    read = Document("x", (), NameBook.read([]))
    assert (read.sentences, read.overlapping(0, 1), read.index_at(0)) == ((), (), None)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Harbour fees: The towns have not agreed on them.", "The towns have not agreed on them."),
        ("Marsh told reporters: “We will not pay.”", "Marsh told reporters: “We will not pay.”"),
    ],
)
def test_a_label_is_left_out_and_a_cue_is_kept(text: str, first: str) -> None:
    """The label of a list item is no part of its sentence; who told whom is."""
    document = Document(text, (Range(0, len(text)),), NameBook.read([text]))
    assert text[slice(*document.sentences[0])] == first
