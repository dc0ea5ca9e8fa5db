"""Full text, one way for both databases: what a word is, and how a query is read.

Texts are cut into words, folded and stemmed here, so that SQLite (FTS5) and
PostgreSQL (tsvector) hold the same words and find the same texts; they only
look them up. The stems are English; a word of another language is found by its
own spelling, less its endings where they look English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer
from sqlalchemy import Connection, text

from brief.text.function_words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+")
_UNIT = re.compile(
    r'(?P<no>(?<!\S)-)?(?:["“”„«»](?P<said>[^"“”„«»]*)["“”„«»]?|(?P<one>[^\s"“”„«»]+))'
)
_IN_ORDER = 16_000  # words; PostgreSQL counts no further than 16,383
_MOST = 50_000  # words; keeps an index entry below the megabyte that PostgreSQL allows
_LONGEST = 64  # characters of a word; longer ones are no words
_MOST_ASKED = 60  # words of a sentence; a longer one is no sentence
_AROUND = 90  # characters on each side of the word that an excerpt is about
_STEMMER = Stemmer.Stemmer("english")

Phrase = tuple[str, ...]


class Query(NamedTuple):
    """Runs of words that a text has to hold, each in its order, and those it may not hold."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]


def words_of(passage: str) -> list[str]:
    """Return the stems of a text, in order, each in the form that the index holds."""
    return [_stem(match[0]) for match in _words(unicodedata.normalize("NFC", passage))]


def read_query(asked: str) -> Query:
    """Read a query: words, "words in order", and -words that must not be there."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for unit in _UNIT.finditer(asked):
        phrase = tuple(words_of(unit["said"] or unit["one"] or ""))
        if phrase:
            (unwanted if unit["no"] else wanted).append(phrase)
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def excerpt(passage: str, query: Query) -> str:
    """Return the text around the first place that a query is about, on one line."""
    passage = unicodedata.normalize("NFC", passage)
    firsts = {phrase[0] for phrase in query.wanted}
    at = next((match.start() for match in _words(passage) if _stem(match[0]) in firsts), 0)
    start, end = max(0, at - _AROUND), at + _AROUND
    shown = passage[start:end]
    if start:
        shown = shown.partition(" ")[2] or shown
    if end < len(passage):
        shown = shown.rpartition(" ")[0] or shown
    shown = " ".join(shown.split())
    return ("… " if start else "") + shown + (" …" if end < len(passage) else "")


def index(connection: Connection, table: str, row: int, passages: Sequence[str]) -> None:
    """Put the words of some passages into the index `table`, for the row of that number."""
    stems = [stem for passage in passages for stem in words_of(passage)]
    head = stems[:_IN_ORDER]
    rest = list(dict.fromkeys(stems[_IN_ORDER:]))[: _MOST - _IN_ORDER]
    if connection.dialect.name == "sqlite":
        command = f"INSERT INTO {table} (rowid, words) VALUES (:row, :words)"  # noqa: S608 - our name
        connection.execute(text(command), {"row": row, "words": " ".join([*head, *rest])})
        return
    command = f"INSERT INTO {table} (rowid, words) VALUES (:row, CAST(:words AS tsvector))"  # noqa: S608
    connection.execute(text(command), {"row": row, "words": _vector(head, rest)})


def matching(connection: Connection, query: Query) -> tuple[str, str]:
    """Return the condition on a column `words` for a query, and the value of its parameter.

    The parameter is called `query`. `{table}` in the condition stands for the
    index's name.
    """
    if connection.dialect.name == "sqlite":
        return "{table} MATCH :query", _fts5(query)
    return "{table}.words @@ CAST(:query AS tsquery)", _tsquery(query)


def any_of(connection: Connection, sentence: str) -> tuple[str, str, str] | None:
    """Return what finds texts with content words of a sentence: condition, order and parameter.

    As for `matching`; the order puts what holds most of the words first. None
    where the sentence holds no word.
    """
    common = {stem for word in FUNCTION_WORDS for stem in words_of(word)}
    stems = [stem for stem in dict.fromkeys(words_of(sentence)) if stem not in common]
    stems = stems[:_MOST_ASKED]
    if not stems:
        return None
    if connection.dialect.name == "sqlite":
        return "{table} MATCH :query", "bm25({table})", " OR ".join(f'"{one}"' for one in stems)
    return (
        "{table}.words @@ CAST(:query AS tsquery)",
        "ts_rank({table}.words, CAST(:query AS tsquery), 1) DESC",
        " | ".join(f"'{one}'" for one in stems),
    )


def _words(passage: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(passage)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Return a word without accents, case and English endings."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(char for char in parts if char.isalnum())[:_LONGEST]
    return _STEMMER.stemWord(bare) or bare


def _vector(head: Sequence[str], rest: Sequence[str]) -> str:
    """Write the words as a tsvector. They hold letters and digits alone, so nothing is quoted."""
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(head, 1):
        places.setdefault(stem, []).append(place)
    parts = [f"'{stem}':{','.join(map(str, at[:200]))}" for stem, at in places.items()]
    parts += [f"'{stem}'" for stem in rest if stem not in places]
    return " ".join(parts)


def _fts5(query: Query) -> str:
    wanted = " AND ".join(f'"{" ".join(phrase)}"' for phrase in query.wanted)
    unwanted = "".join(f' NOT "{" ".join(phrase)}"' for phrase in query.unwanted)
    return f"({wanted}){unwanted}" if unwanted else wanted


def _tsquery(query: Query) -> str:
    wanted = [_in_order(phrase) for phrase in query.wanted]
    return " & ".join([*wanted, *(f"!{_in_order(phrase)}" for phrase in query.unwanted)])


def _in_order(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")"
