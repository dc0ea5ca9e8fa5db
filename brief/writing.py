"""A model writes, code proves: one story drafted, checked, mended, and given a way out.

    compose -> check -> what was refused goes back with its findings, at most twice
            -> what still fails gets the extractive wording of its span to fall back on

The checker asked here is the one that decides in the end, over the same
sources, so what passes here passes there. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from brief.check import Checker
from brief.check.accept import wordings
from brief.compose.fallbacks import with_last_resorts, worded
from brief.compose.model import ChatModel, ModelFailure, Role
from brief.compose.prompted import Composed, compose
from brief.compose.repairs import Refused, read_repairs, repair_requests
from brief.compose.requests import Room
from brief.model import Article, Claim, DraftStory, Origin, Pointer, Verdict

ROUNDS = 2
"""How often refused statements go back to the model, at most."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes: the model of each role, and how much fits its window."""

    models: Mapping[Role, ChatModel]
    room: Room


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a model's statements before they are accepted.

    `drafted` statements came in, `refused` of them failed at first, `mended` passed
    after the model was shown the findings, and `replaced` have an extractive wording
    to give way to. The others of those refused are withheld.
    """

    drafted: int = 0
    refused: int = 0
    mended: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A story as drafted. `notes` say what did not go as it should, one line each.

    `filled` says that most of the model's statements were refused, so that the
    extractive engine told what they left out.
    """

    story: DraftStory
    by_model: bool
    tally: Tally = Tally()
    filled: bool = False
    notes: tuple[str, ...] = ()


def write(
    story_id: str, articles: Sequence[Article], origins: Sequence[Origin], pen: Pen
) -> Written:
    """Draft one story with a model. No ModelFailure leaves this function."""
    composed = compose(story_id, articles, origins, pen.models[Role.COMPOSE], pen.room)
    if not composed.by_model:
        return Written(composed.draft, by_model=False, notes=composed.degraded)
    return _Desk(articles, tuple(origins), pen, composed).written()


class _Desk:
    """One story's statements on their way to being supported."""

    def __init__(
        self, articles: Sequence[Article], origins: tuple[Origin, ...], pen: Pen, composed: Composed
    ) -> None:
        self.checker = Checker({article.id: article for article in articles})
        self.origins = origins
        self.pen = pen
        self.composed = composed
        self.claims = list(composed.draft.claims)
        self.notes = list(composed.degraded)

    def written(self) -> Written:
        """Mend what is refused, and give a way out to what cannot be mended."""
        first = refused = self._refused(range(len(self.claims)))
        for _ in range(ROUNDS):
            if not refused or not self._mend(refused):
                break
            refused = self._refused(refused)
        plain = self.composed.plain.claims
        self.claims = list(with_last_resorts(self.claims, plain, set(refused)))
        withheld = self._refused(refused)
        replaced = len(refused) - len(withheld)
        tally = Tally(len(self.claims), len(first), len(first) - len(refused), replaced)
        filled = len(refused) * 2 > len(self.claims)
        rest = _untold(plain, set(self._told(refused, withheld))) if filled else ()
        omitted = tuple(one.span for one in self.composed.packing.omissions)
        story = replace(self.composed.draft, claims=(*self.claims, *rest), omitted=omitted)
        return Written(story, by_model=True, tally=tally, filled=filled, notes=tuple(self.notes))

    def _told(self, refused: Collection[int], withheld: Collection[int]) -> Iterator[Pointer]:
        """Yield the places that something left standing tells of, in the last of its wordings."""
        plain = set(self.composed.plain.claims)
        for at, claim in enumerate(self.claims):
            if at not in refused:
                yield from claim.pointers
            elif at not in withheld:
                last = [one for one in _chain(claim) if one in plain]
                yield from (place for one in last for place in worded(one))

    def _refused(self, places: Iterable[int]) -> dict[int, Verdict]:
        """Return the verdicts on the claims that are refused in every wording, by their places."""
        found = {}
        for at in places:
            passing, verdict = wordings(self.checker, self.claims[at], self.origins)
            if not passing:
                found[at] = verdict
        return found

    def _mend(self, verdicts: Mapping[int, Verdict]) -> bool:
        """Send claims back with their findings; say whether any came back changed."""
        places = list(verdicts)
        refused = [
            Refused(self.claims[at], tuple(f"{one.code}: {one.message}" for one in found.findings))
            for at, found in verdicts.items()
        ]
        changed = False
        for repair in repair_requests(refused, self.composed.packing, self.pen.room):
            try:
                data = self.pen.models[Role.REPAIR].complete(repair.request).data
            except ModelFailure as failure:
                self.notes.append(f"refused statements were not sent back: {failure}")
                return changed
            mended = read_repairs(data, repair, refused, self.composed.places)
            for at, claim in mended.items():
                self.claims[places[at]] = claim
            changed = changed or bool(mended)
        return changed


def _untold(plain: Sequence[Claim], told: Collection[Pointer]) -> Iterator[Claim]:
    """Yield the extractive claims whose words are of places that are not told of."""
    for claim in plain:
        if not all(any(_overlap(one, other) for other in told) for one in worded(claim)):
            yield claim


def _chain(claim: Claim | None) -> Iterator[Claim]:
    """Yield a claim and what it would say otherwise."""
    while claim:
        yield claim
        claim = claim.otherwise


def _overlap(one: Pointer, other: Pointer) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end
