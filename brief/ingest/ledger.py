"""Ids for articles that come one by one, and which texts have come before.

What `pages.give_ids` and `pages.drop_copies` decide with everything before them
is decided here by looking back over the last records, so that what is remembered
does not grow with the stream.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from itertools import chain, count
from typing import NamedTuple, TypeVar

from brief.ingest.pages import Page, article_from_text, give_ids
from brief.model import Article, sha256

_REMEMBERED = 100_000
"""Records looked back over."""

_Value = TypeVar("_Value")
Tell = Callable[[str, str], None]


class _First(NamedTuple):
    """The first record with a text: its id, and whether that was its own."""

    name: str
    named: bool


class Ledger:
    """Gives the articles of a stream their ids, and passes over texts that have come already."""

    def __init__(self) -> None:
        self._ids: OrderedDict[bytes, None] = OrderedDict()
        self._texts: OrderedDict[bytes, _First] = OrderedDict()

    def article(self, page: Page, told: Tell) -> Article | None:
        """Make the article of a page, or None where it has come already.

        `told(what, todo)` is called where a page is passed over or called otherwise.
        """
        name = give_ids([page])[0]
        # What `Page.is_told_apart_from` compares, as one key.
        key = _digest(f"{page.prose}\n{page.facts.outlet}\n{page.facts.url}")
        first = self._texts.get(key)
        if first is not None and not (page.named and first.named and first.name != name):
            told(f"record {name} is a duplicate of {first.name}", "only the first is used")
            return None
        if _digest(name) in self._ids:
            taken, name = name, self._longer(name, page)
            told(f"a second record is called {taken}", f"here it is called {name}")
        _remember(self._texts, key, _First(name, page.named))
        _remember(self._ids, _digest(name), None)
        article = article_from_text(
            page.text, id=name, facts=page.facts, path=page.path, body=page.body
        )
        return replace(article, cluster=page.cluster)

    def _longer(self, name: str, page: Page) -> str:
        """Return a name that is not taken: with digits of the page's hash, then numbered."""
        digits = sha256(f"{page.path}\n{page.text}")
        endings = chain((digits[:size] for size in range(6, len(digits))), map(str, count(2)))
        longer = (f"{name}-{ending}" for ending in endings)
        return next(one for one in longer if _digest(one) not in self._ids)


def _digest(text: str) -> bytes:
    """Return a short key for a text: there are many to remember."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _remember(memory: OrderedDict[bytes, _Value], key: bytes, value: _Value) -> None:
    """Add to a memory that holds so many."""
    memory[key] = value
    if len(memory) > _REMEMBERED:
        memory.popitem(last=False)
