"""Terminals: with colours and without, the same words, and no command but our own."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import pytest
from rich.console import Console

from brief.model import Briefing
from brief.render import Format, render
from brief.render.terminal import print_briefing

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COMMAND = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def printed(briefing: Briefing, *, colours: bool, width: int = 90) -> str:
    """Return what `print_briefing` writes to a console of `width` columns."""
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
        width=width,
        legacy_windows=False,
        _environ={},
    )
    print_briefing(briefing, console)
    return out.getvalue()


def words(text: str) -> list[str]:
    """Return the words of `text`, colours, case, bullets and commas of ours apart."""
    return [word.rstrip(",:") for word in COLOUR.sub("", text).casefold().split()]


def test_colours_are_the_only_commands(briefing: Briefing) -> None:
    """Escape sequences of articles are gone; what is left are the colours of ours."""
    shown = printed(briefing, colours=True)
    assert COLOUR.search(shown)
    assert not COMMAND.search(COLOUR.sub("", shown))
    assert "⟨U+202E⟩" in shown


def test_a_command_of_an_article_would_be_found(briefing: Briefing) -> None:
    """The twin: the article's own text, printed as it is, commands the terminal."""
    assert COMMAND.search(COLOUR.sub("", briefing.sources[2].text))


def test_without_colours_there_is_no_command_at_all(briefing: Briefing) -> None:
    """Both the plain format and a console that is no terminal write text and line ends."""
    assert not COMMAND.search(render(briefing, Format.TEXT))
    assert not COMMAND.search(printed(briefing, colours=False))


@pytest.mark.parametrize("width", [40, 90, 200])
def test_every_statement_quote_and_reason_is_printed(briefing: Briefing, width: int) -> None:
    """Whatever the width, nothing is cut off: words are wrapped, long ones folded."""
    shown = "".join(COLOUR.sub("", printed(briefing, colours=True, width=width)).split())
    story = briefing.stories[0]
    for item in story.statements:
        assert "".join(item.text.split()) in shown
    for rejection in story.rejected:
        assert "".join(rejection.verdict.claim.text.split()) in shown
        assert "".join(rejection.verdict.findings[0].message.split()) in shown
    assert "https://tern.example/news/ferry-deal?id=4&lang=en" in shown
    lines = printed(briefing, colours=False, width=width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)


def test_a_statement_of_one_origin_looks_different(briefing: Briefing) -> None:
    """One origin is set in italics, two are not."""
    shown = printed(briefing, colours=True)
    assert "\x1b[2;3m1 origin" in shown
    assert "\x1b[2m2 independent origins" in shown


def test_printing_twice_gives_the_same_bytes(briefing: Briefing) -> None:
    """Nothing random, such as the id of a link, gets in."""
    assert printed(briefing, colours=True) == printed(briefing, colours=True)


def test_plain_text_keeps_to_eighty_columns(briefing: Briefing) -> None:
    """Lines are wrapped at 80; only a word that is longer itself may stand out."""
    lines = render(briefing, Format.TEXT).splitlines()
    assert all(len(line) <= 80 or " " not in line.strip() for line in lines)
    assert max(map(len, lines)) > 70


def test_plain_text_and_terminal_say_the_same(briefing: Briefing) -> None:
    """Every word of a statement, holder and source in one is in the other."""
    plain, shown = words(render(briefing, Format.TEXT)), words(printed(briefing, colours=True))
    only_plain = {"-", "=" * 37, "«9%»"}  # the terminal underlines instead
    assert {*plain} - {*shown} == only_plain
    assert {*shown} - {*plain} == {"•"}


@pytest.mark.parametrize("package", ["jinja2", "rich", "markupsafe"])
def test_naming_a_format_loads_no_template_engine(package: str) -> None:
    """The command line lists the formats in its help, which has to be quick."""
    code = "import sys, brief.render as r; print(list(r.Format)[0], {!r} in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code.format(package)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["md", "False"]
