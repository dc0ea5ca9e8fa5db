"""M6, small words that change all: each source with a true restatement and a false one."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

PIER = "The pier at Osset was closed for nine days, and the mayor has not said why."
VOTE = "Turnout in Osset was the lowest since 1987."
SILENT = "The harbour master, Ida Renn, declined to say whether the pilot had been drunk."
CLEARED = "A jury cleared Renn of fraud; she was found guilty of lying to the court."
NEARLY = "The brewery came close to bankruptcy in 2019."
GRANT = "A concert is planned for Sunday if the abbot gives permission."
BOTH = "The truce could begin on Monday if both governments approve the text."
ANGLERS = "Anglers are not allowed on the weir, except to free trapped birds."
STORES = "Chief executive Lena Kroll said she did not plan to close any stores before 2027."
MAY = "The talks could last for weeks, a diplomat said."
NONE = "The dam was in no danger of failing, the water company said."
ORDER = "The plan would require the Vessian army to leave the valley and the rebels to disarm."
SPOKE = "The club said that it had made no formal offer."
CLAIMS = "The council knew nothing of the contracts, its leader said."
SHARE = "With 96% of the votes counted, the Reform list had eleven seats."
FIRST = "Renn is the first woman to run the harbour."
PETITION = "A petition signed by 300 of them is due to be handed to the mayor on Monday."
HOLIDAY = "No strike is planned for the school holidays."
MOVE = "The board rejected a request to delay the vote."
EVEN = "The strike would be called off if the plan were dropped, even without a better pay offer."

ROWS = [
    (PIER, "The pier at Osset was shut for nine days.", "The pier was not closed for nine days."),
    (VOTE, "Turnout in Osset was the lowest since 1987.", "Turnout was not the lowest since 1987."),
    (VOTE, "Turnout was the lowest since 1987.", "Turnout may have been the lowest since 1987."),
    (VOTE, "Turnout was the lowest since 1987.", "Turnout will be the lowest since 1987."),
    (
        SILENT,
        "Renn would not say whether the pilot had been drunk.",
        "Renn denied that the pilot had been drunk.",
    ),
    (CLEARED, "Renn was cleared of fraud.", "Renn was cleared of lying to the court."),
    (NEARLY, "In 2019 the brewery nearly went bankrupt.", "The brewery went bankrupt in 2019."),
    (
        GRANT,
        "Sunday's concert depends on the abbot's permission.",
        "Sunday's concert has permission from the abbot.",
    ),
    (
        BOTH,
        "The truce could begin on Monday provided both governments approve the text.",
        "The truce could begin on Monday provided either government approves the text.",
    ),
    (
        ANGLERS,
        "Anglers are not allowed on the weir except to free trapped birds.",
        "Anglers are not allowed on the weir even to free trapped birds.",
    ),
    (
        STORES,
        "Kroll said she did not plan to close any stores before 2027.",
        "Kroll said she did not plan to close any stores.",
    ),
    (
        MAY,
        "The talks could go on for weeks, a diplomat said.",
        "The talks are certain to last weeks.",
    ),
    (MAY, "The talks could last for weeks.", "The talks will last for weeks, a diplomat said."),
    (
        NONE,
        "The dam was not in danger of failing, the water company said.",
        "The dam was in danger of failing, the water company said.",
    ),
    (
        ORDER,
        "The Vessian army would have to leave the valley, and the rebels would have to disarm.",
        "The Vessian army has left the valley, and the rebels have disarmed.",
    ),
    (
        SPOKE,
        "The club said no formal offer had been made.",
        "The club said a formal offer was made.",
    ),
    (
        CLAIMS,
        "The council did not know of the contracts, its leader said.",
        "The council knew of the contracts, its leader said.",
    ),
    (
        SHARE,
        "With nearly all the votes counted, the Reform list had eleven seats.",
        "With all the votes counted, the Reform list had eleven seats.",
    ),
    (
        FIRST,
        "No woman before Renn had run the harbour.",
        "Renn is not the first woman to run the harbour.",
    ),
    (
        PETITION,
        "A petition will be given to the mayor on Monday.",
        "A petition was given to the mayor on Monday.",
    ),
    (
        HOLIDAY,
        "No strike is planned during the school holidays.",
        "No strike is planned before the school holidays.",
    ),
    (MOVE, "The board refused to delay the vote.", "The board agreed to delay the vote."),
    (
        EVEN,
        "The strike would be called off if the plan were dropped, even if pay were not improved.",
        "The strike would be called off if the plan were dropped, provided pay were also improved.",
    ),
]


@pytest.mark.parametrize(("source", "true", "false"), ROWS)
def test_a_small_word_tells_two_claims_apart(source: str, true: str, false: str) -> None:
    """The restatement passes family M; the claim one small word away does not."""
    assert not [code for code in codes(rule(true, source)) if code.startswith("M")]
    assert [code for code in codes(rule(false, source)) if code.startswith("M")]
