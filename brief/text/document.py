"""One article read whole: its prose sentences and who speaks in each of them.

A sentence alone cannot say who "he" is, or whose words a paragraph of mere
quotation holds; the sentences before it can. Everything here is pure: equal
inputs give equal readings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from brief.model import Range
from brief.text.book import NameBook
from brief.text.descriptions import Description, description
from brief.text.function_words import PRONOUNS
from brief.text.gazetteer import Form
from brief.text.hearing import Report, heard, remember
from brief.text.labels import unlabelled
from brief.text.names import Name
from brief.text.prose import prose
from brief.text.quotations import Quotation, quotations
from brief.text.roles import BODY_NOUNS
from brief.text.sentences import sentences
from brief.text.speakers import PERSONAL, Memory, Resolver, Speaker, is_person
from brief.text.speech import Place, attributions
from brief.text.subjects import main_subject
from brief.text.tokens import Token, stem, tokenize

__all__ = ["PERSONAL", "Document", "Report", "Speaker"]


@dataclass
class Document:
    """The reading of one text. `book` holds the names of the whole story."""

    text: str
    body: tuple[Range, ...]
    book: NameBook
    _reports: list[tuple[Report, ...]] = field(default_factory=list, repr=False)
    _subjects: list[Speaker | None] = field(default_factory=list, repr=False)
    _named: list[tuple[Range, Name]] = field(default_factory=list, repr=False)
    _described: dict[frozenset[str], Description] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Read wrapped lines as one; offsets stay those of the article."""
        self.text = prose(self.text, self.body)

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences of the prose, in order, list labels ("Cost: ") left out."""
        found = (s for part in self.body for s in sentences(self.text, *part))
        return tuple(unlabelled(self.text, s) for s in found)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the prose, in order."""
        return tuple(q for part in self.body for q in quotations(self.text, *part))

    def index_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds `offset`, or None."""
        at = bisect_right(self.sentences, offset, key=attrgetter("start")) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def overlapping(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indexes of the sentences that share a character with `[start, end)`."""
        parts = self.sentences
        first = max(0, bisect_right(parts, start, key=attrgetter("start")) - 1)
        found = []
        for index in range(first, len(parts)):
            if parts[index].start >= end:
                break
            if parts[index].end > start:
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
        memory = Memory()
        for index, span in enumerate(self.sentences):
            self._subjects.append(memory.person)
            self._reports.append(self._read_sentence(span, memory))
            self._note_subject(index, memory)
        self._read_back()

    def _read_sentence(self, span: Range, memory: Memory) -> tuple[Report, ...]:
        """Read one sentence and move the memory on."""
        quoted = self.quotations_in(span)
        resolver = Resolver(self.text, self.book, memory, self._mentions(span))
        people = self._people(quoted, resolver)
        found: list[Report] = []
        for one in attributions(self.text, *span):
            if any(q.start < one.cue.start < q.end for q in quoted):
                continue
            speaker = heard(one, found, people, resolver)
            found.append(Report(speaker, one.content, one))
            if speaker:
                memory.heard(speaker)
        remember(people, found, resolver)
        self._named += [(span, n) for n in resolver.mentions if n.form is Form.PROPER]
        if found:
            return tuple(found)
        if not self._all_quoted(span, quoted):
            memory.voice = None
        elif memory.voice:
            return (Report(memory.voice, (span,), None),)
        return ()

    def _note_subject(self, index: int, memory: Memory) -> None:
        """Note what "they" and "it" of the next sentence would mean: this one's subject."""
        span = self.sentences[index]
        group, memory.group = memory.group, None
        if index + 1 == len(self.sentences) or not _POINTS.search(
            self.text, *self.sentences[index + 1]
        ):
            return
        tokens = tokenize(self.text, *span)
        subject = main_subject(tokens, len(tokens))
        words = tokens[subject[0] : subject[1]] if subject else ()
        if len(words) == 1 and words[0].norm in PRONOUNS:
            memory.group = group
            return
        if not words or any(q.start < words[0].start < q.end for q in self.quotations_in(span)):
            return
        resolver = Resolver(self.text, self.book, memory, self._mentions(span))
        meant = resolver.speaker(Range(words[0].start, words[-1].end), ())
        if meant is None or not meant.keys or meant.person:
            return
        if _is_plural(words, meant):
            memory.group = meant
        elif not self._reports[index] and _is_body(words, meant):
            memory.body = meant

    def described(self, keys: frozenset[str]) -> frozenset[str]:
        """Return the stems of the words by which the text describes a holder of these keys."""
        return self.description(keys).words

    def description(self, keys: frozenset[str]) -> Description:
        """Return how the text describes a holder of these keys."""
        self._read()
        if keys not in self._described:
            told = Description()
            for span, name in self._named:
                if name.keys & keys:
                    told |= description(tokenize(self.text, *span), name)
            self._described[keys] = told
        return self._described[keys]

    def _mentions(self, span: Range) -> tuple[Name, ...]:
        """Return the resolved names of a sentence."""
        return tuple(self.book.mentions(self.text, span))

    def _people(self, quoted: list[Quotation], resolver: Resolver) -> list[Speaker]:
        """Return the people named in a sentence, in order, those in quotations left out."""
        found: list[Speaker] = []
        for name in resolver.mentions:
            inside = any(q.start < name.start < q.end for q in quoted)
            if not inside and not name.weak and is_person(name, self.book):
                found.append(resolver.named(name, found))
        return found

    def _read_back(self) -> None:
        """Give paragraphs of one long quotation to the speaker who is named at its end."""
        speaker: Speaker | None = None
        for index in range(len(self.sentences) - 1, -1, -1):
            span, reports = self.sentences[index], self._reports[index]
            quoted = self.quotations_in(span)
            trailing = [r for r in reports if r.attribution and r.attribution.place is Place.AFTER]
            if trailing and quoted and quoted[0].start == span.start:
                speaker = trailing[0].speaker
            elif speaker and self._all_quoted(span, quoted) and not quoted[-1].closed:
                self._reports[index] = (Report(speaker, (span,), None),)
            else:
                speaker = None

    def _all_quoted(self, span: Range, quoted: list[Quotation]) -> bool:
        """Say whether nothing but quotation, and perhaps a few marks, stands in the sentence."""
        return any(q.start <= span.start + 1 and span.end - 2 <= q.end for q in quoted)

    def quotations_in(self, span: Range) -> list[Quotation]:
        """Return the quotations that overlap a part of the prose."""
        at = bisect_right(self.quotations, span.start, key=attrgetter("end"))
        found = []
        for quotation in self.quotations[at:]:
            if quotation.start >= span.end:
                break
            found.append(quotation)
        return found


_POINTS = re.compile(r"\b(?:they|them|their|it|its)\b", re.IGNORECASE)
_BODY_STEMS = frozenset(map(stem, BODY_NOUNS))
_UNMARKED = frozenset("police people men women children crew staff".split())


def _is_plural(words: Sequence[Token], meant: Speaker) -> bool:
    """Say whether a subject is several: a plural noun, or names joined."""
    last = words[-1].norm
    joined = any(key.count("+") for key in meant.keys)
    common = any(key.startswith("n:") for key in meant.keys)
    return joined or (common and (last in _UNMARKED or (last.endswith("s") and last[-2:] != "ss")))


def _is_body(words: Sequence[Token], meant: Speaker) -> bool:
    """Say whether a subject is a body that can speak: a name, or a noun for one."""
    named = not any(key.startswith("n:") for key in meant.keys)
    return named or words[-1].stem in _BODY_STEMS
