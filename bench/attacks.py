"""The checker's two error rates on pairs of claims one small change apart, by family.

    python bench/attacks.py [-v] [FOLDER]

FOLDER (default: tests/attacks) holds `stories.json` and `pairs/*.jsonl`: each
line {story, family, cite, accept, reject}. Half of the stories, by name, are
meant to be looked at while rules are written; of the other half only the
figures are printed. With -v the wrong rulings of the first are listed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from brief.check import Checker
from brief.check.strictness import Strictness
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


def tried(folder: Path = ATTACKS, strictness: Strictness = Strictness.STANDARD) -> Iterator[Tried]:
    """Check both claims of every pair."""
    sources = articles(folder)
    checkers = {name: Checker({name: article}, strictness) for name, article in sources.items()}
    for path in sorted((folder / "pairs").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            article = sources[pair["story"]]
            cited = tuple(pointer(article, beginning) for beginning in pair["cite"])
            for side, label in (("accept", True), ("reject", False)):
                verdict = checkers[article.id].check(Claim(pair[side], cited))
                yield Tried(pair, pair[side], label, verdict)


class Rates(NamedTuple):
    """Wrong rulings over all, as "3/80": of false claims, and of true ones."""

    passed: str
    refused: str


def rates(found: Sequence[Tried], *, seen: bool, family: str = "") -> Rates:
    """Count the wrong rulings in one half, of one family or of all."""
    mine = [
        one
        for one in found
        if (one.pair["story"] in SEEN) is seen and family in {"", one.pair["family"]}
    ]

    def share(label: bool) -> str:
        of_label = [one.wrong for one in mine if one.label is label]
        return f"{sum(of_label)}/{len(of_label)}"

    return Rates(share(False), share(True))


def main() -> None:
    """Print the rates of both halves, by family and by setting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ATTACKS)
    parser.add_argument("-v", action="store_true", help="list the wrong rulings of the seen half")
    given = parser.parse_args()
    by_setting = {setting: list(tried(given.folder, setting)) for setting in Strictness}
    found = by_setting[Strictness.STANDARD]
    for seen, name in ((True, "seen"), (False, "unseen")):
        print(f"{name:10}false passed   true refused")
        for family in ("Q", "F", "N", "S", "M", "U"):
            passed, refused = rates(found, seen=seen, family=family)
            print(f"  {family:8}{passed:>12} {refused:>14}")
        for setting, rulings in by_setting.items():
            passed, refused = rates(rulings, seen=seen)
            print(f"  {setting:8}{passed:>12} {refused:>14}")
    if given.v:
        for one in found:
            if one.wrong and one.pair["story"] in SEEN:
                kind = "refused" if one.label else "passed "
                codes = " ".join(f.code for f in one.verdict.findings)
                print(f"  {kind} {one.pair['family']} {codes}: {one.claim}")


if __name__ == "__main__":
    main()
