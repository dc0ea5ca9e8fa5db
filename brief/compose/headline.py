"""Candidates for a story's headline, each cited to the opening of its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.compose.wording import pointer
from brief.model import Article, Basis, Claim, Kind, Origin
from brief.text.document import Document
from brief.text.stance import Stance, markers

_OPENING = 3  # sentences in which an article says what its headline says


def headlines(
    articles: Sequence[Article], docs: Sequence[Document], origins: Sequence[Origin]
) -> Iterator[Claim]:
    """Yield headline candidates: originals' titles, other titles, then first sentences.

    A title is no prose and is not cited; it is a claim about the sentences
    that open its article, and the checker decides whether they carry it. A
    title without the condition that they give is passed over.
    """
    originals = {o.original: len(o.articles) for o in origins if o.articles}
    order = sorted(
        range(len(articles)),
        key=lambda i: (articles[i].id not in originals, -originals.get(articles[i].id, 0), i),
    )
    for index in order:
        article, doc = articles[index], docs[index]
        spans = doc.sentences[:_OPENING]
        if article.title and spans and (_conditional(article.title) or not _opens_if(doc)):
            yield Claim(
                article.title.rstrip(" ."),
                tuple(pointer(article, s) for s in spans),
                Kind.AGREED,
                Basis.SETTLED,
            )
    for index in order:
        article, doc = articles[index], docs[index]
        if doc.sentences:
            text = doc.text[slice(*doc.sentences[0])]
            yield Claim(text, (pointer(article, doc.sentences[0]),), Kind.AGREED, Basis.SETTLED)


def _opens_if(doc: Document) -> bool:
    """Say whether the first sentence, which tells the news, tells it as conditional."""
    return bool(doc.sentences) and _conditional(doc.text[slice(*doc.sentences[0])])


def _conditional(text: str) -> bool:
    """Say whether a sentence gives a condition."""
    return any(m.stance is Stance.CONDITION for m in markers(text))
