"""Which server, which models, at what limits and prices: plain frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from brief.compose.model import Role

OPENAI = "https://api.openai.com/v1"
"""Where requests go when no base URL is set."""
DEFAULT_MODEL = "gpt-4.1-mini"
"""The model that is asked for when none is set."""
KEYLESS = "none"
"""What is sent as a key to servers that want none."""


class Price(NamedTuple):
    """What a model costs for a million tokens, in any one currency."""

    prompt: Decimal
    completion: Decimal

    def of(self, prompt_tokens: int, completion_tokens: int) -> Decimal:
        """Return the cost of that many tokens."""
        return (self.prompt * prompt_tokens + self.completion * completion_tokens) / 1_000_000


_SECRET_PARTS = re.compile(r"(?<=//)[^/@]*@|[?#].*")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is. `azure_version` is set for Azure's own form of address alone.

    `timeout` is for one whole exchange and `connect_timeout` for reaching the server,
    both in seconds.
    """

    base_url: str = OPENAI
    api_key: str = field(default=KEYLESS, repr=False)
    azure_version: str = ""
    timeout: float = 60.0
    connect_timeout: float = 5.0

    @property
    def shown(self) -> str:
        """The address as messages show it: without a password or a query, which may be secret."""
        return _SECRET_PARTS.sub("", self.base_url)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server is asked at most: requests at once, and in any minute (None: no limit)."""

    concurrency: int = 8
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How failures that may pass are met: tries in all, and waits in seconds.

    The wait before try n is random, up to `first_wait * 2 ** (n - 2)` and never over
    `longest_wait`; a server that asks for a longer one is not asked again.
    """

    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one run may spend: cost in the currency of the prices, and tokens; None: no limit."""

    max_cost: Decimal | None = None
    max_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """Everything about the model side of a run.

    `configured` says whether anybody set a server or a key, so that `auto` can choose.
    `models` names the model of a role where it is not `model`; `prices` are by model.
    `window` bounds a request together with its answer and `answer` the answer, in tokens.
    """

    server: Server = Server()
    model: str = DEFAULT_MODEL
    models: Mapping[Role, str] = field(default_factory=dict)
    limits: Limits = Limits()
    patience: Patience = Patience()
    allowance: Allowance = Allowance()
    prices: Mapping[str, Price] = field(default_factory=dict)
    cache: Path | None = None
    temperature: float = 0.0
    window: int = 32_000
    answer: int = 6_000
    configured: bool = False

    def model_for(self, role: Role) -> str:
        """Return the name of the model that answers requests of `role`."""
        return self.models.get(role, self.model)
