"""Laws of attribution: whoever said it said it, in any form, and nobody else did."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.made import codes, rule

SPEAKERS = (
    "Mayor Ilka Brandt",
    "The dockers' union",
    "Port director Nils Aven",
    "Tam Orr",
    "A Kell spokeswoman",
    "The health ministry",
)
CONTENTS = (
    "the lock had jammed twice",
    "two keepers slept at noon",
    "the north pier was unsafe",
    "fares would rise in May",
)
SOURCES = ("{who} said {what}.", "{What}, {who} said.", "{who} told reporters that {what}.")
CLAIMS = ("{who} said that {what}.", "{What}, according to {who}.", "{What}, {who} said.")


def worded(form: str, who: str, what: str) -> str:
    """Return a form with its speaker and content, its first letter a capital."""
    inside = who if not who.startswith(("The ", "A ")) else who[0].lower() + who[1:]
    text = form.format(who=inside, what=what, What=what[0].upper() + what[1:])
    return text[0].upper() + text[1:]


def spoken(text: str, source: str) -> set[str]:
    """Return the codes of speakers with which a claim is refused."""
    return {code for code in codes(rule(text, source)) if code.startswith("S")}


@settings(deadline=None)
@given(
    st.sampled_from(SPEAKERS),
    st.sampled_from(CONTENTS),
    st.sampled_from(SOURCES),
    st.sampled_from(CLAIMS),
)
def test_who_said_it_said_it_in_any_form(who: str, what: str, source: str, form: str) -> None:
    """The form of an attribution changes nothing; without it the words are nobody's."""
    told = worded(source, who, what)
    assert spoken(worded(form, who, what), told) == set()
    assert "S502" in spoken(f"{what[0].upper()}{what[1:]}.", told)


@settings(deadline=None)
@given(
    st.permutations(SPEAKERS),
    st.permutations(CONTENTS),
    st.sampled_from(SOURCES),
    st.sampled_from(CLAIMS),
)
def test_nobody_said_what_another_said(
    speakers: list[str], contents: list[str], source: str, form: str
) -> None:
    """Of two speakers in a text, each has said their own and not the other's."""
    one, two, *_ = speakers
    first, second, *_ = contents
    told = f"{worded(source, one, first)} {worded(source, two, second)}"
    assert spoken(worded(form, one, first), told) == set()
    assert spoken(worded(form, two, first), told) & {"S501", "S503"}
