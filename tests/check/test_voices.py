"""S5: voices told by other means than "said", each with a twin that moves or drops the speaker."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

KEPT = [
    (
        "Some of the drivers refused to leave.",
        "Some drivers refused to leave.",
        "All the drivers refused to leave.",
    ),
    (
        "Jane Roe said the pier had sunk, though tests had not confirmed it.",
        "Tests had not confirmed that the pier had sunk.",
        "Jane Roe had not confirmed that the pier had sunk.",
    ),
    (
        "Two people said the club had sounded out Roe. The club declined to comment.",
        "The club would not comment on whether it had sounded out Roe.",
        "The club said it had sounded out Roe.",
    ),
    (
        "Jane Roe said the firm had asked for a loan of nine crowns.",
        "Roe's statement is that the firm had asked for a loan of nine crowns.",
        "The firm has asked for a loan of nine crowns.",
    ),
    (
        "The authors said the drug was weak but advised patients with asthma to rest.",
        "Patients with asthma were advised to rest.",
        "Patients with asthma rest.",
    ),
    (
        "The mayor urged calm and offered a mediator. Roe accepted the offer.",
        "Roe accepted the offer of a mediator.",
        "A mediator came.",
    ),
    (
        "Defence lawyer Otto Bragg said the court had mixed up two boats.",
        "The defence said the court had mixed up two boats.",
        "The prosecution said the court had mixed up two boats.",
    ),
    (
        "The study's authors said the drug was weak.",
        "The study said the drug was weak.",
        "The firm said the drug was weak.",
    ),
    (
        "Engineers have long warned that piers would sink. One was new years ago, the port said.",
        "Engineers have warned for years that piers would sink.",
        "The port has warned for years that piers would sink.",
    ),
]


@pytest.mark.parametrize(("source", "kept", "lost"), KEPT)
def test_a_voice_is_kept(source: str, kept: str, lost: str) -> None:
    """The claim with the speaker kept has no finding about speakers, the other one has some."""
    assert not any(code.startswith("S5") for code in codes(rule(kept, source)))
    assert codes(rule(lost, source))


@pytest.mark.parametrize(
    ("source", "kept", "wrong"),
    [
        (
            "Jane Roe said she would invite the union for talks.",
            "Roe said she would invite the union.",
            "Roe said she had invited the union.",
        ),
        (
            "Under the draft, aid would reach Brun within two days.",
            "Aid would reach Brun within two days, according to the draft.",
            "Aid would reach Brun within two days, according to the mayor.",
        ),
        (
            "The mayor said that repairs would cost nine crowns.",
            "The mayor put the cost of repairs at nine crowns.",
            "The mayor put the cost of the harbour at nine crowns.",
        ),
        (
            "The win earned Tarn a place in the cup.",
            "Tarn earned a place in the cup.",
            "Corin earned a place in the cup.",
        ),
    ],
)
def test_a_claim_in_other_words_is_supported(source: str, kept: str, wrong: str) -> None:
    """The same told otherwise has no finding, and one with another's part has some."""
    assert codes(rule(kept, source)) == set()
    assert codes(rule(wrong, source))
