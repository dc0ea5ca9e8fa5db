"""The files that the program reads at run time: templates, prompts, rule pages, schemas.

They live at the top of the repository, where people edit them, and the wheel
carries copies inside the package. Nobody else needs to know which of the two
is running.

    kind        in the wheel                     in a checkout
    templates   brief/_resources/templates/      templates/
    prompts     brief/_resources/prompts/        prompts/
    docs        brief/_resources/rules/, schema/ docs/rules/, docs/schema/

A name under "docs" therefore starts with `rules/` or `schema/`.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Literal

Kind = Literal["templates", "prompts", "docs"]

_PACKAGE = Path(__file__).resolve().parent
_PUBLISHED_DOCS = ("rules", "schema")


def _roots(kind: Kind) -> tuple[Path, Path]:
    """Return the folder in the wheel and the folder in a checkout, in the order they are tried."""
    packaged = _PACKAGE / "_resources"
    return (packaged if kind == "docs" else packaged / kind, _PACKAGE.parent / kind)


def _is_known(kind: Kind, name: str) -> bool:
    """Say whether `name` is a plain relative path to a file that the wheel carries too."""
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        return False
    return kind != "docs" or path.parts[0] in _PUBLISHED_DOCS


def read_resource(kind: Kind, name: str) -> str:
    """Return the text of one resource, its line ends as one line feed each.

    `name` is a path with forward slashes inside the folder of its kind. Raises
    FileNotFoundError when there is no such resource, also for a name that
    would leave the folder.
    """
    if _is_known(kind, name):
        for root in _roots(kind):
            path = root / name
            if path.is_file():
                return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"no resource {name!r} among the {kind}")


def list_resources(kind: Kind) -> tuple[str, ...]:
    """Return the names that `read_resource` takes for `kind`, sorted; empty if there are none."""
    for root in _roots(kind):
        found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
        names = tuple(sorted(name for name in found if _is_known(kind, name)))
        if names:
            return names
    return ()
