"""Reading `brief.toml`: the file, then the environment over it, then paths made whole."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from brief.errors import SettingsError
from brief.settings.complaints import complain
from brief.settings.environment import ENV_ARCHIVE, read_secrets, read_variables
from brief.settings.secrets import SECRETS
from brief.settings.whole import Settings

__all__ = ["ENV_ARCHIVE", "FILE", "parse_settings", "read_settings"]

FILE = "brief.toml"
"""The name of the file, looked for in the working directory."""


def read_settings(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings at `path`, with what `environ` says over them, and the secrets.

    Relative paths in the file are made whole from the file's folder. Raises
    SettingsError, in one line: the file or variable, the key, what is wrong, what to do.
    """
    try:
        # Some editors put a byte order mark before everything.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: there is no such file; `brief init` writes one") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_settings(text, path, environ)


def parse_settings(text: str, path: Path, environ: Mapping[str, str]) -> Settings:
    """Read settings from `text`, which stands or will stand at `path`. Raises SettingsError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    if "secrets" in tables:
        names = ", ".join(SECRETS)
        raise SettingsError(f"{path}: [secrets]: secrets do not belong in this file; set {names}")
    given = read_variables(environ)
    secrets = read_secrets(environ)
    try:
        settings = Settings(**_over(tables, given), secrets=secrets)
    except ValidationError as error:
        raise SettingsError(complain(error, path, given)) from None
    return _from_folder(settings, path.absolute().parent)


def _over(tables: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables of the file, with the keys of the environment in their places."""
    merged = dict(tables)
    for name, values in given.items():
        below = tables.get(name)
        merged[name] = {**below, **values} if isinstance(below, dict) else values
    return merged


def at_home(path: str) -> Path:
    """Return a path with ~ spelled out; where nobody is called so, ~name is a name."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def _from_folder(settings: Settings, folder: Path) -> Settings:
    """Return the settings with each relative path made one from `folder`."""

    def whole(path: str) -> str:
        return path and str(folder / at_home(path))

    url = settings.archive.url
    update: dict[str, Any] = {
        "source": tuple(
            one.model_copy(update={"path": whole(one.path)}) for one in settings.source
        ),
        "archive": settings.archive.model_copy(update={"url": url if "://" in url else whole(url)}),
    }
    if settings.email is not None:
        ca_file = whole(settings.email.ca_file)
        update["email"] = settings.email.model_copy(update={"ca_file": ca_file})
    return settings.model_copy(update=update)
