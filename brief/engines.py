"""Which engine writes, and what it comes to: the model's where one is set, else the extractive.

A run with a model never ends without its briefing because of the model: what
it cannot be brought to write, the extractive engine writes, and the notes say so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from brief.check.opinions import Panel, SecondOpinion
from brief.compose import extractive
from brief.compose.model import Role
from brief.compose.profiles import load_profile
from brief.compose.prompted import NAME, PROMPTS
from brief.compose.prompts import hashes
from brief.compose.requests import Room
from brief.compose.tokens import vocabulary_of
from brief.judge import ModelJudge
from brief.model import Article, DraftStory, Engine, Origin, Usage
from brief.stories import origins, with_additions
from brief.tellings import Heard, bill, reader_notes, user_remarks
from brief.workers import Workers
from brief.writing import Pen, Written, write

if TYPE_CHECKING:
    from brief.compose.chat.build import Chat

AUTO = "auto"
_MANY = 100
"""Articles that take longer to write about than to start the workers for it."""
_ESTIMATED = (
    "tokens are estimated, never too few; `brief tokens fetch` makes the count exact",
    "tokens are estimated, never too few",
)
Told = Callable[[int, int], None]
Group = tuple[str, Sequence[Article], Sequence[Origin]]


class Account(NamedTuple):
    """What a run came to: what was spent, and what to tell of it, one sentence each.

    `notes` are what the reader has to know; `remarks` what only the user has to.
    """

    usage: Usage = Usage()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What a run may be told of its engine.

    `name` is auto, extractive or openai. The rest is for a model: the profile
    it writes for, its name, what the run may spend at most (US dollars, and
    tokens), and whether a judge is asked. None leaves it to the settings.
    """

    name: str = AUTO
    profile: str = "default"
    model: str | None = None
    max_cost: Decimal | None = None
    max_tokens: int | None = None
    judge: bool = False


AUTOMATIC = EngineOptions()
"""A model where one is set, the extractive engine otherwise."""


def open_engine(
    options: EngineOptions, environ: Mapping[str, str] = os.environ
) -> Extractive | Prompted:
    """Return the engine to write with: a model's if asked for, or if one is set for `auto`.

    Raises EngineUnavailable when a model is asked for that is not set, or a
    setting makes no sense, and FileFormatError for a profile that is none.
    """
    if options.name == extractive.NAME:
        return Extractive()
    # Only a run with a model pays for loading what it takes.
    from brief.compose.chat.build import open_chat
    from brief.compose.chat.settings_read import read_settings

    settings = read_settings(environ)
    if options.name == AUTO and not settings.configured:
        return Extractive()
    allowance = settings.allowance
    if options.max_cost is not None:
        allowance = replace(allowance, max_cost=options.max_cost)
    if options.max_tokens is not None:
        allowance = replace(allowance, max_tokens=options.max_tokens)
    settings = replace(settings, allowance=allowance, model=options.model or settings.model)
    return Prompted(open_chat(settings), options)


class Extractive:
    """The engine that needs nothing: the sources' own sentences."""

    says = ""
    """What a user is told before it begins."""
    givers: tuple[SecondOpinion, ...] = ()
    """Those who give second opinions."""

    def __enter__(self) -> Extractive:
        """Take up the work."""
        return self

    def __exit__(self, *_: object) -> None:
        """Put it down."""

    def drafts(self, groups: Sequence[Sequence[Article]], told: Told) -> list[Written]:
        """Draft each story from its articles."""
        found = []
        named = [(f"s{number}", tuple(articles)) for number, articles in enumerate(groups, 1)]
        many = sum(len(articles) for articles in groups) >= _MANY
        with Workers() as workers:
            drafts = workers.each(_composed, named) if many else map(_composed, named)
            for number, draft in enumerate(drafts, 1):
                found.append(Written(draft, by_model=False))
                told(number, len(groups))
        return found

    def engine(self, written: Sequence[Written] = ()) -> Engine:  # noqa: ARG002
        """Return what the briefing says of its engine."""
        return Engine(extractive.NAME)

    def account(self, written: Sequence[Written], panel: Panel | None) -> Account:  # noqa: ARG002
        """Return what the run came to."""
        return Account()


class Prompted:
    """The engine that asks a model; use it in a `with` block, so that it is closed."""

    def __init__(self, chat: Chat, options: EngineOptions) -> None:
        """Write with the models of `chat`."""
        self.chat = chat
        self.profile = load_profile(options.profile)
        settings = chat.settings
        self.room = self._room(Role.COMPOSE)
        self.pen = Pen(chat.models, self.room)
        self.judge = ModelJudge(chat.models[Role.JUDGE], self._room(Role.JUDGE))
        self.givers: tuple[SecondOpinion, ...] = (self.judge,) if options.judge else ()
        self._model = settings.model_for(Role.COMPOSE)
        self.says = f"engine: {self._model} at {settings.server.shown}"

    def __enter__(self) -> Prompted:
        """Take up the work."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every wait, and close the connections."""
        self.chat.halt.stop()
        self.chat.close()

    def _room(self, role: Role) -> Room:
        settings = self.chat.settings
        return Room(self.chat.tokens[role].count, self.profile, settings.window, settings.answer)

    def drafts(self, groups: Sequence[Sequence[Article]], told: Told) -> list[Written]:
        """Draft each story with the model, several stories at once."""
        from brief.compose.chat.crew import in_parallel

        done = count(1)  # Threads take numbers from it one at a time.

        def draft(group: Group) -> Written:
            story, articles, own = group
            written = write(story, articles, own, self.pen)
            told(next(done), len(groups))
            return written

        threads = self.chat.settings.limits.concurrency
        return list(in_parallel(draft, list(with_origins(groups)), threads, self.chat.halt))

    def engine(self, written: Sequence[Written] = ()) -> Engine:
        """Return what the briefing says of its engine: the model, and the hash of each prompt.

        Where the model wrote nothing of it, it is the extractive engine's.
        """
        if written and not any(one.by_model for one in written):
            return Engine(extractive.NAME)
        return Engine(NAME, self._model, hashes(PROMPTS, self.profile))

    def account(self, written: Sequence[Written], panel: Panel | None) -> Account:
        """Return what the run came to, once all is checked, for a judge spends as well.

        In the notes is nothing of the server's own words.
        """
        unheard = panel.unheard if panel else 0
        heard = Heard(self.judge.judged, self.judge.rejected, unheard)
        spent = self._spent()
        return Account(spent, reader_notes(written, heard), self._remarks(written, spent))

    def _spent(self) -> Usage:
        """Return what was spent so far; the cost where each model used has a price."""
        rows = self.chat.usage.rows()
        costs = [row.cost(self.chat.settings.prices) for row in rows if row.requests]
        known = [cost for cost in costs if cost is not None]
        return Usage(
            sum(row.prompt_tokens for row in rows),
            sum(row.completion_tokens for row in rows),
            sum(row.requests for row in rows),
            float(sum(known, Decimal(0))) if len(known) == len(costs) else None,
        )

    def _remarks(self, written: Sequence[Written], spent: Usage) -> tuple[str, ...]:
        """Return what the user has to know: each failure, how tokens are counted, the bill."""
        tokens = self.chat.tokens[Role.COMPOSE]
        counted = () if tokens.exact else (_ESTIMATED[vocabulary_of(self._model) is None],)
        cached = sum(row.from_cache for row in self.chat.usage.rows())
        said = self.chat.notes()
        return (*user_remarks(written), *said, *counted, bill(spent, cached))


def panel_of(required: Sequence[SecondOpinion], optional: Sequence[SecondOpinion]) -> Panel | None:
    """Return the panel of those who have to be heard and those who may fail, or None."""
    givers = [*required, *optional]
    return Panel(givers, optional=frozenset(one.name for one in optional)) if givers else None


def _composed(named: tuple[str, Sequence[Article]]) -> DraftStory:
    """Draft one story under its name: what a worker is given."""
    name, articles = named
    return extractive.compose(*_with_origins(name, articles))


def with_origins(groups: Sequence[Sequence[Article]]) -> Iterator[Group]:
    """Yield each story's name, articles and origins."""
    for number, articles in enumerate(groups, 1):
        yield _with_origins(f"s{number}", articles)


def _with_origins(name: str, articles: Sequence[Article]) -> Group:
    prefix = f"{name}-o"
    return name, articles, with_additions(origins(articles, prefix), prefix)
