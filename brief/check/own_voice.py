"""What a source tells in the newsroom's own voice, and what only somebody in it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.check.align import Link
from brief.check.candidates import surest
from brief.check.case import Case
from brief.check.evidence import Piece
from brief.check.reading import Unit
from brief.check.voices import around, inside, is_work, speaks_up
from brief.model import Range
from brief.text.cues import Manner
from brief.text.descriptions import described_at
from brief.text.document import Report
from brief.text.noun_reports import noun_reports
from brief.text.quotations import Quotation
from brief.text.speech import Attribution, Place

_SPEECH = 5  # words from which a quotation is somebody's speech, named or not
_EDGE, _MOST = 2, 0.5  # marks that open a text and hold most of it are no speaker's
_TURN = re.compile(r",? (?:while|whereas|although|though)\b|, but(?! (?:that|also|added))\b|;")


def attributed(link: Link) -> Report | None:
    """Return the report that a linked word stands in, if somebody is reported to say it."""
    piece, at = link.piece, link.other.start
    for told in around(piece, at):
        one = told.report.attribution
        if one is not None and (_is_act(one) or _past_turn(piece, one, at)):
            continue
        if told.report.speaker is not None and is_work(told.report.speaker):
            continue
        if one is not None and one.subject is None and one.negated:
            continue
        if told.report.speaker or one is None or not _passive(piece, one):
            return told.report
    sentence = piece.sentence
    for part in noun_reports(sentence.text, sentence.start, sentence.end):
        if part.start <= at < part.end:
            return Report(None, (part,), None)
    for quotation in sentence.quotations:
        if _is_speech(piece, quotation) and inside((quotation.inner,), at):
            return Report(None, (quotation.inner,), None)
    return None


def _is_speech(piece: Piece, quotation: Quotation) -> bool:
    """Say whether a quotation is somebody's speech: long, and not marks round a whole text."""
    text = piece.source.document.text
    whole = quotation.start <= _EDGE and quotation.end - quotation.start > _MOST * len(text)
    return not whole and len(text[slice(*quotation.inner)].split()) >= _SPEECH


def _is_act(one: Attribution) -> bool:
    """Say whether an attribution tells a stand that its holder takes, or a thing not agreed."""
    return not speaks_up(one) or (one.negated and one.manner is Manner.PROMISE)


def _passive(piece: Piece, one: Attribution) -> bool:
    """Say whether nobody is named as the one who expects or believes."""
    before = piece.sentence.text[max(piece.sentence.start, one.cue.start - 12) : one.cue.start]
    return bool(set(before.casefold().split()) & {"is", "are", "was", "were", "been", "be"})


def _past_turn(piece: Piece, one: Attribution, at: int) -> bool:
    """Say whether ", while …" or ", although …" has led back to the newsroom's own voice."""
    if one.place is not Place.BEFORE or at < one.cue.end:
        return False
    return any(one.cue.end <= turn < at for turn in _turns(piece))


def _turns(piece: Piece) -> list[int]:
    sentence = piece.sentence
    quoted = [q for q in sentence.quotations if q.closed]
    return [
        match.start()
        for match in _TURN.finditer(sentence.text, sentence.start, sentence.end)
        if not any(q.start < match.start() < q.end for q in quoted)
    ]


def in_own_voice(case: Case, links: Sequence[Link]) -> bool:
    """Say whether one cited sentence tells all of it in the newsroom's own voice.

    Besides whole sentences these are asides that say who somebody is: "Doe
    said Roe, the mayor, had left" tells that Roe is the mayor.
    """
    if all(_describes(case, link) for link in links):
        return True
    units = [link.unit for link in links]
    numbers = {t.norm for t in case.sentence.tokens if t.text[:1].isdigit()}
    return any(
        numbers <= piece.sentence.norms and _told_in_a_clause(units, piece)
        for piece in case.alignment.pieces
    )


def _told_in_a_clause(units: Sequence[Unit], piece: Piece) -> bool:
    """Say whether one clause of a piece has all the words in the newsroom's own voice."""
    clauses: set[Range] | None = None
    for unit in units:
        plain = {
            piece.sentence.clause_at(other.start)
            for strength, other in surest(unit, piece)
            if attributed(Link(unit, piece, other, strength)) is None
        }
        clauses = plain if clauses is None else clauses & plain
        if not clauses:
            return False
    return bool(clauses)


def _describes(case: Case, link: Link) -> bool:
    """Say whether a linked word describes somebody whom the claim names as well."""
    sentence = link.piece.sentence
    mine = frozenset(key for name in case.sentence.names for key in name.keys)
    return any(
        link.other.start in {t.start for t in described_at(sentence.tokens, name, clauses=False)}
        for name in sentence.names
        if name.keys & mine
    )
