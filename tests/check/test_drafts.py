"""Drafts by any author: which sentences are claims, what they cite, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check.checked import CheckReport
from brief.check.drafts import read_draft
from brief.check.whole import check_draft
from brief.model import Article
from tests.check.made import article

TEXT = "The council of Tarn voted on Monday to close the old bridge. Repairs cost 4 million euros."
TIDE = article("t", TEXT, "Daily Tide")
WIRE = Article(
    "wire-1",
    "The old bridge was built in 1902.",
    article("w", "The old bridge was built in 1902.").sha256,
    article("w", "The old bridge was built in 1902.").body,
    title="A bridge and its past",
    outlet="Inland Wire",
    url="https://wire.example/old-bridge?id=7",
    path="in/wire.html",
)
SOURCES = [TIDE, WIRE]


def check(draft: str) -> CheckReport:
    """Check a draft against both sources."""
    return check_draft(draft, SOURCES, "d.md")


def claims(draft: str) -> list[str]:
    """Return the claims of a draft."""
    return [one.claim.text for one in read_draft(draft, SOURCES).placed]


def cited(draft: str) -> list[list[str]]:
    """Return the characters that each claim cites; of a broken citation its name."""
    texts = {one.id: one.text for one in SOURCES}
    return [
        [texts.get(p.source, f"?{p.source}")[p.start : p.end] for p in one.claim.pointers]
        for one in read_draft(draft, SOURCES).placed
    ]


def found(draft: str) -> list[str]:
    """Return the codes of a draft's issues, in the order of the file."""
    return [issue.finding.code for issue in check(draft).issues]


@pytest.mark.parametrize(
    "draft",
    [
        'The council voted.[^1]\n\n[^1]: Daily Tide: "The council of Tarn voted"',
        'The council voted[^a].\n\n[^A]: Daily Tide: "The council of\nTarn voted"',
        "The council voted.[^1]\n\n[^1]: Daily Tide [0:25]",
        'The council voted.[^1]\n\n[^1]: t [0:60] "The council of Tarn voted"',
        "The council voted.^[Daily Tide: “The council of Tarn voted”]",
        'The council voted [1].\n\n[1] Daily Tide: "The council of Tarn voted"',
        'The council voted [1].\n\n[1]: Daily Tide: "The council of Tarn voted"',
        'The council voted.<sup>1</sup>\n\n# Notes\n\n1. Daily Tide, "The council of Tarn voted"',
        "The council voted.[1][2]\nSources:\n[1] t\n[2] https://wire.example/old-bridge?id=7",
        'The council voted.[1]\n\n**References**\n\n1. Daily Tide, "The council of Tarn voted"',
        "The council voted ([Daily Tide](t)).",
        "The council voted. [Daily Tide](t#:~:text=The%20council%20of%20Tarn%20voted)",
        "The council [voted](t#:~:text=the%20council,bridge).",
        "The council voted.\nSource: [Daily Tide](t)",
        "The council [voted][tide].\n\n[tide]: t",
        'The council <a href="t">voted</a>.',
        "> - [ ] The *council* **voted**.[^1]\n\n[^1]: Daily Tide",
    ],
)
def test_ways_to_cite(draft: str) -> None:
    """Each leads to the source; the same draft with a false word is refused."""
    assert found(draft) == []
    assert check(draft).placed[0].claim.text == "The council voted."
    wrong = draft.replace("voted", "slept", 1)
    assert found(wrong) != []
    assert check(wrong).placed[0].claim.text == "The council slept."


@pytest.mark.parametrize(
    "note",
    [
        "Inland Wire",
        "the *Inland Wire*, p. 2",
        "wire.html",
        "in/wire.html, page 3",
        "wire-1",
        "A Bridge and its Past, 3 March",
        "“A bridge and its past,” p. 1",
        "<https://wire.example/old-bridge?id=7>",
        "wire.example/old-bridge?id=7, seen in May",
        "http://www.wire.example/old-bridge/?utm_source=x&id=7#part",
        "[somewhere](https://wire.example/old-bridge?id=7)",
    ],
)
def test_ways_to_name_a_source(note: str) -> None:
    """By outlet, file, id, title or address; without a quotation all of it is cited."""
    draft = f"It was built in 1902.[^1]\n\n[^1]: {note}"
    assert cited(draft) == [[WIRE.text]]


@pytest.mark.parametrize(
    "note", ["Outland Wire", "wire.txt", "https://wire.example/old-bridge?id=8", "Inland", ""]
)
def test_names_that_are_nobodys(note: str) -> None:
    """A name that is nearly a source's is not the source's."""
    assert found(f"It was built in 1902.[^1]\n\n[^1]: {note}") == ["C102"]


def test_two_sources_in_one_note() -> None:
    """A semicolon parts sources, each with its own evidence; inside quotations it does not."""
    note = '[^1]: Daily Tide: "Repairs cost 4 million euros"; Inland Wire [0:14]'
    draft = f"Repairs cost 4 million euros.[^1]\n\n{note}"
    assert cited(draft) == [["Repairs cost 4 million euros", WIRE.text[:14]]]
    assert found(draft) == []
    assert found(draft.replace("Inland", "Outland")) == ["C102"]


@pytest.mark.parametrize(
    ("draft", "owners"),
    [
        ("The council voted.[^1] Repairs cost more.", ["The council voted."]),
        ("The council voted. [^1] Repairs cost more.", ["The council voted."]),
        ("The council voted. [^1]Repairs cost more.", ["Repairs cost more."]),
        ("The council[^1] voted. Repairs cost more.", ["The council voted."]),
        ("[^1] The council voted.", ["The council voted."]),
        ("The council voted.\n\n[^1]", ["The council voted."]),
        ("The council voted.[^1][^1]", ["The council voted."]),
    ],
)
def test_a_mark_belongs_to_one_sentence(draft: str, owners: list[str]) -> None:
    """The one that it stands in or right behind, unless it leans on the next."""
    read = read_draft(draft + "\n\n[^1]: Daily Tide", SOURCES)
    assert [one.claim.text for one in read.placed if one.claim.pointers] == owners


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("# The council voted\n\nIt rained.", ["It rained."]),
        ("# The council voted.\n\nIt rained.", ["The council voted.", "It rained."]),
        ("# The council voted[^1]\n\nIt rained.", ["The council voted", "It rained."]),
        ("# [The council voted](#top)\n\nIt rained.", ["It rained."]),
        ("The council voted\n---\n\nIt rained.", ["It rained."]),
        ("**The council voted**\n\nIt rained.", ["It rained."]),
        ("**The council voted.** It rained.", ["The council voted.", "It rained."]),
        ("| a | b |\n|---|---|\n| It is | so |\n\nIt rained.", ["It rained."]),
        ("a | b\n\nIt rained.", ["a | b", "It rained."]),
        ("1. It rained\n   hard.\n2. It snowed.", ["It rained hard.", "It snowed."]),
        (
            "In the year it rained\n12. times it snowed.",
            ["In the year it rained 12. times it snowed."],
        ),
        ("It &amp; they &lt;all&gt; \\*rained\\* 5*3.", ["It & they <all> *rained* 5*3."]),
        ("![It snowed.](x.png) It rained.", ["It rained."]),
        (
            "In [2024] it rained; [50] people [saw] it.",
            ["In [2024] it rained; [50] people [saw] it."],
        ),
    ],
)
def test_what_is_a_claim(draft: str, expected: list[str]) -> None:
    """Sentences of the prose are; headings only if they cite, or are sentences."""
    assert claims(draft) == expected


@pytest.mark.parametrize(
    "planted",
    [
        "## Sources\n\n- The mayor has resigned.\n",
        "## Sources\n\nThe mayor has resigned.\n",
        "## Sources\n\n1. The mayor has resigned.\n",
        "## Sources\n\n- Daily Tide, 3 March\n\n---\n\nThe mayor has resigned, says Daily Tide.\n",
        "[^1]: Daily Tide\n\nThe mayor has resigned.\n",
        "```\ncode\n\nThe mayor has resigned.\n",
        "[Mayor] Doyle has resigned.\n",
        "The mayor resigned — *1 origin, we hear*\n",
        "8 articles, 5 independent origins. The mayor resigned.\n",
        "<!-- x\n\nThe mayor has resigned.\n",
    ],
)
def test_no_layout_hides_a_sentence(planted: str) -> None:
    """A false sentence is found in lists of sources, behind notes and unclosed marks too."""
    draft = "The council voted.[^1]\n\n[^1]: Daily Tide\n\n"
    assert found(draft) == []
    assert "C101" in found(draft + planted)


@pytest.mark.parametrize(
    "entry",
    [
        "- Daily Tide, 3 March 2031.",
        "- Interview with the mayor, Tarn, 3 March.",
        "- [The bridge is old.](https://other.example/bridge)",
        "The Daily Tide reported it first.",
    ],
)
def test_entries_of_a_list_of_sources_are_no_claims(entry: str) -> None:
    """What names a source, or is no sentence, stands there rightly."""
    assert claims(f"The council voted.\n\n## Sources and notes\n\n{entry}") == [
        "The council voted."
    ]


def test_places_are_exact_on_every_line() -> None:
    """Lines and columns are those of the file, behind markup and on later lines too."""
    draft = (
        "# Bridge\n\nThe council voted to *close* it.[^1] Repairs cost\n"
        "5 million **euros**.[^1]\n\n[^1]: t"
    )
    report = check(draft)
    (issue,) = report.issues
    place = report.place(issue)
    assert (place.line, place.column, place.end_line, place.end_column) == (4, 1, 4, 18)
    assert draft[slice(*issue.at)] == "5 million **euros"
    first, second = report.placed
    assert draft[slice(*second.at())] == "Repairs cost\n5 million **euros**."
    assert draft[slice(*first.at())] == "The council voted to *close* it."


PIECES = st.sampled_from(
    [
        *("[^1]", "[1]", "[a](t)", "**", "_", "`", "\\*", "&amp;", "<b>", "<!-- c -->", "“No,”"),
        *(
            "The council voted.",
            "Repairs cost 5 million.",
            " ",
            "\n",
            "\n\n",
            "- ",
            "> ",
            "é",
            "漢字",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_character_knows_its_place(draft: str) -> None:
    """Each character of a claim stands at its place in the file, in order, or is markup there."""
    draft += "\n\n[^1]: Daily Tide\n[1]: t"
    for one in read_draft(draft, SOURCES).placed:
        assert len(one.spots) == len(one.claim.text)
        assert sorted(one.spots) == list(one.spots)
        for char, spot in zip(one.claim.text, one.spots, strict=True):
            raw = draft[slice(*spot)]
            assert char in {raw, " "} or raw.startswith(("\\", "&"))


@pytest.mark.parametrize(
    ("note", "here", "there"),
    [
        ('Daily Tide: "The council of Tarn voted on Sunday"', "Sunday", "Monday"),
        ("t: “Repairs cost 5 million euros”", "5", "4"),
        ('Daily Tide: "The council voted on Monday to close"', "council voted", "of Tarn"),
        ('t [61:90] "Repairs cost 4 billion euros"', "billion", "million"),
    ],
)
def test_a_misquotation_points_at_the_word(note: str, here: str, there: str) -> None:
    """On the side of the note at what is wrong, on the side of the source at what is right."""
    draft = f"The council voted.[^1]\n\n[^1]: {note}"
    (issue,) = (issue for issue in check(draft).issues if issue.finding.code == "C104")
    assert draft[slice(*issue.at)] == here
    assert issue.finding.source is not None
    assert TEXT[issue.finding.source.start : issue.finding.source.end] == there


def test_a_quotation_that_is_nowhere_points_at_nothing() -> None:
    """Words that no passage comes near are refused without a place in the source."""
    (issue,) = check('The council voted.[^1]\n\n[^1]: Daily Tide: "Ducks swim"').issues
    assert (issue.finding.code, issue.finding.source) == ("C104", None)


@pytest.mark.parametrize(
    ("note", "code"),
    [("t [61:900]", "C103"), ("t [9:4]", "C103"), ("t [61:90]", None)],
)
def test_offsets_have_to_fit(note: str, code: str | None) -> None:
    """A range outside its source is refused, one inside is cited."""
    draft = f"Repairs cost 4 million euros.[^1]\n\n[^1]: {note}"
    assert found(draft) == ([code] if code else [])


def test_a_misspelt_source_is_guessed() -> None:
    """The message names the source that was meant, and points at the note."""
    draft = "The council voted.[^1]\n\n[^1]: Daly Tide, 3 March"
    (issue,) = check(draft).issues
    assert "did you mean Daily Tide?" in issue.finding.message
    assert draft[slice(*issue.at)] == "Daly Tide, 3 March"
    (other,) = check(draft.replace("Daly Tide", "Gull")).issues
    assert "did you mean" not in other.finding.message


def test_a_mark_without_a_note() -> None:
    """It is named as the draft has it, where the draft has it."""
    draft = "The council voted.[^9]"
    (issue,) = check(draft).issues
    assert issue.finding.code == "C102"
    assert "no note is called [^9]" in issue.finding.message
    assert draft[slice(*issue.at)] == "[^9]"


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("https://elsewhere.example/x", ["C102"]),
        ("t", []),
        ("#part", ["C101"]),
        ("mailto:a@b.example", ["C101"]),
    ],
)
def test_a_link_to_what_is_no_source(link: str, codes: list[str]) -> None:
    """It is a broken citation where nothing else is cited; other links are none at all."""
    assert found(f"The council [voted]({link}).") == codes
    assert found(f"The council [voted]({link}).[^1]\n\n[^1]: Daily Tide") == []


def test_a_broken_citation_is_told_once() -> None:
    """However many statements rest on it; another note's fault is another issue."""
    draft = (
        "The council voted.[^1] It closed the bridge.[^1] It rained.[^2]\n\n[^1]: Gull\n[^2]: Tern"
    )
    issues = check(draft).issues
    assert [(i.finding.code, i.statements) for i in issues] == [("C102", (0, 1)), ("C102", (2,))]
    assert check(draft).unsupported == 3


def test_equal_misquotations_in_two_notes_are_two_issues() -> None:
    """Each has to be mended where it stands; a missing source is one, however often it is named."""
    draft = "The council voted.[^1] It closed it.[^2]\n\n[^1]: {0}\n[^2]: {0}"
    wrong = check(draft.format('t: "Repairs cost 5 million euros"')).issues
    assert [(i.finding.code, i.statements) for i in wrong] == [("C104", (0,)), ("C104", (1,))]
    missing = check(draft.format("Gull")).issues
    assert [(i.finding.code, i.statements) for i in missing] == [("C102", (0, 1))]


@pytest.mark.parametrize("note", ['"The council voted"', "Daily Tide", "t [0:5]", "; ;", "«»"])
def test_without_sources_nothing_is_found_and_nothing_raises(note: str) -> None:
    """Whatever a note says, there is nothing that it could cite."""
    report = check_draft(f"The council voted.[^1]\n\n[^1]: {note}", [], "d.md")
    assert [issue.finding.code for issue in report.issues] == ["C102"]
