"""Who said what: attributions in one sentence, with offsets.

An attribution has a cue ("said", "according to", "ruled out"), a subject (the
words that name the holder) and the content that is attributed. The cue may
stand before the content, after it or inside it. Resolving the subject's words
to a person, and sentences that are all quotation, is `Document`'s work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from brief.model import Range
from brief.text.cues import ACCORDING, ATTITUDES, CUES, PHRASES, STRICT, Manner
from brief.text.fold import fold
from brief.text.function_words import AUXILIARIES, CALENDAR, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from brief.text.irregular import PAST_FORMS
from brief.text.quotations import quotations
from brief.text.roles import OFFICIALS, ROLE_NOUNS
from brief.text.tokens import Token, TokenKind, stem, tokenize
from brief.text.verbs import looks_finite


class Place(StrEnum):
    """Where the cue stands with respect to the content."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; ranges are offsets into the text that was read.

    `subject` is None when the sentence does not name the holder ("It was
    announced that"); `attitude` is true when the content is a thing the
    holder takes a stand on, not a clause that was uttered.
    """

    subject: Range | None
    cue: Range
    lemma: str
    manner: Manner
    content: tuple[Range, ...]
    place: Place
    attitude: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue verb found in a token list: its first and last token, and what it is."""

    first: int
    last: int
    lemma: str
    manner: Manner
    attitude: bool


_ADVERB = re.compile(r"\w{2,}ly\Z|later|also|then|now|once|again|so|far|thus|long|since|further|already|"
                     r"previously|never|not|yet|still|only|just|even|too|today|earlier|meanwhile|always|often|\Z")
_THAT = frozenset({"that", "how", "why", "whether"})
_BE = frozenset("is are was were be been being".split())
_ADJUNCT_MAX = 14
_CARRIERS = frozenset("known seeks wants continues continued refused".split())
_SUBJECT_WORDS = frozenset("that this these those both all some many several".split())
_PLURAL_SUBJECTS = frozenset("they we you i who".split())
_COMPLEMENTS = frozenset("\" ' : to it him her them out there he she they we".split())
_BREAKS = frozenset(
    """but while that because although though as whereas who which what if when after before since
    so where""".split()
)
_TELLING = frozenset(stem(word) for word in "tell inform assure remind promise warn ask".split())


def _match_cue(tokens: Sequence[Token], at: int) -> _Cue | None:
    """Return the cue whose verb is `tokens[at]`, the longest construction first."""
    token = tokens[at]
    if not token.is_word or (token.text[0].isupper() and at) or token.norm.endswith("ly"):
        return None
    for phrase, manner in PHRASES:
        size = len(phrase)
        if tuple(t.stem for t in tokens[at : at + size]) == phrase:
            return _Cue(at, at + size - 1, " ".join(phrase), manner, manner is not Manner.SAY)
    if token.stem in CUES and (token.stem not in STRICT or _beside_words(tokens, at)):
        return _Cue(at, at, token.stem, CUES[token.stem], attitude=False)
    if token.stem in ATTITUDES:
        return _Cue(at, at, token.stem, ATTITUDES[token.stem], attitude=True)
    return None


def _beside_words(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "that", a colon or a quotation mark stands next to the cue's clause."""
    after = [t.norm for t in tokens[at + 1 : at + 3]]
    before = [t.norm for t in tokens[max(0, at - 8) : at]]
    return bool(after[:1] and after[0] in {"that", ":", '"'}) or after == [",", '"'] or '"' in before


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the cue at `at` is used as a verb with a subject, not as a noun."""
    norm = tokens[at].norm
    back = _left_of_adverbs(tokens, at)
    before = tokens[back] if back >= 0 else None
    word = before.norm if before else ""
    if norm.endswith("ing"):
        return word in {"", ",", "and", "but", "-", '"'} or word in _BE
    if word == "to":
        return back > 0 and tokens[back - 1].norm in _CARRIERS
    if word in DETERMINERS | PREPOSITIONS | {"'s"} and word not in _SUBJECT_WORDS:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].norm == "by" and word not in _BE:
        return False
    if norm.endswith("ed") or norm in PAST_FORMS or norm in {"said", "told", "made", "says"}:
        return True
    if not _has_complement(tokens, at) or before is None:
        return False
    named = before.is_word and before.text[0].isupper()
    if norm.endswith("s") and not norm.endswith("ss"):
        return named or word in {"he", "she", "it", "who"} or word in ROLE_NOUNS | OFFICIALS
    return named or word in _PLURAL_SUBJECTS | AUXILIARIES or word in OFFICIALS


def _left_of_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the nearest token left of `at` that is no adverb; -1 at the start."""
    back = at - 1
    while back >= 0 and tokens[back].is_word and _ADVERB.match(tokens[back].norm):
        back -= 1
    return back


def _has_complement(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows a verb-or-noun form fits a verb: that, a quotation, a noun phrase."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    return after.norm in _THAT | DETERMINERS | _COMPLEMENTS or (after.is_word and after.text[0].isupper())


def _passive(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the cue at `at` is a passive participle ("was described as")."""
    back = _left_of_adverbs(tokens, at)
    return back >= 0 and tokens[back].norm in _BE and not tokens[at].norm.endswith("ing")


def _auxiliaries(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Step left over auxiliaries and adverbs before a cue; say if one negates it."""
    negated = False
    while at > 0 and tokens[at - 1].is_word:
        norm = tokens[at - 1].norm
        if not (norm in AUXILIARIES or _ADVERB.match(norm) or norm in {"known", "to", "out"}):
            break
        negated |= norm in {"not", "never"}
        at -= 1
    return at, negated


def _subject(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase before `verb`, an apposition left out."""
    stop = verb
    if stop and tokens[stop - 1].norm == ",":
        opened = next((i for i in range(stop - 2, -1, -1) if tokens[i].norm == ","), None)
        if opened is None or opened == 0:
            return None
        stop = opened
    start = stop
    while start > 0:
        token = tokens[start - 1]
        if token.kind is TokenKind.PUNCT and token.norm not in {"-", ".", "'", "[", "]"}:
            break
        if token.norm in _BREAKS:
            break
        if token.norm == "and" and any(looks_finite(tokens, i) for i in range(start - 2, max(-1, start - 12), -1)):
            break
        if looks_finite(tokens, start - 1) and token.norm not in {"'s"}:
            break
        start -= 1
    while start < stop and (tokens[start].norm in CONJUNCTIONS | {"and", "or"} or tokens[start].kind is TokenKind.PUNCT and tokens[start].norm not in {"["}):
        start += 1
    if start < stop and tokens[start].norm in PREPOSITIONS:
        start = next((i for i in range(start, stop) if tokens[i].text[0].isupper()), stop)
    return (start, stop) if start < stop else None


def _main_subject(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the subject of the first finite verb before a coordinated one ("A did x and said y")."""
    if not verb or tokens[_left_of_adverbs(tokens, verb)].norm not in {"and", "but"}:
        return None
    first = next((i for i in range(1, verb) if looks_finite(tokens, i)), None)
    if first is None:
        return None
    start, _ = _auxiliaries(tokens, first)
    return _subject(tokens, start)


def _inverted(tokens: Sequence[Token], cue: _Cue, end: int) -> tuple[int, int] | None:
    """Return the subject of "said Jane Doe, the minister": the noun phrase right behind the cue."""
    start = cue.last + 1
    stop = start
    while stop < end and not (tokens[stop].kind is TokenKind.PUNCT and tokens[stop].norm not in {"-", ".", "'"}):
        if tokens[stop].norm in PREPOSITIONS - {"of", "for"} | CONJUNCTIONS | {"that"}:
            break
        if stop > start and looks_finite(tokens, stop):
            return None
        stop += 1
    if start == stop or tokens[start].norm in _THAT | {"to"}:
        return None
    head = tokens[start]
    named = any(t.is_word and t.text[0].isupper() for t in tokens[start:stop])
    return (start, stop) if named or head.norm in DETERMINERS or head.norm in {"he", "she", "they"} else None


def _range(tokens: Sequence[Token], span: tuple[int, int]) -> Range:
    """Return the offsets of a token range."""
    return Range(tokens[span[0]].start, tokens[span[1] - 1].end)


def _trimmed(text: str, start: int, end: int) -> Range | None:
    """Return `[start, end)` without outer white space and joining punctuation, or None."""
    while start < end and text[start] in " \t\u00a0,:;–—-":
        start += 1
    while start < end and text[end - 1] in " \t\u00a0,:;–—-":
        end -= 1
    return Range(start, end) if start < end else None


def _in_quotation(text: str, start: int, end: int, at: int) -> bool:
    """Say whether offset `at` lies inside quotation marks."""
    return any(q.start < at < q.end for q in quotations(text, start, end))


def _after_cue(tokens: Sequence[Token], cue: _Cue) -> int:
    """Return the index where the content begins: past the hearer, the occasion and "that"."""
    at = cue.last + 1
    if cue.attitude or at >= len(tokens):
        return at
    first = tokens[at]
    if first.norm in _THAT | {":"}:
        return at + 1 if first.norm in {"that", ":"} else at
    adjunct = first.norm in PREPOSITIONS | CALENDAR or cue.lemma in _TELLING or _temporal(first)
    for ahead in range(at, min(len(tokens), at + _ADJUNCT_MAX) if adjunct else at):
        norm = tokens[ahead].norm
        if norm in {"that", ":"}:
            return ahead + 1
        if norm in {";", ".", "but", "and"} or looks_finite(tokens, ahead):
            break
    return at


def _build(text: str, tokens: Sequence[Token], cue: _Cue, bounds: Range) -> Attribution | None:
    """Read subject and content around one cue, or None when it attributes nothing."""
    passive = _passive(tokens, cue.first)
    gerund = tokens[cue.first].norm.endswith("ing")
    verb, negated = _auxiliaries(tokens, cue.first)
    subject = None if passive or (gerund and verb == cue.first) else _subject(tokens, verb)
    tail = Range(tokens[cue.last].end, bounds.end)
    left_end = tokens[subject[0]].start if subject else tokens[cue.first].start
    left = _trimmed(text, bounds.start, left_end)
    left_closed = left is not None and re.search(r"[,”\"'’?!–—]\s*\Z", text[bounds.start : left_end]) is not None
    if not cue.attitude and left is not None and left_closed:
        behind = subject
        if behind is None or (behind[1] - behind[0]) > _ADJUNCT_MAX:
            behind = _inverted(tokens, cue, len(tokens))
        found = behind and _trailing(text, tokens, cue, behind, bounds, left)
        if found:
            return found
    if passive and (cue.attitude or [t.norm for t in tokens[cue.last + 1 : cue.last + 2]] != ["that"]):
        return None
    begin = _after_cue(tokens, cue)
    content = _trimmed(text, tokens[begin].start if begin < len(tokens) else bounds.end, tail.end)
    if subject is None and not (passive or gerund):
        subject = _main_subject(tokens, verb)
    coordinated = cue.first and tokens[_left_of_adverbs(tokens, verb)].norm in {"and", "but"}
    if content is None or (subject is None and not (passive or gerund or coordinated)):
        return None
    return Attribution(
        _range(tokens, subject) if subject else None,
        Range(tokens[cue.first].start, tokens[cue.last].end),
        cue.lemma, cue.manner, (content,), Place.BEFORE, cue.attitude, negated,
    )


def _trailing(
    text: str, tokens: Sequence[Token], cue: _Cue, subject: tuple[int, int], bounds: Range, left: Range
) -> Attribution | None:
    """Read "CONTENT, SUBJECT cue …": nothing but an adjunct, or more quotation, may follow."""
    last = max(subject[1] - 1, cue.last)
    rest = tokens[last + 1 :]
    content: list[Range] = [left]
    place = Place.AFTER
    quoted = next((i for i, t in enumerate(rest) if t.norm == '"' and t.kind is TokenKind.PUNCT), None)
    left_quoted = any(q.closed for q in quotations(text, bounds.start, left.end + 1))
    if quoted is not None and quoted <= _ADJUNCT_MAX and left_quoted:
        more = _trimmed(text, rest[quoted].start, bounds.end)
        content += [more] if more else []
        place = Place.INSIDE
    elif rest and rest[0].norm in _THAT | {":"}:
        return None
    elif any(looks_finite(rest, i) for i in range(len(rest))) and rest[0].norm != ",":
        return None
    elif len(rest) > _ADJUNCT_MAX + 6 and rest[0].norm != ",":
        return None
    elif cue.last + 1 < len(tokens) and subject[1] <= cue.first and rest and rest[0].norm not in {",", "."} and rest[0].norm not in PREPOSITIONS and not _temporal(rest[0]):
        return None
    elif rest and rest[0].norm == ",":
        more = _trimmed(text, rest[0].end, bounds.end)
        told = any(looks_finite(rest, i) for i in range(1, len(rest)))
        if more and told and rest[1].norm not in DETERMINERS | {"who", "which"} and not rest[1].norm.endswith("ing"):
            content.append(more)
            place = Place.INSIDE
    return Attribution(
        _range(tokens, subject), Range(tokens[cue.first].start, tokens[cue.last].end),
        cue.lemma, cue.manner, tuple(content), place, cue.attitude,
    )


def _temporal(token: Token) -> bool:
    """Say whether a token may begin an adjunct of time or manner behind a cue."""
    return token.text[0].isupper() or token.norm in {"last", "this", "next", "yesterday", "today", "later", "earlier"} or token.norm.endswith("ly")


_ACCORDING = re.compile(r"(?<!\w)(?:" + "|".join(ACCORDING) + r")\s+")


def _according(text: str, start: int, end: int) -> list[Attribution]:
    """Return the attributions made by a preposition: "according to the ministry"."""
    view = fold(text[start:end])
    found: list[Attribution] = []
    for match in _ACCORDING.finditer(view.text):
        cue = view.original(*match.span())
        cue = Range(cue.start + start, cue.end + start)
        close = re.compile(r"[,.;”\"]").search(text, cue.end, end)
        stop = close.start() if close else end
        subject = _trimmed(text, cue.end, stop)
        before = _trimmed(text, start, cue.start)
        after = _trimmed(text, stop, end)
        content = before if before and len(before_words(text, before)) > 2 else after
        if subject and content and not _in_quotation(text, start, end, cue.start):
            place = Place.AFTER if content is before else Place.BEFORE
            found.append(Attribution(subject, Range(cue.start, cue.end), "accord", Manner.SAY, (content,), place))
    return found


def before_words(text: str, part: Range) -> list[str]:
    """Return the words of a range, to see whether it is more than a connective."""
    return text[part.start : part.end].split()


@lru_cache(maxsize=16384)
def attributions(text: str, start: int = 0, end: int | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of the sentence `text[start:end]`, in order of their cues.

    Cues inside quotation marks are the quoted person's own words and are left
    out. The content of an attribution ends where the next one's clause begins
    when the two share a subject ("said A, but added that B").
    """
    stop = len(text) if end is None else end
    tokens = tokenize(text, start, stop)
    found: list[Attribution] = []
    at = 0
    while at < len(tokens):
        cue = _match_cue(tokens, at) if tokens[at].is_word else None
        if cue is None or not _verbal(tokens, at) or _in_quotation(text, start, stop, tokens[at].start):
            at += 1
            continue
        made = _build(text, tokens, cue, Range(start, stop))
        if made:
            found.append(made)
        at = cue.last + 1
    found.extend(_according(text, start, stop))
    return _chained(text, tuple(sorted(found, key=lambda a: a.cue.start)))


def _chained(text: str, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Share subjects between coordinated attributions, and end each content where the next begins."""
    out: list[Attribution] = []
    for one in found:
        last = out[-1] if out else None
        if last and last.place is Place.BEFORE and one.place is Place.BEFORE:
            cut = one.subject.start if one.subject and one.subject.start > last.cue.end else one.cue.start
            ended = _ended(text, last, cut, gerund=text[one.cue.start : one.cue.end].endswith("ing"))
            if ended:
                out[-1] = replace(last, content=(ended,))
                if one.subject is None:
                    one = replace(one, subject=last.subject)
        if one.subject is not None or one.place is not Place.BEFORE or not last:
            out.append(one)
        elif _is_that(text, one):
            out.append(one)
    return tuple(out)


def _is_that(text: str, one: Attribution) -> bool:
    """Say whether "that" stands right before the content, which marks a report without subject."""
    return text[one.cue.end : one.content[0].start].split() == ["that"]


_JOINT = re.compile(
    r"(?:,|\b(?:and|but|while|yet|whereas|though|although|then)\b|[–—])"
    r"(?:\s*\b(?:and|but|then|also|later|has|have|had|is|was|so|far|long|since|never|not|yet|too|\w+ly)\b)*\s*\Z"
)


def _ended(text: str, one: Attribution, cut: int, *, gerund: bool) -> Range | None:
    """Return the content of `one` up to a coordinated attribution at `cut`, else None."""
    start, end = one.content[0]
    if not start < cut < end:
        return None
    joint = _JOINT.search(text, start, cut)
    if joint is None or (joint.group().strip() == "," and not gerund):
        return None
    return _trimmed(text, start, joint.start())


