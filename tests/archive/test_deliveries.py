"""The ledger: what was sent is never begun again, and what hangs is seen to hang."""

from __future__ import annotations

import pytest

from brief.archive.store import Archive
from tests.archive.samples import article, record

ANN = "email briefing 2026-03-02 ann@example.org"
BEN = "email briefing 2026-03-02 ben@example.org"


def test_a_message_goes_its_way(archive: Archive) -> None:
    """Planned, sending, sent; begun again it is found sent and stays so."""
    kept = archive.briefings.keep(record(article()))
    ledger = archive.ledger(kept.id)
    assert ledger.plan([ANN, BEN, ANN]) == {ANN: "planned", BEN: "planned"}
    assert ledger.begin(ANN) == "planned"
    ledger.sent(ANN, "250 ok")
    assert ledger.begin(ANN) == "sent"
    assert ledger.begin(ANN, again=True) == "sent"
    assert ledger.plan([ANN, BEN]) == {ANN: "sent", BEN: "planned"}
    ann, ben = ledger.entries()
    assert (ann.state, ann.attempts, ann.said, ann.briefing) == ("sent", 1, "250 ok", kept.id)
    assert (ben.state, ben.attempts, ben.began) == ("planned", 0, None)
    assert ann.began is not None
    assert ann.ended is not None
    assert ann.planned < ann.began < ann.ended


def test_one_that_hangs_is_not_begun_again(archive: Archive) -> None:
    """Nobody knows whether it arrived, so it is sent again only when that is asked for."""
    ledger = archive.ledger()
    assert ledger.begin(ANN) == "planned"
    assert ledger.begin(ANN) == "sending"
    assert [one.attempts for one in ledger.entries()] == [1]
    assert ledger.begin(ANN, again=True) == "sending"
    assert [one.attempts for one in ledger.entries()] == [2]


@pytest.mark.parametrize(("final", "state"), [(False, "planned"), (True, "failed")])
def test_a_failure_is_for_now_or_for_good(archive: Archive, final: bool, state: str) -> None:
    """One for now may be begun again; one for good only when that is asked for."""
    ledger = archive.ledger()
    ledger.begin(ANN)
    ledger.failed(ANN, 451, "try later", final=final)
    (one,) = ledger.entries()
    assert (one.state, one.code, one.said, one.attempts) == (state, 451, "try later", 1)
    assert ledger.begin(ANN) == state
    (one,) = ledger.entries()
    assert one.state == ("failed" if final else "sending")
    assert ledger.begin(ANN, again=True) == one.state
    (one,) = ledger.entries()
    assert one.state == "sending"


def test_what_was_sent_cannot_fail(archive: Archive) -> None:
    """A late answer does not open a message that is done; without the receipt it would."""
    ledger = archive.ledger()
    for key in (ANN, BEN):
        ledger.begin(key)
    ledger.sent(ANN, "250 ok")
    for key in (ANN, BEN):
        ledger.failed(key, 0, "connection lost", final=False)
    assert [one.state for one in ledger.entries()] == ["sent", "planned"]


def test_briefings_have_ledgers_of_their_own(archive: Archive) -> None:
    """What belongs to one briefing is listed there, and all of it where none is named."""
    kept = archive.briefings.keep(record(article()))
    archive.ledger(kept.id).plan([ANN])
    archive.ledger().plan([BEN])
    assert [one.key for one in archive.ledger(kept.id).entries()] == [ANN]
    assert [one.key for one in archive.ledger().entries()] == [ANN, BEN]
