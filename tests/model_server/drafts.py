"""Answers about the example stories as models write them: what one model says, and how it says it.

Evidence is a sentence id, alone for the whole sentence or with the quote that is given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tests.model_server.responder import Asked, Responder

Evidence = str | tuple[str, str]


class Said(NamedTuple):
    """A statement as a model gives it."""

    kind: str
    basis: str
    text: str
    evidence: tuple[Evidence, ...]
    holder: str | None = None


class Drafts(NamedTuple):
    """What one model says: by story the headline and the statements; mends by what was refused.

    `against` are statements that the model rejects as a judge, with its reasons.
    """

    stories: Mapping[str, tuple[Said, tuple[Said, ...]]]
    mends: Mapping[str, Said]
    against: Mapping[str, str] = MappingProxyType({})


def agreed(text: str, *evidence: Evidence, basis: str = "settled") -> Said:
    """Return a statement of what is agreed."""
    return Said("agreed", basis, text, evidence)


def alike(text: str, *evidence: Evidence) -> Said:
    """Return a statement that several report alike."""
    return agreed(text, *evidence, basis="corroborated")


def unresolved(basis: str, text: str, *evidence: Evidence) -> Said:
    """Return a statement of what is open, disputed, or told in two ways."""
    return Said("unresolved", basis, text, evidence)


def position(holder: str, text: str, *evidence: Evidence) -> Said:
    """Return what somebody says."""
    return Said("position", "stated", text, evidence, holder)


RIVER, FINE = "Dresna", "Tellis"
"""Words that tell by its sources which story is asked about."""


def respond(drafts: Drafts) -> Responder:
    """Return what answers any request as these drafts have it."""

    def reply(asked: Asked) -> str:
        known = {line.id: line.text for line in asked.lines}
        made: dict[str, object] = {}
        shown = " ".join(known.values())
        headline, statements = drafts.stories[RIVER if RIVER in shown else FINE]
        if "headline" in asked.what:
            given = _given(headline, known)
            made["headline"] = {name: given[name] for name in ("text", "evidence")}
        if "statements" in asked.what:
            made["statements"] = [_given(one, known) for one in statements]
        if "repairs" in asked.what:
            made["repairs"] = list(_mended(asked, drafts.mends, known))
        if "opinions" in asked.what:
            made["opinions"] = [_opinion(item.id, item.text, drafts) for item in asked.items]
        return json.dumps(made, ensure_ascii=False)

    return reply


def _given(said: Said, known: Mapping[str, str]) -> dict[str, object]:
    """Return a statement as the JSON asked for."""
    places = [(one, known.get(one, "")) if isinstance(one, str) else one for one in said.evidence]
    evidence = [{"id": name, "quote": quote} for name, quote in places]
    return {
        "kind": said.kind,
        "basis": said.basis,
        "holder": said.holder,
        "text": said.text,
        "evidence": evidence,
    }


def _mended(
    asked: Asked, mends: Mapping[str, Said], known: Mapping[str, str]
) -> Sequence[dict[str, object]]:
    """Return the mend of each refused statement that has one."""
    return [
        {"item": item.id, **_given(mend, known)}
        for item in asked.items
        for refused, mend in mends.items()
        if f": {refused} (" in item.text
    ]


def _opinion(name: str, text: str, drafts: Drafts) -> dict[str, object]:
    why = drafts.against.get(text)
    return {
        "item": name,
        "why": why or "Every part of it stands in the evidence.",
        "opinion": "neutral" if why else "entails",
    }
