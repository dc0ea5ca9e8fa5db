"""Briefings made for the page: one of hostile articles, and one as large as they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from brief.model import (
    Basis,
    Briefing,
    Derivation,
    Engine,
    Finding,
    Origin,
    Range,
    Rejection,
    Ruling,
    Story,
)
from tests.render.made import article, quoted, statement

OWNED = "window.owned = true"
ATTACKS = (
    f"</script><script>{OWNED}</script>",
    f"</style></title></textarea><script>{OWNED}</script>",
    f"<img src=x onerror='{OWNED}'>",
    f"<svg/onload={OWNED}>",
    f"\"'><a href='javascript:{OWNED}'>press</a>",
    f"]]><!--<script>{OWNED}//-->",
    "\u202egnihton si ereht\u202c \u2066isolate\u2069",
    "{{ 7 * 7 }} ${7 * 7} &lt;b&gt;",
)
HUGE = "Rindfleischetikettierung" * 120


def hostile() -> Briefing:
    """Return a briefing in which every text that others write tries to be more than text."""
    words = " ".join(ATTACKS)
    sentences = [f"The mayor said {attack} on Tuesday." for attack in ATTACKS]
    text = "\n\n".join([f"{HUGE} {words}", *sentences, f"The end {HUGE}."])
    first = article(
        "first",
        text,
        f"The {words} {HUGE}",
        at=datetime(2031, 5, 4, 18, 30, tzinfo=UTC),
        title=f"{words} {HUGE}",
        url=f"javascript:{OWNED}",
        path=f"in/{words}{HUGE}",
        language=f'en"><script>{OWNED}</script>',
    )
    second = article("second", text, f"Copy {words}", title=words, url="https://copy.example/a")
    pair = (quoted(second, sentences[0]).span, quoted(first, sentences[0]).span)
    why = Derivation("second", "first", words, 0.5, (pair,), words, direction=words)
    origins = (Origin("o1", "first", ("first", "second"), (why,)),)
    told = [
        statement(
            f"a{number}",
            sentence,
            (Basis.SETTLED, Basis.DISPUTED, Basis.STATED)[number % 3],
            ("o1",),
            quoted(first, sentence),
            quoted(second, sentence),
            holder=f"{ATTACKS[number]} {HUGE}" if number % 3 == 2 else "",
        )
        for number, sentence in enumerate(sentences)
    ]
    refused = replace(
        told[0].verdict,
        ruling=Ruling.UNSUPPORTED,
        findings=(Finding("C101", words, Range(3, 20)),),
    )
    story = Story(
        "s1",
        replace(told[0], id="h1", text=f"{words} {HUGE}"),
        ("first", "second"),
        origins,
        tuple(told),
        (Rejection("r1", refused),),
    )
    return Briefing(
        date(2031, 5, 5),
        Engine(words, words),
        (first, second),
        (story,),
        notes=(f"{words} {HUGE}",),
    )


def large(statements: int = 200, sources: int = 100) -> Briefing:
    """Return a story of so many statements, each citing three of so many sources."""
    begin = datetime(2031, 5, 1, 6, tzinfo=UTC)
    per_article = 24
    articles = [
        article(
            f"a{number}",
            "\n\n".join(
                f"Paragraph {place} of report {number} says that the council of Port Ellery met "
                f"{place + 2} times and heard {number + 3} witnesses. It adjourned without a vote, "
                "as it had in the weeks before, and members left by the side door."
                for place in range(per_article)
            ),
            f"Outlet {number}",
            at=begin + timedelta(hours=number),
            title=f"Report {number} on the council of Port Ellery",
            url=f"https://outlet{number}.example/report",
        )
        for number in range(sources)
    ]
    origins = tuple(
        Origin(f"o{number}", f"a{number}", (f"a{number}",)) for number in range(sources)
    )
    told = tuple(
        statement(
            f"t{number}",
            f"Statement {number}: the council met and adjourned without a vote.",
            (Basis.SETTLED, Basis.OPEN, Basis.CONFLICT, Basis.STATED)[number % 4],
            tuple(f"o{(number * 7 + step) % sources}" for step in range(3)),
            *(
                quoted(
                    articles[(number * 7 + step) % sources],
                    f"Paragraph {number % per_article} of report {(number * 7 + step) % sources} "
                    "says that the council of Port Ellery met",
                )
                for step in range(3)
            ),
            holder=f"Member {number % 17}" if number % 4 == 3 else "",
        )
        for number in range(statements)
    )
    names = tuple(one.id for one in articles)
    story = Story("s1", replace(told[0], id="h1"), names, origins, told, ())
    return Briefing(date(2031, 5, 6), Engine("test"), tuple(articles), (story,))
