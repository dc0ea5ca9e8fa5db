"""`python -m tests.model_server`: the test server from the command line, until interrupted."""

from __future__ import annotations

import argparse
import threading
from contextlib import suppress

from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.responder import RESPONDERS
from tests.model_server.server import ModelServer


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.model_server", description=__doc__)
    parser.add_argument("--port", type=int, default=8808)
    parser.add_argument("--mode", choices=sorted(RESPONDERS), default="good")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each reply")
    parser.add_argument("--fault", choices=[f.value for f in Fault], default=Fault.BROKEN.value)
    parser.add_argument(
        "--fault-every", type=int, default=0, metavar="N", help="every Nth request fails"
    )
    parser.add_argument("--retry-after", default="1", help="what a 429 says, in seconds or a date")
    parser.add_argument(
        "--formats",
        default="json_schema,json_object",
        help="the types of response_format that are taken; empty for none",
    )
    parser.add_argument("--ignore-schema", action="store_true", help="take a schema, answer prose")
    parser.add_argument("--limit", default="", help="the only name taken for the limit of tokens")
    parser.add_argument("--no-temperature", action="store_true", help="refuse a temperature")
    parser.add_argument("--key", default="", help="the only key that is accepted")
    parser.add_argument("--models", default="", help="the only models there are")
    given = parser.parse_args()
    behaviour = Behaviour(
        latency=given.latency,
        fault=Fault(given.fault),
        fault_every=given.fault_every,
        retry_after=given.retry_after,
        formats=frozenset(filter(None, given.formats.split(","))),
        keeps_schema=not given.ignore_schema,
        limit=given.limit,
        takes_temperature=not given.no_temperature,
        key=given.key,
        models=tuple(filter(None, given.models.split(","))),
    )
    with ModelServer(behaviour, RESPONDERS[given.mode], given.port) as server:
        print(f"OPENAI_BASE_URL={server.url}", flush=True)  # noqa: T201 - what to set
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
