"""The bundled example, from files to briefing: what must be in it, what must not."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from brief import daily
from brief.ingest import load
from brief.model import Briefing, Kind, Statement
from brief.render.records import to_record

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "dresna-river"

MUST = [
    (Kind.AGREED, r"signed a framework on Tuesday .* if .*ratifies"),
    (Kind.AGREED, r"freed 26 bargemen|exchanged 26 bargemen"),
    (Kind.AGREED, r"takes effect only if"),
    (Kind.AGREED, r"Lisk on March 27"),
    (Kind.UNRESOLVED, r"310 .* 290|290 .* 310"),
    (Kind.UNRESOLVED, r"(?i)eleven border guards .*fourteen"),
    (Kind.UNRESOLVED, r"floor, not a ceiling.*floor and not the ceiling"),
    (Kind.UNRESOLVED, r"fee .*(still open|has not been settled)"),
    (Kind.UNRESOLVED, r"2\.1 billion cubic metres .* denied"),
    (Kind.UNRESOLVED, r"Sabria.* (has not replied|has yet to answer)"),
    (Kind.UNRESOLVED, r"board vessels has not been decided|powers .* have yet to be settled"),
    (Kind.POSITION, r"ruled out any compensation|no water and there are no berths"),
    (Kind.POSITION, r"only if Sarvenia first took its patrol boats"),
    (Kind.POSITION, r"hand our tap to strangers"),
]
MUST_NOT = [
    r"3\.50|500 soldiers",  # the instruction to machines
    r"900 million|navy chief|3\.25",  # teasers of other stories
    r"Absent the ballot",  # a copy's altered quotation
    r"will lend|poised to lend",  # a hedge that a copy raised
    r"^(?!.*largely).*agreed on joint patrols",  # a status raised
    r"souvenir|surrender|obedient",  # an outlet's own colour, told as fact
    r"Tellis",  # another story's facts
]


@cache
def briefing() -> Briefing:
    """Brief the example once."""
    return daily.run([str(EXAMPLE)]).briefing


def statements() -> tuple[Statement, ...]:
    """Return the statements of the example's main story."""
    return briefing().stories[0].statements


@pytest.mark.parametrize(("kind", "pattern"), MUST, ids=[row[1][:40] for row in MUST])
def test_the_facts_are_in_their_section(kind: Kind, pattern: str) -> None:
    """What an analyst would look for stands in the section where it belongs."""
    assert [s.text for s in statements() if s.kind is kind and re.search(pattern, s.text)]


@pytest.mark.parametrize("pattern", MUST_NOT)
def test_the_traps_are_not(pattern: str) -> None:
    """What the sources set traps with is in no statement and in no headline."""
    story = briefing().stories[0]
    texts = [s.text for s in story.statements] + [story.headline.text if story.headline else ""]
    assert not [text for text in texts if re.search(pattern, text)]


def test_a_holder_has_one_name() -> None:
    """Positions are grouped by holder, and no holder's name is part of another's."""
    holders = [s.holder for s in statements() if s.kind is Kind.POSITION]
    assert all(holders)
    names = list(dict.fromkeys(str(h) for h in holders))
    assert [str(h) for h in holders] == sorted(map(str, holders), key=names.index)
    assert not [(a, b) for a in names for b in names if a != b and set(a.split()) <= set(b.split())]


def test_no_two_statements_say_the_same() -> None:
    """No sentence is a part of another."""
    texts = [s.text.rstrip(".").casefold() for s in statements()]
    assert not [(a, b) for a in texts for b in texts if a is not b and a in b]


def test_quotation_marks_hold_the_sources_characters() -> None:
    """Whatever stands between curly marks stands so in a cited source."""
    articles = {a.id: a.text for a in briefing().sources}
    for statement in statements():
        for quote in re.findall(r"“([^”]*)”", statement.text):
            cited = {c.span.source for c in statement.citations}
            assert any(quote in articles[name] for name in cited), statement.text


def test_citations_are_prose() -> None:
    """Every citation lies in the body of its article."""
    articles = {a.id: a for a in briefing().sources}
    for statement in statements():
        for citation in statement.citations:
            span = citation.span
            assert articles[span.source].in_body(span.start, span.end)


def test_agreement_counts_origins() -> None:
    """The four tellings of one report are one origin, as the example's own record says."""
    facts = json.loads((ROOT / "bench" / "data" / "example_facts.json").read_text("utf-8"))
    paths = {a.id: Path(a.path).name for a in briefing().sources}
    found = {
        frozenset(paths[a] if paths[a] != "more.jsonl" else f"more.jsonl#{a}" for a in o.articles)
        for story in briefing().stories
        for o in story.origins
        if not o.within
    }
    assert found == {frozenset(group) for group in facts["origins"]}


def test_what_the_digest_adds_is_its_own() -> None:
    """What its own sources told it is nobody's copy; the sentence beside that is."""
    texts = {a.id: a.text for a in briefing().sources}
    parts = [o for story in briefing().stories for o in story.origins if o.within]
    assert [o.original for o in parts] == ["risk-ledger-20240314-1"]
    added = [texts[span.source][span.start : span.end] for span in parts[0].spans]
    assert any("0.9% of hull value" in text for text in added)
    assert any("split into two parts" in text for text in added)
    assert not any("310 cubic metres" in text for text in added)


def test_the_same_sources_in_any_order_give_the_same_record() -> None:
    """Equal inputs give equal output, in whatever order they are named."""
    files = sorted(str(p) for p in EXAMPLE.iterdir())
    forward, backward = (to_record(daily.run(f).briefing) for f in (files, files[::-1]))
    assert forward == backward


def _verify(record: dict[str, Any]) -> list[str]:
    from brief.check.verify import verify_record

    return [f.code for f in verify_record(record, load([str(EXAMPLE)]).articles).failures]


def _record() -> dict[str, Any]:
    copied: dict[str, Any] = json.loads(json.dumps(to_record(briefing())))
    return copied


def test_the_briefing_proves_again() -> None:
    """A finished briefing passes verification against its sources."""
    assert _verify(_record()) == []


def _cited(record: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (s, c) for story in record["stories"] for s in story["statements"] for c in s["citations"]
    ]


@pytest.mark.parametrize("field", ["start", "end"])
@pytest.mark.parametrize("step", [-1, 1])
def test_any_offset_changed_is_found(field: str, step: int) -> None:
    """Every citation of every statement fails when one of its offsets is moved by one."""
    record = _record()
    for statement, citation in _cited(record):
        citation[field] += step
        codes = _verify_one(record, statement)
        assert codes & {"C103", "C104", "C106"}, (statement["text"], field, step, codes)
        citation[field] -= step


def _verify_one(record: dict[str, Any], statement: dict[str, Any]) -> set[str]:
    """Verify a record cut down to the story and the one statement that was changed."""
    story = next(s for s in record["stories"] if statement in s["statements"])
    small = {**story, "statements": [statement], "rejected": [], "headline": None}
    return set(_verify({**record, "stories": [small]}))


def test_any_character_of_a_quote_changed_is_found() -> None:
    """Every citation, its first letter changed, fails as misquoted."""
    record = _record()
    for statement, citation in _cited(record):
        quote = citation["quote"]
        citation["quote"] = ("x" if quote[0] != "x" else "y") + quote[1:]
        assert "C104" in _verify_one(record, statement), statement["text"]
        citation["quote"] = quote


def test_any_figure_changed_is_found() -> None:
    """Every digit of every statement, raised by one, fails."""
    record = _record()
    tried = 0
    for story in record["stories"]:
        for statement in story["statements"]:
            text = statement["text"]
            for match in re.finditer(r"\d", text):
                at = match.start()
                statement["text"] = text[:at] + str((int(match[0]) + 1) % 10) + text[at + 1 :]
                assert _verify_one(record, statement), statement["text"]
                tried += 1
            statement["text"] = text
    assert tried > 20
