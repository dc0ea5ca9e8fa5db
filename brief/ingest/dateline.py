"""The dateline before a report's first words: "PORTO, March 3 (Agency) -"."""

from __future__ import annotations

import re

from brief.ingest.wording import DATE

# What follows begins a sentence; "NATO – which Vastland opposes –" is none.
_DASH = r"\s*(?:--|[-–—])\s+(?=[A-ZÀ-Þ0-9“\"‘'„«])"
# Capitals, as wires set them; or any case, where an agency in brackets or a
# date shows that it is a dateline and not the start of a sentence.
_CAPITALS = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:[,/]\s?[A-Z][\w.’' -]{{1,25}}){{0,2}}(?:,?\s\d{{1,2}}\.?)?"
    rf"(?:\s\([^()]{{2,40}}\))?{_DASH}"
)
_BRACKETED = re.compile(
    r"(?:[^\W\d_][\w.'’ -]{1,30}(?:[,/]\s?[\w.'’ /]{1,25}){0,2})?"
    rf"[(/][A-Za-z][^()/\n]{{1,40}}[)/]{_DASH}"
)
_DATED = re.compile(rf"[^\W\d_][\w.'’ -]{{1,30}},\s(?P<date>[^()\n–—]{{3,25}}?){_DASH}")
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]+ ?){1,3}(?:[,/] ?[A-ZÀ-Þ][\w.'’ -]{1,25})?"
    r"\s(?:--|[-–—])\s(?=[A-ZÀ-Þ“\"„«])"
)


def dateline_length(text: str, *, opens: bool = False) -> int:
    """How many characters of `text` are a dateline and the dash after it; 0 if none.

    `opens` says that it is the report's first paragraph, where a place in
    small letters and a dash are enough ("Brussels – The commission").
    """
    head = text[:120]
    opening = _PLACE.match(head) if opens else None
    if opening:
        return opening.end()
    for pattern in (_CAPITALS, _BRACKETED):
        match = pattern.match(head)
        if match and match.end() < len(text):
            return match.end()
    match = _DATED.match(head)
    if match and DATE.fullmatch(match["date"].strip()) and match.end() < len(text):
        return match.end()
    return 0
