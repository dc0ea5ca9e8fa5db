"""Rules of this repository that no linter knows, each with a twin that shows it can fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE = 300

HEAVY = frozenset(
    """
    alembic css_inline httpx2 jinja2 lxml markdown_it nh3 openai pydantic_settings slack_bolt
    sqlalchemy starlette tiktoken torch trafilatura transformers uvicorn
    """.split()
)
"""Packages that cost more to load than `brief --help` may take."""

PACKAGES = {"Stemmer": "pystemmer", "markdown_it": "markdown_it_py"}
"""The packages of imports that go by another name, as declarations are read here."""

# The patterns are spelled so that this file does not match them itself.
FORBIDDEN = {
    "the address of a package registry": re.compile(
        r"[p]ypi\.org|[p]ythonhosted\.org|registry\.[n]pmjs|\b(?:extra-)?[i]ndex-url\s*="
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.~)}-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/"
    ),
    "a key": re.compile(r"\b[s]k-[\w-]{8,}"),
    "a token": re.compile(r"\b[B]earer [\w.~+/-]"),
}


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Yield the package's modules, parsed."""
    for path in sorted((root / "brief").rglob("*.py")):
        yield path.relative_to(root), ast.parse(path.read_text(encoding="utf-8"))


def too_long(text: str) -> bool:
    """Say whether a module has more lines than a reader should have to hold in mind."""
    return len(text.splitlines()) > LONGEST_MODULE


def calls_of(name: str, tree: ast.Module) -> list[int]:
    """Return the lines on which `name(...)` or `anything.name(...)` is called."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and name in (getattr(node.func, "id", None), getattr(node.func, "attr", None))
    ]


def undocumented(tree: ast.Module) -> list[str]:
    """Return the public classes and functions, methods included, that have no docstring."""
    return [
        node.name
        for scope in ast.walk(tree)
        if isinstance(scope, ast.Module)
        or (isinstance(scope, ast.ClassDef) and not scope.name.startswith("_"))
        for node in scope.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]


def foreign(tree: ast.Module) -> set[str]:
    """Return the packages, neither ours nor the language's, that a module imports anywhere."""
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    foreign_names = names - sys.stdlib_module_names - {"brief"}
    return {PACKAGES.get(name, name) for name in foreign_names}


def declared(pyproject: str) -> set[str]:
    """Return the import names of what the wheel asks for, its extras for users included."""
    project = tomllib.loads(pyproject)["project"]
    extras = project.get("optional-dependencies", {})
    needs = [
        *project["dependencies"],
        *(n for key in extras if key not in {"dev", "docs"} for n in extras[key]),
    ]
    return {re.split(r"[<>=!~\[; ]", need)[0].replace("-", "_").lower() for need in needs}


def forbidden_in(text: str) -> list[str]:
    """Return what stands in `text` that has no business in a public repository."""
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def loaded_by(statement: str) -> set[str]:
    """Return the heavy packages that a fresh interpreter has loaded after `statement`."""
    code = f"import sys; {statement}; print(*{set(HEAVY)!r} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def repository_files(root: Path) -> list[Path]:
    """Return the files that are, or could be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"not a git checkout: {done.stderr.strip()}")
    return [root / name for name in done.stdout.split("\0") if name and (root / name).is_file()]


def test_no_module_is_too_long(root: Path) -> None:
    """A module that grows past the limit has to be divided."""
    assert [str(path) for path, _ in modules(root) if too_long((root / path).read_text())] == []


def test_a_long_module_is_caught() -> None:
    """One line more than the limit is too long, the limit itself is not."""
    assert too_long("x\n" * (LONGEST_MODULE + 1))
    assert not too_long("x\n" * LONGEST_MODULE)


def test_only_accept_makes_a_briefing(root: Path) -> None:
    """What a reader may see is made after the checker, or again from what was made so."""
    found = {str(path) for path, tree in modules(root) if calls_of("Briefing", tree)}
    assert found == {"brief/check/accept.py", "brief/check/restored.py"}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = Briefing(1)", [1]),
        ("\nmodel.Briefing(date=1)", [2]),
        ("def f(x: Briefing) -> Briefing: ...", []),
        ("x = DraftBriefing(1)", []),
    ],
)
def test_making_a_briefing_is_caught(source: str, lines: list[int]) -> None:
    """A call is found by either spelling; naming the type is allowed."""
    assert calls_of("Briefing", ast.parse(source)) == lines


def test_everything_public_is_documented(root: Path) -> None:
    """Each public class, function and method of the package has a docstring."""
    assert {str(path): names for path, tree in modules(root) if (names := undocumented(tree))} == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): ...", ["f"]),
        ("class A:\n    'Doc.'\n    def g(self): ...", ["g"]),
        ("class A: ...", ["A"]),
        ("def f():\n    'Doc.'", []),
        ("def _f(): ...\nclass _A:\n    def g(self): ...", []),
    ],
)
def test_a_missing_docstring_is_caught(source: str, names: list[str]) -> None:
    """Public names without a docstring are found at each level, private ones are let be."""
    assert undocumented(ast.parse(source)) == names


def test_imports_are_declared_and_declared_is_imported(root: Path) -> None:
    """The wheel asks for what the code imports, and for no package that it does not use."""
    imported = set[str]().union(*(foreign(tree) for _, tree in modules(root)))
    needs = declared((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert imported == needs


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f():\n    import lxml.html", {"lxml"}),
        ("from rich import box", {"rich"}),
        ("import Stemmer", {"pystemmer"}),
        ("import json\nfrom brief.model import Span\nfrom __future__ import annotations", set()),
    ],
)
def test_a_foreign_import_is_caught(source: str, names: set[str]) -> None:
    """An import is found at any depth; our own and the language's are let be."""
    assert foreign(ast.parse(source)) == names


def test_declarations_are_read() -> None:
    """Versions, extras and hyphens do not hide a name."""
    text = '[project]\ndependencies = ["charset-normalizer>=3", "a[b]<2", "C"]\n'
    assert declared(text) == {"charset_normalizer", "a", "c"}
    text += '[project.optional-dependencies]\ndev = ["d"]\nx = ["e>=1"]'
    assert declared(text) == {"charset_normalizer", "a", "c", "e"}
    text += '\ndocs = ["f"]'
    assert declared(text) == {"charset_normalizer", "a", "c", "e"}


def test_nothing_private_is_in_the_repository(root: Path) -> None:
    """No file names a registry, a machine's path, a key or a token."""
    offences = {
        str(path.relative_to(root)): found
        for path in repository_files(root)
        if (found := forbidden_in(path.read_text(encoding="utf-8", errors="ignore")))
    }
    assert offences == {}


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("https://py" + "pi.org/simple", "https://pypy.org"),
        ("--index-url" + "=x", "the index-url option"),
        ('open("/ro' + 'ot/x")', "https://example.com/root/x"),
        ("in /home" + "/ann/brief", "example.com/home/ann/"),
        ("key = 's" + "k-abcdefgh12'", "a task-oriented risk-assessment"),
        ("Bea" + "rer abc", "a bearer of news"),
    ],
)
def test_a_private_thing_is_caught(bad: str, good: str) -> None:
    """Each kind is found, and its harmless look-alike is not."""
    assert len(forbidden_in(bad)) == 1
    assert forbidden_in(good) == []


def test_the_command_line_starts_light() -> None:
    """Nothing heavy is loaded before a command needs it."""
    assert loaded_by("import brief.cli") == set()


def test_a_heavy_start_is_caught() -> None:
    """A module that loads one of the heavy packages is noticed."""
    assert loaded_by("import jinja2.environment") == {"jinja2"}
