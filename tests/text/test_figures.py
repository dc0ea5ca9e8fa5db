"""Figures as read and as compared; each row stands beside a twin one small change away."""

from __future__ import annotations

from fractions import Fraction

import pytest

from brief.text.figures import Bound, Figure, FigureKind, Relation, figures, relation, same_value

# text | value (or low..high) | kind | unit | bound | a twin that must not read as the same
READ = """
1,500 people | 1500 | cardinal | | exact | 1,600 people
1\u00a0500 people | 1500 | cardinal | | exact | 1\u00a0501 people
1\u202f500\u202f000 people | 1500000 | cardinal | | exact | 1\u202f500 people
1 500 000 people | 1500000 | cardinal | | exact | 1 500 001 people
1.500.000 people | 1500000 | cardinal | | exact | 1.500 people
1.500 tonnes | 3/2 | measure | tonne | exact | 1.500.000 tonnes
12,50,000 voters | 1250000 | cardinal | | exact | 12,51,000 voters
0.75 metres | 3/4 | measure | m | exact | 0.57 metres
1,5% | 3/2 | percent | % | exact | 15%
1.5 million | 1500000 | cardinal | | exact | 1.5 billion
1.5m | 1500000 | cardinal | | exact | 1.5bn
a pool 50m long | 50 | measure | m | exact | a crowd of 50m
10k runners | 10000 | cardinal | | exact | 10m runners
20bn | 20000000000 | cardinal | | exact | 20tn
4 trillion | 4000000000000 | cardinal | | exact | 4 billion
3 dozen eggs | 36 | cardinal | | exact | 3 score eggs
five lakh voters | 500000 | cardinal | | exact | five crore voters
2 crore voters | 20000000 | cardinal | | exact | 2 lakh voters
seven ships | 7 | cardinal | | exact | eleven ships
seventeen ships | 17 | cardinal | | exact | seventy ships
twenty-four ships | 24 | cardinal | | exact | twenty-five ships
one hundred and five ships | 105 | cardinal | | exact | one hundred and fifty ships
two hundred and forty-one ships | 241 | cardinal | | exact | two hundred and forty ships
twenty-five hundred ships | 2500 | cardinal | | exact | twenty-five thousand ships
six thousand three hundred ships | 6300 | cardinal | | exact | six thousand and three ships
two hundred thousand ships | 200000 | cardinal | | exact | two hundred million ships
a hundred ships | 100 | cardinal | | exact | a thousand ships
a dozen ships | 12 | cardinal | | exact | a hundred ships
half a dozen ships | 6 | cardinal | | exact | a dozen ships
half a million ships | 500000 | cardinal | | exact | a million ships
a million and a half | 1500000 | cardinal | | exact | a billion and a half
one and a half million | 1500000 | cardinal | | exact | two and a half million
a quarter of a million | 250000 | cardinal | | exact | a quarter of a billion
three quarters of a million | 750000 | cardinal | | exact | a quarter of a million
one soldier | 1 | cardinal | | exact | ten soldiers
20% | 20 | percent | % | exact | 20 percentage points
20 per cent | 20 | percent | % | exact | 21 per cent
twenty percent | 20 | percent | % | exact | thirty percent
0.5 percentage points | 1/2 | percent | percentage point | exact | 0.5 percent
25 basis points | 1/4 | percent | percentage point | exact | 25 percentage points
two-thirds of seats | 2/3 | fraction | | exact | one-third of seats
a third of seats | 1/3 | fraction | | exact | a third seat
a quarter of seats | 1/4 | fraction | | exact | a fifth of seats
half of the seats | 1/2 | fraction | | exact | a third of the seats
prices fell by half | 1/2 | fraction | | exact | prices fell by a quarter
three-quarters of them | 3/4 | fraction | | exact | one-quarter of them
¾ of them | 3/4 | fraction | | exact | ¼ of them
1/4 of them | 1/4 | fraction | | exact | 1/5 of them
one in five homes | 1/5 | fraction | | exact | one in six homes
three in four homes | 3/4 | fraction | | exact | three or four homes
nine out of 10 homes | 9/10 | fraction | | exact | eight out of 10 homes
3 1/2 miles | 7/2 | measure | mile | exact | 3 1/4 miles
2½ hours | 5/2 | measure | hour | exact | 2 hours
half an hour | 1/2 | measure | hour | exact | a quarter of an hour
$3bn | 3000000000 | money | USD | exact | £3bn
US$3,000m | 3000000000 | money | USD | exact | A$3,000m
3 billion dollars | 3000000000 | money | USD | exact | 3 billion euros
€1.2bn | 1200000000 | money | EUR | exact | €1.2m
EUR 40 million | 40000000 | money | EUR | exact | USD 40 million
£20m a year | 20000000 | money | GBP/year | exact | £20m a month
$50 a barrel | 50 | money | USD/barrel | exact | $50 a tonne
20 euros | 20 | money | EUR | exact | 20 yen
75 pence | 75 | money | penny | exact | 75 cents
Rs500 crore | 5000000000 | money | INR | exact | Rs500 lakh
40 Australian dollars | 40 | money | AUD | exact | 40 Canadian dollars
$5 m | 5000000 | money | USD | exact | $5 b
12 km | 12 | measure | km | exact | 12 miles
12km | 12 | measure | km | exact | 12kg
80 mph | 80 | measure | mile/hour | exact | 80 km/h
10 sq km | 10 | measure | km2 | exact | 10 km
40 hectares | 40 | measure | hectare | exact | 40 acres
300 megawatts | 300 | measure | megawatt | exact | 300 megawatt hours
2m barrels a day | 2000000 | measure | barrel/day | exact | 2m barrels a week
30 seconds | 30 | measure | second | exact | 30 minutes
a three-day visit | 3 | measure | day | exact | a three-week visit
a 12-year-old boy | 12 | measure | year | exact | a 21-year-old boy
a boy aged 12 | 12 | measure | year | exact | a boy aged 2
12 years old | 12 | measure | year | exact | 12 months old
children aged 5 to 11 | 5..11 | measure | year | exact | groups of 5 to 11
between the ages of 5 and 11 | 5..11 | measure | year | exact | between 5 and 11
Jane Doe, 45, of Hull | 45 | measure | year | exact | Jane Doe has 45, of Hull
a one-in-five chance | 1/5 | fraction | | exact | a one-in-six chance
a 252-to-175 vote | 252..175 | score | | exact | a 252-to-157 vote
three- to four-year terms | 3..4 | measure | year | exact | three- to five-year terms
hundreds of millions of dollars | 200000000..999999999 | vague | USD | exact | millions of dollars
a quarter of an hour | 1/4 | measure | hour | exact | a quarter of an acre
minus five degrees | -5 | measure | degree | exact | five degrees
it was -5C | -5 | measure | degree Celsius | exact | it was -5F
a 28-point plan | 28 | cardinal | | exact | a 20-point plan
a 700,000-strong army | 700000 | cardinal | | exact | a 70,000-strong army
the third man | 3 | ordinal | | exact | the fourth man
the 3rd man | 3 | ordinal | | exact | 3 men
the twenty-first round | 21 | ordinal | | exact | the twenty-second round
the 101st day | 101 | ordinal | | exact | the 100th day
phase two of it | 2 | ordinal | | exact | phase three of it
doubled | 2 | multiple | | exact | tripled
twice as many | 2 | multiple | | exact | thrice as many
half as many | 1/2 | multiple | | exact | twice as many
threefold | 3 | multiple | | exact | fourfold
a 10-fold rise | 10 | multiple | | exact | a 10-point rise
3x | 3 | multiple | | exact | 4x
three times | 3 | multiple | | exact | three timers
double the number | 2 | multiple | | exact | triple the number
halved | 1/2 | multiple | | exact | doubled
dozens of ships | 24..99 | vague | | exact | hundreds of ships
hundreds of ships | 200..999 | vague | | exact | thousands of ships
several hundred ships | 200..999 | vague | | exact | several thousand ships
tens of thousands of ships | 20000..99999 | vague | | exact | hundreds of thousands of ships
a few ships | 3..9 | vague | | exact | a few dozen ships
a couple of days | 2..3 | vague | day | exact | a couple of weeks
50%-52% | 50..52 | percent | % | exact | 50%-53%
10 to 15 ships | 10..15 | cardinal | | exact | 10 of 15 ships
between 3 and 5 days | 3..5 | measure | day | exact | between 3 and 5 weeks
lasting from 3 to 5 days | 3..5 | measure | day | exact | grew from 3 to 5 days
3–5 million | 3000000..5000000 | cardinal | | exact | 3–5 billion
$3-5m | 3000000..5000000 | money | USD | exact | £3-5m
$3m to $5m | 3000000..5000000 | money | USD | exact | $3m to £5m
five or six days | 5..6 | measure | day | exact | five of six days
three to four-year term | 3..4 | measure | year | exact | three to five-year term
won 2-1 | 2..1 | score | | exact | won 3-1
won by three goals to one | 3..1 | score | | exact | won by three goals to two
rejected it by 52% to 48% | 52..48 | score | % | exact | cut it by 52% to 48%
rated 7.8/10 by them | 39/50 | fraction | | exact | rated 7.8 by them
one adult in four | 1/4 | fraction | | exact | one adult in four towns
130 , 000 albums | 130000 | cardinal | | exact | 130 , 00 albums
between 3.5 and 4 million | 3500000..4000000 | cardinal | | exact | between 3 and 4 million
within a week | 1 | measure | week | exact | within an hour
two months and a half | 5/2 | measure | month | exact | two months and a day
a pair of ships | 2 | cardinal | | exact | a trio of ships
a hat-trick | 3 | cardinal | | exact | a brace
12 crowns | 12 | money | crown | exact | 12 marks
passed by 47 to 39 | 47..39 | score | | exact | passed by 47 to 40
52 votes to 48 | 52..48 | score | | exact | 52 votes to 47
about 40 ships | 40 | cardinal | | about | over 40 ships
roughly half of it | 1/2 | fraction | | about | exactly half of it
an estimated 40 ships | 40 | cardinal | | about | a further 40 ships
nearly 40 ships | 40 | cardinal | | nearly | clearly 40 ships
close to 40 ships | 40 | cardinal | | nearly | about 40 ships
just shy of 40 ships | 40 | cardinal | | nearly | six ships short of 40
some 40 ships | 40 | cardinal | | about | the 40 ships
40 or so ships | 40 | cardinal | | about | 40 or more ships
40-odd ships | 40 | cardinal | | about | 40 odd ships
~40 ships | 40 | cardinal | | about | 40 ships
more than 40 ships | 40 | cardinal | | more than | no more than 40 ships
over 40 ships | 40 | cardinal | | more than | under 40 ships
upwards of 40 ships | 40 | cardinal | | more than | some of 40 ships
in excess of $40 | 40 | money | USD | more than | in exchange for $40
at least 40 ships | 40 | cardinal | | at least | at most 40 ships
at least some 40 ships | 40 | cardinal | | at least | some 40 ships
no fewer than 40 ships | 40 | cardinal | | at least | fewer than 40 ships
40 or more ships | 40 | cardinal | | at least | 40 more ships
40+ ships | 40 | cardinal | | at least | 40 ships
less than 40% | 40 | percent | % | less than | more than 40%
well under 40% | 40 | percent | % | less than | well over 40%
just under 40% | 40 | percent | % | nearly | just over 40%
just over 40% | 40 | percent | % | just over | over 40%
slightly more than 40% | 40 | percent | % | just over | slightly less than 40%
longer than ten metres | 10 | measure | m | more than | shorter than ten metres
younger than 12 years | 12 | measure | year | less than | older than 12 years
no later than 40 days | 40 | measure | day | at most | no earlier than 40 days
not more than 40 ships | 40 | cardinal | | at most | not fewer than 40 ships
as high as ten metres | 10 | measure | m | at most | as little as ten metres
capped at 40 ships | 40 | cardinal | | at most | moored at 40 ships
seven years the maximum | 7 | measure | year | at most | seven years the minimum
40 ships or more | 40 | cardinal | | at least | 40 ships or fewer
aged 70 and over | 70 | measure | year | at least | aged 70 and under
handed over 40 ships | 40 | cardinal | | exact | lost over 40 ships
took over 12 firms | 12 | cardinal | | exact | took over 12 hours
talks about 28 points | 28 | cardinal | | exact | scored about 28 points
it adds up to 40 | 40 | cardinal | | exact | it holds up to 40
refunds passed 400 | 400 | cardinal | | more than | it passed 400 laws
up to 40 ships | 40 | cardinal | | at most | up by 40 ships
as many as 40 ships | 40 | cardinal | | at most | as for 40 ships
a maximum of 40 ships | 40 | cardinal | | at most | a minimum of 40 ships
"""


def _rows(table: str) -> list[list[str]]:
    return [
        [cell.strip(" ") for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]


def _one(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, (text, found)
    return found[0]


def _facts(figure: Figure) -> tuple[Fraction, Fraction, str, str, str]:
    return figure.low, figure.high, figure.kind.value, figure.unit, figure.bound.value


@pytest.mark.parametrize("row", _rows(READ), ids=lambda row: row[0])
def test_reads_value_kind_unit_and_bound(row: list[str]) -> None:
    """A figure reads as the row says, and its twin does not."""
    text, value, kind, unit, bound, twin = row
    low, _, high = value.partition("..")
    expected = (Fraction(low), Fraction(high or low), kind, unit, bound)
    assert _facts(_one(text)) == expected
    assert [_facts(figure) for figure in figures(twin)] != [expected]


# no figure at all | a twin with exactly one
NOT_FIGURES = """
the G7 met | the 7 men met
from 1875–1953 it stood | some 1,875–1,953 stood
at Launch Site One today | at one launch site today
COVID-19 spread | the 19 patients spread
a Boeing 737 landed | a convoy of 737 landed
under Article 5 of it | under 5 articles of it
Resolution 1701 was passed | some 1701 motions were passed
along Route 66 by car | along 66 routes by car
an F-16 crashed | an accident of 16 planes
one of them left | seven of them left
no one left | one soldier left
one another | one other ship
a one-off payment | a one-day payment
the Big Four met | the four ships met
on 3 March 2031 | on 3 marches
since 2022 | since 2,022 votes
in the 1990s | in 1,990 towns
at 10:30 | at 1,030 sites
by 5 p.m. | by 5 men
three days ago | three days of talks
5G masts | 5 masts
24/7 care | 24 hours
call 555-123-4567 | call 555 numbers
version 1.2.3 | version numbers up to 1.2
10.0.0.1 | 10.01
#12 | 12
at first | the first talks
in his 20s | in 20 towns
half-hearted | half of them
a quarter-final | a quarter of it
A&E2 | A 2
http://x.org/a-7/8 | x of 7 ships
"""


@pytest.mark.parametrize(("text", "twin"), _rows(NOT_FIGURES))
def test_leaves_names_dates_and_pronouns_alone(text: str, twin: str) -> None:
    """A number that names, dates or points is no figure; its twin that counts is one."""
    assert figures(text) == ()
    assert len(figures(twin)) == 1


# text | the figure's own characters | what it counts | the core
PLACES = """
He sent about 3,000 of the soldiers home. | about 3,000 | soldiers | 3,000
They hold 75% of the Marne district today. | 75% | the Marne district | 75
They hold more than a fifth of its land. | more than a fifth | its land | a fifth
One in five voters stayed at home. | One in five | voters | One in five
A deal worth roughly $3.5 billion was made. | roughly $3.5 billion | - | 3.5 billion
Some 40 British engineers arrived. | Some 40 | British engineers | 40
A two-week truce began. | two-week | truce | two
It took between 10 and 15 long hours. | between 10 and 15 | long hours | 10 and 15
🛰️ Über 12 km away. | 12 km | - | 12
"""


@pytest.mark.parametrize(("text", "whole", "noun", "core"), _rows(PLACES))
def test_offsets_of_figure_noun_and_core(text: str, whole: str, noun: str, core: str) -> None:
    """The three ranges hold exactly these characters of the text."""
    figure = _one(text)
    assert text[figure.start : figure.end] == whole
    assert text[slice(*figure.core)] == core
    assert (text[slice(*figure.noun)] if figure.noun else "-") == noun


# claim | source | relation | a twin claim | its relation
COMPARE = """
20% | a fifth of it | same | 25% | different
20% | 20 per cent | same | 20 percentage points | different
one in five | 0.2% | different | 0.2% | same
1.5m | 1,500,000 | same | 1.5bn | different
half of it | 50% | same | half of it is 51% | same
a dozen | 12 | same | a dozen dozens | same
2 weeks | 14 days | same | 2 weeks and 1 day | same
18 months | 1.5 years | same | 15 months | different
12 km | 12 miles | different | 12,000 metres | different
$3bn | 3 billion dollars | same | $3m | different
$3bn | US$3,000m | same | €3bn | different
100 pence | £1 | same | 100 cents | different
the 3rd man | the third man | same | the 4th man | different
3 men | the third man | different | the third boat | same
10 to 15 | 10-15 of them | same | 10 to 16 | different
doubled | twofold | same | tripled | different
halved | cut by half | same | doubled | different
about 20% | 19.8% | looser | about 21% | different
about 300 | 287 | looser | about 290 | looser
about 300 | 270 | different | 300 | different
20% | about 20% | tighter | about 20% | same
3,000 | up to 3,000 | tighter | up to 3,000 | same
3,000 | up to 5,000 | different | up to 5,000 | same
more than 40 | 52 | looser | more than 60 | different
more than 50 | more than 52 | looser | more than 40 | different
at least 20 | at least 30 | different | at least 30 | same
more than 40 | 40 | different | at least 40 | looser
at least 40 | more than 40 | looser | less than 40 | different
more than 40 | at least 40 | tighter | at most 40 | different
less than 60% | 52% | looser | less than 50% | different
up to 60 | 52 | looser | up to 50 | different
over half of it | 55% | looser | under half of it | different
thousands | 3,000 | looser | hundreds | different
thousands | tens of thousands | different | tens of thousands | same
dozens | more than 40 | looser | scores of it | looser
3,000 | thousands of men | tighter | 30,000 | different
several ships | three | looser | several dozen ships | different
several hundred | hundreds | same | several thousand | different
a couple | several | looser | a few dozen ships | different
$ 2.4 M | $2.4m | same | $ 2.4 B | different
252-to-175 vote | 252-175 | same | 252-to-157 vote | different
50 to 60 | 52 | looser | 54 to 60 | different
52 | 50 to 60 of them | tighter | 62 | different
at least 10 | 10 to 15 of them | looser | at least 12 | tighter
up to 15 | 10 to 15 of them | looser | up to 20 | different
52 | 52 votes to 48 | looser | 54 | different
won 2-1 | a 2-1 win | same | won 1-2 | different
-5C | minus 5 degrees Celsius | same | 5C | different
9,800 degrees | 9,800 degrees Celsius | same | 9,700 degrees | different
nearly 200 | 197 | looser | nearly 190 | different
nearly 200 | 203 | different | just over 200 | looser
nearly 200 | 150 | different | nearly half | different
nearly half of it | 47% | looser | nearly a third of it | different
nearly 34 | nearly 32 | different | nearly 32 | same
about a third of it | 31% | looser | about a quarter of it | different
about 200 | nearly 200 | looser | exactly 200 | tighter
more than 95% | about 97% | different | more than 90% | looser
at least 1,410 | at least 1,419 | different | at least 1,400 | looser
more than 200 | 210 to 220 of them | looser | more than 215 | tighter
less than 230 | 210 to 220 of them | looser | less than 205 | different
half a year | 26 weeks | looser | half a year and 36 weeks | looser
lasting a month and a half | 45 days | looser | lasting a month and a quarter | different
30 days | one month | tighter | 40 days | different
35% | rated 3.5/10 | same | 53% | different
£20m a year | £20m a month | different | £240m a year | same
$50 | $50 a barrel | tighter | $60 | different
"""


def _compare(claim: str, source: str) -> Relation:
    found = figures(claim)
    return relation(found[0], figures(source)[0])


@pytest.mark.parametrize(
    ("claim", "source", "expected", "twin", "other"),
    _rows(COMPARE),
)
def test_relation(claim: str, source: str, expected: str, twin: str, other: str) -> None:
    """The claim's figure stands to the source's as the row says, and so does its twin's."""
    assert _compare(claim, source) is Relation(expected)
    assert _compare(twin, source) is Relation(other)


def test_same_value_puts_bounds_aside() -> None:
    """Bounds are not part of the value; the number and the unit are."""
    assert same_value(_one("about 20%"), _one("a fifth of it"))
    assert not same_value(_one("about 20%"), _one("a sixth of it"))
    assert not same_value(_one("20 km"), _one("20 miles"))


def test_a_change_is_two_figures_and_a_range_is_one() -> None:
    """The words "rose from 3% to 5%" reports two values reached."""
    assert [figure.low for figure in figures("It rose from 3% to 5%.")] == [3, 5]
    step = figures("It fell by 1,000 to 9,000.")
    assert [figure.low for figure in step] == [1000, 9000]
    assert [int(figure.high) for figure in figures("It takes from 3% to 5%.")] == [5]


def test_a_unit_said_once_belongs_to_both() -> None:
    """The words "from 3.4 to 2.1 per cent" give two shares; "from 3.4 to 2.1 miles" none."""
    assert [figure.unit for figure in figures("It fell from 3.4 to 2.1 per cent.")] == ["%", "%"]
    assert [figure.unit for figure in figures("They won 12 and 15 per cent.")] == ["%", "%"]
    assert [figure.unit for figure in figures("It fell 3% to 1.2 billion.")] == ["%", ""]


def test_a_change_from_more_to_less_is_no_score() -> None:
    """Two counts with a noun are a score where they are set against each other."""
    assert len(figures("They won by 52 seats to 48.")) == 1
    assert len(figures("They fell from 52 seats to 48.")) == 2


def test_a_length_is_read_where_it_lasts() -> None:
    """The words "a week" are a length behind "within", and no figure in a rate or before "of"."""
    assert len(figures("It lasted a week.")) == 1
    assert figures("It flies once a week.") == ()
    assert figures("It was a week of talks.") == ()


def test_a_broken_line_is_read_on_and_a_new_paragraph_is_not() -> None:
    """A unit or noun may stand on the next line; a capital or an empty line begins anew."""
    assert _one("It fell by 20\nper cent.").unit == "%"
    assert _one("It fell by 20\nPer cent.").unit == ""
    assert _one("They saw 40\nships.").noun == (12, 17)
    assert _one("They saw 40\n\nships.").noun is None


def test_reads_only_the_part_asked_for() -> None:
    """`start` and `end` bound the reading; offsets stay those of the whole text."""
    text = "40 ships, 50 boats, 60 rafts"
    assert [text[slice(*figure.core)] for figure in figures(text, 10, 18)] == ["50"]
    assert len(figures(text)) == 3


def test_kinds_and_bounds_are_closed() -> None:
    """The table above has a row for every kind and every bound."""
    rows = _rows(READ)
    assert {row[2] for row in rows} == {kind.value for kind in FigureKind}
    assert {row[4] for row in rows} == {bound.value for bound in Bound}
