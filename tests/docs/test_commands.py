"""Every command of the documentation is run, and prints what the page shows.

`pytest tests/docs/test_commands.py --regold` writes the outputs on the pages anew.
`python -m tests.docs.test_commands` lists what is not run, and why.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.docs.desk import set_desk
from tests.docs.pages import Kind, PageError, Step, read_page, steps_of
from tests.docs.runner import follow, rewrite

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if path.parent.name != "rules"
]
"""The pages of rules have examples of their own, which `tests/check/test_pages.py` runs."""


NEEDED = {
    "README.md": (
        "<!-- set up 8808: python -m tests.model_server --port 8808 -->"
        "<!-- set up: export OPENAI_BASE_URL=http://127.0.0.1:8808/v1 -->"
    ),
}
"""What the commands of a page need that is read as it stands, so that it has few marks."""


def named(path: Path) -> str:
    """Return what a page is called."""
    return path.relative_to(ROOT).as_posix()


def with_commands() -> list[Path]:
    """Return the pages on which there is something to do."""
    found = []
    for path in PAGES:
        try:
            runs = any(step.kind is Kind.RUN for step in read_page(path))
        except PageError:
            runs = True  # its own test tells of it
        found += [path] * runs
    return found


def not_run() -> list[tuple[str, Step]]:
    """Return what no test runs, page by page."""
    return [
        (named(path), step)
        for path in PAGES
        for step in read_page(path)
        if step.kind in {Kind.UNRUN, Kind.ELSEWHERE}
    ]


@pytest.mark.parametrize("path", with_commands(), ids=named)
def test_a_page_can_be_followed(path: Path, tmp_path: Path, regold: bool) -> None:
    """Each command of the page ends as it says and prints what it shows."""
    text = path.read_text(encoding="utf-8")
    needed = NEEDED.get(named(path), "")
    steps = [*steps_of(needed), *read_page(path)]
    outcomes = follow(steps, set_desk(ROOT, tmp_path, needed + text))
    if regold and not needed:
        path.write_text(rewrite(text, outcomes), encoding="utf-8")
    wrong = [one.wrong for one in outcomes if one.wrong and not (regold and one.differs)]
    assert not wrong, f"{named(path)}, {wrong[0]}"


def test_what_is_not_run_is_little() -> None:
    """Most commands are run; the others are listed with their reasons."""
    left = not_run()
    ran = [
        step
        for path in PAGES
        for step in read_page(path)
        if step.kind in {Kind.RUN, Kind.BACKGROUND}
    ]
    lines = [f"{page}:{step.line}: {step.what}  ({step.detail})" for page, step in left]
    sys.stdout.write("\n".join([*lines, f"{len(ran)} commands run, {len(left)} not\n"]))
    assert len(left) < len(ran) / 2


if __name__ == "__main__":
    test_what_is_not_run_is_little()
