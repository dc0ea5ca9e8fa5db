"""What leaves a briefing in each format: links, elements, commands, addresses."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from rich.console import Console

from brief.model import Briefing
from brief.render import Format, render
from brief.render.links import web_url
from brief.render.terminal import print_briefing
from brief.resources import read_resource
from tests.render.made import harbour

ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s»]*|\bwww\.[^\s»]*|\b(?:mailto|javascript|data|xmpp):[^\s»]*"
    r"|[\w.+-]+@[\w-]+\.\w+|(?<![\w:/])//[\w-]+\.\w[^\s»]*",
    re.IGNORECASE,
)
"""What a terminal, a mail program or a chat makes a link of."""
_MARKDOWN_ELEMENTS = frozenset({"h1", "h2", "h3", "h4", "p", "ul", "li", "em", "strong", "a", "hr"})
_TEMPLATES = (
    "briefing.html.j2",
    "page-changes.html.j2",
    "page-evidence.html.j2",
    "page-story.html.j2",
)
_STATEMENT = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)
_LOADING = frozenset({"src", "srcset", "action", "formaction", "poster", "background", "data"})
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SLACK = re.compile(r"<([^<>]*)>")


class _Reader(HTMLParser):
    """Collects the elements of a page and its attributes."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Note what a script holds."""
        if self.cdata_elem == "script":
            self.scripts[-1] += data


def shown(briefing: Briefing) -> dict[str, str]:
    """Return the briefing in every format that people read."""
    screen = Console(file=io.StringIO(), force_terminal=True, width=100, color_system="truecolor")
    print_briefing(briefing, screen)
    assert isinstance(screen.file, io.StringIO)
    formats = (Format.MD, Format.HTML, Format.TEXT, Format.SLACK)
    return {
        **{one.value: render(briefing, one) for one in formats},
        "terminal": screen.file.getvalue(),
    }


def leaks(briefing: Briefing) -> list[str]:
    """Return what leaves the briefing that is not its own, one line each."""
    own = tuple(url for source in briefing.sources if (url := web_url(source.url)))
    return [
        f"{name}: {leak}"
        for name, text in shown(briefing).items()
        for leak in leaks_of(name, text, own)
    ]


def leaks_of(name: str, text: str, own: tuple[str, ...]) -> Iterator[str]:
    """Yield what leaves one format; `own` are the addresses of the sources."""
    match name:
        case "md":
            yield from _markdown(text, own)
        case "html":
            page = _Reader(text)
            yield from _page(page, own, _own_elements())
            yield from (f"script {one[:80]}" for one in page.scripts if one not in _own_scripts())
            if len(page.scripts) > len(_own_scripts()):
                yield f"{len(page.scripts)} scripts"
        case "slack":
            yield from _slack(text, own)
        case _:
            yield from _plain(text, own)


@cache
def _own_elements() -> frozenset[str]:
    """The elements that our templates have; there is no form, frame or image among them."""
    made = "".join(read_resource("templates", name) for name in _TEMPLATES)
    found = frozenset(_Reader(_STATEMENT.sub("x", made)).tags)
    assert not found & {"form", "iframe", "img", "object", "embed", "link", "base"}
    return found


@cache
def _own_scripts() -> tuple[str, ...]:
    """The two scripts of the page, to the character."""
    page = render(harbour(), Format.HTML)
    return tuple(_Reader(page).scripts)


def _markdown(text: str, own: tuple[str, ...]) -> Iterator[str]:
    """Read as CommonMark with tables and HTML, and with links made of bare addresses."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    yield from _page(_Reader(reader.render(text)), own, _MARKDOWN_ELEMENTS)
    linked = "|".join(map(re.escape, own))
    yield from ADDRESS.findall(re.sub(rf"\]\((?:{linked})[^)\s]*\)", "]", text))


def _page(page: _Reader, own: tuple[str, ...], elements: frozenset[str]) -> Iterator[str]:
    yield from (f"element {tag}" for tag in sorted(page.tags - elements))
    for name, value in page.attributes:
        if name.startswith("on") or name in _LOADING:
            yield f"attribute {name}={value}"
        if name == "href" and not value.startswith(("#", *own)):
            yield f"link {value}"


def _slack(text: str, own: tuple[str, ...]) -> Iterator[str]:
    for block in json.loads(text)["blocks"]:
        said = block["text"]["text"]
        if block["text"]["type"] == "mrkdwn" and block["text"].get("verbatim") is not True:
            yield f"a block in which Slack makes links: {said[:40]}"
        for found in _SLACK.findall(said):
            if not found.startswith(own):
                yield f"<{found}>"
        if set("<>") & set(_SLACK.sub("", said)):
            yield f"an open bracket in {said[:80]}"


def _plain(text: str, own: tuple[str, ...]) -> Iterator[str]:
    bare = _COLOURS.sub("", text)
    for command in _COMMAND.findall(bare):
        if command not in "\n\t":
            yield f"control U+{ord(command):04X}"
    for found in ADDRESS.findall(bare):
        # A terminal wraps an address, and its first line is the beginning of one of ours.
        if not found.startswith(own) and not any(one.startswith(found) for one in own):
            yield f"address {found}"
