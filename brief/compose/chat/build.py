"""Putting the parts together: from settings to the models of a run.

    Cached        asks each thing once
    Guarded       asks no more once it is in vain
    SecondTurn    lets the model correct the form of an answer
    Retrying      tries again what may pass
    Limited       waits its turn
    Budgeted      sets aside what an exchange can cost
    Recorded      notes what it used
    OpenAIChat    one exchange over HTTP

Those that wait are outside those that hold: a request that waits to be tried again
keeps no place in the queue and no money aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brief.compose.chat.breaker import Breaker, Guarded
from brief.compose.chat.budget import Amount, Budget, Budgeted
from brief.compose.chat.cache import Cached
from brief.compose.chat.dialect import Dialects
from brief.compose.chat.limits import Gate, Limited
from brief.compose.chat.openai_client import Asking, OpenAIChat, prompt_tokens
from brief.compose.chat.retry import Retrying
from brief.compose.chat.sdk import Sdk
from brief.compose.chat.second_turn import SecondTurn
from brief.compose.chat.settings import ChatSettings
from brief.compose.chat.usage import Recorded, Usage
from brief.compose.chat.waiting import Clock, Halt
from brief.compose.model import ChatModel, ChatReply, ChatRequest, ModelFailure, Role
from brief.compose.tokens import Tokens, tokens_for
from brief.errors import EngineUnavailable


@dataclass(frozen=True, slots=True)
class Chat:
    """The models of a run by role, and what is known of the run so far.

    Close it at the end; `halt.stop()` ends every wait of every thread.
    """

    settings: ChatSettings
    models: Mapping[Role, ChatModel]
    tokens: Mapping[Role, Tokens]
    usage: Usage
    budget: Budget
    halt: Halt
    _dialects: Dialects
    _breakers: Mapping[str, Breaker]
    _sdk: Sdk

    def most(self, request: ChatRequest) -> Amount:
        """Return what one exchange for `request` can take at most, which is set aside for it."""
        model, tokens = self.models[request.role].name, self.tokens[request.role]
        prompt, answer = most_in_prompt(request, tokens), request.max_output_tokens
        return Amount(prompt + answer, self.budget.price(model).of(prompt, answer))

    def notes(self) -> tuple[str, ...]:
        """Return what was learnt about the server, one line each, for whoever reads the run."""
        return self._dialects.notes()

    def ended(self) -> tuple[ModelFailure, ...]:
        """Return the failures after which a model was not asked again."""
        return tuple(each.tripped for each in self._breakers.values() if each.tripped)

    def close(self) -> None:
        """Close the connections."""
        self._sdk.close()


def open_chat(settings: ChatSettings) -> Chat:
    """Return the models that `settings` describe; nothing is sent, nor `openai` loaded, yet.

    Raises EngineUnavailable where nobody set a server or a key, or where a cost limit
    is set and a model has no price.
    """
    if not settings.configured:
        raise EngineUnavailable(
            "no model server is set; set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server"
        )
    halt = Halt()
    usage = Usage()
    shared = _Shared(
        settings,
        usage,
        Budget(settings.allowance, settings.prices, halt),
        Gate(settings.limits, Clock(halt)),
        Dialects(),
        Sdk(settings.server),
    )
    names = {role: settings.model_for(role) for role in Role}
    tokens = {name: tokens_for(name) for name in sorted(set(names.values()))}
    breakers = {name: Breaker() for name in tokens}
    stacks = {name: _stack(shared, tokens[name], name, breakers[name]) for name in tokens}
    return Chat(
        settings,
        {role: stacks[name] for role, name in names.items()},
        {role: tokens[name] for role, name in names.items()},
        usage,
        shared.budget,
        halt,
        shared.dialects,
        breakers,
        shared.sdk,
    )


def most_in_prompt(request: ChatRequest, tokens: Tokens) -> int:
    """Return the most tokens that the prompt of `request` can have, as `tokens` counts them.

    The schema is sent too, in its own field or in the prompt, with a few words around it.
    """
    return prompt_tokens(request, tokens.count) + tokens.count(repr(request.schema)) + 60


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all models of a run have in common."""

    settings: ChatSettings
    usage: Usage
    budget: Budget
    gate: Gate
    dialects: Dialects
    sdk: Sdk


def _stack(shared: _Shared, tokens: Tokens, name: str, breaker: Breaker) -> ChatModel:
    """Return the model of that name with everything around it."""
    settings = shared.settings

    def prompt(request: ChatRequest) -> int:
        return most_in_prompt(request, tokens)

    def most(request: ChatRequest) -> int:
        return prompt(request) + request.max_output_tokens

    def hit(request: ChatRequest, reply: ChatReply) -> None:
        shared.usage.note(request.role, name, reply.spent)

    asking = Asking(tokens.count, settings.temperature)
    client = OpenAIChat(settings.server, name, shared.sdk, shared.dialects, asking)
    model: ChatModel = Budgeted(Recorded(client, shared.usage), shared.budget, prompt)
    model = Limited(model, shared.gate, most)
    model = SecondTurn(Retrying(model, settings.patience, shared.gate.clock))
    model = Guarded(model, breaker)
    if settings.cache is None:
        return model
    scope = f"{settings.server.base_url} temperature {settings.temperature:g}"
    return Cached(model, settings.cache, scope, hit)
