"""Which output of a classifier means entailment, whatever order and spelling it has.

Models for natural language inference name their outputs "ENTAILMENT", "not_entailment" or
"contradiction"; models for fact verification say "SUPPORTS", "REFUTES" and "NOT ENOUGH
INFO" for the same. Outputs named LABEL_0 and the like mean nothing, and are never guessed:
the order differs from model to model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Role(StrEnum):
    """What one output says of the evidence and the statement."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"


_NEGATED = re.compile(r"(?:non|not|no|un)(?=[a-z])")
_STEMS: tuple[tuple[str, Role], ...] = (
    ("entail", Role.ENTAILMENT),
    ("support", Role.ENTAILMENT),
    ("neutral", Role.NEUTRAL),
    ("contradict", Role.CONTRADICTION),
    ("refut", Role.CONTRADICTION),
)
_UNKNOWN_TRUTH = frozenset({"notenoughinfo", "notenoughinformation", "nei"})


def role_of(label: str) -> Role | None:
    """Return what an output of this name means; None for a name that does not say."""
    key = re.sub(r"[^a-z]", "", label.lower())
    if key in _UNKNOWN_TRUTH:
        return Role.NEUTRAL
    negated = _NEGATED.match(key)
    stem = key[negated.end() :] if negated else key
    role = next((role for start, role in _STEMS if stem.startswith(start)), None)
    if negated:
        # "Not contradicted" would lump the two together that have to be told apart.
        return Role.NEUTRAL if role is Role.ENTAILMENT else None
    return role


def roles_of(labels: Sequence[str]) -> tuple[Role, ...]:
    """Return what each output means, in order.

    Raises ValueError, saying which, when a name does not tell, when two outputs
    mean the same, or when there is none for entailment or none besides it.
    """
    found = [role_of(label) for label in labels]
    shown = ", ".join(labels)
    roles = tuple(role for role in found if role)
    if len(roles) < len(found):
        unclear = next(label for label, role in zip(labels, found, strict=True) if role is None)
        raise ValueError(f"its outputs are {shown}, and “{unclear}” does not say what it means")
    if len(set(roles)) < len(roles):
        raise ValueError(f"its outputs are {shown}, and two of them mean the same")
    if Role.ENTAILMENT not in roles or len(roles) < 2:
        raise ValueError(f"its outputs are {shown}: entailment and another are needed")
    return roles
