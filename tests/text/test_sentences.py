"""Where sentences begin and end; each row has a twin that is cut otherwise."""

from __future__ import annotations

import re

import pytest
import sentencex

from brief.text import sentences as module
from brief.text.sentences import sentences


def cut(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentences(text)]


ROWS: list[tuple[str, list[str], str, list[str]]] = [
    (
        "(He stayed.) The end.",
        ["(He stayed.)", "The end."],
        "He said (it was late. Very late.) and left.",
        ["He said (it was late. Very late.) and left."],
    ),
    (
        "It cost approx. 3.2m pounds. Nobody paid.",
        ["It cost approx. 3.2m pounds.", "Nobody paid."],
        "It cost 3.2m. Pounds rained.",
        ["It cost 3.2m.", "Pounds rained."],
    ),
    (
        "No. 10 said so. Nobody knew.",
        ["No. 10 said so.", "Nobody knew."],
        "He said no. Nobody knew.",
        ["He said no.", "Nobody knew."],
    ),
    (
        "It left at 6.30 p.m. The crew slept.",
        ["It left at 6.30 p.m.", "The crew slept."],
        "It left at 6.30 p.m. on Friday.",
        ["It left at 6.30 p.m. on Friday."],
    ),
    (
        "He moved to the U.S. He stayed there.",
        ["He moved to the U.S.", "He stayed there."],
        "The U.S. Navy stayed there.",
        ["The U.S. Navy stayed there."],
    ),
    (
        "J. R. Bell left. A. Roe stayed.",
        ["J. R. Bell left.", "A. Roe stayed."],
        "Plan B failed. A new one came.",
        ["Plan B failed.", "A new one came."],
    ),
    (
        "Dr. Roe met Lt. Col. Vask. They ate.",
        ["Dr. Roe met Lt. Col. Vask.", "They ate."],
        "The doctor met Vask. Col Roe ate.",
        ["The doctor met Vask.", "Col Roe ate."],
    ),
    (
        "The Orr v. Venn case ended.",
        ["The Orr v. Venn case ended."],
        "The Orr case ended. Venn won.",
        ["The Orr case ended.", "Venn won."],
    ),
    (
        "He waited… Then he left.",
        ["He waited…", "Then he left."],
        "He waited … then he left.",
        ["He waited … then he left."],
    ),
    (
        "See https://example.org/a.b?c=d. It is there.",
        ["See https://example.org/a.b?c=d.", "It is there."],
        "See example.org today.",
        ["See example.org today."],
    ),
    (
        "It rose 3.5%. Then it fell.",
        ["It rose 3.5%.", "Then it fell."],
        "It rose 3.5 points, then it fell.",
        ["It rose 3.5 points, then it fell."],
    ),
    (
        "“Is it open?” Venn asked. Nobody knew.",
        ["“Is it open?” Venn asked.", "Nobody knew."],
        "“Is it open?” Venn left the room.",
        ["“Is it open?”", "Venn left the room."],
    ),
    (
        "“Is it open?” asked Venn.",
        ["“Is it open?” asked Venn."],
        "“It is open.” Venn left.",
        ["“It is open.”", "Venn left."],
    ),
    (
        "“We left. We ran. We hid,” she said. They were found.",
        ["“We left. We ran. We hid,” she said.", "They were found."],
        "We left. We ran. We hid.",
        ["We left.", "We ran.", "We hid."],
    ),
    (
        "He said “[the siege] ends. [It] is over.” [The siege] It went on.",
        ["He said “[the siege] ends. [It] is over.”", "[The siege] It went on."],
        "He said “[the siege] ends. [It] is over” and left.",
        ["He said “[the siege] ends. [It] is over” and left."],
    ),
    (
        "“When [the siege] ends, it ends for good.” He smiled.",
        ["“When [the siege] ends, it ends for good.”", "He smiled."],
        "“When [the siege] ends,” he smiled.",
        ["“When [the siege] ends,” he smiled."],
    ),
    (
        "Harbour Inc. said no.",
        ["Harbour Inc. said no."],
        "It was Harbour Inc. The firm said no.",
        ["It was Harbour Inc.", "The firm said no."],
    ),
    (
        "Yahoo! fans knew.",
        ["Yahoo! fans knew."],
        "Hooray! Fans knew.",
        ["Hooray!", "Fans knew."],
    ),
    (
        "Q: Is it open? A: No. It closed.",
        ["Q: Is it open?", "A: No.", "It closed."],
        "Q: Is it open, A: no, it closed.",
        ["Q: Is it open, A: no, it closed."],
    ),
    (
        "ORLEN, March 3 (Harbour Wire) — The port closed. It rained.",
        ["ORLEN, March 3 (Harbour Wire) — The port closed.", "It rained."],
        "ORLEN, March 3. The port closed.",
        ["ORLEN, March 3.", "The port closed."],
    ),
    (
        "It waits until May. A banker said so.",
        ["It waits until May.", "A banker said so."],
        "It was told to Dr. A Banker, they said.",
        ["It was told to Dr. A Banker, they said."],
    ),
]


@pytest.mark.parametrize(("text", "found", "twin", "instead"), ROWS)
def test_where_sentences_end(text: str, found: list[str], twin: str, instead: list[str]) -> None:
    """A full stop, mark or bracket ends a sentence or does not, by what stands around it."""
    assert cut(text) == found
    assert cut(twin) == instead


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("• First item\n• Second item. It has two.", ["First item", "Second item.", "It has two."]),
        ("- First item\n- Second item", ["First item", "Second item"]),
        ("1. First thing\n2. Second thing", ["1. First thing", "2. Second thing"]),
        ("A headline\nORLEN — It rained.", ["A headline", "ORLEN — It rained."]),
        ("One line\r\nOther line\u2028Third line", ["One line", "Other line", "Third line"]),
        ("  \n\t\n", []),
        ("", []),
    ],
)
def test_lines_and_lists(text: str, found: list[str]) -> None:
    """A line break always ends a sentence; bullets are left out, list numbers stay."""
    assert cut(text) == found


def test_a_part_is_read_by_itself() -> None:
    """Only the range asked for is cut, with offsets into the whole text."""
    text = "One. Two. Three."
    assert [text[a:b] for a, b in sentences(text, 5, 9)] == ["Two."]


def test_what_runs_on_is_cut() -> None:
    """A run of words longer than any sentence is cut at white space, a shorter one is whole."""
    assert len(cut("rain " * 900)) == 1
    pieces = cut("rain " * 3000)
    assert len(pieces) > 1
    assert all(set(piece.split()) == {"rain"} for piece in pieces)


def test_a_wide_space_before_a_stop_does_not_stop_the_splitter() -> None:
    """An initial, a space that does not break and a full stop are read like any other."""
    assert cut("It holds vitamin A\u00a0. He left.") == ["It holds vitamin A\u00a0.", "He left."]
    assert cut("It holds vitamin A\u00a0, he said.") == ["It holds vitamin A\u00a0, he said."]


def test_only_the_end_of_what_was_joined_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a piece has grown, abbreviations are looked for at its end only."""
    looked: list[int] = []
    pattern = module._UNFINISHED

    class Counting:
        def search(self, text: str) -> re.Match[str] | None:
            looked.append(len(text))
            return pattern.search(text)

    monkeypatch.setattr(module, "_UNFINISHED", Counting())
    assert len(module.sentences("(A. " * 1000)) == 1
    assert len(looked) > 900
    assert max(looked) < 50


def test_a_vast_line_is_split_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of a line is given to the splitter than a paragraph holds, and nothing is lost."""
    given: list[int] = []
    segment = sentencex.segment

    def counting(language: str, text: str) -> list[str]:
        given.append(len(text))
        return list(segment(language, text))

    monkeypatch.setattr(sentencex, "segment", counting)
    marks = "«?”" * 30_000
    assert "".join(marks[a:b] for a, b in module.sentences(marks)) == marks
    assert max(given) <= 20_000
    prose = "Rain fell on Orlen. " * 3_000
    assert {prose[a:b] for a, b in module.sentences(prose)} == {"Rain fell on Orlen."}
    assert max(given) <= 20_000
    given.clear()
    assert len(module.sentences("Snow fell on Orlen. " * 900)) == 900
    assert given == [18_000]
