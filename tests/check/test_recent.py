"""What is asked again is remembered, and only that; long chains of speakers stay cheap."""

from __future__ import annotations

from functools import partial

import pytest

from brief.check import holders, voices, weighing
from brief.check.case import Case
from brief.check.checker import Checker
from brief.check.evidence import Piece
from brief.check.recent import Recent
from brief.model import Range, Ruling
from brief.text.document import Speaker
from tests.check.made import article, claim, pointer, rule


def test_the_last_are_held_and_older_ones_made_anew() -> None:
    """A key is made once while it is among the last; one more key, and it is made again."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    recent: Recent[str, str] = Recent(2)
    assert [recent.get(key, partial(make, key)) for key in "abab"] == list("ABAB")
    assert made == ["a", "b"]
    recent.get("c", lambda: make("c"))
    recent.get("b", lambda: make("b"))
    assert made == ["a", "b", "c"]
    recent.get("a", lambda: make("a"))
    assert made == ["a", "b", "c", "a"]


def test_the_same_words_cite_other_places() -> None:
    """Words read once are ruled on anew for each citation and for each other wording."""
    text = "The pier closed on Monday. The mill opened on Friday."
    source = article("a", text)
    checker = Checker({source.id: source})
    first, second = text.split(". ", maxsplit=1)[0] + ".", text.split(". ")[1]
    good = claim(first, pointer(source, first))
    bad = claim(first, pointer(source, second))
    for _ in range(2):
        assert checker.supports(good)
        assert not checker.supports(bad)
        assert checker.check(good).ruling is Ruling.SUPPORTED
        assert checker.check(bad).ruling is Ruling.UNSUPPORTED


def test_each_pair_of_speakers_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a chain of reports, holders and places are asked for by every word and read once."""
    pairs: list[object] = []
    places: list[object] = []
    compare, around = holders._same_holder, voices.around

    def comparing(case: Case, subject: Range, speaker: Speaker) -> bool | None:
        pairs.append((subject, speaker))
        return compare(case, subject, speaker)

    def looking(piece: Piece, at: int) -> list[voices.Told]:
        places.append((id(piece), at))
        return around(piece, at)

    monkeypatch.setattr(holders, "_same_holder", comparing)
    monkeypatch.setattr(weighing, "around", looking)
    names = ["Anna Roe", "Ben Orr", "Cara Venn"]
    chain = "".join(f"according to {names[i % 3]}, " for i in range(30)) + "the pier will close."
    assert rule(chain, chain).ruling in set(Ruling)
    assert len(pairs) > 30
    assert len(pairs) == len(set(pairs))
    assert len(places) > 1
    assert len(places) == len(set(places))
