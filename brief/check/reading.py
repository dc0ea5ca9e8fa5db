"""One sentence read once for all tests, a claim's or a source's.

Its content is cut into `Unit`s: words that carry meaning, apart from names,
figures and dates, which have readings of their own.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from brief.check.clause_cuts import cut
from brief.check.grammar.acts import Act, acts
from brief.check.grammar.posts import Post, may_tell_posts, posts
from brief.check.grammar.shape import Shape
from brief.check.lexicon import Phrases, light_stems, phrases
from brief.check.particles import parted_phrase
from brief.check.voice import is_passive, is_verbal
from brief.model import Range
from brief.text.book import NameBook
from brief.text.dates import DateMention, dates
from brief.text.figures import Figure, figures
from brief.text.function_words import CALENDAR, FUNCTION_WORDS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.quotations import Quotation, quotations
from brief.text.speech import Attribution, attributions
from brief.text.stance import Marker, markers
from brief.text.tokens import Token, TokenKind, tokenize

_NOT_CONTENT = FUNCTION_WORDS | {"mr", "mrs", "ms", "dr", "sir", "cannot", "etc", "ie", "eg"}
HEAVY, LIGHT = 1.0, 0.35
HEAD = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that carries content: `first` and `last` are its token indexes in the sentence.

    `stem` is that of the word a phrase is read as ("called off" is "cancel"); `parts`
    are then the stems of its own words that carry content, to fall back on.
    """

    start: int
    end: int
    first: int
    last: int
    stem: str
    norm: str
    weight: float
    verbal: bool
    passive: bool
    parts: tuple[str, ...] = ()


class _Expression(NamedTuple):
    """The word or phrase that begins at a token: its last token, a particle that stands apart.

    `unit` is None where it carries no content.
    """

    last: int
    particle: int | None
    unit: Unit | None


@dataclass
class Sentence:
    """A sentence `text[start:end]` and what can be read in it; offsets are those of `text`."""

    text: str
    start: int
    end: int
    book: NameBook
    published: datetime | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return tokenize(self.text, self.start, self.end)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names, resolved with the book of the sources."""
        return self.book.names(self.text, self.start, self.end)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures."""
        return figures(self.text, self.start, self.end)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates, relative ones told from `published`."""
        return dates(self.text, self.start, self.end, published=self.published)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The stance markers."""
        return markers(self.text, self.start, self.end)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations."""
        return quotations(self.text, self.start, self.end)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions."""
        return attributions(self.text, self.start, self.end)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The stems of each two words or numbers that follow each other."""
        stems = (token.stem for token in self.tokens if token.kind is not TokenKind.PUNCT)
        return frozenset(itertools.pairwise(stems))

    @cached_property
    def norms(self) -> frozenset[str]:
        """The folded forms of all its words."""
        return frozenset(token.norm for token in self.tokens)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The folded forms of all its words that begin with a digit."""
        return frozenset(norm for norm in self.norms if norm[:1].isdigit())

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The keys of all its names."""
        return frozenset(key for name in self.names for key in name.keys)

    @cached_property
    def taken(self) -> tuple[Range, ...]:
        """The ranges that names, figures and dates occupy."""
        held = [Range(n.start, n.end) for n in self.names if n.form is not Form.ROLE and not n.weak]
        held += [Range(f.start, f.end) for f in self.figures]
        held += [Range(d.start, d.end) for d in self.dates]
        return tuple(sorted(held))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The content words, in order, without those of names, figures and dates."""
        return self._content(self.taken)

    @cached_property
    def words(self) -> tuple[Unit, ...]:
        """The content words, in order, those of names and figures included."""
        return self._content(())

    def _content(self, held: tuple[Range, ...]) -> tuple[Unit, ...]:
        """Return the words that carry content outside what is held, each expression as one."""
        found: list[Unit] = []
        apart: set[int] = set()
        tokens, known = self.tokens, self._expressions
        at, taken = 0, 0
        while at < len(tokens):
            token = tokens[at]
            while taken < len(held) and held[taken].end <= token.start:
                taken += 1
            inside = taken < len(held) and held[taken].start <= token.start
            if inside or at in apart or not token.is_word:
                at += 1
                continue
            if at not in known:
                known[at] = self._expression(at)
            last, particle, unit = known[at]
            if particle is not None:
                apart.add(particle)
            if unit is not None:
                found.append(unit)
            at = last + 1
        return tuple(found)

    @cached_property
    def _expressions(self) -> dict[int, _Expression]:
        """What begins at each token, as far as has been asked: `units` and `words` share most."""
        return {}

    def _expression(self, at: int) -> _Expression:
        """Read the word or phrase that begins at a token."""
        token = self.tokens[at]
        listed = phrases().get(token.stem)
        last, stemmed = self._phrase(at, listed) if listed else (at, token.stem)
        particle = None
        if listed and last == at:
            parted = parted_phrase(self.tokens, at)
            if parted and is_verbal(self.tokens, at):
                particle, stemmed = parted
        common = token.norm in _NOT_CONTENT or token.norm in CALENDAR or len(token.norm) < 2
        if common and last == at and stemmed == token.stem:
            return _Expression(last, particle, None)
        return _Expression(last, particle, self._unit(at, last, stemmed))

    def _phrase(self, at: int, listed: Phrases) -> tuple[int, str]:
        """Return the last token of the phrase that begins at `at`, and the stem it is read as.

        `listed` are the phrases that begin with its stem, the longest first.
        """
        ahead = tuple(token.stem for token in self.tokens[at : at + len(listed[0][0])])
        for stems, read_as in listed:
            if ahead[: len(stems)] == stems:
                return at + len(stems) - 1, read_as
        return at, ahead[0]

    def _unit(self, first: int, last: int, stemmed: str) -> Unit:
        tokens = self.tokens
        token = tokens[first]
        verbal = is_verbal(tokens, first)
        inside = tokens[first : last + 1] if stemmed != token.stem else ()
        own = tuple(t.stem for t in inside if t.norm not in _NOT_CONTENT)
        stems, light = own if "_" in stemmed else (stemmed,), light_stems()
        return Unit(
            token.start,
            tokens[last].end,
            first,
            last,
            stemmed,
            token.norm,
            LIGHT if light.issuperset(stems) else HEAVY,
            verbal,
            verbal and is_passive(tokens, first),
            own,
        )

    @cached_property
    def shape(self) -> Shape:
        """Its groups and verbs; verbs of several words are kept whole."""
        phrases = {unit.start: unit.end for unit in self.units if unit.last > unit.first}
        return Shape(self.tokens, self.names, phrases)

    @cached_property
    def acts(self) -> dict[int, Act]:
        """Who does what to whom, by the offset of the main word."""
        return acts(self.shape)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Who is said to hold which office."""
        return posts(self.shape) if may_tell_posts(self.norms, self.stems) else ()

    @cached_property
    def wording(self) -> str:
        """Its words and numbers in order, folded, function words left out, a space around each."""
        kept = (t.norm for t in self.tokens if t.norm not in FUNCTION_WORDS and t.norm.isalnum())
        return f" {' '.join(kept)} "

    @cached_property
    def by_stem(self) -> dict[str, list[Unit]]:
        """The words under each stem; an expression also under the stems of its words."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.words:
            found[unit.stem].append(unit)
            for part in unit.parts:
                if part != unit.stem:
                    found[part].append(unit)
        return dict(found)

    @cached_property
    def by_head(self) -> dict[str, list[Unit]]:
        """The words under the first five letters of their stems, shorter ones left out."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.words:
            if len(unit.stem) >= HEAD:
                found[unit.stem[:HEAD]].append(unit)
        return dict(found)

    @cached_property
    def clauses(self) -> tuple[Range, ...]:
        """The clauses, cut at strong punctuation and at joining words."""
        return cut(self.tokens, self.start, self.end)

    def clause_at(self, offset: int) -> Range:
        """Return the clause that holds `offset`."""
        clauses = self.clauses
        at = bisect_right(clauses, offset, key=attrgetter("end"))
        return clauses[min(at, len(clauses) - 1)]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends after `offset`."""
        return bisect_right(self._ends, offset)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.end for token in self.tokens)
