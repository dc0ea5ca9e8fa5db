"""The book's law: nothing is claimed twice, and what is sent stays sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.deliver.ledger import MemoryLedger, State, claims
from brief.deliver.outcome import Fate, Outcome, complete, one_line

KEY = "email briefing 2026-03-14 ann@example.org"


def in_state(state: State) -> MemoryLedger:
    """Return a book that holds one message in that state."""
    ledger = MemoryLedger()
    ledger.plan([KEY])
    if state != "planned":
        ledger.begin(KEY)
    if state == "sent":
        ledger.sent(KEY, "250 ok")
    if state == "failed":
        ledger.failed(KEY, 550, "no such user", final=True)
    return ledger


@pytest.mark.parametrize(
    ("state", "plainly", "again"),
    [
        ("planned", True, True),
        ("sending", False, True),
        ("failed", False, True),
        ("sent", False, False),
    ],
)
def test_what_may_be_claimed(state: State, plainly: bool, again: bool) -> None:
    """A planned message may be sent; one in doubt or refused when asked; a sent one never."""
    for asked, may in ((False, plainly), (True, again)):
        ledger = in_state(state)
        found = ledger.begin(KEY, again=asked)
        assert found == state
        assert claims(found, again=asked) is may
        assert ledger.entries[KEY].state == ("sending" if may else state)


def test_a_failure_that_may_pass_is_planned_again() -> None:
    """Only a failure for good is final; the words of either are kept."""
    for final, after in ((True, "failed"), (False, "planned")):
        ledger = in_state("sending")
        ledger.failed(KEY, 451, "later", final=final)
        assert ledger.entries[KEY] == (after, 451, "later")


def test_planning_changes_nothing_that_is_known() -> None:
    """A day planned a second time keeps what the first run did."""
    ledger = in_state("sent")
    assert ledger.plan([KEY, "another"]) == {KEY: "sent", "another": "planned"}


@given(st.lists(st.booleans(), min_size=1))
def test_of_many_that_begin_one_may_send(asked: list[bool]) -> None:
    """However often a message is begun unasked, it is claimed once."""
    ledger = in_state("planned")
    assert [claims(ledger.begin(KEY), again=False) for _ in asked].count(True) == 1


@given(st.text(), st.text(), st.sampled_from(Fate))
def test_an_outcome_is_one_line(recipient: str, text: str, fate: Fate) -> None:
    """Whatever a server says, its words cannot break out of the line or command a terminal."""
    line = str(Outcome(recipient, fate, 550, text, 3))
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert fate.value in line


def test_an_outcome_says_what_is_next() -> None:
    """A reader learns the code, the words, and whether anybody tries again."""
    deferred = Outcome("ann@example.org", Fate.DEFERRED, 451, "try later", 3)
    expected = "ann@example.org: not sent (451 try later; 3 tries): the next run tries again"
    assert str(deferred) == expected
    assert str(Outcome("ann@example.org", Fate.SENT, tries=1)) == "ann@example.org: sent"


@pytest.mark.parametrize("fate", Fate)
def test_complete_means_everybody(fate: Fate) -> None:
    """One recipient without the message makes a delivery incomplete."""
    there = fate in (Fate.SENT, Fate.BEFORE)
    assert complete([Outcome("a", Fate.SENT), Outcome("b", fate)]) is there


def test_long_replies_are_cut() -> None:
    """A reply is shown up to a length; a short one whole."""
    assert one_line(b"250 ok\r\nqueued \x1b[2J\xe2\x80\xae") == "250 ok queued [2J"
    assert len(one_line("x" * 1000)) == 240
