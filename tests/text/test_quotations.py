"""What stands between quotation marks; each row has a twin that quotes otherwise."""

from __future__ import annotations

import pytest

from brief.text.quotations import quotations


def quoted(text: str) -> list[str]:
    """Return the words between the marks, with "…" behind a quotation that is not closed."""
    return [text[slice(*q.inner)] + ("" if q.closed else "…") for q in quotations(text)]


ROWS: list[tuple[str, list[str], str, list[str]]] = [
    ("He said “no” today.", ["no"], "He said no today.", []),
    ('He said "no" and "yes".', ["no", "yes"], 'A 6" pipe.', []),
    ("He said 'no' today.", ["no"], "It's the ministers' turn.", []),
    ("‘It’s the ministers’ job,’ she said.", ["It’s the ministers’ job,"], "‘Twas night.", []),
    ("They called 'the states' plan' bad.", ["the states' plan"], "The states' plan is bad.", []),
    ("“a ‘b’ c” d", ["a ‘b’ c"], "‘a “b” c’ d", ["a “b” c"]),
    ("“a “b” c” d", ["a “b” c"], "“a” “b” c", ["a", "b"]),
    ("«oui» or „ja“ then", ["oui", "ja"], "oui or ja then", []),
    ("“It goes on", ["It goes on…"], '"It goes on', []),
    ("“One\n“Two”", ["One…", "Two"], "“One” \n“Two”", ["One", "Two"]),
    ("“It is over,” he said, “at last.”", ["It is over,", "at last."], "“It is over, he said”", [
        "It is over, he said"
    ]),
    ("rock and 'roll' is dead", ["roll"], "rock 'n roll isn't dead", []),
    ("''It is over,'' she said.", ["It is over,"], "It''s over, she said.", []),
    ("`` It is over ''  she said.", [" It is over "], "Anna 's cat and Tom 's dog.", []),
    ("”It is over,” she said.", ["It is over,"], "It is over,” she said.", []),
    ("»It is over,« she said.", ["It is over,"], "« It is over », she said.", [" It is over "]),
    ("“a lament„ and more", ["a lament"], "“a lament“ and more", ["a lament"]),
    ("‹so› or ‚so‘ it is", ["so", "so"], "so or so it is", []),
    ("He spoke of ″fraud″ here.", ["fraud"], "A 5″ by 6″ pipe.", []),
    ('He said "6" twice.', ["6"], 'A 5" by 6" pipe.', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "twin", "instead"), ROWS)
def test_what_is_quoted(text: str, found: list[str], twin: str, instead: list[str]) -> None:
    """Marks of every style are paired, and apostrophes, inches and lone marks are none."""
    assert quoted(text) == found
    assert quoted(twin) == instead


def test_ranges_hold_the_marks_and_not() -> None:
    """`start` and `end` hold the marks, `inner` does not."""
    text = "He said “no” today."
    (one,) = quotations(text)
    assert text[one.start : one.end] == "“no”"
    assert text[slice(*one.inner)] == "no"


def test_marks_keep_their_places() -> None:
    """Marks of two characters are read where they stand: offsets are those of the text."""
    text = "He said ''no'' today."
    (one,) = quotations(text)
    assert text[slice(*one.inner)] == "no"
    assert quotations(text.replace("''", "")) == ()
