"""Who did what to whom: each true claim has a twin in which somebody changed places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.made import codes, rule

ORDER = {"N403", "N404"}

ROWS: list[tuple[str, str, str]] = [
    # Voice, and verbs that tell the event from its other end.
    (
        "Halvard Oil sold the Brandt field to Pemmican in June.",
        "Pemmican bought the Brandt field from Halvard Oil in June.",
        "Halvard Oil bought the Brandt field from Pemmican in June.",
    ),
    (
        "The guards chased the smugglers into the marsh.",
        "The smugglers were chased into the marsh by the guards.",
        "The guards were chased into the marsh by the smugglers.",
    ),
    (
        "A dog bit a postman in Velda on Monday.",
        "A postman was bitten by a dog in Velda on Monday.",
        "A dog was bitten by a postman in Velda on Monday.",
    ),
    (
        "The museum lent the harbour trust its largest model.",
        "The harbour trust borrowed the museum's largest model.",
        "The museum borrowed the harbour trust's largest model.",
    ),
    (
        "Marsh succeeded Odell as harbour master.",
        "Odell preceded Marsh as harbour master.",
        "Odell succeeded Marsh as harbour master.",
    ),
    (
        "Velda imported grain from Dunmore.",
        "Dunmore exported grain to Velda.",
        "Velda exported grain to Dunmore.",
    ),
    (
        "Prior works for Odell.",
        "Odell employs Prior.",
        "Prior employs Odell.",
    ),
    (
        "The trust leases the pier to Odell.",
        "Odell leases the pier from the trust.",
        "The trust leases the pier from Odell.",
    ),
    (
        "Talvia supplies Sundholt with gas.",
        "Sundholt gets gas from Talvia.",
        "Talvia gets gas from Sundholt.",
    ),
    (
        "Germany waited, and France, which bought 2 million doses from Orlin, paid.",
        "Orlin sold France 2 million doses.",
        "Orlin sold Germany 2 million doses.",
    ),
    # Two objects, and where from and where to.
    (
        "The bank gave Ilse Roe a loan.",
        "A loan was given to Ilse Roe by the bank.",
        "A loan was given to the bank by Ilse Roe.",
    ),
    (
        "The mayor of Lorne gave Ilse Roe a medal.",
        "Ilse Roe was given a medal by the mayor of Lorne.",
        "Ilse Roe gave the mayor of Lorne a medal.",
    ),
    (
        "The pipeline runs from Velda to Dunmore.",
        "The pipeline runs to Dunmore from Velda.",
        "The pipeline runs from Dunmore to Velda.",
    ),
    (
        "Pintus, who joined Carrow from Genoa, scored.",
        "Pintus came to Carrow from Genoa.",
        "Pintus came to Genoa from Carrow.",
    ),
    # Relative clauses, conditions, infinitives and participles.
    (
        "Odell, who had beaten Marsh in 2030, lost to Prior.",
        "Marsh was beaten by Odell in 2030.",
        "Odell was beaten by Marsh in 2030.",
    ),
    (
        "If Maric takes the fort, Telland will call off the talks.",
        "Telland will call off the talks if the fort is taken by Maric.",
        "Maric will call off the talks if the fort is taken by Telland.",
    ),
    (
        "The court ordered Vesper to pay Lumen 3 million crowns.",
        "Vesper was ordered by the court to pay Lumen 3 million crowns.",
        "Lumen was ordered by the court to pay Vesper 3 million crowns.",
    ),
    (
        "The minister thanked the nurses for treating the miners.",
        "The nurses treated the miners.",
        "The miners treated the nurses.",
    ),
    (
        "Odell handed the keys to Prior, who gave them to Marsh.",
        "Prior gave the keys to Marsh.",
        "Marsh gave the keys to Prior.",
    ),
    (
        "Police obeyed Egger, whom the activists accused of protecting ski lifts.",
        "The activists accused Egger of protecting ski lifts.",
        "Egger accused the activists of protecting ski lifts.",
    ),
    (
        "Two men robbed the museum after tying up a guard.",
        "The guard was tied up by two men.",
        "Two men were tied up by the guard.",
    ),
    # Nouns of action.
    (
        "Dunmore's attack on Velda shocked the islands.",
        "The attack by Dunmore on Velda shocked the islands.",
        "Velda's attack on Dunmore shocked the islands.",
    ),
    (
        "Critics praised the court's dismissal of the mayor.",
        "The court dismissed the mayor.",
        "The mayor dismissed the court.",
    ),
    (
        "Velda's defeat by Dunmore ended its season.",
        "Dunmore defeated Velda.",
        "Velda defeated Dunmore.",
    ),
    (
        "Nordby had offered 6 million crowns, but Ashdown's chairman turned it down.",
        "Nordby's offer was turned down by Ashdown's chairman.",
        "Ashdown's offer was turned down by Nordby's chairman.",
    ),
    (
        "Merrow Line blamed Ewan Baird for the crash.",
        "Merrow Line put the blame for the crash on Ewan Baird.",
        "Ewan Baird put the blame for the crash on Merrow Line.",
    ),
    # Ranks.
    (
        "The north pier is longer than the south pier.",
        "The south pier is shorter than the north pier.",
        "The south pier is longer than the north pier.",
    ),
    (
        "Odell earns less than Prior.",
        "Prior earns more than Odell.",
        "Odell earns more than Prior.",
    ),
    (
        "Tavish finished above Carrow in the league but below Dunmore City.",
        "Dunmore City finished above Tavish in the league.",
        "Tavish finished above Dunmore City in the league.",
    ),
    (
        "The Marrow gets 11 million crowns a year, more than Lorne but less than Velda.",
        "Velda gets more than the Marrow.",
        "Lorne gets more than the Marrow.",
    ),
    # Verbs that hold both ways, and who does not take part.
    (
        "Odell met Prior in Velda. Marsh stayed at home.",
        "Prior met Odell in Velda.",
        "Prior met Marsh in Velda.",
    ),
    (
        "Odell and Prior sued the harbour trust.",
        "The harbour trust was sued by Prior and Odell.",
        "Odell and Prior were sued by the harbour trust.",
    ),
    # Another who is named in the cited text.
    (
        "Vesper hired Odell in 2030. Lumen hired Prior in 2031.",
        "In 2030 Odell was hired by Vesper.",
        "In 2030 Prior was hired by Vesper.",
    ),
    (
        "The fire began in Velda on Monday. A second one was found in Dunmore on Friday.",
        "The fire began in Velda on Monday.",
        "The fire began in Dunmore on Monday.",
    ),
    (
        "The report blames Odell for the fire and clears Prior.",
        "Prior was cleared by the report.",
        "Odell was cleared by the report.",
    ),
    (
        "Carrow supporters damaged a statue of a Rovers striker.",
        "A statue of a Rovers striker was damaged by Carrow supporters.",
        "A statue of a Carrow striker was damaged by Rovers supporters.",
    ),
    (
        "Strand, the goalkeeper, pushed Annor, and the referee sent the goalkeeper off.",
        "Strand was sent off by the referee.",
        "Annor was sent off by the referee.",
    ),
    (
        "The tanker Oslo Star and the ferry Alma met in fog. Guards boarded the tanker.",
        "The tanker was boarded by guards.",
        "The ferry was boarded by guards.",
    ),
    (
        "Spokesman Fergal Doyle said Keane's predecessor, Una Walsh, had refused to pay.",
        "Una Walsh had refused to pay, said Fergal Doyle.",
        "Siobhan Keane had refused to pay, said Fergal Doyle.",
    ),
    (
        "The ferry is named after Ada Brandt of Lorne and was built by Ivo Marsh of Velda.",
        "The ferry is named after Ada Brandt of Lorne.",
        "The ferry is named after Ivo Marsh of Lorne.",
    ),
]


@pytest.mark.parametrize(("source", "same", "swapped"), ROWS, ids=[row[2] for row in ROWS])
def test_who_did_what_to_whom(source: str, same: str, swapped: str) -> None:
    """A claim in another order or voice has no finding about its order; its twin has one."""
    assert not codes(rule(same, source)) & ORDER
    assert codes(rule(swapped, source)) & ORDER


TRUE_ROWS = [
    ("Guards sank the boat near Velda.", "The boat sank near Velda."),
    ("Aster's shares rose 9%, while Corvane's fell 4%.", "Corvane's shares fell 4%."),
    ("Orlin said its banks, Lorne and Velda, would merge.", "Velda and Lorne would merge."),
    ("The port lent Roe 3 boats, and Roe lent Orr one.", "Orr borrowed a boat from Roe."),
    ("“We will stay,” said Odell.", "Odell said they would stay."),
    ("Talks between Velda and Dunmore failed.", "Talks between Dunmore and Velda failed."),
    ("Roe's brother Tam and Orr's sister Ida married.", "Ida married Tam."),
]


@pytest.mark.parametrize(("source", "claim"), TRUE_ROWS)
def test_what_no_order_tells(source: str, claim: str) -> None:
    """Verbs that need no doer, things left out and lists give no finding about the order."""
    assert not codes(rule(claim, source)) & ORDER


NAMES = st.sampled_from(["Odell", "Prior", "Vesper Bank", "Ada Marsh", "Lorne Rovers", "Talvia"])
VERBS = st.sampled_from(
    [
        ("sued", "was sued by"),
        ("defeated", "was defeated by"),
        ("expelled", "was expelled by"),
        ("had praised", "had been praised by"),
        ("will replace", "will be replaced by"),
        ("may sell", "may be sold by"),
    ]
)
FRAMES = st.sampled_from(
    ["{}.", "In June {}.", "The report says that {}.", "{}, a court in Velda heard on Monday."]
)


@given(one=NAMES, other=NAMES, verb=VERBS, frame=FRAMES)
def test_the_passive_tells_the_same_with_its_ends_exchanged(
    one: str, other: str, verb: tuple[str, str], frame: str
) -> None:
    """Of any two names and any verb, one order of the passive is true and the other is not."""
    if one == other:
        return
    active, passive = verb
    source = frame.format(f"{one} {active} {other}")
    assert not codes(rule(frame.format(f"{other} {passive} {one}"), source)) & ORDER
    assert codes(rule(frame.format(f"{one} {passive} {other}"), source)) & ORDER


@given(st.permutations(["Odell", "Prior", "Marsh"]))
def test_a_list_has_no_order(names: list[str]) -> None:
    """Those who do something together may be named in any order; a stranger may not."""
    source = "Odell, Prior and Marsh left Velda, and Lamm stayed."
    listed = f"{names[0]}, {names[1]} and {names[2]} left Velda."
    assert not codes(rule(listed, source)) & ORDER
    assert codes(rule("Lamm left Velda.", source)) & ORDER
