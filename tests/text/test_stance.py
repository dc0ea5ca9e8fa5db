"""Negation, hedge, condition, status, scope and time; each row has a twin that reads otherwise."""

from __future__ import annotations

import pytest

from brief.text.stance import Stance, markers

C, N, H = Stance.CONDITION, Stance.NEGATION, Stance.HEDGE
ST, SC, T = Stance.STATUS, Stance.SCOPE, Stance.TIME


def values(sentence: str, stance: Stance) -> list[str]:
    """Return the values of the markers of one class."""
    return [m.value for m in markers(sentence) if m.stance is stance]


ROWS: list[tuple[Stance, str, list[str], str, list[str]]] = [
    (C, "Fares rise if a deal is reached.", ["if"], "Asked if fares rise, he left.", []),
    (C, "It is as clear if he goes.", [], "It is clear; if he goes, it ends.", ["if"]),
    (C, "It looks as if fares rise.", [], "It looks bad, even if fares rise.", ["if"]),
    (C, "Hundreds, if not thousands, left.", [], "Hundreds, if thousands left, stayed.", ["if"]),
    (C, "In the event of a deal, it ends.", ["if"], "In the event, a deal ended it.", []),
    (C, "Should a vote fail, he goes.", ["if"], "A vote should fail, he says.", []),
    (C, "Should Ilmar attack, he goes.", ["if"], "Should Ilmar attack?", []),
    (C, "He goes should the fares rise.", ["if"], "He says fares should rise.", []),
    (C, "Were the deal to fail, he goes.", ["if"], "They were the deal to watch.", []),
    (C, "Had they known, he went.", ["if"], "They had the will.", []),
    (C, "Unless fares fall, he goes.", ["unless"], "Nonetheless fares fall.", []),
    (C, "He stays until it ends.", ["until"], "He stayed until now.", []),
    (C, "Once it is signed, he goes.", ["once"], "He once was signed.", []),
    (C, "He goes, once signed.", ["once"], "He goes once a week.", []),
    (C, "Provided that it ends, he goes.", ["if"], "Food is provided by ships.", []),
    (C, "It ends on condition that he goes.", ["if"], "He spoke on condition of anonymity.", []),
    (C, "Only if it ends will he go.", ["only if"], "Only he will go.", []),
    (C, "He stays as long as it lasts.", ["if"], "He stays as long as two years.", []),
    (C, "He stays until told.", ["until"], "He stays until further notice.", []),
    (C, "Only once it ends does he go.", ["only if"], "Only once has he gone.", []),
    (C, "He goes if fares fall.", ["if"], "He goes late, if at all.", []),
    (N, "He did not go.", ["not"], "Not only did he go.", []),
    (N, "It isn't so.", ["not"], "It is so.", []),
    (N, "Neither Doe nor Venn left.", ["not", "not"], "Either Doe or Venn left.", []),
    (N, "There was no vote.", ["not"], "No. 10 had a vote.", []),
    (N, "He has yet to go.", ["not"], "He has yet another go.", []),
    (N, "Few left.", ["few"], "A few left.", []),
    (N, "He said little.", ["few"], "He said a little.", []),
    (N, "Hardly anyone left.", ["few"], "It was hard on anyone.", []),
    (N, "He declined to go.", ["fail"], "Fares declined today.", []),
    (N, "He ruled out a vote.", ["deny"], "He ruled over a vote.", []),
    (N, "A non-binding vote.", ["not"], "A no-fly zone.", []),
    (N, "Nothing came.", ["not"], "Nothing but rain came.", []),
    (N, "Whether or not he goes.", [], "He is not going.", ["not"]),
    (H, "It may rain.", ["possible"], "It rains in May.", []),
    (H, "It might rain in May.", ["possible"], "May 5 was wet.", []),
    (H, "Mrs May may go with the crew.", ["possible"], "Mrs May goes with the crew.", []),
    (H, "It will rain.", ["future"], "The political will is there.", []),
    (H, "He is to go.", ["future"], "He is too late.", []),
    (H, "It would rain.", ["would"], "It rained wood.", []),
    (H, "He plans to go.", ["intent"], "He has plans.", []),
    (H, "Reportedly it rained.", ["reported"], "It was reported.", []),
    (H, "He is said to go.", ["reported"], "He said to go.", []),
    (H, "He'll go.", ["future"], "He goes.", []),
    (ST, "A proposed plan.", ["proposed", "planned"], "A plan.", ["planned"]),
    (ST, "A draft came.", ["proposed"], "A craft came.", []),
    (ST, "It was agreed.", ["agreed"], "It was greed.", []),
    (ST, "It was signed.", ["signed"], "There was a sign of it.", []),
    (ST, "He signed the New Deal today.", ["signed"], "He made a new deal today.", ["agreed"]),
    (SC, "They largely agreed.", ["most"], "They agreed at large.", []),
    (SC, "Most voters left.", ["most"], "The most serious voters left.", []),
    (SC, "Some left.", ["part"], "Some 300 left.", []),
    (SC, "Few voters left.", ["few"], "A few voters left.", ["several"]),
    (SC, "Almost no one left.", ["few"], "Almost everyone left.", ["near"]),
    (SC, "Nearly all of them left.", ["near"], "All of them left.", ["all"]),
    (SC, "A minority of them left.", ["few"], "A majority of them left.", ["most"]),
    (SC, "The majority were women.", ["most"], "The majority leader spoke.", []),
    (SC, "A clear majority voted no.", ["most"], "A two-thirds majority is needed.", []),
    (SC, "Many voters left.", ["many"], "As many as 300 voters left.", []),
    (SC, "A number of voters left.", ["several"], "The number of voters fell.", []),
    (SC, "Only a few left.", ["few"], "Only Doe left.", ["only"]),
    (SC, "All left.", ["all"], "Not one left at all.", []),
    (SC, "Only Doe left.", ["only"], "Lonely Doe left.", []),
    (SC, "It was close to done.", ["near"], "Sources close to Doe were done.", []),
    (SC, "Any vote counts.", ["any"], "Many votes count.", ["many"]),
    (T, "So far it rains.", ["so far"], "It rains so hard.", []),
    (T, "It still rains.", ["still"], "It rains.", []),
    (T, "It already rains.", ["already"], "It is ready.", []),
    (T, "It rained again.", ["again"], "It rained against him.", []),
    (T, "He once said no.", ["former"], "Once he says no, it ends.", []),
]


@pytest.mark.parametrize(("stance", "sentence", "found", "twin", "instead"), ROWS)
def test_markers(
    stance: Stance, sentence: str, found: list[str], twin: str, instead: list[str]
) -> None:
    """A word marks stance by what it does in the sentence, not by its letters."""
    assert values(sentence, stance) == found
    assert values(twin, stance) == instead


@pytest.mark.parametrize(
    ("sentence", "stance", "scope"),
    [
        ("Fares rise if a deal is reached, Doe said.", C, "if a deal is reached"),
        ("Should a vote fail, Doe goes.", C, "Should a vote fail"),
        ("He goes if 3.5 or 1,000 come.", C, "if 3.5 or 1,000 come"),
        ("Doe, if elected, goes.", C, "if elected"),
        ("Fares rise unless Doe, the owner, pays, Orr said.", C, "unless Doe, the owner, pays"),
        ("If Doe wins, the owner, Orr, pays.", C, "If Doe wins"),
        ("He did not go, but he ran.", N, "not go"),
        ("He did not see Mr. Orr; he ran.", N, "not see Mr. Orr"),
        ("He may go – he ran.", H, "may go "),
        ("It might cost 3.5m.", H, "might cost 3.5m"),
    ],
)
def test_scopes(sentence: str, stance: Stance, scope: str) -> None:
    """A condition ends at its comma, any other scope where the clause does."""
    (one,) = [m for m in markers(sentence) if m.stance is stance]
    assert sentence[slice(*one.scope)] == scope


@pytest.mark.parametrize("sentence", ["DOE MAY GO IF VOTE FAILS", "Doe May Go If Vote Fails"])
def test_headlines(sentence: str) -> None:
    """Where all words are capitalised, a capital does not make a name."""
    assert values(sentence, H) == ["possible"]
    assert values(sentence, C) == ["if"]


def test_offsets_are_those_of_the_whole_text() -> None:
    """A sentence is read where it stands, also behind letters that fold to several."""
    text = "Straße ﬁne… It didn’t rain. It may."
    (one,) = markers(text, 12, 27)
    assert text[one.start : one.end] == "n’t"
    assert text[slice(*one.scope)] == "n’t rain"
