"""Names in a text; each row has a twin in which the capitals mean something else."""

from __future__ import annotations

import pytest

from brief.text.gazetteer import Form
from brief.text.names import Name, names

KNOWN = frozenset(
    """minister minister's resigns after vote ferry over fares rise port shuts the talks new deal
    early bridge officials say union back residents""".split()
)


def named(text: str, known: frozenset[str] = KNOWN) -> list[str]:
    """Return the words of the names in a text; "?" marks a doubtful one."""
    return [text[n.start : n.end] + "?" * n.weak for n in names(text, known=known)]


def one(text: str) -> Name:
    """Return the last name in a text."""
    return names(text, known=KNOWN)[-1]


def title(text: str) -> str:
    """Return the title of the last name in a text."""
    found = one(text).title
    return text[slice(*found)] if found else ""


ROWS: list[tuple[str, list[str], str, list[str]]] = [
    ("Then Jane Doe left.", ["Jane Doe"], "Then they left.", []),
    ("He met Ana-Mae O'Neill.", ["Ana-Mae O'Neill"], "He met Ana, Mae.", ["Ana", "Mae"]),
    ("He met J. R. Bell.", ["J. R. Bell"], "I met Bell.", ["Bell"]),
    ("It was Ursula von der Ley.", ["Ursula von der Ley"], "It was Ley of the den.", ["Ley"]),
    ("Bank of Orlen shares fell.", ["Bank of Orlen"], "Dara Venn of Orlen fell.", [
        "Dara Venn", "Orlen"
    ]),
    ("It hit Doe's house.", ["Doe"], "It hit the house.", []),
    ("He left on Monday in May.", [], "He left Munday in Mayo.", ["Munday", "Mayo"]),
    ("Early talks failed.", ["Early?"], "Orlen talks failed.", ["Orlen?"]),
    ("Officials say no.", [], "Doe says no.", ["Doe?"]),
    ("Early Tuesday, Bell left.", ["Early?", "Bell"], "Early Bell left.", ["Bell"]),
    ("It said: The port shuts.", [], "It said: Doe shuts it.", ["Doe?"]),
    ("Minister Resigns After Ferry Vote in Orlen", ["Orlen"], "The minister resigns in Orlen.", [
        "Orlen"
    ]),
    ("MINISTER RESIGNS AFTER FERRY VOTE IN ORLEN", ["ORLEN"], "A minister met NATO.", ["NATO"]),
    ("Relatives of Doe left.", ["Doe"], "Bank of Doe fell.", ["Bank of Doe"]),
    ("Acting mayor Bell left.", ["Acting?", "Bell"], "He met Acting.", ["Acting"]),
    ("The CEO of Corin left.", ["Corin"], "CEO Corin left.", ["Corin"]),
    ("Eastern Ukraine fell.", ["Ukraine"], "Eastern Orlen fell.", ["Orlen"]),
    ("He told us.", [], "He told US officials.", ["US"]),
    ("It was who said.", [], "It was WHO advice.", ["WHO"]),
    ("The Foreign Office said so.", ["Foreign Office"], "The foreign office said so.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "twin", "instead"), ROWS)
def test_what_is_a_name(text: str, found: list[str], twin: str, instead: list[str]) -> None:
    """A capital makes a name unless a sentence, headline or the calendar accounts for it."""
    assert named(text) == found
    assert named(twin) == instead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met Prime Minister Sir Tam Orr.", "Prime Minister Sir"),
        ("He met British Prime Minister Tam Orr.", "British Prime Minister"),
        ("He met US negotiator Tam Orr.", "US negotiator"),
        ("He met former chief executive Tam Orr.", "former chief executive"),
        ("He met Ms Orr.", "Ms"),
        ("He met Ilmaran President Tam Orr.", "Ilmaran President"),
        ("He met the tall Tam Orr.", ""),
        ("He met Defence Ministry Orr.", ""),
        ("He met the CEO of Orr.", ""),
    ],
)
def test_titles(text: str, words: str) -> None:
    """What stands before a name and names an office is its title, not part of it."""
    assert title(text) == words


@pytest.mark.parametrize(
    ("one_name", "same", "other"),
    [
        ("Kyiv said no.", "Kiev said no.", "Kharkiv said no."),
        ("The UK left.", "Britain left.", "Brittany left."),
        ("The US left.", "American ships left.", "The UN left."),
        ("London said no.", "The British said no.", "In London, it rained."),
        ("Paris agreed.", "France agreed.", "The Paris talks failed."),
        ("It was Vasyl Zelenskyy.", "It was Vasyl Zelensky.", "It was Vasyl Zelinka."),
        ("It was José Núñez.", "It was Jose Nunez.", "It was Jose Nantes."),
        ("Ilmaran ships left.", "Ilmar left.", "Ilmov left."),
        ("It was Jane M. Doe.", "It was Jane Doe.", "It was Jean Doe."),
        ("The World Health Organization left.", "The WHO left.", "The WTO left."),
        ("The Orlen Harbour Authority left.", "The OHA left.", "The OHB left."),
    ],
)
def test_two_mentions_are_one(one_name: str, same: str, other: str) -> None:
    """Spellings, demonyms, acronyms and seats of government share a key; likenesses do not."""
    country = {key for key in one(one_name).keys if key.startswith("@")}
    assert one(one_name).keys & one(same).keys
    shared = one(one_name).keys & one(other).keys
    assert not (shared & country if country else shared)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ukraine fell.", Form.PLACE),
        ("Ukrainian ships fell.", Form.DEMONYM),
        ("Kyiv fell.", Form.SEAT),
        ("Doe fell.", Form.PROPER),
    ],
)
def test_forms(text: str, form: Form) -> None:
    """A place, its people, its seat of government and any other name are told apart."""
    assert one(text).form is form


def test_a_part_is_read_by_itself() -> None:
    """Only the range asked for is read, with offsets into the whole text."""
    text = "Doe met Orr. Then Bell met Roe."
    assert [text[n.start : n.end] for n in names(text, 13)] == ["Bell", "Roe"]


def test_the_letter_fitted_into_a_quotation_is_no_name() -> None:
    """The "W" of "[W]e" stands for nobody; a name in brackets is a name."""
    text = "“[W]e won,” [Ana Roe] said."
    assert [text[n.start : n.end] for n in names(text)] == ["Ana Roe"]
