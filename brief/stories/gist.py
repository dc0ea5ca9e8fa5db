"""What is read of an article to tell stories apart: words, names, weekdays, a time.

What an event is shows in the title and the first paragraphs; what follows is
background, which events share. So the title counts three times, the words of
the first two paragraphs or so once, the next paragraphs half, and the rest is
not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from math import log

import Stemmer

from brief.model import Article
from brief.stories.batches import in_batches
from brief.stories.weekdays import weekdays
from brief.text.fold import fold_key
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.languages import FUNCTION_WORDS as OTHER_FUNCTION_WORDS
from brief.text.tokens import stem

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*")
"""The same where all is ASCII, which is twice as fast to find."""
_INSIDE = re.compile(r"(?<=[^ .!?:•–—\"'“”‘’«»] )[^\W\d_a-z][^\W\d_]+")
_ASCII_INSIDE = re.compile(r"(?<=[^ .!?:\"'] )[A-Z][A-Za-z]+")
"""Words that do not begin as small ones do and stand where no sentence begins."""
_RUN = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){1,5}")
_ASCII_RUN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+){1,5}")
"""Such words one after the other."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that put no space between words; two letters stand for a word."""
_FRONT = 600
"""Characters of prose that say what happened: some hundred words."""
_LEAD = 1500
"""Characters of prose that are read: some two hundred and fifty words."""
_BATCH = 128
"""Articles read at a time: sending one to another process costs as much as reading it."""
_TITLE, _LATER = 3, 0.5
_MOST_WORDS = 1 << 17
"""Words of a language whose stems are kept at hand."""
_CALENDAR = frozenset(word.capitalize() for word in CALENDAR)
_SECONDS_A_DAY = 86_400.0
_STEMMERS = {
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


@dataclass(frozen=True, slots=True)
class Gist:
    """One article as clustering knows it; small, and of plain values that a process can send.

    `time` is in days since 1970, None where unknown; `terms` are stems, with
    `counts` beside them, damped; `names` are the terms among them that name
    what the article is about, each with the part that it is of a name, in (0, 1];
    `weekdays` has bit n for the n-th day of the week.
    """

    id: str
    title: str
    language: str
    time: float | None
    terms: tuple[str, ...]
    counts: tuple[float, ...]
    names: tuple[tuple[str, float], ...]
    weekdays: int
    given: str | None = None


def read_gist(article: Article) -> Gist:
    """Read one article."""
    language = article.language or "en"
    term = _reader(language)
    lead = _lead(article)
    title, front, later = (_words(t) for t in (article.title, lead[:_FRONT], lead[_FRONT:]))
    fore = Counter(map(term, front))
    fore.update([term(word) for word in title] * _TITLE)
    counts: dict[str, float] = dict(fore)
    for each, count in Counter(map(term, later)).items():
        counts[each] = counts.get(each, 0.0) + _LATER * count
    counts.pop("", None)
    capitals = _names(article.title, lead, {*title, *front, *later})
    names = {name: part for word, part in capitals if (name := term(word)) in fore}
    names.pop("", None)
    return Gist(
        id=article.id,
        title=article.title,
        language=language,
        time=article.published.timestamp() / _SECONDS_A_DAY if article.published else None,
        terms=tuple(counts),
        counts=tuple(map(_damped, counts.values())),
        names=tuple(names.items()),
        weekdays=weekdays(front, language),
        given=article.cluster,
    )


def read_gists(articles: Iterable[Article], executor: Executor | None = None) -> Iterator[Gist]:
    """Read articles in their order: here, or in batches by `executor`."""
    return in_batches(_read_batch, articles, _BATCH, executor)


def _read_batch(articles: Sequence[Article]) -> list[Gist]:
    """Read several articles: one task for another process."""
    return [read_gist(article) for article in articles]


def title_terms(title: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of a title, each with the word that it stands for."""
    term = _reader(language)
    for word in _words(title):
        if term(word):
            yield term(word), word


def _lead(article: Article) -> str:
    """Return the first prose of an article, cut at a word's end."""
    parts, left = [], _LEAD
    for start, end in article.body:
        parts.append(article.text[start : min(end, start + left)])
        left -= end - start + 1
        if left <= 0:
            break
    lead = " ".join(parts)
    return lead.rpartition(" ")[0] or lead if left < 0 else lead


def _words(text: str) -> list[str]:
    """Return the words and figures of a text; pairs of letters where words are not parted."""
    if text.isascii():
        return _ASCII_WORD.findall(text)
    words = _WORD.findall(text)
    if not _UNSPACED.search(text):
        return words
    out: list[str] = []
    for word in words:
        if _UNSPACED.match(word) and len(word) > 2:
            out += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            out.append(word)
    return out


class _Terms(dict[str, str]):
    """The stem of each word of a language, empty for a word without content; made when asked for.

    A table, since a look-up of one costs half of what a cached call does.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._empty: Container[str] = OTHER_FUNCTION_WORDS.get(language, ())
        self._stem: Callable[[str], str] = str
        if language == "en":
            self._empty, self._stem = FUNCTION_WORDS, stem
        elif language in _STEMMERS:
            self._stem = Stemmer.Stemmer(_STEMMERS[language]).stemWord

    def __missing__(self, word: str) -> str:
        """Read a word that is new."""
        norm = word.lower() if word.isascii() else fold_key(word)
        # The stemmers read UTF-8, which half a surrogate pair is not.
        norm = norm if norm.isascii() else norm.encode("utf-8", "replace").decode("utf-8")
        term = "" if len(norm) < 2 or norm in self._empty else self._stem(norm)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = term
        return term


@lru_cache(maxsize=32)
def _reader(language: str) -> Callable[[str], str]:
    """Return the function from a word to its stem; nothing for a word without content."""
    return _Terms(language).__getitem__


@lru_cache(maxsize=1024)
def _damped(count: float) -> float:
    """Damp a count: the tenth mention of a word says less than the first."""
    return 1 + log(count) if count >= 1 else count


def _names(title: str, lead: str, words: set[str]) -> list[tuple[str, float]]:
    """Return the words that are written with a capital only, and once where no sentence begins.

    Beside each stands the part that it is of a name: of "Harbour Workers Union", a
    third. A headline that raises all its words tells nothing.
    """
    small = sum(word[0].islower() for word in title.split())
    texts = (lead, title) if small > len(_WORD.findall(title)) // 2 else (lead,)
    found: set[str] = set()
    for text in texts:
        found.update((_ASCII_INSIDE if text.isascii() else _INSIDE).findall(text))
    capitals = [
        word
        for word in sorted(found & words)
        if word[0].isupper() and word not in _CALENDAR and word.lower() not in words
    ]
    names = dict.fromkeys(capitals, 1.0)
    for run in (_ASCII_RUN if lead.isascii() else _RUN).findall(lead):
        parts = [word for word in run.split() if word in names]
        for word in parts:
            names[word] = min(names[word], 1 / len(parts))
    return list(names.items())
