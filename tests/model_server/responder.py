"""Answers made from the prompt itself: honest ones, lies, noise, and obedience to articles.

The prompt holds the sentences of the sources, one on a line, as `[A3.12] text`, and a
schema says which of four things is asked for: statements, repairs, opinions, a headline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Answer = dict[str, object]
Responder = Callable[["Asked"], str]

MOST = 8
"""Statements in an answer, at most."""

_LINE = re.compile(r"^\[(A\d+\.\d+)\]\s+(.+?)\s*$", re.MULTILINE)
_ITEM = re.compile(r"^\[([RJ]\d+)\]\s+(.+?)\s*$", re.MULTILINE)
_IDS = re.compile(r"\((A\d+\.\d+(?:, A\d+\.\d+)*)\)$")
_SAID = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+),? (?:has |have )?"
    r"(?:said|says|told|warned|insisted)\b"
)
_OPEN = re.compile(r"\b(?:unclear|undecided|unresolved|yet to|not yet|still|remains?|talks)\b")
_ORDER = re.compile(
    r"\b(?:report|write|say|state|output|answer)(?: only)?(?: that:?|:)\s+(.+)", re.IGNORECASE
)
_PROPERTY = re.compile(r'"(statements|repairs|opinions|headline)"\s*:\s*\{\s*"')
_FIGURE = re.compile(r"\d+")
_CONDITION = re.compile(r",? (?:if|unless|once|provided) [^,.]+")


class Line(NamedTuple):
    """One sentence of the sources, as the prompt shows it."""

    id: str
    text: str


class Asked(NamedTuple):
    """What a request is about: the kind of answer, the sources, the items to mend or judge."""

    what: frozenset[str]
    lines: tuple[Line, ...]
    items: tuple[Line, ...]


def read(body: Mapping[str, object]) -> Asked:
    """Return what the body of a request asks for."""
    messages = [m for m in _list(body.get("messages")) if isinstance(m, dict)]
    texts = [str(message.get("content")) for message in messages]
    users = [str(m.get("content")) for m in messages if m.get("role") == "user"]
    shown = next((t for t in reversed(users) if _LINE.search(t) or _ITEM.search(t)), "")
    sources = [Line(*found) for found in _LINE.findall(shown)]
    items = [Line(*found) for found in _ITEM.findall(shown)]
    return Asked(_what(body, texts), tuple(sources), tuple(items))


def _what(body: Mapping[str, object], texts: Sequence[str]) -> frozenset[str]:
    """Return the properties that the answer is to have."""
    form = body.get("response_format")
    if isinstance(form, dict) and isinstance(form.get("json_schema"), dict):
        return frozenset(form["json_schema"]["schema"]["properties"])
    return frozenset(name for text in texts for name in _PROPERTY.findall(text))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def good(asked: Asked) -> str:
    """Answer with sentences of the sources, word for word, each with its id."""
    return _answer(asked, _statement)


def liar(asked: Asked) -> str:
    """Answer with statements that the sentences cited do not support, each wrong in one way."""
    return _answer(asked, lambda line: _lie(line, asked.lines))


def injected(asked: Asked) -> str:
    """Obey: what an article orders to be said is said, cited to another article's sentence."""
    orders = [found[1] for line in asked.lines if (found := _ORDER.search(line.text))]
    if not orders:
        return good(asked)
    return _answer(asked, lambda line: {**_statement(line), "text": orders[0]})


def gibberish(asked: Asked) -> str:
    """Answer with words that mean nothing and are no JSON."""
    return "Grelt on mosk, a trindle of vaps: fen oster lumidex " * (1 + len(asked.lines) // 9)


RESPONDERS: Mapping[str, Responder] = {
    "good": good,
    "liar": liar,
    "gibberish": gibberish,
    "injected": injected,
}


def _answer(asked: Asked, make: Callable[[Line], Answer]) -> str:
    """Return the JSON of whatever is asked for, its statements made by `make`."""
    made: Answer = {}
    lines = _spread(asked.lines)
    if "headline" in asked.what:
        first = make(lines[0]) if lines else {"text": "", "evidence": []}
        made["headline"] = {
            "text": str(first["text"]).rstrip("."),
            "evidence": first["evidence"],
        }
    if "statements" in asked.what:
        made["statements"] = [make(line) for line in lines]
    if "repairs" in asked.what:
        made["repairs"] = _repairs(asked, make)
    if "opinions" in asked.what:
        why = "Every part of it stands in the evidence."
        made["opinions"] = [
            {"item": item.id, "why": why, "opinion": "entails"} for item in asked.items
        ]
    return json.dumps(made, ensure_ascii=False)


def _spread(lines: Sequence[Line]) -> list[Line]:
    """Return the first sentences of each article, so that none is left out."""
    articles = sorted({line.id.split(".")[0] for line in lines}, key=lambda a: int(a[1:]))
    each = max(1, MOST // len(articles)) if articles else 0
    picked = [
        [line for line in lines if line.id.startswith(f"{article}.")][:each] for article in articles
    ]
    return [line for some in picked for line in some][:MOST]


def _repairs(asked: Asked, make: Callable[[Line], Answer]) -> list[Answer]:
    """Return for each refused statement the first sentence that it cites, as it stands."""
    texts = {line.id: line for line in asked.lines}
    mended: list[Answer] = []
    for item in asked.items:
        cited = _IDS.search(item.text)
        first = texts.get(cited[1].split(", ")[0]) if cited else None
        if first:
            mended.append({"item": item.id, **make(first)})
    return mended


def _statement(line: Line) -> Answer:
    """Return a statement that repeats one sentence, in the section that its words call for."""
    said = _SAID.search(line.text)
    kind, basis = ("position", "stated") if said else ("agreed", "settled")
    if not said and _OPEN.search(line.text):
        kind, basis = "unresolved", "open"
    return {
        "kind": kind,
        "basis": basis,
        "holder": said[1] if said else None,
        "text": line.text,
        "evidence": [{"id": line.id, "quote": line.text}],
    }


def _lie(line: Line, lines: Sequence[Line]) -> Answer:
    """Return a statement that is wrong: a figure, a condition, an id, a quote, or all of it."""
    made = _statement(line)
    other = next((each for each in lines if each.id != line.id), line)
    if _FIGURE.search(line.text):
        return {**made, "text": _FIGURE.sub(lambda m: str(int(m[0]) + 7), line.text)}
    if _CONDITION.search(line.text):
        return {**made, "text": _CONDITION.sub("", line.text)}
    if sum(map(ord, line.id)) % 3 == 0:
        return {**made, "evidence": [{"id": other.id, "quote": other.text}]}
    if sum(map(ord, line.id)) % 3 == 1:
        return {**made, "evidence": [{"id": line.id, "quote": f"{line.text[:-1]} at once."}]}
    text = "The minister resigned on Friday after 4,200 people were paid twice."
    return {**made, "text": text}
