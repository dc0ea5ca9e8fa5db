"""Write the checker's table of word relations anew, from the lists that people edit.

Usage: python bench/word_relations.py > relations.txt, then move it to brief/check/data.
"""

from __future__ import annotations

from brief.check.words import lines


def main() -> None:
    """Print the table."""
    print("\n".join(lines()))


if __name__ == "__main__":
    main()
