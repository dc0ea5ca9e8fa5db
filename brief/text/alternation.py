"""Regular expressions for long word lists that fail after one character."""

from __future__ import annotations

from collections.abc import Iterable


def by_letter(words: Iterable[str]) -> str:
    """Return an alternation of lower-case words, in any case, grouped by first letter.

    The regular expression engine tries a plain case-blind alternation word by
    word at every place of a text; grouped, most places cost one comparison.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{head}{head.upper()}](?i:{'|'.join(tails)})" for head, tails in sorted(groups.items())
    )
