"""What an NLI model may be told: which model, where it runs, and when it rejects.

A model is named by a folder, by a name that is looked up in the local cache of
the Hugging Face libraries only, or by `hub:NAME[@REVISION]`, the one form that
may fetch anything. In place of a model a file `*.toml` may be named, with a
`model` and any of the other fields of `NliSettings`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from brief.errors import FileFormatError

HUB = "hub:"


@dataclass(frozen=True, slots=True)
class NliSettings:
    """The settings of one model. Raises ValueError for a value out of its range.

    `labels` names the model's outputs in their order, for a model that does not
    do so itself. `window` is the longest input in tokens and `sentences` the
    most source sentences read together; None leaves both to the model. A
    statement is rejected when its entailment is below `entailment` or its
    contradiction above `contradiction`, both in [0, 1].
    """

    model: str
    device: str = "auto"
    labels: tuple[str, ...] = ()
    batch: int = 16
    window: int | None = None
    sentences: int | None = None
    entailment: float = 0.5
    contradiction: float = 0.5

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if not self.model.removeprefix(HUB).strip():
            raise ValueError("“model” has to name a folder or a model")
        for name in ("batch", "window", "sentences"):
            if (value := getattr(self, name)) is not None and value < 1:
                raise ValueError(f"“{name}” has to be 1 or more")
        for name in ("entailment", "contradiction"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise ValueError(f"“{name}” has to lie between 0 and 1")

    @property
    def fetches(self) -> bool:
        """Whether the hub may be asked for the model's files."""
        return self.model.startswith(HUB)

    @property
    def place(self) -> str:
        """The folder or the model's name, without prefix and revision."""
        return self._parts[0]

    @property
    def revision(self) -> str | None:
        """The revision of the model on the hub, if one is named."""
        return self._parts[1] or None

    @property
    def name(self) -> str:
        """How findings call the model: the last part of its name or folder."""
        return f"NLI model {Path(self.place).name or self.place}"

    @property
    def _parts(self) -> tuple[str, str]:
        if not self.fetches:
            return self.model, ""
        place, _, revision = self.model.removeprefix(HUB).partition("@")
        return place, revision


def read_settings(given: str) -> NliSettings:
    """Return the settings of a model named on a command line, or of a `*.toml` file.

    A relative path in a file is taken from the file's folder. Raises
    FileFormatError for a file that cannot be read or is not of the form.
    """
    if not given.lower().endswith(".toml"):
        return _settings(given, {"model": given})
    path = Path(given)
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileFormatError(f"{given}: {error.strerror or error}; check the path") from error
    except ValueError as error:
        raise FileFormatError(f"{given}: is not TOML ({error})") from error
    settings = _settings(given, read)
    beside = path.parent / settings.model
    if not settings.fetches and beside.is_dir():
        return _settings(given, {**read, "model": str(beside)})
    return settings


def _settings(given: str, read: dict[str, Any]) -> NliSettings:
    """Make settings of what a file holds; errors name the file and the field."""
    known = {one.name: one.type for one in fields(NliSettings)}
    for name, value in read.items():
        if name not in known:
            raise FileFormatError(f"{given}: there is no setting “{name}”; see {', '.join(known)}")
        if not _fits(name, value):
            raise FileFormatError(f"{given}: “{name}” is not of the type it should be")
    if "model" not in read:
        raise FileFormatError(f"{given}: names no “model”")
    try:
        return NliSettings(**{**read, "labels": tuple(read.get("labels", ()))})
    except ValueError as error:
        raise FileFormatError(f"{given}: {error}") from error


def _fits(name: str, value: object) -> bool:
    """Say whether a value read from a file has the type of its field."""
    if name == "labels":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name in ("model", "device"):
        return isinstance(value, str)
    kinds = (int, float) if name in ("entailment", "contradiction") else (int,)
    return isinstance(value, kinds) and not isinstance(value, bool)
