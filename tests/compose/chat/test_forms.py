"""How JSON is asked for: the best form a server takes, found once and remembered."""

from __future__ import annotations

import threading

import pytest

from brief.compose.chat.crew import in_parallel
from brief.compose.chat.dialect import (
    COMMON,
    MODERN,
    AnswerFormat,
    Dialects,
    Feature,
    complaint,
    first_dialect,
)
from brief.compose.chat.failures import BadRequest, Place, ServerFault
from brief.compose.chat.settings import Server
from brief.compose.model import Role
from tests.compose.chat.conftest import Serve
from tests.compose.chat.made import chat, request
from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.server import ModelServer

PLACE = Place("test", "http://127.0.0.1:1/v1")


def forms(server: ModelServer) -> list[str]:
    """Return the type of response_format of each request, empty for none."""
    return [each.body.get("response_format", {}).get("type", "") for each in server.requests]


@pytest.mark.parametrize(
    ("behaviour", "asked", "notes"),
    [
        (Behaviour(), ["json_schema"] * 2, 0),
        (
            Behaviour(formats=frozenset({"json_object"})),
            ["json_schema", "json_object", "json_object"],
            1,
        ),
        (Behaviour(formats=frozenset()), ["json_schema", "json_object", "", ""], 2),
        (
            Behaviour(formats=frozenset({"json_object"}), rejects_with=500),
            ["json_schema", "json_object", "json_object"],
            1,
        ),
        (Behaviour(keeps_schema=False), ["json_schema", "json_object", "json_object"], 1),
    ],
)
def test_a_form_is_found_once(
    serve: Serve, behaviour: Behaviour, asked: list[str], notes: int
) -> None:
    """The second request goes out in the form that the first one ended with."""
    server = serve(behaviour)
    models = chat(server.url)
    for text in ("one", "two"):
        assert models.models[Role.COMPOSE].complete(request(text)).data["statements"]
    assert forms(server) == asked
    assert len(models.notes()) == notes
    models.close()


def test_a_fault_of_the_server_is_no_objection(serve: Serve) -> None:
    """The twin: a 500 that says nothing of the form ends the exchange, and nothing is given up."""
    server = serve()
    server.script(*[Fault.BROKEN] * 4)
    models = chat(server.url)
    with pytest.raises(ServerFault):
        models.models[Role.COMPOSE].complete(request())
    assert set(forms(server)) == {"json_schema"}
    assert models.notes() == ()
    models.close()


def test_the_schema_is_in_the_prompt_where_it_cannot_be_sent(serve: Serve) -> None:
    """A model that is not held to a schema is told it, and one that is held is not."""
    server = serve(Behaviour(formats=frozenset({"json_object"})))
    models = chat(server.url)
    models.models[Role.COMPOSE].complete(request())
    with_schema, with_object = (each.body["messages"][0]["content"] for each in server.requests)
    assert "JSON Schema" not in with_schema
    assert '"additionalProperties": false' in with_object
    models.close()


@pytest.mark.parametrize(
    ("limit", "sent"),
    [
        ("", ["max_tokens"]),
        ("max_tokens", ["max_tokens"]),
        ("max_completion_tokens", ["max_tokens", "max_completion_tokens"]),
    ],
)
def test_the_limit_has_two_names(serve: Serve, limit: str, sent: list[str]) -> None:
    """A server that rejects one name of the limit of tokens is given the other."""
    server = serve(Behaviour(limit=limit))
    models = chat(server.url)
    models.models[Role.COMPOSE].complete(request(most=321))
    names = [name for each in server.requests for name in each.body if "_tokens" in name]
    assert names == sent
    assert server.requests[-1].body[names[-1]] == 321
    models.close()


def test_a_temperature_that_is_refused_is_left_out(serve: Serve) -> None:
    """Models that reason take no temperature."""
    server = serve(Behaviour(takes_temperature=False))
    models = chat(server.url)
    models.models[Role.COMPOSE].complete(request())
    assert ["temperature" in each.body for each in server.requests] == [True, False]
    models.close()


def test_many_threads_learn_one_lesson(serve: Serve) -> None:
    """Requests that are rejected at the same time step down once, not once each."""
    server = serve(Behaviour(formats=frozenset({"json_object"}), latency=0.02))
    models = chat(server.url)
    model = models.models[Role.COMPOSE]
    in_parallel(lambda text: model.complete(request(text)), "abcdefgh", 8, models.halt)
    assert set(forms(server)) == {"json_schema", "json_object"}
    assert len(models.notes()) == 1
    models.close()


def test_lowering_happens_once() -> None:
    """Of those who used the same dialect only the first changes it; in the end none is left."""
    dialects = Dialects()
    used = dialects.of(PLACE)
    assert dialects.lower(PLACE, used, Feature.FORMAT, "no schema")
    assert dialects.lower(PLACE, used, Feature.FORMAT, "no schema")
    assert dialects.of(PLACE).answer_format is AnswerFormat.JSON_OBJECT
    assert dialects.lower(PLACE, dialects.of(PLACE), Feature.FORMAT, "no object")
    assert not dialects.lower(PLACE, dialects.of(PLACE), Feature.FORMAT, "nothing")
    assert dialects.notes() == (f"{PLACE}: no schema", f"{PLACE}: no object")
    assert dialects.of(Place("other", PLACE.server)) == COMMON


def test_a_dialect_ends() -> None:
    """Each feature can be dropped only so often, so asking in plainer ways ends."""
    dialect, steps = MODERN, 0
    for feature in Feature:
        while plainer := dialect.without(feature):
            dialect, steps = plainer, steps + 1
    assert steps == 5
    assert (dialect.limit, dialect.temperature) == (None, False)


@pytest.mark.parametrize(
    ("url", "dialect"),
    [
        ("https://api.openai.com/v1", MODERN),
        ("https://us.api.openai.com/v1", MODERN),
        ("https://paper.openai.azure.com/openai/v1", MODERN),
        ("http://localhost:11434/v1", COMMON),
        ("https://api.openai.com.example.org/v1", COMMON),
    ],
)
def test_who_is_spoken_to_how(url: str, dialect: object) -> None:
    """OpenAI's own servers get the new name of the limit first, all others the old one."""
    assert first_dialect(url) == dialect


@pytest.mark.parametrize(
    ("message", "param", "feature"),
    [
        ("'response_format.type' must be 'json_schema' or 'text'", "", Feature.FORMAT),
        ("This response_format type is unavailable now", "", Feature.FORMAT),
        ("Invalid schema for response_format 'statements'", "response_format", Feature.FORMAT),
        ("json_schema is not supported by this model", "", Feature.FORMAT),
        ("failed to parse grammar: invalid", "", Feature.FORMAT),
        ("Unsupported parameter: 'max_tokens' is not supported", "max_tokens", Feature.LIMIT),
        ("Unrecognized request argument supplied: max_completion_tokens", "", Feature.LIMIT),
        ("Unsupported value: 'temperature' does not support 0", "temperature", Feature.TEMPERATURE),
        ("max_tokens is too large: 99999, at most 4096 are supported", "max_tokens", None),
        ("maximum context length exceeded when using response_format", "", None),
        ("Invalid value for messages", "messages", None),
        ("The grammar school is closed", "", None),
        ("", "", None),
    ],
)
def test_complaints_are_told_apart(message: str, param: str, feature: Feature | None) -> None:
    """Only a rejection of the form itself changes the form."""
    assert complaint(message, param) is feature


def test_a_server_that_always_complains_is_left(server: ModelServer) -> None:
    """Once no plainer form is left the complaint is the failure."""
    from tests.model_server.faults import Reply, error

    no: Reply = error(400, "response_format is not supported", param="response_format")
    server.reply = lambda *_: no  # type: ignore[method-assign]
    models = chat(server.url)
    with pytest.raises(BadRequest, match="response_format is not supported"):
        models.models[Role.COMPOSE].complete(request())
    assert len(server.requests) == 3
    models.close()


def test_azure_has_addresses_of_its_own(server: ModelServer) -> None:
    """With an API version the model is a deployment in the path, and the key has its own header."""
    azure = Server(server.url.removesuffix("/v1"), "made-up", azure_version="2025-01-01")
    models = chat(server.url, server=azure)
    models.models[Role.COMPOSE].complete(request())
    received = server.requests[0]
    path = "/openai/deployments/test/chat/completions?api-version=2025-01-01"
    assert (received.path, received.headers["api-key"]) == (path, "made-up")
    models.close()


def test_nothing_is_sent_or_left_open_by_building(server: ModelServer) -> None:
    """Models are made without asking anybody anything, and closed without having been used."""
    before = threading.active_count()
    chat(server.url).close()
    assert threading.active_count() == before
    assert server.requests == []
