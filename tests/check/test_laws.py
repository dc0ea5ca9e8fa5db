"""What holds for any text: nothing raises, verdicts repeat, codes are documented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief.check import Checker, check
from brief.check.codes import BY_OPINION, Code
from brief.model import Claim, Pointer, Ruling
from brief.text.sentences import sentences
from tests.check.made import article, claim, codes, pairs, pointer, rule, stories

PIECES = st.sampled_from(
    """The council said “we will not” on Monday, if 40% of Tarn's 3.5 million people — about half —
    “agree” … [Doyle] might (The Tide) never: 11:40 until May; $7bn “ ” ' " ( ) [ ] ... U.S. No. 10
    \u200b \u202e \u0301 İstanbul ß ﬁ 𝟚 \ud800 \x00 \n \r\n \t - to from by he she it
    they who not""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(text=TEXTS, source=TEXTS, start=st.integers(-5, 250), end=st.integers(-5, 250))
def test_no_input_raises(text: str, source: str, start: int, end: int) -> None:
    """Any claim over any source, with any pointer, is ruled on with documented codes."""
    one = article("a", source)
    quote = source[start:end] if 0 <= start < end else ""
    cited = (Pointer("a", start, end, quote), Pointer("a", 0, len(source), source))
    verdict = check(Claim(text, cited), {"a": one})
    assert codes(verdict) <= {code.value for code in Code} - {code.value for code in BY_OPINION}
    for finding in verdict.findings:
        assert finding.at is None or 0 <= finding.at.start <= finding.at.end <= len(text)
        assert finding.source is None or finding.source.end <= max(len(source), 1)


@given(text=TEXTS, source=TEXTS)
def test_equal_input_gives_equal_verdicts(text: str, source: str) -> None:
    """A checker remembers nothing that changes a later ruling."""
    one = article("a", source)
    made = Claim(text, (Pointer("a", 0, len(source), source),))
    checker = Checker({"a": one})
    first = checker.check(made)
    assert checker.check(made) == first == check(made, {"a": one})


def test_a_story_supports_its_own_sentences() -> None:
    """Each sentence of a source, cited whole, is supported by itself; another one is not."""
    for source in stories().values():
        checker = Checker({source.id: source})
        lines = [line for line in source.text.splitlines() if line.count('"') == 0]
        lines = [line for line in lines if len(sentences(line)) == 1]
        for index, line in enumerate(lines):
            own = checker.check(claim(line, pointer(source, line)))
            if line.split()[0] not in {"He", "She"}:
                assert own.ruling is Ruling.SUPPORTED, (line, own.findings)
            other = checker.check(claim(line, pointer(source, lines[index - 1])))
            assert other.ruling is Ruling.UNSUPPORTED


def test_long_input_is_bounded() -> None:
    """A long claim over a long span ends, and one wrong figure in it is still seen."""
    source = " ".join(
        f"Ship {number} carried {number + 7} tonnes of grain." for number in range(1500)
    )
    line = "Ship 11 carried 18 tonnes of grain"
    assert rule(f"{line}.", source).ruling is Ruling.SUPPORTED
    assert rule("Ship 11 carried 98765 tonnes of grain.", source).ruling is Ruling.UNSUPPORTED
    long = ", ".join([line] * 100) + "."
    assert "F301" in codes(rule(long.replace("18 tonnes", "98765 tonnes", 1), source))


def test_the_score_keeps_to_its_bounds() -> None:
    """Scores are in [0, 1], and a refused claim never reaches the top."""
    for pair in pairs():
        for made in (pair.accept, pair.reject):
            verdict = pair.checker(made)
            limit = 1.0 if verdict.ruling is Ruling.SUPPORTED else 0.8
            assert 0.0 <= verdict.score <= limit
