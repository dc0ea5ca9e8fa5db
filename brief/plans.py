"""What a run would ask of a model, and the most that it can cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from brief.compose.judging import MOST_JUDGED
from brief.compose.model import ChatRequest, ModelFailure, Role
from brief.compose.packing import Packing
from brief.compose.prompts import tokens_of
from brief.compose.requests import compose_request, pack_for
from brief.engines import Extractive, Prompted, with_origins
from brief.model import Article
from brief.writing import ROUNDS

_PARTS = 3  # what is judged of a statement: each origin's part of it alone
_ROUNDS_OF_JUDGING = 3  # for what is said instead of a statement that the judge rejects
_DRAFTS = 4_000
"""Tokens of the statements that a request after the first shows again."""


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """One story: what its articles come to, and the requests that compose it.

    `prompt_tokens` are those of the compose requests, `repeated` the sentences of
    copies that are not sent again, `omitted` those for which there is no room.
    `why_not` says why the model cannot be asked at all.
    """

    id: str
    title: str
    articles: int
    requests: int = 0
    prompt_tokens: int = 0
    repeated: int = 0
    omitted: int = 0
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do.

    Tokens and cost are bounds as long as nothing fails and a model keeps to the
    number of statements that its profile allows.

    `most_requests`, `most_prompt` and `most_answer` count merging, a headline,
    every round of repairs and the judge. `cost` is in US dollars, None where a
    model has no price. `exact` says whether tokens are a model's own count.
    """

    engine: str
    stories: tuple[StoryPlan, ...]
    most_requests: int = 0
    most_prompt: int = 0
    most_answer: int = 0
    cost: Decimal | None = None
    exact: bool = True


def plan_of(engine: Extractive | Prompted, groups: Sequence[Sequence[Article]]) -> Plan:
    """Plan a run over the articles of each story."""
    if isinstance(engine, Extractive):
        stories = tuple(
            StoryPlan(name, articles[0].title, len(articles))
            for name, articles, _ in with_origins(groups)
        )
        return Plan(engine.engine().name, stories, cost=Decimal(0))
    return _Estimate(engine).plan(groups)


class _Estimate:
    """The sums over a run's stories."""

    def __init__(self, engine: Prompted) -> None:
        self.engine = engine
        self.settings = engine.chat.settings
        self.requests: dict[Role, int] = dict.fromkeys(Role, 0)
        self.prompt: dict[Role, int] = dict.fromkeys(Role, 0)

    def plan(self, groups: Sequence[Sequence[Article]]) -> Plan:
        """Sum up the requests of all stories."""
        stories = []
        for name, articles, own in with_origins(groups):
            title = articles[0].title
            try:
                packing = pack_for(articles, own, self.engine.room)
            except ModelFailure as failure:
                why = str(failure)
                stories.append(StoryPlan(name, title, len(articles), why_not=why))
                continue
            stories.append(self._story(StoryPlan(name, title, len(articles)), packing))
        answer = self.engine.room.answer
        return Plan(
            f"openai: {self.engine.engine().model}",
            tuple(stories),
            sum(self.requests.values()),
            sum(self.prompt.values()),
            sum(self.requests.values()) * answer,
            self._cost(answer),
            self.engine.chat.tokens[Role.COMPOSE].exact,
        )

    def _story(self, one: StoryPlan, packing: Packing) -> StoryPlan:
        """Count one story's requests, those that may follow at their longest."""
        parts = range(len(packing.packs))
        tokens = [self._tokens(compose_request(packing, n, self.engine.room)) for n in parts]
        self.requests[Role.COMPOSE] += len(tokens)
        self.prompt[Role.COMPOSE] += sum(tokens)
        # A request that follows shows at most what the window holds beside its answer.
        window = self.engine.room.window - self.engine.room.answer
        further = {Role.HEADLINE: 1, Role.REPAIR: ROUNDS * len(tokens)}
        if len(tokens) > 1:
            further[Role.MERGE] = len(tokens)
        if self.engine.givers:
            asked = self.engine.profile.statements * _PARTS
            further[Role.JUDGE] = -(-asked // MOST_JUDGED) + _ROUNDS_OF_JUDGING
        for role, count in further.items():
            self.requests[role] += count
            self.prompt[role] += count * min(window, max(tokens, default=0) + _DRAFTS)
        return StoryPlan(
            one.id,
            one.title,
            one.articles,
            len(tokens),
            sum(tokens),
            len(packing.repeated),
            len(packing.omissions),
        )

    def _tokens(self, request: ChatRequest) -> int:
        return tokens_of(request.messages, self.engine.room.count)

    def _cost(self, answer: int) -> Decimal | None:
        """Return the most that the requests can cost, None where a model has no price."""
        total = Decimal(0)
        for role, count in self.requests.items():
            price = self.settings.prices.get(self.settings.model_for(role))
            if count and price is None:
                return None
            if price:
                total += price.of(self.prompt[role], count * answer)
        return total
