"""Articles that are one report: said at each statement, and shown sentence beside sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief.model import Briefing, Origin, Span
from brief.render import Format, render, wording
from brief.render.arrange import arrange
from brief.render.lineage import LONGEST, some

SHOWN = [Format.MD, Format.HTML, Format.TEXT, Format.SLACK]


def alone(briefing: Briefing) -> Briefing:
    """Return the briefing with each article as an origin of its own."""
    story = briefing.stories[0]
    origins = tuple(
        Origin(f"o{at}", one, (one,)) for at, one in enumerate(("tern", "gull", "islander"), 1)
    )
    return replace(briefing, stories=(replace(story, origins=origins),))


@pytest.mark.parametrize("format_", SHOWN)
def test_one_origin_told_twice_says_so(format_: Format, briefing: Briefing) -> None:
    """Where two outlets tell one report, the count says both; where each tells its own, not."""
    assert "1 origin, 2 outlets" in render(briefing, format_)
    assert "1 origin, " not in render(alone(briefing), format_).replace("1 origin, 1", "")
    assert "1 origin" in render(alone(briefing), format_)


@pytest.mark.parametrize("format_", SHOWN)
def test_the_evidence_is_at_hand(format_: Format, briefing: Briefing) -> None:
    """The sentence of the copy stands beside that of the report; without copies nothing does."""
    copied = "The deal raises wages by 6% from July"
    shown = render(briefing, format_).count(copied)
    assert shown == render(alone(briefing), format_).count(copied) + 2


def test_a_statement_refers_to_the_lineage_of_its_origins_alone(briefing: Briefing) -> None:
    """One that rests on the report of one outlet refers to none."""
    items = [
        item
        for section in arrange(briefing).stories[0].sections
        for group in section.groups
        for item in group.items
    ]
    assert [[one.label for one in item.lineages] for item in items] == [
        ["o1"], ["o1"], ["o1"], ["o1"], ["o1"], ["o1"], [],
    ]  # fmt: skip


def test_what_a_digest_adds_is_shown_and_counted_apart(briefing: Briefing) -> None:
    """It is named in the line that counts, and is no origin among the independent ones."""
    story = briefing.stories[0]
    why = story.origins[0].evidence[0]
    span = Span("islander", 0, 12)
    home = replace(story.origins[0], evidence=(replace(why, how="digest", added=(span,)),))
    part = Origin("o3", "islander", (), spans=(span,), within="o1")
    made = replace(story, origins=(home, story.origins[1], part))
    view = arrange(replace(briefing, stories=(made,))).stories[0]
    assert (
        view.tally == "3 articles from 3 outlets, 2 independent origins, with additions in 1 digest"
    )
    assert view.lineages[0].copies[0].added == ("PORT ELLERY",)
    assert "what it adds is counted as its own" in view.lineages[0].copies[0].source.lineage
    assert arrange(briefing).stories[0].lineages[0].copies[0].added == ()


def test_a_long_sentence_is_cut_by_words(briefing: Briefing) -> None:
    """No more is shown than fits; a short one is whole."""
    story = briefing.stories[0]
    tern = briefing.sources[0]
    why = story.origins[0].evidence[0]
    far = Span("tern", 0, len(tern.text))
    long = replace(why, pairs=((why.pairs[0][0], far),) * 3)
    home = replace(story.origins[0], evidence=(long,))
    made = replace(story, origins=(home, story.origins[1]))
    twins = arrange(replace(briefing, stories=(made,))).stories[0].lineages[0].copies[0].twins
    assert len(twins) == 3
    assert len(some(twins)) == 2
    assert twins[0].original.endswith(" …")
    assert len(twins[0].original) <= LONGEST + 2
    assert twins[0].derived == "The deal raises wages by 6% from July"


def test_outlets_are_counted_where_all_are_known(briefing: Briefing) -> None:
    """One without a name makes them articles; as many as there are origins are not said."""
    tern, islander, gull = briefing.sources
    assert wording.backing(1, (tern, islander)) == "1 origin, 2 outlets"
    unnamed = replace(islander, outlet="", url="")
    assert wording.backing(1, (tern, unnamed)) == "1 origin, 2 articles"
    assert wording.backing(1, (tern, replace(islander, outlet="The Tern"))) == "1 origin"
    assert wording.backing(2, (tern, gull)) == "2 independent origins"
