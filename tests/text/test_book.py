"""What a set of texts says about its names."""

from __future__ import annotations

import pytest

from brief.text.book import NameBook, is_head, read_office
from brief.text.names import Name


def keys(book: NameBook, text: str, words: str) -> frozenset[str]:
    """Return the keys of the mention that begins where `words` begin."""
    return mention(book, text, words).keys


def mention(book: NameBook, text: str, words: str) -> Name:
    """Return the mention that begins where `words` begin."""
    return next(n for n in book.names(text) if text.startswith(words, n.start))


SOURCE = (
    "Prime Minister Jane Doe met the Ilmaran president, Jared Bell, in Orlen. "
    "Tam Orr, the mayor of Orlen, and Harbour Lines chief executive Dara Venn were there. "
    "The Orlen Port Authority was away. Doe spoke."
)


@pytest.mark.parametrize(
    ("short", "full", "other"),
    [
        ("Doe left.", "Jane Doe", "Jared Bell"),
        ("Dara left.", "Dara Venn", "Tam Orr"),
        ("The prime minister left.", "Jane Doe", "Tam Orr"),
        ("The Ilmaran president left.", "Jared Bell", "Jane Doe"),
        ("The mayor of Orlen left.", "Tam Orr", "Dara Venn"),
        ("The Authority left.", "Orlen Port Authority", "Harbour Lines"),
    ],
)
def test_short_forms(short: str, full: str, other: str) -> None:
    """Surnames, first names and offices lead to the one name that they stand for."""
    book = NameBook.read([SOURCE])
    found = frozenset(key for name in book.names(short) for key in name.keys)
    assert found & keys(book, SOURCE, full)
    assert not found & keys(book, SOURCE, other)


@pytest.mark.parametrize(
    "text", ["A minister left.", "The deputy prime minister left.", "Orlen fell.", "Harbour fell."]
)
def test_what_stands_for_nobody(text: str) -> None:
    """Another office, any holder of one, and a body's first word are not the person or body."""
    book = NameBook.read([SOURCE])
    everybody = {key for name in book.names(SOURCE) if " " in name_words(name) for key in name.keys}
    assert not any(name.keys & everybody for name in book.names(text))


def name_words(name: Name) -> str:
    """Return the words of a mention of the source."""
    return SOURCE[name.start : name.end]


@pytest.mark.parametrize(
    ("text", "short", "full", "not_short"),
    [
        ("The Orlen Pilots Guild (OPG) met. It left.", "OPG", "Orlen Pilots", "OPL"),
        ("Corin Bank grew. Corin shut.", "Corin", "Corin Bank", "Corinth"),
        ("Sundish crews met near the coast of Sundholt.", "Sundish", "Sundholt", "Sundarian"),
    ],
)
def test_short_forms_that_the_text_shows(text: str, short: str, full: str, not_short: str) -> None:
    """An acronym in brackets, a body's first word alone, and a people's adjective are folded."""
    book = NameBook.read([text])
    wanted = keys(book, text, full)
    assert keys(book, f"It was {short}.", short) & wanted
    assert not keys(book, f"It was {not_short}.", not_short) & wanted


def test_a_place_is_not_the_body_named_after_it() -> None:
    """A first word that is a place in the text is short for no body."""
    located = NameBook.read(["Lisk Council met in Lisk. Lisk is wet."])
    assert not keys(located, "Lisk fell.", "Lisk") & keys(located, "Lisk Council met.", "Lisk")


def test_a_capital_that_opens_a_sentence_is_a_name_if_it_is_one_elsewhere() -> None:
    """What stands in capitals in the middle of a sentence is a name at its beginning too."""
    assert not mention(NameBook.read(["They met Orlen."]), "Orlen left.", "Orlen").weak
    assert mention(NameBook.read(["They met early."]), "Early left.", "Early").weak


def test_two_people_of_one_surname_stay_two() -> None:
    """A surname that two people share resolves to neither, and says whom it may mean."""
    book = NameBook.read(["Jared Bell met Ana Bell.", "Bell left."])
    bare = mention(book, "Bell left.", "Bell")
    assert not bare.keys & keys(book, "Jared Bell left.", "Jared")
    assert book.candidates(bare) >= {"jared bel", "ana bel"}
    single = NameBook.read(["Jared Bell met Ana Roe.", "Bell left."])
    assert keys(single, "Bell left.", "Bell") & keys(single, "Jared Bell left.", "Jared")


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("Ilmaran President Volodymyr Sorel left.", True),
        ("Tarnish President Volodymyr Sorel left.", False),
        ("Ilmaran Colonel Volodymyr Sorel left.", False),
        ("Ilmaran President Viktor Sorel left.", False),
        ("Ilmaran President Volodymyr Sorin left.", False),
    ],
)
def test_transliterations(second: str, *, same: bool) -> None:
    """Two spellings are one person when surname, sound, office and country agree."""
    first = "President Vladimir Sorel of Ilmar left."
    book = NameBook.read([first, second])
    found = keys(book, first, "Vladimir") & keys(book, second, second.split()[2])
    assert bool(found) is same


def test_a_capital_is_learned() -> None:
    """A place that the text calls a capital may stand for its country, another may not."""
    text = "Tarn, the capital of Ilmar, is wet. Tarn said no. Lisk said no."
    book = NameBook.read([text])
    ilmar = keys(book, "Ilmaran ships left.", "Ilmaran")
    assert keys(book, "Tarn said no.", "Tarn") & ilmar
    assert not keys(book, "Lisk said no.", "Lisk") & ilmar


def test_labels() -> None:
    """A reader sees the fullest name known; of what is unknown there is no label."""
    book = NameBook.read([SOURCE])
    assert book.label(keys(book, "Doe left.", "Doe")) == "Jane Doe"
    assert book.label({"nobody"}) == ""


@pytest.mark.parametrize(
    ("words", "office", "country"),
    [
        ("British Prime Minister", "prime minister", "@uk"),
        ("the Ilmaran president", "president", "~ilmar"),
        ("Ms", "", None),
        ("top US negotiator", "negotiator", "@us"),
        ("former mayor", "former mayor", None),
    ],
)
def test_offices(words: str, office: str, country: str | None) -> None:
    """An office is read apart from rank and honorific, with its country."""
    assert read_office(words, 0, len(words)) == (office, country)


@pytest.mark.parametrize(
    ("office", "speaks"),
    [("president", True), ("prime minister", True), ("minister", False), ("mayor", False)],
)
def test_heads(office: str, *, speaks: bool) -> None:
    """A head of state or government speaks for the country, a minister does not."""
    assert is_head(office) is speaks


def test_order_does_not_matter() -> None:
    """The book is the same whichever text is read first."""
    texts = [SOURCE, "Jared Bell met Ana Bell.", "President Bell of Ilmar left."]
    one, other = NameBook.read(texts), NameBook.read(texts[::-1])
    assert (one.aliases, one.offices, one.labels) == (other.aliases, other.offices, other.labels)
