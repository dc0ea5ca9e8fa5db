"""Origins: what is one report told again, and what is not."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.ingest import load
from brief.model import Article, Origin, Range
from brief.stories import How, added, origins, with_additions
from tests.stories.made import DIGEST, ELSEWHERE, INDEPENDENT, REPORT, REWORDED, article


def groups(found: tuple[Origin, ...]) -> set[frozenset[str]]:
    """Return the articles of each origin."""
    return {frozenset(origin.articles) for origin in found}


def how(found: tuple[Origin, ...]) -> dict[str, str]:
    """Map each derived article to how it derives."""
    return {one.article: one.how for origin in found for one in origin.evidence}


def lines(text: str) -> list[str]:
    """Split a text into its lines."""
    return text.strip().split("\n")


def test_a_copy_is_one_origin() -> None:
    """The same words in two outlets are one report."""
    found = origins([article("a", REPORT), article("b", REPORT)])
    assert groups(found) == {frozenset("ab")}
    assert how(found) == {"b": How.VERBATIM}


@pytest.mark.parametrize("keep", [slice(0, 4), slice(3, 9), slice(6, None)])
def test_a_cut_copy_is_one_origin(keep: slice) -> None:
    """A part of a report is that report, and the whole is its original."""
    part = "\n".join(lines(REPORT)[keep])
    found = origins([article("a", part), article("b", REPORT)])
    assert [(origin.original, origin.articles) for origin in found] == [("b", ("b", "a"))]
    assert how(found) == {"a": How.VERBATIM}


def test_a_shuffled_copy_is_one_origin() -> None:
    """Sentences in another order are the same sentences."""
    mixed = lines(REPORT)
    random.Random(4).shuffle(mixed)  # noqa: S311  a repeatable order, not a secret
    assert len(origins([article("a", REPORT), article("b", "\n".join(mixed))])) == 1


def test_a_reworded_report_is_one_origin() -> None:
    """The same facts in the same order in other words are one report, with pairs to show it."""
    found = origins([article("a", REPORT), article("b", REWORDED)])
    assert groups(found) == {frozenset("ab")}
    assert set(how(found).values()) == {How.REWORDED}
    (evidence,) = found[0].evidence
    assert evidence.share > 0.8
    assert len(evidence.pairs) >= 8


def test_an_independent_report_is_an_origin_of_its_own() -> None:
    """Another reporter's account of the event, with the same two quotations, is no copy."""
    for other in (REPORT, REWORDED):
        found = origins([article("a", other), article("b", INDEPENDENT)])
        assert groups(found) == {frozenset("a"), frozenset("b")}


def test_the_same_facts_in_another_report_are_no_copy() -> None:
    """Half of the reworded sentences among the reporter's own do not make a report a copy."""
    own = lines(INDEPENDENT)
    mixed = "\n".join(x for pair in zip(own, lines(REWORDED)[:3], strict=False) for x in pair)
    rest = "\n".join(own[3:])
    assert len(origins([article("a", REPORT), article("b", f"{mixed}\n{rest}")])) == 2


def test_a_short_report_needs_more_likeness() -> None:
    """Two openings that tell one thing in their own words are two; word for word they are one."""
    one = "The council of Haldvik voted on Tuesday to close the old quay.\nWork starts in June."
    two = "Haldvik will close its old quay, councillors decided on Tuesday.\nIn June work begins."
    assert len(origins([article("a", one), article("b", two)])) == 2
    assert len(origins([article("a", one), article("b", one)])) == 1


def test_a_digest_is_derived_and_keeps_what_it_adds() -> None:
    """A digest belongs to the report's origin; its own two sentences are told apart."""
    report, digest = article("a", REPORT), article("b", DIGEST)
    found = origins([report, digest])
    assert how(found) == {"b": How.DIGEST}
    assert found[0].original == "a"
    new = [digest.text[start:end] for start, end in added(digest, report)]
    assert [line.split()[0] for line in new] == ["Insurers", "Shares"]
    (evidence,) = found[0].evidence
    assert [(s.source, s.start, s.end) for s in evidence.added] == [
        ("b", start, end) for start, end in added(digest, report)
    ]
    assert added(article("c", "\n".join(lines(DIGEST)[1:2])), report) == ()


def test_a_rewording_adds_nothing() -> None:
    """A retelling is not credited with reporting of its own."""
    (origin,) = origins([article("a", REPORT), article("b", REWORDED)])
    assert origin.evidence[0].added == ()


def test_one_borrowed_sentence_makes_no_digest() -> None:
    """A background sentence in common is not derivation."""
    borrowed = "\n".join([*lines(INDEPENDENT), lines(REPORT)[5]])
    assert len(origins([article("a", REPORT), article("b", borrowed)])) == 2


def test_links_are_not_chained() -> None:
    """A page put together from two independent reports does not make them one."""
    page = "\n".join([*lines(REPORT)[:5], *lines(INDEPENDENT)[:5]])
    found = origins([article("a", REPORT), article("b", INDEPENDENT), article("c", page)])
    assert {origin.original for origin in found} == {"a", "b"}
    assert how(found) == {"c": How.DIGEST}


def test_the_earlier_is_the_original() -> None:
    """Of two equal texts the one that came first is the original, whatever its id."""
    first, later = "2024-03-12T08:00:00", "2024-03-12T09:30:00"
    for days, original in (((first, later), "a"), ((later, first), "b")):
        pair = [article("a", REPORT, day=days[0]), article("b", REPORT, day=days[1])]
        assert [origin.original for origin in origins(pair)] == [original]


def test_a_bare_date_says_nothing_within_its_day() -> None:
    """Midnight stands for an unknown hour: the credit decides, not the clock."""
    copy = article("a", f"{REPORT}Source link\n", day="2024-03-12", outlet="Fjord Post")
    report = article("b", REPORT, day="2024-03-12T08:00:00", outlet="Strait Courier")
    assert [origin.original for origin in origins([copy, report])] == ["b"]
    earlier = replace(copy, published=article("x", "", day="2024-03-11").published)
    assert [origin.original for origin in origins([earlier, report])] == ["a"]


def test_a_credit_outweighs_the_clock() -> None:
    """Who is named as the source is the original, and the line that names it is shown."""
    copy = article(
        "a", f"KARVIK (Strait Courier) - {REPORT}", day="2024-03-11", outlet="Fjord Post"
    )
    report = article("b", REPORT, day="2024-03-12", outlet="Strait Courier")
    (origin,) = origins([copy, report])
    assert origin.original == "b"
    assert origin.evidence[0].credit.startswith("KARVIK (Strait Courier)")
    other = replace(copy, outlet="Strait Courier")
    assert [found.original for found in origins([other, replace(report, outlet="x")])] == ["a"]


def test_furniture_is_not_read() -> None:
    """Equal menus around different reports are nothing in common."""
    pair = []
    for name, text in (("a", REPORT), ("b", ELSEWHERE)):
        prose = Range(len(INDEPENDENT), len(INDEPENDENT) + len(text))
        pair.append(replace(article(name, INDEPENDENT + text), body=(prose,)))
    assert len(origins(pair)) == 2
    assert len(origins([replace(one, body=(Range(0, len(one.text)),)) for one in pair])) == 1


def test_many_copies_are_one_origin() -> None:
    """However many outlets carry a report, it is one; one more reporter makes two."""
    copies = [article(f"c{at:02}", REPORT) for at in range(40)]
    assert len(origins(copies)) == 1
    assert len(origins([*copies, article("x", INDEPENDENT)])) == 2


def test_nothing_to_read() -> None:
    """No articles give no origins, and articles without prose one each."""
    assert origins([]) == ()
    assert len(origins([article("a", ""), article("b", "")])) == 2


def test_two_articles_of_one_id_are_refused() -> None:
    """Evidence could not say which of the two it means."""
    with pytest.raises(ValueError, match="same id"):
        origins([article("a", REPORT), article("a", INDEPENDENT)])


def test_origins_are_numbered_by_their_originals() -> None:
    """Names follow the ids of the originals, under the prefix asked for."""
    found = origins([article("b", REPORT), article("a", INDEPENDENT)], "s1-o")
    assert [(origin.id, origin.original) for origin in found] == [("s1-o1", "a"), ("s1-o2", "b")]


STORY = (
    article("n1", REPORT, day="2024-03-12"),
    article("n2", REWORDED),
    article("n3", INDEPENDENT, day="2024-03-12"),
    article("n4", DIGEST, outlet="Bourse Daily"),
    article("n5", "\n".join(lines(REPORT)[2:7])),
    article("n6", ELSEWHERE),
)


@given(st.permutations(STORY))
def test_order_does_not_matter(articles: list[Article]) -> None:
    """Any order of the articles gives the same origins."""
    found = origins(articles)
    assert found == origins(STORY)
    assert groups(found) == {
        frozenset({"n1", "n2", "n4", "n5"}),
        frozenset({"n3"}),
        frozenset({"n6"}),
    }


@given(st.lists(st.sampled_from([*lines(REPORT + INDEPENDENT + DIGEST), ""]), max_size=40))
def test_every_article_is_in_one_origin(pieces: list[str]) -> None:
    """Origins part the articles, and evidence lies in the prose it is said to lie in."""
    articles = [
        article(f"a{at}", "\n".join(pieces[at : at + 8])) for at in range(0, len(pieces), 8)
    ]
    known = {one.id: one for one in articles}
    found = origins(articles)
    assert sorted(name for origin in found for name in origin.articles) == sorted(known)
    for origin in found:
        assert origin.articles[0] == origin.original
        assert {one.article for one in origin.evidence} == set(origin.articles[1:])
        for one in origin.evidence:
            assert one.of == origin.original
            assert 0.0 <= one.share <= 1.0
            assert 1 <= len(one.pairs) <= 12
            for pair, names in ((pair, (one.article, one.of)) for pair in one.pairs):
                for span, name in zip(pair, names, strict=True):
                    assert span.source == name
                    assert known[name].in_body(span.start, span.end)


def test_the_example_story(root: Path) -> None:
    """The bundled story: a repost, a paraphrase and a digest are the agency's; others are not."""
    articles = [
        one
        for path in sorted((root / "examples" / "dresna-river").iterdir())
        for one in load([str(path)]).articles
    ]
    found = origins(articles)
    agency = next(origin for origin in found if len(origin.articles) > 1)
    assert {name[:9] for name in agency.articles} == {
        "01-norwir", "02-harbou", "03-globe-", "risk-ledg",
    }  # fmt: skip
    assert agency.original == "01-norwire"
    assert how(found) == {
        "02-harbour-post": How.VERBATIM,
        "03-globe-digest-daily": How.REWORDED,
        "risk-ledger-20240314-1": How.DIGEST,
    }
    assert len(found) == len(articles) - 3


def test_what_a_digest_adds_is_an_origin() -> None:
    """Behind the whole origins comes one for the digest's own sentences; a repost has none."""
    report, digest = article("n1", REPORT), article("n2", DIGEST)
    found = origins([report, digest, article("n3", INDEPENDENT), article("n4", REPORT)])
    parted = with_additions(found)
    assert parted[: len(found)] == found
    own = parted[len(found) :]
    assert [(one.id, one.original, one.articles, one.within) for one in own] == [
        ("o3", "n2", (), "o1")
    ]
    told = [DIGEST[span.start : span.end] for span in own[0].spans]
    assert [line.split()[0] for line in told] == ["Insurers", "Shares"]
