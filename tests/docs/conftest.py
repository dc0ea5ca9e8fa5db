"""The site, made once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.building import build


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site; without the extra `docs` its tests are skipped."""
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    folder = tmp_path_factory.mktemp("site")
    done = build(root, folder)
    assert done.returncode == 0, done.stderr
    return folder
