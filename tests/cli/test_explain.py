"""`brief explain`: every code has its page, and a typing error is helped."""

from __future__ import annotations

import pytest

from brief.check.explain import codes, page, words
from tests.cli.conftest import Call, Terminal


def test_a_page_is_printed_as_it_is(call: Call) -> None:
    """Through a pipe the page is its own Markdown."""
    code = codes()[0]
    assert call("explain", code) == (0, page(code).rstrip("\n") + "\n", "")


def test_case_does_not_matter(call: Call) -> None:
    """A code may be typed in small letters."""
    code = codes()[0]
    assert call("explain", code.lower()) == call("explain", code)


def test_a_terminal_gets_it_set(call: Call, terminal: Terminal) -> None:
    """On a terminal the Markdown is set, not shown as it is written."""
    terminal("stdout")
    shown = call("explain", codes()[0]).out
    assert codes()[0] in shown
    assert not shown.startswith("#")


def test_all_codes_are_listed_by_family(call: Call) -> None:
    """Without a code there is one line for each, below its family, and then the words."""
    lines = call("explain").out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(codes())
    assert lines[0] == "C1 citation"
    assert lines[-1].startswith("Words of a briefing: agreed, ")


@pytest.mark.parametrize("letter", "CQFNSMUJ")
def test_a_family_is_listed(call: Call, letter: str) -> None:
    """The letter of a family, and its letter and digit, list its codes with their lines."""
    ended = call("explain", letter.lower())
    own = [code for code in codes() if code.startswith(letter)]
    head, *lines = ended.out.splitlines()
    assert (ended.code, [line.split()[0] for line in lines]) == (0, own)
    assert page(own[0]).splitlines()[0] == "# " + lines[0].strip().replace("  ", ": ", 1)
    assert call("explain", head.split()[0]) == ended


def test_no_family_is_no_listing(call: Call) -> None:
    """A letter without codes, and a family's digit that is another, are refused."""
    assert [call("explain", name).code for name in ("X", "F9", "")] == [2, 2, 2]


def test_an_unknown_code_gets_suggestions(call: Call) -> None:
    """A code one letter off is refused with the right one."""
    code = codes()[0]
    ended = call("explain", code + "9")
    assert (ended.code, ended.out) == (2, "")
    assert code in ended.err


def test_a_section_is_explained() -> None:
    """The words of a briefing have pages besides the codes; other words have none."""
    assert page("agreed").startswith("# agreed\n")
    assert {"agreed", "unresolved", "position", "origin"} <= set(words())
    assert page("settled") == page("agreed") != page("conflict") == page("unresolved")
    with pytest.raises(KeyError):
        page("proved")
