"""Which word a stance marker bears on."""

from __future__ import annotations

from brief.check.reading import Sentence, Unit
from brief.text.stance import Marker, Stance

_HEAD_REACH = 6


def markers_of(sentence: Sentence, stance: Stance) -> list[Marker]:
    """Return the markers of one class."""
    return [marker for marker in sentence.markers if marker.stance is stance]


def governs(marker: Marker, unit: Unit) -> bool:
    """Say whether the unit stands in what the marker governs, behind the marker itself."""
    return marker.end <= unit.start < marker.scope.end


def head_of(sentence: Sentence, marker: Marker) -> Unit | None:
    """Return the first content word behind a marker, adverbs passed over, within its scope."""
    first = sentence.token_at(marker.end)
    for unit in sentence.words:
        if unit.start < marker.end:
            continue
        if unit.start >= marker.scope.end or unit.first - first > _HEAD_REACH:
            return None
        if unit.norm.endswith("ly"):
            continue
        if any(
            m.start <= unit.start < m.end and m is not marker
            for m in sentence.markers
            if m.stance is Stance.HEDGE
        ):
            continue
        return unit
    return None
