"""The shape of the tree: how long, how wide, how tangled, how documented, how tested.

    python -m bench.shape

Lines are physical; comment and docstring shares are of the lines that are not blank.
"""

from __future__ import annotations

import ast
import io
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.test_layers import FACE, find_cycle, read_imports

ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A module by its dotted name, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Its physical lines."""
        return len(self.text.splitlines())


class Sized(NamedTuple):
    """A named thing and how large it is."""

    size: int
    name: str


def read(folder: str) -> list[Module]:
    """Read the modules below a folder of the repository."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found.append(Module(name, text, ast.parse(text)))
    return found


def functions(module: Module) -> Iterator[tuple[str, Function]]:
    """Yield the functions of a module, methods and inner ones included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module.name}.{node.name}", node


def width(function: Function) -> int:
    """Return how many parameters a function has, `self` and `cls` aside."""
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def docstring_lines(module: Module) -> int:
    """Return the lines of strings that stand alone: docstrings, and those under a value."""
    return sum(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def comment_lines(module: Module) -> int:
    """Return the comments of a module, those behind code included."""
    tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
    return sum(token.type == tokenize.COMMENT for token in tokens)


def spread(sizes: Sequence[Sized]) -> str:
    """Return the median, the 90th percentile and the three largest with their names."""
    ordered = sorted(sizes)
    tenth = ordered[int(len(ordered) * 0.9)].size
    most = ", ".join(f"{one.size} {one.name}" for one in reversed(ordered[-3:]))
    return f"median {median(one.size for one in ordered):g}, p90 {tenth}, most {most}"


def rows() -> Iterator[tuple[str, str]]:
    """Yield the lines of the table."""
    source, tests = read("brief"), read("tests")
    found = [one for module in source for one in functions(module)]
    total = sum(module.lines for module in source)
    filled = sum(bool(line.strip()) for module in source for line in module.text.splitlines())
    yield "modules", f"{len(source)}, {total} lines"
    yield "lines a module", spread([Sized(module.lines, module.name) for module in source])
    lengths = [Sized((n.end_lineno or n.lineno) - n.lineno + 1, name) for name, n in found]
    yield "functions", str(len(found))
    yield "lines a function", spread(lengths)
    commands = ("brief.cli.", "brief.api.")
    inner = [Sized(width(n), name) for name, n in found if not name.startswith(commands)]
    yield "parameters, commands aside", spread(inner)
    classes = [n for module in source for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef)]
    yield "classes", str(len(classes))
    imports = {**read_imports(ROOT), FACE: frozenset()}
    yield "import cycle", " > ".join(find_cycle(imports)) or "none"
    yield "imports of ours, out", spread([Sized(len(to), name) for name, to in imports.items()])
    into = Counter(target for targets in imports.values() for target in targets)
    yield "imports of ours, in", spread([Sized(n, name) for name, n in into.items()])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {key: len(needs) for key, needs in project["optional-dependencies"].items()}
    shown = ", ".join(f"{key} {number}" for key, number in extras.items())
    yield "dependencies", f"{len(project['dependencies'])}; extras: {shown}"
    yield "comments", f"{sum(map(comment_lines, source)) / filled:.1%}"
    yield "docstrings", f"{sum(map(docstring_lines, source)) / filled:.1%}"
    tested = sum(module.lines for module in tests)
    yield "test lines a source line", f"{tested / total:.2f} ({tested} lines)"


def main() -> None:
    """Print the table."""
    for name, value in rows():
        print(f"{name:<28}{value}")


if __name__ == "__main__":
    main()
