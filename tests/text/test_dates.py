"""Dates as read and as compared; each row stands beside a twin one small change away."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from brief.text.dates import (
    DateMention,
    Edge,
    Grain,
    Relation,
    calendar_ranges,
    date_relation,
    dates,
)

# A Wednesday.
PUBLISHED = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)

# text | the mention's own characters | first | last | grain | edge | a twin that reads otherwise
READ = """
It opened on 3 March 2031. | on 3 March 2031 | 2031-03-03 | 2031-03-03 | day | on | It opened on 4 March 2031.
It opened on March 3, 2031. | on March 3, 2031 | 2031-03-03 | 2031-03-03 | day | on | It opened on March 3, 2030.
It opened on Mar. 3. | on Mar. 3 | 2031-03-03 | 2031-03-03 | day | on | It opened on May 3.
It opened on the 3rd of March. | on the 3rd of March | 2031-03-03 | 2031-03-03 | day | on | It opened on the 2nd of March.
It opened on Dec 30. | on Dec 30 | 2030-12-30 | 2030-12-30 | day | on | It opened on Dec 31.
It opened 2031-03-03. | 2031-03-03 | 2031-03-03 | 2031-03-03 | day | on | It opened 2031-03-02.
It opened 25/4/2031. | 25/4/2031 | 2031-04-25 | 2031-04-25 | day | on | It opened 5/4/2031.
It opened 4/25/2031. | 4/25/2031 | 2031-04-25 | 2031-04-25 | day | on | It opened 4/5/2031.
It opened 3/4/2031. | 3/4/2031 | - | - | day | on | It opened 4/4/2031.
It opened Tuesday, March 11. | Tuesday, March 11 | 2031-03-11 | 2031-03-11 | day | on | It opened Tuesday, April 11.
It ran 3-5 March 2031. | 3-5 March 2031 | 2031-03-03 | 2031-03-05 | day | between | It ran 3-6 March 2031.
It ran March 3-5. | March 3-5 | 2031-03-03 | 2031-03-05 | day | between | It ran March 3.5.
It ran 28 February to 3 March. | 28 February to 3 March | 2031-02-28 | 2031-03-03 | day | between | It ran 28 February and 3 April.
It ran from 3 March to 5 April 2030. | from 3 March to 5 April 2030 | 2030-03-03 | 2030-04-05 | day | between | It ran from 3 March to 5 April 2031.
It ran from Monday to Tuesday. | from Monday to Tuesday | 2031-03-10 | 2031-03-11 | day | between | It ran from Monday, not Tuesday.
It opened in March 2031. | in March 2031 | 2031-03-01 | 2031-03-31 | month | on | It opened in May 2031.
It opened in March. | in March | 2031-03-01 | 2031-03-31 | month | on | It opened in April.
It opened in May. | in May | 2031-05-01 | 2031-05-31 | month | on | It opened. May it last.
It opened in December. | in December | 2030-12-01 | 2030-12-31 | month | on | It opened in November.
It opened in mid-March. | in mid-March | 2031-03-11 | 2031-03-21 | month | on | It opened in early March.
It opens by the end of March. | by the end of March | 2031-03-22 | 2031-03-31 | month | by | It opens by the start of March.
It opened in early 2030. | in early 2030 | 2030-01-01 | 2030-05-01 | year | on | It opened in late 2030.
It opened in 2030. | in 2030 | 2030-01-01 | 2030-12-31 | year | on | It opened in 2029.
It opened in 1788. | in 1788 | 1788-01-01 | 1788-12-31 | year | on | It opened 1788 gates.
The 2030 census began. | The 2030 | 2030-01-01 | 2030-12-31 | year | on | The 2031 census began.
Borders since 2014 hold. | since 2014 | 2014-01-01 | 2014-12-31 | year | since | Borders before 2014 hold.
The pre-2014 line holds. | pre-2014 | 2014-01-01 | 2014-12-31 | year | before | The post-2014 line holds.
The 2030-31 season ended. | The 2030-31 | 2030-01-01 | 2031-12-31 | year | between | The 2030-32 season ended.
It rose between 2030 and 2034. | between 2030 and 2034 | 2030-01-01 | 2034-12-31 | year | between | It rose between 2030 and 2035.
It rose in the 1990s. | in the 1990s | 1990-01-01 | 1999-12-31 | decade | on | It rose in the 1980s.
It rose in the ’90s. | in the ’90s | 1990-01-01 | 1999-12-31 | decade | on | It rose in the ’80s.
It rose in the 19th century. | in the 19th century | 1801-01-01 | 1900-12-31 | century | on | It rose in the 18th century.
It rose in the twentieth century. | in the twentieth century | 1901-01-01 | 2000-12-31 | century | on | It rose in the tenth century.
It rose in the first quarter of 2030. | in the first quarter of 2030 | 2030-01-01 | 2030-03-31 | quarter | on | It rose in the third quarter of 2030.
It rose in Q3 2030. | in Q3 2030 | 2030-07-01 | 2030-09-30 | quarter | on | It rose in Q2 2030.
It rose in the first half of 2030. | in the first half of 2030 | 2030-01-01 | 2030-06-30 | half | on | It rose in the second half of 2030.
It rose in spring 2030. | in spring 2030 | 2030-03-01 | 2030-05-31 | season | on | It rose in autumn 2030.
It rose last summer. | last summer | 2030-06-01 | 2030-08-31 | season | on | It rose this summer.
They met on Tuesday. | on Tuesday | 2031-03-11 | 2031-03-11 | day | on | They met on Monday.
They met on Wednesday. | on Wednesday | 2031-03-12 | 2031-03-12 | day | on | They met on Thursday.
They will meet on Tuesday. | on Tuesday | 2031-03-18 | 2031-03-18 | day | on | They said on Tuesday they will meet.
They are due to meet on Friday. | on Friday | 2031-03-14 | 2031-03-14 | day | on | They chose to meet on Friday.
They met last Friday. | last Friday | 2031-03-07 | 2031-03-07 | day | on | They met next Friday.
They meet next Monday. | next Monday | 2031-03-17 | 2031-03-17 | day | on | They met last Monday.
They met Tuesday morning. | Tuesday morning | 2031-03-11 | 2031-03-11 | part of day | on | They met Tuesday evening.
After Tuesday's talks it rained. | After Tuesday | 2031-03-11 | 2031-03-11 | day | on | After Tuesday it rained.
They must leave before Sunday. | before Sunday | 2031-03-16 | 2031-03-16 | day | before | They must leave by Sunday.
They could not leave before Sunday. | before Sunday | 2031-03-09 | 2031-03-09 | day | since | They left before Sunday.
It will not open before May. | before May | 2031-05-01 | 2031-05-31 | month | since | It will open before May.
It opens in May at the earliest. | in May | 2031-05-01 | 2031-05-31 | month | since | It opens in May at the latest.
It opened around 1990. | around 1990 | 1990-01-01 | 1990-12-31 | year | around | It opened in 1990.
It opened in the early 1990s. | in the early 1990s | 1990-01-01 | 1993-12-31 | decade | on | It opened in the late 1990s.
It ran from 2010 to 2014. | from 2010 to 2014 | 2010-01-01 | 2014-12-31 | year | between | It ran from 2010 to 2015.
It ran over the years 2010 to 2014. | 2010 to 2014 | 2010-01-01 | 2014-12-31 | year | between | It ran in the year 2010.
He was born after 1210. | after 1210 | 1210-01-01 | 1210-12-31 | year | after | He had after all 1210 men.
Work begins in the autumn. | in the autumn | 2031-09-01 | 2031-11-30 | season | on | Work begins in the summer.
It opens before the year is out. | before the year is out | 2031-09-02 | 2031-12-31 | year | before | It opens before the month is out.
It began at 6.40 in the morning. | at 6.40 in the morning | - | - | clock | on | It began at 6.40 in the evening.
It began before five in the morning. | before five in the morning | - | - | clock | before | It began before six in the morning.
They met today. | today | 2031-03-12 | 2031-03-12 | day | on | They met yesterday.
They meet tomorrow. | tomorrow | 2031-03-13 | 2031-03-13 | day | on | They meet today.
They met last night. | last night | 2031-03-11 | 2031-03-11 | part of day | on | They met tonight.
They met the day before yesterday. | the day before yesterday | 2031-03-10 | 2031-03-10 | day | on | They met yesterday.
They met this week. | this week | 2031-03-10 | 2031-03-16 | week | on | They met last week.
They met last month. | last month | 2031-02-01 | 2031-02-28 | month | on | They met next month.
It opens by next year. | by next year | 2032-01-01 | 2032-12-31 | year | by | It opens by this year.
It opens by the end of the year. | by the end of the year | 2031-09-02 | 2031-12-31 | year | by | It opens by the middle of the year.
They met three days ago. | three days ago | 2031-03-09 | 2031-03-09 | day | on | They met two days ago.
They met 3 weeks ago. | 3 weeks ago | 2031-02-17 | 2031-02-23 | week | on | They met 3 days ago.
It is 2030's budget. | 2030 | 2030-01-01 | 2030-12-31 | year | on | It is the 2030's budget.
They met a decade ago. | a decade ago | 2021-01-01 | 2021-12-31 | decade | on | They met two decades ago.
They met a year ago. | a year ago | 2030-01-01 | 2030-12-31 | year | on | They met a year later.
They met over two weeks ago. | over two weeks ago | - | - | week | on | They met two weeks ago.
They met two weeks later. | two weeks later | - | - | week | on | They met two days later.
They met the following day. | the following day | - | - | day | on | They met the same day.
It rose in the past decade. | in the past decade | 2021-03-12 | 2031-03-12 | decade | between | It rose in the next decade.
It rose in the last two weeks. | in the last two weeks | 2031-02-26 | 2031-03-12 | week | between | It rose in the last two days.
It began at 5 p.m. GMT. | at 5 p.m. GMT | - | - | clock | on | It began at 5 a.m. GMT.
It began at 17:00. | at 17:00 | - | - | clock | on | It began at 17:30.
It began at 10.30am. | at 10.30am | - | - | clock | on | It began at 10.30pm.
It began at noon. | at noon | - | - | clock | on | It began at midnight.
"""

# nothing | a twin with one date
NOT_DATES = """
They may march on the town. | They meet in March in the town.
March on, he cried. | On 3 March, he cried.
May I come in? | In May I come in.
About 2030 people came. | About 2030, people came in by 2031.
It weighs 2030 tonnes. | It came in 2030 by air.
Flight 1950 landed. | It landed in 1950.
Resolution 1701 was passed. | It was passed in 1701.
It cost $2030 in all. | It came in 2030 in all.
It won 2-1 away. | It won on 2 January away.
He sat in the second half. | He sat in the second half of 2030.
The summit is high. | The summer of 2030 is high.
13:75 is no time. | 13:45 is a time.
2031-13-40 is no day. | 2031-12-30 is a day.
The 1,990 men left. | The 1990 men's vote.
In his last year he wrote. | In the last year he wrote.
It will last a month. | It opened last month.
The Lion in Winter opens. | The park opens in winter.
"""

# claim | source | relation | twin claim | its relation (both told against PUBLISHED)
COMPARE = """
on 3 March 2031 | March 3, 2031 | same | on 4 March 2031 | different
in March 2031 | 3 March 2031 | looser | in April 2031 | different
on 3 March | in March | tighter | in March | same
on Tuesday | on 11 March 2031 | same | on Monday | different
yesterday | on Tuesday | same | today | different
last month | in February | same | this month | different
in 2030 | in May 2030 | looser | in 2029 | different
in the 1990s | in 1994 | looser | in the 1980s | different
in the 1800s | in 1888 | looser | in the 1810s | different
after 2017 | in 2018 | looser | after 2018 | different
before August 6 | on 5 August | looser | before August 4 | different
by 2035 | in 2033 | looser | by 2032 | different
by 2035 | by 2033 | different | by 2033 | same
in early March | on 3 March | looser | in late March | different
on Tuesday | on Tuesday morning | looser | on Tuesday evening | different
by Friday | on Friday | looser | before Friday | different
on Friday | by Friday | tighter | by Friday | same
since 2022 | in 2022 | looser | after 2022 | different
three days ago | on Sunday | same | four days ago | different
at 5 p.m. | at 17:00 | same | at 5 a.m. | different
at 17:00 | at 17:00 GMT | looser | at 17:00 EST | different
at 17:00 GMT | at 17:00 | tighter | at 18:00 GMT | different
at noon | at 12:00 | same | at midnight | different
two weeks later | two weeks later | same | three weeks later | different
next week | on Monday | different | next week | different
from 3 to 5 March | 3-5 March | same | from 3 to 6 March | different
in the early 1990s | in May 1993 | looser | in the early 1990s | looser
before 2036 | by 2035 | looser | before 2038 | different
before 1999 | since 1998 | looser | before 1997 | different
around 2030 | in 2031 | looser | around 2025 | different
before 7 a.m. | at 6:40 a.m. | looser | before 6 a.m. | different
on the 27th | on 27 March | looser | on the 17th | different
in the third quarter | in July-September | looser | in the second quarter | different
this year | before the end of the year | looser | this month | different
"""

# The same without a publication date.
COMPARE_UNRESOLVED = """
on Tuesday | on Tuesday | same | on Monday | different
on Tuesday | on 11 March 2031 | looser | on Monday | different
in March | on 3 March | looser | in April | different
by mid-March | on 17 March | looser | by early March | different
after 28 April | on 29 April | looser | after 30 April | different
on 3 March | on 3 March 2031 | looser | on 4 March | different
on 3 March 2031 | on 3 March | tighter | on 3 March | same
yesterday | on Tuesday | different | on Tuesday | same
last month | last month | same | last year | different
3/4/2031 | 3/4/2031 | same | 4/3/2031 | different
"""


def _rows(table: str) -> list[list[str]]:
    return [
        [cell.strip(" ") for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]


def _facts(mention: DateMention) -> tuple[str, ...]:
    return (
        str(mention.first or "-"),
        str(mention.last or "-"),
        mention.grain.value,
        mention.bound.value,
        mention.norm,
    )


def _one(text: str, published: datetime | None = PUBLISHED) -> DateMention:
    found = dates(text, published=published)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize("row", _rows(READ), ids=lambda row: row[0])
def test_reads_interval_grain_and_edge(row: list[str]) -> None:
    """A date reads as the row says, at these characters, and its twin does not."""
    text, whole, first, last, grain, edge, twin = row
    mention = _one(text)
    assert text[mention.start : mention.end] == whole
    assert _facts(mention)[:4] == (first, last, grain, edge)
    assert [_facts(found) for found in dates(twin, published=PUBLISHED)] != [_facts(mention)]


@pytest.mark.parametrize(("text", "twin"), _rows(NOT_DATES))
def test_leaves_verbs_counts_and_names_alone(text: str, twin: str) -> None:
    """What only looks like a date is none; its twin has at least one."""
    assert dates(text, published=PUBLISHED) == ()
    assert dates(twin, published=PUBLISHED)


@pytest.mark.parametrize(("claim", "source", "expected", "twin", "other"), _rows(COMPARE))
def test_relation_of_resolved_dates(
    claim: str, source: str, expected: str, twin: str, other: str
) -> None:
    """The claim's date stands to the source's as the row says, and so does its twin's."""
    assert date_relation(_one(claim), _one(source)) is Relation(expected)
    assert date_relation(_one(twin), _one(source)) is Relation(other)


@pytest.mark.parametrize(
    ("claim", "source", "expected", "twin", "other"), _rows(COMPARE_UNRESOLVED)
)
def test_relation_of_words(claim: str, source: str, expected: str, twin: str, other: str) -> None:
    """Without a publication date the words themselves are compared."""
    assert date_relation(_one(claim, None), _one(source, None)) is Relation(expected)
    assert date_relation(_one(twin, None), _one(source, None)) is Relation(other)


def test_relative_dates_stay_open_without_publication() -> None:
    """A relative date has no interval until it is known what it is told from."""
    assert _one("They met on Tuesday.", None).first is None
    assert _one("They met on Tuesday.").first == date(2031, 3, 11)
    assert _one("They met on 11 March 2031.", None).first == date(2031, 3, 11)


def test_figures_are_told_what_to_leave_alone() -> None:
    """Calendar numbers are covered; a length of time stays a figure."""
    text = "On 3 March 2031 and in the past two weeks they met."
    assert [text[slice(*part)] for part in calendar_ranges(text)] == ["On 3 March 2031"]


def test_clock_is_normalised() -> None:
    """Every writing of one time of day gives one clock."""
    texts = ("at 5pm", "at 5 p.m.", "at 17:00", "at 5.00 pm", "at 1700 GMT")
    assert {_one(text).clock for text in texts} == {"17:00"}
    assert _one("at 5.01 pm").clock == "17:01"


def test_dates_at_the_ends_of_the_calendar_resolve_to_nothing() -> None:
    """A date that no calendar holds is left open instead of raising."""
    early = datetime(1, 1, 2, tzinfo=UTC)
    assert _one("They met five days ago.", early).first is None
    assert _one("They met yesterday.", early).first == date(1, 1, 1)
    assert _one("They met last week.", early).first is None


def test_every_edge_has_a_row() -> None:
    """The table covers the edges but "until", which stands here."""
    covered = {row[5] for row in _rows(READ)} | {
        _one("until 2014 it fell").bound.value,
    }
    assert covered == {edge.value for edge in Edge}
    assert Grain.WEEKEND is _one("They met last weekend.").grain
