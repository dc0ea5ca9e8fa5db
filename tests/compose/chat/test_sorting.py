"""What servers say, in the forms that different ones use, is sorted alike."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.compose.chat import failures
from brief.compose.chat.detail import detail_line
from brief.compose.chat.failures import Place
from brief.compose.chat.sorting import failure_of_error
from brief.compose.chat.wire import Completion, ServerError, read_completion, read_error

PLACE = Place("m", "s")


def sorted_as(status: int, body: object) -> str:
    """Return the name of the failure that an error reply becomes."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return type(failure_of_error(PLACE, read_error(raw, status))).__name__


@pytest.mark.parametrize(
    ("status", "body", "failure"),
    [
        (404, {"error": "model 'm' not found, try pulling it first"}, "UnknownModel"),
        (404, {"object": "error", "message": "The model `m` does not exist."}, "UnknownModel"),
        (404, {"error": {"code": "DeploymentNotFound", "message": "none"}}, "UnknownModel"),
        (400, {"error": {"message": "The model m does not exist"}}, "UnknownModel"),
        (404, {"detail": "Not Found"}, "WrongAddress"),
        (404, b"404 page not found", "WrongAddress"),
        (405, b"", "WrongAddress"),
        (401, {"error": {"message": "no", "code": 401}}, "BadKey"),
        (403, {"error": {"message": "not for you"}}, "NotAllowed"),
        (403, {"error": {"message": "blocked by content policy"}}, "Filtered"),
        (402, {"error": {"message": "Insufficient credits"}}, "OutOfCredit"),
        (429, {"error": {"message": "Insufficient balance"}}, "OutOfCredit"),
        (429, {"error": {"message": "slow down"}}, "RateLimited"),
        (408, b"", "TimedOut"),
        (413, b"<html>", "TooLong"),
        (400, {"error": {"message": "the request exceeds the available context size"}}, "TooLong"),
        (400, {"message": "This model's maximum context length is 8192 tokens"}, "TooLong"),
        (400, {"error": {"code": "content_filter", "message": "x"}}, "Filtered"),
        (422, {"detail": [{"msg": "field required"}]}, "BadRequest"),
        (400, {"error": {"message": "no such thing"}}, "BadRequest"),
        (500, b"Internal Server Error", "ServerFault"),
        (529, {"error": {"message": "overloaded"}}, "ServerFault"),
        (418, b"\xff\xfe", "BadRequest"),
    ],
)
def test_the_forms_of_errors(status: int, body: object, failure: str) -> None:
    """OpenAI's form, Ollama's, FastAPI's, a gateway's, plain text and none at all."""
    assert sorted_as(status, body) == failure


@given(st.integers(100, 599), st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_error_is_some_failure(status: int, raw: bytes) -> None:
    """Nothing that a server can send with an error raises anything else."""
    line = str(failure_of_error(PLACE, read_error(raw, status), key="a-made-up-key"))
    assert line.startswith("m at s: ")
    assert "\n" not in line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                "choices message content error code usage prompt_tokens completion_tokens".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_reply_is_read_or_not(data: object) -> None:
    """A reply of any shape is a completion, an error or neither, and raises nothing."""
    read = read_completion(json.dumps(data).encode())
    assert read is None or isinstance(read, Completion | ServerError)


def completion(message: object, **usage: object) -> Completion:
    """Return what is read of a completion with that message."""
    said = {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage}
    read = read_completion(json.dumps(said).encode())
    assert isinstance(read, Completion)
    return read


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"choices": [1]}', b'{"choices": [{"message": 1}]}', b"[" * 100_000]
)
def test_what_is_no_completion(raw: bytes) -> None:
    """Other JSON, no JSON, and JSON too deep to read are no completions."""
    assert read_completion(raw) is None


@pytest.mark.parametrize(("code", "status"), [(429, 429), (502, 502), (7, 200), ("x", 200)])
def test_an_error_with_status_200(code: object, status: int) -> None:
    """The status that the body names counts, if it is one."""
    read = read_completion(json.dumps({"error": {"message": "no", "code": code}}).encode())
    assert isinstance(read, ServerError)
    assert read.status == status


def test_text_in_parts() -> None:
    """Some servers give the text as a list of parts."""
    parts = [{"type": "text", "text": "one "}, {"type": "x"}, {"type": "text", "text": "two"}, 3]
    assert completion({"content": parts}).text == "one two"
    assert completion({"content": None}).text == ""


def test_a_count_that_makes_no_sense_is_none() -> None:
    """Tokens are as the server says, or they are estimated."""
    spent = completion({}, prompt_tokens=3, completion_tokens=4).spent
    assert spent is not None
    assert (spent.prompt_tokens, spent.completion_tokens) == (3, 4)
    for wrong in (-1, True, "4", None, 1.5):
        assert completion({}, prompt_tokens=3, completion_tokens=wrong).spent is None


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("one\n\ttwo", "one two"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u202eb\u200bc", "a b c"),
        ("key s" + "k-abcdef1234 is bad", "key [key] is bad"),
        ("Bea" + "rer abc is bad", "[key] is bad"),
        ("hidden-one is bad", "[key] is bad"),
        ("the key is bad", "the key is bad"),
        ("x" * 300, "x" * 239 + "…"),
    ],
)
def test_what_servers_say_is_made_plain(said: str, line: str) -> None:
    """One short printable line without keys."""
    assert detail_line(said, "hidden-one") == line


def test_each_failure_says_what_to_do() -> None:
    """Every class that is raised says what is wrong and what to do, in words of its own."""
    leaves = [
        each
        for group in failures.ExchangeFailure.__subclasses__()
        for each in group.__subclasses__()
    ]
    assert len(leaves) == len({each.what for each in leaves}) == 20
    assert all(each.what and each.todo for each in leaves)
    assert all(each.exit_code == 11 for each in leaves)
    assert failures.__doc__
    for each in leaves:
        (row,) = [row for row in failures.__doc__.splitlines() if f" {each.__name__} " in f"{row} "]
        assert row.count("yes") == each.retryable + each.fatal, each
