"""How the site is made of docs/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def build(root: Path, site: Path, config: str = "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    """Make the site, and end with an error where a page or a link is missing."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(
        [*command, "-f", str(root / config), "-d", str(site)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
