"""Laws that hold for every text: exact offsets, order, cover, folding, shifting."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brief.model import Range
from brief.text.book import NameBook
from brief.text.document import Document
from brief.text.fold import find_folded, fold, fold_key
from brief.text.names import names
from brief.text.quotations import quotations
from brief.text.sentences import sentences
from brief.text.speech import attributions
from brief.text.stance import markers
from brief.text.tokens import tokenize

PIECES = [
    *"Doe,Jane Doe,Ms Roe,the minister,Ilmar,Ilmaran,Tarn,the union,he,it,they,who".split(","),
    *"said,says,told,warned,denied,adding that,according to,announced,asked,that,was told".split(
        ","
    ),
    *"and,but,while,if,unless,not,never,may,will,only,all,should a vote fail,ruled out".split(","),
    *"“,”,‘,’,\",',(,),[,],: ,; ,. ,? ,! ,… ,– ,- ,\n,\u2028,• ,1. ,p.m.,U.S.,No. ,3.5m".split(","),
    *"🚢,é,e\u0301,ﬁ,½,ß,İ,\u200f,שלום,مرحبا,\x00,\u00ad,\ud800,'s,n’t,O'Neill".split(","),
    ",",
    ", ",
]
news = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)
texts = st.one_of(st.text(max_size=80), news)
"""Arbitrary characters, and what looks like news but is not."""


def spans_of_tokens(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the tokens."""
    return [(t.start, t.end) for t in tokenize(text)]


def spans_of_sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences."""
    return list(sentences(text))


def spans_of_quotations(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the quotations."""
    return [(q.start, q.end) for q in quotations(text)]


def spans_of_names(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the names."""
    return [(n.start, n.end) for n in names(text)]


ORDERED = [spans_of_tokens, spans_of_sentences, spans_of_quotations, spans_of_names]


@pytest.mark.parametrize("spans", ORDERED)
@given(text=texts)
@example(text="“One\n“Two” and ‘three’ (four.) Five…")
@example(text="Dara Venn of Harbour Lines met President Jane Doe of Ilmar.")
def test_ranges_are_inside_and_in_order(
    spans: Callable[[str], list[tuple[int, int]]], text: str
) -> None:
    """Ranges are not empty, lie in the text, and neither overlap nor go back."""
    end = 0
    for start, stop in spans(text):
        assert end <= start < stop <= len(text)
        end = stop


@given(text=texts)
def test_tokens_are_the_characters_they_stand_for(text: str) -> None:
    """A token's text is what stands at its range; no letter or digit is outside all tokens."""
    covered: set[int] = set()
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        covered.update(range(token.start, token.end))
    missed = [c for i, c in enumerate(text) if i not in covered and (c.isalpha() or c.isdecimal())]
    assert missed == []


@given(text=texts)
@example(text="1.\n2.")
@example(text="(He stayed.) The end… Then No. He")
def test_sentences_cover_every_letter(text: str) -> None:
    """No letter is lost between sentences, and no sentence begins or ends with white space."""
    covered: set[int] = set()
    for start, end in sentences(text):
        covered.update(range(start, end))
        assert text[start:end] == text[start:end].strip()
    assert [c for i, c in enumerate(text) if i not in covered and c.isalnum()] == []


@given(text=texts, case=st.booleans())
@example(text="ﬁne İ ½…", case=True)
def test_folding_a_piece_is_a_piece_of_the_folding(text: str, *, case: bool) -> None:
    """What a folded character came from folds back to something that holds it."""
    view = fold(text, case=case)
    for at, char in enumerate(view.text):
        start, end = view.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert char in fold(text[start:end], case=case).text


@given(text=st.text(max_size=60))
def test_composition_does_not_matter(text: str) -> None:
    """Composed and decomposed forms of a text fold equal."""
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(composed).text == fold(decomposed).text


@given(text=texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Keys are stable."""
    assert fold_key(fold_key(text)) == fold_key(text)


@given(text=news)
def test_a_piece_is_found_where_it_stands(text: str) -> None:
    """Any word of a text is found in it, and what is found folds to the word."""
    for word in text.split()[:5]:
        place = find_folded(word, text)
        if fold(word, case=False).text.strip():
            assert place is not None
            assert fold(text[slice(*place)], case=False).text == fold(word, case=False).text


@given(text=texts)
@example(text="“A,” Doe said, “B.”")
@example(text="According to Doe, it rained; Venn, who left, denied it.")
def test_attributions_are_exact(text: str) -> None:
    """Subject, cue and content lie in the sentence, and content holds a word and never the cue."""
    for span in sentences(text):
        for one in attributions(text, *span):
            inner = [one.cue, *one.content, *([one.subject] if one.subject else [])]
            assert all(span.start <= r.start < r.end <= span.end for r in inner)
            assert list(one.content) == sorted(one.content)
            assert all(any(c.isalnum() for c in text[slice(*part)]) for part in one.content)
            assert not any(part.start <= one.cue.start < part.end for part in one.content)


@given(text=texts)
@example(text="Straße İ ﬁ: he may not go, if it isn’t so.")
def test_markers_are_exact(text: str) -> None:
    """A marker lies in its scope, the scope in the text, and markers come in order."""
    found = markers(text)
    assert all(
        0 <= m.scope.start <= m.start < m.end <= max(m.scope.end, m.end) <= len(text) for m in found
    )
    assert [m.start for m in found] == sorted(m.start for m in found)


def moved(ranges: Iterable[tuple[int, int] | None], by: int) -> list[tuple[int, int] | None]:
    """Shift ranges."""
    return [(r[0] + by, r[1] + by) if r else None for r in ranges]


@given(text=news.map(lambda t: t.replace("\n", " ").replace("\u2028", " ")))
def test_a_prefix_only_shifts(text: str) -> None:
    """A paragraph is read the same behind another paragraph, only further along."""
    prefix = "It rained all day.\n"
    by, whole = len(prefix), prefix + text
    assert moved(sentences(text), by) == list(sentences(whole))[1:]
    assert moved(spans_of_tokens(text), by) == [s for s in spans_of_tokens(whole) if s[0] >= by]
    assert moved(spans_of_names(text), by) == [s for s in spans_of_names(whole) if s[0] >= by]
    for span in sentences(text):
        here = attributions(text, *span)
        there = attributions(whole, span.start + by, span.end + by)
        assert moved([a.subject for a in here], by) == [a.subject for a in there]
        assert moved([c for a in here for c in a.content], by) == [
            c for a in there for c in a.content
        ]


@given(parts=st.lists(texts, min_size=1, max_size=3))
def test_a_document_can_be_read_from_anything(parts: list[str]) -> None:
    """Any text gives sentences, reports with labels, and a book; nothing raises."""
    book = NameBook.read(parts)
    for text in parts:
        body = (Range(0, len(text)),) if text else ()
        read = Document(text, body, book)
        for index, span in enumerate(read.sentences):
            assert index in read.overlapping(*span)
            for report in read.reports(index):
                assert report.content
                assert report.speaker is None or report.speaker.label


@given(text=texts)
def test_reading_is_pure(text: str) -> None:
    """Two readings of equal inputs are equal."""
    body = (Range(0, len(text)),) if text else ()
    one, other = (Document(text, body, NameBook.read([text])) for _ in range(2))
    indexes = range(len(one.sentences))
    assert [one.reports(i) for i in indexes] == [other.reports(i) for i in indexes]
