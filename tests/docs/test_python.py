"""The Python on the pages can be read, and what it imports is there."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.docs.test_commands import PAGES, named

_FENCE = re.compile(r"^```python(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


def examples(text: str) -> list[str]:
    """Return the Python of a page but for what `tests/test_docs.py` runs line by line."""
    return [
        fence["body"]
        for fence in _FENCE.finditer(text)
        if ">>>" not in fence["body"] and "title=" not in fence["info"]
    ]


def missing(source: str) -> list[str]:
    """Return the names of ours that a piece of Python imports and that are not there."""
    return [
        f"{node.module}.{alias.name}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "brief"
        for alias in node.names
        if not _is_there(str(node.module), alias.name)
    ]


def _is_there(module: str, name: str) -> bool:
    try:
        return hasattr(importlib.import_module(module), name)
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_what_a_page_imports_is_there(path: Path) -> None:
    """No example names a module or function that has moved."""
    assert [name for one in examples(path.read_text("utf-8")) for name in missing(one)] == []


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        ("from brief.model import Article", []),
        ("from brief.model import Paper", ["brief.model.Paper"]),
        ("from brief.paper import Article", ["brief.paper.Article"]),
        ("from pathlib import Path", []),
    ],
)
def test_what_is_not_there_is_found(source: str, gone: list[str]) -> None:
    """A name or module of ours that is not there is found, those of others are let be."""
    assert missing(source) == gone
    assert examples(f"```python\n{source}\n```\n") == [f"{source}\n"]
