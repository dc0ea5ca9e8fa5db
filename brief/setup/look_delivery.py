"""Looks at the ways out: the mail server, and Slack. Nothing is sent unless asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from brief.deliver.headers import mailbox
from brief.deliver.mail import Composer, Digest
from brief.deliver.mailing import MailOptions
from brief.deliver.slack_post import SlackOptions
from brief.deliver.smtp import Dropped, NotConnected, Security, Server, Session, Unanswered, connect
from brief.settings import Settings
from brief.setup.findings import Finding, doubtful, failed, fine
from brief.wiring import mail_options, slack_options

_WEBHOOK = re.compile(r"https://hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/\S+")
_NEEDED = "chat:write"
_MEANT: dict[str, str] = {
    "invalid_auth": "the token is wrong: copy the bot token of the app again (xoxb-...)",
    "not_authed": "the token is wrong: copy the bot token of the app again (xoxb-...)",
    "account_inactive": "the app was removed from the workspace: install it again",
    "token_revoked": "the app was removed from the workspace: install it again",
    "token_expired": "make a new token: this one was given out for a while only",
}


def look_at_mail(settings: Settings, send_to: str, seconds: float) -> Iterator[Finding]:
    """Connect, log in and name the sender; with `send_to`, send that address a test message."""
    options = mail_options(settings)
    if options is None or settings.email is None:
        return
    try:
        sender = mailbox(options.envelope.sender).address
    except ValueError as error:
        yield failed("mail", f"[email] from: {error}", "write Name <address>")
        return
    yield from _unreachable_readers(settings.email.to)
    server = replace(options.server, timeout=min(options.server.timeout, seconds))
    where = f"{server.host}:{server.port}"
    try:
        session = connect(server)
    except NotConnected as error:
        yield failed("mail", str(error), _mail_advice(server, error))
        return
    try:
        reply = session.sound_out(sender)
        if not reply.good:
            said = f"{where}: refuses {sender} as the sender: {reply.code} {reply.text}"
            yield failed("mail", said, "set [email] from to an address that the account may use")
            return
        how = {Security.NONE: "unprotected", Security.TLS: "over TLS"}
        said = f"{where}: {how.get(server.security, 'over STARTTLS')}"
        said += f", logged in as {server.username}" if server.username else ", without a login"
        yield fine("mail", f"{said}, takes {sender} as the sender")
        if send_to:
            yield _sent(settings, options, session, send_to)
    except Dropped as error:
        yield failed("mail", f"{where}: hung up: {error}", "try again; ask whoever runs the server")
    finally:
        session.close()


def _unreachable_readers(readers: tuple[str, ...]) -> Iterator[Finding]:
    for reader in readers:
        try:
            mailbox(reader)
        except ValueError as error:
            yield failed("mail", f"[email] to: {error}", "correct it or take it out")


def _mail_advice(server: Server, error: NotConnected) -> str:
    """Say what to change, where the failure tells."""
    text = str(error)
    if "password is not sent" in text:
        return ""
    if error.code in (530, 534, 535) or "log in" in text:
        return "check [email] username and BRIEF_SMTP_PASSWORD; some ask for an app password"
    if "certificate" in text:
        return "give the name that its certificate has, or [email] ca_file for one of your own"
    if server.security is Security.TLS:
        return 'check host and port; port 587 goes with security = "starttls"'
    if server.security is Security.STARTTLS:
        return 'check host and port; port 465 goes with security = "tls"'
    return "check [email] host and port"


def _sent(settings: Settings, options: MailOptions, session: Session, reader: str) -> Finding:
    """Send the test message over the connection that stands. Raises Dropped."""
    now = datetime.now(UTC)
    table = settings.briefing
    digest = Digest(
        table.list_name,
        table.title,
        now.astimezone(settings.zone).date(),
        "test message",
        "This is a test message of `brief doctor`: mail from here arrives.\n",
        edition=f"test-{now:%H%M%S}",
    )
    try:
        message = Composer(digest, options.envelope).message(reader, now)
    except ValueError as error:
        return failed("mail", f"--send-test: {error}", "give an address such as ann@example.org")
    reply = session.offer(message)
    if reply.good:
        try:
            reply = session.hand_over(message)
        except Unanswered as error:
            said = f"the test message to {reader} was handed over and not answered: {error}"
            return failed("mail", said, "it may have arrived; look")
    said = f"{reply.code} {reply.text}"
    if not reply.good:
        return failed("mail", f"the test message to {reader} was refused: {said}", "ask its server")
    return fine("mail", f"the test message to {reader} was taken ({said}); see whether it arrives")


def look_at_slack(settings: Settings, seconds: float) -> Iterator[Finding]:
    """Ask Slack who the token is; of a webhook only the form can be looked at."""
    if settings.slack is None:
        return
    options = slack_options(settings)
    if options is None:
        options = SlackOptions(
            token=settings.secrets.slack_token.get_secret_value(), api=settings.slack.api
        )
        if not options.token and not settings.slack.socket_mode:
            todo = "list [slack] channels, or set BRIEF_SLACK_WEBHOOK, if it should"
            yield doubtful("slack", "no digest goes to Slack, the slash command alone", todo)
    if options.webhook:
        yield _webhook(options.webhook)
    elif options.token:
        yield _token(options, seconds)
    if not settings.slack.socket_mode and not settings.secrets.slack_signing_secret:
        said = "the slash command is off: BRIEF_SLACK_SIGNING_SECRET is not set"
        yield doubtful("slack", said, "set it if people are to ask in Slack, or use socket_mode")


def _webhook(address: str) -> Finding:
    if _WEBHOOK.fullmatch(address):
        return fine("slack", "BRIEF_SLACK_WEBHOOK has the form of one; only a post would try it")
    todo = "copy it again; it begins with https://hooks.slack.com/services/"
    return failed("slack", "BRIEF_SLACK_WEBHOOK is no address of a webhook", todo)


def _token(options: SlackOptions, seconds: float) -> Finding:
    """Ask `auth.test`, which changes nothing."""
    import httpx2

    url = f"{options.api.rstrip('/')}/auth.test"
    headers = {"Authorization": f"Bearer {options.token}"}
    try:
        answer = httpx2.post(url, headers=headers, timeout=seconds, follow_redirects=False)
        record = json.loads(answer.text)
    except (httpx2.HTTPError, UnicodeEncodeError) as error:
        said = f"{options.api}: not reached: {type(error).__name__}"
        return failed("slack", said, "check the network, and https://slack-status.com")
    except ValueError:
        record = {}
    if not isinstance(record, dict) or "ok" not in record:
        said = f"{options.api}: an answer that is not Slack's ({answer.status_code})"
        return failed("slack", said, "check [slack] api, and what stands in between")
    if record["ok"] is not True:
        word = str(record.get("error") or "no reason")
        todo = _MEANT.get(word, "see this word in Slack's page on auth.test")
        return failed("slack", f"Slack refuses the token: {word}", todo)
    said = f"{record.get('user')} in {record.get('team')}"
    scopes = answer.headers.get("x-oauth-scopes", "")
    if scopes and _NEEDED not in re.split(r"[,\s]+", scopes):
        todo = f"add the scope {_NEEDED} to the app and install it again"
        return failed("slack", f"{said} may not post", todo)
    return fine("slack", f"the token is that of {said}")
