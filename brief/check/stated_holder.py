"""S501: whether the holder that a statement states beside its text is a speaker of its sources."""

from __future__ import annotations

from brief.check.called import description_of, head_of
from brief.check.case import Case
from brief.check.holders import keys_of, same_keys
from brief.check.mouthpieces import VOICES
from brief.text.document import Speaker
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.names import names
from brief.text.speakers import is_person
from brief.text.tokens import tokenize


def holder_matches(case: Case, holder: str, speaker: Speaker) -> bool:
    """Say whether a statement's holder is the speaker; "Person / Country" may be either.

    A holder named by fewer words than the speaker has to name what the speaker
    is: "the ministry" may be the foreign ministry, "Doe" is no aide to Doe.
    """
    tokens = tokenize(speaker.label)
    label = {t.stem for t in tokens if t.is_word}
    head = {t.stem for t in head_of(tokens)[-1:]}
    for part in holder.split(" / "):
        names = case.book.names(part)
        if names and same_keys(case, keys_of(names), speaker.keys):
            return True
        words = {t.stem for t in tokenize(part) if t.is_word}
        if words and ((words <= label and head <= words) or label <= words):
            return True
        body = names and not any(is_person(name, case.book) for name in names)
        if body and head <= VOICES and words <= label | description_of(case, speaker).words:
            return True
    return False


def added_to_name(case: Case, holder: str) -> str:
    """Return the first word of a holder's name that the sources do not have; empty if all are.

    A name that the sources have anywhere, or a country in any form, may be used.
    """
    known = {one for piece in case.pieces for pair in piece.source.pairs for one in pair}
    given = [
        name
        for name in names(holder)
        if any(key[0] == "~" for key in name.keys) or max(name.keys, key=len) in case.book.labels
    ]
    for token in tokenize(holder):
        named = any(name.start <= token.start < name.end for name in given)
        small = token.norm in DETERMINERS | PREPOSITIONS | {"and", "'s"}
        if token.is_word and not (named or small or token.stem in known):
            return token.text
    return ""
