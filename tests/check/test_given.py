"""Names, offices and descriptions that the cited text gives or means, with twins it does not."""

from __future__ import annotations

import pytest

from tests.check.made import codes, rule

NAMES: list[tuple[str, str, str]] = [
    (
        "The Coastal Survey Agency (CSA) closed two stations.",
        "The CSA closed two stations.",
        "The CSU closed two stations.",
    ),
    (
        "José Núñez left Zürich.",
        "Jose Nunez left Zurich.",
        "Jose Nuno left Zurich.",
    ),
    (
        "Ursula van der Meer won the race.",
        "Van der Meer won the race.",
        "Van der Berg won the race.",
    ),
    (
        "Jane M. Doyle won the race.",
        "Jane Doyle won the race.",
        "Joan Doyle won the race.",
    ),
    (
        "The talks were held in Paris.",
        "The talks were held in France.",
        "The talks were held in Spain.",
    ),
    (
        "French troops entered Velda.",
        "Troops from France entered Velda.",
        "Troops from Spain entered Velda.",
    ),
    (
        "Sundish troops entered Velda, and Sundholt paid them.",
        "Troops from Sundholt entered Velda.",
        "Troops from Sunderby entered Velda.",
    ),
    (
        "The Madsen family sold the firm.",
        "The Madsens sold the firm.",
        "The Hansens sold the firm.",
    ),
    (
        "Doyle's brother Tam sued the council.",
        "Tam Doyle sued the council.",
        "Tam Brandt sued the council.",
    ),
    (
        "In May Vardy signed for the club.",
        "Jamie Vardy signed for the club in May.",
        "Jamie Varley signed for the club in May.",
    ),
    (
        "Anders Redlitz, the prosecutor, left the court with Jan Redlich.",
        "The prosecutor, Anders Redlitz, left the court.",
        "The prosecutor, Anders Redlich, left the court.",
    ),
    (
        "Relatives of Larkin left the court.",
        "Larkin's relatives left the court.",
        "Lambert's relatives left the court.",
    ),
]


@pytest.mark.parametrize(("source", "given", "other"), NAMES, ids=[row[2] for row in NAMES])
def test_names(source: str, given: str, other: str) -> None:
    """Another form of a name is given by it; a likeness is not."""
    assert "N401" not in codes(rule(given, source))
    assert "N401" in codes(rule(other, source))


MEANT: list[tuple[str, str, str, str]] = [
    (
        "Kestrel Motors opened a plant in May. The company hired 300 people. Rival Lumen shut one.",
        "The company hired 300 people.",
        "Kestrel Motors hired 300 people.",
        "Lumen hired 300 people.",
    ),
    (
        "Velda Rovers beat Dunmore on Saturday. The club has won nine games.",
        "The club has won nine games.",
        "Velda Rovers have won nine games.",
        "Dunmore have won nine games.",
    ),
    (
        "Orlin is the largest brewer in Velda. Lumen is next. Shares in the brewer fell 4%.",
        "Shares in the brewer fell 4%.",
        "Orlin's shares fell 4%.",
        "Lumen's shares fell 4%.",
    ),
    (
        "Talvia and Sundholt signed a pact in May. Both countries will reopen the border.",
        "Both countries will reopen the border.",
        "Talvia and Sundholt will reopen the border.",
        "Talvia and Portugal will reopen the border.",
    ),
    (
        "President Oona Vale of Maric spoke at noon. Vale said her government would sign.",
        "Vale said her government would sign.",
        "Vale said Maric would sign.",
        "Vale said Telland would sign.",
    ),
    (
        "A former harbour pilot was jailed on Friday. Judge Ada Brandt told Rolf Mott, 61, to go.",
        "A former harbour pilot was jailed on Friday.",
        "Rolf Mott was jailed on Friday.",
        "Ada Brandt was jailed on Friday.",
    ),
    (
        "He signed for the club in May.",
        "He signed for the club in May.",
        "Ivo Marsh signed for the club in May.",
        "Ivo Marsh signed for the club with Tam Orr in May.",
    ),
    (
        "Judge Ada Brandt sat. She fined the firm 3 million crowns. Prosecutor Ivo Marsh smiled.",
        "She fined the firm 3 million crowns.",
        "Ada Brandt fined the firm 3 million crowns.",
        "Ivo Marsh fined the firm 3 million crowns.",
    ),
]


@pytest.mark.parametrize(("story", "cited", "meant", "other"), MEANT, ids=[row[3] for row in MEANT])
def test_what_is_meant(story: str, cited: str, meant: str, other: str) -> None:
    """A cited sentence names whom its pronoun or description means, and nobody else."""
    assert not {"N401", "N402"} & codes(rule(meant, story, cited))
    assert "N401" in codes(rule(other, story, cited))


OFFICES: list[tuple[str, str, str]] = [
    (
        "Deputy mayor Ada Brandt opened the pier.",
        "Ada Brandt, the deputy mayor, opened the pier.",
        "Ada Brandt, the mayor, opened the pier.",
    ),
    (
        "Former minister Ada Brandt opened the pier.",
        "Ada Brandt, a former minister, opened the pier.",
        "Ada Brandt, a minister, opened the pier.",
    ),
    (
        "Mayor Ada Brandt opened the pier.",
        "The mayor, Ada Brandt, opened the pier.",
        "The acting mayor, Ada Brandt, opened the pier.",
    ),
    (
        "Vice-president Ada Brandt opened the pier.",
        "The vice president, Ada Brandt, opened the pier.",
        "The president, Ada Brandt, opened the pier.",
    ),
    (
        "Co-founder Ada Brandt opened the pier.",
        "The co-founder, Ada Brandt, opened the pier.",
        "The founder, Ada Brandt, opened the pier.",
    ),
    (
        "Prime Minister Ada Brandt of Talvia opened the pier.",
        "The Talvian premier, Ada Brandt, opened the pier.",
        "The Talvian president, Ada Brandt, opened the pier.",
    ),
    (
        "Chief executive Ada Brandt opened the pier.",
        "CEO Ada Brandt opened the pier.",
        "Chairwoman Ada Brandt opened the pier.",
    ),
    (
        "Ada Brandt, who chairs the harbour trust, opened the pier.",
        "The chairwoman of the harbour trust, Ada Brandt, opened the pier.",
        "The lawyer of the harbour trust, Ada Brandt, opened the pier.",
    ),
    (
        "Odell's lawyer, Ada Brandt, said he was ill. Prior's lawyer, Ivo Marsh, said nothing.",
        "Ada Brandt, a lawyer for Odell, said he was ill.",
        "Ada Brandt, a lawyer for Prior, said he was ill.",
    ),
    (
        "Health minister Ada Brandt met transport minister Ivo Marsh.",
        "The health minister, Ada Brandt, met Ivo Marsh.",
        "The transport minister, Ada Brandt, met Ivo Marsh.",
    ),
    (
        "Ada Brandt, an economist at Orlin, doubts it. Ivo Marsh of Lumen agrees.",
        "Ada Brandt is an economist at Orlin.",
        "Ada Brandt is an economist at Lumen.",
    ),
    (
        "The captain, Ada Brandt, thanked her coach, Ivo Marsh.",
        "Ada Brandt, the captain, thanked the coach, Ivo Marsh.",
        "Ada Brandt, the coach, thanked the captain, Ivo Marsh.",
    ),
    (
        "Marsh's wife, Ada Brandt, left him.",
        "Ada Brandt, the wife of Marsh, left him.",
        "Ada Brandt, the sister of Marsh, left him.",
    ),
    (
        "Ivo Marsh, 57, said the board was wrong. His agent, Ada Brandt, went to Olive Tarn.",
        "Ivo Marsh's agent, Ada Brandt, went to Olive Tarn.",
        "Olive Tarn's agent, Ada Brandt, went to Olive Tarn.",
    ),
    (
        "The boat Alma, whose skipper, Ada Brandt, waved, met the boat Hector.",
        "Ada Brandt, the skipper of the Alma, waved.",
        "Ada Brandt, the skipper of the Hector, waved.",
    ),
    (
        "A former Orlin employee, Ada Brandt, left. Lumen said nothing.",
        "Ada Brandt, who used to work for Orlin, left.",
        "Ada Brandt, who used to work for Lumen, left.",
    ),
    (
        "Austria's chancellor met Slovenia's health minister, Ada Brandt, in May.",
        "Slovenia's health minister, Ada Brandt, was met in May.",
        "Austria's health minister, Ada Brandt, was met in May.",
    ),
    (
        "Brandt's predecessor, Rolf Marsh, sued the trust, run by his wife, Ida Marsh.",
        "Ida Marsh is the wife of Brandt's predecessor, Rolf Marsh.",
        "Ida Marsh is the wife of Marsh's predecessor, Rolf Brandt.",
    ),
    (
        "Corriel's chief executive, Ada Brandt, said the bank would stay. Nordby agreed.",
        "The chief executive of Corriel said the bank would stay.",
        "The chief executive of Nordby said the bank would stay.",
    ),
]


@pytest.mark.parametrize(("source", "held", "other"), OFFICES, ids=[row[2] for row in OFFICES])
def test_offices(source: str, held: str, other: str) -> None:
    """An office may be told otherwise; its rank, its body and its holder are the source's."""
    assert not {"N401", "N402"} & codes(rule(held, source))
    assert {"N401", "N402"} & codes(rule(other, source))


def test_an_adjective_is_no_office() -> None:
    """A chief reason is nobody's office; the chief is somebody's."""
    source = "Director Ada Brandt said energy was the main reason."
    assert "N402" not in codes(rule("Energy was the chief reason, Ada Brandt said.", source))
    assert "N402" in codes(rule("Energy was the reason, the bishop said.", source))


def test_another_cited_source_may_give_the_office() -> None:
    """An office that another sentence of the article gives may be said; another's may not."""
    story = "Mayor Ada Brandt spoke. Pilot Ivo Marsh spoke. Brandt opened the pier."
    cited = "Brandt opened the pier."
    assert "N402" not in codes(rule("Mayor Ada Brandt opened the pier.", story, cited))
    assert "N402" in codes(rule("Pilot Ada Brandt opened the pier.", story, cited))
