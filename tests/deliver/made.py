"""A small digest made by hand, and a clock that nobody waits for."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from brief.deliver.clock import Clock
from brief.deliver.mail import Digest, Envelope

MARKDOWN = """# Briefing, 14 March 2026

1 story, 2 statements.

## Ferry workers and the council sign a pay deal[^1]

### Agreed

- The deal raises wages by 6% from July.[^1][^2] — *corroborated, 2 independent origins*[^o1]

### Stated positions

#### Ines Dorrow

- \\[Dorrow said:\\] “Nobody got everything.”[^3] — *1 origin*

### Sources

- **S1** The Tern, [Ferries sail again](https://tern.example/a?x=1&y=2), 13 March 2026

[^1]: The Tern (S1), 13 March 2026: «raises wages by 6% from July» \
[Open at the passage](https://tern.example/a?x=1&y=2#:~:text=raises%20wages)

[^2]: The Gull (S2), 13 March 2026: «a rise of 6%»

[^3]: The Tern (S1), 13 March 2026: «“Nobody got everything,”» \
[Open at the passage](https://tern.example/a#:~:text=Nobody)

[^o1]: 1 origin, 2 articles. The Tern (S1): original report.

---

Made from 2 articles.
"""

MORNING = datetime(2026, 3, 14, 6, 30, tzinfo=timezone(timedelta(hours=1)))

ENVELOPE = Envelope(
    sender="The Brief <brief@news.example>",
    unsubscribe_url="https://brief.example/leave",
    unsubscribe_mail="leave@news.example",
    unsubscribe_secret="a made-up secret",
)


def digest(headline: str = "Ferry workers sign a pay deal", markdown: str = MARKDOWN) -> Digest:
    """Return the digest of a day in March."""
    return Digest("briefing", "Briefing", date(2026, 3, 14), headline, markdown)


class StillClock:
    """Notes how long it was asked to wait, and lets nobody wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    @property
    def clock(self) -> Clock:
        """Return what delivery takes."""
        return Clock(lambda: MORNING, self.waits.append)
