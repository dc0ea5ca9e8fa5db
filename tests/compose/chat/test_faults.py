"""Every failure over real HTTP: it is told apart, met as it should be, and said in one line."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from brief.compose.chat.build import Chat
from brief.compose.chat.failures import (
    CannotConnect,
    ExchangeFailure,
    NotACompletion,
    TimedOut,
    Untrusted,
)
from brief.compose.chat.settings import Server
from brief.compose.model import ModelFailure, Role
from tests.compose.chat.cases import CASES, TRIES, Case
from tests.compose.chat.conftest import Serve
from tests.compose.chat.made import chat, request
from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.server import ModelServer, Received

FAILING = [case for case in CASES if case.failure]
PASSING = [case for case in CASES if case.once]
SHORT = 0.4
"""How long is waited for replies that do not come, in seconds."""
ENOUGH = 2.0
"""How long is waited where, after one that does not come, another does."""
LEAST = {"model": "m", "messages": []}


def named(case: object) -> str:
    """Return the fault of a case, to name its test."""
    return case.fault.value if isinstance(case, Case) else ""


def opened(server: ModelServer, fault: Fault, patience: float = SHORT) -> Chat:
    """Return models that wait only as long as a fault needs."""
    timeout = patience if fault in (Fault.HANG, Fault.TRICKLE) else 10.0
    return chat(server.url, server=Server(server.url, timeout=timeout))


@pytest.mark.parametrize("case", FAILING, ids=named)
def test_a_fault_that_stays(server: ModelServer, case: Case) -> None:
    """The failure has its own class, and no more is asked than may help."""
    server.script(*[case.fault] * TRIES)
    models = opened(server, case.fault)
    assert case.failure
    with pytest.raises(case.failure) as caught:
        models.models[Role.COMPOSE].complete(request())
    assert type(caught.value) is case.failure
    assert len(server.requests) == case.asked
    assert (case.asked == TRIES) == case.failure.retryable
    models.close()


@pytest.mark.parametrize("case", PASSING, ids=named)
def test_a_fault_that_passes(server: ModelServer, case: Case) -> None:
    """Where the first request alone fails, an answer comes of the second."""
    server.script(case.fault)
    models = opened(server, case.fault, ENOUGH)
    answer = models.models[Role.COMPOSE].complete(request())
    assert '"The island council approved 14 new berths' in json.dumps(answer.data)
    assert len(server.requests) == case.once
    assert answer.spent.estimated == (case.fault is Fault.UNCOUNTED)
    models.close()


@pytest.mark.parametrize("case", FAILING, ids=named)
def test_a_failure_is_one_line_that_says_what_to_do(server: ModelServer, case: Case) -> None:
    """The model, the server, what is wrong and what to do, on one printable line."""
    server.script(*[case.fault] * TRIES)
    models = opened(server, case.fault)
    with pytest.raises(ExchangeFailure) as caught:
        models.models[Role.COMPOSE].complete(request())
    line = str(caught.value)
    assert line.startswith(f"test at {server.url}: {caught.value.what}")
    assert line.endswith(f"; {caught.value.todo}")
    assert line.isprintable()
    assert len(line) < 500
    models.close()


@pytest.mark.parametrize("case", FAILING, ids=named)
def test_a_fatal_failure_ends_the_asking(server: ModelServer, case: Case) -> None:
    """After a failure that every request would meet none is sent; after another one they are."""
    server.script(*[case.fault] * case.asked)
    models = opened(server, case.fault, ENOUGH)
    assert case.failure
    with pytest.raises(case.failure):
        models.models[Role.COMPOSE].complete(request())
    assert bool(models.ended()) == case.failure.fatal
    if case.failure.fatal:
        with pytest.raises(case.failure):
            models.models[Role.COMPOSE].complete(request("another"))
        assert len(server.requests) == case.asked
    else:
        models.models[Role.COMPOSE].complete(request("another"))
        assert len(server.requests) == case.asked + 1
    models.close()


def test_every_fault_has_a_row() -> None:
    """A fault that the server can show is one that is tested and documented."""
    assert {case.fault for case in CASES} == set(Fault) - {Fault.NONE}


def test_nothing_listens() -> None:
    """An address where no server is gives the failure that says so."""
    with ModelServer() as gone:
        url = gone.url
    models = chat(url)
    with pytest.raises(CannotConnect, match=r"no server answers.*start the server"):
        models.models[Role.COMPOSE].complete(request())
    assert models.ended()
    models.close()


def test_a_name_that_nobody_has() -> None:
    """A host that cannot be resolved is as good as one that does not listen."""
    models = chat("http://no-such-host.invalid/v1")
    with pytest.raises(CannotConnect):
        models.models[Role.COMPOSE].complete(request())
    models.close()


def test_a_server_that_speaks_no_tls(server: ModelServer) -> None:
    """An https address of a server without it is a wrong address, not a matter of trust."""
    models = chat(server.url.replace("http:", "https:"))
    with pytest.raises(CannotConnect, match="correct OPENAI_BASE_URL"):
        models.models[Role.COMPOSE].complete(request())
    models.close()


def test_a_certificate_that_nobody_vouches_for(server: ModelServer, tmp_path: Path) -> None:
    """A server that signed its own certificate is not spoken to, and no key is sent to it."""
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1".split()
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    if not shutil.which(made[0]):
        pytest.skip("openssl is not installed, which makes the certificate")
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out"]
    subprocess.run([*made, str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.use_tls(context)
    models = chat(server.url.replace("http:", "https:"))
    with pytest.raises(Untrusted, match="SSL_CERT_FILE"):
        models.models[Role.COMPOSE].complete(request())
    assert server.requests == []
    models.close()


def test_a_reply_that_never_ends(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at a size that no answer has, whatever the server goes on to send."""
    size = len(server.reply(Received("/chat/completions", {}, LEAST), Fault.NONE).body)
    models = chat(server.url)
    monkeypatch.setattr("brief.compose.chat.sdk.MOST_BYTES", 4 * size)
    assert models.models[Role.COMPOSE].complete(request()).data
    monkeypatch.setattr("brief.compose.chat.sdk.MOST_BYTES", size)
    with pytest.raises(NotACompletion, match="more than"):
        models.models[Role.COMPOSE].complete(request())
    models.close()


def test_three_requests_in_vain_are_enough(serve: Serve) -> None:
    """A server that hangs is given up after three requests, not after two hundred."""
    server = serve(Behaviour(fault=Fault.HANG, fault_every=1))
    models = chat(server.url, server=Server(server.url, timeout=SHORT))
    model = models.models[Role.COMPOSE]
    for text in "abcdef":
        with pytest.raises(TimedOut):
            model.complete(request(text))
    assert len(server.requests) == 3 * TRIES
    models.close()


def test_an_answer_between_keeps_the_server_in_use(server: ModelServer) -> None:
    """Failures count only in a row."""
    models = chat(server.url)
    model = models.models[Role.COMPOSE]
    for text in "abcd":
        server.script(*[Fault.BROKEN] * TRIES)
        with pytest.raises(ModelFailure):
            model.complete(request(text))
        assert model.complete(request(text)).data["statements"]
    assert not models.ended()
    models.close()


def test_the_key_is_never_in_a_message(serve: Serve) -> None:
    """A server that repeats the key it rejects does not get it into our output."""
    server = serve(Behaviour(key="the-right-one"))
    key = "a-wrong-key-1234"
    models = chat(server.url, server=Server(server.url, api_key=key))
    with pytest.raises(ModelFailure) as caught:
        models.models[Role.COMPOSE].complete(request())
    assert server.requests[0].headers["authorization"].endswith(key)
    assert key not in str(caught.value)
    assert "[key]" in str(caught.value)
    assert key not in repr(models)
    models.close()
