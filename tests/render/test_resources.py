"""Files found in a checkout and in an installed package, and nothing beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import brief.resources
from brief.resources import list_resources, read_resource


def test_checkout_resources_are_found() -> None:
    """The templates and schemas of the repository are listed, sorted, and can be read."""
    names = list_resources("templates")
    assert names == tuple(sorted(names))
    assert {"briefing.html.j2", "briefing.md.j2", "briefing.txt.j2", "page.css"} <= set(names)
    assert all(read_resource("templates", name).strip() for name in names)
    assert "schema/brief-1.schema.json" in list_resources("docs")


@pytest.mark.parametrize(
    "name",
    [
        "missing.md.j2",
        "",
        ".",
        "../pyproject.toml",
        "x/../page.css",
        "..\\pyproject.toml",
        "page.css\0",
        "/etc/hostname",
    ],
)
def test_nothing_else_is_read(name: str) -> None:
    """A name that is missing, or that leads out of the folder, is not found."""
    with pytest.raises(FileNotFoundError, match="no resource"):
        read_resource("templates", name)


def test_only_published_documents_are_resources() -> None:
    """The wheel carries the rules and schemas, so nothing else under docs may be relied on."""
    assert {name.split("/")[0] for name in list_resources("docs")} <= {"rules", "schema"}
    with pytest.raises(FileNotFoundError):
        read_resource("docs", "brief-1.schema.json")


@pytest.mark.parametrize(
    ("kind", "name", "packaged"),
    [
        ("templates", "page.css", "templates/page.css"),
        ("prompts", "draft.j2", "prompts/draft.j2"),
        ("docs", "rules/F301.md", "rules/F301.md"),
        ("docs", "schema/brief-1.schema.json", "schema/brief-1.schema.json"),
    ],
)
def test_installed_package_carries_its_own(
    tmp_path: Path, kind: str, name: str, packaged: str
) -> None:
    """Laid out as in the wheel, with no checkout beside it, each kind is found and listed."""
    package = tmp_path / "brief"
    (package / "_resources" / packaged).parent.mkdir(parents=True)
    (package / "_resources" / packaged).write_text("from the wheel", encoding="utf-8")
    (package / "__init__.py").touch()
    shutil.copy(Path(brief.resources.__file__), package)
    code = (
        "from brief.resources import *;"
        f"print(read_resource({kind!r}, {name!r}), list_resources({kind!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"from the wheel ('{name}',)"
