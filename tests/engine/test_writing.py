"""One story written: checked, mended at most twice, and given a way out."""

from __future__ import annotations

import pytest

from brief.compose.model import ChatRequest, ModelFailure, Role
from brief.errors import BudgetStopped
from brief.model import Basis, Claim, Kind
from brief.writing import ROUNDS, Tally
from tests.compose.asked import GOOD, Data, said, story, tight
from tests.compose.made import apart, article
from tests.engine.made import (
    FIRST,
    JUNE,
    MAY,
    OPEN,
    SILENT,
    TOLD,
    UNASKED,
    accepted,
    codes,
    composing,
    repairing,
    texts,
    wrote,
)

COMPOSE, REPAIR = Role.COMPOSE, Role.REPAIR
SAME = {Role.REPAIR: repairing(())}


def test_what_passes_is_not_sent_back() -> None:
    """A draft without a fault costs one request and is told as the model told it."""
    written, asked = wrote({COMPOSE: composing(GOOD, MAY), **SAME})
    assert asked == [COMPOSE]
    assert written.tally == Tally(drafted=2)
    assert (written.by_model, written.filled, written.notes) == (True, False, ())
    assert texts(written) == [FIRST, MAY["text"]]


def test_what_is_refused_is_mended() -> None:
    """A refused statement goes back with its finding; what comes back right is told."""
    seen: list[ChatRequest] = []

    def repair(request: ChatRequest) -> Data:
        seen.append(request)
        return repairing([MAY])(request)

    written, asked = wrote({COMPOSE: composing(GOOD, JUNE), REPAIR: repair})
    assert asked == [COMPOSE, REPAIR]
    assert "F304: " in seen[0].messages[1].content
    assert written.tally == Tally(drafted=2, refused=1, mended=1)
    assert texts(written) == [FIRST, MAY["text"]]
    assert codes(written) == []


def test_what_comes_back_wrong_is_not_told() -> None:
    """A repair is trusted no more than a draft: another wrong month stays out."""
    july = said(str(MAY["text"]).replace("May", "July"), ("A1.2", "It takes effect in May"))
    written, _ = wrote({COMPOSE: composing(GOOD, JUNE), REPAIR: repairing([july])})
    assert written.tally.mended == 0
    assert texts(written) == [FIRST]
    assert len(codes(written)) == 1
    assert "F304" in codes(written)[0]


def test_the_second_round_may_mend() -> None:
    """A repair that is refused goes back once more."""
    answers = {COMPOSE: composing(GOOD, JUNE), REPAIR: repairing([TOLD], [MAY])}
    written, asked = wrote(answers)
    assert asked == [COMPOSE, REPAIR, REPAIR]
    assert texts(written) == [FIRST, MAY["text"]]


def test_rounds_are_bounded() -> None:
    """A model that gives another wrong statement each time is asked twice, not for ever."""
    counted = iter(range(1, 100))

    def repair(_: ChatRequest) -> Data:
        return {"repairs": [{"item": "R1", **JUNE, "text": f"It takes {next(counted)} years."}]}

    written, asked = wrote({COMPOSE: composing(GOOD, JUNE), REPAIR: repair})
    assert ROUNDS == 2
    assert asked == [COMPOSE, REPAIR, REPAIR]
    assert written.tally == Tally(drafted=2, refused=1)


@pytest.mark.parametrize("given", [[], [JUNE]], ids=["nothing", "the same"])
def test_no_round_follows_one_without_change(given: list[Data]) -> None:
    """Where nothing comes back changed, asking again would give the same."""
    _, asked = wrote({COMPOSE: composing(GOOD, JUNE), REPAIR: repairing(given)})
    assert asked == [COMPOSE, REPAIR]


@pytest.mark.parametrize("failure", [ModelFailure("hung up"), BudgetStopped("budget: spent")])
def test_a_failed_repair_is_told_and_costs_no_other(failure: ModelFailure) -> None:
    """What cannot be sent back is left as it is; the rest of the story stands."""
    written, asked = wrote({COMPOSE: composing(GOOD, JUNE), REPAIR: failure})
    assert asked == [COMPOSE, REPAIR]
    assert written.notes == (f"refused statements were not sent back: {failure}",)
    assert texts(written) == [FIRST]


def test_the_last_resort_is_the_sources_sentence() -> None:
    """A statement that stays wrong gives way to the extractive wording of its place."""
    written, _ = wrote({COMPOSE: composing(GOOD, MAY, TOLD), **SAME})
    assert written.tally == Tally(drafted=3, refused=1, replaced=1)
    assert texts(written) == [FIRST, MAY["text"], SILENT]
    assert codes(written) == []


def test_without_a_last_resort_it_is_withheld() -> None:
    """A statement about no place at all has no other wording: it is listed with its code."""
    written, _ = wrote({COMPOSE: composing(GOOD, MAY, UNASKED), **SAME})
    assert written.tally == Tally(drafted=3, refused=1)
    assert texts(written) == [FIRST, MAY["text"]]
    assert codes(written) == [{"C101"}]


def test_a_story_mostly_refused_is_filled() -> None:
    """Where most is refused, the extractive engine tells what is left out."""
    written, _ = wrote({COMPOSE: composing(GOOD, UNASKED, JUNE), **SAME})
    assert written.filled
    assert texts(written)[0] == FIRST
    assert SILENT in texts(written)
    assert any("We will not pay" in text for text in texts(written))


def test_a_story_half_refused_is_not() -> None:
    """Where the model said enough, its choice of what to say is kept."""
    written, _ = wrote({COMPOSE: composing(GOOD, UNASKED), **SAME})
    assert not written.filled
    assert texts(written) == [FIRST]


def test_filling_says_nothing_twice() -> None:
    """What the model told well is not told again by the extractive engine."""
    written, _ = wrote({COMPOSE: composing(OPEN, UNASKED, JUNE), **SAME})
    assert written.filled
    assert texts(written).count(SILENT) == 1


BRANDT = "“We will not pay for their dredging,” Mayor Ilka Brandt said."
MAYOR = {"kind": "position", "basis": "stated", "holder": "Ilka Brandt"}


@pytest.mark.parametrize("model_says", [True, False])
def test_a_place_cited_as_well_is_not_told(model_says: bool) -> None:
    """An extractive statement that also cites a place does not keep it from being told."""
    mine = said(BRANDT, ("A1.3", BRANDT)) | MAYOR
    lie = said("The minister agreed to pay.", ("A2.3", SILENT))
    wrong = [said(f"In {year} it rained.", ("A1.4", "About 300 pilots")) for year in (1990, 1991)]
    given = [lie, *wrong, mine] if model_says else [lie, *wrong]
    written, _ = wrote({COMPOSE: composing(*given), **SAME})
    assert written.filled
    assert texts(written).count(BRANDT) == 1


def test_a_statement_with_the_wrong_quote_is_said_with_the_right_one() -> None:
    """The very words of a source, badly cited, stand with the extractive engine's citation."""
    wrong = said(SILENT, ("A2.3", "The ports have not said who will ever pay.")) | {
        "kind": "unresolved",
        "basis": "open",
    }
    written, _ = wrote({COMPOSE: composing(GOOD, MAY, wrong), **SAME})
    assert written.tally == Tally(drafted=3, refused=1, replaced=1)
    assert texts(written) == [FIRST, MAY["text"], SILENT]


WET = article("In June 310 litres a second flow past the Tarn weir, the board said.", "wet")
DRY = article("In June 290 litres a second flow past the Tarn weir, the board said.", "dry")


def test_a_conflict_survives_what_is_said_of_one_side() -> None:
    """A refused statement about one side does not keep the conflict from being told."""
    told = [WET, DRY], apart([WET, DRY])
    lie = said("In June 700 litres a second flow past the Tarn weir.", ("A1.1", WET.text))
    written, _ = wrote({COMPOSE: composing(lie), **SAME, Role.HEADLINE: composing()}, told)
    conflicts = [one for one in written.story.claims if one.basis is Basis.CONFLICT]
    assert len(conflicts) == 1
    assert all(figure in conflicts[0].text for figure in ("310", "290"))


def test_a_model_that_fails_leaves_the_story_to_the_other() -> None:
    """Without an answer the draft is the extractive engine's, and says so."""
    written, asked = wrote({COMPOSE: ModelFailure("down")})
    assert asked == [COMPOSE]
    assert not written.by_model
    assert written.tally == Tally()
    assert written.notes == ("written by the extractive engine: down",)
    assert SILENT in texts(written)


def test_a_claim_that_passes_here_passes_there() -> None:
    """The tally foretells what is accepted: drafted less those that are withheld."""
    written, _ = wrote({COMPOSE: composing(GOOD, JUNE, UNASKED, MAY, OPEN), **SAME})
    done = accepted(written).stories[0]
    tally = written.tally
    withheld = tally.refused - tally.mended - tally.replaced
    assert len(done.statements) == tally.drafted - withheld
    assert len(done.rejected) == withheld == 2


def test_the_order_is_the_models() -> None:
    """A mended or replaced statement keeps its place."""
    written, _ = wrote({COMPOSE: composing(GOOD, TOLD, MAY), **SAME})
    assert [one.text for one in written.story.claims] == [FIRST, TOLD["text"], MAY["text"]]
    last = written.story.claims[1].otherwise
    assert isinstance(last, Claim)
    assert (last.text, last.kind) == (SILENT, Kind.UNRESOLVED)


@pytest.mark.parametrize("long", [True, False])
def test_what_had_no_room_is_listed(long: bool) -> None:
    """Sentences that the model was not given are named, and those that it was given are not."""
    articles, _ = story()
    tail = f"The pilots met {' '.join(['again'] * (200 if long else 2))}."
    articles[1] = article(f"{articles[1].text}\n{tail}", "gazette")
    answers = {COMPOSE: composing(GOOD), **SAME, Role.MERGE: composing(GOOD)}
    written, _ = wrote(answers, (articles, apart(articles)), tight(120))
    omitted = [articles[1].text[span.start : span.end] for span in written.story.omitted]
    assert omitted == ([tail] if long else [])
