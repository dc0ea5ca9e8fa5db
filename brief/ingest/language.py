"""Which language a text is in, told by its script or its commonest words.

Function words cover a third of running text in any language that writes them,
and none of a menu. The same lists therefore tell prose from link text in
`paragraphs.py`.
"""

from __future__ import annotations

import re
from collections import Counter

from brief.text.languages import FUNCTION_WORDS

ANY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("uk", re.compile("[ієїґІЄЇҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_NOT_ROMAN = re.compile("[\u0370-\u1dff\u3040-\ud7af]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that `text` is most likely in.

    English where nothing tells: too short, or a language not listed here.
    """
    sample = text[:2000]
    words = [word.lower() for word in _LETTERS.findall(sample)]
    letters = sum(map(len, words)) or 1
    for code, script in _SCRIPTS if _NOT_ROMAN.search(sample) else ():
        share = len(script.findall(sample)) / letters
        # Kana and the Ukrainian letters are a minority even in their own language.
        if share > (0.02 if code in {"ja", "uk"} else 0.3):
            return code
    counts = Counter(words)
    votes = {
        code: sum(counts[word] for word in known & counts.keys())
        for code, known in FUNCTION_WORDS.items()
    }
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] > votes["en"] else "en"


def language_tag(value: str) -> str:
    """Reduce a declared tag ("en-GB", "pt_BR") to its language; empty if it is none."""
    match = _TAG.match(value.strip())
    return match[0].lower() if match else ""
