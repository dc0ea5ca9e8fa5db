"""Titles, bylines, dates, outlets and languages, read from text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest import Facts, find_body
from brief.ingest.dates import find_date, parse_published
from brief.ingest.facts import one_line, web_address
from brief.ingest.language import guess_language, language_tag
from brief.ingest.text_facts import read_text_facts

PROSE = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open until 2033.\n\n"
    "Six members of the board voted for the motion and three of them voted against it.\n"
)


def facts_of(head: str, tail: str = "") -> Facts:
    """The facts of a page with these lines around the prose."""
    text = f"{head}\n\n{PROSE}\n{tail}"
    return read_text_facts(text, find_body(text))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-04", datetime(2031, 3, 4, tzinfo=UTC)),
        ("2031-03-04T21:30:00Z", datetime(2031, 3, 4, 21, 30, tzinfo=UTC)),
        ("2031-03-04T21:30:00+02:00", datetime(2031, 3, 4, 19, 30, tzinfo=UTC)),
        ("2031-03-04 21:30", datetime(2031, 3, 4, 21, 30, tzinfo=UTC)),
        ("Tue, 04 Mar 2031 21:30:00 -0500", datetime(2031, 3, 5, 2, 30, tzinfo=UTC)),
        ("March 4, 2031", datetime(2031, 3, 4, tzinfo=UTC)),
        ("4th March 2031", datetime(2031, 3, 4, tzinfo=UTC)),
        ("4 de marzo de 2031", datetime(2031, 3, 4, tzinfo=UTC)),
        ("4. März 2031", datetime(2031, 3, 4, tzinfo=UTC)),
        ("04.03.2031", datetime(2031, 3, 4, tzinfo=UTC)),
        ("2031年3月4日", datetime(2031, 3, 4, tzinfo=UTC)),
        ("25/03/2031", datetime(2031, 3, 25, tzinfo=UTC)),
        ("03/25/2031", datetime(2031, 3, 25, tzinfo=UTC)),
        ("03/04/2031", None),
        ("2031-02-30", None),
        ("2031-03-04T25:00:00Z", None),
        ("March 4", None),
        ("March 2031", None),
        ("Tue, 99 Mar 2031 21:30:00 -0500", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_or_left(value: str, expected: datetime | None) -> None:
    """A full date in any usual form is read in UTC; what is ambiguous or partial gives none."""
    assert parse_published(value) == expected


@given(value=st.text(max_size=60))
def test_any_text_is_a_date_or_none(value: str) -> None:
    """No text raises, and what is read is in UTC."""
    for found in (parse_published(value), find_date(value)):
        assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilse Brandvold", "Ilse Brandvold"),
        ("By Ilse Brandvold and Ina Holt", "Ilse Brandvold and Ina Holt"),
        ("By Staff, Agencies", "Staff, Agencies"),
        ("Ilse BrandvoldBy Ilse BrandvoldMarch 4, 2031No Comments5 Mins Read", "Ilse Brandvold"),
        ("By Theo Marsh Updated March 4, 2031", "Theo Marsh"),
        ("March 4, 2031 by Ilse Brandvold, posted in Harbour", "Ilse Brandvold"),
        ("Von: Klara Voss", "Klara Voss"),
        ("By\nIlse Brandvold", "Ilse Brandvold"),
        ("Photos by Ina Holt", ""),
        ("Saved by the Board", ""),
    ],
)
def test_bylines_are_read(line: str, names: str) -> None:
    """The names of a byline, and only of a byline."""
    assert facts_of(f"Board keeps the fish market\n\n{line}").byline == names


def test_the_title_is_the_line_that_the_body_knows() -> None:
    """Among headlines of other stories, the article's own shares its words."""
    head = (
        "Skaters enjoy the last weekend of ice\nMarch 3, 2031\nHarbour\n"
        "Harbour board keeps fish market open\nThe traders are relieved, the builders are not\n"
        "By Ilse Brandvold"
    )
    assert facts_of(head).title == "Harbour board keeps fish market open"
    assert facts_of("Home\nNews\nBy Ilse Brandvold").title == ""


def test_the_date_nearest_to_the_body_counts() -> None:
    """A teaser's date above the headline is another story's."""
    head = "Skaters enjoy the ice\nMarch 1, 2031\nBoard keeps the market\nMarch 4, 2031"
    assert facts_of(head).published == datetime(2031, 3, 4, tzinfo=UTC)
    assert facts_of("Board keeps the market", "March 9, 2031").published is None


def test_a_dated_header_line_is_read() -> None:
    """The line that some collections put first gives date and title."""
    facts = facts_of(" date 2031-03-04 Board Keeps Fish Market")
    assert facts.published == datetime(2031, 3, 4, tzinfo=UTC)
    assert facts.title == "Board Keeps Fish Market"


def test_header_fields_are_read() -> None:
    """Lines of a key, a colon and a value at the head of a page are metadata."""
    facts = facts_of(
        "Title: Market stays\nSource: Harbour Radio\nDate: 2031-03-04\n"
        "URL: https://radio.example/1\nAuthor: Ina Holt"
    )
    assert (facts.title, facts.outlet, facts.byline) == (
        "Market stays",
        "Harbour Radio",
        "Ina Holt",
    )
    assert facts.url == "https://radio.example/1"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2031 Tidewater Notebook. All rights reserved.", "Tidewater Notebook"),
        ("Copyright © 2019-2031 Tidewater Notebook", "Tidewater Notebook"),
        ("© El Faro de Almira 2031. Todos los derechos reservados.", "El Faro de Almira"),
        ("(c) Copyright Nordwire 2031.", "Nordwire"),
        ("Tidewater Notebook, 2031", ""),
    ],
)
def test_the_owner_of_the_rights_is_the_outlet(line: str, outlet: str) -> None:
    """The name in the copyright line, without year and rights."""
    assert facts_of("Board keeps the market", line).outlet == outlet


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The board voted on Tuesday to keep the market open.", "en"),
        ("Die Stadt hat am Donnerstag die Altstadt gesperrt.", "de"),
        ("Le conseil a décidé mardi de garder le marché ouvert.", "fr"),
        ("El Gobierno ha decidido aplazar la subida del agua.", "es"),
        ("Most na Olsze jest zamknięty do maja, bo ma pęknięcia.", "pl"),
        ("市は大橋を通行止めにすると発表した。", "ja"),
        ("Мост закрыт до мая из-за трещин.", "ru"),
        ("Міст закрито до травня через тріщини.", "uk"),
        ("", "en"),
        ("12 345", "en"),
    ],
)
def test_the_language_is_guessed(text: str, code: str) -> None:
    """By script, or by the commonest words; English where nothing tells."""
    assert guess_language(text) == code


def test_declared_values_are_cleaned() -> None:
    """Tags are reduced, addresses checked, control characters dropped."""
    assert [language_tag(tag) for tag in ("en-GB", "pt_BR", "DE", "english", "")] == [
        "en",
        "pt",
        "de",
        "",
        "",
    ]
    assert web_address(" https://a.example/x ") == "https://a.example/x"
    assert web_address("javascript:alert(1)") == web_address("https://a b") == ""
    assert one_line("a\x1b[31m\n b\u202e") == "a [31m b"


def test_facts_fill_what_others_leave_open() -> None:
    """The first source of a fact wins, the second fills gaps."""
    merged = Facts(title="A").or_else(Facts(title="B", outlet="C"))
    assert (merged.title, merged.outlet, merged.published) == ("A", "C", None)
