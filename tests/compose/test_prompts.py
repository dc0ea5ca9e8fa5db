"""Prompts: files with a header, rendered strictly; what is sent is compared with literals.

`pytest tests/compose/test_prompts.py --regold` writes the literals anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from brief.check import check
from brief.compose.judging import Evidence, Judged, judge_requests
from brief.compose.locate import Places, claim_of
from brief.compose.model import ChatRequest, Role
from brief.compose.packing import pack
from brief.compose.profiles import load_profile
from brief.compose.prompts import (
    hashes,
    header,
    prompt_names,
    read_header,
    render,
    tokens_of,
)
from brief.compose.repairs import Refused, repair_requests
from brief.compose.requests import compose_request, headline_request, item_of, merge_request
from brief.compose.schemas import SCHEMAS
from brief.model import Ruling, sha256
from brief.resources import list_resources, read_resource
from tests.compose.asked import GOOD, SIGNED, packed, room, said, words
from tests.compose.made import apart, article

GOLDEN = Path(__file__).parent / "golden"


def requests() -> Mapping[str, ChatRequest]:
    """Return a small request of each prompt."""
    packing, places = packed()
    claim = claim_of(GOOD, places)
    other = claim_of(
        said(
            "Brandt [A1.1] will pay.",
            ("A1.3", "will not pay"),
            kind="position",
            basis="stated",
            holder="Ilka <Brandt>",
        ),
        places,
    )
    items = tuple(item_of(f"C{n}", one, packing) for n, one in enumerate((claim, other), 1))
    refused = [Refused(other, ("M601: the statement and the source differ in a negation",))]
    judged = [
        Judged(claim.text, (Evidence(SIGNED[1], "It rained.", "Coast Wire"),)),
        Judged("No.", (), "Who"),
    ]
    return {
        "compose": compose_request(packing, 0, room()),
        "merge": merge_request(items, packing, room()),
        "headline": headline_request([claim], packing, room()),
        "repair": repair_requests(refused, packing, room())[0].request,
        "judge": judge_requests(judged, room())[0].request,
    }


@pytest.mark.parametrize("name", ["compose", "headline", "judge", "merge", "repair"])
def test_the_request_is_what_it_was(name: str, regold: bool) -> None:
    """What the user's message of each prompt holds, character by character."""
    text = requests()[name].messages[1].content
    path = GOLDEN / f"{name}.txt"
    if regold:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_prompt_is_a_whole_request() -> None:
    """Each has two messages, its role and schema, and the limit on its answer."""
    made = requests()
    assert tuple(sorted(made)) == prompt_names()
    for name, request in made.items():
        assert [one.role for one in request.messages] == ["system", "user"]
        assert request.role is Role(name)
        assert request.schema is SCHEMAS[request.schema_name]
        assert request.max_output_tokens == 500
        assert "{{" not in request.messages[0].content + request.messages[1].content
        assert "\n\n\n" not in request.messages[0].content


def test_instructions_are_the_same_for_every_story() -> None:
    """The first message holds nothing of the articles, so that a server may keep it."""
    articles = [article("Two whales swam up the Lisk.", "whales")]
    packing = pack(articles, apart(articles), 1_000, words)
    other = compose_request(packing, 0, room())
    assert other.messages[0] == requests()["compose"].messages[0]
    assert other.messages[1] != requests()["compose"].messages[1]


def test_definitions_are_those_that_readers_are_told() -> None:
    """What `brief explain agreed` prints is what the model is held to."""
    definitions = read_resource("prompts", "definitions.md").strip()
    for name in ("compose", "merge", "repair"):
        assert definitions in requests()[name].messages[0].content
    assert definitions not in requests()["judge"].messages[0].content


def test_a_missing_value_raises() -> None:
    """A prompt cannot be rendered with a hole in it."""
    values = {"profile": load_profile(), "sources": "S", "parts": 1, "part": 1}
    assert "S\n</sources>" in render("compose", values)[1].content
    del values["sources"]
    with pytest.raises(UndefinedError, match="'sources' is undefined"):
        render("compose", values)


def test_article_text_is_not_a_template() -> None:
    """Braces in an article are characters."""
    articles = [article("He wrote {{ profile }} and {% if x %} on a wall.", "a")]
    packing = pack(articles, apart(articles), 1_000, words)
    user = compose_request(packing, 0, room()).messages[1].content
    assert "{{ profile }} and {% if x %}" in user


def test_parts_are_told() -> None:
    """A part of a long story is introduced as one; a story in one piece is not."""
    values = {"profile": load_profile(), "sources": "S", "part": 2, "parts": 3}
    assert render("compose", values)[1].content.startswith("This is part 2 of 3")
    assert render("compose", values | {"parts": 1})[1].content.startswith("<sources>")


def test_a_hash_is_that_of_the_file(root: Path) -> None:
    """Each prompt, what it includes and the profile are known by their SHA-256."""
    found = hashes(["compose"], load_profile())
    assert set(found) == {
        "compose",
        "definitions.md",
        "shared/readers",
        "shared/sources",
        "shared/statements",
        "profile default",
    }
    assert found["compose"] == sha256((root / "prompts/compose.j2").read_text("utf-8"))
    assert found["profile default"] == sha256(
        (root / "prompts/profiles/default.toml").read_text("utf-8")
    )
    assert set(hashes(["judge"], load_profile())) == {"judge", "profile default"}


def test_every_file_is_used() -> None:
    """No prompt lies about that is part of nothing."""
    used = set(hashes(prompt_names(), load_profile()))
    files = {
        n.removesuffix(".j2") for n in list_resources("prompts") if not n.startswith("profiles/")
    }
    assert files <= used


@pytest.mark.parametrize("name", ["compose", "headline", "judge", "merge", "repair"])
def test_headers_are_right(name: str) -> None:
    """The header of each prompt names it, its role and a schema."""
    assert header(name).name == name
    assert header(name).role is Role(name)
    assert header(name).version >= 1


GOOD_HEADER = "{#\nname: x\nversion: 2\nrole: judge\nschema: opinions\n#}\nText"


@pytest.mark.parametrize(
    "bad",
    [
        "Text",
        "\n" + GOOD_HEADER,
        GOOD_HEADER.replace("version: 2\n", ""),
        GOOD_HEADER.replace("version: 2", "version: two"),
        GOOD_HEADER.replace("role: judge", "role: poet"),
        GOOD_HEADER.replace("schema: opinions", "schema: poems"),
        GOOD_HEADER.replace("name: x\nversion: 2", "version: 2\nname: x"),
    ],
)
def test_a_wrong_header_is_refused(bad: str) -> None:
    """Each fault of a header is found; the right one is read."""
    assert read_header(GOOD_HEADER).version == 2
    with pytest.raises(ValueError, match=r"\w"):
        read_header(bad)


def test_tokens_count_all_messages() -> None:
    """The length of a request is that of its messages and what parts them."""
    request = requests()["compose"]
    assert tokens_of(request.messages, words) == sum(words(m.content) + 8 for m in request.messages)


def _examples() -> tuple[Places, list[dict[str, object]]]:
    """Return the invented lines of the prompt and the answers that it calls valid."""
    text = read_resource("prompts", "shared/statements.j2")
    lines = re.findall(r"^    \[A1\.\d+\] (.*)$", text, re.MULTILINE)
    articles = [article("\n".join(lines), "a", outlet="Coast Wire")]
    packing = pack(articles, apart(articles), 1_000, words)
    valid = re.findall(r"^Valid: `(\{.*?\})`$", text, re.MULTILINE | re.DOTALL)
    answers = [json.loads(" ".join(one.split())) for one in valid]
    return Places(packing.lines, {"a": articles[0]}), answers


def test_the_examples_of_the_prompt_pass_the_checker() -> None:
    """What the prompt calls valid is supported by the lines that it gives."""
    places, answers = _examples()
    assert len(answers) == 2
    for one in answers:
        verdict = check(claim_of(one, places), places.articles)
        assert verdict.ruling is Ruling.SUPPORTED, verdict.findings


@pytest.mark.parametrize(
    ("text", "cited", "codes"),
    [
        ("The accord takes effect in May.", "A1.2", {"M605", "M607"}),
        ("Tarn refuses to pay for dredging.", "A1.3", {"S501", "S502"}),
        ('Brandt said Tarn "cannot afford" dredging.', "A1.3", {"Q201"}),
    ],
)
def test_the_counterexamples_of_the_prompt_fail(text: str, cited: str, codes: set[str]) -> None:
    """What the prompt calls invalid is refused, for the reason that it gives."""
    places, answers = _examples()
    assert text.replace('"', '\\"') in read_resource("prompts", "shared/statements.j2")
    quote = places.lines[cited].shown.text
    item = answers[0] | {"text": text, "evidence": [{"id": cited, "quote": quote}]}
    verdict = check(claim_of(item, places), places.articles)
    assert codes & {one.code for one in verdict.findings}
