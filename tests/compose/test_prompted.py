"""The model's engine: one request or several, what falls back on what, and what is told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from brief.check import Checker, accept
from brief.compose import extractive
from brief.compose.fallbacks import with_last_resorts
from brief.compose.model import ChatRequest, ModelFailure, Role
from brief.compose.prompted import Composed, compose
from brief.compose.requests import Room
from brief.ingest import load
from brief.model import Article, Basis, Claim, Draft, Engine, Kind, Origin, Pointer
from brief.stories import cluster, origins
from tests.compose.asked import (
    GOOD,
    HEADLINE,
    Data,
    FakeModel,
    answer,
    room,
    said,
    story,
    tight,
)
from tests.compose.made import article

LINE = re.compile(r"^\[(A\d+\.\d+)\] (.*)$", re.MULTILINE)


def run(*answers: Data | ModelFailure, where: Room | None = None) -> tuple[Composed, FakeModel]:
    """Compose the small story with a model that answers these."""
    articles, found = story()
    model = FakeModel(answers)
    return compose("s1", articles, found, model, where or room()), model


def briefed(composed: Composed, articles: list[Article]) -> list[str]:
    """Return the texts of what passes the checker."""
    day = articles[0].published
    assert day
    draft = Draft(day.date(), Engine("openai"), tuple(articles), (composed.draft,))
    return [one.text for one in accept(draft).stories[0].statements]


def test_a_story_is_one_request() -> None:
    """What fits is asked at once; statements and headline are the model's."""
    composed, model = run(answer(GOOD, headline=HEADLINE))
    assert [one.role for one in model.seen] == [Role.COMPOSE]
    assert composed.by_model
    assert composed.degraded == ()
    assert [one.text for one in composed.draft.claims] == [GOOD["text"]]
    assert composed.draft.headlines[0].text == HEADLINE["text"]
    assert composed.draft.headlines[1:] == composed.plain.headlines
    assert briefed(composed, story()[0]) == [GOOD["text"]]


def test_articles_stay_data() -> None:
    """The sources are in the user's message, between the fences, and nowhere else."""
    _, model = run(answer(GOOD, headline=HEADLINE))
    system, user = model.seen[0].messages
    assert "pilots’ union" in user.content
    assert "pilots’ union" not in system.content
    assert user.content.count("<sources>") == user.content.count("</sources>") == 1


@pytest.mark.parametrize(
    "failing",
    [ModelFailure("the server is down"), {}, {"statements": "none"}, answer(headline=HEADLINE)],
)
def test_a_failing_model_is_replaced(failing: Data | ModelFailure) -> None:
    """Down, another shape, nothing said: the extractive draft stands in and says so."""
    composed, _ = run(failing)
    assert not composed.by_model
    assert composed.draft is composed.plain
    assert composed.plain == extractive.compose("s1", *story())
    assert len(composed.degraded) == 1
    assert composed.degraded[0].startswith("written by the extractive engine: ")


def test_a_window_too_small_is_told() -> None:
    """Where no sentence fits, nobody is asked."""
    composed, model = run(where=tight(-500))
    assert model.seen == []
    assert "tokens is too small: the instructions and the answer take" in composed.degraded[0]


def test_gibberish_is_not_shown() -> None:
    """Statements in which nothing holds are refused; the extractive wording takes their place."""
    nonsense = said("Blorp the fnord.", ("A1.1", "Blorp"), ("A8.8", "zzz"))
    composed, _ = run(answer(nonsense, headline=HEADLINE))
    (claim,) = composed.draft.claims
    checker = Checker(dict(composed.places.articles))
    codes = {one.code for one in checker.check(claim).findings}
    assert {"C102", "C104"} <= codes
    assert briefed(composed, story()[0]) == []
    claims = with_last_resorts(composed.draft.claims, composed.plain.claims, {0})
    filled = replace(composed, draft=replace(composed.draft, claims=claims))
    (shown,) = briefed(filled, story()[0])
    assert shown in {one.text for plain in composed.plain.claims for one in _chain(plain)}


def test_a_headline_that_is_not_found_is_asked_for_again() -> None:
    """Once, with the headline prompt; if that fails too, the extractive one is left."""
    lie = {"text": "War", "evidence": [{"id": "A1.1", "quote": "War was declared"}]}
    composed, model = run(answer(GOOD, headline=lie), {"headline": HEADLINE})
    assert [one.role for one in model.seen] == [Role.COMPOSE, Role.HEADLINE]
    assert composed.draft.headlines[0].text == HEADLINE["text"]
    composed, _ = run(answer(GOOD, headline=lie), {"headline": lie})
    assert composed.draft.headlines == composed.plain.headlines
    assert composed.degraded == ()
    composed, _ = run(answer(GOOD, headline=lie), ModelFailure("down"))
    assert composed.draft.headlines == composed.plain.headlines
    assert composed.degraded == ("headline by the extractive engine: down",)


def _long() -> tuple[list[Article], tuple[Origin, ...]]:
    """Return a story that no small window holds."""
    lines = [
        f"Berth {n} of the port of Tarn was dredged to {n + 4} metres on Monday." for n in range(60)
    ]
    made = [article("\n".join(lines), "long", outlet="Coast Wire"), *story()[0]]
    return made, tuple(Origin(f"o{n}", one.id, (one.id,)) for n, one in enumerate(made, 1))


def _copying(request: ChatRequest) -> Data:
    """Answer with the first five sentences shown, each as a statement of its own."""
    shown = LINE.findall(request.messages[1].content)[:5]
    title = {"text": shown[0][1], "evidence": [{"id": shown[0][0], "quote": shown[0][1]}]}
    return answer(*(said(text, (name, text)) for name, text in shown), headline=title)


def test_a_long_story_is_read_in_parts_and_merged() -> None:
    """Every part is asked about, the merge sees the parts' drafts, its answer is the draft."""
    articles, found = _long()
    model = FakeModel(_copying)
    composed = compose("s1", articles, found, model, tight(660))
    roles = [one.role for one in model.seen]
    parts = len(composed.packing.packs)
    assert parts >= 2
    assert roles == [Role.COMPOSE] * parts + [Role.MERGE]
    assert composed.packing.omissions == ()
    asked = {
        name for one in model.seen[:parts] for name, _ in LINE.findall(one.messages[1].content)
    }
    assert asked == set(composed.packing.lines)
    drafts = re.findall(r"^\[C\d+\] ", model.seen[-1].messages[1].content, re.MULTILINE)
    assert len(drafts) == 5 * parts
    assert len(composed.draft.claims) == 5
    assert composed.degraded == ()
    window = tight(660).window
    assert all(sum(map(_length, one.messages)) + 500 <= window for one in model.seen)


def _length(message: object) -> int:
    return len(str(getattr(message, "content", "")).split())


def test_what_does_not_fit_one_merge_is_merged_in_rounds() -> None:
    """Groups are merged, then what came of them, until one request holds all of it."""

    def answered(request: ChatRequest) -> Data:
        data = _copying(request)
        statements = data["statements"]
        assert isinstance(statements, list)
        return {**data, "statements": statements[: 2 if request.role is Role.MERGE else 5]}

    articles, found = _long()
    model = FakeModel(answered)
    composed = compose("s1", articles, found, model, tight(400))
    merges = [one.messages[1].content for one in model.seen if one.role is Role.MERGE]
    drafts = [len(re.findall(r"^\[C\d+\] ", one, re.MULTILINE)) for one in merges]
    assert len(merges) >= 3
    assert sum(drafts[:-1]) == 5 * len(composed.packing.packs)
    assert drafts[-1] == 2 * (len(merges) - 1)
    assert len(composed.draft.claims) == 2
    assert composed.draft.headlines[0].text.startswith("Berth ")
    assert model.seen[-1].role is Role.MERGE
    window = tight(400).window
    assert all(sum(map(_length, one.messages)) + 500 <= window for one in model.seen)


def test_statements_that_fit_no_merge_stay() -> None:
    """One that cites more than a request holds is in no merge, and is not lost."""
    articles, found = _long()

    def answered(request: ChatRequest) -> Data:
        shown = LINE.findall(request.messages[1].content)
        text = f"Part of {shown[0][0]}."
        return answer(said(text, *shown), headline=HEADLINE)

    composed = compose("s1", articles, found, FakeModel(answered), tight(300))
    assert len(composed.packing.packs) > 2
    texts = {claim.text for claim in composed.draft.claims}
    assert "Part of A1.1." in texts


def test_articles_without_prose_ask_nobody() -> None:
    """There is nothing to send."""
    made = [article("— — —", "a")]
    model = FakeModel(())
    composed = compose("s1", made, (Origin("o1", "a", ("a",)),), model, room())
    assert model.seen == []
    assert composed.degraded == (
        "written by the extractive engine: the articles hold no sentence of prose",
    )


@pytest.mark.parametrize("window", [660, 300])
def test_a_failed_merge_leaves_the_parts(window: int) -> None:
    """The statements of all parts stay, and the outcome says so once."""

    def answered(request: ChatRequest) -> Data:
        if request.role is Role.COMPOSE:
            return _copying(request)
        raise ModelFailure("too slow")

    articles, found = _long()
    composed = compose("s1", articles, found, FakeModel(answered), tight(window))
    assert len(composed.draft.claims) == 5 * len(composed.packing.packs)
    assert composed.degraded == (
        "the statements of its parts are not merged: too slow",
        "headline by the extractive engine: too slow",
    )


def test_a_merge_that_says_nothing_has_failed() -> None:
    """An empty list does not take the parts' statements away."""

    def answered(request: ChatRequest) -> Data:
        return answer() if request.role is Role.MERGE else _copying(request)

    articles, found = _long()
    composed = compose("s1", articles, found, FakeModel(answered), tight(660))
    assert len(composed.draft.claims) == 5 * len(composed.packing.packs)
    assert composed.degraded == (
        "the statements of its parts are not merged: fake gave no statement",
    )


def test_a_failed_part_fails_the_story() -> None:
    """Where a part was not read, the extractive engine, which reads all, stands in."""

    def answered(request: ChatRequest) -> Data:
        if "This is part 2" in request.messages[1].content:
            raise ModelFailure("hung up")
        return _copying(request)

    articles, found = _long()
    composed = compose("s1", articles, found, FakeModel(answered), tight(660))
    assert not composed.by_model
    assert composed.degraded == ("written by the extractive engine: hung up",)


def test_what_does_not_fit_is_listed() -> None:
    """Of a story longer than all parts the rest is named, sentence by sentence."""
    articles, found = _long()
    composed = compose("s1", articles, found, FakeModel(_copying), tight(60))
    listed = {one.span for one in composed.packing.omissions}
    assert listed
    assert listed.isdisjoint(line.span for line in composed.packing.lines.values())
    assert len(listed) + len(composed.packing.lines) == 60 + 7


def _claim(
    text: str, *spans: tuple[str, int, int], basis: Basis = Basis.SETTLED, kind: Kind = Kind.AGREED
) -> Claim:
    return Claim(text, tuple(Pointer(s, a, b, "x" * (b - a)) for s, a, b in spans), kind, basis)


def _chain(claim: Claim | None) -> list[Claim]:
    return [claim, *_chain(claim.otherwise)] if claim else []


def test_a_refused_claim_falls_back_on_its_span() -> None:
    """The extractive wording with most characters in common is its last resort."""
    mine = _claim("mine", ("a", 0, 10))
    near = _claim("near", ("a", 0, 12), ("b", 5, 9))
    far = _claim("far", ("a", 8, 30))
    (made,) = with_last_resorts([mine], [far, near], {0})
    assert [one.text for one in _chain(made)] == ["mine", "near"]
    (kept,) = with_last_resorts([mine], [far, near], set())
    assert _chain(kept) == [mine]


CONFLICT = _claim("both", ("a", 0, 10), ("b", 0, 9), kind=Kind.UNRESOLVED, basis=Basis.CONFLICT)


@pytest.mark.parametrize(
    "other",
    [
        _claim("elsewhere", ("a", 10, 20)),
        _claim("another article", ("b", 0, 10)),
        _claim("nothing cited"),
        _claim("yours", ("a", 0, 10), ("b", 0, 9)),
        CONFLICT,
    ],
)
def test_what_says_something_else_is_no_resort(other: Claim) -> None:
    """Another span, what is said already, and a conflict for one side are not taken."""
    claims = [_claim("mine", ("a", 0, 10)), _claim("yours", ("c", 0, 9))]
    made, _ = with_last_resorts(claims, [other], {0})
    assert _chain(made) == [_claim("mine", ("a", 0, 10))]


def test_the_same_words_with_sound_evidence_are_a_resort() -> None:
    """A statement refused for its evidence alone is said with the places that bear it out."""
    mine, sound = _claim("mine", ("a", 0, 10)), _claim("mine", ("a", 2, 9), ("b", 0, 9))
    (made,) = with_last_resorts([mine], [sound], {0})
    assert _chain(made) == [mine, sound]


def test_nothing_is_the_resort_of_two() -> None:
    """One extractive claim takes the place of one statement."""
    plain = _claim("plain", ("a", 0, 10))
    claims = [_claim("one", ("a", 0, 5)), _claim("two", ("a", 5, 9))]
    first, second = with_last_resorts(claims, [plain], {0, 1})
    assert [one.text for one in _chain(first)] == ["one", "plain"]
    assert [one.text for one in _chain(second)] == ["two"]


def test_a_liar_is_found_out_over_the_example() -> None:
    """A model that alters each sentence it copies is refused wherever that changes the sense."""
    articles = cluster(load(["examples/dresna-river"]).articles)[0]

    def lying(request: ChatRequest) -> Data:
        shown = LINE.findall(request.messages[1].content)
        lies = [(n, t.replace("signed", "refused to sign"), t) for n, t in shown if " signed " in t]
        return answer(*(said(lie, (name, text)) for name, lie, text in lies), headline=HEADLINE)

    composed = compose("s1", articles, origins(articles), FakeModel(lying), room())
    assert len(composed.draft.claims) >= 3
    assert not any("refused to sign" in text for text in briefed(composed, list(articles)))
