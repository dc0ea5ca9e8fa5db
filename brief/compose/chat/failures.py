"""What can go wrong between a request and its answer: one class for each case.

    ModelFailure                     retryable  fatal
    ├── ServerFailure      the server cannot be reached or cannot serve
    │   ├── CannotConnect            yes        yes
    │   ├── Untrusted                           yes
    │   ├── ConnectionLost           yes
    │   ├── TimedOut                 yes
    │   ├── ServerFault              yes
    │   ├── RateLimited              yes
    │   └── NotACompletion
    ├── AccountFailure     the settings are wrong, or the account may not
    │   ├── BadKey                              yes
    │   ├── NotAllowed                          yes
    │   ├── OutOfCredit                         yes
    │   ├── UnknownModel                        yes
    │   └── WrongAddress                        yes
    ├── RequestFailure     this one request is not acceptable
    │   ├── TooLong
    │   ├── Filtered
    │   └── BadRequest
    ├── AnswerFailure      the model answered, and not with what was asked for
    │   ├── Refused
    │   ├── CutOff
    │   ├── EmptyAnswer              yes
    │   ├── NotJson
    │   └── WrongShape
    ├── BudgetStopped                           yes
    └── Stopped                                 yes

Retryable: the same request may succeed a little later. Fatal: every other request
of the run would end the same way (for `CannotConnect`, once the retries are used up).
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from brief.compose.model import ModelFailure, Spent


class Place(NamedTuple):
    """Which model at which server, for messages."""

    model: str
    server: str

    def __str__(self) -> str:
        """Name both."""
        return f"{self.model} at {self.server}"


class Happened(NamedTuple):
    """What is known of a failed exchange beside its kind.

    `detail`: the server's or the reader's own words. `spent`: tokens that the server
    says it used all the same. `text`: what the model said. `retry_after`: seconds.
    """

    detail: str = ""
    spent: Spent | None = None
    text: str = ""
    retry_after: float | None = None


NOTHING_KNOWN = Happened()


class ExchangeFailure(ModelFailure):
    """One exchange with a server that gave no usable answer.

    `may_cost`: the server may have worked, and may charge, although nothing came back.
    """

    what: ClassVar[str] = ""
    todo: ClassVar[str] = ""
    may_cost: ClassVar[bool] = False

    def __init__(self, place: Place, happened: Happened = NOTHING_KNOWN) -> None:
        """Say on one line who failed, how, and what to do about it."""
        self.place = place
        self.happened = happened
        said = f" ({happened.detail})" if happened.detail else ""
        super().__init__(f"{place}: {self.what}{said}; {self.todo}")


class ServerFailure(ExchangeFailure):
    """The server cannot be reached or cannot serve."""


class CannotConnect(ServerFailure):
    """Nothing listens at the address, or its name is unknown."""

    what = "no server answers at this address"
    todo = "start the server, or correct OPENAI_BASE_URL"
    retryable = True
    fatal = True


class Untrusted(ServerFailure):
    """The server's certificate is not one that this machine trusts."""

    what = "the server's certificate is not trusted here"
    todo = "install the system's CA certificates, or set SSL_CERT_FILE"
    fatal = True


class ConnectionLost(ServerFailure):
    """The connection broke before the reply was whole."""

    what = "the connection broke before the reply was whole"
    todo = "try again; if it repeats, look at the server's log"
    retryable = True
    may_cost = True


class TimedOut(ServerFailure):
    """No whole reply came within the time-out."""

    what = "no whole reply within the time-out"
    todo = "try again, raise BRIEF_MODEL_TIMEOUT, or take a faster model"
    retryable = True
    may_cost = True


class ServerFault(ServerFailure):
    """The server reports a fault of its own (HTTP 5xx)."""

    what = "the server reports a fault of its own"
    todo = "try again later; if it repeats, look at the server's log"
    retryable = True


class RateLimited(ServerFailure):
    """The server asks for fewer requests (HTTP 429)."""

    what = "the server asks for fewer requests"
    todo = "try again later, or lower BRIEF_MODEL_RPM, BRIEF_MODEL_TPM or BRIEF_MODEL_CONCURRENCY"
    retryable = True


class NotACompletion(ServerFailure):
    """The reply is not a chat completion, though its HTTP status is 200."""

    what = "the reply is not a chat completion"
    todo = "make sure that the server speaks OpenAI's chat.completions"
    may_cost = True


class AccountFailure(ExchangeFailure):
    """The settings are wrong, or the account may not do what is asked."""

    fatal = True


class BadKey(AccountFailure):
    """The server does not accept the key (HTTP 401)."""

    what = "the server does not accept the key"
    todo = "set OPENAI_API_KEY to a key of this server"


class NotAllowed(AccountFailure):
    """The key is known and may not use this model (HTTP 403)."""

    what = "the key may not use this model"
    todo = "ask whoever gave out the key, or set BRIEF_MODEL to another model"


class OutOfCredit(AccountFailure):
    """The account has no credit left (HTTP 402, or 429 with `insufficient_quota`)."""

    what = "the account has no credit left"
    todo = "add credit, or use another key"


class UnknownModel(AccountFailure):
    """The server has no model of that name (HTTP 404)."""

    what = "the server has no model of that name"
    todo = "set BRIEF_MODEL to one that it has"


class WrongAddress(AccountFailure):
    """The server has no chat.completions at this address (HTTP 404 or 405, or a web page)."""

    what = "there is no chat.completions at this address"
    todo = "correct OPENAI_BASE_URL; it usually ends in /v1"


class RequestFailure(ExchangeFailure):
    """This one request is not acceptable; another may be."""


class TooLong(RequestFailure):
    """Prompt and answer together exceed the model's window."""

    what = "the request is longer than the model's window"
    todo = "set BRIEF_MODEL_WINDOW to what the model has, or take one with a larger window"


class Filtered(RequestFailure):
    """The server's content filter withheld the request or the answer."""

    what = "the server's content filter withheld it"
    todo = "the extractive engine can brief this story; or use another server"


class BadRequest(RequestFailure):
    """The server does not accept the request, for a reason not known here (HTTP 4xx)."""

    what = "the server does not accept the request"
    todo = "read what it says; a setting for this server may be wrong"


class AnswerFailure(ExchangeFailure):
    """The model answered, and not with what was asked for."""


class Refused(AnswerFailure):
    """The model declined to answer."""

    what = "the model declined to answer"
    todo = "the extractive engine can brief this story; or use another model"


class CutOff(AnswerFailure):
    """The answer reached its limit of tokens before its end."""

    what = "the answer was cut off at its limit of tokens"
    todo = "raise BRIEF_MODEL_ANSWER, or lower BRIEF_MODEL_WINDOW for fewer sources at once"


class EmptyAnswer(AnswerFailure):
    """The answer holds no text."""

    what = "the answer is empty"
    todo = "try again, or use another model"
    retryable = True


class NotJson(AnswerFailure):
    """The answer holds no single JSON object."""

    what = "the answer holds no single JSON object"
    todo = "use a model or server that can answer in JSON"


class WrongShape(AnswerFailure):
    """The answer is JSON and not of the shape asked for."""

    what = "the answer is not of the shape asked for"
    todo = "use a model or server that keeps to a JSON Schema"


class Stopped(ModelFailure):
    """The run was stopped, from the keyboard for instance, so no more requests are sent."""

    fatal = True
