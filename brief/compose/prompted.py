"""The model's engine: a story into prompts, the answers into a draft.

A story that fits the window is one request; a longer one is read in parts and
the parts' statements are merged. What a model cannot be brought to say the
extractive engine says, and the outcome tells so. As with any draft, whether it
is true to its sources is for the checker to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from brief.compose import extractive
from brief.compose.locate import Places, claims_of, headline_of
from brief.compose.model import ChatModel, ChatRequest, ModelFailure
from brief.compose.packing import Packing
from brief.compose.requests import (
    Room,
    compose_request,
    groups,
    headline_request,
    item_of,
    merge_request,
    pack_for,
)
from brief.model import Article, Claim, DraftStory, Origin

NAME = "openai"
PROMPTS = ("compose", "headline", "judge", "merge", "repair")
"""The prompts that write or judge a briefing; their hashes belong into it."""
_MOST_ROUNDS = 3  # of merging
_T = TypeVar("_T")


@dataclass(frozen=True)
class Composed:
    """A story as composed. `draft` is what to check.

    `plain` is the extractive engine's draft of the same story, and is `draft`
    itself where no answer of the model could be used. `packing` lists what was
    left out; `places` leads from its sentence ids to the articles. `degraded`
    says what did not go as it should, one line each.
    """

    draft: DraftStory
    plain: DraftStory
    packing: Packing
    places: Places
    degraded: tuple[str, ...] = ()

    @property
    def by_model(self) -> bool:
        """Whether the model wrote the draft."""
        return self.draft is not self.plain


class _Answer(NamedTuple):
    """What was made of one or more answers, and what went wrong on the way."""

    claims: tuple[Claim, ...]
    headline: Claim | None = None
    degraded: tuple[str, ...] = ()


def compose(
    story_id: str,
    articles: Sequence[Article],
    origins: Sequence[Origin],
    model: ChatModel,
    room: Room,
) -> Composed:
    """Compose the draft of one story with a model.

    No ModelFailure leaves this function: the extractive engine's draft stands
    in for the story, and `degraded` says why. What the checker still refuses
    after repairs is given the extractive wording by `fallbacks.with_last_resorts`.
    """
    plain = extractive.compose(story_id, articles, origins)
    packing = Packing(())
    places = Places({}, {article.id: article for article in articles})
    try:
        packing = pack_for(articles, origins, room)
        places = replace(places, lines=packing.lines)
        answer = _Asking(model, room, packing, places).story()
    except ModelFailure as failure:
        why = f"written by the extractive engine: {failure}"
        return Composed(plain, plain, packing, places, (why,))
    own = (answer.headline,) if answer.headline else ()
    draft = replace(plain, headlines=(*own, *plain.headlines), claims=answer.claims)
    return Composed(draft, plain, packing, places, answer.degraded)


class _Asking(NamedTuple):
    """The requests of one story, one after the other."""

    model: ChatModel
    room: Room
    packing: Packing
    places: Places

    def story(self) -> _Answer:
        """Return the story's statements and headline; raises ModelFailure."""
        if not self.packing.packs:
            raise ModelFailure("the articles hold no sentence of prose")
        parts = range(len(self.packing.packs))
        read = [self._read(compose_request(self.packing, n, self.room)) for n in parts]
        whole = read[0] if len(read) == 1 else self._merged(read)
        whole = self._said(whole)
        return whole if whole.headline else self._titled(whole)

    def _said(self, answer: _Answer) -> _Answer:
        """Return an answer that says something; raises ModelFailure."""
        if not answer.claims:
            raise ModelFailure(f"{self.model.name} gave no statement")
        return answer

    def _read(self, request: ChatRequest) -> _Answer:
        """Ask, and read the statements and the headline."""
        data = self.model.complete(request).data
        if not isinstance(data.get("statements"), list):
            raise ModelFailure(f"{self.model.name} gave an answer without a list of statements")
        return _Answer(tuple(claims_of(data, self.places)), headline_of(data, self.places))

    def _merged(self, read: Sequence[_Answer]) -> _Answer:
        """Merge the parts' statements, in groups where they do not fit one request.

        Where a merge fails, what it was to merge stays as it is.
        """
        claims = [claim for one in read for claim in one.claims]
        for _ in range(_MOST_ROUNDS):
            merged, degraded, count = self._round(claims)
            if degraded or count < 2 or len(merged.claims) >= len(claims):
                return merged._replace(degraded=degraded)
            claims = list(merged.claims)
        return merged

    def _round(self, claims: Sequence[Claim]) -> tuple[_Answer, tuple[str, ...], int]:
        """Merge once; return what came out, what went wrong, and the number of groups."""
        items = {item_of(f"C{n}", claim, self.packing): claim for n, claim in enumerate(claims, 1)}
        parts = groups(list(items), self.packing, "merge", self.room)
        grouped = {item for part in parts for item in part}
        found = [claim for item, claim in items.items() if item not in grouped]
        headline, degraded = None, []
        for part in parts:
            try:
                answer = self._said(self._read(merge_request(part, self.packing, self.room)))
            except ModelFailure as failure:
                degraded.append(f"the statements of its parts are not merged: {failure}")
                answer = _Answer(tuple(items[item] for item in part))
            found = [*found, *answer.claims]
            headline = headline or answer.headline
        single = headline if len(parts) == 1 else None
        return _Answer(_once(found), single), _once(degraded), len(parts)

    def _titled(self, whole: _Answer) -> _Answer:
        """Ask for a headline where none was found in the sources; without one, go on."""
        try:
            request = headline_request(whole.claims, self.packing, self.room)
            data = self.model.complete(request).data
        except ModelFailure as failure:
            why = f"headline by the extractive engine: {failure}"
            return whole._replace(degraded=(*whole.degraded, why))
        return whole._replace(headline=headline_of(data, self.places))


def _once(found: Sequence[_T]) -> tuple[_T, ...]:
    """Return values in order, each once."""
    return tuple(dict.fromkeys(found))
