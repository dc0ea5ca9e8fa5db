"""The reference pages that are made from the code, beside those of `tests/cli/test_reference.py`.

`pytest tests/docs/test_generated.py --regold` writes them anew.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from brief.check.codes import FAMILIES, LINES, Code
from brief.check.explain import meaning, page, words
from tests.docs.schemas import kind_of, schema_part

NOTE = "<!-- Made from the code: pytest tests/docs/test_generated.py --regold -->"
LONGEST = "brief-1.schema.json"
"""The record has a page to itself."""


def rules_page(root: Path) -> str:
    """Return the text of docs/rules.md: every code by family, and the words of a briefing."""
    intro = (
        "Each finding has a code that stays the same, and one finding refuses a statement.\n"
        "`brief explain F301` prints the page of a code; the examples on it are run as tests.\n"
        "`--select` and `--ignore` of [`brief check`](check.md) take a code or how some begin."
    )
    parts = ["# The rules", NOTE, intro]
    for start, family in FAMILIES.items():
        rows = [
            f"| [{code.value}](rules/{code.value}.md) | {cell(LINES[code])} |"
            for code in Code
            if code.startswith(start)
        ]
        parts += [f"## {start}: {family}", "\n".join(["| code | meaning |", "|---|---|", *rows])]
    parts += [
        "## Words of a briefing",
        "`brief explain` knows these too: "
        + ", ".join(f"`{word}`" for word in words())
        + ". [What “agreed” means](agreed.md) tells of them at length.",
    ]
    return "\n\n".join(parts) + "\n"


def cell(text: str) -> str:
    """Return a text that can stand in a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def record_page(root: Path) -> str:
    """Return the text of docs/record.md: the briefing in JSON."""
    return f"# The briefing in JSON\n\n{NOTE}\n\n{schema_part(root / 'docs/schema' / LONGEST)}"


def formats_page(root: Path) -> str:
    """Return the text of docs/formats.md: what else is read and printed as JSON."""
    paths = sorted((root / "docs" / "schema").glob("*.json"))
    parts = [schema_part(path) for path in paths if path.name != LONGEST]
    intro = (
        "What other programs may rely on: these stay as they are within a major version\n"
        "([versioning](versioning.md)). The briefing itself has [a page of its own](record.md)."
    )
    return "\n".join([f"# Other formats\n\n{NOTE}\n\n{intro}\n", *parts])


def measured_page(root: Path) -> str:
    """Return the text of docs/measured.md: the last figures, for readers of the site."""
    _, results = (root / "bench" / "RESULTS.md").read_text(encoding="utf-8").split("\n\n", 1)
    intro = (
        "Both errors of the checker come first: what is false and gets through, and what is true\n"
        "and refused. [What the checker cannot see](limits.md) says which kinds these are, and\n"
        "[How strict the checker is](strictness.md) how to trade one for the other."
    )
    note = "<!-- Made from bench/RESULTS.md: pytest tests/docs/test_generated.py --regold -->"
    return f"# Measured\n\n{note}\n\n{intro}\n\n{results}"


NETWORK = frozenset(
    """
    aiohttp ftplib http httpcore2 httpx2 huggingface_hub imaplib openai poplib psycopg requests
    slack_bolt slack_sdk smtplib socket socketserver tiktoken urllib3 urllib.request uvicorn
    """.split()
)
"""What can open a connection; of SQLAlchemy that is `create_engine`."""


def connecting(tree: ast.Module) -> set[str]:
    """Return what a module imports that can open a connection."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    known = {name for name in found if name in NETWORK or name.split(".")[0] in NETWORK}
    if "sqlalchemy.create_engine" in found:
        known.add("sqlalchemy")
    return {name if name == "urllib.request" else name.split(".")[0] for name in known}


def connections_table(root: Path) -> str:
    """Return a row for each module that can open a connection, with what it says it is for."""
    rows = ["| module | imports | for |", "|---|---|---|"]
    for path in sorted((root / "brief").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if packages := connecting(tree):
            said = (ast.get_docstring(tree) or "").split("\n\n")[0]
            names = ", ".join(f"`{name}`" for name in sorted(packages))
            rows.append(f"| `{path.relative_to(root).as_posix()}` | {names} | {cell(said)} |")
    return "\n".join(rows)


def privacy_page(root: Path) -> str:
    """Return docs/privacy.md with its table of modules as the code has it."""
    text = (root / "docs" / "privacy.md").read_text(encoding="utf-8")
    block = re.compile(r"(<!-- connections -->\n).*?(\n<!-- /connections -->)", re.DOTALL)
    assert block.search(text)
    return block.sub(lambda found: found[1] + connections_table(root) + found[2], text)


PAGES: dict[str, Callable[[Path], str]] = {
    "rules.md": rules_page,
    "record.md": record_page,
    "formats.md": formats_page,
    "measured.md": measured_page,
    "privacy.md": privacy_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(root: Path, regold: bool, name: str) -> None:
    """What the page says is what the code has."""
    text, path = PAGES[name](root), root / "docs" / name
    if regold:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_code_is_listed(root: Path) -> None:
    """A code that the checker can give is on the page, with the page of its own; no other is."""
    made = rules_page(root)
    for code in Code:
        assert f"| [{code.value}](rules/{code.value}.md) | " in made
        assert page(code.value).startswith(f"# {code.value}: ")
        assert meaning(code.value)
    assert "F399" not in made


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("docs/schema/*.json")))
def test_every_value_of_a_schema_is_told(path: Path) -> None:
    """Each property at any depth has its row; one that is not there has none."""

    def names(schema: object) -> set[str]:
        if isinstance(schema, list):
            return set().union(*map(names, schema))
        if not isinstance(schema, dict):
            return set()
        own = schema.get("properties", {})
        return {*own, *set().union(*map(names, schema.values()), set())}

    part = schema_part(path)
    told = {
        line.split("`")[1].rsplit(".", 1)[-1]
        for line in part.splitlines()
        if line.startswith("| `")
    }
    assert names(json.loads(path.read_text(encoding="utf-8"))) <= told
    assert "no_such_value" not in told


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": ["string", "null"]}, "text or null"),
        ({"type": "array", "items": {"$ref": "#/$defs/story"}}, "list of `story`"),
        ({"enum": ["a", "b", None]}, "`a`, `b` or null"),
        ({"const": "brief/1"}, "always `brief/1`"),
        ({"oneOf": [{"type": "null"}, {"$ref": "#/$defs/told"}]}, "null or `told`"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "object of text by name"),
    ],
)
def test_a_value_is_told_in_words(schema: dict[str, object], words: str) -> None:
    """What a value may be is said as a person would, without the schema's own language."""
    assert kind_of(schema) == words


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f():\n    import httpx2", {"httpx2"}),
        ("from urllib.request import urlopen", {"urllib.request"}),
        ("from urllib.parse import quote", set()),
        ("from sqlalchemy import create_engine", {"sqlalchemy"}),
        ("from sqlalchemy import select", set()),
        ("from http.client import HTTPConnection", {"http"}),
        ("import json", set()),
    ],
)
def test_what_can_connect_is_found(source: str, names: set[str]) -> None:
    """A package that opens connections is found at any depth, its harmless neighbour is not."""
    assert connecting(ast.parse(source)) == names
