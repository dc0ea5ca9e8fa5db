"""What packing saves: the prompt's tokens for sources, against pasting every article whole.

    python bench/packing.py [FOLDER...]

FOLDER (default: the examples) holds articles; stories of one article are left
out, as nothing is pasted twice there. The instructions are the same in both
ways and are not counted. Pasted is what ingest reads of each file, which for a
web page is its text without markup. Coverage: of the different figures and
names in all prose, how many stand in the packed sentences too.

Tokens are counted by a rule of thumb, so that the table is the same on every
machine: text is cut as o200k_base cuts it (a word with the space or mark before
it, digits by threes, a run of marks with the line ends behind it), and a word is
one token for each eight letters begun.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from brief.compose.packing import Packing, pack
from brief.ingest import load
from brief.model import Article, Range
from brief.stories import cluster, origins
from brief.text.book import NameBook
from brief.text.figures import figures

EXAMPLES = Path(__file__).parent.parent / "examples"
TARGET = 0.55
_PIECE = re.compile(r"[^\r\n\w]?(?P<word>[^\W\d_]+)|\d{1,3}| ?(?:[^\w\s]|_)+[\r\n]*|\s+")
_LETTERS = 8


def tokens(text: str) -> int:
    """Return about how many tokens a text has."""
    return sum(max(1, -(-len(one["word"] or "") // _LETTERS)) for one in _PIECE.finditer(text))


def facts(texts: Iterable[str], book: NameBook) -> set[str]:
    """Return the figures and names in some texts, as values and keys."""
    found: set[str] = set()
    for text in texts:
        found |= {f"{one.low}-{one.high}{one.unit}" for one in figures(text, 0, len(text))}
        for name in book.names(text, 0, len(text)):
            found |= {max(sorted(name.keys), key=len)} if name.keys and not name.weak else set()
    return found


def prose_of(articles: Sequence[Article]) -> list[str]:
    """Return all paragraphs of prose."""
    return [article.text[part.start : part.end] for article in articles for part in article.body]


def packed_of(articles: Sequence[Article], packing: Packing) -> list[str]:
    """Return the packed sentences as they stand in their articles."""
    texts = {article.id: article.text for article in articles}
    spans = (line.span for line in packing.lines.values())
    return [texts[span.source][slice(*Range(span.start, span.end))] for span in spans]


def measure(name: str, articles: Sequence[Article]) -> tuple[int, int]:
    """Print the figures of one story; return the tokens pasted and packed."""
    packing = pack(articles, origins(articles), 10**9, tokens)
    pasted = tokens("\n\n".join(article.text for article in articles))
    packed = sum(tokens(one.text) for one in packing.packs)
    book = NameBook.read(prose_of(articles))
    wanted = facts(prose_of(articles), book)
    missing = wanted - facts(packed_of(articles, packing), book)
    chars = sum(len(one.text) for one in packing.packs) / sum(len(a.text) for a in articles)
    print(
        f"{name:24} {len(articles):3} articles  {pasted:7} pasted  {packed:7} packed  "
        f"{packed / pasted:6.1%} of tokens  {chars:6.1%} of characters  "
        f"facts {len(wanted) - len(missing)}/{len(wanted)}  "
        f"sentences {len(packing.lines)} given, {len(packing.repeated)} repeated, "
        f"{len(packing.omissions)} left out"
    )
    if missing:
        print(f"{'':24} not in the packed sentences: {', '.join(sorted(missing))}")
    return pasted, packed


def main() -> None:
    """Print a line for each story and one for all."""
    total = [0, 0]
    examples = [str(path) for path in sorted(EXAMPLES.iterdir()) if path.is_dir()]
    for folder in sys.argv[1:] or examples:
        for number, story in enumerate(cluster(load([folder]).articles), 1):
            if len(story) > 1:
                pasted, packed = measure(f"{Path(folder).name} {number}", story)
                total = [total[0] + pasted, total[1] + packed]
    share = total[1] / total[0] if total[0] else 0.0
    print(f"all: {share:.1%} of the tokens (target: at most {TARGET:.0%})")


if __name__ == "__main__":
    main()
