"""What the status of an answer means to somebody who wanted to read an article."""

from __future__ import annotations

from brief.ingest.files import Refused
from brief.ingest.politeness import NotNow

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_LATER = "it is read again next time"
_MEANINGS = {
    401: ("asks for a login", "save the page and give the file"),
    402: ("asks for payment", "save the page from your own subscription and give the file"),
    403: ("refuses to be read by a program", "save the page and give the file"),
    404: ("is not there", "check the address"),
    410: ("was taken away by its site", "check whether the article was withdrawn"),
    451: ("is withheld for legal reasons", "read it where it is not, and give the file"),
}


class Answered(Refused):
    """A refusal by status; `status` is which."""

    def __init__(self, status: int, what: str, todo: str) -> None:
        super().__init__(f"{what} ({status})", todo)
        self.status = status


class AnsweredNotNow(Answered, NotNow):
    """A refusal by a status that passes."""


def refusal_of(status: int) -> Answered:
    """Say what an answer that is neither 200 nor a redirect means."""
    if status == 429:
        return AnsweredNotNow(status, "is asked too often", _LATER)
    if status >= 500 or status in {408, 425}:
        return AnsweredNotNow(status, "has a fault of its own", _LATER)
    what, todo = _MEANINGS.get(status, ("does not give the page", "check the address"))
    return Answered(status, what, todo)
