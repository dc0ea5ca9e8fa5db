"""Laws that every figure and every date obeys, whatever the text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.dates import DateMention, Edge, Relation, date_relation, dates
from brief.text.figures import Figure, figures, relation, same_value

PUBLISHED = datetime(2031, 3, 12, tzinfo=UTC)

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def _below_thousand(number: int, joiner: str) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, unit = divmod(rest, 10)
        small = _SMALL[rest] if rest < 20 else _TENS[tens] + (f"-{_SMALL[unit]}" if unit else "")
        words.append(small)
    return joiner.join(words)


def spell(number: int, joiner: str) -> str:
    """Write a positive number in words, with " and " or " " after the hundreds."""
    groups: list[str] = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            groups.append(f"{_below_thousand(count, joiner)} {name}")
    if number:
        tail = _below_thousand(number, joiner)
        groups.append(f"and {tail}" if groups and number < 100 and "and" in joiner else tail)
    return " ".join(groups)


_PIECES = st.sampled_from(
    "3 12 1,500 20% $3bn €1.2m 1.5 ½ half one two hundred million dozen thousands tens of several "
    "a an and or to from between about more than at least up fewer - – : / . , ; ( ) % km days "
    "weeks years year-old people soldiers March 2031 2014 May Tuesday last next ago later Q3 "
    "first third quarter minus aged -5C 2-1 votes won in out in- doubled twice times £ 7 's "
    "GMT 10:30 5pm noon the 1990s early mid- end G7 Article COVID-19 #4 1/4 1-1-1 \u00a0".split(" ")
)
NEWSLIKE = st.lists(_PIECES, max_size=14).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), "\n".join(words)])
)
TEXTS = st.one_of(NEWSLIKE, st.text(max_size=60))


def _well_placed(found: list[tuple[int, int]], length: int) -> bool:
    at = 0
    for start, end in found:
        if not at <= start < end <= length:
            return False
        at = end
    return True


@given(TEXTS)
def test_offsets_are_in_order_inside_and_apart(text: str) -> None:
    """Every range lies in the text, after the one before; cores lie in their figures."""
    found = figures(text)
    assert _well_placed([(figure.start, figure.end) for figure in found], len(text))
    for figure in found:
        assert figure.start <= figure.core.start < figure.core.end <= figure.end
        assert figure.noun is None or figure.end <= figure.noun.start < figure.noun.end <= len(text)
    mentions = dates(text, published=PUBLISHED)
    assert _well_placed([(mention.start, mention.end) for mention in mentions], len(text))
    for mention in mentions:
        assert (mention.first is None) is (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last


def _moved(figure: Figure, by: int) -> tuple[object, ...]:
    noun = figure.noun and (figure.noun.start + by, figure.noun.end + by)
    core = (figure.core.start + by, figure.core.end + by)
    return figure.start + by, figure.end + by, figure.low, figure.high, figure.unit, noun, core


@given(NEWSLIKE, st.sampled_from(["Rain fell. ", "🛰️ É. ", "They left!\n\n"]))
def test_a_sentence_before_only_shifts_offsets(text: str, prefix: str) -> None:
    """What is read does not depend on the sentence before."""
    shifted = [_moved(figure, 0) for figure in figures(prefix + text)]
    assert shifted == [_moved(figure, len(prefix)) for figure in figures(text)]
    values = [(m.start, m.norm, m.bound) for m in dates(prefix + text)]
    assert values == [(m.start + len(prefix), m.norm, m.bound) for m in dates(text)]


@given(
    st.integers(1, 10**15 - 1).flatmap(lambda top: st.integers(1, top)),
    st.sampled_from([" and ", " "]),
)
def test_words_read_back_as_the_number_they_spell(number: int, joiner: str) -> None:
    """A number spelled in words has the value of the number in digits."""
    words = f"{spell(number, joiner)} ships"
    (figure,) = figures(words)
    assert figure.low == figure.high == number
    assert figure.end == len(words) - len(" ships")


@given(st.integers(0, 10**14), st.sampled_from([",", "\u00a0", "\u202f", "\u2009", ""]))
def test_separators_do_not_change_the_value(number: int, separator: str) -> None:
    """Digits are one number however their thousands are set apart."""
    (figure,) = figures(f"{number:,} ships".replace(",", separator))
    assert figure.low == number


@given(
    st.integers(1, 9999),
    st.sampled_from([("k", 3), (" thousand", 3), ("m", 6), (" million", 6), ("bn", 9), ("tn", 12)]),
)
def test_magnitudes_stand_for_their_noughts(tenths: int, magnitude: tuple[str, int]) -> None:
    """3.5m is 3,500,000."""
    name, power = magnitude
    number = Fraction(tenths, 10)
    (short,) = figures(f"${tenths // 10}.{tenths % 10}{name}")
    (long,) = figures(f"${int(number * 10**power):,}")
    assert same_value(short, long)
    assert short.low == number * 10**power


_QUANTITY = st.builds(
    "{} {}{}".format,
    st.sampled_from("about|over|at least|up to|under|exactly|just".split("|")),
    st.integers(2, 1200),
    st.sampled_from([" ships", "%", " km", " days", " weeks", "m", "th man", "-5 win", " in 1500"]),
)
FIGURES = _QUANTITY.filter(lambda text: len(figures(text)) > 0).map(lambda text: figures(text)[0])


@given(FIGURES)
def test_every_figure_is_itself(figure: Figure) -> None:
    """`relation` is reflexive."""
    assert relation(figure, figure) is Relation.SAME


@given(FIGURES, FIGURES)
def test_same_is_symmetric_and_means_same_value(one: Figure, other: Figure) -> None:
    """SAME holds both ways or not at all, and never without an equal value."""
    there, back = relation(one, other), relation(other, one)
    assert (there is Relation.SAME) is (back is Relation.SAME)
    assert there is not Relation.SAME or same_value(one, other)
    assert same_value(one, other) is same_value(other, one)


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_a_changed_number_never_passes_as_exact(one: int, other: int) -> None:
    """Two exact counts agree only when they are equal."""
    (claim,), (source,) = figures(f"{one:,} ships"), figures(f"{other:,} ships")
    expected = Relation.SAME if one == other else Relation.DIFFERENT
    assert relation(claim, source) is expected


@given(_QUANTITY)
def test_a_figure_alone_reads_as_in_its_text(text: str) -> None:
    """`text[start:end]` holds all that gives the figure its value."""
    for figure in figures(text):
        alone = figures(text[figure.start : figure.end])
        assert [(f.low, f.high, f.unit, f.bound) for f in alone] == [
            (figure.low, figure.high, figure.unit, figure.bound)
        ]


_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
_FORMATS = (
    "{0:%-d} {0:%B} {0:%Y}",
    "{0:%B} {0:%-d}, {0:%Y}",
    "{0:%Y-%m-%d}",
    "{0:%b}. {0:%-d}, {0:%Y}",
)


@given(_DAYS, st.sampled_from(_FORMATS), st.sampled_from(_FORMATS))
def test_a_day_is_one_day_in_every_writing(day: date, one: str, other: str) -> None:
    """The newsroom's ways to write a day agree, and the next day differs."""
    one, other = one.replace("%b}. ", "%B} "), other.replace("%b}. ", "%B} ")
    (claim,), (source,) = dates(one.format(day)), dates(other.format(day))
    assert (claim.first, claim.last) == (day, day)
    assert date_relation(claim, source) is Relation.SAME
    (later,) = dates(other.format(day + timedelta(days=1)))
    assert date_relation(claim, later) is Relation.DIFFERENT


_DATE_TEXTS = st.sampled_from(
    "on Tuesday|in March|in 2030|by 3 March|since May 2029|last week|three days ago|at 5 p.m."
    "|in early 2030|the 1990s|Tuesday night|next month|until 2030|after 3 March 2031".split("|")
)


@given(_DATE_TEXTS, _DATE_TEXTS, st.sampled_from([None, PUBLISHED]))
def test_date_relation_is_reflexive_and_its_same_symmetric(
    one: str, other: str, published: datetime | None
) -> None:
    """A date is itself, and SAME holds both ways or not at all."""

    def read(text: str) -> DateMention:
        return dates(text, published=published)[0]

    claim, source = read(one), read(other)
    assert date_relation(claim, claim) is Relation.SAME
    there, back = date_relation(claim, source), date_relation(source, claim)
    assert (there is Relation.SAME) is (back is Relation.SAME)
    assert claim.bound in set(Edge)


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "1,", "1 ", "1.", "1/", "$", "one hundred and ", "a hundred ", "two ", "half ",
     "one in ", "from 3 to ", "3 March to ", "March ", "last two ", "weeks ago ", "3 of the ",
     "about ", "the end of ", "million and ", " ", "\n", "½", "Tuesday "],
)  # fmt: skip
def test_long_repetition_is_read_to_its_end(piece: str) -> None:
    """A text that never ends a number is still read in one pass, up to the figure at its end."""
    text = piece * (40_000 // len(piece)) + ". So 77 ships left on 3 March 2031."
    assert [text[slice(*figure.core)] for figure in figures(text)][-1] == "77"
    assert dates(text)[-1].norm == "2031-03-03"
