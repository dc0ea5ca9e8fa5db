"""What is hung on to a claim has to be the source's; what only renames may pass."""

from __future__ import annotations

import pytest

from brief.model import Ruling
from tests.check.made import codes, rule

CASES = [
    (
        "The workers received bonuses and new boots from the quarry, the foreman said.",
        "The workers received bonuses abroad and new boots from the quarry, the foreman said.",
        "The quarry gave the workers bonuses and new boots, the foreman said.",
    ),
    (
        "The ministry approved the loan only for the town's two newest bridges.",
        "The ministry approved the loan only for the town's two longest bridges.",
        "The ministry approved a loan for the town's two newest bridges. It gave no reason.",
    ),
    (
        "The inspectors sealed the silo over fears about mould in grain.",
        "The inspectors, alerted by growers, sealed the silo over fears about mould in grain.",
        "The inspectors sealed the silo over concerns about mould in grain grown there.",
    ),
    (
        "The Maritime Museum had cleared the boat for display in May.",
        "The Maritime Museum had cleared the boat for display in May after sea trials.",
        "The boat was cleared for display by the Maritime Museum in May.",
    ),
]


@pytest.mark.parametrize(("same", "more", "source"), CASES)
def test_what_is_added_is_refused(same: str, more: str, source: str) -> None:
    """A place, a rank, a cause or an event that the source lacks is content of its own."""
    assert rule(same, source).ruling is Ruling.SUPPORTED
    assert "U701" in codes(rule(more, source))


MORE = [
    (
        "The owner of the mill is a Swiss fund.",
        "The owner of the mill is a secretive Swiss fund.",
        "The mill, which is owned by a Swiss fund, closed in May.",
    ),
    (
        "Two divers were treated for burns on Friday.",
        "Two divers were treated for burns and shock on Friday.",
        "Two divers were treated for burns on Friday and discharged.",
    ),
    (
        "The guard, Piet Moor, wept beside the gates on Friday.",
        "The guard, Piet Moor, wept beside the gates of a chapel on Friday.",
        "Piet Moor, the guard, wept at the gates on Friday.",
    ),
    (
        "The abbot voiced doubts.",
        "The abbot dispelled doubts.",
        "The abbot doubted that the sale of the orchard was right.",
    ),
    (
        "Some votes cast by post are valid.",
        "Some votes cast by proxy are valid.",
        "Some postal votes that were cast are valid.",
    ),
]


@pytest.mark.parametrize(("same", "more", "source"), MORE)
def test_how_a_word_hangs_tells_what_is_added(same: str, more: str, source: str) -> None:
    """Before a named thing, joined to a noun, behind a preposition: what is new there is added."""
    assert "U701" not in codes(rule(same, source))
    assert "U701" in codes(rule(more, source))


def test_what_an_article_is_about_may_be_named() -> None:
    """A word that an article opens with and comes back to names nothing new; another does."""
    text = (
        "A ferry ran aground off Lunnay on Monday. The ferry was pulled free by a tug. "
        "The company said that 40 passengers had been brought ashore."
    )
    cited = "The company said that 40 passengers had been brought ashore."
    same = "The ferry company said that 40 passengers had been brought ashore."
    assert "U701" not in codes(rule(same, text, cited))
    assert "U701" in codes(rule(same.replace("ferry", "cruise"), text, cited))
