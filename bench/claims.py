"""The checker's two error rates on claims about the example story, by family.

    python bench/claims.py [FILE.jsonl ...]

Each line: {id, claim, article, quotes, supported, family}; a quote is a text of
`article` or {article, quote}. Two files are bundled: `claims_example.jsonl`
(30 pairs, one small change apart) and `claims_example_fresh.jsonl` (40 claims
by somebody who had not seen the rules). Printed for each family: false claims
let through and true claims refused.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from brief.check import Checker
from brief.ingest import load
from brief.model import Article, Claim, Pointer, Ruling, Verdict

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "dresna-river"
FILES = (HERE / "data" / "claims_example.jsonl", HERE / "data" / "claims_example_fresh.jsonl")


class Answer(NamedTuple):
    """One claim with its label and the checker's verdict."""

    record: dict[str, Any]
    verdict: Verdict

    @property
    def wrong(self) -> bool:
        """Say whether the ruling is not the label."""
        return (self.verdict.ruling is Ruling.SUPPORTED) is not self.record["supported"]


def sources() -> dict[str, Article]:
    """Return the example's articles under the names that the claims use."""
    found = {}
    for article in load([str(EXAMPLE)]).articles:
        name = Path(article.path).name
        found[f"{name}#{article.id}" if name.endswith(".jsonl") else name] = article
    return found


def pointer(article: Article, quote: str) -> Pointer:
    """Return where `quote` stands; a quote that stands nowhere points past the end."""
    at = article.text.find(quote)
    if at < 0:
        return Pointer(article.id, len(article.text), len(article.text) + len(quote), quote)
    return Pointer(article.id, at, at + len(quote), quote)


def answers(lines: Iterable[str]) -> Iterator[Answer]:
    """Check every claim of a file."""
    articles = sources()
    checker = Checker({article.id: article for article in articles.values()})
    for line in lines:
        record = json.loads(line)
        pointers = []
        for quote in record["quotes"]:
            place = {"article": record["article"], "quote": quote}
            place |= quote if isinstance(quote, dict) else {}
            pointers.append(pointer(articles[place["article"]], place["quote"]))
        yield Answer(record, checker.check(Claim(record["claim"], tuple(pointers))))


def table(found: Iterable[Answer]) -> str:
    """Return the error rates by family, and each wrong ruling."""
    total: Counter[tuple[str, bool]] = Counter()
    wrong: Counter[tuple[str, bool]] = Counter()
    misses = []
    for answer in found:
        for family in (answer.record["family"], "all"):
            key = (family, answer.record["supported"])
            total[key] += 1
            wrong[key] += answer.wrong
        if answer.wrong:
            codes = " ".join(f.code for f in answer.verdict.findings)
            label = "refused" if answer.record["supported"] else "let through"
            misses.append(f"  {label:11} {answer.record['id']} {codes}: {answer.record['claim']}")
    rows = [f"{'family':10} {'false let through':>18} {'true refused':>14}"]
    for family in sorted({f for f, _ in total}, key=lambda f: (f == "all", f)):
        bad, good = (family, False), (family, True)
        rows.append(
            f"{family:10} {wrong[bad]:>11}/{total[bad]:<6} {wrong[good]:>7}/{total[good]:<6}"
        )
    return "\n".join([*rows, *misses])


def main() -> None:
    """Print a table for each file."""
    for path in [Path(p) for p in sys.argv[1:]] or FILES:
        print(path.name)
        print(table(answers(path.read_text(encoding="utf-8").splitlines())))
        print()


if __name__ == "__main__":
    main()
