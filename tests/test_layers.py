"""The layer contract: an import may only point down, and never round in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

LAYERS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "",
            "model",
            "places",
            "sections",
            "changed",
            "callable",
            "errors",
            "settings",
            "resources",
            "workers",
        }
    ),
    frozenset({"text"}),
    frozenset({"topics"}),
    frozenset({"ingest", "stories"}),
    frozenset({"compose", "check"}),
    frozenset({"render", "deliver", "archive"}),
    frozenset({"provenance", "changes", "judge", "writing"}),
    frozenset({"tellings"}),
    frozenset({"engines"}),
    frozenset({"past", "proofs", "previews", "plans", "briefed", "wiring"}),
    frozenset({"morning"}),
    frozenset({"daily", "setup"}),
    frozenset({"api"}),
    frozenset({"serve"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
"""The parts of the package from the ground up; the empty name is `brief/__init__.py`.

Parts of one layer do not know each other, except on the ground.
"""

CLI_MAY_IMPORT = (
    "brief",
    "brief.check.explain",
    "brief.check.report",
    "brief.cli",
    "brief.daily",
    "brief.errors",
    "brief.model",
    "brief.render",
    "brief.serve",
    "brief.settings",
    "brief.setup",
)
"""A command calls the story and prints; whoever needs more than this has domain logic in it."""

FACE = "brief"
"""What the package offers under its own name: told to type checkers, loaded when asked for.

That importing it loads nothing is a test of its own (`tests/test_api.py`).
"""

Imports = Mapping[str, frozenset[str]]


class Offence(NamedTuple):
    """One import that the contract forbids."""

    importer: str
    imported: str
    why: str


def read_imports(root: Path, package: str = "brief") -> Imports:
    """Map each module under `root/package` to those of the package that it imports anywhere."""
    trees = {
        _module_name(path, root): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((root / package).rglob("*.py"))
    }
    return {
        name: frozenset(_imported(tree, package, frozenset(trees))) - {name}
        for name, tree in trees.items()
    }


def _module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(tree: ast.Module, package: str, modules: frozenset[str]) -> Iterator[str]:
    """Yield what each import statement, at any depth of the module, leads to."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where an arrow points"
            names = [_named(node.module or "", alias.name, modules) for alias in node.names]
        yield from (name for name in names if name.split(".")[0] == package)


def _named(module: str, name: str, modules: frozenset[str]) -> str:
    """Resolve `from module import name` to the module that it loads."""
    return f"{module}.{name}" if f"{module}.{name}" in modules else module


def part_of(module: str) -> str:
    """Return the part of the package that a module belongs to: `text` for `brief.text.fold`."""
    return [*module.split("."), ""][1]


def layer_of(module: str) -> int:
    """Return how high up a module is. Raises KeyError where the contract does not know it."""
    for height, parts in enumerate(LAYERS):
        if part_of(module) in parts:
            return height
    raise KeyError(f"{module} is in no layer: place it in LAYERS")


def find_offences(imports: Imports) -> list[Offence]:
    """List the imports that point up or sideways, or that reach past the command line's reach."""
    return [
        Offence(importer, imported, why)
        for importer, targets in imports.items()
        for imported in sorted(targets)
        if importer != FACE and (why := _why_not(importer, imported))
    ]


def _why_not(importer: str, imported: str) -> str:
    if part_of(importer) == "cli" and not _within(imported, CLI_MAY_IMPORT):
        return "a command holds no domain logic"
    if part_of(importer) == part_of(imported):
        return ""
    above, below = layer_of(importer), layer_of(imported)
    if below > above:
        return "points up"
    return "points sideways" if above == below > 0 else ""


def _within(module: str, allowed: tuple[str, ...]) -> bool:
    """Say whether `module` is allowed by name or lies in an allowed package other than the root."""
    return module in allowed or any(
        module.startswith(f"{each}.") for each in allowed if each != "brief"
    )


def find_cycle(imports: Imports) -> list[str]:
    """Return the modules of one import cycle, in order, or nothing."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_imports_point_down(root: Path) -> None:
    """No module imports from a layer above or beside its own."""
    imports = read_imports(root)
    assert imports["brief.cli.changes"] >= {"brief.daily", "brief.render"}
    assert find_offences(imports) == []


def test_no_import_cycle(root: Path) -> None:
    """No module can reach itself through imports, not even through one inside a function."""
    assert find_cycle({**read_imports(root), FACE: frozenset()}) == []


def _tree(tmp_path: Path, **files: str) -> Imports:
    """Write a package whose files are given as `layer__module="source"` and read its imports."""
    for name in ("", "text", "check", "compose", "cli"):
        folder = tmp_path / "brief" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    for name, source in files.items():
        path = tmp_path / "brief" / f"{name.replace('__', '/')}.py"
        path.write_text(source, encoding="utf-8")
    return read_imports(tmp_path)


@pytest.mark.parametrize(
    ("where", "source", "why"),
    [
        ("model", "from brief.text.fold import fold", "points up"),
        ("model", "import brief.text.fold", "points up"),
        ("model", "from brief.text import fold", "points up"),
        ("model", "def late():\n    from brief.text import fold", "points up"),
        ("check__figures", "from brief.compose import tokens", "points sideways"),
        ("compose__tokens", "import brief.check", "points sideways"),
        ("text__fold", "if True:\n    import brief.cli.run", "points up"),
        ("cli__run", "from brief.text import fold", "a command holds no domain logic"),
        ("cli__run", "from brief.check import figures", "a command holds no domain logic"),
    ],
)
def test_a_wrong_arrow_is_caught(tmp_path: Path, where: str, source: str, why: str) -> None:
    """Each way of importing up or sideways is found, wherever in the file it stands."""
    files = {"text__fold": "", "compose__tokens": "", "check__figures": "", "cli__run": ""}
    assert find_offences(_tree(tmp_path, **files)) == []
    offences = find_offences(_tree(tmp_path, **(files | {where: source})))
    assert [offence.why for offence in offences] == [why]


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("check__figures", "from brief.text import fold"),
        ("cli__run", "from brief.check.explain import page\nfrom brief import daily"),
        ("text__fold", "import json, briefcase"),
    ],
)
def test_a_right_arrow_passes(tmp_path: Path, where: str, source: str) -> None:
    """Imports that point down, and those of other packages, are no offence."""
    files = {"text__fold": "", "check__explain": "", "daily": "", where: source}
    assert find_offences(_tree(tmp_path, **files)) == []


def test_an_unplaced_module_is_caught(tmp_path: Path) -> None:
    """A new part of the package has to be given its layer."""
    with pytest.raises(KeyError, match=r"brief\.utils is in no layer"):
        find_offences(_tree(tmp_path, utils="import brief.model", model=""))


def test_a_cycle_is_caught(tmp_path: Path) -> None:
    """Two modules that import each other are found; one direction alone is not a cycle."""
    back = "def late():\n    from brief.text.fold import fold"
    forth = "from brief.text.names import names"
    assert find_cycle(_tree(tmp_path, text__fold=forth, text__names="")) == []
    cycle = find_cycle(_tree(tmp_path, text__fold=forth, text__names=back))
    assert {"brief.text.fold", "brief.text.names"} == set(cycle)
