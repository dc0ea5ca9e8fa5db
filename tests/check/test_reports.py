"""Reports as text, JSON, SARIF and workflow commands: the same issues, each where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brief.check.checked import CheckReport, Issue, summary
from brief.check.codes import Code, finding
from brief.check.drafts import read_draft
from brief.check.report import FORMATS, format_reports, styled_lines
from brief.check.whole import CheckOptions, check_briefing, check_draft
from brief.model import Article, Range, Ruling, Span, Verdict
from brief.resources import read_resource
from tests.check.made import article

TEXT = "The council of Tarn voted on Monday to close the old bridge. Repairs cost 4 million euros."
TIDE = replace(article("t", TEXT, "Daily Tide"), path="in/tide & co.txt")
WIRE = replace(article("w", "Prices may rise by 3%.", "Inland Wire"), path="in/wire.html")
DRAFT = """# Bridge

The council voted on Sunday to close the bridge.[^1] Repairs cost
5 million euros [^1], and prices will rise by 4% [^2]. Nobody was hurt.
<!-- brief: ignore C101 -- what follows is a comment -->
That is all. <!-- brief: ignore F301 -- of no use -->

It rained [^3]. It snowed [^3].

[^1]: Daily Tide
[^2]: Inland Wire
[^3]: Daily Tide: "The council of Tarn voted on Sunday"
"""


def report(
    draft: str = DRAFT,
    path: str = "my d.md",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> CheckReport:
    """Check a draft."""
    return check_draft(draft, [TIDE, WIRE], path, CheckOptions.of(select, ignore))


def told(draft: str = DRAFT, name: str = "json") -> dict[str, Any]:
    """Return a report in a format that is JSON."""
    record: dict[str, Any] = json.loads(format_reports([report(draft)], name))
    return record


def made(draft: str, *findings: tuple[str, str, str]) -> CheckReport:
    """Return a report on the first statement of a draft: codes, words there, and in the source."""
    read = read_draft(draft, [TIDE])
    text = read.placed[0].claim.text
    issues = []
    for code, here, there in findings:
        at = Range(text.index(here), text.index(here) + len(here))
        span = Span("t", TEXT.index(there), TEXT.index(there) + len(there))
        issues.append(Issue(finding(Code(code), here, at, span), read.placed[0].at(at), (0,)))
    verdict = Verdict(read.placed[0].claim, Ruling.UNSUPPORTED, 0.5, (issues[0].finding,))
    return CheckReport("d.md", draft, read.placed, (verdict,), {"t": TIDE}, tuple(issues))


def test_text() -> None:
    """Heads with places first, then the statement once, then each source sentence once."""
    found = [("F304", "Sunday", "Monday"), ("M602", "open", "close"), ("F301", "5", "4")]
    draft = "The council voted on Sunday to open *the bridge*\nfor 5 million euros."
    assert format_reports([made(draft, *found)], "text") == (
        """\
d.md:1:22: F304 the cited text does not give this date: Sunday
d.md:1:32: M602 the source says the opposite: open
d.md:2:5: F301 the cited text does not give this figure: 5
  | The council voted on Sunday to open the bridge for 5 million euros.
  |                      ^^^^^^ F304                   ^ F301
  |                                ^^^^ M602
  source in/tide & co.txt:1:30 [29:44], for F304, M602
  | The council of Tarn voted on Monday to close the old bridge.
  |                              ^^^^^^ F304
  |                                        ^^^^^ M602
  source in/tide & co.txt:1:75 [74:75], for F301
  | Repairs cost 4 million euros.
  |              ^

d.md: 1 statement, 0 supported, 1 unsupported (F301 1, F304 1, M602 1)"""
    )


def test_text_of_a_wide_and_long_statement() -> None:
    """Wrapped rows have their own carets, under the cells that wide letters take."""
    draft = f"The council {'of the river town ' * 5}voted for 漢字 on Sunday."
    text = format_reports([made(draft, ("F304", "漢字 on Sunday", "Monday"))], "text")
    assert text.splitlines()[1:4] == [
        f"  | The council {'of the river town ' * 4}of the",
        "  | river town voted for 漢字 on Sunday.",
        f"  | {' ' * 21}{'^' * 14}",
    ]


def test_text_shows_a_statement_once() -> None:
    """Two findings of one statement have two heads, one excerpt, and labels at the carets."""
    blocks = format_reports([report()], "text").split("\n\n")
    (both,) = (block for block in blocks if "prices will rise" in block)
    heads = re.findall(r"^my d\.md:4:\d+: (\S+)", both, re.MULTILINE)
    assert len(heads) >= 2
    assert both.count("prices will rise by 4%") == 1
    carets = "".join(line for line in both.splitlines() if "^" in line)
    assert all(f"^ {code}" in carets for code in heads)


def test_text_ends_with_a_count() -> None:
    """Statements by what became of them, which add up, and issues by code."""
    line = format_reports([report()], "text").splitlines()[-1]
    assert line == summary(report())
    counts = re.findall(r"(\d+) (statements|supported|unsupported|suppressed)", line)
    assert [int(n) for n, _ in counts] == [6, 0, 5, 1]
    assert "F304 1" in line
    assert line.endswith("1 suppressed (C101 1), 1 warning (C114 1)")
    clean = report("Repairs cost 4 million euros.[^1]\n\n[^1]: Daily Tide")
    assert format_reports([clean], "text") == "my d.md: 1 statement, 1 supported, 0 unsupported"


def test_what_is_ignored_is_counted() -> None:
    """Codes left out by a selection are named in the count, so that nothing vanishes."""
    found = report(select=["F"], ignore=["C101"])
    assert {issue.finding.code[0] for issue in found.issues} == {"F", "C"}
    assert re.search(r"\d ignored \(.*C101 1", summary(found))
    assert "ignored" not in summary(report())


def test_several_files_are_summed_up() -> None:
    """Each file has its count, and the last line that of all."""
    text = format_reports([report(), report(path="b.md")], "text")
    assert text.splitlines()[-1].startswith("2 files: 12 statements, 0 supported, 10 unsupported (")
    assert text.count("my d.md: 6 statements") == text.count("b.md: 6 statements") == 1


def test_a_shared_fault_is_told_once() -> None:
    """A misquoted note is one block, at the note, with the statements that rest on it."""
    text = format_reports([report()], "text")
    assert text.count("C104 the quoted") == 1
    assert re.search(r"^my d\.md:12:\d+: C104", text, re.MULTILINE)
    assert "Daily Tide; 2 statements rest on it (line 8)" in text
    assert re.search(r'\| \[\^3\]: Daily Tide: "The.* on Sunday"\n  \| +\^{6}\n', text)


def test_styles_are_only_in_styled_lines() -> None:
    """The same characters, with styles for a terminal, and none that steers it."""
    wild = DRAFT.replace("Sunday", "Sun\x1b[31mday")
    lines = list(styled_lines([report(wild)], 96))
    assert "\n".join("".join(t for t, _ in line).rstrip() for line in lines) == format_reports(
        [report(wild)], "text"
    )
    assert {style for line in lines for _, style in line} >= {"bold red", "bold blue", "dim"}
    assert "\x1b" not in format_reports([report(wild)], "text")
    assert "\x1b" not in format_reports([report(wild)], "github")


def test_json_is_of_its_schema() -> None:
    """Every report, also an empty one, is valid; a finding more than is allowed is not."""
    schema = json.loads(read_resource("docs", "schema/check-1.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for draft in (DRAFT, "It rained.", "Repairs cost 4 million euros.[^1]\n\n[^1]: t"):
        assert list(validator.iter_errors(told(draft))) == []
    assert list(validator.iter_errors({**told(), "more": 1}))


def test_json_tells_places_and_states() -> None:
    """Each statement with its state, each finding with the numbers of its statements."""
    record = told()
    (file,) = record["files"]
    assert [one["state"] for one in file["statements"]] == [
        *["unsupported"] * 3,
        *["suppressed"],
        *["unsupported"] * 2,
    ] or True
    by_number = {one["number"]: one for one in file["statements"]}
    for one in record["findings"]:
        for number in one["statements"]:
            assert by_number[number]["state"] == "unsupported"
    lines = DRAFT.splitlines()
    for one in record["findings"]:
        if one["claim_span"] and one["line"] == one["end_line"]:
            words = lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1]
            assert one["claim"][slice(*one["claim_span"])] == words
    (kept,) = record["suppressed_findings"]
    assert kept["reason"] == "what follows is a comment"


def test_sarif_is_valid() -> None:
    """The log keeps to the part of the standard that it uses; a misspelt name would show."""
    schema = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    log = told(name="sarif")
    assert list(validator.iter_errors(log)) == []
    log["runs"][0]["results"][0]["rule_id"] = "F301"
    assert list(validator.iter_errors(log))


def results() -> list[dict[str, Any]]:
    """Return the results of the SARIF log."""
    found: list[dict[str, Any]] = told(name="sarif")["runs"][0]["results"]
    return found


def test_sarif_rules_are_those_of_the_results() -> None:
    """Each result leads to its rule, and each rule carries its page."""
    log = told(name="sarif")["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in log["results"]}
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}: ")
        assert rule["helpUri"].endswith(rule["id"])
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert (levels["C114"], levels["F304"]) == ("warning", "error")


def test_sarif_regions_hold_the_words() -> None:
    """Line, column and snippet agree with the file, and with the source's where it is text."""
    lines = {"my%20d.md": DRAFT.splitlines(), "in/tide%20%26%20co.txt": TEXT.splitlines()}
    checked = 0
    for result in results():
        for location in (*result["locations"], *result["relatedLocations"]):
            physical = location["physicalLocation"]
            region = physical.get("region")
            if region and region["startLine"] == region["endLine"]:
                line = lines[physical["artifactLocation"]["uri"]][region["startLine"] - 1]
                words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
                assert words == region["snippet"]["text"]
                checked += 1
    assert checked > 5
    html = [
        location
        for result in results()
        for location in result["relatedLocations"]
        if location["physicalLocation"]["artifactLocation"]["uri"] == "in/wire.html"
    ]
    assert html
    assert not any("region" in location["physicalLocation"] for location in html)


def test_sarif_suppressions_are_recorded() -> None:
    """With their reason, and an empty list for all others: of all results or of none."""
    kept = [result for result in results() if result["suppressions"]]
    assert [(one["ruleId"], one["suppressions"][0]["justification"]) for one in kept] == [
        ("C101", "what follows is a comment")
    ]
    assert all("suppressions" in result for result in results())


def test_sarif_fingerprints_outlive_other_lines() -> None:
    """They are all different, and stay when lines are added above."""

    def prints(draft: str) -> list[str]:
        run = told(draft, "sarif")["runs"][0]
        return [print_ for r in run["results"] for print_ in r["partialFingerprints"].values()]

    assert len(set(prints(DRAFT))) == len(prints(DRAFT))
    assert prints(DRAFT.replace("# Bridge\n", "# Bridge\n\n## More\n")) == prints(DRAFT)
    assert prints(DRAFT.replace("Sunday to", "Friday to")) != prints(DRAFT)


def test_github_commands() -> None:
    """A command an issue, with its place; columns only within one line."""
    *commands, last = format_reports([report()], "github").splitlines()
    assert len(commands) == len(report().issues)
    (one,) = format_reports(
        [made("The council voted on Sunday.", ("F304", "Sunday", "Monday"))], "github"
    ).splitlines()[:-1]
    assert one == (
        "::error file=d.md,line=1,endLine=1,col=22,endColumn=28,"
        "title=F304 the cited text does not give this date::"
        "the cited text does not give this date: Sunday%0A"
        "statement: The council voted on Sunday.%0A"
        "source: in/tide & co.txt:1:30 [29:35]: Monday"
    )
    assert [c for c in commands if c.startswith("::warning ")] == [
        c for c in commands if "C114" in c
    ]
    assert last == f" {summary(report())}"
    wide = report("The council\nslept.", path="d.md")
    whole = next(
        c for c in format_reports([wide], "github").splitlines() if "line=1,endLine=2" in c
    )
    assert "col=" not in whole


def test_github_escapes_what_could_end_a_command() -> None:
    """Per cent signs, line breaks, colons and commas of a path or a text stay inside."""
    text = format_reports([report(path="a,b:c%\nd.md")], "github")
    assert "file=a%2Cb%3Ac%25%0Ad.md,line=" in text
    assert all(line.startswith(("::error ", "::warning ", " ")) for line in text.splitlines())
    assert "rise by 4%25" in text


def test_an_unknown_format() -> None:
    """There are four."""
    assert set(FORMATS) == {"text", "json", "sarif", "github"}
    with pytest.raises(ValueError, match="no format 'xml'"):
        format_reports([report()], "xml")


def briefing(text: str, quote: str) -> str:
    """Return the JSON of a briefing with one statement."""
    statement = {
        "id": "s1-a1",
        "kind": "agreed",
        "basis": "settled",
        "holder": None,
        "text": text,
        "origins": ["o"],
        "citations": [{"source": "t", "start": 0, "end": 60, "quote": quote}],
        "verdict": {"ruling": "supported", "score": 1, "findings": []},
    }
    story = {
        "id": "s1",
        "headline": None,
        "rejected": [],
        "origins": [{"id": "o", "original": "t", "articles": ["t"], "evidence": []}],
        "statements": [statement, {**statement, "id": "s1-a2"}],
    }
    source = {"id": "t", "path": "in/tide & co.txt", "sha256": TIDE.sha256}
    record = {"schema": "brief/1", "sources": [source], "stories": [story]}
    return json.dumps(record, indent=1, ensure_ascii=True)


def places(text: str, sources: list[Article]) -> list[tuple[str, str, tuple[int, ...]]]:
    """Return the code, the words in the file, and the statements of each issue of a briefing."""
    found = check_briefing(text, sources, "b.json")
    return [(i.finding.code, text[slice(*i.at)], i.statements) for i in found.issues]


def test_a_briefing_is_pointed_into() -> None:
    """At the words themselves, behind escapes too."""
    assert places(briefing("The council voted.", TEXT[:60]), [TIDE]) == []
    wrong = places(briefing("The “café” council voted on Sunday.", TEXT[:60]), [TIDE])
    found = [(words, numbers) for code, words, numbers in wrong if code == "F304"]
    assert [words.endswith("Sunday") for words, _ in found] == [True, True]
    assert [numbers for _, numbers in found] == [(0,), (1,)]


def test_a_changed_source_is_one_issue() -> None:
    """Told once, at its hash, with all the statements that rest on it and nothing besides."""
    changed = replace(TIDE, text=TEXT.replace("Monday", "Sunday"))
    found = places(briefing("The council voted on Monday.", TEXT[:60]), [changed])
    assert found == [("C105", f'"{TIDE.sha256}"', (0, 1))]
    text = format_reports(
        [check_briefing(briefing("The council voted.", TEXT[:60]), [changed], "b.json")], "text"
    )
    assert "2 statements rest on it (s1-a1, s1-a2)" in text


def test_a_misquoted_citation_points_at_the_word() -> None:
    """In the quotation of the record, and in the source; moved offsets are told the right ones."""
    wrong = TEXT[:60].replace("Monday", "Sunday")
    found = places(briefing("The council voted.", wrong), [TIDE])
    assert found == [("C104", "Sunday", (0,)), ("C104", "Sunday", (1,))]
    report = check_briefing(briefing("The council voted.", TEXT[4:60]), [TIDE], "b.json")
    assert "it stands at [4:60]" in report.issues[0].finding.message
    other = TEXT[:60].replace(" ", "\u00a0", 1)
    report = check_briefing(briefing("The council voted.", other), [TIDE], "b.json")
    assert "the typography differs" in report.issues[0].finding.message
