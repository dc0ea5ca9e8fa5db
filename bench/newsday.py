"""A day of news made by rule: stories, each reported by a few outlets and copied by others.

What is made up here only has to cost what news costs: about five articles a
story, two or three of them written independently and the others copies, some
with a credit; quotations, figures that now and then differ, open questions; a
page with as much around the article as pages have.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

_SYLLABLES = (
    "bar cel dun fer gol hal jor kem lun mar nor pel quin ros sten tor val wen yar zel".split()
)
_ENDS = "a en ia mark stad holm ford by ick am".split()
_GIVEN = "Ada Bero Cilla Dorn Edda Finn Gerd Hald Ilse Jorn Kaja Lars Mona Nils Orla Pim".split()
_WORKS = (
    "bridge harbour school hospital airport library railway stadium dam reservoir museum prison "
    "cannery sawmill foundry tannery brewery market theatre observatory refinery shipyard"
).split()
_BODIES = "council ministry union court agency board chamber brigade institute fund".split()
_EVENTS = (
    ("close", "closure", "closed"),
    ("sell", "sale", "sold"),
    ("repair", "repair", "repaired"),
    ("extend", "extension", "extended"),
    ("move", "move", "moved"),
    ("flood", "flooding", "flooded"),
    ("merge", "merger", "merged"),
    ("inspect", "inspection", "inspected"),
)
_OPENINGS = (
    "The {body} of {place} decided on {day} to {verb} the {work} at {site}, against {count} names.",
    "{Place}'s {body} voted on {day}, despite {count} names, that the {work} would be {past}.",
    "The {work} at {site} will be {past}, the {body} of {place} decided on {day}.",
)
_FACTS = (
    (
        "The {noun} will cost {cost} million crowns, of which the region pays a third.",
        "About {cost} million crowns are set aside for the {noun}, the {body} said.",
    ),
    (
        "Work is to begin in {month} and to take {weeks} weeks.",
        "The {body} expects that the work begins in {month} and takes {weeks} weeks.",
    ),
    (
        "{first} {last}, who chairs the {body}, said the decision was overdue.",
        "The decision was overdue, said {first} {last}, who chairs the {body}.",
    ),
    (
        '"We looked at the {work} for {years} years, and it got no younger," said {first} {last}.',
        '"Nobody can say that we were in a hurry with the {work}," {last} told reporters.',
    ),
    (
        "It is not known where the {workers} people who work there will go.",
        "Whether the {workers} people who work there keep their jobs is still open.",
    ),
    (
        "The opposition in {place} warned that the {noun} would hurt the shops at {site}.",
        "{other} {surname}, who leads the opposition, warned that shops at {site} would suffer.",
    ),
    (
        "The {body} has not decided what becomes of the land.",
        "What becomes of the land has not been decided.",
    ),
    (
        "An earlier plan was rejected {years} years ago by a court in {town}.",
        "A court in {town} had stopped an earlier plan {years} years ago.",
    ),
    (
        "{other} {surname} said residents of {town} may go to court again.",
        "Residents of {town} may go to court again, {other} {surname} said.",
    ),
    (
        "The {work} was built {age} years ago, and {visitors} people used it last year.",
        "Last year {visitors} people used the {work}, which is {age} years old.",
    ),
)
_MORE = (
    (
        "The {work} belongs to the region, which took it over from {town} {age} years ago.",
        "{age} years ago the region took the {work} over from {town}.",
    ),
    (
        "Traders at {site} have asked for {weeks} weeks of notice before the {noun} begins.",
        "Before the {noun} begins, traders at {site} want {weeks} weeks of notice.",
    ),
    (
        "Two of its neighbours, {last} and {surname}, sold their houses to the {body} last year.",
        "The {body} bought two houses beside it last year, those of {last} and {surname}.",
    ),
    (
        "A spokeswoman for the {body} did not say who else had made an offer for the {work}.",
        "Who else had made an offer for the {work} was not said by the {body}'s spokeswoman.",
    ),
    (
        "{first} {last} ruled out a second vote on the {noun} before the end of {month}.",
        "There will be no second vote on the {noun} before the end of {month}, {last} said.",
    ),
    (
        "{other} {surname} called the figure of {visitors} users a guess, and wants a new count.",
        "The figure of {visitors} users is a guess, according to {other} {surname}.",
    ),
    (
        "In {town} a smaller {work} was {past} in the spring, and its staff found other work.",
        "A smaller {work} in {town} was {past} in the spring; its staff found other work.",
    ),
    (
        "The road to {site} will be narrow for {weeks} weeks, the police in {place} warned.",
        "Police in {place} warned that the road to {site} would be narrow for {weeks} weeks.",
    ),
)
_DAYS = "Monday Tuesday Wednesday".split()
_MONTHS = "March April May June September October".split()


class Item(NamedTuple):
    """One article: the outlet that publishes it, and what its page holds."""

    outlet: int
    slug: str
    title: str
    byline: str
    published: datetime
    paragraphs: tuple[str, ...]


def items(count: int, outlets: int, end: datetime, seed: int = 11) -> list[Item]:
    """Make `count` articles of the day that ends at `end`, spread evenly over the outlets."""
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, not a secret
    places = [_name(rng) for _ in range(count)]
    made: list[Item] = []
    number = 0
    while len(made) < count:
        made += _story(rng, number, places, (outlets, end))
        number += 1
    made = made[:count]
    return [one._replace(outlet=at % outlets) for at, one in enumerate(made)]


def _name(rng: random.Random) -> str:
    return "".join(rng.sample(_SYLLABLES, 2)).capitalize() + rng.choice(_ENDS)


def _story(
    rng: random.Random, number: int, places: list[str], day: tuple[int, datetime]
) -> Iterator[Item]:
    """Make the reports of one event and the copies of each."""
    outlets, end = day
    facts = _facts(rng, places)
    happened = end - timedelta(hours=rng.uniform(6, 23))
    for report in range(rng.randint(1, 3)):
        told = facts | ({"cost": str(rng.randint(2, 90))} if rng.random() < 0.15 else {})
        title = f"{told['Place']} {told['body']} to {told['verb']} {told['work']} at {told['site']}"
        paragraphs = _paragraphs(rng, told, report)
        when = happened + timedelta(minutes=rng.randint(0, 90))
        byline = f"{rng.choice(_GIVEN)} {_name(rng)}"
        yield Item(0, f"s{number}-{report}-0", title, byline, when, paragraphs)
        for copy in range(1, rng.choice((1, 1, 2, 3, 5))):
            credit = f"(Outlet {rng.randrange(outlets)}) " if rng.random() < 0.5 else ""
            kept = paragraphs[: rng.randint(len(paragraphs) - 2, len(paragraphs))]
            kept = (credit + kept[0], *kept[1:])
            later = when + timedelta(minutes=rng.randint(5, 200))
            yield Item(0, f"s{number}-{report}-{copy}", title, "", later, kept)


def _facts(rng: random.Random, places: list[str]) -> dict[str, str]:
    verb, noun, past = rng.choice(_EVENTS)
    place, site, town, last, surname = rng.sample(places, 5)
    first, other = rng.sample(_GIVEN, 2)
    figures = {
        "count": f"{rng.randint(12, 99)}00",
        "cost": str(rng.randint(2, 90)),
        "weeks": str(rng.randint(3, 40)),
        "years": str(rng.randint(3, 19)),
        "workers": str(rng.randint(30, 400)),
        "age": str(rng.randint(20, 150)),
        "visitors": f"{rng.randint(10, 900)},000",
    }
    return figures | {
        "verb": verb, "noun": noun, "past": past, "place": place, "Place": place, "site": site,
        "town": town, "first": first, "last": last, "other": other, "surname": surname,
        "body": rng.choice(_BODIES), "work": rng.choice(_WORKS), "day": rng.choice(_DAYS),
        "month": rng.choice(_MONTHS),
    }  # fmt: skip


def _paragraphs(rng: random.Random, told: dict[str, str], report: int) -> tuple[str, ...]:
    """Write the opening and most of the facts, in words that a report of this number has."""
    facts = [one[(report + at) % 2] for at, one in enumerate((*_FACTS, *_MORE))]
    kept = sorted(rng.sample(range(len(facts)), rng.randint(14, len(facts))))
    sentences = [facts[at].format(**told) for at in kept]
    paragraphs = [_OPENINGS[report].format(**told)]
    paragraphs += [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    return tuple(paragraphs)


_FURNITURE = "<ul>" + "<li><a href='/x'>Another report of the day, with its headline</a></li>" * 60
_MENU = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(25))


def page(item: Item, outlet: str) -> str:
    """Return the page of an article."""
    prose = "".join(f"<p>{escape(one, quote=False)}</p>" for one in item.paragraphs)
    byline = f"<p class='byline'>By {item.byline}</p>" if item.byline else ""
    when = item.published.isoformat()
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{item.title}</title>"
        f"<meta property='og:site_name' content='{outlet}'>"
        f"<meta property='article:published_time' content='{when}'></head>"
        f"<body><header><nav><ul>{_MENU}</ul></nav></header><main><article><h1>{item.title}</h1>"
        f"{byline}{prose}</article><aside><h2>More</h2>{_FURNITURE}</ul></aside></main>"
        "<footer><p>Cookie settings</p><p>All rights reserved</p></footer></body></html>"
    )
