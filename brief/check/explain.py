r"""The pages that say what a code means, and the examples on them.

A page is `docs/rules/<CODE>.md`:

    # F301: title
    What it means, in a paragraph or two.
    ## Refused / ## Accepted     examples: fenced blocks of `key: value` lines
    ## How to fix it
    ## What it does not catch

In an example, `source NAME:` gives a text, `claim:` the sentence, `cite NAME:` the
cited words (all of each text when absent). `quote NAME:` overrides the quote,
`outlet NAME:`, `published NAME:`, `furniture NAME:` and `changed NAME:` describe the
article; `kind:`, `basis:` and `holder:` the statement. `\\n` and `\\u….` stand for
characters that a page cannot show. Instead of a claim, an example may give the
lines of a Markdown draft (`draft:`), which name their sources themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from brief.check.codes import FAMILIES, LINES, Code
from brief.model import Article, Basis, Claim, Kind, Origin, Pointer, Range, sha256
from brief.resources import read_resource

_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\n")


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with the sources and origins that it is to be tested against; or a draft."""

    claim: Claim
    sources: Mapping[str, Article]
    origins: tuple[Origin, ...]
    draft: str = ""


@dataclass(slots=True)
class _Fields:
    """The lines of one block: plain keys, and keys that belong to a source."""

    plain: dict[str, str] = field(default_factory=dict)
    draft: list[str] = field(default_factory=list)
    of: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )


def codes() -> tuple[str, ...]:
    """Return all documented codes, in order."""
    return tuple(code.value for code in Code)


def listing() -> str:
    """Return all codes by family, each with its line, and the words that have pages."""
    parts = map(family, FAMILIES)
    return "\n\n".join([*parts, f"Words of a briefing: {', '.join(words())}"])


def family(named: str) -> str:
    """Return the codes of the family called `named`, "F" or "F3", each with its line.

    It is empty where no family is called so.
    """
    for start, about in FAMILIES.items():
        if named in (start, start[0]):
            lines = [f"  {code}  {LINES[code]}" for code in Code if code.startswith(start)]
            return "\n".join([f"{start} {about}", *lines])
    return ""


def words() -> tuple[str, ...]:
    """Return the words of a briefing that are defined: sections, bases, and "origin"."""
    return tuple(_definitions())


@cache
def _definitions() -> dict[str, str]:
    """Return the definition of each word, from the text that writers of drafts are held to."""
    parts = read_resource("prompts", "definitions.md").split("\n## ")[1:]
    sections = {part.partition("\n")[0].strip(): f"# {part.strip()}\n" for part in parts}
    bases = {basis: text for basis in Basis for text in sections.values() if f"`{basis}`" in text}
    return {**sections, **{basis.value: text for basis, text in bases.items()}}


def page(code: str) -> str:
    """Return the page of a code or a defined word. Raises KeyError for anything else."""
    if code in codes():
        return read_resource("docs", f"rules/{code}.md")
    if code in words():
        return _definitions()[code]
    raise KeyError(f"there is no code {code}")


def meaning(code: str) -> str:
    """Return what a page says a code means: its first paragraph."""
    return page(code).split("\n\n")[1]


def examples(code: str) -> dict[str, list[Example]]:
    """Return the examples of a page by section: "Refused" and "Accepted"."""
    text = page(code)
    heads = [*_SECTION.finditer(text)]
    found: dict[str, list[Example]] = {}
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        blocks = _BLOCK.findall(text, head.end(), end)
        found[head["title"].strip()] = [read_example(block) for block in blocks]
    return {title: made for title, made in found.items() if made}


def read_example(block: str) -> Example:
    """Read one block of `key: value` lines. Raises ValueError on a key that is not known."""
    fields = _Fields()
    for line in block.splitlines():
        key, colon, value = line.partition(":")
        if not line.strip():
            continue
        value = _ESCAPE.sub(_unescape, value.strip())
        words = key.split()
        if not colon or words[0] not in _KEYS:
            raise ValueError(f"not a line of an example: {line}")
        if words[0] == "draft":
            fields.draft.append(value)
        elif words[0] in _PLAIN:
            fields.plain[words[0]] = value
        else:
            fields.of[words[1] if len(words) > 1 else "a"][words[0]].append(value)
    return _build(fields)


_PLAIN = frozenset({"claim", "kind", "basis", "holder"})
_KEYS = _PLAIN | frozenset(
    {
        *("draft", "source", "cite", "quote", "range", "outlet", "published"),
        *("furniture", "changed", "origin"),
    }
)


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else "\n"


def _build(fields: _Fields) -> Example:
    sources = {name: _article(name, of) for name, of in fields.of.items() if "source" in of}
    pointers = tuple(p for name, of in fields.of.items() for p in _pointers(name, of, sources))
    kind, basis = fields.plain.get("kind"), fields.plain.get("basis")
    claim = Claim(
        fields.plain.get("claim", ""),
        pointers,
        Kind(kind) if kind else None,
        Basis(basis) if basis else None,
        fields.plain.get("holder"),
    )
    groups: dict[str, list[str]] = {}
    for name in sources:
        groups.setdefault(fields.of[name].get("origin", [name])[0], []).append(name)
    origins = tuple(Origin(key, names[0], tuple(names)) for key, names in groups.items())
    return Example(claim, sources, origins, "\n".join(fields.draft))


def _article(name: str, of: Mapping[str, list[str]]) -> Article:
    text = of["source"][0]
    body: tuple[Range, ...] = (Range(0, len(text)),)
    for aside in of.get("furniture", ()):
        start = text.index(aside)
        parts = (Range(0, start), Range(start + len(aside), len(text)))
        body = tuple(part for part in parts if part.start < part.end)
    when = of.get("published")
    published = datetime.fromisoformat(when[0]).replace(tzinfo=UTC) if when else None
    before = of["changed"][0] if "changed" in of else text
    outlet = of.get("outlet", [""])[0]
    return Article(name, text, sha256(before), body, outlet=outlet, published=published)


def _pointers(
    name: str, of: Mapping[str, list[str]], sources: Mapping[str, Article]
) -> list[Pointer]:
    """Return the pointers to one source: `cite` words, `range` numbers, or all of it."""
    text = sources[name].text if name in sources else ""
    found = []
    for words in of.get("cite", ()):
        start = text.find(words) if words else 0
        found.append(Pointer(name, start, start + len(words), words))
    for numbers in of.get("range", ()):
        start, end = (int(number) for number in numbers.split("-"))
        found.append(Pointer(name, start, end, text[start:end]))
    if not found and "cite" not in of and "range" not in of and text:
        found.append(Pointer(name, 0, len(text), text))
    for quote in of.get("quote", ()):
        found = [Pointer(p.source, p.start, p.end, quote) for p in found]
    return [p for p in found if p.quote or p.end > p.start or "range" in of]
