"""The pictures of the documentation show what the program prints.

`python -m tests.docs.pictures` draws them anew, and so does `--regold`.
"""

from __future__ import annotations

import pytest

from tests.docs.pictures import PICTURES, Picture, drawn, path_of, without_fonts
from tests.docs.test_site import fetched_elsewhere


@pytest.mark.parametrize("picture", PICTURES, ids=[each.name for each in PICTURES])
def test_a_picture_is_current(picture: Picture, regold: bool) -> None:
    """Drawn again it is the same, and it asks nothing of anybody."""
    made, path = drawn(picture), path_of(picture)
    if regold:
        path.write_text(made, encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    assert kept == made
    assert "@font-face" not in kept
    assert fetched_elsewhere(kept) == []


def test_fonts_of_elsewhere_are_left_out() -> None:
    """Of a picture only the fonts go that a browser would fetch."""
    rule = '@font-face {\n  src: url("https://fonts.example/a.woff2");\n}\n'
    svg = f"<svg><style>\n{rule}{rule}.a {{ font-family: Fira Code, monospace; }}</style></svg>"
    assert fetched_elsewhere(svg)
    plain = "<svg><style>\n.a { font-family: ui-monospace, monospace; }</style></svg>"
    assert without_fonts(svg) == plain
    assert without_fonts(plain) == plain
