"""Reading of the labelled pages: what stands between ⟦ and ⟧ is the article's prose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from brief.model import Range

PAGES = Path(__file__).parent / "pages"


class Page(NamedTuple):
    """A page without its marks, and the ranges that they enclosed."""

    name: str
    text: str
    prose: tuple[Range, ...]


class Score(NamedTuple):
    """Precision and recall over the characters that are not white; 1.0 where nothing counts."""

    precision: float
    recall: float


def read_page(path: Path) -> Page:
    """Read a labelled page."""
    out: list[str] = []
    prose: list[Range] = []
    start = 0
    for ch in path.read_text(encoding="utf-8"):
        if ch == "⟦":
            start = len(out)
        elif ch == "⟧":
            prose.append(Range(start, len(out)))
        else:
            out.append(ch)
    return Page(f"{path.parent.name}/{path.stem}", "".join(out), tuple(prose))


def read_pages(group: str = "*") -> list[Page]:
    """Read all labelled pages, or those of one group."""
    return [read_page(path) for path in sorted(PAGES.glob(f"{group}/*.txt"))]


def score(pages: Sequence[Page], bodies: Sequence[Sequence[Range]]) -> Score:
    """Compare the bodies found with those labelled, over all pages together."""
    hit = found = labelled = 0
    for page, body in zip(pages, bodies, strict=True):
        ours, theirs = _characters(page.text, body), _characters(page.text, page.prose)
        hit += len(ours & theirs)
        found += len(ours)
        labelled += len(theirs)
    return Score(hit / found if found else 1.0, hit / labelled if labelled else 1.0)


def _characters(text: str, ranges: Sequence[Range]) -> set[int]:
    """The places in the ranges that hold more than white space."""
    return {at for start, end in ranges for at in range(start, end) if not text[at].isspace()}
