"""Verbs that tell of one happening: two reporters seldom choose the same one."""

from __future__ import annotations

from brief.text.tokens import stem

_CLASSES = (
    "kill die perish slay claim lose",
    "injure hurt wound",
    "arrest detain seize apprehend hold jail imprison",
    "rescue save free pull",
    "sink capsize founder",
    "crash plunge collide smash",
    "explode erupt detonate",
    "burn scorch destroy gut raze consume",
    "strike hit shake rock batter",
    "cost price value",
    "rise grow increase climb gain jump surge add",
    "fall drop decline decrease shrink slip slide lose cut reduce",
    "pay spend",
    "sign conclude seal ink initial",
    "pass adopt approve back endorse vote",
    "reject veto defeat block",
    "open start begin launch commence reopen",
    "close shut end finish suspend halt",
    "meet gather convene assemble talk",
    "find discover recover locate unearth",
    "appoint name choose select elect pick",
    "resign quit leave depart",
    "lead head chair command",
    "march demonstrate protest rally",
    "attend watch visit",
    "build construct erect found set establish",
    "employ hire create",
    "buy acquire purchase take",
    "sell",
    "win beat defeat",
    "score net",
    "write pen author draft",
    "arrive land come",
    "cross enter",
    "flee evacuate displace",
    "carry transport hold",
    "last take",
    "recall withdraw",
    "order demand",
    "give grant donate pledge promise",
)
"""Each line is one happening."""

HAPPENINGS: dict[str, frozenset[str]] = {}
for _number, _line in enumerate(_CLASSES):
    for _word in _line.split():
        _known = HAPPENINGS.get(stem(_word), frozenset())
        HAPPENINGS[stem(_word)] = _known | {f"#{_number}"}


def happening(verb: str) -> frozenset[str]:
    """Return what the stem of a verb tells of: itself, and the classes it is in."""
    return HAPPENINGS.get(verb, frozenset()) | {verb}
