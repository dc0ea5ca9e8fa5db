"""The site that is made of docs/: whole, strict, and asking nothing of anybody."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")

LONGEST_PAGE = 275
MADE = {"cli.md", "record.md", "settings.md"}
"""Pages that are made from the code and searched, not read."""

_ELSEWHERE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_STYLE = re.compile(
    r"url\(\s*['\"]?((?:https?:)?//[^'\")]+)|@import\s+['\"]((?:https?:)?//[^'\"]+)"
)
_FETCHED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
"""Where a page names what a browser fetches by itself; a link that is clicked is not there."""


class _Fetched(HTMLParser):
    """Collects the addresses elsewhere that a page has its browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        for name, value in attrs:
            if name in _FETCHED.get(tag, ()) and value and _ELSEWHERE.match(value):
                self.found.append(value)
            if name == "style" and value:
                self.found += in_style(value)


def in_style(text: str) -> list[str]:
    """Return the addresses elsewhere that a style sheet fetches."""
    return [one or other for one, other in _STYLE.findall(text)]


def fetched_elsewhere(html: str) -> list[str]:
    """Return the addresses elsewhere that a page fetches, its own styles included."""
    parser = _Fetched()
    parser.feed(html)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    return [*parser.found, *(address for style in styles for address in in_style(style))]


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


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made once."""
    folder = tmp_path_factory.mktemp("site")
    done = build(root, folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_is_whole(site: Path, root: Path) -> None:
    """Every page of docs/ is a page of the site, and there is one to begin with."""
    pages = {p.relative_to(root / "docs").with_suffix(".html") for p in root.glob("docs/**/*.md")}
    assert {Path("index.html"), Path("tutorial.html")} <= pages
    assert [str(page) for page in sorted(pages) if not (site / page).is_file()] == []


def test_the_site_asks_nothing_of_anybody(site: Path) -> None:
    """No page and no style sheet has a browser fetch anything from elsewhere."""
    pages = [*site.rglob("*.html")]
    assert len(pages) > 40
    found = {str(p.relative_to(site)): fetched_elsewhere(p.read_text("utf-8")) for p in pages}
    assert {page: there for page, there in found.items() if there} == {}
    styles = {p.name: in_style(p.read_text("utf-8")) for p in site.rglob("*.css")}
    assert {name: there for name, there in styles.items() if there} == {}


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ('<script src="https://a.example/x.js">', '<script src="x.js">'),
        ('<link rel="stylesheet" href="//a.example/x.css">', '<link href="x.css">'),
        ('<img src="http://a.example/x.png">', '<a href="http://a.example/x.png">x</a>'),
        ("<style>@import 'https://a.example/f.css';</style>", "<style>@import 'f.css';</style>"),
        ('<p style="background:url(https://a.example/x)">', '<p style="background:url(x)">'),
    ],
)
def test_what_asks_elsewhere_is_found(bad: str, good: str) -> None:
    """Each way of fetching is found, and its harmless look-alike is not."""
    assert len(fetched_elsewhere(bad)) == 1
    assert fetched_elsewhere(good) == []


def test_a_site_with_a_dead_link_is_not_made(tmp_path: Path) -> None:
    """What decides is strict: a link that leads nowhere ends the building of the site."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nnav: [{x: index.md}]\n")
    page = tmp_path / "docs" / "index.md"
    page.write_text("# X\n\n[here](index.md)\n")
    assert build(tmp_path, tmp_path / "site").returncode == 0
    page.write_text("# X\n\n[there](other.md)\n")
    assert build(tmp_path, tmp_path / "site").returncode == 1


def faults(path: Path) -> list[str]:
    """Return what is wrong with the form of a page."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = []
    if not text.startswith("# "):
        found.append("does not begin with its title")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    if len(re.findall(r"^# ", prose, re.MULTILINE)) > 1:
        found.append("has two titles")
    if len(lines) > LONGEST_PAGE and path.name not in MADE:
        found.append(f"has {len(lines)} lines")
    return found


def test_every_page_has_a_title_and_an_end(root: Path) -> None:
    """A page begins with what it is called and is no longer than a reader's patience."""
    pages = [*root.glob("docs/**/*.md")]
    assert {page.name: wrong for page in pages if (wrong := faults(page))} == {}


def test_a_page_that_is_too_long_is_found(tmp_path: Path) -> None:
    """A missing title, a second one and a line too many are each found."""
    page = tmp_path / "page.md"
    for text, count in [
        ("# A\n\nB\n", 0),
        ("A\n", 1),
        ("# A\n# B\n", 1),
        ("# A\n" + "b\n" * 275, 1),
    ]:
        page.write_text(text)
        assert len(faults(page)) == count
