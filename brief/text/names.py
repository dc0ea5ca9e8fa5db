"""Names in a text, with offsets and with keys under which two mentions are the same.

There is no model and no list of people: a name is a run of capitalised words
that is not capitalised for another reason; a `NameBook` read from the sources
knows which short form belongs to which full name and who holds which office.
Countries, demonyms and capitals come from a gazetteer; countries that are not
in it are tied to their demonyms by form, and to capitals the text names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brief.model import Range
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.gazetteer import Entry, Form, gazetteer, longest, place_key
from brief.text.name_keys import full_keys, single_keys
from brief.text.roles import HONORIFICS, OFFICIALS, ROLE_NOUNS, TITLE_WORDS
from brief.text.tokens import Token, TokenKind, tokenize

_PARTICLES = frozenset("of the de la le von van der den del della bin ibn al el da di du dos das".split())
_COMPASS = frozenset(
    """north south east west northern southern eastern western central upper lower greater
    north-eastern south-eastern northeastern southeastern northwestern southwestern mainland
    occupied""".split()
)
_LOCATIVE = frozenset("in at near around outside inside across through".split())
_OPENING = frozenset(".!?:;•\n\r\"“‘([—–")


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


def _capital(token: Token) -> bool:
    """Say whether a token may belong to a name by its look."""
    return token.is_word and token.text[0].isupper() and token.norm not in CALENDAR and token.text != "I"


def _initial(text: str, start: int) -> bool:
    """Say whether a sentence, clause after a colon, or quotation begins at `start`."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    return at < 0 or text[at] in _OPENING


def _joined(text: str, left: Token, right: Token) -> bool:
    """Say whether nothing but a space, a hyphen or an initial's dot parts two tokens."""
    gap = text[left.end : right.start]
    return gap in {" ", "\u00a0", "-", "‑", ""} or (gap in {". ", "."} and len(left.text) == 1)


def _runs(text: str, tokens: tuple[Token, ...]) -> Iterator[list[Token]]:
    """Yield the runs of capitalised words, with particles inside them."""
    words = [t for t in tokens if t.kind is not TokenKind.PUNCT]
    at = 0
    while at < len(words):
        if not _capital(words[at]):
            at += 1
            continue
        run = [words[at]]
        ahead = at + 1
        while ahead < len(words) and _joined(text, words[ahead - 1], words[ahead]):
            if _capital(words[ahead]):
                run = words[at : ahead + 1]
            elif words[ahead].norm not in _PARTICLES or ahead - at - len(run) > 1:
                break
            ahead += 1
        yield run
        at += len(run)


def _listed(run: list[Token], at: int) -> tuple[int, Entry] | None:
    """Return the longest listed place that begins at word `at` of a run, and its length."""
    for size in range(min(longest(), len(run) - at), 0, -1):
        key = " ".join(place_key(token.text) for token in run[at : at + size])
        entry = gazetteer().get(key)
        if entry is not None and (len(key) > 2 or run[at].text.isupper() or "." in run[at].text):
            return size, entry
    return None


def _title_length(run: list[Token], at: int) -> int:
    """Return how many words from `at` form a title: office words with an office noun in them."""
    size = 0
    while at + size < len(run):
        norm = run[at + size].norm
        if norm not in TITLE_WORDS and not (size and norm in {"of", "the"}):
            break
        size += 1
    while size and run[at + size - 1].norm in {"of", "the"}:
        size -= 1
    words = [token.norm for token in run[at : at + size]]
    follower = run[at + size].norm if at + size < len(run) else ""
    if follower in OFFICIALS or follower in {"ministry", "department"}:
        return 0
    return size if any(word in ROLE_NOUNS or word in HONORIFICS for word in words) else 0


def _place(text: str, tokens: list[Token], entry: Entry) -> Name:
    """Make the mention of a listed place; a seat stands for its country unless located in."""
    start, end = tokens[0].start, tokens[-1].end
    keys = {entry.place}
    if entry.form is Form.SEAT and entry.country:
        before = text[:start].rstrip().rpartition(" ")[2].casefold()
        after = text[end : end + 12].casefold().split()[:1]
        if before not in _LOCATIVE and after not in (["talks"], ["summit"]):
            keys.add(entry.country)
    return Name(start, end, frozenset(keys), entry.form)


def _proper(tokens: list[Token], *, title: Range | None, weak: bool) -> Name:
    """Make the mention of any other name."""
    if len(tokens) == 1:
        keys = single_keys(tokens[0].text)
    else:
        keys = full_keys([token.text for token in tokens])
    return Name(tokens[0].start, tokens[-1].end, keys, Form.PROPER, title, weak)


def _lower_title(text: str, tokens: tuple[Token, ...], first: Token) -> Range | None:
    """Return the lower-case title that stands right before a name ("US negotiator")."""
    index = tokens.index(first)
    at = index
    while at and _joined(text, tokens[at - 1], tokens[at]) and tokens[at - 1].is_word:
        norm = tokens[at - 1].norm
        if norm in FUNCTION_WORDS or (at == index and norm not in ROLE_NOUNS):
            break
        if norm not in TITLE_WORDS and place_key(tokens[at - 1].text) not in gazetteer():
            break
        at -= 1
    return Range(tokens[at].start, tokens[index - 1].end) if at < index else None


def _trim_run(text: str, run: list[Token], known: frozenset[str]) -> tuple[list[Token], bool]:
    """Drop words that are capitalised only because a sentence begins; say if doubt remains."""
    initial = _initial(text, run[0].start)
    while run and run[0].norm in FUNCTION_WORDS | {"the"} and _listed(run, 0) is None:
        run = run[1:]
    if not run or not initial or not _initial(text, run[0].start):
        return run, False
    first = run[0]
    if _listed(run, 0) or first.norm in TITLE_WORDS:
        return run, False
    if len(run) > 1 and (first.norm in known or first.norm in _COMPASS):
        return run[1:], False
    return run, len(run) == 1 and not first.text.isupper()


def _split(text: str, tokens: tuple[Token, ...], run: list[Token], weak: bool) -> Iterator[Name]:
    """Yield the mentions in one run: places, then titles, then the name they belong to."""
    at = 0
    pending: list[Token] = []
    title_from: int | None = None
    while at < len(run):
        size = _title_length(run, at)
        if size and at + size <= len(run):
            if pending:
                yield _proper(_stripped(pending), title=None, weak=weak)
                pending = []
            title_from = run[at].start if title_from is None else title_from
            at += size
            continue
        hit = _listed(run, at) if not pending else None
        if hit and (at + hit[0] == len(run) or _title_length(run, at + hit[0])):
            yield _place(text, run[at : at + hit[0]], hit[1])
            title_from = run[at].start
            at += hit[0]
            continue
        qualifier = run[at].norm in _COMPASS or run[at].norm in TITLE_WORDS
        if not pending and qualifier and at + 1 < len(run) and _listed(run, at + 1):
            at += 1
            continue
        pending.append(run[at])
        at += 1
    pending = _stripped(pending)
    if pending:
        title = Range(title_from, _before(text, pending[0].start)) if title_from is not None else None
        name = _proper(pending, title=title, weak=weak and title is None)
        yield name if title else replace(name, title=_lower_title(text, tokens, pending[0]))


def _before(text: str, at: int) -> int:
    """Return `at` moved left past white space."""
    return len(text[:at].rstrip())


def _stripped(tokens: list[Token]) -> list[Token]:
    """Drop particles from both ends of a run."""
    while tokens and tokens[0].norm in _PARTICLES and tokens[0].text[0].islower():
        tokens = tokens[1:]
    while tokens and tokens[-1].norm in _PARTICLES and tokens[-1].text[0].islower():
        tokens = tokens[:-1]
    return tokens


def names(
    text: str, start: int = 0, end: int | None = None, known: frozenset[str] = frozenset()
) -> tuple[Name, ...]:
    """Return the names in `text[start:end]`, in order, not overlapping.

    `known` are folded words that the sources also write in lower case: such a
    word at the start of a sentence is not part of a name.
    """
    tokens = tokenize(text, start, end)
    found: list[Name] = []
    for run in _runs(text, tokens):
        run, weak = _trim_run(text, _stripped(run), known)
        if run:
            common = len(run) == 1 and run[0].norm in known
            found.extend(_split(text, tokens, run, weak or common))
    return tuple(found)
