r"""Recording exchanges with a server, and what of them may be written to a file.

    python -m tests.model_server.cassettes                      against the test server
    OPENAI_BASE_URL=… OPENAI_API_KEY=… BRIEF_MODEL=… \
        python -m tests.model_server.cassettes --real           against a real service

What may be written is listed; everything else is left out, so that a header nobody
thought of cannot carry a key.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import vcr

from brief.compose.chat.build import Chat
from brief.compose.chat.settings import ChatSettings
from brief.compose.chat.settings_read import read_settings
from brief.compose.model import ModelFailure, Role
from tests.compose.chat.made import chat, request
from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.server import ModelServer

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "cassettes"
PORT = 8808
URL = f"http://127.0.0.1:{PORT}/v1"
"""The address that cassettes are recorded at, whoever answers there."""

KEPT_OF_REQUESTS = frozenset(("content-type",))
KEPT_OF_REPLIES = frozenset(("content-type", "retry-after", "retry-after-ms"))
ACCOUNTS = re.compile(rb"\b(?:sk|org|proj|user|req)[-_][A-Za-z0-9*_-]{6,}")
"""Keys and the like that services put into the text of their errors."""


class Tape(NamedTuple):
    """One cassette: how the server behaves while it is recorded; the failure that it ends in."""

    name: str
    behaviour: Behaviour = Behaviour()
    faults: tuple[Fault, ...] = ()
    failure: str = ""


TAPES = (
    Tape("json_schema"),
    Tape("json_object", Behaviour(formats=frozenset({"json_object"}))),
    Tape("plain", Behaviour(formats=frozenset())),
    Tape("ignored_schema", Behaviour(keeps_schema=False)),
    Tape(
        "limit_and_temperature", Behaviour(limit="max_completion_tokens", takes_temperature=False)
    ),
    Tape("rate_limited", faults=(Fault.RATE_LIMITED, Fault.RATE_LIMITED)),
    Tape("think", faults=(Fault.THINK,)),
    Tape("wrong_shape_then_right", faults=(Fault.WRONG_SHAPE,)),
    Tape("gibberish", faults=(Fault.GIBBERISH,) * 2, failure="NotJson"),
    Tape("refusal", faults=(Fault.REFUSAL,), failure="Refused"),
    Tape("cut_off", faults=(Fault.CUT_OFF,), failure="CutOff"),
    Tape("too_long", faults=(Fault.TOO_LONG,), failure="TooLong"),
    Tape("content_filter", faults=(Fault.FILTERED_ANSWER,), failure="Filtered"),
    Tape("server_fault", faults=(Fault.BROKEN,) * 4, failure="ServerFault"),
    Tape("bad_key", Behaviour(key="another"), failure="BadKey"),
    Tape("unknown_model", Behaviour(models=("some-other",)), failure="UnknownModel"),
)


def player(mode: str) -> AbstractContextManager[Any]:
    """Return the recorder in one of vcrpy's record modes: "none" replays, "all" records."""
    made: Any = vcr.VCR(
        cassette_library_dir=str(FOLDER),
        record_mode=mode,
        match_on=["method", "scheme", "host", "port", "path", "query", "body"],
        before_record_request=scrub_request,
        before_record_response=scrub_reply,
        decode_compressed_response=True,
    )
    return made  # type: ignore[no-any-return]


def scrub_request(sent: Any) -> Any:
    """Leave of a request's headers only those that are listed; done again on replay."""
    for name in list(sent.headers):
        if name.lower() not in KEPT_OF_REQUESTS:
            del sent.headers[name]
    return sent


def scrub_reply(reply: dict[str, Any]) -> dict[str, Any]:
    """Leave of a reply's headers only those that are listed, and blot out names of accounts."""
    headers = reply["headers"]
    reply["headers"] = {n: v for n, v in headers.items() if n.lower() in KEPT_OF_REPLIES}
    reply["body"]["string"] = ACCOUNTS.sub(b"[removed]", reply["body"]["string"])
    return reply


@contextmanager
def tape(name: str, mode: str = "none") -> Iterator[Any]:
    """Play the cassette of that name, or record it."""
    made: Any = player(mode)
    with made.use_cassette(f"{name}.yaml") as cassette:
        yield cassette


def run(models: Chat) -> str:
    """Send the request that all cassettes hold; return the name of the failure, empty if none."""
    try:
        models.models[Role.COMPOSE].complete(request())
    except ModelFailure as failure:
        return type(failure).__name__
    finally:
        models.close()
    return ""


def record(one: Tape) -> str:
    """Record one cassette against the test server; return how it ended."""
    with ModelServer(one.behaviour, port=PORT) as server:
        server.script(*one.faults)
        with tape(one.name, "all"):
            return run(chat(URL))


def record_real(settings: ChatSettings) -> str:
    """Record `real.yaml` against the service that the environment names; return how it ended."""
    with tape("real", "all"):
        return run(chat(settings.server.base_url, server=settings.server, model=settings.model))


def main() -> None:
    """Record anew, each cassette from nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.model_server.cassettes")
    parser.add_argument("--real", action="store_true", help="record real.yaml from a service")
    if parser.parse_args().real:
        (FOLDER / "real.yaml").unlink(missing_ok=True)
        print("real", record_real(read_settings(os.environ)) or "answered")  # noqa: T201
        return
    from tests.model_server import story_cassettes

    for name in [one.name for one in (*TAPES, *story_cassettes.TALES)]:
        (FOLDER / f"{name}.yaml").unlink(missing_ok=True)
    for one in TAPES:
        print(one.name, record(one) or "answered")  # noqa: T201
    for tale in story_cassettes.TALES:
        print(tale.name, story_cassettes.record(tale))  # noqa: T201


if __name__ == "__main__":
    main()
