"""Profiles: for whom a briefing is written, how long, in what style and language.

A profile is a TOML file, one of `prompts/profiles` or anybody's own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from brief.errors import FileFormatError
from brief.model import sha256
from brief.resources import list_resources, read_resource

DEFAULT = "default"
_FOLDER = "profiles/"
_MOST_STATEMENTS, _MOST_WORDS = 200, 120
_LONGEST = 2_000  # characters of one value; it is sent with each request


@dataclass(frozen=True, slots=True)
class Profile:
    """What a prompt is told of its readers.

    `statements` is how many a story may have, `words` how many one statement
    may have. `sha256` is that of the file, its line ends as line feeds.
    """

    name: str
    audience: str
    language: str
    statements: int
    words: int
    style: tuple[str, ...]
    sha256: str


def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    found = (name for name in list_resources("prompts") if name.startswith(_FOLDER))
    return tuple(n.removeprefix(_FOLDER).removesuffix(".toml") for n in found)


def load_profile(wanted: str = DEFAULT) -> Profile:
    """Return a profile by its name, or by the path of a file that ends in `.toml`.

    Raises FileFormatError when there is none, or when it is not as it should be.
    """
    if wanted in profile_names():
        return read_profile(wanted, read_resource("prompts", f"{_FOLDER}{wanted}.toml"))
    if not wanted.endswith(".toml"):
        known = ", ".join(profile_names())
        raise FileFormatError(f"there is no profile {wanted!r}; name a .toml file, or: {known}")
    try:
        text = Path(wanted).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise FileFormatError(f"cannot read the profile {wanted}: {why}") from error
    return read_profile(Path(wanted).stem, text, wanted)


def read_profile(name: str, text: str, where: str = "") -> Profile:
    """Read the text of a profile; raises FileFormatError, which names `where` it stood."""
    where = where or f"profile {name}"
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileFormatError(f"{where}: not TOML: {error}") from error
    try:
        profile = Profile(
            name=name,
            audience=_text(given, "audience"),
            language=_text(given, "language"),
            statements=_number(given, "statements", _MOST_STATEMENTS),
            words=_number(given, "words", _MOST_WORDS),
            style=_texts(given, "style"),
            sha256=sha256(text),
        )
    except ValueError as error:
        raise FileFormatError(f"{where}: {error}") from error
    unknown = sorted(given.keys() - _KEYS)
    if unknown:
        raise FileFormatError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join(_KEYS)}")
    if profile.language.lower().split("-")[0] != "en":
        raise FileFormatError(
            f"{where}: language {profile.language!r}: the checker reads English, and what it "
            'cannot read it withholds; write "en", "en-GB" or another English'
        )
    return profile


_KEYS = ("audience", "language", "statements", "words", "style")


def _text(given: Mapping[str, object], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise ValueError(f"{key} has to be a text of at most {_LONGEST} characters")
    return " ".join(value.split())


def _texts(given: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = given.get(key)
    if not isinstance(value, list):
        raise ValueError(f"{key} has to be a list of texts")
    return tuple(_text({key: one}, key) for one in value)


def _number(given: Mapping[str, object], key: str, most: int) -> int:
    value = given.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ValueError(f"{key} has to be a whole number from 1 to {most}")
    return value
