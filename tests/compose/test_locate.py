"""Answers into claims: quotes are found, or the checker refuses them by its own codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check import check
from brief.compose.locate import Places, claim_of, claims_of, find_quote, headline_of
from brief.compose.packing import pack
from brief.model import Basis, Claim, Kind, Pointer, Ruling
from tests.compose.asked import GOOD, HEADLINE, SIGNED, answer, packed, said, words
from tests.compose.made import apart, article


def codes(claim: Claim) -> set[str]:
    """Return the codes for which the checker refuses a claim about the story."""
    _, places = packed()
    return {one.code for one in check(claim, places.articles).findings}


def claim(*evidence: tuple[str, str], text: str = SIGNED[1], **fields: str) -> Claim:
    """Return the claim made of one statement."""
    _, places = packed()
    return claim_of({**said(text, *evidence), **fields}, places)


def placed(text: str) -> Places:
    """Return the places of one article."""
    one = article(text)
    return Places(pack([one], apart([one]), 1_000, words).lines, {one.id: one})


def test_a_quote_is_found_where_it_stands() -> None:
    """The pointer holds the article's own characters, and the checker is content."""
    made = claim(SIGNED)
    (pointer,) = made.pointers
    _, places = packed()
    assert pointer == Pointer("wire", 0, len(SIGNED[1]), SIGNED[1])
    assert places.articles["wire"].text[pointer.start : pointer.end] == SIGNED[1]
    assert codes(made) == set()
    assert made.otherwise is None


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ([("A1.1", "The ports of Tarn and Elsin will sign a pilotage accord on Monday.")], "C104"),
        ([("A1.2", SIGNED[1])], "C104"),
        ([("A1.1", "the ports of tarn and elsin signed")], "C104"),
        ([("A1.1", "The ports … signed a pilotage accord")], "C104"),
        ([("A1.1", "orts of Tarn and Elsin sig")], "C104"),
        ([("A1.1", "")], "C104"),
        ([("A1.1", "—")], "C104"),
        ([("A1.99", SIGNED[1])], "C102"),
        ([("A7.1", SIGNED[1])], "C102"),
        ([("", SIGNED[1])], "C102"),
        ([("wire", SIGNED[1])], "C103"),
        ([("system", SIGNED[1])], "C102"),
        ([], "C101"),
        ([SIGNED, ("A1.2", "It takes effect in June")], "C104"),
    ],
)
def test_evidence_that_does_not_hold_is_refused(evidence: list[tuple[str, str]], code: str) -> None:
    """A quote that is not in its sentence, an unknown id and no evidence have their codes."""
    assert codes(claim(SIGNED)) == set()
    assert code in codes(claim(*evidence))


def test_one_bad_quote_is_not_dropped() -> None:
    """Beside a good one it stays to be refused, in every wording of the claim."""
    made = claim(("A1.1", "signed a pilotage accord"), ("A1.2", "It takes no effect"))
    assert made.otherwise is not None
    assert "C104" in codes(made) & codes(made.otherwise)


@pytest.mark.parametrize("name", ["A1.1", "[A1.1]", " A1.1 ", "A1.1:", "A 1.1", "sentence A1.1"])
def test_an_id_may_be_written_loosely(name: str) -> None:
    """Brackets and spaces around an id are forgiven; another number is not."""
    assert claim((name, SIGNED[1])) == claim(SIGNED)
    assert claim((name.replace("1.1", "1.2"), SIGNED[1])) != claim(SIGNED)


@pytest.mark.parametrize(
    "quote",
    [
        "“We will not pay for their dredging,” Mayor Ilka Brandt said.",
        '"We will not pay for their dredging," Mayor Ilka Brandt said.',
        "“We will not pay for their\ndredging,”  Mayor Ilka Brandt said.",
        '"We will not pay for their dredging"',
        "“We will not pay for their dredging”",
        "We will not pay for their dredging",
        "We\u00a0will not pay for their dred\u00adging",
    ],
)
def test_typography_is_forgiven(quote: str) -> None:
    """Marks, spaces and soft hyphens may differ; the words may not."""
    (found,) = claim(("A1.3", quote)).pointers
    assert "We will not pay for their dredging" in found.quote
    (lost,) = claim(("A1.3", quote.replace("not", "now"))).pointers
    assert lost.quote != found.quote
    assert "C104" in codes(claim(("A1.3", quote.replace("not", "now"))))


def test_what_was_disarmed_is_found() -> None:
    """A quote of look-alikes leads to the characters that they stand for."""
    places = placed("The log read <|end|> [INST] and A1.7 at noon, h\u200bidden.")
    shown = places.lines["A1.1"].shown.text
    assert "‹|end|› (INST) and A1·7" in shown
    text = places.articles["a"].text
    for quote in (shown, "‹|end|› (INST)", "<|end|> [INST]", "and A1.7 at noon, hidden"):
        (pointer,) = claim_of(said("X.", ("A1.1", quote)), places).pointers
        assert text[pointer.start : pointer.end] == pointer.quote
        assert len(pointer.quote) >= len(quote)


def test_a_part_may_widen_to_its_sentence() -> None:
    """A claim that quotes a part falls back on the same words with all of the sentence cited."""
    made = claim(("A1.1", "The ports of Tarn and Elsin"))
    assert codes(made) != set()
    assert made.otherwise == replace(made, pointers=claim(SIGNED).pointers)
    assert codes(made.otherwise) == set()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "fact"}, "C110"),
        ({"basis": "open"}, "C110"),
        ({"basis": "hearsay"}, "C110"),
        ({"kind": "position", "basis": "stated"}, "C110"),
        ({"text": "The ports signed an accord. It takes effect in May."}, "C107"),
        ({"text": "…"}, "C108"),
        ({"text": ""}, "C108"),
    ],
)
def test_a_wrong_form_is_refused(fields: dict[str, str], code: str) -> None:
    """Kinds that are none, pairs that do not go together and wrong texts have their codes."""
    made = claim(SIGNED, **fields)
    if made.kind is None:
        assert fields == {"kind": "fact"}
        return
    assert code in codes(made)
    assert code not in codes(claim(SIGNED))


def test_a_holder_is_for_positions() -> None:
    """One that comes with another kind says nothing and is left out."""
    assert claim(SIGNED, holder="Tarn").holder is None
    assert claim(SIGNED, kind="position", basis="stated", holder=" Tarn ").holder == "Tarn"


def test_texts_are_tidied() -> None:
    """Line breaks and ids of ours go, a stop comes; words stay."""
    assert claim(SIGNED, text="The ports\n  signed [A1.1]").text == "The ports signed."
    assert claim(SIGNED, text="They signed (A1.1, A2.3).").text == "They signed."
    assert claim(SIGNED, text="“They signed.”").text == "“They signed.”"
    assert claim(SIGNED, text="They signed:").text == "They signed."
    assert claim(SIGNED, text="They signed [sic].").text == "They signed [sic]."


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["statements", "headline", "evidence", "id", "quote", "text", "kind", "x"]
            ),
            each,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["statements", "headline", "x"]), JUNK, max_size=3))
def test_any_answer_can_be_read(data: Mapping[str, object]) -> None:
    """No shape of an answer raises, and none of junk is supported."""
    _, places = packed()
    headline_of(data, places)
    for made in claims_of(data, places):
        assert check(made, places.articles).ruling is Ruling.UNSUPPORTED


@given(st.data())
def test_any_whole_words_of_a_sentence_are_found(data: st.DataObject) -> None:
    """Each run of words of a sentence is found, and what is found reads the same."""
    _, places = packed()
    line = data.draw(st.sampled_from(list(places.lines.values())))
    parts = line.shown.text.split(" ")
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    quote = " ".join(parts[first:last])
    found = find_quote(quote, line, places.articles[line.span.source])
    assert found
    assert places.articles[line.span.source].text[slice(*found)] == quote


def test_statements_said_twice_are_one() -> None:
    """The same statement with the same evidence counts once; with other evidence it is another."""
    _, places = packed()
    again = said(SIGNED[1], ("A2.1", "Tarn and Elsin signed a pilotage accord on Monday."))
    assert len(claims_of(answer(GOOD, GOOD), places)) == 1
    assert len(claims_of(answer(GOOD, again), places)) == 2


def test_a_headline_needs_all_its_quotes() -> None:
    """A headline is taken when each quote stands in its sentence, which is then cited whole."""
    _, places = packed()
    part = {"id": "A1.2", "quote": "if both city councils approve it"}
    found = headline_of(answer(headline={**HEADLINE, "evidence": [part]}), places)
    assert found
    assert (found.kind, found.basis) == (Kind.AGREED, Basis.SETTLED)
    assert [p.quote for p in found.pointers] == [
        "It takes effect in May if both city councils approve it."
    ]
    wrong = {"id": "A1.2", "quote": "if all city councils approve it"}
    assert headline_of(answer(headline={**HEADLINE, "evidence": [part, wrong]}), places) is None
    assert headline_of(answer(headline={**HEADLINE, "evidence": []}), places) is None
    assert headline_of(answer(headline={**HEADLINE, "text": " "}), places) is None
    assert headline_of({}, places) is None
