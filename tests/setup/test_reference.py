"""docs/settings.md: its tables are made from the models, and its example is read back.

`pytest tests/setup/test_reference.py --regold` writes the tables anew.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from brief.settings import SECRETS, Settings
from brief.settings.reading import parse_settings
from brief.settings.whole import LISTS, TABLES

BEGIN = "<!-- Made from the program: pytest tests/setup/test_reference.py --regold -->\n"
END = "<!-- end -->\n"
EXAMPLE = re.compile(r"```toml\n(.*?)```", re.DOTALL)
KINDS = {str: "text", int: "whole number", float: "number", Decimal: "number", bool: "true, false"}


def kind(annotation: Any) -> str:
    """Return in words what a field takes."""
    if annotation in KINDS:
        return KINDS[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(map(str, args))
    if origin in (Union, UnionType):
        return kind(next(one for one in args if one is not type(None)))
    if origin is tuple:
        inside = kind(args[0])
        return "list" if inside == "text" else f"list of {inside}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(one.value) for one in annotation)
    return kind(args[0])  # Annotated


def limits(field: FieldInfo) -> str:
    """Return ", 1 to 16" for the bounds of a number."""
    bounds = {
        name: value
        for one in field.metadata
        for name in ("ge", "gt", "le")
        if (value := getattr(one, name, None)) is not None
    }
    low, high = bounds.get("ge", bounds.get("gt")), bounds.get("le")
    if low is None:
        return ""
    above = "more than " if "gt" in bounds else ""
    return f", {above}{low} to {high:,}" if high is not None else f", {above}{low:,} or more"


def default(field: FieldInfo) -> str:
    """Return the default as the file would have it."""
    value = field.default
    if value is PydanticUndefined:
        return "has to be given"
    if value is None:
        return "none"
    return f"`{_toml(value)}`"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def rows(table: str) -> str:
    """Return the Markdown of one table of settings."""
    model = TABLES[table]
    name = f"[[{table}]]" if table in LISTS else f"[{table}]"
    lines = [f"### `{name}`", (model.__doc__ or "").strip(), ""]
    lines += ["| key | what it takes | default | meaning |", "|---|---|---|---|"]
    for key, field in model.model_fields.items():
        takes = kind(field.annotation) + limits(field)
        cells = [f"`{field.alias or key}`", takes, default(field), str(field.description)]
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def reference() -> str:
    """Return the part of the page that is made."""
    secrets = [f"| `{name}` | {meaning} |" for name, meaning in SECRETS.items()]
    table = "\n".join(["| variable | secret |", "|---|---|", *secrets])
    return "\n".join(rows(name) for name in TABLES) + f"\n### Secrets\n{table}\n"


def test_the_page_is_current(root: Path, regold: bool) -> None:
    """Each setting stands there as it is."""
    path = root / "docs" / "settings.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = f"{before}{BEGIN}{reference()}{END}{after}"
    if regold:
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made
    assert BEGIN in text


def test_the_words_for_what_a_setting_takes() -> None:
    """Kinds, bounds and defaults are told as a person would write them in the file."""
    fetch, mail = TABLES["fetch"].model_fields, TABLES["email"].model_fields
    assert kind(fetch["per_host"].annotation) + limits(fetch["per_host"]) == "whole number, 1 to 16"
    assert limits(fetch["timeout"]) == ", more than 0 to 600"
    assert default(fetch["allow_private"]) == "`false`"
    assert kind(mail["security"].annotation) == "starttls, tls, none"
    assert (kind(mail["to"].annotation), default(mail["to"])) == ("list", "has to be given")
    assert default(TABLES["topic"].model_fields["languages"]) == '`["en"]`'


def test_every_setting_says_what_it_is() -> None:
    """None is without a description, and each ends as a sentence does."""
    fields = {
        f"{table}.{key}": field.description or ""
        for table, model in TABLES.items()
        for key, field in model.model_fields.items()
    }
    assert [name for name, said in fields.items() if not said.endswith(".")] == []
    assert len(fields) > 40
    assert set(TABLES) == set(Settings.model_fields) - {"secrets"}


def example(root: Path) -> str:
    """Return the first example of the page."""
    found = EXAMPLE.search((root / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert found
    return found[1]


def test_the_example_is_read(root: Path) -> None:
    """It sets up all that there is, and makes sense; with a slip of the pen it does not."""
    settings = parse_settings(example(root), Path("/etc/brief/brief.toml"), {})
    assert settings.model_fields_set >= set(TABLES)
    assert settings.email is not None
    assert settings.briefing.timezone in example(root)
