"""From a draft to a briefing: the only place where a `Briefing` is made.

What the checker refuses is kept, with its verdict. A statement about several
origins is tested once more, each origin's citations alone: agreement counts
reports that each say the thing, not reports that say it together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from brief.check.agreement import Stated, cited_origins, lone_origins, stated_by
from brief.check.checker import Checker
from brief.check.codes import Code, finding
from brief.check.confirm import choose
from brief.check.conflict import is_conflict
from brief.check.opinions import Panel
from brief.model import (
    Basis,
    Briefing,
    Citation,
    Claim,
    Draft,
    DraftStory,
    Finding,
    Kind,
    Origin,
    Pointer,
    Rejection,
    Ruling,
    Statement,
    Story,
    Verdict,
    cite,
)
from brief.workers import Workers

Progress = Callable[[int, int], None]
_LETTERS = {Kind.AGREED: "a", Kind.UNRESOLVED: "u", Kind.POSITION: "p"}
_FEWEST = 2
_MANY = 300
"""Claims whose checking takes longer than to start the workers for it."""


def accept(draft: Draft, progress: Progress | None = None, panel: Panel | None = None) -> Briefing:
    """Check every claim of the draft; return what passed, and what did not with its reasons.

    `progress` is called with the number of claims checked and their total. A
    `panel` is asked for second opinions on what passes the tests. A briefing
    without a single statement is possible: what to do then is not decided here.
    Raises OpinionUnavailable when the panel requires an opinion that fails.
    """
    gate = _Gate(draft, progress, panel)
    if panel is None and gate.total >= _MANY:
        stories = tuple(gate.at_once())
    else:
        stories = tuple(gate.story(story) for story in draft.stories)
    return Briefing(draft.date, draft.engine, draft.sources, stories, draft.usage, draft.notes)


def _one(draft: Draft) -> Story:
    """Check a draft of one story: what a worker is given."""
    (story,) = draft.stories
    return _Gate(draft, None, None).story(story)


class _Gate:
    """The checker over a draft's sources, counting what it has done."""

    def __init__(self, draft: Draft, progress: Progress | None, panel: Panel | None) -> None:
        self.draft = draft
        self.articles = {article.id: article for article in draft.sources}
        self.stories = draft.stories
        self.progress = progress
        self.panel = panel
        self.total = sum(len(story.claims) + bool(story.headlines) for story in draft.stories)
        self.done = 0

    def at_once(self) -> Iterator[Story]:
        """Check the stories in several processes; each needs its own articles alone."""
        with Workers() as workers:
            for story, found in zip(
                self.stories,
                workers.each(_one, [self._alone(s) for s in self.stories]),
                strict=True,
            ):
                for _ in range(len(story.claims) + bool(story.headlines)):
                    self._count()
                yield self._proved(found)

    def _proved(self, story: Story) -> Story:
        """Make the citations here: that another process says they are proved is no proof."""

        def proved(one: Statement) -> Statement:
            return replace(one, citations=tuple(self._cite(at.pointer) for at in one.citations))

        headline = None if story.headline is None else proved(story.headline)
        return replace(story, headline=headline, statements=tuple(map(proved, story.statements)))

    def _cite(self, at: Pointer) -> Citation:
        return cite(self.articles[at.source], at.start, at.end, at.quote)

    def _alone(self, story: DraftStory) -> Draft:
        sources = tuple(self.articles[key] for key in story.articles if key in self.articles)
        return replace(self.draft, sources=sources, stories=(story,))

    def story(self, story: DraftStory) -> Story:
        """Check one story's claims and choose its headline."""
        checker = Checker(
            {key: self.articles[key] for key in story.articles if key in self.articles}
        )
        tried = []
        for claim in story.claims:
            tried.append(wordings(checker, claim, story.origins))
            self._count()
        candidates = [self._headlines(checker, story), *(iter(passing) for passing, _ in tried)]
        first, *chosen = choose(self.panel, checker, story.origins, candidates)
        headline = first.stated and self._statement(f"{story.id}-h", checker, first.stated)
        statements: list[Statement] = []
        rejected: list[Rejection] = []
        counts: dict[str, int] = {}
        for (_, verdict), choice in zip(tried, chosen, strict=True):
            if choice.stated is not None and choice.stated.claim.kind is not None:
                letter = _LETTERS[choice.stated.claim.kind]
                counts[letter] = counts.get(letter, 0) + 1
                name = f"{story.id}-{letter}{counts[letter]}"
                statements.append(self._statement(name, checker, choice.stated))
            else:
                why = choice.refused if choice.refused and not verdict.findings else verdict
                rejected.append(Rejection(f"{story.id}-r{len(rejected) + 1}", why))
        return Story(
            story.id,
            headline,
            story.articles,
            story.origins,
            tuple(statements),
            tuple(rejected),
            story.omitted,
        )

    def _count(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total)

    def _headlines(self, checker: Checker, story: DraftStory) -> Iterator[Stated]:
        """Yield the candidates that pass, in order; those that do not are only passed over."""
        if story.headlines:
            self._count()
        for claim in story.headlines:
            formed = claim if claim.kind else replace(claim, kind=Kind.AGREED, basis=Basis.SETTLED)
            if judge(checker, formed, story.origins).ruling is Ruling.SUPPORTED:
                yield stated_by(checker, formed, story.origins)

    def _statement(self, name: str, checker: Checker, stated: Stated) -> Statement:
        """Make the statement of a supported claim, with the citations that count."""
        kept, counted = stated
        verdict = checker.check(kept)
        assert kept.kind is not None
        assert kept.basis is not None
        citations = tuple(self._cite(pointer) for pointer in dict.fromkeys(kept.pointers))
        return Statement(
            name, kept.text, kept.kind, kept.basis, kept.holder, counted, citations, verdict
        )


def wordings(
    checker: Checker, claim: Claim, origins: tuple[Origin, ...]
) -> tuple[list[Stated], Verdict]:
    """Return the wordings that pass, best first, and the verdict on the claim as it stands.

    Wordings are the claim and what it would say otherwise; the more origins
    state one, the better, and among equals the first is.
    """
    first = judge(checker, claim, origins)
    passing: list[Stated] = []
    one: Claim | None = claim
    while one is not None:
        verdict = first if one is claim else judge(checker, one, origins)
        if verdict.ruling is Ruling.SUPPORTED:
            passing.append(stated_by(checker, one, origins))
        one = one.otherwise
    return sorted(passing, key=lambda stated: -len(stated.origins)), first


def judge(checker: Checker, claim: Claim, origins: tuple[Origin, ...]) -> Verdict:
    """Check a claim that belongs to a section: its own verdict, and what its basis promises."""
    verdict = checker.check(claim)
    extra = list(_form(claim))
    if verdict.ruling is Ruling.SUPPORTED and not extra:
        extra += _origin_findings(checker, claim, origins)
    if not extra:
        return verdict
    return Verdict(claim, Ruling.UNSUPPORTED, verdict.score, (*verdict.findings, *extra))


def _form(claim: Claim) -> Iterable[Finding]:
    if claim.kind is None:
        yield finding(Code.ILLEGAL_FORM, "a statement needs a kind")


def _origin_findings(
    checker: Checker, claim: Claim, origins: tuple[Origin, ...]
) -> Iterable[Finding]:
    """Yield what is wrong with the origins behind a claim.

    A corroborated or conflicting one needs two. Any other is told by one report,
    unless the parties contradict each other in several: what no origin says by
    itself is put together from half sentences of strangers.
    """
    cited = cited_origins(claim, origins)
    if claim.basis not in {Basis.CORROBORATED, Basis.CONFLICT}:
        joined = cited >= _FEWEST and claim.basis is not Basis.DISPUTED and not is_conflict(claim)
        if joined and not lone_origins(checker, claim, origins):
            yield finding(Code.TOO_FEW_ORIGINS, _carried_by(0, cited))
        return
    if cited < _FEWEST:
        yield finding(Code.TOO_FEW_ORIGINS, f"{claim.basis} needs two, {cited} cited")
        return
    if claim.basis is Basis.CONFLICT or is_conflict(claim):
        return
    alone = lone_origins(checker, claim, origins)
    if alone < _FEWEST:
        yield finding(Code.TOO_FEW_ORIGINS, _carried_by(alone, cited))


def _carried_by(alone: int, cited: int) -> str:
    """Say how many of the origins cited carry a statement without the others."""
    some = f"only {alone}" if alone else "none"
    return f"{cited} are cited, and {some} of them carries the whole sentence by itself"
