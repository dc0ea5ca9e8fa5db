"""What square brackets in a quotation may say: whom a pronoun means, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.evidence import Piece
from brief.model import Range
from brief.text.document import Document
from brief.text.function_words import FUNCTION_WORDS, NEGATIONS, PREPOSITIONS
from brief.text.tokens import Token, tokenize, words
from brief.text.verbs import looks_finite

_LONGEST = 40
_MOST_REPLACED = 2
_SPEAKERS = frozenset("we us our ours i me my mine ourselves myself".split())
_OTHERS = frozenset(
    """he she it they him her them his hers its their theirs this that these those""".split()
)
_POINTING = _SPEAKERS | _OTHERS
_MODALS = {
    "will": "would",
    "'ll": "would",
    "would": "would",
    "'d": "would",
    "can": "could",
    "could": "could",
    "may": "might",
    "might": "might",
    "shall": "should",
    "should": "should",
    "must": "must",
}
_TENSED = {
    **dict.fromkeys("be am is are was were been 's 're 'm".split(), "be"),
    **dict.fromkeys("have has had 've".split(), "have"),
    **dict.fromkeys("do does did".split(), "do"),
    **_MODALS,
}
_FITTING = (
    _POINTING
    | PREPOSITIONS
    | frozenset("the a an and that to who which is are was were be".split())
)
_BEFORE = 2  # sentences in which the one whom a pronoun means may be named


def insertion_fault(inserted: str, piece: Piece, gap: Range, *, lead: bool) -> str:
    """Say why an insertion is no resolution of a pronoun or change of form; "" if it is one.

    `gap` is what the source has in its place; with `lead` its last word is.
    """
    text = piece.source.article.text
    replaced = words(text, *gap)
    if lead:
        replaced = replaced[-1:]
    added = words(inserted)
    if len(inserted) > _LONGEST or len(replaced) > _MOST_REPLACED:
        return f"[{inserted}] stands for too much"
    if any(token.norm in NEGATIONS for token in added):
        return f"[{inserted}] adds a negation"
    if not replaced and any(_weighs(token) for token in added):
        return f"[{inserted}] adds to what was said"
    if _same_form(added, replaced):
        return ""
    pointing = [token for token in replaced if token.norm in _POINTING]
    if len(pointing) < len(replaced):
        return f"[{inserted}] replaces “{' '.join(t.norm for t in replaced)}”"
    if not _is_meant(added, pointing, piece, gap):
        return f"[{inserted}] is not in the source here"
    return ""


def _weighs(token: Token) -> bool:
    """Say whether a function word changes what is said: "all", "may", "only"; "the" does not."""
    return token.norm in FUNCTION_WORDS and token.norm not in _FITTING


def replaced_end(text: str, at: int) -> int:
    """Return where the pronoun behind `at` ends that a last insertion stands for, or `at`."""
    behind = words(text, at, min(len(text), at + _LONGEST))[:1]
    return behind[0].end if behind and behind[0].norm in _POINTING else at


def _same_form(added: Sequence[Token], replaced: Sequence[Token]) -> bool:
    """Say whether only person, tense or letters differ: "[he would]" for "I will"."""
    if not replaced:
        return False
    if [t.stem for t in added] == [t.stem for t in replaced][-len(added) :]:
        return True
    mine, theirs = map(_forms, (added, replaced))
    return mine == theirs and all(t.norm in FUNCTION_WORDS for t in added)


def _forms(tokens: Sequence[Token]) -> list[str]:
    """Return the tokens with persons and tenses made one."""
    return ["he" if t.norm in _POINTING else _TENSED.get(t.norm, t.stem) for t in tokens]


def _is_meant(added: Sequence[Token], pointing: Sequence[Token], piece: Piece, gap: Range) -> bool:
    """Say whether the source has the inserted words where they can be what is meant.

    For "we" those are the words that name or describe the speaker; for others
    the nearest before that name anything.
    """
    content = {t.stem for t in added if t.norm not in FUNCTION_WORDS}
    if not content:
        return True
    document = piece.source.document
    index = document.index_at(gap.start)
    index = piece.index if index is None else index
    start = document.sentences[index].start
    here = _stems(document.text, start, gap.start)
    if any(t.norm in _OTHERS for t in pointing) and _names_a_thing(document, start, gap):
        return content <= here
    if all(t.norm in _SPEAKERS for t in pointing) and pointing:
        return content <= here | _of_speaker(document, index)
    return content <= here | _around(document, index)


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words of a part of a text."""
    return frozenset(t.stem for t in tokenize(text, start, end))


def _names_a_thing(document: Document, start: int, gap: Range) -> bool:
    """Say whether a clause with a noun for its subject stands before in the sentence."""
    tokens = tokenize(document.text, start, gap.start)
    verb = next((i for i in range(1, len(tokens)) if looks_finite(tokens, i)), None)
    if verb is None:
        return False
    return any(t.is_word and t.norm not in FUNCTION_WORDS for t in tokens[:verb])


def _around(document: Document, index: int) -> frozenset[str]:
    """Return the stems of a sentence, of those before it, and of who speaks in it."""
    found: set[str] = set(_of_speaker(document, index))
    for near in range(max(0, index - _BEFORE), index + 1):
        found |= _stems(document.text, *document.sentences[near])
    person = document.subject(index)
    if person:
        found |= _stems(person.label, 0, len(person.label)) | document.described(person.keys)
    return frozenset(found)


def _of_speaker(document: Document, index: int) -> frozenset[str]:
    """Return the stems of the words that name and describe who speaks in a sentence."""
    found: set[str] = set()
    for report in document.reports(index):
        if report.speaker:
            found |= document.described(report.speaker.keys)
            found |= _stems(report.speaker.label, 0, len(report.speaker.label))
    return frozenset(found)
