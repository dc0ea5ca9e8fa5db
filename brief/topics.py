"""Which articles belong to a topic: words and names that they have or must not have.

Words are compared by their stems, so that "election" finds "elections"; a
phrase is its words in a row. A name is compared as it is written, so that the
company Apple is not the fruit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief.model import Article
from brief.text.fold import fold_key
from brief.text.tokens import stem

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article of a topic has: one of `include` or `names`, and none of `exclude`.

    Where both `include` and `names` are empty, every article has one. `languages`
    are codes such as "en", which stands for "en-GB" too; an article that does not
    say its language may be in any.
    """

    name: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)


def of_topics(articles: Iterable[Article], topics: Sequence[Topic]) -> Iterator[Article]:
    """Yield the articles that belong to one of the topics at least; all where there are none."""
    for article in articles:
        if not topics or any(belongs(article, topic) for topic in topics):
            yield article


def belongs(article: Article, topic: Topic) -> bool:
    """Say whether an article is about a topic, by its title and prose, menus left out."""
    if not _speaks(article.language, topic.languages):
        return False
    prose = (article.text[part.start : part.end] for part in article.body)
    passages = [article.title, *prose]
    stems = [_stems(passage) for passage in passages]
    if _has(stems, topic.exclude):
        return False
    wanted = topic.include or topic.names
    return not wanted or _has(stems, topic.include) or _names(passages, topic.names)


def _speaks(language: str, languages: Sequence[str]) -> bool:
    """Say whether a language is one of those named, by its first subtag where that is named."""
    code = language.lower().replace("_", "-")
    wanted = {one.lower() for one in languages}
    return not code or not wanted or code in wanted or code.partition("-")[0] in wanted


def _has(passages: Iterable[Sequence[str]], phrases: Iterable[str]) -> bool:
    """Say whether one of the phrases stands in one of the passages, given as stems."""
    wanted = [found for phrase in phrases if (found := _stems(phrase))]
    # A space on each side, so that no word is found within another.
    return any(
        f" {' '.join(phrase)} " in joined
        for joined in (f" {' '.join(passage)} " for passage in passages)
        for phrase in wanted
    )


def _names(passages: Iterable[str], names: Iterable[str]) -> bool:
    patterns = [_name(one) for one in names if one.strip()]
    return any(pattern.search(passage) for passage in passages for pattern in patterns)


@lru_cache(maxsize=1024)
def _name(name: str) -> re.Pattern[str]:
    """Return what finds a name as it is written, over the end of a line too."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(fold_key(text))]
