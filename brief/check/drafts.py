"""A draft in Markdown, by any author, read into claims with their places.

Citations may be footnotes (`[^1]` with `[^1]: Outlet: "quote"`), numbers into a
list (`[1]` with `[1] Outlet, "quote"` or `[1]: …`), or links whose address is a
source's. A quotation in a note is looked for in the source and becomes the
cited span; a note that quotes nothing cites the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from brief.check.markdown import Block, Mark, blocks, notes
from brief.check.report import Placed
from brief.model import Article, Claim, Pointer, Range
from brief.text.fold import find_folded, fold_key
from brief.text.sentences import sentences
from brief.text.tokens import tokenize

_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"|„([^„“”]+)[“”]")
_URL = re.compile(r"https?://[^\s<>()\[\]]+|<([^<>\s]+)>|\]\(([^()\s]+)\)")
_FRAGMENT = re.compile(r"#?:~:text=([^&]*)")
_UNKNOWN = Range(0, 1)


@dataclass(frozen=True, slots=True)
class _Sources:
    """The articles that a draft may cite, by their several names."""

    articles: Sequence[Article]

    def named(self, text: str) -> list[Article]:
        """Return the articles that a note names: by address, by outlet, by title, or by file."""
        urls = [unquote(next(g for g in (m[1], m[2], m[0]) if g)) for m in _URL.finditer(text)]
        bare = {url.split("#")[0].rstrip("/") for url in urls}
        by_url = [a for a in self.articles if _addresses(a) & bare]
        if by_url:
            return by_url
        key = f" {_words_key(_QUOTED.sub(' ', text))} "
        scored = [(a, _names_in(a, key)) for a in self.articles]
        best = max((size for _, size in scored), default=0)
        return [a for a, size in scored if size == best > 0]


def _words_key(text: str) -> str:
    """Fold a text and leave out its punctuation."""
    return fold_key(re.sub(r"[^\w\s]", " ", text))


def _addresses(article: Article) -> set[str]:
    path = article.path.replace("\\", "/")
    found = {article.url.split("#")[0].rstrip("/"), path, path.rpartition("/")[2], article.id}
    return found - {""}


def _names_in(article: Article, key: str) -> int:
    """Return the length of the longest name of an article that stands in a folded note."""
    names = [article.outlet, article.title, article.id, article.path.rpartition("/")[2]]
    keys = (_words_key(name) for name in names if name)
    return max((len(each) for each in keys if each and f" {each} " in key), default=0)


def read_draft(text: str, sources: Sequence[Article]) -> tuple[Placed, ...]:
    """Read the sentences of a draft; those without a citation have no pointers."""
    known = _Sources(sources)
    defined = notes(text)
    found: list[Placed] = []
    for block in blocks(text):
        found += _sentences_of(block, defined, known)
    return tuple(found)


def _sentences_of(block: Block, defined: Mapping[str, str], known: _Sources) -> Iterator[Placed]:
    parts = [part for part in sentences(block.text) if _has_words(block.text[slice(*part)])]
    for index, part in enumerate(parts):
        following = parts[index + 1].start if index + 1 < len(parts) else len(block.text) + 1
        previous = parts[index - 1].end if index else 0
        marks = [mark for mark in block.marks if _belongs(mark, part, previous, following)]
        pointers = dict.fromkeys(p for mark in marks for p in _pointers(mark, defined, known))
        line, column = block.place(part.start)
        yield Placed(Claim(block.text[slice(*part)], tuple(pointers)), line, column)


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _belongs(mark: Mark, part: Range, previous: int, following: int) -> bool:
    """Say whether a mark stands in a sentence or right behind it."""
    del previous
    if mark.at == part.start and part.start:
        return not mark.tight
    if mark.at == following:
        return mark.tight
    return part.start <= mark.at < following


def _pointers(mark: Mark, defined: Mapping[str, str], known: _Sources) -> Iterator[Pointer]:
    note = mark.target if mark.link else defined.get(mark.target)
    if note is None:
        yield Pointer(f"[{mark.target}]", *_UNKNOWN, "")
        return
    if mark.link:
        articles = [a for a in known.articles if _addresses(a) & {note.split("#")[0].rstrip("/")}]
        if not articles and not re.match(r"[a-z]+:|[\w./-]+\.\w+", note, re.IGNORECASE):
            return
    else:
        articles = known.named(note)
    quotes = [next(g for g in m.groups() if g) for m in _QUOTED.finditer(note)] or _fragment(note)
    if not articles and (not quotes or _names_a_source(note)):
        yield Pointer(note[:60], *_UNKNOWN, "")
        return
    for quote in quotes:
        yield _locate(quote, articles or list(known.articles), note)
    if not quotes:
        for article in articles:
            for start, end in article.body:
                yield Pointer(article.id, start, end, article.text[start:end])


def _names_a_source(note: str) -> bool:
    """Say whether a note names something besides its quotation: then that must be a source."""
    rest = _URL.sub(" ", _QUOTED.sub(" ", note))
    return any(t.is_word and len(t.norm) > 1 for t in tokenize(rest))


def _fragment(note: str) -> list[str]:
    """Return the words of a text fragment in an address, if it gives them whole."""
    found = _FRAGMENT.search(note)
    if not found or not found[1]:
        return []
    return [unquote(found[1])] if "," not in found[1] else []


def _locate(quote: str, articles: Sequence[Article], note: str) -> Pointer:
    """Find a quoted passage, in the prose first; a passage that is nowhere keeps its words."""
    elsewhere: Pointer | None = None
    for article in articles:
        for start, end in article.body:
            place = find_folded(quote, article.text, start, end)
            if place:
                return Pointer(article.id, *place, article.text[slice(*place)])
        place = find_folded(quote, article.text)
        if place and elsewhere is None:
            elsewhere = Pointer(article.id, *place, article.text[slice(*place)])
    if elsewhere:
        return elsewhere
    name = articles[0].id if len(articles) == 1 else note[:60]
    return Pointer(name, 0, len(quote), quote)
