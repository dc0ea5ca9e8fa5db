"""The JSON Schemas of the answers asked for, by the name that a prompt's header gives.

They keep to what servers with structured outputs have in common: the root is an
object, every property is required, nothing else is allowed, and there are no
bounds on lengths or numbers. What is optional may be null. Whatever a server
enforces, answers are read as if it enforced nothing (see `brief.compose.locate`).
"""

from __future__ import annotations

from collections.abc import Mapping

from brief.model import Basis, Kind

Schema = Mapping[str, object]


def _object(**properties: object) -> dict[str, object]:
    """Return the schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


def _one_of(*values: str) -> dict[str, object]:
    return {"type": "string", "enum": list(values)}


_TEXT = {"type": "string"}
_EVIDENCE = _array(_object(id=_TEXT, quote=_TEXT))
_HEADLINE = _object(text=_TEXT, evidence=_EVIDENCE)
_STATEMENT = {
    "kind": _one_of(*(kind.value for kind in Kind)),
    "basis": _one_of(*(basis.value for basis in Basis)),
    "holder": {"type": ["string", "null"]},
    "text": _TEXT,
    "evidence": _EVIDENCE,
}
OPINIONS = ("entails", "neutral", "contradicts")

SCHEMAS: Mapping[str, Schema] = {
    "statements": _object(headline=_HEADLINE, statements=_array(_object(**_STATEMENT))),
    "repairs": _object(repairs=_array(_object(item=_TEXT, **_STATEMENT))),
    "headline": _object(headline=_HEADLINE),
    "opinions": _object(
        opinions=_array(_object(item=_TEXT, why=_TEXT, opinion=_one_of(*OPINIONS)))
    ),
}
"""`why` stands before `opinion`: a model that reasons first judges better than it explains."""
