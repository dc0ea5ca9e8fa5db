"""The prompts: files that begin with a header, rendered strictly, known by their hashes.

A prompt is `prompts/NAME.j2`. Its first lines are a comment that says its name,
version, role and the schema of the answer; its blocks `system` and `user` are
the two messages. What it is rendered with is all it knows: it has no clock, no
environment and no file but the prompts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from brief.compose.model import ChatRequest, Message, Role
from brief.compose.profiles import Profile
from brief.compose.schemas import SCHEMAS
from brief.model import sha256
from brief.resources import list_resources, read_resource

if TYPE_CHECKING:
    from jinja2 import Environment

_HEADER = re.compile(r"\{#\n(?P<lines>(?:[a-z]+: .+\n)+)#\}\n")
_INCLUDE = re.compile(r'\{% include "([^"]+)" %\}')
_KEYS = ("name", "version", "role", "schema")


class Header(NamedTuple):
    """What the first lines of a prompt say of it."""

    name: str
    version: int
    role: Role
    schema: str


def prompt_names() -> tuple[str, ...]:
    """Return the names of all prompts, sorted."""
    found = (name for name in list_resources("prompts") if "/" not in name)
    return tuple(name.removesuffix(".j2") for name in found if name.endswith(".j2"))


@cache
def header(name: str) -> Header:
    """Return the header of a prompt. Raises FileNotFoundError where there is no such prompt."""
    return read_header(read_resource("prompts", f"{name}.j2"))


def read_header(text: str) -> Header:
    """Read the header that a prompt begins with; raises ValueError where it is not right."""
    found = _HEADER.match(text)
    if found is None:
        raise ValueError("a prompt begins with a comment of `key: value` lines")
    pairs = [line.split(": ", 1) for line in found["lines"].splitlines()]
    if tuple(key for key, _ in pairs) != _KEYS:
        raise ValueError(f"the header of a prompt has the keys {', '.join(_KEYS)}, in this order")
    given = {key: value.strip() for key, value in pairs}
    if given["schema"] not in SCHEMAS:
        raise ValueError(f"there is no schema {given['schema']!r}")
    return Header(given["name"], int(given["version"]), Role(given["role"]), given["schema"])


def render(name: str, values: Mapping[str, object]) -> tuple[Message, ...]:
    """Render the messages of a prompt; a name that it uses and is not given raises."""
    template = _environment().get_template(f"{name}.j2")
    context = template.new_context(dict(values))
    return (
        Message("system", _tidy(template.blocks["system"](context))),
        Message("user", _tidy(template.blocks["user"](context))),
    )


def request(name: str, values: Mapping[str, object], max_output_tokens: int) -> ChatRequest:
    """Return the request that a prompt makes, with the schema that its header names."""
    head = header(name)
    schema = SCHEMAS[head.schema]
    return ChatRequest(head.role, render(name, values), head.schema, schema, max_output_tokens)


def tokens_of(messages: Iterable[Message], count: Callable[[str], int]) -> int:
    """Return the tokens of the messages: their text, and what parts them."""
    return sum(count(message.content) + _AROUND for message in messages)


_AROUND = 8  # tokens that a chat template puts around one message


def hashes(names: Iterable[str], profile: Profile) -> dict[str, str]:
    """Return the SHA-256 of each prompt, of the files they include, and of the profile."""
    files: dict[str, str] = {}
    for name in names:
        files |= _with_included(f"{name}.j2")
    known = {file.removesuffix(".j2"): digest for file, digest in files.items()}
    return dict(sorted({**known, f"profile {profile.name}": profile.sha256}.items()))


def _with_included(file: str) -> dict[str, str]:
    """Return the hash of a file and of all that it includes."""
    text = read_resource("prompts", file)
    found = {file: sha256(text)}
    for name in _INCLUDE.findall(text):
        found |= _with_included(name)
    return found


def _tidy(pieces: Iterable[str]) -> str:
    """Put a rendered block together, its blank lines at most one in a row."""
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip() + "\n"


@cache
def _environment() -> Environment:
    """Return the environment of all prompts; undefined names are errors."""
    # Slow to import, and only a request needs it.
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: read_resource("prompts", name)),
        undefined=StrictUndefined,
        # The medium is plain text; what comes from articles was made harmless in `shown`.
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
