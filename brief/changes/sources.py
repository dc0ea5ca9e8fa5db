"""What became of an earlier day's sources, and which of today's are independent of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from brief.changes.days import Day
from brief.changes.standing import Standing
from brief.changes.stories import identities
from brief.model import Article, ChangeKind, Cited, Origin, Told
from brief.stories import origins, with_additions
from brief.text.fold import find_folded, fold_key
from brief.text.tokens import words

_RUN = 5  # words in a row that two independent sentences seldom share
_COPIED = 0.5

_REPORT = r"(?:article|story|report|piece|item|dispatch|version)"
_WITHDRAWN = r"(?:retracted|withdrawn|taken down|killed)"
_RETRACTION = re.compile(
    rf"\b(?:this|the|our|an earlier|a previous) {_REPORT}\b[^.;:!?\n]{{0,60}}"
    rf"\b(?:has been|have been|was|is|been) {_WITHDRAWN}\b"
    rf"|\b(?:retracts?|withdraws?|ha(?:s|ve) (?:retracted|withdrawn)|retracted|withdrew)"
    rf" (?:this|the|its|our|an earlier|a previous) (?:\w+ )?{_REPORT}\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^\W*(?:retracted|retraction|withdrawn|kill notice)\b\s*[:\-–—\]]", re.IGNORECASE
)


def is_retracted(article: Article) -> bool:
    """Say whether an article is marked as withdrawn: in its title, or by a sentence about itself.

    A report about somebody else's retraction speaks of "the paper", "the study";
    quotation marks are not looked into.
    """
    if _HEADED.search(article.title) or _HEADED.search(article.text):
        return True
    return any(_RETRACTION.search(article.text, part.start, part.end) for part in article.body)


@dataclass(frozen=True)
class Sources:
    """The sources of two days; `retracted` are hashes and addresses known as withdrawn."""

    earlier: Day
    today: Day
    retracted: frozenset[str] = frozenset()
    _found: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, repr=False)

    def fallen(self, told: Told) -> tuple[ChangeKind, tuple[Cited, ...]] | None:
        """Return whether and which citations of a statement no longer hold."""
        gone = tuple(at for at in told.citations if self._is_withdrawn(at))
        if gone:
            return ChangeKind.RETRACTED, gone
        edited = tuple(at for at in told.citations if self._is_edited(at))
        return (ChangeKind.EDITED, edited) if edited else None

    def _is_withdrawn(self, cited: Cited) -> bool:
        if cited.sha256 in self.retracted or (cited.url and cited.url in self.retracted):
            return True
        return any(is_retracted(one.article) for one in self._later(cited))

    def _is_edited(self, cited: Cited) -> bool:
        """Say whether a later version of the article lacks the characters, typography aside."""
        return any(
            find_folded(cited.quote, one.article.text) is None
            for one in self._later(cited)
            if one.whole
        )

    def _later(self, cited: Cited) -> Iterator[Standing]:
        """Yield today's versions of a cited article that have another text."""
        if any(one.sha256 == cited.sha256 for one in self.today.standing.values()):
            return
        mine = identities(self.earlier.standing[cited.source])
        for one in self.today.standing.values():
            if mine & identities(one):
                yield one

    def confirming(self, was: Told, backing: Sequence[str], now: Told) -> tuple[str, ...]:
        """Return the outlets of today's origins that state it and are independent of the earlier.

        `backing` are the ids of the earlier day's articles that stated it. An
        article that was there on the earlier day confirms nothing new, nor does
        another report by the same outlet.
        """
        old = [self.earlier.standing[one] for one in backing if one in self.earlier.standing]
        old += [self.earlier.standing[at.source] for at in was.citations]
        outlets = {_outlet(one.article) for one in old}
        fresh = [
            one
            for at in now.citations
            for one in [self.today.standing[at.source]]
            if _outlet(one.article) not in outlets
            and not identities(one) & self._known
            and not _copied(at.quote, was.citations)
        ]
        if not fresh:  # the rule: most of what is told again is told by the same articles
            return ()
        origin_of = self._origins_of(was.story, now.story)
        taken = {origin_of[one.sha256] for one in old}
        found: dict[str, str] = {}
        for one in fresh:
            if origin_of[one.sha256] not in taken:
                name = one.article.outlet or one.article.url or one.name
                found.setdefault(origin_of[one.sha256], name)
        return tuple(dict.fromkeys(found.values()))

    @cached_property
    def _known(self) -> frozenset[str]:
        """What the earlier day's articles are known by."""
        return frozenset(n for one in self.earlier.standing.values() for n in identities(one))

    def _origins_of(self, was: str, now: str) -> dict[str, str]:
        """Map the articles of two stories, by their hashes, to their origins among both.

        What a digest adds counts for what it derives from. An article of which
        only quotes are at hand is an origin of its own.
        """
        pair = was, now
        if pair not in self._found:
            self._found[pair] = self._origins([(self.earlier, was), (self.today, now)])
        return self._found[pair]

    def _origins(self, stories: Sequence[tuple[Day, str]]) -> dict[str, str]:
        by_hash: dict[str, Standing] = {}
        for day, story in stories:
            for one in (day.standing[name] for name in day.members(story)):
                if one.sha256 not in by_hash or one.whole:
                    by_hash[one.sha256] = one
        whole = [replace(by_hash[key].article, id=key) for key in sorted(by_hash)]
        found = with_additions(origins([one for one in whole if by_hash[one.id].whole]))
        return {key: key for key in by_hash} | dict(_homes(found))


def _homes(found: Iterable[Origin]) -> Iterator[tuple[str, str]]:
    for origin in found:
        for article in origin.articles:
            yield article, origin.id


def _outlet(article: Article) -> str:
    return fold_key(article.outlet) or article.id


def _copied(quote: str, others: Collection[Cited]) -> bool:
    """Say whether half of a quote's runs of words stand in one of the earlier ones."""
    mine = _runs(quote)
    return any(len(mine & _runs(one.quote)) >= _COPIED * len(mine) for one in others if mine)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    norms = [token.norm for token in words(text)]
    return frozenset(tuple(norms[at : at + _RUN]) for at in range(len(norms) - _RUN + 1))
