"""The runner of the documentation's commands finds what is wrong with a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.desk import set_desk
from tests.docs.pages import Kind, PageError, steps_of
from tests.docs.runner import agrees, follow, renewed, rewrite

ROOT = Path(__file__).resolve().parents[2]

PAGE = """# A page

```console
$ brief explain F301 | head -n 1
# F301: the cited text does not give this figure
```

<!-- file: notes/tide.txt -->
```text
The council of Tarn voted on Monday to close the old bridge.
```

<!-- exit: 1 -->
```sh
export NOTE=notes/tide.txt
wc -w < $NOTE \\
    > found.txt
grep -q Sunday $NOTE
```

```console
$ cat found.txt
12
```

<!-- background: 8123 -->
```sh
python -m http.server -b 127.0.0.1 -d notes 8123
```

```console
$ python -c "from urllib.request import urlopen; print(urlopen('http://127.0.0.1:8123/tide.txt').status)"
200
```

"""


def wrong_in(page: str, scratch: Path) -> list[str]:
    """Return what is wrong with a page, by running it."""
    outcomes = follow(list(steps_of(page)), set_desk(ROOT, scratch, page))
    return [one.wrong for one in outcomes if one.wrong]


def test_a_right_page_passes(tmp_path: Path) -> None:
    """Commands, files, exit codes, a server beside and elided outputs are followed."""
    assert wrong_in(PAGE, tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("give this figure\n", "give that figure\n", "and not"),
        ("explain F301 |", "explain --loud F301 |", "No such option"),
        ("explain F301 | head -n 1", "explain F999", "ended with 2, not 0"),
        ("-q Sunday", "-q Monday", "ended with 0, not 1"),
        ("export NOTE=", "export NOT=", "ended with 1, not 0"),
        ("\n12\n", "\n11\n", "and not"),
        ("<!-- file: notes/tide.txt -->", "<!-- file: notes/other.md -->", "not 0"),
        ("\n200\n", "\n404\n", "and not"),
        ("http://127.0.0.1:8123/tide.txt", "http://192.0.2.1/tide.txt", "no network"),
        ("http://127.0.0.1:8123/tide.txt", "http://tide.example/tide.txt", "no network"),
    ],
)
def test_a_wrong_page_fails(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """One thing changed on the page is found, and what is said tells where to look."""
    assert right in PAGE
    found = wrong_in(PAGE.replace(right, wrong), tmp_path)
    assert found
    assert "line " in found[0]
    assert any(said in one for one in found)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!-- not run: it is slow -->\n```sh\nbrief run examples\n```\n", "could be run"),
        ("<!-- not run: -->\n```sh\nsudo apt install x\n```\n", "lacks a reason"),
        ("Do this:\n\n    brief run examples\n", "into a fence"),
        ("```console\nbrief run examples\n```\n", "no command"),
    ],
)
def test_a_page_that_hides_commands_is_refused(page: str, said: str) -> None:
    """What could be run has to be, and stands where it is found."""
    with pytest.raises(PageError, match=said):
        list(steps_of(page))


def test_what_cannot_be_run_is_named_with_its_reason() -> None:
    """A mark with a reason, on a command of the list, is let be."""
    page = "<!-- not run: needs a network -->\n```sh\nsudo apt install x\n```\n"
    (step,) = steps_of(page)
    assert (step.kind, step.detail, step.line) == (Kind.UNRUN, "needs a network", 3)


def test_an_output_is_shown_as_it_comes_out(tmp_path: Path) -> None:
    """`--regold` puts the real output on the page and leaves the rest as it was."""
    page = "# P\n\n```console\n$ printf 'a\\nb\\nc\\n'\nold\n...\n$ echo x\nx\n```\n\nEnd.\n"
    outcomes = follow(list(steps_of(page)), set_desk(ROOT, tmp_path, page))
    assert rewrite(page, outcomes) == page.replace("old\n...\n", "a\n...\n")


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("b\n...\n", "a\nb\nc\n", False),
        ("...\nc\n", "a\nb\nc\n", True),
        ("...\nb\n", "a\nb\nc\n", False),
        ("...\nb\n...\n", "a\nb\nc\n", True),
        ("...\nx\n...\n", "a\nb\nc\n", False),
        ("a\n...\nc\n", "a\nc\n", True),
        ("a\nb\n...\nb\nc\n", "a\nb\nc\n", False),
        ("a\n...\nb\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nc\n...\nb\n...\nd\n", "a\nb\nc\nd\n", False),
    ],
)
def test_dots_stand_for_any_lines(expected: str, printed: str, same: bool) -> None:
    """Only where the page says so may lines be left out, and the others keep their order."""
    assert agrees(expected, printed) is same


def test_a_renewed_output_keeps_its_length() -> None:
    """As many lines as before stand before and behind the dots."""
    assert renewed("1\n2\n...\n9\n", "a\nb\nc\nd\n") == "a\nb\n...\nd\n"
    assert renewed("1\n", "a\nb\n") == "a\nb\n"


def test_a_value_of_the_readers_own_is_left_out() -> None:
    """A placeholder is not set; a value is."""
    page = "```sh\nexport OPENAI_API_KEY=…  # yours\nexport BRIEF_MODEL=small\n```\n"
    assert [step.kind for step in steps_of(page)] == [Kind.UNRUN, Kind.RUN]
