"""The checker's two error rates on pairs of claims one small change apart, by family.

    python bench/attacks.py [-v] [FOLDER]

FOLDER (default: tests/attacks) holds `stories.json` and `pairs/*.jsonl`: each
line {story, family, cite, accept, reject}. Half of the stories, by name, are
meant to be looked at while rules are written; of the other half only the
figures are printed. With -v the wrong rulings of the first are listed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from brief.check import Checker
from brief.ingest import Facts, article_from_text
from brief.model import Article, Claim, Pointer, Range, Ruling, Verdict

ATTACKS = Path(__file__).parent.parent / "tests" / "attacks"
SEEN = frozenset(
    """ardevane corran dredger frozen ceasefire cupfinal election ferries quake study takeover
    trial""".split()
)


class Tried(NamedTuple):
    """One claim of a pair, with its label and verdict."""

    pair: dict[str, Any]
    claim: str
    label: bool
    verdict: Verdict

    @property
    def wrong(self) -> bool:
        """Say whether the ruling is not the label."""
        return (self.verdict.ruling is Ruling.SUPPORTED) is not self.label


def articles(folder: Path) -> dict[str, Article]:
    """Return the stories, all prose."""
    told = json.loads((folder / "stories.json").read_text(encoding="utf-8"))
    return {
        name: article_from_text(
            story["text"],
            id=name,
            facts=Facts(
                outlet=story["outlet"],
                published=datetime.fromisoformat(story["published"] + "T00:00:00+00:00"),
            ),
            body=[Range(0, len(story["text"]))],
        )
        for name, story in told.items()
    }


def pointer(article: Article, beginning: str) -> Pointer:
    """Return the paragraph that begins so."""
    start = article.text.index(beginning)
    end = article.text.find("\n", start)
    end = len(article.text) if end < 0 else end
    return Pointer(article.id, start, end, article.text[start:end])


def tried(folder: Path) -> Iterator[Tried]:
    """Check both claims of every pair."""
    sources = articles(folder)
    checkers = {name: Checker({name: article}) for name, article in sources.items()}
    for path in sorted((folder / "pairs").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            article = sources[pair["story"]]
            cited = tuple(pointer(article, beginning) for beginning in pair["cite"])
            for side, label in (("accept", True), ("reject", False)):
                verdict = checkers[article.id].check(Claim(pair[side], cited))
                yield Tried(pair, pair[side], label, verdict)


def main() -> None:
    """Print the rates of both halves, and the wrong rulings of the seen one."""
    given = [word for word in sys.argv[1:] if word != "-v"]
    folder = Path(given[0]) if given else ATTACKS
    total: Counter[tuple[bool, str, bool]] = Counter()
    wrong: Counter[tuple[bool, str, bool]] = Counter()
    misses = []
    for one in tried(folder):
        seen = one.pair["story"] in SEEN
        for family in (one.pair["family"], "all"):
            total[seen, family, one.label] += 1
            wrong[seen, family, one.label] += one.wrong
        if one.wrong and seen:
            codes = " ".join(f.code for f in one.verdict.findings)
            kind = "refused" if one.label else "passed "
            misses.append(f"  {kind} {one.pair['family']} {codes}: {one.claim}")
    for seen in (True, False):
        print("seen" if seen else "unseen", "  false passed   true refused")
        for family in ("Q", "F", "N", "S", "M", "U", "all"):
            bad, good = (seen, family, False), (seen, family, True)
            passed = f"{wrong[bad]}/{total[bad]}"
            refused = f"{wrong[good]}/{total[good]}"
            print(f"  {family:5} {passed:>12} {refused:>14}")
    if "-v" in sys.argv:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
