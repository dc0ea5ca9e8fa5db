"""S502: what may be told without its speaker, and its twin that may not."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

Row = tuple[str, str, bool]

OFFICES: list[Row] = [
    ("Two people were hurt, police said.", "Two people were hurt.", True),
    ("Two people were drunk, police said.", "Two people were drunk.", False),
    ("Two people were hurt by a guard, police said.", "Two people were hurt by a guard.", False),
    ("Two people were hurt, a baker said.", "Two people were hurt.", False),
    ("About 200 people were hurt, police said.", "About 200 people were hurt.", False),
    ("Police said two men had robbed a bank.", "Two men had robbed a bank.", False),
    ("Police said they had arrested two men.", "Police arrested two men.", True),
    ("A police union said they had arrested two men.", "Police arrested two men.", False),
    ("Hospital spokeswoman Ada Roe said nine patients had been sent home.",
     "Nine patients had been sent home.", True),
    ("Hospital visitor Ada Roe said nine patients had been sent home.",
     "Nine patients had been sent home.", False),
    ("The election office said Doe had 48% of the votes.", "Doe had 48% of the votes.", True),
    ("The election office said Doe would have 48% of the votes.", "Doe has 48% of the votes.",
     False),
    ("Gusts reached 90 miles an hour, the weather service said.",
     "Gusts reached 90 miles an hour.", True),
    ("Gusts may reach 90 miles an hour, the weather service said.",
     "Gusts reach 90 miles an hour.", False),
    ("Prices rose 3% in May, according to the statistics office.", "Prices rose 3% in May.", True),
    ("Prices rose 3% in May because of the war, according to the statistics office.",
     "Prices rose 3% in May because of the war.", False),
    ("Nine people died in the storm, officials said.", "Nine people died in the storm.", True),
    ("Nine people died in the attack, officials said.", "Nine people died in the attack.", False),
    ("Nine people died in the storm, party officials said.", "Nine people died in the storm.",
     False),
]  # fmt: skip

BODIES: list[Row] = [
    ("The company said it had hired 40 people.", "The company hired 40 people.", True),
    ("The company said it would hire 40 people.", "The company will hire 40 people.", False),
    ("The company said it would hire 40 people.", "The company is to hire 40 people.", True),
    ("The company will hire 40 people, it said.", "The company plans to hire 40 people.", True),
    ("The company will hire 40 people, the union said.", "The company plans to hire 40 people.",
     False),
    ("The company said the union had hired 40 people.", "The union hired 40 people.", False),
    ("The company said it had ignored 40 people.", "The company ignored 40 people.", False),
    ("The company said it had not hired 40 people.", "The company did not hire 40 people.", False),
    ("The company said it had always paid the crews.", "The company always paid the crews.",
     False),
    ("The company denied it had hired 40 people.", "The company hired 40 people.", False),
    ("The club said it had signed Tam Orr.", "The club signed Tam Orr.", True),
    ("The club believed it had signed Tam Orr.", "The club signed Tam Orr.", False),
    ("Orr said he had paid the crews.", "Orr paid the crews.", False),
    ("The company said yearly profit fell 18%.", "Yearly profit fell 18%.", True),
    ("The company said yearly profit fell 18% because of the strike.",
     "Yearly profit fell 18% because of the strike.", False),
    ("The airline said 40 flights had been cancelled.", "40 flights had been cancelled.", True),
    ("The airline said 40 people had been insulted.", "40 people had been insulted.", False),
    ("The army said it had taken two towns.", "The army took two towns.", False),
]  # fmt: skip

DOCUMENTS: list[Row] = [
    ("The report says the bridge opened in 1974.", "The bridge opened in 1974.", True),
    ("The report says the firm opened the bridge in 1974.", "The firm opened the bridge in 1974.",
     False),
    ("The letter says the bridge opened in 1974.", "The bridge opened in 1974.", False),
    ("An annex puts the release at nine litres.", "An annex sets the release at nine litres.",
     True),
    ("An annex puts the release at nine litres.", "The release is nine litres.", False),
    ("The report says the bridge was badly built.", "The bridge was badly built.", False),
    ("The report says the firm ignored two warnings.", "The firm ignored two warnings.", False),
]  # fmt: skip

OWN_VOICE: list[Row] = [
    ("Doe said the pier was shut in May. The pier was shut in May.", "The pier was shut in May.",
     True),
    ("Doe said the pier was shut in May. The pier is old, and May was dry.",
     "The pier was shut in May.", False),
    ("Doe said that Ada Roe, the mayor of Kell, had left.", "Ada Roe is the mayor of Kell.", True),
    ("Doe said that Ada Roe, who robbed the mayor of Kell, had left.",
     "Ada Roe robbed the mayor of Kell.", False),
    ("Orr's claim that the pier sank was heard.", "Orr claimed that the pier sank.", True),
    ("Orr's claim that the pier sank was heard.", "The pier sank.", False),
    ("Doe said the pier would close.", "Doe gave no evidence that the pier would close.", True),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "plain"), OFFICES + BODIES + DOCUMENTS + OWN_VOICE)
def test_what_needs_no_speaker(source: str, text: str, *, plain: bool) -> None:
    """A count by its office, a body's own act, a record, and what the newsroom tells itself."""
    assert ("S502" not in codes(rule(text, source))) is plain


def test_a_disputed_matter_keeps_its_speaker() -> None:
    """What somebody denies in the sentence beside it is no routine matter."""
    told = "The company said it had hired 40 people."
    denied = f"{told} The union denied that it had hired anybody."
    assert "S502" not in codes(rule("The company hired 40 people.", told))
    assert "S502" in codes(rule("The company hired 40 people.", denied, told))
