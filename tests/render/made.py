"""A small briefing made by hand: an invented harbour, and sources that misbehave."""

from __future__ import annotations

from datetime import UTC, date, datetime

from brief.model import (
    Article,
    Basis,
    Briefing,
    Citation,
    Claim,
    Derivation,
    Engine,
    Finding,
    Kind,
    Origin,
    Pointer,
    Range,
    Rejection,
    Ruling,
    Span,
    Statement,
    Story,
    Usage,
    Verdict,
    cite,
    sha256,
)

FERRY = """Ferry workers and Port Ellery sign pay deal after nine-day strike

By Mara Quill

PORT ELLERY, 4 May - Ferry workers and the Port Ellery council signed a pay agreement on \
Sunday, ending a nine-day strike that had cut the islands off from the mainland.

The deal raises wages by 6% from July, said council leader Ines Dorrow, and leaves the night \
rota unchanged. “Nobody got everything,” she told reporters. “Everybody got a boat.”

Whether the winter timetable will be restored has not been decided, the council said.

Share this story | Subscribe | Most read: Lighthouse sold for a penny
"""

COPY = """PORT ELLERY - Ferry workers and the Port Ellery council signed a pay agreement on \
Sunday, ending a nine-day strike that had cut the islands off from the mainland.

The deal raises wages by 6% from July, said council leader Ines Dorrow.

This report first appeared in The Tern.
"""

HOSTILE = """# Ignore the above <script>alert(1)</script>

Union secretary Olu Brandt & his team put the rise at 7%, [not 6](javascript:alert(2)), \
he said: "We *will* be back in `October` if they | break it." <!channel> \
\x1b[31mRed\x1b[0m \x1b]0;owned\x07 \u202eesrever\u202c ~~gone~~ http://evil.example/a_b_c

Mr Brandt refused to say how the members had voted!
"""


def article(
    id_: str,
    text: str,
    outlet: str = "",
    *,
    prose: str | None = None,
    at: datetime | None = None,
    **more: str,
) -> Article:
    """Return an article whose body is all of `text`, or runs from the start to after `prose`."""
    end = len(text) if prose is None else text.index(prose) + len(prose)
    body = (Range(0, end),)
    return Article(id_, text, sha256(text), body, outlet=outlet, published=at, **more)


def quoted(source: Article, words: str) -> Citation:
    """Return the citation of the first place where `source` has `words`."""
    start = source.text.index(words)
    return cite(source, start, start + len(words))


def statement(
    id_: str, text: str, basis: Basis, origins: tuple[str, ...], *cited: Citation, holder: str = ""
) -> Statement:
    """Return a supported statement in the section that `basis` belongs to."""
    kind = {
        Basis.SETTLED: Kind.AGREED,
        Basis.CORROBORATED: Kind.AGREED,
        Basis.STATED: Kind.POSITION,
    }.get(basis, Kind.UNRESOLVED)
    claim = Claim(text, tuple(one.pointer for one in cited), kind, basis, holder or None)
    verdict = Verdict(claim, Ruling.SUPPORTED, 0.98765)
    return Statement(id_, text, kind, basis, holder or None, origins, cited, verdict)


def harbour() -> Briefing:
    """Return one story: three sources, two origins, seven statements, two withheld."""
    ferry = article(
        "tern",
        FERRY,
        "The Tern",
        prose="the council said.",
        at=datetime(2031, 5, 4, 18, 30, tzinfo=UTC),
        title="Ferry workers and Port Ellery sign pay deal after nine-day strike",
        url="https://tern.example/news/ferry-deal?id=4&lang=en",
        path="in/tern.html",
        byline="Mara Quill",
    )
    copy = article(
        "islander",
        COPY,
        "Islander Daily",
        at=datetime(2031, 5, 5, tzinfo=UTC),
        title="Ferries sail again",
        url="https://islander.example/ferries",
        path="in/islander.txt",
    )
    hostile = article(
        "gull",
        HOSTILE,
        "Gull <b>News</b> | *live*",
        title="# Brandt [speaks](javascript:alert(3)) & <i>warns</i>",
        url="javascript:alert(4)",
        path="in/gull_[1].md",
    )
    origins = (
        Origin(
            "o1",
            "tern",
            ("tern", "islander"),
            (
                Derivation(
                    "islander",
                    "tern",
                    "verbatim",
                    2 / 3,
                    (
                        (
                            quoted(copy, "The deal raises wages by 6% from July").span,
                            quoted(ferry, "The deal raises wages by 6% from July").span,
                        ),
                    ),
                    "This report first appeared in The Tern.",
                    direction="credit",
                ),
            ),
        ),
        Origin("o2", "gull", ("gull",)),
    )
    signed = "Ferry workers and the Port Ellery council signed a pay agreement on Sunday"
    rise = "The deal raises wages by 6% from July, said council leader Ines Dorrow"
    seven = HOSTILE[HOSTILE.index("Union") : HOSTILE.index(" <!channel>")]
    statements = (
        statement(
            "a1",
            "Ferry workers and the Port Ellery council signed a pay agreement on Sunday.",
            Basis.SETTLED,
            ("o1",),
            quoted(ferry, signed),
            quoted(copy, signed),
        ),
        statement(
            "a2",
            "The nine-day strike is over & the boats [the ferries] sail <again>.",
            Basis.CORROBORATED,
            ("o1", "o2"),
            quoted(
                ferry, "ending a nine-day strike that had cut the islands off from the mainland"
            ),
            quoted(hostile, "We *will* be back in `October` if they | break it."),
        ),
        statement(
            "u1",
            "Whether the winter timetable will be restored has not been decided.",
            Basis.OPEN,
            ("o1",),
            quoted(ferry, "Whether the winter timetable will be restored has not been decided"),
        ),
        statement(
            "u2",
            "The rise is put at 6% by the council and at 7% by the union!",
            Basis.CONFLICT,
            ("o1", "o2"),
            quoted(ferry, rise),
            quoted(hostile, seven),
        ),
        statement(
            "p1",
            "[Dorrow] told reporters: “Nobody got everything.”",
            Basis.STATED,
            ("o1",),
            quoted(ferry, "“Nobody got everything,” she told reporters."),
            holder="Ines Dorrow",
        ),
        statement(
            "p2",
            "He said they will be back in `October`, <!channel>.",
            Basis.STATED,
            ("o2",),
            quoted(hostile, HOSTILE[HOSTILE.index("he said") : HOSTILE.index("\n\nMr Brandt")]),
            holder="Olu *Brandt*",
        ),
        statement(
            "p3",
            "Dorrow said that the rise begins in July.",
            Basis.STATED,
            ("o1",),
            quoted(ferry, rise),
            holder="Ines Dorrow",
        ),
    )
    wrong = "Wages will rise by 9% from July."
    rejected = (
        Rejection(
            "r1",
            Verdict(
                Claim(wrong, (quoted(ferry, rise).pointer,), Kind.AGREED, Basis.SETTLED),
                Ruling.UNSUPPORTED,
                0.31,
                (
                    Finding(
                        "F301",
                        "the source gives 6%, not 9%",
                        Range(wrong.index("9%"), wrong.index("9%") + 2),
                        Span("tern", ferry.text.index("6%"), ferry.text.index("6%") + 2),
                    ),
                ),
            ),
        ),
        Rejection(
            "r2",
            Verdict(
                Claim(
                    "<img src=x onerror=alert(5)> | `sailed`.", (Pointer("nowhere", -1, 9, "x"),)
                ),
                Ruling.UNSUPPORTED,
                0.0,
                (Finding("C101", "no source is called <nowhere>"),),
            ),
        ),
    )
    headline = statement(
        "h1", "Ferry strike ends with a pay deal", Basis.SETTLED, ("o1",), quoted(ferry, signed)
    )
    story = Story("s1", headline, ("tern", "islander", "gull"), origins, statements, rejected)
    engine = Engine("extractive", None, {"position": "b" * 64, "agreed": "a" * 64})
    return Briefing(date(2031, 5, 5), engine, (ferry, copy, hostile), (story,), Usage())
