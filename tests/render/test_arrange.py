"""What a reader sees before any medium: numbers, groups, context and phrases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.model import (
    Article,
    Basis,
    Briefing,
    Claim,
    Derivation,
    Engine,
    Finding,
    Kind,
    Origin,
    Range,
    Rejection,
    Ruling,
    Span,
    Usage,
    Verdict,
    sha256,
)
from brief.render import wording
from brief.render.arrange import arrange
from brief.render.notes import CONTEXT, around
from brief.render.view import Piece
from brief.stories import Direction, How


def test_notes_are_numbered_as_they_are_met(briefing: Briefing) -> None:
    """One passage has one number, wherever it is cited, and numbers rise down the page."""
    story = arrange(briefing).stories[0]
    assert [note.number for note in story.notes] == list(range(1, 10))
    cited = [
        [note.number for note in item.notes]
        for section in story.sections
        for group in section.groups
        for item in group.items
    ]
    assert cited == [[1, 2], [3, 4], [5], [6, 7], [8], [6], [9]]


def test_a_second_story_counts_on(briefing: Briefing) -> None:
    """Numbers of passages run on, none is given twice; a source keeps its number."""
    first = briefing.stories[0]
    copy = briefing.sources[1]
    other = replace(
        first,
        id="s2",
        headline=None,
        articles=("islander",),
        statements=(
            replace(first.statements[0], citations=(first.statements[0].citations[1],)),
            replace(first.statements[2], citations=(first.statements[2].citations[0],)),
        ),
    )
    page = arrange(replace(briefing, stories=(first, other)))
    assert [note.number for note in page.stories[1].notes] == [10, 11]
    assert [source.number for source in page.stories[1].sources] == [1, 2]
    assert page.stories[1].sources[1].title == copy.title
    assert page.tally == "2 stories, 9 statements, 4 withheld"


def test_positions_without_holder_stay_together(briefing: Briefing) -> None:
    """A position whose holder is missing is shown as such, and none is lost."""
    story = briefing.stories[0]
    nobody = tuple(
        replace(one, holder=holder)
        for one, holder in zip(story.statements[4:], (None, "", "Ines Dorrow"), strict=True)
    )
    page = arrange(replace(briefing, stories=(replace(story, statements=nobody),)))
    groups = page.stories[0].sections[2].groups
    assert [(one.holder, len(one.items)) for one in groups] == [
        ("Holder not named", 2),
        ("Ines Dorrow", 1),
    ]


@pytest.mark.parametrize(
    ("ranges", "faulty"),
    [
        ([], ""),
        ([(0, 5)], "Wages"),
        ([(3, 5), (0, 4)], "Wages"),
        ([(11, 15)], "rise"),
        ([(11, 15), (15, 16)], "rise."),
        ([(11, 99)], "rise."),
        ([(40, 50)], ""),
    ],
)
def test_faulty_words_are_cut_out_without_loss(
    briefing: Briefing, ranges: list[tuple[int, int]], faulty: str
) -> None:
    """The pieces make up the sentence again; what is marked is what the findings point at."""
    text = "Wages will rise."
    findings = tuple(Finding("F301", "no", Range(*one)) for one in ranges) or (Finding("C1", "no"),)
    rejection = Rejection("r", Verdict(Claim(text, ()), Ruling.UNSUPPORTED, 0.0, findings))
    story = replace(briefing.stories[0], rejected=(rejection,))
    withheld = arrange(replace(briefing, stories=(story,))).stories[0].withheld[0]
    assert "".join(piece.text for piece in withheld.pieces) == text
    assert "".join(piece.text for piece in withheld.pieces if piece.faulty) == faulty
    assert Piece("", faulty=False) not in withheld.pieces


@st.composite
def passages(draw: st.DrawFn) -> tuple[Article, Span]:
    """Draw an article with a body of one or two ranges, and a span that begins and ends in it."""
    text = draw(st.text("ab \n", min_size=8, max_size=600))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    body = (Range(cuts[0], cuts[1]), Range(cuts[2], cuts[3]))
    inside = [at for part in body for at in range(*part)]
    start, last = sorted((draw(st.sampled_from(inside)), draw(st.sampled_from(inside))))
    return Article("a", text, sha256(text), body), Span("a", start, last + 1)


@given(passages())
def test_context_is_prose_that_touches_the_passage(drawn: tuple[Article, Span]) -> None:
    """Context is at most its length, made of the article's characters, whole words, in the body."""
    article, span = drawn
    found = around(article, span)
    before, after = article.text[: span.start], article.text[span.end :]
    assert before.endswith(found.before)
    assert after.startswith(found.after)
    assert len(found.before) <= CONTEXT
    assert len(found.after) <= CONTEXT
    start, end = span.start - len(found.before), span.end + len(found.after)
    assert any(a <= start <= span.start < b for a, b in article.body)
    assert any(a < span.end <= end <= b for a, b in article.body)
    if found.before and " " in found.before and found.cut_before:
        assert article.text[start - 1].isspace()


def test_context_stops_where_the_prose_does() -> None:
    """Page furniture beside a passage is not shown; with a wider body the same words are."""
    text = "Menu Home. The boats sail again. Subscribe now."
    start = text.index("boats")
    span = Span("a", start, start + len("boats sail"))
    narrow = Article("a", text, sha256(text), (Range(11, 32),))
    assert around(narrow, span) == ("The ", " again.", False, False)
    wide = replace(narrow, body=(Range(0, len(text)),))
    assert around(wide, span) == ("Menu Home. The ", " again. Subscribe now.", False, False)


def test_long_context_is_cut_between_words() -> None:
    """Beyond the limit the torn word goes, and it is said that the text goes on."""
    text = "alpha " * 40 + "HERE" + " omega" * 40
    span = Span("a", 240, 244)
    found = around(Article("a", text, sha256(text), (Range(0, len(text)),)), span)
    assert (found.cut_before, found.cut_after) == (True, True)
    assert set(found.before.split()) == {"alpha"}
    assert set(found.after.split()) == {"omega"}
    assert 110 < len(found.before) <= CONTEXT


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (datetime(2031, 5, 4, tzinfo=UTC), "4 May 2031"),
        (datetime(2031, 12, 31, 0, 1, tzinfo=UTC), "31 December 2031, 00:01 UTC"),
    ],
)
def test_dates_are_written_out(when: datetime, shown: str) -> None:
    """A time at midnight is no known time, a minute later it is."""
    assert wording.moment(when) == shown


def test_one_is_never_called_independent() -> None:
    """Singular and plural differ in more than an s."""
    assert wording.backing(1) == "1 origin"
    assert wording.backing(2) == "2 independent origins"
    assert wording.count(1, "story", "stories") == "1 story"
    assert wording.count(0, "story", "stories") == "0 stories"
    assert wording.listed(["A"]) == "A"
    assert wording.listed(["A", "B", "C"]) == "A, B and C"


def test_outlets_are_named_by_what_is_known(briefing: Briefing) -> None:
    """The outlet's name, else its host, else the article's id; unnamed ones are not counted."""
    tern = briefing.sources[0]
    assert wording.outlet(tern) == "The Tern"
    hosted = replace(tern, outlet=" ", url="https://www.Tern.example/a")
    assert wording.outlet(hosted) == "tern.example"
    bare = replace(tern, outlet="", url="javascript:x")
    assert wording.outlet(bare) == "tern"
    story = briefing.stories[0]
    assert wording.story_tally(story, [tern, hosted]).startswith("3 articles from 2 outlets, 2 ")
    assert wording.story_tally(story, [bare]).startswith("3 articles, 2 independent")


def test_lineage_is_told_in_words() -> None:
    """A copy names its parent and the evidence for it; without evidence, its parent alone."""
    why = Derivation("b", "a", "reworded", 1.0, (), "Source: The Tern", direction="credit")
    told = wording.derived_report("The Tern (S1)", why)
    assert told.startswith("derived from The Tern (S1) in other words, so not counted")
    assert "; 100% of its sentences have a counterpart there" in told
    assert told.endswith("; it says «Source: The Tern»")
    bare = wording.derived_report("The Tern (S1)", None)
    assert bare == "derived from The Tern (S1), so not counted as an independent origin"
    unsaid = Derivation("b", "a", "else", 0.0, direction="time")
    assert wording.derived_report("The Tern (S1)", unsaid) == f"{bare}; that report came first"
    unknown = wording.derived_report("The Tern (S1)", Derivation("b", "a", "verbatim", 0.0))
    assert unknown.startswith("one report with The Tern (S1) word for word, so not counted")
    assert unknown.endswith("; which came first is not known")
    assert wording.original_report(1) == "original report"
    assert wording.original_report(3) == "original report, repeated by 2 other articles here"


def test_every_manner_of_derivation_has_its_words() -> None:
    """The words are keyed by the values that the stories layer gives, no more and no fewer."""
    assert set(wording.MANNERS) == {how.value for how in How}
    assert {*wording.DIRECTIONS, "unknown"} == {sign.value for sign in Direction}


def test_a_source_is_labelled_with_what_it_derives_from(briefing: Briefing) -> None:
    """The label names the article that the evidence names, as long as it is at hand."""
    story = briefing.stories[0]

    def label(origin: Origin) -> str:
        other = replace(story, origins=(origin,))
        source = arrange(replace(briefing, stories=(other,))).stories[0].sources[1]
        assert not source.is_original
        return source.label

    articles = ("tern", "islander", "gull")
    assert label(Origin("o", "tern", articles)) == "S2, derived from S1"
    via = Derivation("islander", "gull", "digest", 0.4)
    assert label(Origin("o", "tern", articles, (via,))) == "S2, derived from S3"
    lost = Derivation("islander", "wire", "digest", 0.4)
    assert label(Origin("o", "tern", articles, (lost,))) == "S2"


def test_colophon_tells_what_was_spent(briefing: Briefing) -> None:
    """Calls, tokens and known costs are told; an engine that spends nothing is only named."""
    assert wording.colophon(briefing).startswith("Written by the extractive engine. ")
    spent = replace(briefing, engine=Engine("openai", "m-1"), usage=Usage(900, 100, 2, 0.025))
    assert "openai engine with m-1 (2 calls, 1000 tokens, 0.03 USD)." in wording.colophon(spent)
    unknown = replace(spent, usage=Usage(900, 100, 1))
    assert "(1 call, 1000 tokens)." in wording.colophon(unknown)


def test_sections_and_days_are_those_of_the_briefing(briefing: Briefing) -> None:
    """Three sections in their order, and the briefing's own day; positions show no basis."""
    page = arrange(replace(briefing, date=date(2032, 2, 29)))
    assert (page.day, page.iso_day) == ("29 February 2032", "2032-02-29")
    story = page.stories[0]
    assert [section.slug for section in story.sections] == [kind.value for kind in Kind]
    assert story.sections[0].groups[0].items[0].basis == Basis.SETTLED
    assert story.sections[2].groups[0].items[0].basis == ""
    assert story.sections[0].groups[0].items[1].behind == "The Tern and Gull <b>News</b> | *live*"
