"""What would be sent to a model for a story: prompts rendered, with nobody asked.

The drafts that the later prompts are about do not exist without a model; the
extractive engine's stand in for them, and the checker's findings on them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brief.check import Checker
from brief.compose import extractive
from brief.compose.chat.settings_read import read_settings
from brief.compose.judging import Evidence, Judged, judge_requests
from brief.compose.model import ChatRequest, Message
from brief.compose.packing import Packing
from brief.compose.profiles import DEFAULT, load_profile, profile_names
from brief.compose.prompts import hashes, header, prompt_names, tokens_of
from brief.compose.repairs import Refused, repair_requests
from brief.compose.requests import (
    Room,
    compose_request,
    groups,
    headline_request,
    item_of,
    merge_request,
    pack_for,
)
from brief.compose.tokens import tokens_for
from brief.ingest import load
from brief.model import Article, Claim, Origin, outlet_of
from brief.stories import cluster, origins

_FEW = 3  # statements that stand in for refused ones
_NO_FINDING = "here stands what the checker found"


class PromptFile(NamedTuple):
    """One prompt as `brief prompts list` shows it."""

    name: str
    version: int
    schema: str
    sha256: str


class Preview(NamedTuple):
    """One request: which of how many, its messages, and its tokens."""

    part: int
    parts: int
    messages: tuple[Message, ...]
    tokens: int
    exact: bool


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """Which story, profile, window (in tokens) and model a prompt is rendered for.

    None leaves it to the settings.
    """

    story: int = 1
    profile: str = DEFAULT
    window: int | None = None
    model: str | None = None


class NoSuchStory(LookupError):
    """A story that the sources do not hold; its argument is how many they hold."""


@dataclass(frozen=True)
class _Scene:
    """A story read, for the prompts that are about it."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    room: Room

    def packing(self) -> Packing:
        return pack_for(self.articles, self.origins, self.room)

    def claims(self) -> tuple[Claim, ...]:
        return extractive.compose("s1", self.articles, self.origins).claims


def list_prompts() -> tuple[PromptFile, ...]:
    """Return all prompts, sorted by name."""
    profile = load_profile()
    return tuple(
        PromptFile(name, header(name).version, header(name).schema, hashes([name], profile)[name])
        for name in prompt_names()
    )


def list_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    return profile_names()


def preview(
    name: str,
    sources: Sequence[str],
    options: PreviewOptions = PreviewOptions(),
    environ: Mapping[str, str] = os.environ,
) -> tuple[Preview, ...]:
    """Render a prompt for a story of the articles found at `sources`.

    Tokens are counted for the model that a run would ask, in its window, as
    `environ` sets them. There are several requests where one does not hold them
    all. Raises EngineUnavailable for a setting that makes no sense, KeyError for a
    prompt, NoSuchStory for a story that there is not, FileFormatError for a
    profile, ModelFailure for a window that is too small, and what `load` raises.
    """
    asked = _REQUESTS[name]
    settings = read_settings(environ)
    tokens = tokens_for(options.model or settings.model)
    profile = load_profile(options.profile)
    found = cluster(load(sources).articles)
    if not 1 <= options.story <= len(found):
        raise NoSuchStory(len(found))
    articles = found[options.story - 1]
    window = settings.window if options.window is None else options.window
    room = Room(tokens.count, profile, window, settings.answer)
    made = tuple(asked(_Scene(tuple(articles), origins(articles), room)))
    return tuple(
        Preview(part, len(made), one.messages, tokens_of(one.messages, tokens.count), tokens.exact)
        for part, one in enumerate(made, 1)
    )


def _compose(scene: _Scene) -> Iterator[ChatRequest]:
    packing = scene.packing()
    for part in range(len(packing.packs)):
        yield compose_request(packing, part, scene.room)


def _merge(scene: _Scene) -> Iterator[ChatRequest]:
    packing = scene.packing()
    items = [item_of(f"C{n}", claim, packing) for n, claim in enumerate(scene.claims(), 1)]
    for group in groups(items, packing, "merge", scene.room):
        yield merge_request(group, packing, scene.room)


def _headline(scene: _Scene) -> Iterator[ChatRequest]:
    yield headline_request(scene.claims(), scene.packing(), scene.room)


def _repair(scene: _Scene) -> Iterator[ChatRequest]:
    checker = Checker({article.id: article for article in scene.articles})
    verdicts = [checker.check(claim) for claim in scene.claims()]
    refused = [
        Refused(one.claim, tuple(f"{f.code}: {f.message}" for f in one.findings))
        for one in verdicts
        if one.findings
    ] or [Refused(one.claim, (_NO_FINDING,)) for one in verdicts[:_FEW]]
    for repair in repair_requests(refused, scene.packing(), scene.room):
        yield repair.request


def _judge(scene: _Scene) -> Iterator[ChatRequest]:
    by_id = {article.id: article for article in scene.articles}
    judged = [
        Judged(claim.text, tuple(_evidence(claim, by_id)), claim.holder) for claim in scene.claims()
    ]
    for judgement in judge_requests(judged, scene.room):
        yield judgement.request


def _evidence(claim: Claim, articles: dict[str, Article]) -> Iterator[Evidence]:
    for pointer in claim.pointers:
        article = articles[pointer.source]
        yield Evidence(pointer.quote, "", outlet_of(article), article.published)


_REQUESTS: dict[str, Callable[[_Scene], Iterator[ChatRequest]]] = {
    "compose": _compose,
    "headline": _headline,
    "judge": _judge,
    "merge": _merge,
    "repair": _repair,
}
