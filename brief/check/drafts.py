"""A draft in Markdown, by any author, read into claims with their places.

Every sentence of the prose is a claim; one without a citation has no pointers.
A heading is a claim when it cites something or is a sentence, a line in a list
of sources only when it is a sentence and names no source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from brief.check.checked import Placed
from brief.check.citing import Cited, Sentence, cited_sentences, reads_as_sentence
from brief.check.codes import Code
from brief.check.inline import Kind, Mark, Text
from brief.check.library import Library, is_no_source
from brief.check.markdown import Block, read_markdown
from brief.check.references import Reference, resolve
from brief.check.rows import Comment
from brief.model import Article, Claim, Range


class ReadDraft(NamedTuple):
    """The claims of a draft in the order of the file, and its comments."""

    placed: tuple[Placed, ...]
    comments: tuple[Comment, ...]


def read_draft(text: str, sources: Sequence[Article]) -> ReadDraft:
    """Read the sentences of a draft and follow what they cite."""
    draft = read_markdown(text)
    reader = _Reader(draft.notes, Library(sources))
    for block in draft.blocks:
        reader.read(block)
    placed = sorted(reader.placed, key=lambda one: one.spots[0])
    return ReadDraft(tuple(placed), draft.comments)


class _Reader:
    """The claims of one draft, block by block."""

    def __init__(self, notes: Mapping[str, Text], library: Library) -> None:
        self.notes = notes
        self.library = library
        self.placed: list[Placed] = []
        self._known: dict[str, list[Reference]] = {}
        self._joined = False

    def read(self, block: Block) -> None:
        """Add the claims of one block."""
        cited = cited_sentences(block.text)
        self._joined = not block.heading and self._joined
        if not self._is_prose(block, cited):
            return
        # A line that only names sources speaks of the paragraph above it.
        if cited.before and self.placed and self._joined:
            last = self.placed.pop()
            self.placed.append(self._cited(last, cited.before, block.text))
        for sentence in cited.sentences:
            self.placed.append(self._placed(sentence))
            self._joined = True

    def _is_prose(self, block: Block, cited: Cited) -> bool:
        """Say whether a block says something, rather than name a section or a source."""
        if not (block.heading or block.entry):
            return True
        text = block.text
        if any(mark.kind is not Kind.LINK for mark in text.marks):
            return True
        sentence = any(reads_as_sentence(one.words) for one in cited.sentences)
        if block.heading:
            return sentence or any(not is_no_source(mark.target) for mark in text.marks)
        return sentence and not text.marks and not self.library.named(text.text)

    def _placed(self, sentence: Sentence) -> Placed:
        text, at = sentence.text, sentence.at
        spots = tuple(map(Range, text.starts[slice(*at)], text.ends[slice(*at)]))
        return self._cited(Placed(Claim(sentence.words, ()), spots), sentence.marks, text)

    def _cited(self, placed: Placed, marks: Sequence[Mark], text: Text) -> Placed:
        """Add what some marks cite to a claim."""
        found = [*placed.references, *self._follow(marks, text)]
        pointers = dict.fromkeys(reference.pointer for reference in found)
        claim = replace(placed.claim, pointers=tuple(pointers))
        return replace(placed, claim=claim, references=tuple(found))

    def _follow(self, marks: Sequence[Mark], text: Text) -> Iterator[Reference]:
        """Follow marks; a link to what is no source counts only where nothing else is cited."""
        strays: list[Reference] = []
        cites = False
        for mark in marks:
            words = text.text[slice(*mark.words)]
            found = self._resolved(mark, words)
            if mark.kind is Kind.LINK and any(_is_unknown(one) for one in found):
                strays += found
            else:
                cites = cites or bool(found)
                yield from found
        if not cites:
            yield from strays

    def _resolved(self, mark: Mark, words: str) -> list[Reference]:
        """Follow a mark; a note is read once, however many sentences cite it."""
        if mark.kind is not Kind.NOTE or mark.target not in self.notes:
            return resolve(mark, words, self.notes, self.library)
        if mark.target not in self._known:
            self._known[mark.target] = resolve(mark, words, self.notes, self.library)
        return self._known[mark.target]


def _is_unknown(reference: Reference) -> bool:
    return reference.instead is not None and reference.instead.code == Code.UNKNOWN_SOURCE
