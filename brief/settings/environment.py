"""What the environment says beside the file: settings as `BRIEF_EMAIL__HOST`, and secrets."""

from __future__ import annotations

import difflib
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    SecretsSettingsSource,
)

from brief.errors import SettingsError
from brief.settings.secrets import PREFIX, SECRETS_DIR, Secrets
from brief.settings.whole import DELIMITER, LISTS, TABLES, Settings

ENV_ARCHIVE = "BRIEF_ARCHIVE"
"""The variable that every command knows the archive by; it goes before the file."""


class _Environment(EnvSettingsSource):
    """The library's reading of variables, of those that it is given alone."""

    def __init__(self, settings: type[BaseSettings], environ: Mapping[str, str]) -> None:
        self._environ = environ
        super().__init__(settings, case_sensitive=False, env_ignore_empty=True)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {name.lower(): value for name, value in self._environ.items() if value}

    def decode_complex_value(self, field_name: str, field: FieldInfo, value: Any) -> Any:  # noqa: ARG002
        """Read a list: JSON, or parts with commas between them."""
        text = str(value).strip()
        if text.startswith("["):
            try:
                return json.loads(text)
            except ValueError:
                return [text]
        return [part.strip() for part in text.split(",") if part.strip()]


def read_variables(environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the tables that `environ` gives, by the names that the file would have.

    Raises SettingsError for a variable of a table that nobody knows.
    """
    ours = {
        name.upper(): value
        for name, value in environ.items()
        if name.upper().startswith(PREFIX) and DELIMITER in name
    }
    for name in ours:
        table = name.removeprefix(PREFIX).partition(DELIMITER)[0].lower()
        if table in LISTS:
            raise SettingsError(f"{name}: [[{table}]] is set in the file alone; unset it")
        if table not in TABLES:
            near = difflib.get_close_matches(table, TABLES, n=1)
            hint = f"; did you mean {variable(near[0])}{DELIMITER}...?" if near else ""
            raise SettingsError(f"{name}: there is no table [{table}] of settings{hint}")
    if environ.get(ENV_ARCHIVE):
        place = environ[ENV_ARCHIVE]
        # A path in the environment is one from where the command stands.
        ours[variable("archive", "url")] = place if "://" in place else str(Path(place).absolute())
    return _Environment(Settings, ours)()


def variable(*parts: str) -> str:
    """Return the variable of a setting: `BRIEF_EMAIL__HOST` for email, host."""
    return PREFIX + DELIMITER.join(part.upper() for part in parts)


def read_secrets(environ: Mapping[str, str]) -> Secrets:
    """Return the secrets of `environ`, and of the folder that it names for those it lacks.

    Raises SettingsError when there is no such folder, or a file in it cannot be read.
    """
    known = {name: environ[name] for name in environ if name.upper() != SECRETS_DIR}
    return Secrets(**{**_of_folder(environ.get(SECRETS_DIR, "")), **_Environment(Secrets, known)()})


def _of_folder(folder: str) -> dict[str, Any]:
    if not folder:
        return {}
    if not Path(folder).is_dir():
        raise SettingsError(f"{SECRETS_DIR}: {folder}: there is no such folder")
    try:
        with warnings.catch_warnings():
            # A link that leads out of the folder, for one: better said than passed over.
            warnings.simplefilter("error")
            return SecretsSettingsSource(Secrets, folder)()
    except Exception as error:  # noqa: BLE001 - the library wraps whatever befalls a file
        said = error.__cause__ or error
        raise SettingsError(f"{SECRETS_DIR}: {folder}: {type(said).__name__}: {said}") from None
