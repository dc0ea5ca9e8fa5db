"""Whole runs on record: the example stories, briefed with models that write well, ill and madly.

They are recorded with the others, by `python -m tests.model_server.cassettes`. A change of a
prompt, of what the checker says of a statement, or of the examples is not on record and fails.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from brief import daily
from tests.model_server.cassettes import PORT, ROOT, URL, tape
from tests.model_server.drafts import respond
from tests.model_server.drafts_analyst import ANALYST
from tests.model_server.drafts_careless import CARELESS
from tests.model_server.responder import Responder, gibberish, liar
from tests.model_server.server import ModelServer

STORIES = Path("examples") / "dresna-river"
ENVIRON = {"OPENAI_BASE_URL": URL, "BRIEF_MODEL": "test", "BRIEF_MODEL_CONCURRENCY": "1"}


class Tale(NamedTuple):
    """One recorded run: what the model says in it, and whether it is asked as a judge too."""

    name: str
    responder: Responder
    judge: bool = False


TALES = (
    Tale("story_analyst", respond(ANALYST)),
    Tale("story_careless", respond(CARELESS), judge=True),
    Tale("story_all_wrong", liar),
    Tale("story_gibberish", gibberish),
)


def run(tale: Tale) -> daily.Outcome:
    """Brief the example stories with the model at the address of the cassettes."""
    engine = daily.EngineOptions("openai", judge=tale.judge)
    with mock.patch.dict(os.environ, ENVIRON):
        return daily.run([str(ROOT / STORIES)], daily.RunOptions(engine))


def record(tale: Tale) -> str:
    """Record one run; return how many statements came of it."""
    with ModelServer(responder=tale.responder, port=PORT), tape(tale.name, "all"):
        stories = run(tale).briefing.stories
    return f"{sum(len(story.statements) for story in stories)} statements"
