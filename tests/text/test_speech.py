"""Who said what in one sentence: each row has a twin one small change away."""

from __future__ import annotations

import pytest

from brief.model import Range
from brief.text.cues import Manner
from brief.text.speech import Place, attributions


def read(sentence: str) -> list[str]:
    """Return the attributions as "subject | cue | content", pieces of content parted by " / "."""

    def words(part: Range | None) -> str:
        return sentence[slice(*part)] if part else "-"

    return [
        " | ".join((words(one.subject), words(one.cue), " / ".join(map(words, one.content))))
        for one in attributions(sentence)
    ]


Row = tuple[str, list[str], str, list[str]]

PLACES: list[Row] = [
    (
        "The minister said the bridge would reopen.",
        ["The minister | said | the bridge would reopen."],
        "The minister and the bridge were reopened.",
        [],
    ),
    (
        "The bridge would reopen on Monday, the minister said.",
        ["the minister | said | The bridge would reopen on Monday"],
        "On Monday, the minister said the bridge would reopen.",
        ["the minister | said | the bridge would reopen."],
    ),
    (
        "The bridge, the minister said, would reopen.",
        ["the minister | said | The bridge / would reopen."],
        "The bridge, the minister said, was shut; it would reopen.",
        ["the minister | said | The bridge / was shut"],
    ),
    (
        "“The bridge will reopen,” said Jane Doe, the transport minister.",
        ["Jane Doe | said | “The bridge will reopen,”"],
        "“The bridge will reopen,” sang Jane Doe, the transport minister.",
        [],
    ),
    (
        "“The bridge,” Doe said, “will reopen.”",
        ["Doe | said | “The bridge,” / “will reopen.”"],
        "“The bridge,” Doe said, adding: “It will reopen.”",
        ["Doe | said | “The bridge,”", "Doe | adding | “It will reopen.”"],
    ),
    (
        "The line has taken the fare that Roe proposed, Doe said.",
        ["Doe | said | The line has taken the fare that Roe proposed"],
        "The line has taken the fare and Roe proposed that Doe pay.",
        ["Roe | proposed | Doe pay."],
    ),
    (
        "Fares will rise, says the minister.",
        ["the minister | says | Fares will rise"],
        "Fares will rise, a fact the minister regrets.",
        [],
    ),
    (
        "If fares rise, Doe said, ports will shut.",
        ["Doe | said | If fares rise / ports will shut."],
        "If asked, Doe said ports would shut.",
        ["Doe | said | ports would shut."],
    ),
    (
        "The talks collapsed because, Doe said, fares had risen.",
        ["Doe | said | The talks collapsed because / fares had risen."],
        "The talks collapsed because Doe said fares had risen.",
        ["Doe | said | fares had risen."],
    ),
    (
        "Fares would rise, Doe said, and ports would shut.",
        ["Doe | said | Fares would rise / and ports would shut."],
        "Fares would rise, Doe said, but ports stayed open.",
        ["Doe | said | Fares would rise"],
    ),
    (
        "Dara Venn: “We will stay.”",
        ["Dara Venn | : | “We will stay.”"],
        "Dara Venn: we will stay.",
        [],
    ),
    (
        "Orr was blunt: “We lost.”",
        ["Orr | : | “We lost.”"],
        "The choice was blunt: “We lost.”",
        [],
    ),
]

SUBJECTS: list[Row] = [
    (
        "Sorel's Ilmaran counterpart, Dara Venn, said the ferry was late.",
        ["Dara Venn | said | the ferry was late."],
        "Jared Bell, the envoy, said the ferry was late.",
        ["Jared Bell | said | the ferry was late."],
    ),
    (
        "Jared Bell, who flew in on Monday, said the ferry was late.",
        ["Jared Bell | said | the ferry was late."],
        "Jared Bell flew in on Monday, and Venn said the ferry was late.",
        ["Venn | said | the ferry was late."],
    ),
    (
        "Jared Bell, the envoy who flew in, and Dara Venn said the ferry was late.",
        ["Jared Bell, the envoy who flew in, and Dara Venn | said | the ferry was late."],
        "Jared Bell, the envoy, flew in, and Dara Venn said the ferry was late.",
        ["Dara Venn | said | the ferry was late."],
    ),
    (
        "Doe, Venn and Bell said fares would rise.",
        ["Doe, Venn and Bell | said | fares would rise."],
        "On Monday, Venn and Bell said fares would rise.",
        ["Venn and Bell | said | fares would rise."],
    ),
    (
        "A spokesman for Doe said the ferry was late.",
        ["A spokesman for Doe | said | the ferry was late."],
        "For Doe, a spokesman said the ferry was late.",
        ["a spokesman | said | the ferry was late."],
    ),
    (
        "Sources close to Doe said the ferry was late.",
        ["Sources close to Doe | said | the ferry was late."],
        "Sources said Doe was close to the ferry.",
        ["Sources | said | Doe was close to the ferry."],
    ),
    (
        "In a statement the ministry said the ferry was late.",
        ["the ministry | said | the ferry was late."],
        "A statement by the ministry said the ferry was late.",
        ["A statement by the ministry | said | the ferry was late."],
    ),
    (
        "Last week Venn said fares would rise.",
        ["Venn | said | fares would rise."],
        "Last said fares would rise.",
        ["Last | said | fares would rise."],
    ),
    (
        "A poll published on Sunday suggested that most voters were tired.",
        ["A poll | suggested | most voters were tired."],
        "The plan suggested on Sunday would tire most voters.",
        [],
    ),
    (
        "The man who led the talks said fares would rise.",
        ["The man | said | fares would rise."],
        "The man who said fares would rise led the talks.",
        ["The man | said | fares would rise"],
    ),
    (
        "Venn, who said the ferry was late, resigned on Friday.",
        ["Venn | said | the ferry was late"],
        "Venn said the ferry was late, resigned to it.",
        ["Venn | said | the ferry was late, resigned to it."],
    ),
    (
        "Dara Venn – a former pilot – said fares would rise.",
        ["Dara Venn | said | fares would rise."],
        "Dara Venn-Pilot said fares would rise.",
        ["Dara Venn-Pilot | said | fares would rise."],
    ),
    (
        "Venn, leader of the union since May, insists that fares are fair.",
        ["Venn | insists | fares are fair."],
        "Venn, leader of the union since May, is fair.",
        [],
    ),
    (
        "Two officials familiar with the talks said they were short.",
        ["Two officials familiar with the talks | said | they were short."],
        "Two officials were familiar with the talks.",
        [],
    ),
]

CONTENTS: list[Row] = [
    (
        "Doe told reporters on Monday that the ferry was late.",
        ["Doe | told | the ferry was late."],
        "Doe met reporters on Monday, that the ferry was late was clear.",
        [],
    ),
    (
        "Doe told the Harbour Times the ferry was late.",
        ["Doe | told | the ferry was late."],
        "Doe told the truth.",
        ["Doe | told | the truth."],
    ),
    (
        "Doe told the committee, which met in Orlen, that the ferry was late.",
        ["Doe | told | the ferry was late."],
        "Doe told the committee, which met in Orlen.",
        ["Doe | told | the committee, which met in Orlen."],
    ),
    (
        "Doe said of Venn that he had been late.",
        ["Doe | said | he had been late."],
        "Doe spoke of Venn and his delay.",
        ["Doe | spoke of | Venn and his delay."],
    ),
    (
        "Venn said the port was shut; the mayor was away.",
        ["Venn | said | the port was shut"],
        "Venn said that the port was shut; that the mayor was away.",
        ["Venn | said | the port was shut; that the mayor was away."],
    ),
    (
        "Venn said “the port is shut; go home”.",
        ["Venn | said | “the port is shut; go home”."],
        "Venn said “the port is shut”; go home.",
        ["Venn | said | “the port is shut”"],
    ),
    ("Venn denied it was late.", ["Venn | denied | it was late."], "Venn denied.", []),
    (
        "Venn denied that.",
        ["Venn | denied | that."],
        "Venn denied fares.",
        ["Venn | denied | fares."],
    ),
    ("Venn asked for help.", ["Venn | asked | for help."], "Venn asked.", []),
    (
        "Doe wants the port to stay open, but Venn is away.",
        ["Doe | wants | the port to stay open"],
        "Doe wants the port, but not the ferry, to stay open.",
        ["Doe | wants | the port, but not the ferry, to stay open."],
    ),
    (
        "As Doe said on Monday, fares will rise.",
        ["Doe | said | fares will rise."],
        "What Doe said on Monday was clear.",
        [],
    ),
    (
        "Although Orr had said it was overdue, the vote failed.",
        ["Orr | said | it was overdue"],
        "Orr had said it was overdue, that the vote failed.",
        ["Orr | said | it was overdue, that the vote failed."],
    ),
]

SEVERAL: list[Row] = [
    (
        "Doe said the ferry was late, but Venn said it was on time.",
        ["Doe | said | the ferry was late", "Venn | said | it was on time."],
        "Doe said the ferry was late, but Venn was on time.",
        ["Doe | said | the ferry was late, but Venn was on time."],
    ),
    (
        "Doe said that Venn had denied that it was late.",
        ["Doe | said | Venn had denied that it was late.", "Venn | denied | it was late."],
        "Doe said that Venn had caught it late.",
        ["Doe | said | Venn had caught it late."],
    ),
    (
        "Doe praised the crews, adding that repairs would be dear.",
        ["Doe | praised | the crews", "Doe | adding | repairs would be dear."],
        "Doe praised the crews, adding salt.",
        ["Doe | praised | the crews, adding salt."],
    ),
    (
        "Fares will rise, said Venn, adding that ports would shut.",
        ["Venn | said | Fares will rise", "Venn | adding | ports would shut."],
        "Fares will rise, said Venn, after ports had shut.",
        ["Venn | said | Fares will rise"],
    ),
    (
        "Warning that fares would rise, Doe called for calm.",
        ["Doe | Warning | fares would rise", "Doe | called for | calm."],
        "Warning signs rose, Doe called for calm.",
        ["Doe | called for | calm."],
    ),
    (
        "While Orr said it was overdue, Roe said it was painful.",
        ["Orr | said | it was overdue", "Roe | said | it was painful."],
        "Orr said it was overdue while Roe was in pain.",
        ["Orr | said | it was overdue while Roe was in pain."],
    ),
    (
        "Orr, the union's head, called the deal “a start” but said it was “not perfect”.",
        ["Orr | called | the deal “a start”", "Orr | said | it was “not perfect”."],
        "Orr, the union's head, saw “a start” but no “end”.",
        [],
    ),
    (
        "Doe said fares rose, but ports would shut, Venn said.",
        ["Doe | said | fares rose", "Venn | said | ports would shut"],
        "Doe said fares rose, but ports would shut, Venn or not.",
        ["Doe | said | fares rose, but ports would shut, Venn or not."],
    ),
]

VERBS: list[Row] = [
    (
        "It was announced that the bridge would reopen.",
        ["- | announced | the bridge would reopen."],
        "It was announced by the bridge.",
        [],
    ),
    (
        "Doe was told that the bridge would reopen.",
        ["- | told | the bridge would reopen."],
        "Doe was told off.",
        [],
    ),
    (
        "The bridge would reopen, it was announced on Tuesday.",
        ["- | announced | The bridge would reopen"],
        "The bridge would reopen, it was clear on Tuesday.",
        [],
    ),
    (
        "Venn was quoted as saying that fares would rise.",
        ["Venn | saying | fares would rise."],
        "Venn was known as kind.",
        [],
    ),
    (
        "The ministry has not said when the bridge will reopen.",
        ["The ministry | said | when the bridge will reopen."],
        "The ministry has not seen when the bridge will reopen.",
        [],
    ),
    (
        "The treaty states that ships may pass.",
        ["The treaty | states | ships may pass."],
        "The states that own ships may pass.",
        [],
    ),
    (
        "Doe claims that fares would rise.",
        ["Doe | claims | fares would rise."],
        "Recent claims that fares would rise were false.",
        [],
    ),
    (
        "Officials warn the port is shut.",
        ["Officials | warn | the port is shut."],
        "Officials own the port.",
        [],
    ),
    (
        "Ministers back a ban on old ships.",
        ["Ministers | back | a ban on old ships."],
        "Ministers came back on old ships.",
        [],
    ),
    (
        "Doe threatened to resign unless fares fell.",
        ["Doe | threatened | to resign unless fares fell."],
        "The threat to resign was met.",
        [],
    ),
    (
        "Doe appeared to shrug, and ruled out a vote.",
        ["Doe | ruled out | a vote."],
        "Doe appeared to shrug, and left a vote.",
        [],
    ),
    (
        "Orr is opposed to the vote.",
        ["Orr | opposed | to the vote."],
        "Orr is used to the vote.",
        [],
    ),
]

ACCORDING: list[Row] = [
    (
        "According to the harbour office, 40 boats were lost.",
        ["the harbour office | According to  | 40 boats were lost."],
        "Accordingly, the harbour office lost 40 boats.",
        [],
    ),
    (
        "Forty boats, according to the harbour office, were lost.",
        ["the harbour office | according to  | Forty boats / were lost."],
        "Forty boats were lost, according to the harbour office, which is shut.",
        ["the harbour office | according to  | Forty boats were lost"],
    ),
    (
        "Forty boats were lost, according to two people familiar with the search.",
        ["two people familiar with the search | according to  | Forty boats were lost"],
        "“Forty boats were lost, according to the book.”",
        [],
    ),
]

ANSWERS: list[Row] = [
    (
        "Orr said the pier had sunk, a charge that Roe denied.",
        ["Orr | said | the pier had sunk", "Roe | denied | the pier had sunk"],
        "Orr said the pier had sunk, a charge that Roe made.",
        ["Orr | said | the pier had sunk, a charge that Roe made."],
    ),
    (
        "Orr said the pier had sunk, which Roe disputed on Monday.",
        ["Orr | said | the pier had sunk", "Roe | disputed | the pier had sunk"],
        "Orr said the pier, which Roe disputed, had sunk.",
        [
            "Orr | said | the pier, which Roe disputed, had sunk.",
            "Roe | disputed | the pier",
        ],
    ),
    (
        "A plan that the mayor rejected would cost nine crowns.",
        ["the mayor | rejected | A plan"],
        "Doe said that the mayor rejected a plan.",
        [
            "Doe | said | the mayor rejected a plan.",
            "the mayor | rejected | a plan.",
        ],
    ),
    (
        "The plan was called a farce by the mayor.",
        ["the mayor | called | The plan / a farce"],
        "The plan was called a farce by nine votes.",
        [],
    ),
    (
        "The mayor was told by Doe that the pier was shut.",
        ["Doe | told | the pier was shut."],
        "The mayor was told by noon that the pier was shut.",
        [],
    ),
    (
        "The Post quoted Roth as saying that the pier was shut.",
        ["Roth | saying | the pier was shut."],
        "The Post was quoted as saying that the pier was shut.",
        ["The Post | saying | the pier was shut."],
    ),
]

THINGS: list[Row] = [
    (
        "Doe wrote that the film was long.",
        ["Doe | wrote | the film was long."],
        "Doe wrote the film, which was long.",
        [],
    ),
    (
        "Doe added that the penalty was harsh.",
        ["Doe | added | the penalty was harsh."],
        "Doe added a penalty in the last minute.",
        [],
    ),
    (
        "Orr claimed that the storm had passed.",
        ["Orr | claimed | the storm had passed."],
        "The storm claimed nine lives and passed.",
        [],
    ),
    (
        "Doe revealed that the pipes had burst.",
        ["Doe | revealed | the pipes had burst."],
        "The ice broke, revealing the burst pipes below.",
        [],
    ),
    (
        "The mayor called the plan a farce.",
        ["The mayor | called | the plan a farce."],
        "The mayor called a strike.",
        [],
    ),
    (
        "The pilot called Ana Roe a liar.",
        ["The pilot | called | Ana Roe a liar."],
        "A pilot called Ana Roe left.",
        [],
    ),
    (
        "Officials confirmed that nine cases were old.",
        ["Officials | confirmed | nine cases were old."],
        "There were nine confirmed cases in the town.",
        [],
    ),
    (
        "Critics insist that the pier is safe.",
        ["Critics | insist | the pier is safe."],
        "Despite his insistence that the pier is safe, it fell.",
        [],
    ),
    (
        "The survey found voters were tired.",
        ["The survey | found | voters were tired."],
        "The survey found nine voters in the town.",
        [],
    ),
    (
        "Voters were tired, the survey found.",
        ["the survey | found | Voters were tired"],
        "Voters were tired, and the survey found none.",
        [],
    ),
    (
        "The filing shows that the firm paid.",
        ["The filing | shows | the firm paid."],
        "He fears shows that the firm paid for.",
        [],
    ),
    (
        "Roe put the damage at nine million crowns.",
        ["Roe | put | the damage at nine million crowns."],
        "Roe put the book at home.",
        [],
    ),
]

JOINTS: list[Row] = [
    (
        "Orr has not said whom he backs, and his aide, Ana Roe, said he would wait.",
        ["Orr | said | whom he backs", "Ana Roe | said | he would wait."],
        "Orr has not said whom he backs, and his aide, Ana Roe, left.",
        ["Orr | said | whom he backs, and his aide, Ana Roe, left."],
    ),
    (
        "Roe, a clerk at the port, said the pier was old but denied that it leaked.",
        ["Roe | said | the pier was old", "Roe | denied | it leaked."],
        "Roe, a clerk at the port, said the pier was old but dry.",
        ["Roe | said | the pier was old but dry."],
    ),
    (
        "It is unclear, the ministry said, whether the pier is safe.",
        ["the ministry | said | It is unclear / whether the pier is safe."],
        "It is unclear, the ministry said, which is sad.",
        ["the ministry | said | It is unclear"],
    ),
    (
        "Orr – third of nine, according to the list – won the race.",
        ["the list | according to  | third of nine"],
        "Orr was third, according to the list, and won the race.",
        ["the list | according to  | Orr was third / and won the race."],
    ),
    (
        "Never mended, according to the port: two of the four piers.",
        ["the port | according to  | Never mended / two of the four piers."],
        "Never mended, according to the port.",
        ["the port | according to  | Never mended"],
    ),
    (
        "Venn said that, according to the port, fares would rise.",
        [
            "Venn | said | according to the port, fares would rise.",
            "the port | according to  | fares would rise.",
        ],
        "Venn left when, according to the port, fares would rise.",
        ["the port | according to  | Venn left when / fares would rise."],
    ),
    (
        "The pier is old, according to Orr, who ruled out repairs.",
        ["Orr | according to  | The pier is old", "Orr | ruled out | repairs."],
        "The pier is old, according to Orr, which is sad.",
        ["Orr | according to  | The pier is old"],
    ),
    (
        "Orr, outside the court: his client “took nothing”.",
        ["Orr | : | his client “took nothing”."],
        "Orr, who left the court: his client took nothing.",
        [],
    ),
]

NOT_SPEECH = [
    "The claim was widely shared.",
    "Security guarantees were on the table.",
    "The report was read by many.",
    "Venn's demand for a vote was ignored.",
    "The call for a vote failed.",
    "Concerns were raised by Doe.",
    "There were reports that fares would rise.",
    "His claims that fares would rise were false.",
    "The state owns the port.",
    "Prices announced by the ministry rose.",
    "“He said no,” it read on the wall.",
    "Doe has not commented.",
]


@pytest.mark.parametrize(
    ("sentence", "found", "twin", "instead"),
    PLACES + SUBJECTS + CONTENTS + SEVERAL + VERBS + ACCORDING + ANSWERS + THINGS + JOINTS,
)
def test_who_said_what(sentence: str, found: list[str], twin: str, instead: list[str]) -> None:
    """Subject, cue and content are read, and one small change is read as another thing."""
    assert read(sentence) == found
    assert read(twin) == instead


@pytest.mark.parametrize("sentence", NOT_SPEECH)
def test_nobody_speaks(sentence: str) -> None:
    """Nouns, passives with an agent and cues inside quotation marks attribute nothing."""
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Doe said it rained.", Place.BEFORE),
        ("It rained, Doe said.", Place.AFTER),
        ("“It rained,” said Doe on Monday.", Place.AFTER),
        ("The rain, Doe said, was heavy.", Place.INSIDE),
        ("“It rained,” Doe said, “and poured.”", Place.INSIDE),
    ],
)
def test_the_place_of_the_cue(sentence: str, place: Place) -> None:
    """The cue stands before, inside or after its content."""
    (one,) = attributions(sentence)
    assert one.place is place


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Doe did not say it rained.", True),
        ("Doe did say it rained.", False),
        ("Doe never said it rained.", True),
        ("Neither Doe nor Venn said it rained.", True),
        ("Both Doe and Venn said it rained.", False),
        ("Nobody said it rained.", True),
        ("No 10 said it rained.", False),
        ("No official said it rained.", True),
        ("Doe has not commented on the rain.", True),
        ("Doe said it had not rained.", False),
    ],
)
def test_a_negated_cue(sentence: str, *, negated: bool) -> None:
    """What somebody did not say is marked; a negation in the content is not the cue's."""
    (one, *_) = attributions(sentence)
    assert one.negated is negated


@pytest.mark.parametrize(
    ("sentence", "manner", "attitude"),
    [
        ("Doe said it rained.", Manner.SAY, False),
        ("Doe claimed it rained.", Manner.CLAIM, False),
        ("Doe warned of rain.", Manner.WARN, False),
        ("Doe denied it rained.", Manner.DENY, False),
        ("Doe promised to leave.", Manner.PROMISE, False),
        ("Doe ruled out a vote.", Manner.OPPOSE, True),
        ("Doe called for a vote.", Manner.WANT, True),
        ("Doe backs the vote.", Manner.SUPPORT, True),
        ("Doe called the vote “a farce”.", Manner.DESCRIBE, True),
        ("Doe declined to comment.", Manner.WITHHOLD, True),
    ],
)
def test_the_manner(sentence: str, manner: Manner, *, attitude: bool) -> None:
    """The cue says how the holder stands to the content, and whether it was uttered."""
    (one,) = attributions(sentence)
    assert (one.manner, one.attitude) == (manner, attitude)


def test_offsets_are_those_of_the_whole_text() -> None:
    """A sentence is read where it stands, not as if it were alone."""
    text = "It rained. Doe said it poured. It stopped."
    (one,) = attributions(text, 11, 30)
    assert one.subject is not None
    assert text[slice(*one.subject)] == "Doe"
    assert text[slice(*one.content[0])] == "it poured."
    assert attributions(text, 0, 10) == ()


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Orlen cut its dividend to 1.10 crowns a share and said it might not pay one.", "Orlen"),
        ("Orlen raised its dividend to 1.10 crowns a share and said it might pay one.", "Orlen"),
    ],
)
def test_a_verb_that_is_its_own_past_has_a_subject(sentence: str, subject: str) -> None:
    """Who "cut its dividend and said" is who cut it, not the noun before "said"."""
    found = attributions(sentence)
    assert [sentence[slice(*a.subject)] for a in found if a.subject] == [subject]
