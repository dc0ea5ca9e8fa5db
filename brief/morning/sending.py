"""The digest to everybody whom the settings name, each once, through the archive's ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING

from brief.deliver.ledger import Ledger, State
from brief.deliver.mailing import deliver_mail
from brief.deliver.outcome import Outcome
from brief.deliver.slack_post import deliver_slack
from brief.model import Briefing
from brief.morning.digest import mail_digest, slack_digest
from brief.wiring import mail_options, slack_options

if TYPE_CHECKING:
    from brief.settings import Settings

WEBHOOK = "the webhook's channel"


def recipients(settings: Settings) -> tuple[str, ...]:
    """Return to whom the digest goes: mail addresses, then channels."""
    mail = settings.email.to if settings.email else ()
    slack = slack_options(settings)
    if slack is None or settings.slack is None:
        return mail
    return (*mail, *(settings.slack.channels or (WEBHOOK,)))


def send(
    briefing: Briefing,
    settings: Settings,
    ledger: Ledger,
    left: Container[str] = (),
    *,
    again: bool = False,
) -> tuple[Outcome, ...]:
    """Send the digest to all who have not got it, except those who have left the list.

    `left` holds their addresses as `address_of` gives them. Raises what the ledger
    raises; what goes wrong with one recipient is its outcome.
    """
    # Loaded here: it brings the database's library.
    from brief.archive.readers import address_of

    outcomes: list[Outcome] = []
    mail, slack = mail_options(settings, again=again), slack_options(settings, again=again)
    if mail is not None and settings.email is not None:
        to = [one for one in settings.email.to if address_of(one) not in left]
        outcomes += deliver_mail(mail_digest(briefing, settings), to, mail, ledger)
    if slack is not None and settings.slack is not None:
        outcomes += deliver_slack(
            slack_digest(briefing, settings), settings.slack.channels, slack, ledger
        )
    return tuple(outcomes)


class HeldLedger:
    """A ledger that gives a sign of life before each message, and stops if the day was taken.

    A server that is slow for many readers may take longer than a day is held for.
    """

    def __init__(self, ledger: Ledger, hold: Callable[[], object]) -> None:
        self._ledger = ledger
        self._hold = hold

    def plan(self, keys: Iterable[str]) -> Mapping[str, State]:
        """Enter what is not known yet; return the state of each key."""
        self._hold()
        return self._ledger.plan(keys)

    def begin(self, key: str, *, again: bool = False) -> State:
        """Claim a message, and return the state in which it was found."""
        self._hold()
        return self._ledger.begin(key, again=again)

    def sent(self, key: str, receipt: str) -> None:
        """Note that the other side took it: whoever holds the day, that is so."""
        self._ledger.sent(key, receipt)

    def failed(self, key: str, code: int, text: str, *, final: bool) -> None:
        """Note that the other side did not take it."""
        self._ledger.failed(key, code, text, final=final)
