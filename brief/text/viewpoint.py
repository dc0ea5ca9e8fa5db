"""Attribution without a verb of saying: whose view, words or count a clause is.

"In Doe's view", "on the ministry's figures", "as the union sees it", "if the
mayor is right", "worse than Doe had feared" and "to the mayor, it was" give
the clause around them to somebody; "“…” was how Doe put it" and "“…” was Doe's
reply" the quotation before them. The nouns and verbs here are those of views, words and counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.model import Range
from brief.text.attribution import Attribution, Place
from brief.text.cues import Manner
from brief.text.function_words import CALENDAR
from brief.text.noun_phrases import RELATIVE, TokenRange, phrase_start
from brief.text.roles import OFFICIALS, ROLE_NOUNS
from brief.text.sentence_view import SentenceView
from brief.text.tokens import Token, TokenKind, stem
from brief.text.verbs import BE, is_adverb, looks_finite

_JOINING = RELATIVE | {"that", "and", "but"}
_PERSONS = ROLE_NOUNS | OFFICIALS

_COUNTS = "account count figures numbers reckoning estimate estimates calculations evidence word"
_NOUNS = {
    "in": frozenset(
        """view opinion words eyes telling judgment judgement estimation assessment reading phrase
        version""".split()
    ),
    "on": frozenset([*_COUNTS.split(), "telling", "version"]),
    "by": frozenset([*_COUNTS.split(), "telling", "admission"]),
    "from": frozenset("viewpoint perspective standpoint".split()),
    "to": frozenset("mind eyes".split()),
}
_BARE = frozenset({"view", "account"})
_OWNERS = frozenset("his her its their".split())
_OWNING = _OWNERS | {"'s", "'"}
_SEES = frozenset("see sees saw put puts tell tells told view views viewed".split())
_THINGS = frozenset("it things matters".split())
_LOOKS = BE | frozenset("seemed seems looked looks appeared appears sounded meant means".split())
_REPLIES = frozenset(
    """message verdict view reply answer response warning conclusion description comment assessment
    explanation advice word words summary plea promise pledge judgment judgement slogan""".split()
)
_WORDS = _REPLIES | frozenset(
    """statement claim estimate prediction forecast position opinion fear hope belief argument
    allegation complaint contention theory account finding guess impression suspicion""".split()
)
_HELD = frozenset(
    map(stem, "fear expect hope predict forecast think believe estimate anticipate".split())
)
_HINTS = frozenset().union(
    *_NOUNS.values(), _THINGS, _WORDS, "right correct believed trusted truth how what".split()
) | frozenset({"than"})
_BESIDE = 2  # characters between a quotation and its verb
_LONGEST = 12  # tokens of a holder


def by_viewpoint(view: SentenceView) -> list[Attribution]:
    """Return the attributions of a sentence that no verb of saying makes."""
    found: list[Attribution] = []
    first = view.tokens[0].norm if view.tokens else ""
    if first not in {"to", "for"} and _HINTS.isdisjoint(t.norm for t in view.tokens):
        return found
    for at, token in enumerate(view.tokens):
        if token.norm in _NOUNS or token.norm in {"as", "if", "for", "than"}:
            read = None if view.quoted(token.start) else _opened(view, at)
        elif token.norm in BE and at:
            read = None if view.quoted(token.start) else _of_quotation(view, at)
            read = read or (None if view.quoted(token.start) else _of_word(view, at))
        else:
            continue
        if read is not None:
            found.append(read)
    return found


def _opened(view: SentenceView, at: int) -> Attribution | None:
    """Read a phrase that opens with the preposition or conjunction at `at`."""
    norm = view.tokens[at].norm
    for holder, end in _readings(view.tokens, at):
        return around(view, (at, end), view.range_of(holder), Manner.CLAIM)
    if norm in {"to", "for"}:
        return _addressed(view, at)
    return None


def _readings(tokens: Sequence[Token], at: int) -> Iterator[tuple[TokenRange, int]]:
    """Yield the holder and the end of the phrase for each form that fits at `at`."""
    norm = tokens[at].norm
    nouns = _NOUNS.get(norm, frozenset())
    if nouns:
        yield from _owned(tokens, at, nouns)
        yield from _of(tokens, at, nouns)
    if norm == "as":
        yield from _as_seen(tokens, at)
    if norm == "if":
        yield from _if_right(tokens, at)
    if norm == "than":
        yield from _than_feared(tokens, at)


def _phrase(tokens: Sequence[Token], start: int) -> int:
    """Return where the noun phrase that begins at `start` has to have ended."""
    at = start
    while at < min(len(tokens), start + _LONGEST):
        token = tokens[at]
        mark = token.kind is TokenKind.PUNCT and token.norm not in {"-", ".", "'", "&"}
        if mark or (at > start and looks_finite(tokens, at) and token.norm != "'s"):
            break
        if token.norm in _JOINING:
            break
        at += 1
    while at > start and at == len(tokens) and tokens[at - 1].kind is TokenKind.PUNCT:
        at -= 1
    return at


def _owned(
    tokens: Sequence[Token], at: int, nouns: frozenset[str]
) -> Iterator[tuple[TokenRange, int]]:
    """Read "in the minister's view", "in her own words"."""
    stop = _phrase(tokens, at + 1)
    for noun in range(at + 2, stop):
        if tokens[noun].norm not in nouns:
            continue
        owner = noun - 1
        while owner > at + 1 and tokens[owner].norm not in _OWNING:
            owner -= 1
        if noun - owner > 3:
            continue
        if tokens[owner].norm in _OWNERS:
            yield (owner, owner + 1), noun + 1
        elif tokens[owner].norm in {"'s", "'"} and owner > at + 1:
            yield (at + 1, owner), noun + 1
        return


def _of(
    tokens: Sequence[Token], at: int, nouns: frozenset[str]
) -> Iterator[tuple[TokenRange, int]]:
    """Read "on the figures of the harbour office"."""
    noun = at + 1 + _is(tokens, at + 1, {"the", "a"})
    if noun == at + 1 and _is(tokens, noun, _BARE):
        return  # "in view of the strike" gives a reason
    if _is(tokens, noun, nouns) and _is(tokens, noun + 1, {"of"}):
        stop = _phrase(tokens, noun + 2)
        if stop > noun + 2:
            yield (noun + 2, stop), stop


def _as_seen(tokens: Sequence[Token], at: int) -> Iterator[tuple[TokenRange, int]]:
    """Read "as the union sees it"."""
    for verb in range(at + 2, min(len(tokens) - 1, at + _LONGEST)):
        if tokens[verb].norm in _SEES and tokens[verb + 1].norm in _THINGS:
            yield (at + 1, verb), verb + 2
            return
        if tokens[verb].kind is TokenKind.PUNCT and tokens[verb].norm not in {"-", ".", "'"}:
            return


def _if_right(tokens: Sequence[Token], at: int) -> Iterator[tuple[TokenRange, int]]:
    """Read "if the mayor is right", "if Doe is to be believed"."""
    verb = _phrase(tokens, at + 1)
    if verb <= at + 1 or not _is(tokens, verb, BE):
        return
    after = [token.norm for token in tokens[verb + 1 : verb + 4]]
    if after[:1] in (["right"], ["correct"]):
        yield (at + 1, verb), verb + 2
    elif after in (["to", "be", "believed"], ["to", "be", "trusted"], ["telling", "the", "truth"]):
        yield (at + 1, verb), verb + 4


def _than_feared(tokens: Sequence[Token], at: int) -> Iterator[tuple[TokenRange, int]]:
    """Read "worse than the union had feared": they measure it by what they thought."""
    verb = _phrase(tokens, at + 1)
    had = verb + (verb < len(tokens) and tokens[verb].norm in {"had", "have", "has"})
    if verb > at + 1 and had < len(tokens) and tokens[had].stem in _HELD:
        yield (at + 1, verb), had + 1


def _is(tokens: Sequence[Token], at: int, norms: frozenset[str] | set[str]) -> bool:
    """Say whether one of `norms` stands at `at`."""
    return 0 <= at < len(tokens) and tokens[at].norm in norms


def _addressed(view: SentenceView, at: int) -> Attribution | None:
    """Read "To the mayor, it was a farce": a person, then a clause with "be" or "seem"."""
    tokens = view.tokens
    if at or not tokens[at].text[0].isupper():
        return None
    comma = _phrase(tokens, 1)
    if not 1 < comma < len(tokens) or tokens[comma].norm != ",":
        return None
    head = tokens[comma - 1]
    person = head.norm in _PERSONS or (comma > 2 and head.text[0].isupper())
    named = person and head.norm not in CALENDAR and tokens[1].text[0].isalpha()
    verb = next((i for i in range(comma + 1, len(tokens)) if looks_finite(tokens, i)), None)
    if not named or verb is None or tokens[verb].norm not in _LOOKS:
        return None
    return around(view, (at, comma), view.range_of((1, comma)), Manner.CLAIM)


def _of_quotation(view: SentenceView, at: int) -> Attribution | None:
    """Read "“…” was how Doe put it", "“…” was the message of Doe", "“…” was Doe's reply"."""
    tokens = view.tokens
    left = view.part(view.start, tokens[at].start)
    quoted = any(q.closed and 0 <= tokens[at].start - q.end <= _BESIDE for q in view.quotations)
    if not left or not quoted:
        return None
    holder = _teller(tokens, at + 1)
    if holder is None:
        return None
    cue = Range(tokens[at].start, tokens[at].end)
    return Attribution(view.range_of(holder), cue, "be", Manner.SAY, (left,), Place.AFTER)


def _of_word(view: SentenceView, at: int) -> Attribution | None:
    """Read "Doe's estimate is that A", "the fear of the union was that A"."""
    tokens = view.tokens
    if not _is(tokens, at + 1, {"that"}) or at + 2 >= len(tokens):
        return None
    start = phrase_start(tokens, at)
    content = view.part(tokens[at + 1].end, view.segment(tokens[at].start).end)
    noun = next((i for i in range(start, at) if tokens[i].norm in _WORDS), None)
    if noun is None or content is None:
        return None
    if noun == at - 1 and noun > start + 1 and tokens[noun - 1].norm == "'s":
        holder = (start, noun - 1)
    elif noun == at - 1 and noun > start and tokens[noun - 1].norm in _OWNERS:
        holder = (noun - 1, noun)
    elif _is(tokens, noun + 1, {"of", "from", "by"}) and noun + 2 < at:
        holder = (noun + 2, at)
    else:
        return None
    cue = Range(tokens[noun].start, tokens[noun].end)
    return Attribution(
        view.range_of(holder), cue, tokens[noun].stem, Manner.CLAIM, (content,), Place.BEFORE
    )


def _teller(tokens: Sequence[Token], at: int) -> TokenRange | None:
    """Return the holder in "how Doe put it", "the message of Doe", "Doe's reply"."""
    if _is(tokens, at, {"how", "what"}):
        verb = at + 1
        while verb < len(tokens) and (verb == at + 1 or not _tells(tokens, verb)):
            verb += 1
        while verb - 1 > at + 1 and is_adverb(tokens[verb - 1]):
            verb -= 1
        return (at + 1, verb) if verb < len(tokens) else None
    stop = _phrase(tokens, at)
    noun = next((i for i in range(at + 1, stop) if tokens[i].norm in _REPLIES), None)
    if noun is None:
        return None
    if tokens[noun - 1].norm == "'s":
        return (at, noun - 1)
    if tokens[noun - 1].norm in _OWNERS:
        return (noun - 1, noun)
    if _is(tokens, noun + 1, {"of", "from"}) and noun + 2 < stop:
        return (noun + 2, stop)
    return None


def _tells(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a finite verb stands at `at`; "put" shows no tense."""
    return tokens[at].norm in _SEES or looks_finite(tokens, at)


def around(
    view: SentenceView, phrase: TokenRange, holder: Range, manner: Manner
) -> Attribution | None:
    """Give the clause on both sides of a phrase to its holder."""
    tokens = view.tokens
    bounds = view.segment(tokens[phrase[0]].start)
    before = _clause(view, view.part(bounds.start, tokens[phrase[0]].start))
    end = tokens[phrase[1] - 1].end
    after = _clause(view, view.part(end, bounds.end))
    if before is None and after is None:
        return None
    parenthetic = phrase[0] == 0 or tokens[phrase[0] - 1].norm in {",", "-", "("}
    if before and after and not parenthetic:
        after = None
    content = tuple(part for part in (before, after) if part)
    place = Place.INSIDE if len(content) == 2 else Place.AFTER if before else Place.BEFORE
    first = tokens[phrase[0]]
    cue = Range(first.start, first.end)
    return Attribution(holder, cue, first.norm, manner, content, place)


def _clause(view: SentenceView, part: Range | None) -> Range | None:
    """Return the part if it holds more than a connective and is no aside."""
    if part is None or len(view.text[slice(*part)].split()) < 2:
        return None
    first = view.tokens[view.index_at(part.start)].norm
    return None if first in RELATIVE else part
