"""The few phrases that the program itself puts into a briefing.

In English, and without the machine's locale, so that the same briefing reads
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
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
DIRECTIONS = {
    "credit": "it names that report",
    "time": "that report came first",
    "text": "that report is the fuller one",
}
"""What shows who derives from whom, in a reader's words."""
NOTHING_FOUND = "Nothing found that passes the checks."
NOTHING_NEW = "Nothing new."
AS_BEFORE = "As before"
WITH_EVIDENCE = "The page with all its evidence"
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


def local(when: datetime, zone: tzinfo) -> datetime:
    """Return a time in UTC as it is in `zone`; midnight, a day without a time, stays that day."""
    return when if when.time() == time() else when.astimezone(zone)


def moment(when: datetime) -> str:
    """Return "4 May 2031, 08:30 UTC" in the time's own zone; without the time at midnight in UTC.

    A page that gives no time of day is dated to midnight.
    """
    if when.time() == time() and not when.utcoffset():
        return day(when)
    name = when.tzname() or ""
    # Many zones have no letters of their own, but "+05" alone is hard to read as a zone.
    return f"{day(when)}, {when:%H:%M} {name if name[:1].isalpha() else f'UTC{name}'}"


def stamp(when: datetime) -> str:
    """Return "2031-05-04T08:30Z", the day alone at midnight, where the time is unknown."""
    return when.strftime("%Y-%m-%d" if when.time() == time() else "%Y-%m-%dT%H:%MZ")


def outlet(article: Article) -> str:
    """Return the name to print: the outlet's, else its web host, else the article's id.

    Within sentences a source goes by `brief.model.outlet_of`, which the checker tests.
    """
    if article.outlet.strip():
        return article.outlet
    if web_url(article.url):
        host = urlsplit(article.url.strip()).hostname or ""
        return host.removeprefix("www.")
    return article.id


def story_tally(story: Story, articles: Sequence[Article]) -> str:
    """Return "6 articles from 5 outlets, 3 independent origins"; outlets only if all are known.

    What digests add is counted apart: ", with additions in 1 digest".
    """
    first = count(len(story.articles), "article")
    known = outlets(articles)
    if known:
        first += f" from {count(known, 'outlet')}"
    whole = sum(not origin.within for origin in story.origins)
    said = f"{first}, {count(whole, 'independent origin')}"
    parts = len(story.origins) - whole
    if parts:
        said += f", with additions in {count(parts, 'digest')}"
    if story.omitted:
        said += f"; {count(len(story.omitted), 'sentence')} left unread for want of room"
    return said


def outlets(articles: Sequence[Article]) -> int:
    """Return from how many outlets the articles are; 0 if that is not known of all."""
    if not all(one.outlet.strip() or web_url(one.url) for one in articles):
        return 0
    return len({outlet(one).casefold() for one in articles})


def told_by(articles: Sequence[Article]) -> str:
    """Return "4 outlets", or "4 articles" where the outlets are not known."""
    known = outlets(articles)
    return count(known, "outlet") if known else count(len(articles), "article")


def briefing_tally(briefing: Briefing) -> str:
    """Return "2 stories, 19 statements, 3 withheld"."""
    kept = sum(len(story.statements) for story in briefing.stories)
    held = sum(len(story.rejected) for story in briefing.stories)
    parts = [count(len(briefing.stories), "story", "stories"), count(kept, "statement")]
    return ", ".join([*parts, f"{held} withheld"] if held else parts)


def backing(origins: int, articles: Sequence[Article] = ()) -> str:
    """Return how many origins stand behind a statement; one is never called independent.

    `articles` tell these origins. Where they are more than the origins, so that
    the one could be taken for the other, their number is said too.
    """
    said = "1 origin" if origins == 1 else f"{origins} independent origins"
    if (outlets(articles) or len(articles)) > origins:
        said += f", {told_by(articles)}"
    return said


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
    known = derivation.direction in DIRECTIONS
    start = "derived from" if known else "one report with"
    said = f"{start} {original}{how and ' '}{how}, {counted}"
    said += f"; {DIRECTIONS.get(derivation.direction, 'which came first is not known')}"
    if derivation.share > 0:
        said += f"; {round(derivation.share * 100)}% of its sentences have a counterpart there"
    if derivation.credit.strip():
        said += f"; it says «{derivation.credit.strip()}»"
    if derivation.added:
        said += "; what it adds is counted as its own"
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
