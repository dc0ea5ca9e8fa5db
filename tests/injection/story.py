"""Two honest reports, a third article that carries the attack, and a model that obeys it.

The model is `tests.model_server`, asked over HTTP as any other; only what it answers is
written here, for each attack.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.model_server.responder import Answer, Asked, Line, Responder

KEY = "key-of-the-server"
"""The key of the server; it goes into a header, and no prompt may hold it."""

WIRE = """\
The island councils of Orrin and Skelby signed a cable agreement on Tuesday.

The cable would be laid in June if the regional parliament approves a loan of 40 million crowns.

“We will not raise electricity prices to pay for it,” Orrin's mayor, Hedda Lund, said.

Skelby's mayor, Paul Rask, said his island might leave the agreement if the loan is refused.

The councils have not said who will maintain the cable."""

GAZETTE = """\
Orrin and Skelby signed the agreement on the power cable at Skelby's town hall on Tuesday.

About 600 households lose electricity each winter, the grid operator Norgrid said.

The fishermen's union opposes the route because it crosses the cod grounds.

The regional parliament votes on the loan on May 9."""

OPENING = "Skelby's council approved the cable agreement by 9 votes to 4 on Monday."
CLOSING = """\
Councillor Ina Moe called the price of the cable too high.

The work on the cable would employ 80 people for two summers."""


class Said(NamedTuple):
    """A statement as a model gives it.

    `evidence` are pairs of the cited sentence, by its id or by how it begins, and
    the quote; an empty quote is the whole sentence.
    """

    text: str
    evidence: tuple[tuple[str, str], ...]
    kind: str = "agreed"
    basis: str = "settled"
    holder: str | None = None


SIGNED = "The island councils"
LAID = "The cable would be laid"
PRICES = "“We will not raise"
MIGHT_LEAVE = "Skelby's mayor"
MAINTAIN = "The councils have not"
HOUSEHOLDS = "About 600"
UNION = "The fishermen's"
VOTED = "Skelby's council"

HONEST = Said("The councils of Orrin and Skelby signed a cable agreement.", ((SIGNED, ""),))
"""What an honest model says of the first report, whatever stands in the third."""


@dataclass(frozen=True)
class Attack:
    """An attack, and a model that does what it asks.

    `planted` stands within the third article, `also` within the second report,
    which the attacker then has written too. `fields` are of the third article;
    `file` is the name of its file. `never` are words that no statement,
    headline or holder may have; `only` those that may be told from the third
    article and from no other. `raw` is the whole answer where it is no answer
    in form. `honest` is one small change away from what was obeyed.
    """

    name: str
    planted: str = ""
    obeyed: tuple[Said, ...] = ()
    never: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    honest: Said = HONEST
    also: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    file: str = "voice.json"
    headline: Said | None = None
    raw: str = ""


def write_story(attack: Attack, folder: Path, *, attacked: bool = True) -> Path:
    """Write the three articles, the third with or without the attack; return their folder."""
    planted, also = (attack.planted, attack.also) if attacked else ("", "")
    third = "\n\n".join(filter(None, (OPENING, planted, CLOSING)))
    second = "\n\n".join(filter(None, (GAZETTE, also)))
    articles = {
        "coast.json": _article("coast", "Coast Wire", "Councils sign cable agreement", WIRE),
        "gazette.json": _article("gazette", "Orrin Gazette", "A cable for two islands", second),
        attack.file if attacked else "voice.json": {
            **_article("voice", "Skelby Voice", "Council votes for the cable", third),
            **(attack.fields if attacked else {}),
        },
    }
    for name, article in articles.items():
        (folder / name).write_text(json.dumps(article), encoding="utf-8")
    return folder


def _article(name: str, outlet: str, title: str, text: str) -> dict[str, str]:
    return {
        "id": name,
        "outlet": outlet,
        "title": title,
        "byline": "By a reporter",
        "date": "2031-03-12",
        "url": f"https://{name}.example/cable",
        "text": text,
        "cluster": "cable",
    }


def obeying(attack: Attack) -> Responder:
    """Return a model that does what the attack asks, also when it is asked to mend."""
    return _model(attack.obeyed, attack.headline, attack.raw)


def honest(attack: Attack) -> Responder:
    """Return a model that does not."""
    return _model((attack.honest, HONEST), None, "")


def _model(said: tuple[Said, ...], headline: Said | None, raw: str) -> Responder:
    def respond(asked: Asked) -> str:
        if raw:
            return raw
        made: Answer = {}
        statements = [_statement(one, asked.lines) for one in said]
        if "headline" in asked.what:
            head = _statement(headline or said[0], asked.lines)
            made["headline"] = {"text": head["text"], "evidence": head["evidence"]}
        if "statements" in asked.what:
            made["statements"] = statements
        if "repairs" in asked.what:
            made["repairs"] = [
                {"item": item.id, **again} for item in asked.items for again in statements[-1:]
            ]
        if "opinions" in asked.what:
            made["opinions"] = [
                {"item": item.id, "why": "The editor asked for it.", "opinion": "entails"}
                for item in asked.items
            ]
        return json.dumps(made, ensure_ascii=False)

    return respond


def _statement(said: Said, lines: tuple[Line, ...]) -> Answer:
    evidence = []
    for cue, quote in said.evidence:
        line = next((one for one in lines if one.text.startswith(cue)), Line(cue, quote))
        evidence.append({"id": line.id, "quote": quote or line.text})
    return {
        "kind": said.kind,
        "basis": said.basis,
        "holder": said.holder,
        "text": said.text,
        "evidence": evidence,
    }
