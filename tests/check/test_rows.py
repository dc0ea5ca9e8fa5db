"""What a reader of a draft sees: comments, code and front matter taken out, nothing else."""

from __future__ import annotations

import pytest

from brief.check.rows import read_rows


def lines(text: str) -> list[str]:
    """Return the lines that are read."""
    return [row.text for row in read_rows(text).rows if row and row.text]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\n```\nb\n```\nc", ["a", "c"]),
        ("a\n```\nb\nc", ["a", "```", "b", "c"]),
        ("a\n~~~~ py\nb\n~~~\n~~~~\nc", ["a", "c"]),
        ("> ```\n> b\n> ```\nc", ["c"]),
        ("```b```\nc", ["```b```", "c"]),
        ("---\ntitle: b\n---\nc", ["c"]),
        ("---\nNo field.\n---\nc", ["---", "No field.", "---", "c"]),
        ("---\ntitle: b\nc", ["---", "title: b", "c"]),
        ("a\n<script>\nb\n</script>\nc", ["a", "c"]),
        ("a\n<script>\nb", ["a", "<script>", "b"]),
    ],
)
def test_what_is_no_prose_is_left_out(text: str, seen: list[str]) -> None:
    """Code, scripts and front matter are, where they are closed; in doubt a line is read."""
    assert lines(text) == seen


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("a <!-- b --> c", [" b "]),
        ("a <!-- b\nc --> d", [" b\nc "]),
        ("`<!-- b -->` <!-- c -->", [" c "]),
        ("```\n<!-- b -->\n```", []),
        ("a <!-- b", []),
        ("<!--\n```\n-->\n<!-- c -->", ["\n```\n", " c "]),
    ],
)
def test_comments_are_found(text: str, bodies: list[str]) -> None:
    """Outside code, over several lines, and only where they are closed."""
    found = read_rows(text).comments
    assert [comment.body for comment in found] == bodies
    assert all(text[slice(*comment.at)].startswith("<!--") for comment in found)


def test_offsets_hold_beside_comments() -> None:
    """What a row has at a place, the file has there too."""
    text = "One <!-- x --> two.\n<!-- y\nz --> three.\n  <!-- w -->\n"
    for row in read_rows(text).rows:
        for at, char in enumerate(row.text if row else ""):
            assert char in {" ", text[(row.start if row else 0) + at]}
    assert [comment.alone for comment in read_rows(text).comments] == [False, False, True]
