"""Where a source has quoted words, where a text directive leads, and what comes near."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check.passages import compare, find_fragment, find_quote, fragments, nearest
from brief.model import Range
from brief.render.links import passage_url
from tests.check.made import article

TEXT = (
    "The council of Tarn voted on Monday to close the old bridge. “We had no choice,” "
    "the mayor said. The council of Corin voted on Friday to keep the old ferry."
)
TIDE = article("t", TEXT)


def words(found: list[Range]) -> list[str]:
    """Return the characters at some places of the text."""
    return [TEXT[slice(*at)] for at in found]


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("voted on Friday", ["voted on Friday"]),
        ("voted  on\nFriday", ["voted on Friday"]),
        ('"We had no choice,"', ["“We had no choice,”"]),
        ("The council … voted on Friday", ["The council", "voted on Friday"]),
        ("voted on Monday [...] keep the old ferry", ["voted on Monday", "keep the old ferry"]),
        ("voted on Friday … voted on Monday", []),
        ("voted on Sunday", []),
        ("Voted on Friday", []),
        ("…", []),
        ("", []),
    ],
)
def test_a_quotation_is_found(quoted: str, found: list[str]) -> None:
    """As a whole, or its parts between ellipses in order; never one that is not there."""
    assert words(find_quote(quoted, TIDE)) == found


@pytest.mark.parametrize(
    ("directive", "found"),
    [
        ("voted%20on%20Friday", "voted on Friday"),
        ("VOTED%20ON%20FRIDAY", "voted on Friday"),
        ("We%20had,mayor%20said", "We had no choice,” the mayor said"),
        ("of%20Corin-,voted", "voted"),
        ("of%20Corin-,voted,ferry,-.", "voted on Friday to keep the old ferry"),
        ("vote", None),
        ("voted,on,Friday", None),
        ("ferry,council", None),
        ("", None),
    ],
)
def test_a_text_directive_is_followed(directive: str, found: str | None) -> None:
    """Whole words in any case, from the start to the end term, behind the prefix."""
    at = find_fragment(directive, TIDE)
    assert (TEXT[slice(*at)] if at else None) == found


def test_the_prefix_chooses_between_places() -> None:
    """The same words behind another prefix are another place."""
    first, second = (
        find_fragment("of%20Tarn-,voted", TIDE),
        find_fragment("of%20Corin-,voted", TIDE),
    )
    assert first
    assert second
    assert first.end < second.start


@given(st.data())
def test_our_own_addresses_lead_back(data: st.DataObject) -> None:
    """The address that a briefing prints for a passage is read as that passage, or one like it."""
    places = [at for at, char in enumerate(TEXT) if char == " "]
    start = data.draw(st.sampled_from([0, *(at + 1 for at in places)]))
    end = data.draw(st.sampled_from([at for at in [*places, len(TEXT)] if at > start]))
    url = passage_url("https://tide.example/1", TEXT[start:end])
    assert url
    (directive,) = fragments(url)
    found = find_fragment(directive, TIDE)
    assert found
    # Letter case is folded by the standard, so that a word may be found earlier.
    if "," not in directive:
        bare = TEXT[slice(*found)].strip("“”.,").casefold()
        assert bare == TEXT[start:end].strip("“”.,").casefold()


def test_an_address_without_a_directive() -> None:
    """Only `:~:text=` names a passage."""
    assert fragments("https://a.example/x#text=voted") == []
    assert fragments(f"https://a.example/x#top:~:text={quote('a')}&text=b,c&x=y") == ["a", "b,c"]


@pytest.mark.parametrize(
    ("quoted", "here", "there"),
    [
        ("The council of Tarn voted on Friday", "Friday", "Monday"),
        ("council of Corin voted to keep", "voted to", "on Friday"),
        ("council of Corin voted on Friday not to keep", "not", "Friday to"),
        ("voted on Friday, to keep the old ferry", "voted on Friday, to keep the old ferry", ""),
    ],
)
def test_what_comes_near_a_misquotation(quoted: str, here: str, there: str) -> None:
    """The passage with most of its words, and the words that differ on either side."""
    near = nearest(quoted, [article("x", "Nothing."), TIDE])
    assert near
    assert near.passage.source == "t"
    assert quoted[slice(*near.here)] == here
    shown = TEXT[near.there.start : near.there.end]
    assert shown == (there or "voted on Friday to keep the old ferry")


@pytest.mark.parametrize("quoted", ["Ducks swim in the pond", "the old", "", "…"])
def test_nothing_comes_near(quoted: str) -> None:
    """Too few words in common are no passage."""
    assert nearest(quoted, [TIDE]) is None


def test_a_passage_is_compared_in_its_place() -> None:
    """Also where another passage would be nearer; a place without words of it has no answer."""
    near = compare("The council of Tarn", TIDE, Range(97, len(TEXT)))
    assert near
    assert TEXT[near.there.start : near.there.end] == "Corin"
    assert compare("Ducks", TIDE, Range(0, 40)) is None
    assert compare("council", TIDE, Range(5, 6)) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_places_fit_whatever_the_texts(quoted: str, text: str) -> None:
    """No quotation and no source makes a place outside either."""
    source = article("s", text)
    for start, end in find_quote(quoted, source):
        assert 0 <= start < end <= len(text)
    near = nearest(quoted, [source])
    if near:
        assert 0 <= near.here.start < near.here.end <= len(quoted)
        assert 0 <= near.passage.start <= near.there.start < near.there.end <= near.passage.end
        assert near.passage.end <= len(text)
    at = find_fragment(quoted, source)
    assert at is None or 0 <= at.start < at.end <= len(text)
