"""The few phrases that the program itself puts into a briefing.

In English, and without the machine's locale, so that the same briefing reads
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from urllib.parse import urlsplit

from brief.model import Article, Briefing, Derivation, Kind, Story
from brief.render.links import web_url

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

TITLES = {
    Kind.AGREED: "Agreed",
    Kind.UNRESOLVED: "Unresolved",
    Kind.POSITION: "Stated positions",
}
MANNERS = {
    "verbatim": "word for word",
    "reworded": "in other words",
    "digest": "in part",
}
"""The manners of derivation in a reader's words; another manner is left unsaid."""
GLOSSES = {
    Kind.AGREED: "What the parties decided, or what independent origins report alike.",
    Kind.UNRESOLVED: "What is open, disputed, or reported differently.",
    Kind.POSITION: "Who said, wants or rules out what.",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 origin", "3 origins"; `many` for a plural that is not `one` and an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def day(when: date) -> str:
    """Return "4 May 2031"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime) -> str:
    """Return "4 May 2031, 08:30 UTC"; without the time at midnight, where it is unknown."""
    if when.time() == time():
        return day(when)
    return f"{day(when)}, {when:%H:%M} UTC"


def outlet(article: Article) -> str:
    """Return the name to print: the outlet's, else its web host, else the article's id."""
    if article.outlet.strip():
        return article.outlet
    if web_url(article.url):
        host = urlsplit(article.url.strip()).hostname or ""
        return host.removeprefix("www.")
    return article.id


def story_tally(story: Story, articles: Sequence[Article]) -> str:
    """Return "6 articles from 5 outlets, 3 independent origins"; outlets only if all are known."""
    known = {outlet(one).casefold() for one in articles if one.outlet.strip() or web_url(one.url)}
    first = count(len(story.articles), "article")
    if known and all(one.outlet.strip() or web_url(one.url) for one in articles):
        first += f" from {count(len(known), 'outlet')}"
    tally = f"{first}, {count(len(story.origins), 'independent origin')}"
    if story.omitted:
        tally += f"; {count(len(story.omitted), 'sentence')} left unread for want of room"
    return tally


def briefing_tally(briefing: Briefing) -> str:
    """Return "2 stories, 19 statements, 3 withheld"."""
    kept = sum(len(story.statements) for story in briefing.stories)
    held = sum(len(story.rejected) for story in briefing.stories)
    parts = [count(len(briefing.stories), "story", "stories"), count(kept, "statement")]
    return ", ".join([*parts, f"{held} withheld"] if held else parts)


def backing(origins: int) -> str:
    """Return how many origins stand behind a statement; one is never called independent."""
    return "1 origin" if origins == 1 else f"{origins} independent origins"


def original_report(origin_size: int) -> str:
    """Say of an original report how many of the articles at hand repeat it."""
    if origin_size < 2:
        return "original report"
    return f"original report, repeated by {count(origin_size - 1, 'other article')} here"


def derived_report(original: str, derivation: Derivation | None) -> str:
    """Say what an article was made from, and why that is thought.

    `original` names the other article as the list of sources does.
    """
    counted = "so not counted as an independent origin"
    if derivation is None:
        return f"derived from {original}, {counted}"
    how = MANNERS.get(derivation.how, "")
    said = f"derived from {original}{how and ' '}{how}, {counted}"
    if derivation.share > 0:
        said += f"; {round(derivation.share * 100)}% of its sentences have a counterpart there"
    if derivation.credit.strip():
        said += f"; it says «{derivation.credit.strip()}»"
    return said


def colophon(briefing: Briefing) -> str:
    """Say what wrote the sentences and what every one of them went through."""
    engine, usage = briefing.engine, briefing.usage
    writer = f"Written by the {engine.name} engine"
    if engine.model:
        writer += f" with {engine.model}"
    if usage.calls:
        tokens = usage.prompt_tokens + usage.completion_tokens
        writer += f" ({count(usage.calls, 'call')}, {tokens} tokens"
        writer += ")" if usage.cost_usd is None else f", {usage.cost_usd:.2f} USD)"
    return f"{writer}. Every sentence was checked against the characters that it cites."
