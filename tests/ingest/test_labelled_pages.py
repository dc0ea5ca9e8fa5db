"""The body found on pages whose prose is marked by hand."""

from __future__ import annotations

import pytest

from brief.ingest import find_body
from brief.model import Range
from tests.ingest.labelled import Page, read_pages, score

PAGES = read_pages()

# A closing line with the book's publisher reads as prose and is labelled as furniture.
KNOWN_EXTRA = {"first/interview": 0.92}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_body_is_the_prose(page: Page) -> None:
    """Every page's prose is found whole, and nothing else with it."""
    found = score([page], [find_body(page.text)])
    assert found.recall == 1.0
    assert found.precision >= KNOWN_EXTRA.get(page.name, 1.0)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_line_ends_do_not_matter(page: Page) -> None:
    """The same page with the line ends of another system has the same prose."""
    text = page.text.replace("\n", "\r\n")
    ours = [page.text[a:b] for a, b in find_body(page.text)]
    theirs = [text[a:b].replace("\r\n", "\n") for a, b in find_body(text)]
    assert ours == theirs


def test_pages_without_prose_have_no_body() -> None:
    """An error page and a front page hold sentences, and no article."""
    empty = [page for page in PAGES if not page.prose]
    assert {page.name for page in empty} == {"first/only_furniture", "second/front_page"}
    assert [find_body(page.text) for page in empty] == [(), ()]


def test_taking_all_or_nothing_would_fail() -> None:
    """The pages can tell: citing everything loses precision, citing nothing loses recall."""
    everything = score(PAGES, [[Range(0, len(page.text))] for page in PAGES])
    nothing = score(PAGES, [[] for _ in PAGES])
    assert everything.recall == 1.0
    assert everything.precision < 0.8
    assert nothing.recall == 0.0
