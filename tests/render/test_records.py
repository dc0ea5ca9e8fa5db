"""The JSON contract, held against its schema from both sides."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from brief.model import Briefing
from brief.render.records import dumps, to_record
from brief.resources import read_resource

Change = Callable[[dict[str, Any]], object]


def validator(name: str) -> Draft202012Validator:
    """Return the validator of a schema in docs/schema, which must itself be valid."""
    schema = json.loads(read_resource("docs", f"schema/{name}.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


BRIEFING = validator("brief-1")
CLAIMS_IN = validator("claims-in")
CLAIMS_OUT = validator("claims-out")


def statement(record: dict[str, Any], place: int = 0) -> dict[str, Any]:
    """Return a statement of the only story, to be changed in place."""
    found: dict[str, Any] = record["stories"][0]["statements"][place]
    return found


def rejected(record: dict[str, Any]) -> dict[str, Any]:
    """Return the first rejected sentence, to be changed in place."""
    found: dict[str, Any] = record["stories"][0]["rejected"][0]
    return found


def test_record_is_valid_and_survives_json(briefing: Briefing) -> None:
    """What is printed reads back as the same record, and the schema accepts it."""
    record = to_record(briefing)
    assert list(BRIEFING.iter_errors(record)) == []
    assert json.loads(dumps(record)) == record


def test_every_citation_in_the_record_proves_itself(briefing: Briefing) -> None:
    """The numbers in the record lead to the quoted characters, and no others do."""
    texts = {article.id: article.text for article in briefing.sources}
    story = to_record(briefing)["stories"][0]
    cited = [one for item in story["statements"] for one in item["citations"]]
    assert len(cited) == 10
    for one in [*cited, *story["headline"]["citations"]]:
        assert texts[one["source"]][one["start"] : one["end"]] == one["quote"]
        assert texts[one["source"]][one["start"] + 1 : one["end"] + 1] != one["quote"]


def test_keys_stand_in_the_order_of_the_contract(briefing: Briefing) -> None:
    """Readers of the raw text meet the same keys in the same order each day."""
    record = to_record(briefing)
    assert list(record) == ["schema", "date", "engine", "usage", "sources", "stories"]
    assert list(record["engine"]["prompts"]) == ["agreed", "position"]
    keys = ["id", "kind", "basis", "holder", "text", "origins", "citations", "verdict"]
    assert list(statement(record)) == list(rejected(record)) == keys
    assert statement(record)["verdict"]["score"] == 0.9877


def test_rejected_sentences_keep_what_their_author_gave(briefing: Briefing) -> None:
    """A pointer into nowhere is recorded as it was; only known origins are named."""
    first, second = to_record(briefing)["stories"][0]["rejected"]
    assert first["origins"] == ["o1"]
    assert first["verdict"]["findings"][0]["source_span"][0] == "tern"
    assert (second["origins"], second["kind"]) == ([], None)
    assert second["citations"] == [{"source": "nowhere", "start": -1, "end": 9, "quote": "x"}]
    assert second["verdict"]["findings"][0]["claim_span"] is None


def test_times_are_in_utc_with_a_z(briefing: Briefing) -> None:
    """A known time ends in Z, an unknown one is null, and an article in no story has no origin."""
    published = [source["published"] for source in to_record(briefing)["sources"]]
    assert published == ["2031-05-04T18:30:00Z", "2031-05-05T00:00:00Z", None]
    exact = replace(
        briefing.sources[0], published=datetime(2031, 5, 4, 18, 30, 1, 500000, tzinfo=UTC)
    )
    alone = to_record(replace(briefing, sources=(exact,), stories=()))
    assert alone["sources"][0]["published"] == "2031-05-04T18:30:01.500000Z"
    assert alone["sources"][0]["origin"] is None
    assert BRIEFING.is_valid(alone)


def test_a_story_without_headline_has_null(briefing: Briefing) -> None:
    """A missing headline is null, which the schema accepts; an empty text it does not."""
    record = to_record(replace(briefing, stories=(replace(briefing.stories[0], headline=None),)))
    assert record["stories"][0]["headline"] is None
    assert BRIEFING.is_valid(record)
    record["stories"][0]["headline"] = {"text": "", "citations": []}
    assert not BRIEFING.is_valid(record)


def test_a_broken_surrogate_does_not_break_the_file() -> None:
    """A lone surrogate is written as an escape and read back; other letters stand as they are."""
    text = dumps({"quote": "a\ud800b é"})
    assert json.loads(text.encode().decode()) == {"quote": "a\ud800b é"}
    assert "é" in text


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(schema="brief/2"),
        lambda r: r.update(date="5 May 2031"),
        lambda r: r.update(date="2031-05-32"),
        lambda r: r.update(extra=1),
        lambda r: r.pop("usage"),
        lambda r: r["usage"].update(calls=-1),
        lambda r: r["engine"]["prompts"].update(agreed="abc"),
        lambda r: r["sources"][0].update(published="2031-05-04T18:30:00+00:00"),
        lambda r: r["sources"][0].update(sha256=r["sources"][0]["sha256"].upper()),
        lambda r: r["sources"][0].update(body=[[0]]),
        lambda r: r["sources"][0].pop("origin"),
        lambda r: r["stories"][0]["origins"][0].update(articles=[]),
        lambda r: r["stories"][0]["origins"][0].update(within="o2"),
        lambda r: r["stories"][0]["origins"][0].update(
            spans=[{"source": "t", "start": 0, "end": 1}]
        ),
        lambda r: r["stories"][0]["origins"][0]["evidence"][0].update(share=1.5),
        lambda r: r["stories"][0]["origins"][0]["evidence"][0]["pairs"][0].pop(),
        lambda r: statement(r).update(kind="unresolved"),
        lambda r: statement(r).update(basis="open"),
        lambda r: statement(r).update(holder="The council"),
        lambda r: statement(r).update(origins=[]),
        lambda r: statement(r).update(origins=["o1", "o1"]),
        lambda r: statement(r).update(citations=[]),
        lambda r: statement(r)["citations"][0].update(start=-1),
        lambda r: statement(r)["citations"][0].update(start=1.5),
        lambda r: statement(r)["citations"][0].update(quote=""),
        lambda r: statement(r)["verdict"].update(ruling="unsupported"),
        lambda r: statement(r)["verdict"].update(score=1.01),
        lambda r: statement(r)["verdict"].update(findings=rejected(r)["verdict"]["findings"]),
        lambda r: statement(r, 4).update(holder=None),
        lambda r: statement(r, 4).update(basis="settled"),
        lambda r: rejected(r)["verdict"].update(findings=[]),
        lambda r: rejected(r)["verdict"].update(ruling="supported", findings=[]),
        lambda r: rejected(r)["verdict"]["findings"][0].update(code="figure"),
        lambda r: rejected(r)["verdict"]["findings"][0].update(claim_span=[1]),
        lambda r: rejected(r)["verdict"]["findings"][0].update(source_span=[1, 2]),
        lambda r: rejected(r).pop("citations"),
    ],
)
def test_schema_refuses_a_record_one_change_away(briefing: Briefing, change: Change) -> None:
    """Each rule of the contract has a record that breaks it alone."""
    record = copy.deepcopy(to_record(briefing))
    assert BRIEFING.is_valid(record)
    change(record)
    assert not BRIEFING.is_valid(record)


CLAIM = {"id": "c1", "claim": "The boats sail.", "document": "The boats sail again."}
CITED = {"id": 2, "claim": "They sail.", "sources": {"a": "They sail."}, "spans": [["a", 0, 9]]}


@pytest.mark.parametrize("line", [CLAIM, CITED, {**CLAIM, "label": "true"}])
def test_claims_are_taken_in_both_forms(line: dict[str, Any]) -> None:
    """A whole document, or sources with spans; other keys do no harm."""
    assert CLAIMS_IN.is_valid(line)


@pytest.mark.parametrize(
    "line",
    [
        {"id": "c1", "claim": "The boats sail."},
        {"claim": "The boats sail.", "document": "x"},
        {**CLAIM, "id": None},
        {**CLAIM, "document": 1},
        {**CLAIM, "sources": {"a": "x"}, "spans": []},
        {**CLAIM, "spans": []},
        {**CITED, "spans": [["a", 0]]},
        {**CITED, "spans": [[0, 9, "a"]]},
        {**CITED, "sources": ["They sail."]},
        {key: CITED[key] for key in ("id", "claim", "sources")},
    ],
)
def test_claims_of_no_form_are_refused(line: dict[str, Any]) -> None:
    """The twins: a key missing, one too many, or of the wrong type."""
    assert not CLAIMS_IN.is_valid(line)


FINDING = {"code": "F301", "message": "6%, not 9%", "claim_span": [0, 2], "source_span": None}
PASSED = {"id": "c1", "supported": True, "score": 0.9, "findings": []}
FAILED = {**PASSED, "supported": False, "findings": [FINDING]}


def test_answers_give_a_reason_when_they_refuse() -> None:
    """A supported claim has no finding, an unsupported one has at least one."""
    assert CLAIMS_OUT.is_valid(PASSED)
    assert CLAIMS_OUT.is_valid(FAILED)
    assert CLAIMS_OUT.is_valid(
        {**FAILED, "findings": [{**FINDING, "source_span": ["document", 3, 5]}]}
    )


@pytest.mark.parametrize(
    "line",
    [
        {**PASSED, "findings": [FINDING]},
        {**FAILED, "findings": []},
        {**PASSED, "score": 1.2},
        {**PASSED, "supported": "yes"},
        {**PASSED, "extra": 1},
        {**FAILED, "findings": [{**FINDING, "code": "oops"}]},
        {**FAILED, "findings": [{**FINDING, "claim_span": [0, 1, 2]}]},
        {**FAILED, "findings": [{**FINDING, "source_span": [3, 5]}]},
    ],
)
def test_answers_of_no_form_are_refused(line: dict[str, Any]) -> None:
    """The twins of the valid answers."""
    assert not CLAIMS_OUT.is_valid(line)
