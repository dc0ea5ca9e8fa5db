"""Single readings of furniture, each with a twin of prose one small change away."""

from __future__ import annotations

import pytest

from brief.ingest import find_body

LEAD = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open until 2033.",
    "Six members of the board voted for the motion and three of them voted against it.",
    "The traders of the fish market had brought the board a petition with 4,100 names.",
)
PAGE = "\n\n".join(LEAD)


def body_of(text: str) -> list[str]:
    """The texts of the body's ranges."""
    return [text[start:end] for start, end in find_body(text)]


@pytest.mark.parametrize(
    ("furniture", "prose"),
    [
        (
            "Sign up for our newsletter and get the day's news in your inbox.",
            "The board will sign up new traders for the fish market in the spring.",
        ),
        (
            "We use cookies to improve your experience on this website.",
            "The market sold cookies and waffles to the members of the board.",
        ),
        (
            "The old fish market in Pellan on Tuesday. Photo: Ina Holt",
            "The old fish market in Pellan opened on a Tuesday, as a photo shows.",
        ),
        (
            "Reporting by Ina Holt; editing by Paul Aas.",
            "Reporting to the board by noon is now a duty of all traders.",
        ),
        (
            "Ilse Brandvold is a reporter who covers the harbour for the Notebook.",
            "Ilse Brandvold is a member of the board who voted for the motion.",
        ),
        (
            "Read more: Why did the board wait so long to vote?",
            "To read more of the petition, members of the board asked for a copy.",
        ),
        (
            "This article was originally published in the Tidewater Notebook.",
            "This motion was originally tabled by two traders of the fish market.",
        ),
        (
            "Have a story about the market? Write to us at desk@notebook.example.",
            "The board has a story to tell about the market, the traders replied.",
        ),
        ("What happens to the market?", "“What happens to the market?” asked a trader."),
        ("Roof of the market to be surveyed", "The roof of the market is to be surveyed."),
        ("Updated on March 4, 2031.", "The motion was carried on March 4, 2031."),
    ],
)
def test_furniture_between_prose_is_left_out(furniture: str, prose: str) -> None:
    """A line of furniture leaves the body, a sentence much like it stays."""
    lead, rest = LEAD[0], "\n\n".join(LEAD[1:])
    assert body_of(f"{lead}\n\n{furniture}\n\n{rest}") == list(LEAD)
    assert body_of(f"{lead}\n\n{prose}\n\n{rest}") == [LEAD[0], prose, *LEAD[1:]]


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        (
            "PORTO, March 3 (Agency) - The board met.",
            "The board met.",
        ),
        ("LISKA (AP) — The board met.", "The board met."),
        ("LISKA, Vastland — The board met.", "The board met."),
        ("Liska (dpa) - The board met.", "The board met."),
        ("MADRID, 3 Mar. (EUROPA PRESS) - The board met.", "The board met."),
        ("The board met - and voted.", "The board met - and voted."),
        ("NATO – which the board knows – met.", "NATO – which the board knows – met."),
        ("BOARD MEMBER ODA FINNMARK: The board met.", "BOARD MEMBER ODA FINNMARK: The board met."),
    ],
)
def test_a_range_starts_after_the_dateline(line: str, prose: str) -> None:
    """The place, the date and the agency before the first words are not part of the sentence."""
    rest = " It then voted on the market, and six of nine members were for the motion."
    assert body_of(f"{line}{rest}\n\n{PAGE}")[0] == prose + rest


def test_a_place_and_a_dash_open_only_the_first_paragraph() -> None:
    """A name and a dash are a dateline at the head of a report, and not within it."""
    named = "Finnmark – The chair of the board – abstained from the vote on the fish market."
    assert body_of(f"{named}\n\n{PAGE}")[0] == named.removeprefix("Finnmark – ")
    assert body_of(f"{PAGE}\n\n{named}")[-1] == named


@pytest.mark.parametrize("glyph", ["• ", "- ", "* ", "  – ", "1. ", "▪"])
def test_bullets_are_outside(glyph: str) -> None:
    """An item's range holds its words alone."""
    items = ["The roof will be mended first.", "The traders will then move back in."]
    text = PAGE + "\n\nThe board made two promises:\n\n" + "\n".join(glyph + item for item in items)
    assert body_of(text)[-2:] == items


def test_items_without_a_full_stop_need_an_introduction() -> None:
    """Open items belong to the sentence that announces them; alone they are links."""
    items = "• the roof will be mended before the winter\n• the traders will pay half of the rent"
    announced = f"{PAGE}\n\nThe board made two promises:\n\n{items}"
    assert len(body_of(announced)) == len(LEAD) + 3
    assert body_of(f"{PAGE}\n\n{items}") == list(LEAD)


def test_a_wrapped_paragraph_is_one_range() -> None:
    """Lines that a column breaks belong together; lines that end are paragraphs."""
    wrapped = (
        "The Pellan harbour board voted on Tuesday night to keep the\n"
        "old fish market open for at least two more years, overturning\n"
        "a plan to turn the building into flats."
    )
    assert body_of(f"{PAGE}\n\n{wrapped}")[-1] == wrapped
    assert body_of("\n".join(LEAD)) == list(LEAD)


def test_a_repeated_sentence_is_cited_once() -> None:
    """The second copy of a sentence is a pull quote or a teaser."""
    assert body_of(f"{PAGE}\n\n{LEAD[0]}") == list(LEAD)
    assert len(body_of(f"{PAGE}\n\n{LEAD[0].replace('2033', '2034')}")) == len(LEAD) + 1


def test_of_two_copies_the_one_among_prose_is_kept() -> None:
    """A teaser above the menu does not take the place of the sentence that it repeats."""
    text = f"{LEAD[0]}\n\nHome\nNews\nSport\n\n{PAGE}"
    assert body_of(text) == list(LEAD)
    assert find_body(text)[0].start > len(LEAD[0])


COMMENT = "I was at the meeting and the vote was far closer than the board makes it sound."


def test_a_comment_thread_is_a_wall() -> None:
    """What readers wrote under an article is prose, and not the article's."""
    thread = "\n\n".join([COMMENT, COMMENT.replace("board", "chair"), COMMENT.replace("I", "We")])
    assert body_of(f"{PAGE}\n\n3 comments\n\n{thread}") == list(LEAD)
    assert len(body_of(f"{PAGE}\n\n3 conditions\n\n{thread}")) > len(LEAD)


def test_a_counter_above_the_article_is_no_wall() -> None:
    """A count of comments under the headline does not end what has not begun."""
    assert body_of(f"Board keeps market\n\nby admin\n0 comments\n\n{PAGE}") == list(LEAD)


TEASER = "Skaters can use the ice rink free of charge on Sunday before it is taken down."


@pytest.mark.parametrize("title", ["You may also like", "Related posts", "Most read", "Up next"])
def test_teasers_after_the_title_of_a_box_are_left_out(title: str) -> None:
    """A sentence about another story under such a title is no part of this one."""
    assert body_of(f"{PAGE}\n\n{title}\n\n{TEASER}") == list(LEAD)
    assert body_of(f"{PAGE}\n\n{TEASER}")[-1] == TEASER


def test_the_article_goes_on_after_a_box() -> None:
    """A box in the middle does not end the article."""
    more = [
        "The board of the harbour will look at the market again in 2033, or sooner.",
        "The roof of the old fish market may give way before that, the traders said.",
    ]
    text = "\n\n".join([PAGE, "Related", "Ice rink opens for one last weekend", *more])
    assert body_of(text) == [*LEAD, *more]


def test_strangers_at_the_edge_are_left_out() -> None:
    """A lone paragraph that shares no word with the article is a teaser without a title."""
    kin = "The traders of the fish market in Pellan did not wait for the board to vote."
    assert body_of(f"{PAGE}\n\nIce rink opens again\n\n{TEASER}") == list(LEAD)
    assert body_of(f"{PAGE}\n\nMarket opens again\n\n{kin}") == [*LEAD, kin]


def test_a_text_without_a_full_stop_is_prose_when_there_is_no_other() -> None:
    """A one-line brief is its own body; beside prose such a line is a headline."""
    brief = "Harbour board votes to keep the old fish market open for two more years"
    assert body_of(brief) == [brief]
    assert body_of(f"{brief}\n\n{PAGE}") == list(LEAD)
    assert body_of("Home\nNews\nSport\nFish market") == []
