"""Looks at who writes: the extractive engine, or a model that is set."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from brief.compose.model import ChatRequest, Message, Role
from brief.compose.profiles import load_profile
from brief.engines import Extractive, Prompted, open_engine
from brief.errors import BriefError, ModelFailure
from brief.settings import Settings
from brief.setup.findings import Finding, doubtful, failed, fine
from brief.wiring import engine_options

_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}


def look_at_engine(
    settings: Settings, environ: Mapping[str, str], *, ask: bool
) -> Iterator[Finding]:
    """Say who writes; with `ask`, send a model one small request, which may cost a little."""
    options = engine_options(settings)
    try:
        load_profile(options.profile)
        engine = open_engine(options, environ)
    except BriefError as error:
        yield failed("engine", str(error))
        return
    with engine:
        if isinstance(engine, Extractive):
            yield _extractive(settings)
        elif ask:
            yield _asked(engine)
        else:
            yield fine("engine", f"{engine.says}; not asked (--ask-model asks)")


def _extractive(settings: Settings) -> Finding:
    said = "extractive: the sources' own sentences, no model"
    if settings.briefing.judge:
        todo = "set OPENAI_API_KEY or OPENAI_BASE_URL, or judge = false"
        return doubtful("engine", f"{said}; judge asks a model, and none is used", todo)
    return fine("engine", said)


def _asked(engine: Prompted) -> Finding:
    # The time makes it a request that no cache has the answer to.
    asked = f'This is a test at {time.time():.0f}. Answer with the JSON {{"ready": true}}.'
    request = ChatRequest(Role.COMPOSE, (Message("user", asked),), "ready", _SCHEMA, 500)
    try:
        reply = engine.chat.models[Role.COMPOSE].complete(request)
    except ModelFailure as error:
        return failed("engine", f"{engine.says}: {error}", "see docs/models.md")
    spent = reply.spent.prompt_tokens + reply.spent.completion_tokens
    return fine("engine", f"{engine.says}; answers ({spent} tokens)")
