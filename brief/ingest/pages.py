"""A page between its file and its article, and the stable names that articles get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brief.errors import Problem
from brief.ingest.decode import clean
from brief.ingest.facts import Facts
from brief.ingest.furniture import find_body
from brief.ingest.language import guess_language
from brief.model import Article, Range, sha256

_SLUG = 48
_NAME = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")


@dataclass(frozen=True, slots=True)
class Page:
    """A text whose body and facts are known, before it has an id.

    `name` is what the id is made from: a record's own id (`named`) or the
    stem of its file.
    """

    text: str
    body: tuple[Range, ...]
    facts: Facts
    path: str
    name: str
    named: bool = False
    cluster: str | None = None

    @property
    def prose(self) -> str:
        """The body's text, white space folded: equal for copies of one text."""
        return " ".join(" ".join(self.text[a:b].split()) for a, b in self.body)

    def is_told_apart_from(self, other: Page) -> bool:
        """Whether the two name different publications of one text.

        A repost by another outlet is an article of its own, and that it is a
        copy is for the story's origins to say; the same file saved twice is not.
        """
        if self.named and other.named and self.name != other.name:
            return True
        ours, theirs = self.facts, other.facts
        return (ours.outlet, ours.url) != (theirs.outlet, theirs.url)


def article_from_text(
    text: str,
    *,
    id: str,  # noqa: A002 - it is the article's `id`, and given by keyword only
    facts: Facts | None = None,
    path: str = "",
    body: Sequence[Range] | None = None,
) -> Article:
    """Make an article of a text at hand; its body is found unless it is given.

    NUL and lone surrogates become U+FFFD, so offsets hold. The body may be
    empty: a text of furniture alone cannot be cited. Raises ValueError when a
    given body does not fit the text.
    """
    text = clean(text)
    facts = facts or Facts()
    return Article(
        id=id,
        text=text,
        sha256=sha256(text),
        body=find_body(text) if body is None else tuple(body),
        title=facts.title,
        outlet=facts.outlet,
        url=facts.url,
        path=path,
        byline=facts.byline,
        published=facts.published,
        language=facts.language or guess_language(text),
    )


def articles_of(pages: Sequence[Page]) -> list[Article]:
    """Turn pages into articles under their ids."""
    return [
        replace(
            article_from_text(page.text, id=name, facts=page.facts, path=page.path, body=page.body),
            cluster=page.cluster,
        )
        for name, page in zip(give_ids(pages), pages, strict=True)
    ]


def slug(name: str) -> str:
    """A short readable name: small letters and figures of any script, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:_SLUG].rstrip("-") or "article"


def drop_copies(pages: Sequence[Page]) -> tuple[list[Page], list[Problem]]:
    """Keep the first of each text that was given twice, and say which were not kept."""
    kept: list[Page] = []
    problems: list[Problem] = []
    by_prose: dict[str, list[Page]] = {}
    for page in pages:
        same = by_prose.setdefault(page.prose, [])
        first = next((one for one in same if not page.is_told_apart_from(one)), None)
        if first is None:
            same.append(page)
            kept.append(page)
        else:
            problems.append(_duplicate(page, first))
    return kept, problems


def _duplicate(page: Page, first: Page) -> Problem:
    """Say which page holds the same text."""
    of = first.path if first.path not in {"", page.path} else f"record {first.name}"
    what = f"duplicate of {of}" + (f" (record {page.name})" if page.named else "")
    return Problem(page.path or page.name, what, "only the first is used")


def give_ids(pages: Sequence[Page]) -> list[str]:
    """Name the pages: unique, readable, and the same whatever order they come in.

    A record keeps its own id. Where two would be called the same, all of them
    get the first digits of their text's hash.
    """
    plain = [
        page.name if page.named and _NAME.fullmatch(page.name) else slug(page.name)
        for page in pages
    ]
    counts = Counter(plain)
    taken: set[str] = {name for name, count in counts.items() if count == 1}
    out = []
    for page, name in zip(pages, plain, strict=True):
        own = name if counts[name] == 1 else _suffixed(page, name, taken)
        taken.add(own)
        out.append(own)
    return out


def _suffixed(page: Page, name: str, taken: set[str]) -> str:
    """`name` with as many digits of the page's hash as make it unique."""
    digits = sha256(f"{page.path}\n{page.text}")
    return next(
        longer
        for size in range(6, len(digits) + 1)
        if (longer := f"{name}-{digits[:size]}") not in taken
    )
