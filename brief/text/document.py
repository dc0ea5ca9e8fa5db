"""One article read whole: its prose sentences and who speaks in each of them.

A sentence alone cannot say who "he" is, or whose words a paragraph of mere
quotation holds; the sentences before it can. Everything here is pure: equal
inputs give equal readings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from brief.model import Range
from brief.text.book import NameBook
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.quotations import Quotation, quotations
from brief.text.sentences import sentences
from brief.text.speech import Attribution, attributions
from brief.text.tokens import stem, tokenize

PERSONAL = frozenset({"he", "she"})
_UTTERANCES = frozenset(map(stem, "remark comment statement letter speech post message interview address".split()))
_GROUP = frozenset({"they", "we"})
_IMPERSONAL = frozenset({"it"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A holder: two are the same when their `keys` intersect.

    `label` is the fullest name known; `words` is where the sentence names the
    holder; `antecedent` is the earlier place that says who a pronoun is.
    """

    keys: frozenset[str]
    label: str
    words: Range | None = None
    antecedent: Range | None = None
    person: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Attributed content of one sentence; `attribution` is None in a quotation that runs on."""

    speaker: Speaker | None
    content: tuple[Range, ...]
    attribution: Attribution | None


@dataclass
class Document:
    """The reading of one text. `book` holds the names of the whole story."""

    text: str
    body: tuple[Range, ...]
    book: NameBook
    _reports: list[tuple[Report, ...]] = field(default_factory=list, repr=False)
    _subjects: list[Speaker | None] = field(default_factory=list, repr=False)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences of the prose, in order."""
        return tuple(s for part in self.body for s in sentences(self.text, *part))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the prose, in order."""
        return tuple(q for part in self.body for q in quotations(self.text, *part))

    def index_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds `offset`, or None."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def overlapping(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indexes of the sentences that share a character with `[start, end)`."""
        first = max(0, bisect_right(self.sentences, start, key=lambda s: s.start) - 1)
        found = []
        for index in range(first, len(self.sentences)):
            if self.sentences[index].start >= end:
                break
            if self.sentences[index].end > start:
                found.append(index)
        return tuple(found)

    def reports(self, index: int) -> tuple[Report, ...]:
        """Return what is attributed to somebody in sentence `index`, speakers resolved."""
        self._read()
        return self._reports[index]

    def subject(self, index: int) -> Speaker | None:
        """Return the person whom "he" or "she" at the start of sentence `index` would mean."""
        self._read()
        return self._subjects[index]

    def _read(self) -> None:
        """Read all sentences in order, once."""
        if self._reports or not self.sentences:
            return
        state = _State()
        for span in self.sentences:
            self._subjects.append(state.person)
            self._reports.append(self._read_sentence(span, state))

    def _read_sentence(self, span: Range, state: _State) -> tuple[Report, ...]:
        """Read one sentence and move the state on."""
        found: list[Report] = []
        quoted = self._quotations_in(span)
        for one in attributions(self.text, *span):
            if any(q.start < one.cue.start < q.end for q in quoted):
                continue
            speaker = self._speaker(one.subject, state) if one.subject else None
            found.append(Report(speaker, one.content, one))
            if speaker:
                state.heard(speaker)
        if found and not any(r.speaker and r.speaker.person for r in found):
            state.seen(self._first_person(span))
        if not found and self._all_quoted(span) and state.voice:
            found.append(Report(state.voice, (span,), None))
        elif not found:
            state.seen(self._first_person(span))
            if not self._all_quoted(span):
                state.voice = None
        return tuple(found)

    def _all_quoted(self, span: Range) -> bool:
        """Say whether nothing but quotation, and perhaps a few marks, stands in the sentence."""
        return any(
            q.start <= span.start + 1 and span.end - 2 <= q.end for q in self._quotations_in(span)
        )

    def _quotations_in(self, span: Range) -> list[Quotation]:
        """Return the quotations that overlap the sentence."""
        at = bisect_right(self.quotations, span.start, key=lambda q: q.end)
        found = []
        for quotation in self.quotations[at:]:
            if quotation.start >= span.end:
                break
            found.append(quotation)
        return found

    def _first_person(self, span: Range) -> Speaker | None:
        """Return the first person named in a sentence that reports nobody's words."""
        for name in self.book.names(self.text, *span):
            if name.form is Form.PROPER and not name.weak and _is_person(name, self.book):
                return self._named(name)
        return None

    def _named(self, name: Name, words: Range | None = None) -> Speaker:
        """Make a speaker of a mention."""
        label = self.book.label(name.keys) or self.text[name.start : name.end]
        person = name.form is Form.ROLE or _is_person(name, self.book)
        return Speaker(name.keys, label, words or Range(name.start, name.end), None, person)

    def _speaker(self, subject: Range, state: _State) -> Speaker | None:
        """Resolve the words of a subject: a name, an office, a pronoun, or a body of people."""
        tokens = [t for t in tokenize(self.text, *subject) if t.is_word]
        if not tokens:
            return None
        pronoun = tokens[0].norm if len(tokens) == 1 else ""
        if pronoun in PERSONAL | _GROUP | _IMPERSONAL:
            return state.meant_by(pronoun, subject)
        if tokens[0].norm in {"his", "her", "their", "its"}:
            return Speaker(frozenset(), self.text[slice(*subject)], subject)
        head = _head_end(self.text, subject)
        if stem(self.text[subject.start : head].split()[-1].casefold()) in _UTTERANCES:
            return self._speaker(Range(_next_word(self.text, head, subject.end), subject.end), state) if head + 1 < subject.end else None
        mentions = [n for n in self.book.names(self.text, *subject) if n.start < head]
        named = [n for n in mentions if n.end >= head - 1 and not _possessive(self.text, n.end)]
        if named:
            best = max(named, key=lambda n: (n.form is Form.ROLE, n.end, n.form is Form.PROPER))
            proper = [n for n in named if n.form is Form.PROPER]
            return self._named(proper[-1] if proper else best, subject)
        return self._common(tokens[-1].stem if head == subject.end else "", mentions, Range(subject.start, head))

    def _common(self, stemmed: str, mentions: Sequence[Name], words: Range) -> Speaker:
        """Make a speaker of a common noun: "US officials", "the union"."""
        tokens = [t for t in tokenize(self.text, *words) if t.is_word]
        head = stemmed or (tokens[-1].stem if tokens else "")
        owners = sorted({min(n.keys, key=len) for n in mentions})
        skip = tokens[0].end if tokens and tokens[0].norm in DETERMINERS else words.start
        label = self.text[skip : words.end].strip() or self.text[slice(*words)]
        return Speaker(frozenset({f"n:{head}:{','.join(owners)}"}), label, words)


@dataclass
class _State:
    """Who spoke and who was last named while a document is read in order."""

    person: Speaker | None = None
    body: Speaker | None = None
    voice: Speaker | None = None

    def heard(self, speaker: Speaker) -> None:
        """Note a speaker."""
        self.voice = speaker
        if speaker.person:
            self.person = speaker
        elif speaker.keys:
            self.body = speaker

    def seen(self, person: Speaker | None) -> None:
        """Note a person who is named without speaking."""
        if person:
            self.person = person

    def meant_by(self, pronoun: str, words: Range) -> Speaker | None:
        """Return who a pronoun means, with the place that says so."""
        meant = self.person if pronoun in PERSONAL else (self.body or self.voice)
        if meant is None:
            return None
        place = meant.antecedent or meant.words
        return Speaker(meant.keys, meant.label, words, place, meant.person)


def _is_person(name: Name, book: NameBook) -> bool:
    """Guess whether a proper name is a person's: it has a title, or is a first and last name."""
    if name.form is not Form.PROPER:
        return False
    if name.title is not None or any(name.keys & people for people in book.offices.values()):
        return True
    return any(len(key.split()) in {2, 3} and not {"of", "the"} & set(key.split()) for key in name.keys)


def _next_word(text: str, at: int, end: int) -> int:
    """Return where the words behind a preposition at `at` begin ("remarks from X")."""
    tokens = [t for t in tokenize(text, at, end) if t.is_word]
    return tokens[1].start if len(tokens) > 1 else end - 1


def _possessive(text: str, end: int) -> bool:
    """Say whether "'s" follows."""
    return text[end : end + 2] in {"'s", "’s"}


def _head_end(text: str, subject: Range) -> int:
    """Return where the head of a noun phrase ends: before a comma, a preposition or "who"."""
    tokens = tokenize(text, *subject)
    for index, token in enumerate(tokens):
        if index and (token.norm in PREPOSITIONS | {"who", "which", "that"} or token.norm in {",", "("}):
            return tokens[index - 1].end
    return subject.end
