"""Passages: whole paragraphs around citations, each shown once, marked to the character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief.model import Article, Range, sha256
from brief.render.passages import REACH, Passage, passages
from brief.render.view import Note, Source

SOURCE = Source(1, "S1", "The Tern", "", "", "", None, "", "", True, "en", "", "")


def made(text: str, *body: tuple[int, int]) -> Article:
    """Return an article with this prose, all of it if none is given."""
    ranges = tuple(Range(*part) for part in body) or (Range(0, len(text)),)
    return Article("a", text, sha256(text), ranges)


def note(number: int, article: Article, start: int, end: int) -> Note:
    """Return the note that cites these characters."""
    quote = article.text[start:end]
    return Note(number, SOURCE, quote, "", "", False, False, None, start, end)


def of(number: int, article: Article, words: str) -> Note:
    """Return the note that cites the first place of these words."""
    start = article.text.index(words)
    return note(number, article, start, start + len(words))


def shown(passage: Passage) -> list[str]:
    """Return the paragraphs as text, with what is left out and torn."""
    return [
        ("[…] " if one.gap else "")
        + ("…" if one.cut_before else "")
        + "".join(run.text for run in one.runs)
        + ("…" if one.cut_after else "")
        for one in passage.paragraphs
    ]


def marked(found: list[Passage], number: int) -> str:
    """Return the characters that bear a number, without white space."""
    runs = (run for passage in found for one in passage.paragraphs for run in one.runs)
    return "".join("".join(run.text.split()) for run in runs if number in run.notes)


FIVE = "One is here.\n\nTwo is here.\n\nThree is here.\n\nFour is here.\n\nFive is here.\n"


def test_a_citation_stands_among_its_neighbours() -> None:
    """The paragraph before and the one after are shown, and no more."""
    article = made(FIVE)
    (found,) = passages(article, [of(1, article, "Three")])
    assert shown(found) == ["Two is here.", "Three is here.", "Four is here."]


def test_near_citations_share_a_passage_and_far_ones_do_not() -> None:
    """Windows that touch are one passage; with a paragraph between them they are two."""
    article = made(f"{FIVE}\nSix.\n")
    (both,) = passages(article, [of(2, article, "Four"), of(1, article, "One")])
    assert [one.number for one in both.notes] == [1, 2]
    assert len(shown(both)) == 5
    apart = passages(article, [of(1, article, "One"), of(2, article, "Five")])
    assert [[one.number for one in passage.notes] for passage in apart] == [[1], [2]]


def test_furniture_is_left_out_and_said() -> None:
    """What is no prose is not shown; that something stood there is."""
    text = "Prose one.\n\nSubscribe now!\n\nProse two."
    article = made(text, (0, 10), (28, 38))
    (found,) = passages(article, [of(1, article, "Prose two")])
    assert shown(found) == ["Prose one.", "[…] Prose two."]


def test_a_long_paragraph_is_cut_by_words() -> None:
    """No more than the reach is shown on each side, in whole words."""
    article = made(f"{'before ' * 200}HERE {'after ' * 200}")
    (found,) = passages(article, [of(1, article, "HERE")])
    (text,) = shown(found)
    before, _, after = text.partition("HERE")
    assert before.startswith("…before ")
    assert after.endswith(" after…")
    assert REACH - 10 < len(before) <= REACH + 1
    assert REACH - 10 < len(after) <= REACH + 1


def test_overlapping_citations_have_their_own_marks() -> None:
    """Where two cite the same characters these bear both numbers; each number opens once."""
    article = made("abcdef")
    (found,) = passages(article, [note(1, article, 0, 4), note(2, article, 2, 6)])
    (paragraph,) = found.paragraphs
    assert [(run.text, run.notes, run.opens) for run in paragraph.runs] == [
        ("ab", (1,), (1,)),
        ("cd", (1, 2), (2,)),
        ("ef", (2,), ()),
    ]


@given(
    text=st.text(alphabet="ab \n", min_size=1, max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), min_size=1, max_size=5),
)
def test_what_bears_a_number_is_the_quote(text: str, cuts: list[tuple[int, int]]) -> None:
    """Law: for any citations of any text, in prose or not, but for white space."""
    article = made(text, (0, max(1, len(text) // 2)))
    notes = [
        note(number, article, start, min(start + length, len(text)))
        for number, (start, length) in enumerate(cuts, 1)
        if start < len(text)
    ]
    found = list(passages(article, notes))
    for one in notes:
        assert marked(found, one.number) == "".join(one.quote.split())
    opened = [n for p in found for q in p.paragraphs for run in q.runs for n in run.opens]
    assert len(opened) == len(set(opened))
    assert {one.number for one in notes if one.quote.strip()} <= set(opened)
