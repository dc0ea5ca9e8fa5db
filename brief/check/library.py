"""The sources that a draft may cite, by the several names that authors give them.

A source is named by its address, its path or file name, its id, its outlet or
its title. An address is the strongest name, and of the others the longest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from brief.model import Article
from brief.text.fold import fold_key

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_NO_SOURCE = re.compile(r"#|(?!https?:|file:)[a-z][a-z0-9+.-]*:|\Z", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&]*&?")
_LEAD = re.compile(r"[^,:;.(\[«“\"]{2,60}")
_LEAST_ALIKE = 0.75
_DISTINCT = 4  # characters from which an id with a digit is nobody's word


def label(article: Article) -> str:
    """Return what people call a source: its outlet, else its file's name, else its id."""
    return article.outlet or PurePosixPath(article.path).name or article.id


@dataclass(frozen=True)
class Library:
    """The articles at hand, and how they are named."""

    articles: Sequence[Article]

    def at_address(self, address: str) -> list[Article]:
        """Return the articles at a web address or path; its fragment may be an article's id."""
        bare, _, fragment = address.partition("#")
        bare = unquote(bare)
        found = (
            [a for a in self.articles if a.url and _web_key(a.url) == _web_key(bare)]
            if _WEB.match(bare)
            else self._at_path(bare)
        )
        chosen = [a for a in found if a.id == unquote(fragment)]
        return chosen or found

    def _at_path(self, path: str) -> list[Article]:
        path = path.removeprefix("file://").replace("\\", "/")
        parts = tuple(part for part in PurePosixPath(path).parts if part not in {".", "..", "/"})
        if not parts:
            return []
        found = [a for a in self.articles if a.id == path]
        return found or [a for a in self.articles if _parts(a)[-len(parts) :] == parts]

    def named(self, text: str) -> list[Article]:
        """Return the articles of which the longest name stands in a text."""
        key = f" {words_key(text)} "
        scored = [(article, _longest_name(names, key, text)) for article, names in self._names]
        best = max((size for _, size in scored), default=0)
        return [article for article, size in scored if size == best > 0]

    def titled(self, quote: str) -> list[Article]:
        """Return the articles of which some quoted words are the title."""
        key = words_key(quote)
        return [article for article in self.articles if key and words_key(article.title) == key]

    def suggest(self, text: str) -> str:
        """Return the name that somebody may have meant, empty if none is like it."""
        lead = _LEAD.search(text)
        names = {
            words_key(name): name
            for article in self.articles
            for name in (article.outlet, PurePosixPath(article.path).name, article.id)
            if name
        }
        wanted = words_key(lead[0]) if lead else ""
        near = get_close_matches(wanted, names, n=1, cutoff=_LEAST_ALIKE) if wanted else []
        return names[near[0]] if near else ""

    @cached_property
    def _names(self) -> list[tuple[Article, _Names]]:
        return [(article, _names_of(article)) for article in self.articles]


class _Names(NamedTuple):
    """The names of one article: folded ones that may stand anywhere, and ids as they are."""

    folded: tuple[str, ...]
    ids: tuple[str, ...]


def is_no_source(address: str) -> bool:
    """Say whether an address is of a kind at which no source can be: mail, a place on the page."""
    return _NO_SOURCE.match(address.strip()) is not None


def words_key(text: str) -> str:
    """Fold a text and leave out its punctuation."""
    return fold_key(re.sub(r"[^\w\s]", " ", text))


def _names_of(article: Article) -> _Names:
    file = PurePosixPath(article.path.replace("\\", "/"))
    keys = [words_key(one) for one in (article.outlet, article.title, file.name, article.path)]
    # People call "The Daily Tide" the Daily Tide.
    keys += [key.removeprefix("the ") for key in keys[:1]]
    ids = dict.fromkeys(one for one in (article.id, file.stem) if one)
    return _Names(tuple(key for key in dict.fromkeys(keys) if key), tuple(ids))


def _longest_name(names: _Names, key: str, text: str) -> int:
    """Return the length of the longest of some names that stands in a text."""
    found = [len(name) for name in names.folded if f" {name} " in key]
    found += [len(name) for name in names.ids if _has_id(text, name)]
    return max(found, default=0)


def _has_id(text: str, name: str) -> bool:
    """Say whether an id stands in a text as one.

    An id may be a common word ("tide"), so it has to come first, unless a digit
    shows what it is; "tide.txt" is the name of a file, and not of the id "tide".
    """
    pattern = rf"(?<![\w-])(?<!\w\.){re.escape(name)}(?!\w|[-.]\w)"
    anywhere = any(char.isdigit() for char in name) and len(name) >= _DISTINCT
    start = text.lstrip(" \t([<*_`")
    if anywhere:
        return re.search(pattern, text, re.IGNORECASE) is not None
    return re.match(pattern, start, re.IGNORECASE) is not None


def _parts(article: Article) -> tuple[str, ...]:
    return PurePosixPath(article.path.replace("\\", "/")).parts


def _web_key(url: str) -> str:
    """Fold what does not change which page an address leads to."""
    try:
        parts = urlsplit(unquote(url.strip()))
    except ValueError:
        return url
    query = _TRACKING.sub("", parts.query).strip("&")
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}"
