"""`brief.check(statement, sources)`: the same function by every way to it, and what it cites."""

from __future__ import annotations

import subprocess
import sys

import pytest

import brief
from brief.check import Checker, check
from brief.check.api import Cite, Source
from brief.model import Claim, Pointer, Ruling
from tests.check.made import article, codes, pointer

TEXT = "The council of Tarn voted on Monday. Repairs cost 4 million euros."
WIRE = article("other", "Nobody was hurt on Monday.", "Inland Wire")
SOURCES: dict[str, Source] = {"tide": TEXT, "wire": WIRE}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Repairs cost 4 million euros.", set()),
        ("Repairs cost 5 million euros.", {"F301"}),
        ("Nobody was hurt on Monday.", set()),
        ("Repairs cost 4 million euros. Nobody was hurt.", {"C107"}),
        ("", {"C108"}),
    ],
)
def test_all_prose_is_cited(statement: str, found: set[str]) -> None:
    """Without `cites` every source may support the statement."""
    verdict = brief.check(statement, SOURCES)
    assert codes(verdict) == found
    assert (verdict.ruling is Ruling.SUPPORTED) is not bool(found)


@pytest.mark.parametrize(
    ("cites", "found"),
    [
        (["tide"], set()),
        ([("tide", 37, 66)], set()),
        ([("tide", "Repairs cost 4 million euros.")], set()),
        ([Pointer("tide", 37, 66, TEXT[37:66])], set()),
        ("tide", set()),
        ([], {"C101"}),
        (["gull"], {"C102"}),
        ([("gull", "Repairs")], {"C102"}),
        ([("tide", 37, 99)], {"C103"}),
        ([("tide", 9, 4)], {"C103"}),
        ([("tide", "Repairs cost 5 million euros.")], {"C104"}),
        (["wire"], {"F301", "U701"}),
    ],
)
def test_only_what_is_cited_counts(cites: list[Cite], found: set[str]) -> None:
    """By name, words, range or pointer; a citation that does not hold is a finding."""
    verdict = brief.check("Repairs cost 4 million euros.", SOURCES, cites)
    assert codes(verdict) <= found
    assert bool(codes(verdict)) is bool(found)


def test_one_source_needs_no_name() -> None:
    """A text or an article by itself is called "source"."""
    assert not brief.check("The council of Tarn voted.", TEXT).findings
    assert not brief.check("Nobody was hurt.", WIRE, ["source"]).findings
    (one,) = brief.check("Ann was hurt.", WIRE, [("source", 0, 16)]).findings[:1]
    assert one.source is None or one.source.source == "source"
    assert codes(brief.check("Nobody was hurt.", "")) != set()


def test_a_claim_keeps_its_pointers() -> None:
    """A `Claim` cites what it points to, and nothing else, unless `cites` says otherwise."""
    tide = article("tide", TEXT)
    claim = Claim("Repairs cost 4 million euros.", (pointer(tide, "The council of Tarn voted"),))
    assert codes(brief.check(claim, {"tide": tide})) != set()
    assert codes(brief.check(claim, {"tide": tide}, ["tide"])) == set()
    assert codes(brief.check(Claim(claim.text, ()), {"tide": tide})) == {"C101"}
    assert codes(brief.check(Claim(claim.text, ()), {"tide": tide}, ["tide"])) == set()


def test_the_package_stays_a_package() -> None:
    """`brief.check` is called and imported from, before and after, and is one function."""
    assert brief.check("The council of Tarn voted.", TEXT) == check(
        "The council of Tarn voted.", TEXT
    )
    assert Checker.__module__ == "brief.check.checker"
    assert sys.modules["brief.check"].__name__ == "brief.check"


@pytest.mark.parametrize(
    "first",
    ["", "import brief.check.codes", "from brief.check import Checker", "from brief import check"],
)
def test_any_order_of_imports(first: str) -> None:
    """The call works whatever was imported before it; a name that does not exist is an error."""
    code = f"import brief; {first}\nprint(brief.check('It rained.', 'It rained.').ruling.value)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "supported\n"
    with pytest.raises(AttributeError):
        _ = getattr(brief, "chek")  # noqa: B009 - a type checker would refuse the plain form


def test_importing_brief_loads_nothing() -> None:
    """The checker is loaded when it is asked for, not before."""
    code = "import sys, brief; print(sorted(m for m in sys.modules if m.startswith('brief')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['brief']\n"
