"""The digest to every reader by e-mail, each once: rounds of tries, through the ledger.

A refusal that may pass (4yz), a server that cannot be reached and a connection
lost before a message was handed over are tried again, in rounds, with a wait
before each. A refusal for good (5yz) is not. A message that was handed over and
not answered is left as it stands in the ledger: see there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from brief.deliver.clock import SYSTEM, Clock
from brief.deliver.headers import mailbox
from brief.deliver.ledger import Ledger, claims
from brief.deliver.mail import Composer, Digest, Envelope, Message
from brief.deliver.outcome import Fate, Outcome, before
from brief.deliver.smtp import (
    Dropped,
    NotConnected,
    Reply,
    Server,
    Session,
    Unanswered,
    connect,
)


@dataclass(frozen=True, slots=True)
class MailOptions:
    """How mail goes out. `waits` are the seconds before each round after the first.

    `again` sends also what is in doubt or was refused for good: `--resend`.
    """

    envelope: Envelope
    server: Server
    waits: tuple[float, ...] = (15.0, 60.0, 240.0)
    again: bool = False


def key_of(digest: Digest, recipient: str) -> str:
    """Return the name under which the ledger knows a digest to a reader.

    Raises ValueError where `recipient` is no mail address.
    """
    return f"email {digest.name} {mailbox(recipient).address.lower()}"


def deliver_mail(
    digest: Digest,
    recipients: Iterable[str],
    options: MailOptions,
    ledger: Ledger,
    clock: Clock = SYSTEM,
) -> tuple[Outcome, ...]:
    """Send `digest` to each of `recipients` who has not got it; say what became of each.

    Nothing is connected to if everybody has it. Raises ValueError if the sender
    is no mail address; what is wrong with one recipient concerns that one alone.
    Errors of the ledger are passed on: what it could not note stays as it was.
    """
    composer = Composer(digest, options.envelope)
    outcomes, tasks = _tasks(digest, recipients, composer, clock.now())
    states = ledger.plan([task.key for task in tasks])
    pending: list[_Task] = []
    for task in tasks:
        if claims(states[task.key], again=options.again):
            pending.append(task)
        else:
            outcomes[task.recipient] = before(task.recipient, states[task.key])
    for tries, wait in enumerate((0.0, *options.waits), 1):
        if not pending:
            break
        if wait:
            clock.wait(wait)
        results = list(_Round(options, ledger, tries).run(pending))
        outcomes |= {task.recipient: result.outcome for task, result in results}
        pending = [task for task, result in results if result.retry]
    return tuple(outcomes.values())


class _Task(NamedTuple):
    recipient: str
    key: str
    message: Message


class _Result(NamedTuple):
    outcome: Outcome
    retry: bool = False


def _tasks(
    digest: Digest, recipients: Iterable[str], composer: Composer, now: datetime
) -> tuple[dict[str, Outcome], list[_Task]]:
    """Return what each reader is sent, one message an address, and who cannot be written to.

    The outcomes have a place for each recipient, in their order.
    """
    outcomes: dict[str, Outcome] = {}
    tasks: dict[str, _Task] = {}
    for recipient in recipients:
        try:
            key = key_of(digest, recipient)
            task = _Task(recipient, key, composer.message(recipient, now))
        except ValueError as error:
            outcomes[recipient] = Outcome(recipient, Fate.DEFERRED, text=str(error))
            continue
        if tasks.setdefault(key, task) is task:
            outcomes[recipient] = Outcome(recipient, Fate.DEFERRED)
    return outcomes, list(tasks.values())


class _Round:
    """One try for each message, over one connection as long as it lasts."""

    def __init__(self, options: MailOptions, ledger: Ledger, tries: int) -> None:
        self._options = options
        self._ledger = ledger
        self._tries = tries

    def run(self, tasks: Sequence[_Task]) -> Iterator[tuple[_Task, _Result]]:
        """Yield what became of each message; without a connection, the same for the rest."""
        session: Session | None = None
        try:
            for place, task in enumerate(tasks):
                if session is not None and not session.alive:
                    session.close()
                    session = None
                if session is None:
                    try:
                        session = connect(self._options.server)
                    except NotConnected as error:
                        for left in tasks[place:]:
                            yield left, self._not_connected(left, error)
                        return
                yield task, self._attempt(task, session)
        finally:
            if session is not None:
                session.close()

    def _attempt(self, task: _Task, session: Session) -> _Result:
        """Offer a message; claim it in the ledger; only then hand it over."""
        try:
            reply = session.offer(task.message)
        except Dropped as error:
            return self._deferred(task, 0, str(error))
        found = self._ledger.begin(task.key, again=self._options.again)
        if not claims(found, again=self._options.again):
            session.withdraw()
            return _Result(before(task.recipient, found))
        if not reply.good:
            return self._refused(task, reply)
        try:
            answer = session.hand_over(task.message)
        except Dropped as error:
            self._ledger.failed(task.key, 0, str(error), final=False)
            return self._deferred(task, 0, str(error))
        except Unanswered as error:
            return self._result(task, Fate.UNKNOWN, 0, str(error))
        if not answer.good:
            return self._refused(task, answer)
        self._ledger.sent(task.key, f"{answer.code} {answer.text}")
        return self._result(task, Fate.SENT, answer.code, answer.text)

    def _refused(self, task: _Task, reply: Reply) -> _Result:
        self._ledger.failed(task.key, reply.code, reply.text, final=reply.final)
        if reply.final:
            return self._result(task, Fate.FAILED, reply.code, reply.text)
        return self._deferred(task, reply.code, reply.text)

    def _not_connected(self, task: _Task, error: NotConnected) -> _Result:
        result = self._deferred(task, error.code, str(error))
        return result._replace(retry=error.passing)

    def _deferred(self, task: _Task, code: int, text: str) -> _Result:
        return self._result(task, Fate.DEFERRED, code, text)._replace(retry=True)

    def _result(self, task: _Task, fate: Fate, code: int, text: str) -> _Result:
        return _Result(Outcome(task.recipient, fate, code, text, self._tries))
