"""Articles as weighted terms, for telling stories apart.

What an event is shows in the title and the first paragraphs; what comes after
is background that events share. Terms are stems; a term weighs more the fewer
articles of the batch hold it (inverse document frequency), counted as though
the batch stood among a day's other news: in a batch of five articles of one
event no word would otherwise tell anything.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from brief.model import Article
from brief.text.fold import fold_key
from brief.text.function_words import FUNCTION_WORDS
from brief.text.tokens import stem

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_LEAD = 250
"""Words of prose read: some ten sentences, as much as an opening takes."""
_TITLE = 2
"""Times a title counts."""
_DAY = 1000
"""Articles of other news among which a batch is weighed."""


def vectors(articles: Sequence[Article]) -> list[Vector]:
    """Return one vector of length 1 for each article, empty where it has no words."""
    counts = [_count(article) for article in articles]
    holders = Counter(term for count in counts for term in count)
    total = len(articles) + _DAY
    return [_unit(count, holders, total) for count in counts]


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, in [0, 1]."""
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    # fsum: the same whichever side is the longer one, so grouping cannot depend on order.
    return math.fsum(weight * get(term, 0.0) for term, weight in one.items())


def _count(article: Article) -> Counter[str]:
    """Count the terms of an article's title and lead."""
    lead: list[str] = []
    for part in article.body:
        if len(lead) < _LEAD:
            lead += _WORD.findall(article.text, *part)
    counts: Counter[str] = Counter()
    for word in _WORD.findall(article.title):
        counts[word] += _TITLE
    counts.update(lead[:_LEAD])
    terms: Counter[str] = Counter()
    for word, count in counts.items():
        term = _term(word)
        if term:
            terms[term] += count
    return terms


@lru_cache(maxsize=65536)
def _term(word: str) -> str:
    """Return the stem of a word, or nothing for one that carries no content."""
    norm = fold_key(word)
    return stem(norm) if len(norm) > 1 and norm not in FUNCTION_WORDS else ""


def _unit(counts: Counter[str], holders: Mapping[str, int], total: int) -> Vector:
    """Weigh the terms of one article and bring the vector to length 1."""
    raw = {
        term: (1 + math.log(count)) * math.log(total / holders[term])
        for term, count in sorted(counts.items())
    }
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
    return {term: weight / length for term, weight in raw.items()} if length else {}
