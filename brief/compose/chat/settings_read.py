"""Reading the settings of the model side: from the environment and from a TOML file.

The environment goes before the file. Nothing else of the model side looks at either,
but for the folder where `brief.compose.tokens` may find a vocabulary.

    [server]   base_url api_key azure_version timeout connect_timeout
    [model]    name compose merge repair judge headline temperature window answer
    [limits]   concurrency requests_per_minute tokens_per_minute
    [patience] tries first_wait longest_wait
    [budget]   max_cost max_tokens
    [cache]    folder
    [prices."NAME"]  prompt completion          (for a million tokens)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from brief.compose.chat.settings import (
    DEFAULT_MODEL,
    KEYLESS,
    OPENAI,
    Allowance,
    ChatSettings,
    Limits,
    Patience,
    Price,
    Server,
)
from brief.compose.model import Role
from brief.errors import EngineUnavailable

FILE = "BRIEF_MODEL_SETTINGS"
"""The variable that names the settings file."""


class Variable(NamedTuple):
    """One variable of the environment and the place in the file that it overrides."""

    name: str
    table: str
    key: str
    meaning: str


VARIABLES = (
    Variable("OPENAI_BASE_URL", "server", "base_url", "address of the server, usually …/v1"),
    Variable("OPENAI_API_KEY", "server", "api_key", "its key; a local server needs none"),
    Variable("AZURE_OPENAI_ENDPOINT", "server", "base_url", "address of an Azure resource"),
    Variable("AZURE_OPENAI_API_KEY", "server", "api_key", "its key"),
    Variable("OPENAI_API_VERSION", "server", "azure_version", "its API version"),
    Variable("BRIEF_MODEL_TIMEOUT", "server", "timeout", "seconds for one whole exchange"),
    Variable("BRIEF_MODEL", "model", "name", "the model"),
    *(
        Variable(f"BRIEF_MODEL_{r.name}", "model", r.value, f"the model of {r.value} requests")
        for r in Role
    ),
    Variable("BRIEF_MODEL_WINDOW", "model", "window", "tokens of a request with its answer"),
    Variable("BRIEF_MODEL_ANSWER", "model", "answer", "tokens of an answer, at most"),
    Variable("BRIEF_MODEL_CONCURRENCY", "limits", "concurrency", "requests at once"),
    Variable("BRIEF_MODEL_RPM", "limits", "requests_per_minute", "requests in any minute"),
    Variable("BRIEF_MODEL_TPM", "limits", "tokens_per_minute", "tokens in any minute"),
    Variable("BRIEF_MODEL_TRIES", "patience", "tries", "tries of a request in all"),
    Variable("BRIEF_MAX_COST", "budget", "max_cost", "what a run may cost"),
    Variable("BRIEF_MAX_TOKENS", "budget", "max_tokens", "tokens that a run may use"),
    Variable("BRIEF_MODEL_CACHE", "cache", "folder", "folder of the answers that are kept"),
)

_AZURE = frozenset(("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "OPENAI_API_VERSION"))
_KEYS: Mapping[str, frozenset[str]] = {
    "server": frozenset(f.name for f in fields(Server)),
    "model": frozenset(("name", "temperature", "window", "answer", *(role.value for role in Role))),
    "limits": frozenset(f.name for f in fields(Limits)),
    "patience": frozenset(f.name for f in fields(Patience)),
    "budget": frozenset(f.name for f in fields(Allowance)),
    "cache": frozenset(("folder",)),
}
_WHOLE = frozenset(("concurrency", "requests_per_minute", "tokens_per_minute", "tries"))
_SECONDS = frozenset(("timeout", "connect_timeout", "first_wait", "longest_wait"))

_PLAIN = ChatSettings()

Tables = dict[str, dict[str, object]]


def read_settings(environ: Mapping[str, str]) -> ChatSettings:
    """Return the settings that `environ` and the file it names give.

    Raises EngineUnavailable, naming the variable or the key, where one makes no sense.
    """
    tables = _from_file(environ[FILE]) if environ.get(FILE) else {}
    azure = bool(environ.get("AZURE_OPENAI_ENDPOINT")) and not environ.get("OPENAI_BASE_URL")
    for variable in VARIABLES:
        value = environ.get(variable.name, "").strip()
        ours = variable.table != "server" or variable.key == "timeout"
        if value and (ours or (variable.name in _AZURE) == azure):
            tables.setdefault(variable.table, {})[variable.key] = _Given(value, variable.name)
    return _settings(tables)


class _Given(str):
    """A value of the environment, which knows its variable for messages."""

    __slots__ = ("name",)

    name: str

    def __new__(cls, value: str, name: str) -> _Given:
        """Make the text `value` remember where it is from."""
        given = super().__new__(cls, value)
        given.name = name
        return given


def _from_file(path: str) -> Tables:
    try:
        with Path(path).open("rb") as file:
            tables = tomllib.load(file, parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EngineUnavailable(f"{path}: cannot read these settings: {error}") from error
    for table, values in tables.items():
        known = _KEYS.get(table)
        if not isinstance(values, dict) or (known is None and table != "prices"):
            raise EngineUnavailable(f"{path}: there is no table [{table}] of settings")
        wrong = sorted(set(values) - known) if known is not None else []
        if wrong:
            raise EngineUnavailable(f"{path}: there is no setting {wrong[0]!r} in [{table}]")
    return tables


def _settings(tables: Tables) -> ChatSettings:
    """Turn the tables into settings, the defaults where they say nothing."""
    server, model = tables.get("server", {}), tables.get("model", {})
    configured = "base_url" in server or "api_key" in server
    folder = tables.get("cache", {}).get("folder")
    return ChatSettings(
        server=replace(
            Server(OPENAI, KEYLESS),
            **{k: _value(k, v) for k, v in server.items()},  # type: ignore[arg-type]
        ),
        model=str(model.get("name", DEFAULT_MODEL)),
        models={role: str(model[role.value]) for role in Role if role.value in model},
        limits=replace(Limits(), **_values(tables, "limits")),  # type: ignore[arg-type]
        patience=replace(Patience(), **_values(tables, "patience")),  # type: ignore[arg-type]
        allowance=replace(Allowance(), **_values(tables, "budget")),  # type: ignore[arg-type]
        prices={name: _price(name, each) for name, each in tables.get("prices", {}).items()},
        cache=Path(str(folder)).expanduser() if folder else None,
        temperature=float(_number("temperature", model.get("temperature", 0))),
        window=_whole("window", model.get("window", _PLAIN.window), least=1),
        answer=_whole("answer", model.get("answer", _PLAIN.answer), least=1),
        configured=configured,
    )


def _values(tables: Tables, table: str) -> dict[str, object]:
    return {key: _value(key, value) for key, value in tables.get(table, {}).items()}


def _value(key: str, value: object) -> object:
    """Return one setting as the type that its field has."""
    if key == "base_url":
        return _address(str(value))
    if key == "api_key":
        return _key(value)
    if key == "max_cost":
        return _number(key, value)
    if key == "max_tokens":
        return _whole(key, value, least=0)
    if key in _WHOLE:
        return _whole(key, value, least=1)
    return float(_number(key, value, above=True)) if key in _SECONDS else str(value)


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise EngineUnavailable(f"OPENAI_BASE_URL should start with http:// or https://: {value!r}")
    return value.rstrip("/").removesuffix("/chat/completions")


def _key(value: object) -> str:
    """Return a key that can stand in a header; the message does not show it."""
    name = value.name if isinstance(value, _Given) else "api_key"
    if not str(value).isascii() or not str(value).isprintable():
        raise EngineUnavailable(f"{name} holds characters that no key has; copy the key again")
    return str(value)


def _price(name: str, value: object) -> Price:
    if not isinstance(value, dict) or set(value) != {"prompt", "completion"}:
        raise EngineUnavailable(f"prices.{name} should give prompt and completion, nothing else")
    return Price(*(_number(f"prices.{name}", value[key]) for key in ("prompt", "completion")))


def _whole(key: str, value: object, least: int) -> int:
    number = _number(key, value)
    if number < least or number != int(number):
        raise EngineUnavailable(f"{_named(key, value)} should be a whole number from {least} up")
    return int(number)


def _number(key: str, value: object, *, above: bool = False) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise EngineUnavailable(f"{_named(key, value)} should be a number") from error
    if isinstance(value, bool) or not number.is_finite() or number < 0 or (above and not number):
        raise EngineUnavailable(f"{_named(key, value)} should be a number {'>' * above}>= 0")
    return number


def _named(key: str, value: object) -> str:
    """Return where a bad value stands, and the value."""
    return f"{value.name if isinstance(value, _Given) else key} = {str(value)!r}"
