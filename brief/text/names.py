"""Names in a text, with offsets and with keys under which two mentions are the same.

There is no model and no list of people: a name is a run of capitalised words
that is not capitalised for another reason; a `NameBook` read from the sources
knows which short form belongs to which full name and who holds which office.
Countries, demonyms and capitals come from a gazetteer; countries that are not
in it are tied to their demonyms by form, and to capitals the text names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief.model import Range
from brief.text.function_words import FUNCTION_WORDS
from brief.text.gazetteer import Entry, Form, gazetteer, listed_at, place_key
from brief.text.name_keys import full_keys, single_keys
from brief.text.name_runs import COMPASS, Run, runs, stripped
from brief.text.roles import BODY_NOUNS, HONORIFICS, OFFICIALS, ROLE_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, scan

_NOT_PERSON = BODY_NOUNS | TITLE_WORDS

_LOCATIVE = frozenset(
    "in at near around outside inside across through from to for leave left".split()
)
_EVENTS = frozenset("talks summit conference meeting airport".split())
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]*[ \u00a0]+){1,6}\Z")
_NEXT_WORD = re.compile(r"[ \u00a0]+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention. Two mentions are the same when their `keys` intersect.

    `start`, `end` hold the name without title and possessive; `title` is the
    range of the words before it that say what it is ("British Prime Minister
    Sir"), if any. `weak` marks a capital that may be there only because a
    sentence begins.
    """

    start: int
    end: int
    keys: frozenset[str]
    form: Form
    title: Range | None = None
    weak: bool = False


def names(
    text: str, start: int = 0, end: int | None = None, known: frozenset[str] = frozenset()
) -> tuple[Name, ...]:
    """Return the names in `text[start:end]`, in order, not overlapping.

    `known` are folded words that the sources also write in lower case: such a
    word at the start of a sentence is not part of a name, nor in a headline.
    """
    return tuple(find_names(text, Range(start, len(text) if end is None else end), known))


def find_names(text: str, part: Range, known: frozenset[str]) -> Iterator[Name]:
    """Yield the names in a part of `text` one by one, for who needs the first only."""
    for run in runs(text, *part, known):
        yield from _split(text, run)


def _split(text: str, run: Run) -> Iterator[Name]:
    """Yield the mentions in one run: places, then titles, then the name they belong to."""
    tokens, at = run.tokens, 0
    pending: list[Token] = []
    title_from: int | None = None
    while at < len(tokens):
        size = _title_length(tokens, at)
        if size:
            if pending:
                yield _proper(stripped(pending), None, weak=run.weak)
                # A single word before an office may be the country it belongs to.
                if len(pending) == 1 and title_from is None:
                    title_from = pending[0].start
                pending = []
            title_from = tokens[at].start if title_from is None else title_from
            at += size
            continue
        hit = None if pending else listed_at(tokens, at)
        if hit and (at + hit[0] == len(tokens) or _title_length(tokens, at + hit[0])):
            yield _place(text, tokens[at : at + hit[0]], hit[1])
            title_from = tokens[at].start
            at += hit[0]
            continue
        if pending or not _qualifies_place(tokens, at):
            pending.append(tokens[at])
        at += 1
    yield from _last(text, stripped(pending), title_from, weak=run.weak)


def _last(text: str, pending: list[Token], title_from: int | None, *, weak: bool) -> Iterator[Name]:
    """Yield the name at the end of a run, with the title before it."""
    if not pending:
        return
    first = pending[0].start
    cut = _cut_at_of(pending, titled=title_from is not None)
    if cut:
        yield from _last(text, pending[:cut], title_from, weak=weak)
        yield from _split(text, Run(pending[cut + 1 :], weak=False))
        return
    # "The CEO of Corin" is not Corin's title.
    if title_from is not None and not text[title_from:first].rstrip().endswith((" of", " of the")):
        title = Range(title_from, title_from + len(text[title_from:first].rstrip()))
        yield _proper(pending, title, weak=False)
        return
    yield _proper(pending, _lower_title(text, first), weak=weak)


def _cut_at_of(tokens: Sequence[Token], *, titled: bool) -> int:
    """Return the index of the "of" that leads from a person to a body: "Dara Venn of Lisk Port"."""
    at = next((i for i, token in enumerate(tokens) if token.norm == "of"), 0)
    person = titled or (at > 1 and tokens[at - 1].norm not in _NOT_PERSON)
    return at if person and tokens[0].norm not in BODY_NOUNS else 0


def _qualifies_place(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word only qualifies the listed place behind it: "Eastern Ukraine"."""
    qualifier = tokens[at].norm in COMPASS or tokens[at].norm in TITLE_WORDS
    return qualifier and at + 1 < len(tokens) and listed_at(tokens, at + 1) is not None


def _title_length(tokens: Sequence[Token], at: int) -> int:
    """Return how many words from `at` form a title: office words with an office noun in them."""
    if tokens[at].norm not in TITLE_WORDS:
        return 0
    size = 1
    while at + size < len(tokens):
        norm = tokens[at + size].norm
        if norm not in TITLE_WORDS and norm not in {"of", "the", "for"}:
            break
        size += 1
    while size and tokens[at + size - 1].norm in {"of", "the", "for"}:
        size -= 1
    words = [token.norm for token in tokens[at : at + size]]
    follower = tokens[at + size].norm if at + size < len(tokens) else ""
    if follower in OFFICIALS or follower in {"ministry", "department"}:
        return 0
    return size if any(word in ROLE_NOUNS or word in HONORIFICS for word in words) else 0


def _place(text: str, tokens: Sequence[Token], entry: Entry) -> Name:
    """Make the mention of a listed place; a seat stands for its country unless located in."""
    start, end = tokens[0].start, tokens[-1].end
    keys = {entry.place}
    if entry.form is Form.SEAT and entry.country and not located(text, start, end):
        keys.add(entry.country)
    return Name(start, end, frozenset(keys), entry.form)


def located(text: str, start: int, end: int) -> bool:
    """Say whether a name is where something is, not who does it: "in Rome", "the Rome summit"."""
    if _word_before(text, start) in _LOCATIVE:
        return True
    after = _NEXT_WORD.match(text, end)
    return after is not None and after[1].casefold() in _EVENTS


def _word_before(text: str, start: int) -> str:
    """Return the word that ends right before `start`, in lower case, or an empty string."""
    end = start
    while end and text[end - 1] in " \u00a0":
        end -= 1
    first = end
    while first and text[first - 1].isalpha():
        first -= 1
    return text[first:end].lower() if end < start else ""


def _proper(tokens: Sequence[Token], title: Range | None, *, weak: bool) -> Name:
    """Make the mention of any other name."""
    if len(tokens) == 1:
        keys = single_keys(tokens[0].text)
    else:
        keys = full_keys(tuple(token.text for token in tokens))
    return Name(tokens[0].start, tokens[-1].end, keys, Form.PROPER, title, weak)


def _lower_title(text: str, start: int) -> Range | None:
    """Return the lower-case title that stands right before a name ("US negotiator")."""
    if _word_before(text, start) not in ROLE_NOUNS:
        return None
    before = _WORDS_BEFORE.search(text, max(0, start - 100), start)
    if before is None:
        return None
    tokens = [t for t in scan(text, before.start(), start) if t.is_word]
    at = len(tokens)
    while at:
        norm = tokens[at - 1].norm
        place = place_key(tokens[at - 1].text) in gazetteer()
        if norm in FUNCTION_WORDS and not (place and tokens[at - 1].text.isupper()):
            break
        if norm not in TITLE_WORDS and not place:
            break
        at -= 1
    return Range(tokens[at].start, tokens[-1].end) if at < len(tokens) else None
