"""Whole runs on record, played back with no network: what stands, what was mended, what is not.

Each statement that the recorded model wrote has its fate here, with the code that it was first
refused with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import pytest

from brief import daily
from brief.model import Briefing
from tests.compose.chat.test_cassettes import offline
from tests.model_server.cassettes import ROOT, tape
from tests.model_server.drafts import FINE, RIVER, Drafts
from tests.model_server.drafts_analyst import ANALYST
from tests.model_server.drafts_careless import (
    ADOPTED,
    BALLOT,
    BERTHS,
    BORDER,
    CARELESS,
    DELEGATIONS,
    FEE,
    FREED,
    GATE,
    INDEPENDENTS,
    JOBS,
    LINE,
    LOAN,
    MAYOR,
    ONE_REPORT,
    PARLIAMENT,
    PATROLS,
    SEATS,
    STANDS,
    VOTES,
    WATER,
    WITHHELD,
)
from tests.model_server.story_cassettes import STORIES, TALES, run

__all__ = ["offline"]

BY_NAME = {tale.name: tale for tale in TALES}
_REFUSED = re.compile(r"^\[R\d+\] [^:]*: (.*) \([^()]*\)\n((?:    .*\n)*)", re.MULTILINE)


class Played(NamedTuple):
    """A run that was played back: what came of it, and each refused statement's first codes."""

    briefing: Briefing
    remarks: tuple[str, ...]
    refused: Mapping[str, frozenset[str]]


@cache
def played(name: str) -> Played:
    """Play a recorded run, once; nothing may be left over on the tape, nor be missing."""
    with tape(name) as cassette:
        outcome = run(BY_NAME[name])
        assert cassette.play_count == len(cassette)
        refused: dict[str, frozenset[str]] = {}
        for sent in cassette.requests:
            for text, findings in _REFUSED.findall(_prompt(sent)):
                refused.setdefault(text, frozenset(re.findall(r"[A-Z]\d{3}(?=: )", findings)))
    return Played(outcome.briefing, outcome.remarks, refused)


def _prompt(sent: Any) -> str:
    """Return the last message of a request."""
    return str(json.loads(sent.body)["messages"][-1]["content"])


def fates(briefing: Briefing, drafts: Drafts) -> dict[str, str | None]:
    """Return for each drafted statement what stands in its place, None where it is withheld.

    Statements stand in the order in which they were drafted.
    """
    found: dict[str, str | None] = {}
    for key, story in zip((RIVER, FINE), briefing.stories, strict=True):
        told = [one.text for one in story.statements]
        withheld = {one.verdict.claim.text for one in story.rejected} - set(told)
        for said in drafts.stories[key][1]:
            gone = withheld.intersection(_wordings(said.text, drafts))
            found[said.text] = None if gone else told.pop(0)
    return found


def _wordings(text: str, drafts: Drafts) -> list[str]:
    """Return a statement and what it was mended to, in each round."""
    mend = drafts.mends.get(text)
    return [text, *(_wordings(mend.text, drafts) if mend else ())]


ANALYSTS = {
    "Sarvenian grain barges would get three berths at Lisk for 15 years if the assembly "
    "approves.": (
        "C111",
        (
            "If the assembly approves, three berths at Lisk will be set aside for Sarvenian grain "
            "for 15 years."
        ),
    ),
    "Negotiators meet in Lisk on March 27 to discuss the barge fee.": (
        "C111",
        "Negotiators are to meet in Lisk on March 27.",
    ),
    "Reports differ on the summer release from the Kolm Dam: no less than 310 cubic metres of "
    "water a second, or 290.": (
        "S502",
        (
            "Reports differ on the Kolm Dam: at least 310 cubic metres of water per second "
            "(01-norwire and ConPress), 290 cubic metres per second (The Brenholt Courier)."
        ),
    ),
    "The barge fee is still open: Ilmara has asked for $4.20 a tonne and Sarvenia has offered "
    "$2.75.": (
        "S502",
        (
            "The fee that barges are to pay is still open: Ilmara has asked for $4.20 a tonne and "
            "Sarvenia has offered $2.75, according to two officials with knowledge of the talks."
        ),
    ),
}
"""What the checker refuses of a good draft, with the code, and what stands in its place."""

MENDED = {
    VOTES: ("F301", "Ratification takes 80 of the 120 deputies."),
    DELEGATIONS: (
        "F304",
        "Delegations from both countries are due in Lisk on March 27 to discuss the barge fee.",
    ),
    LOAN: ("M603", "The Meridian Development Bank may lend up to $1.4 billion."),
    GATE: ("S501", "Sorel said nobody had shut a gate."),
    BERTHS: ("Q201", "“Without the vote there is no water and there are no berths,” Marovan said."),
    STANDS: ("S502", "Haye said the switch had been replaced last month."),
}
REPLACED = {
    PATROLS: (
        "M608",
        (
            "Kestland has proposed to lead a mission of 45 to 60 civilian observers, but whether "
            "they could board vessels has not been decided."
        ),
    ),
    WITHHELD: (
        "S502",
        (
            "Brenholt says that Ostrel held back 2.1 billion cubic metres of water last summer to "
            "put pressure on it, a charge that Sarvenian Foreign Minister Emil Sorel denied."
        ),
    ),
    FREED: ("F303", "On Monday the two countries exchanged 26 bargemen detained since then."),
    SEATS: (
        "F301",
        "Marovan's coalition has 74 seats, six short of the two-thirds majority.",
    ),
    PARLIAMENT: (
        "U701",
        (
            "Aldahl, who led the mediation, said about four-fifths of the annexes were finished "
            "and ruled out sending troops."
        ),
    ),
}
WITHHELD_FOR_GOOD = {
    MAYOR: "N401",
    WATER: "M605",
    BORDER: "C104",
    ONE_REPORT: "C111",
    BALLOT: "C107",
    ADOPTED: "C102",
    JOBS: "C110",
    LINE: "M601",
    "Sabria has not replied.": "C101",
    INDEPENDENTS: "M609",
    FEE: "C104",
    "Marovan has ruled out any compensation.": "J801",
}


@pytest.mark.usefixtures("offline")
def test_a_good_draft_is_told() -> None:
    """Of 28 paraphrases 24 stand as they were written; the others say what the sources say."""
    run = played("story_analyst")
    fate = fates(run.briefing, ANALYST)
    assert len(fate) == 28
    assert {text: got for text, got in fate.items() if got != text} == {
        text: instead for text, (_, instead) in ANALYSTS.items()
    }
    for text, (code, _) in ANALYSTS.items():
        assert code in run.refused[text], text
    (note,) = run.briefing.notes
    assert note.endswith("1 was put right and 3 gave way to the sources' own words.")
    assert [len(story.rejected) for story in run.briefing.stories] == [0, 0]


@pytest.mark.usefixtures("offline")
def test_a_careless_draft_is_mended_replaced_or_withheld() -> None:
    """Each error is found by the family that looks for it, and each statement meets its fate."""
    run = played("story_careless")
    fate = fates(run.briefing, CARELESS)
    changed = {text: got for text, got in fate.items() if got != text}
    instead = {text: said for text, (_, said) in (MENDED | REPLACED).items()}
    assert changed == instead | dict.fromkeys(WITHHELD_FOR_GOOD)
    assert len(fate) - len(changed) == 5
    for text, (code, _) in (MENDED | REPLACED).items():
        assert code in run.refused[text], text
    listed = {
        one.verdict.claim.text: {found.code for found in one.verdict.findings}
        for story in run.briefing.stories
        for one in story.rejected
    }
    for text, code in WITHHELD_FOR_GOOD.items():
        assert code in listed[text], text
    first, second, judged = run.briefing.notes
    assert first.endswith(
        "22 did not pass the checks at first: 6 were put right, 5 gave way to the sources' own "
        "words and 11 are withheld."
    )
    assert second.startswith("In 1 of 2 stories most of the model's statements did not pass;")
    assert judged.startswith("The judging model rejected 2 of 49 statements and headlines")


@pytest.mark.usefixtures("offline")
def test_a_mend_that_is_wrong_goes_back_once_more() -> None:
    """The loan came back with another figure wrong, was refused again, and mended then."""
    refused = played("story_careless").refused
    assert refused["The Meridian Development Bank could lend up to $1.8 billion."] == {"F301"}
    assert refused["The sides have fully agreed on joint patrols."] == {"M609"}


@pytest.mark.usefixtures("offline")
def test_nothing_is_said_twice() -> None:
    """Filling a story repeats nothing that stands in it already."""
    for name in BY_NAME:
        for story in played(name).briefing.stories:
            texts = [one.text for one in story.statements]
            assert len(texts) == len(set(texts)), name


@cache
def extractive() -> Briefing:
    """Brief the example stories without a model."""
    engine = daily.EngineOptions("extractive")
    return daily.run([str(ROOT / STORIES)], daily.RunOptions(engine)).briefing


@pytest.mark.usefixtures("offline")
def test_a_draft_that_is_all_wrong_leaves_the_sources() -> None:
    """Of a model that lies in every sentence nothing is told but what the sources say."""
    run = played("story_all_wrong")
    ours = {one.text for story in extractive().stories for one in story.statements}
    told = {one.text for story in run.briefing.stories for one in story.statements}
    assert told == ours
    assert "statements that the model wrote" in run.briefing.notes[0]


@pytest.mark.usefixtures("offline")
def test_gibberish_is_no_draft() -> None:
    """Where the model says nothing that can be read, the briefing is the extractive engine's."""
    run = played("story_gibberish")
    assert run.briefing.stories == extractive().stories
    assert run.briefing.engine == extractive().engine
    (note,) = run.briefing.notes
    assert note.startswith("The model could not be used; the extractive engine wrote every story")
    assert any("the answer holds no single JSON object" in line for line in run.remarks)
