"""The questions of `brief init`: what no option gives is asked for, until it can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from brief.cli.output import emit

if TYPE_CHECKING:
    from brief.setup.answers import MailAnswer, SourceAnswer, TopicAnswer

T = TypeVar("T")


class Asking:
    """Takes what the options give, and asks for the rest unless it is to be quiet."""

    def __init__(self, folder: Path, *, quiet: bool, check: bool, allow_private: bool) -> None:
        """Look at sources at once with `check`; their paths are from `folder`."""
        self._folder = folder
        self._quiet = quiet
        self._check = check
        self._allow_private = allow_private

    def sources(self, given: list[str]) -> tuple[SourceAnswer, ...]:
        """Return the sources, at least one."""
        if given or self._quiet:
            found = [_option("--source", one, self._source) for one in given]
            if not found:
                raise typer.BadParameter("give at least one", param_hint="--source")
            for one in found:
                self._looked_at(one)
            return tuple(found)
        emit("Sources: addresses of feeds, or folders with articles. An empty line ends.")
        found = []
        while True:
            text = typer.prompt("Source", default="", show_default=False)
            if not text and found:
                return tuple(found)
            try:
                one = self._source(text)
            except ValueError as error:
                emit(f"  {error}")
                continue
            if self._looked_at(one) or typer.confirm("  Keep it all the same?", default=False):
                found.append(one)

    def _source(self, text: str) -> SourceAnswer:
        from brief.setup.answers import checked_source

        return checked_source(text, self._folder)

    def _looked_at(self, source: SourceAnswer) -> bool:
        """Say what stands at a source; False where nothing can be read."""
        from brief.setup.answers import look_at_source
        from brief.setup.findings import State

        if not self._check:
            return True
        readable = True
        for one in look_at_source(source, self._folder, allow_private=self._allow_private):
            emit(f"  {one}")
            readable = readable and one.state is not State.FAILED
        return readable

    def timezone(self, given: str) -> str:
        """Return the readers' time zone."""
        from brief.setup.answers import checked_zone, machine_zone

        if given or self._quiet:
            return _option("--timezone", given or machine_zone() or "UTC", checked_zone)
        return _asked("Time zone", machine_zone() or "UTC", checked_zone)

    def topics(self, given: list[str]) -> tuple[TopicAnswer, ...]:
        """Return the topics; none is every article."""
        from brief.setup.answers import TopicAnswer

        if given or self._quiet:
            return tuple(_option("--topic", one, _topic) for one in given)
        found: list[TopicAnswer] = []
        while True:
            question = "Another topic (empty: no more)" if found else "Topic (empty: every article)"
            name = typer.prompt(question, default="", show_default=False).strip()
            if not name:
                return tuple(found)
            if name.casefold() in {one.name.casefold() for one in found}:
                emit(f"  there is a topic {name} already")
                continue
            words = _asked("  Its words, with commas", name, _words)
            found.append(TopicAnswer(name, words))

    def engine(self, given: str) -> str:
        """Return who writes."""
        if given != "auto" or self._quiet:
            return _option("--engine", given, _engine)
        return _asked("Engine: auto, extractive, openai", "auto", _engine)

    def mail(self, to: list[str], sender: str, server: str, user: str) -> MailAnswer | None:
        """Return where mail goes and by which server, None for no mail."""
        from brief.setup.answers import MailAnswer, checked_mailbox

        if not to and (sender or server or user):
            raise typer.BadParameter("give at least one", param_hint="--mail-to")
        if not to and (self._quiet or not typer.confirm("Send it by e-mail?", default=False)):
            return None
        for name, value in (("--mail-from", sender), ("--mail-server", server)):
            if self._quiet and not value:
                raise typer.BadParameter("is needed with --mail-to", param_hint=name)
        readers = [_option("--mail-to", one, checked_mailbox) for one in to]
        readers = readers or _asked("  To, with commas", None, _mailboxes)
        from_ = _either("--mail-from", sender, "  From", checked_mailbox)
        question = "  Mail server (HOST or HOST:PORT)"
        host, port = _either("--mail-server", server, question, _server)
        if not user and not self._quiet:
            user = typer.prompt("  Account there (empty: none)", default="", show_default=False)
        return MailAnswer(from_, tuple(readers), host, port, user.strip())

    def slack(self, given: list[str]) -> tuple[str, ...] | None:
        """Return the channels, () for a webhook, None for no Slack."""
        if given:
            return () if given == ["webhook"] else tuple(given)
        if self._quiet or not typer.confirm("Post it to Slack?", default=False):
            return None
        question = "  Channels, with commas (empty: by webhook)"
        return tuple(_parts(typer.prompt(question, default="", show_default=False)))


def _option(name: str, text: str, read: Callable[[str], T]) -> T:
    """Read what an option gives, or end with what is wrong with it."""
    try:
        return read(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=name) from None


def _asked(question: str, default: str | None, read: Callable[[str], T]) -> T:
    """Ask until the answer can be read."""
    while True:
        try:
            return read(typer.prompt(question, default=default))
        except ValueError as error:
            emit(f"  {error}")


def _either(name: str, given: str, question: str, read: Callable[[str], T]) -> T:
    """Read the option where it is given, ask otherwise."""
    return _option(name, given, read) if given else _asked(question, None, read)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _topic(text: str) -> TopicAnswer:
    from brief.setup.answers import TopicAnswer

    name, equals, words = text.partition("=")
    if not (name.strip() and equals):
        raise ValueError("give a name and words for it, such as Water=river,reservoir")
    return TopicAnswer(name.strip(), _words(words))


def _words(text: str) -> tuple[str, ...]:
    if not (words := tuple(_parts(text))):
        raise ValueError("give at least one word")
    return words


def _engine(text: str) -> str:
    if text not in ("auto", "extractive", "openai"):
        raise ValueError("give auto, extractive or openai")
    return text


def _mailboxes(text: str) -> list[str]:
    from brief.setup.answers import checked_mailbox

    if not (found := [checked_mailbox(part) for part in _parts(text)]):
        raise ValueError("give at least one address")
    return found


def _server(text: str) -> tuple[str, int]:
    host, _, port = text.strip().partition(":")
    if not host or (port and not (port.isdecimal() and 0 < int(port) < 65536)):
        raise ValueError("give a host, or HOST:PORT")
    return host, int(port or 587)
