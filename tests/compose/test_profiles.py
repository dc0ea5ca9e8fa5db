"""Profiles: the ones that come along, a file of one's own, and every fault in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief.compose.profiles import load_profile, profile_names, read_profile
from brief.compose.prompts import render
from brief.errors import FileFormatError
from brief.model import sha256

OWN = """\
audience = "the night desk"
language = "en-GB"
statements = 12
words = 25
style = ["Titles at first mention."]
"""


def test_those_that_come_along_are_read() -> None:
    """Each loads by its name, and they differ."""
    assert profile_names() == ("default", "risk-desk")
    default, risk = map(load_profile, profile_names())
    assert default.audience != risk.audience
    assert default.statements > risk.statements
    assert load_profile() == default


def test_a_file_of_ones_own_reaches_the_prompt(tmp_path: Path) -> None:
    """A path that ends in .toml is read, hashed and rendered."""
    path = tmp_path / "night.toml"
    path.write_text(OWN, encoding="utf-8")
    profile = load_profile(str(path))
    assert (profile.name, profile.sha256) == ("night", sha256(OWN))
    system = render("headline", {"profile": profile, "sources": "S"})[0].content
    assert "Readers: the night desk." in system
    assert "At most 12 statements" in system
    assert "- Titles at first mention.\n" in system


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"the night desk"', '""', "audience has to be a text"),
        ('"the night desk"', "7", "audience has to be a text"),
        ('"the night desk"', '"' + "x" * 2_001 + '"', "audience has to be a text"),
        ("statements = 12", "statements = 0", "statements has to be a whole number"),
        ("statements = 12", "statements = true", "statements has to be a whole number"),
        ("words = 25", "words = 2.5", "words has to be a whole number"),
        ("words = 25\n", "", "words has to be a whole number"),
        ('["Titles at first mention."]', '"Titles"', "style has to be a list"),
        ('["Titles at first mention."]', "[1]", "style has to be a text"),
        ("style", "styles = []\nstyle", "unknown key 'styles'"),
        ('"en-GB"', '"fr"', "the checker reads English"),
        ("audience =", "audience", "not TOML"),
    ],
)
def test_a_fault_is_named(old: str, new: str, says: str) -> None:
    """Each fault is told with where it stands; without it the profile is read."""
    assert read_profile("own", OWN).words == 25
    with pytest.raises(FileFormatError, match=f"^night.toml: .*{says}"):
        read_profile("own", OWN.replace(old, new, 1), "night.toml")


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """An unknown name lists the known ones; a file that cannot be read says why."""
    with pytest.raises(FileFormatError, match=r"no profile 'nobody'.*default, risk-desk"):
        load_profile("nobody")
    with pytest.raises(FileFormatError, match=r"cannot read the profile .*No such file"):
        load_profile(str(tmp_path / "none.toml"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(FileFormatError, match="not UTF-8"):
        load_profile(str(tmp_path / "bytes.toml"))
