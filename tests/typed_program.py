"""A small program of somebody else's: typed strictly, run with the installed wheel.

`tests/test_wheel.py` and `.ci/pythons.sh` copy it away from the checkout.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import brief

ARTICLE: dict[str, object] = {
    "id": "post",
    "outlet": "Pellan Post",
    "date": date(2031, 3, 4),
    "text": "The Pellan harbour board agreed on Tuesday to keep the old fish market until 2035.",
}


def proved(briefing: brief.Briefing) -> list[str]:
    """Return the statements of a briefing, each with the characters that it cites."""
    texts = {article.id: article.text for article in briefing.sources}
    lines: list[str] = []
    for story in briefing.stories:
        for statement in story.statements:
            for citation in statement.citations:
                span = citation.span
                assert texts[span.source][span.start : span.end] == citation.quote
            lines.append(f"{statement.kind.value}: {statement.text}")
    return lines


def main() -> None:
    """Brief, render, verify, restore, compare, cluster and check."""
    outcome: brief.Outcome = brief.run(ARTICLE, engine="extractive")
    briefing = outcome.briefing
    record: dict[str, object] = json.loads(brief.render(briefing, "json"))
    assert brief.verify(record, ARTICLE).failures == ()
    again = brief.restore(record, briefing.sources)
    changes: brief.Changes = brief.compare([again], briefing)
    assert brief.render(dataclasses.replace(briefing, changes=changes), brief.Format.MD)
    (cluster,) = brief.cluster(brief.load([ARTICLE]).articles)
    assert [origin.original for origin in cluster.origins] == ["post"]
    verdict: brief.Verdict = brief.check("The market closes in 2036.", briefing.sources[0])
    assert verdict.ruling is brief.Ruling.UNSUPPORTED
    lines = proved(briefing)
    try:
        brief.run("no/such/folder")
    except brief.SourceError as error:
        lines.append(f"{error.exit_code}: {error}")
    print("\n".join(lines))  # noqa: T201 - it is a program


if __name__ == "__main__":
    main()
