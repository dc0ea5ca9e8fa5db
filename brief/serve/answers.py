"""The answer to each command and button: slow work, done in a thread, with the archive alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from brief.render import escape, wording
from brief.render.arrange import arrange
from brief.render.changed import changes_page
from brief.render.slack import Block, slack_blocks
from brief.serve.check_message import check_message
from brief.serve.checking import check_text, left_out
from brief.serve.commands import Asked, Name
from brief.serve.evidence import evidence_blocks, evidence_button
from brief.serve.finding import Found, find_stories, nearest
from brief.serve.help_message import SUBCOMMANDS, help_message
from brief.serve.kept import Kept
from brief.serve.library import Library, NotKept, StillWorking
from brief.serve.messages import Message, paged, said
from brief.serve.options import ServeOptions

LONGEST_TEXT = 4000
"""Characters of a text to check; Slack lets nobody type more."""

_KEPT = 16  # selections of stories as blocks
_WORKING = "What changed is being worked out; please ask again in a minute."
_GONE = "That briefing is no longer in the archive."


class Answers:
    """Answers from one library. Its methods may be called from several threads."""

    def __init__(self, library: Library, options: ServeOptions) -> None:
        assert options.slack is not None
        self._library = library
        self._options = options
        self._command = options.slack.command
        self._blocks: Kept[tuple[str, int], list[Block]] = Kept(_KEPT)

    def today(self) -> date:
        """Return the reader's own day."""
        return datetime.now(self._options.zone).date()

    def command(self, asked: Asked) -> Message:
        """Answer a command. Raises BriefError when the archive cannot be read."""
        if asked.problem:
            return said(f"{asked.problem}.")
        match asked.name:
            case Name.HELP:
                return help_message(self._command)
            case Name.CHECK:
                return self._check(asked.words)
            case Name.CHANGES:
                return self._changes(asked)
            case Name.SHOW:
                return self._show(asked)

    def more(self, value: str) -> Message:
        """Answer a "More" button with the page that its value names."""
        fields = _fields(value)
        key, page = str(fields.get("b", "")), fields.get("p", 1)
        page = page if isinstance(page, int) else 1
        try:
            if "m" in fields:
                return self._page(key, int(str(fields["m"]), 16), page)
            return self._changed(key, page)
        except (NotKept, ValueError):
            return said(_GONE)

    def evidence(self, value: str) -> Message:
        """Answer a "Show evidence" button with the citations of its statement."""
        fields = _fields(value)
        try:
            briefing = self._library.briefing(str(fields.get("b", "")))
        except NotKept:
            return said(_GONE)
        blocks = evidence_blocks(briefing, str(fields.get("s", "")))
        if not blocks:
            return said("That statement is not in the briefing.")
        return paged("Evidence", blocks, 1, fields)

    def _show(self, asked: Asked) -> Message:
        found = self._find(asked.words, asked.day)
        if found is None and asked.spoken:
            # "black friday" may be a story, and no day.
            found = self._find(asked.spoken, None)
        if found is None:
            return self._nothing(asked)
        return self._page(found.id, sum(1 << place for place in found.places), 1)

    def _find(self, words: str, day: date | None) -> Found | None:
        return find_stories(self._library, words, day, self._options.topics)

    def _page(self, key: str, chosen: int, page: int) -> Message:
        """Return a page of the stories that the bits of `chosen` name."""
        blocks = self._blocks.get((key, chosen), lambda: self._made(key, chosen))
        title = blocks[0]["text"]["text"]
        return paged(title, blocks, page, {"b": key, "m": f"{chosen:x}"})

    def _made(self, key: str, chosen: int) -> list[Block]:
        briefing = self._library.briefing(key)
        some = chosen + 1 < 1 << len(briefing.stories)
        # Who asks for a story wants all of it, not only what is new in it.
        view = arrange(replace(briefing, changes=None) if some else briefing, self._options.layout)
        stories = tuple(one for at, one in enumerate(view.stories) if chosen >> at & 1)
        if some:
            of = wording.count(len(view.stories), "story", "stories")
            view = replace(view, stories=stories, tally=f"{len(stories)} of {of} of that day")
        view = replace(view, link=self._web(briefing.date, ""))
        return slack_blocks(view, lambda item: evidence_button(key, item))

    def _changes(self, asked: Asked) -> Message:
        if asked.words:
            return self._nothing(asked)
        days = self._library.days()
        day = asked.day or max(days, default=None)
        if day is None or day not in days:
            return said(self._no_day(asked.day))
        return self._changed(days[day], 1)

    def _changed(self, key: str, page: int) -> Message:
        try:
            changes = self._library.changes(key)
        except StillWorking:
            return said(_WORKING)
        if not changes.since:
            day = wording.day(changes.date)
            return said(f"There is no earlier briefing to compare that of {day} with.")
        link = self._web(changes.date, "/changes")
        blocks = slack_blocks(replace(changes_page(changes), link=link))
        return paged(blocks[0]["text"]["text"], blocks, page, {"b": key})

    def _check(self, text: str) -> Message:
        if not text:
            return said(f"Give the text to check: {self._command} check TEXT")
        if len(text) > LONGEST_TEXT:
            return said(f"At most {LONGEST_TEXT} characters can be checked at once.")
        answers = list(check_text(text, self._library))
        if not answers:
            return said("There is no sentence in that text.")
        return check_message(answers, left_out(text))

    def _web(self, day: date, page: str) -> str:
        """Return the address of a day's web page, "" where readers have none."""
        base = self._options.public_url
        return f"{base}/day/{day}{page}" if base else ""

    def _nothing(self, asked: Asked) -> Message:
        """Say that nothing was found, with what is nearest and the help."""
        if not asked.words:
            return said(self._no_day(asked.day))
        on = f" of {wording.day(asked.day)}" if asked.day else ""
        known = SUBCOMMANDS if asked.name is Name.SHOW else ()
        near = nearest(self._library, asked.words, known)
        lines = f"No story{on} is about “{asked.words}”."
        if asked.name is Name.CHANGES:
            lines = f"“{asked.words}” is no day; write YYYY-MM-DD, yesterday or monday."
        elif near:
            lines += f" Did you mean “{self._command} {near}”?"
        shown = help_message(self._command)
        return Message(escape.slack(lines), (*said(lines).blocks, *shown.blocks))

    def _no_day(self, day: date | None) -> str:
        days = self._library.days()
        if not days:
            return "There is no briefing yet; `brief daily` makes one."
        asked, last = wording.day(day) if day else "that day", wording.day(max(days))
        return f"There is no briefing of {asked}; the latest is of {last}."


def _fields(value: str) -> Mapping[str, Any]:
    """Read a button's value; nothing where it is not one of ours."""
    try:
        fields = json.loads(value)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


Work = Callable[[], Message]
"""What is done in a thread to answer."""
