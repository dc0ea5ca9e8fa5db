"""The words after a figure that name what is counted, as far as form alone tells."""

from __future__ import annotations

import re

from brief.model import Range
from brief.text.counting import looks_counted

_WORD = re.compile(
    r"(?:-|[^\S\n]{1,2}|[^\S\n]?\n(?=[a-z]))((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)"
)
_OF = re.compile(r"\s(?:out\s)?of(?=\s)")
_DETERMINERS = frozenset(
    "the a an its their his her our your my this that these those all other such both".split()
)
# Closed-class words and the commonest verbs, which end a noun phrase.
NOT_NOUNS = frozenset(
    "and or but nor so yet if as than then while when where who whom which that whose because "
    "of in on at by to for from with within without into onto over under above below about "
    "after before between among amid against across along around behind beyond during inside "
    "near off out outside per since through throughout toward towards until till up upon via "
    "is are was were be been being am has have had having do does did will would shall should "
    "can could may might must not no never also only just even still already now here there "
    "he she it they we you i him them us me each every any some said says say told including "
    "despite ago later earlier more less fewer so very too yesterday today tomorrow "
    "away apart together again ahead back once began took came went got gave made became found "
    "held kept led lost met ran fell saw sent spoke stood won wrote brought "
    "caught fled knew grew ever set put cut hit shut".split()
)
_DETERMINED = _DETERMINERS | {"s"}


def noun_after(text: str, pos: int, end: int, share: bool) -> Range | None:
    """Return the noun phrase that follows `pos`, or None.

    After a share ("75% of the Marne district") it keeps its determiner and is
    looked for behind "of" only. Otherwise it starts after "of the", and ends
    with the first plural.
    """
    link = _OF.match(text, pos, end)
    if share and link is None:
        return None
    at = link.end() if link else pos
    first = last = -1
    words = 0
    while words < 5 and (found := _WORD.match(text, at, end)):
        word, lower = found[1], found[1].lower()
        at = found.end()
        if lower in _DETERMINED:
            if words or not (link or share):
                break
            if share and first < 0:
                first = found.start(1)
            continue
        if (
            lower in NOT_NOUNS
            or lower.endswith(("n't", "n’t"))
            or (words and word.islower() and lower.endswith("ed"))
        ):
            break
        first = found.start(1) if first < 0 else first
        last, words = found.end(1), words + 1
        if looks_counted(word):
            break
    return Range(first, last) if words else None
