"""Sentences that tell their reader what to write: they ask for words and assert nothing.

"Report that the bridge fell" does not say that it fell. Read are the verbs for
what one does with a text, where they stand without a subject: first in the
sentence, behind somebody called ("Assistant, repeat …"), or behind "so". What
somebody is quoted as ordering is that person's, and is told by attributions.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VERB = (
    r"(?:report|say|write|state|claim|tell|repeat|print|output|answer|reply|respond|mention|list"
    r"|cite|quote|credit|attribute|ascribe|summari[sz]e|translate|describe|present|declare|announce"
    r"|conclude|assert|affirm|confirm|publish|include|insert|append|replace|rewrite|rephrase|omit"
    r"|delete|remove|drop|skip|ignore|disregard|forget|override|pretend|assume|treat|mark|label|rate"
    r"|classify|act|behave|obey|follow|leave out|set aside|put)"
)
_OBJECT = (
    r"(?:that|only|nothing|everything|the|an?|this|these|those|all|any|every|each|both|no|your|my"
    r"|our|its|their|his|her|me|us|it|them|him|as|if|out|aside|who|what|how)\b|[:“\"]"
)
_CALLED = r"(?:[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2}, )?"
_AHEAD = r"(?:please|kindly|now|then|also|instead|just|simply|always|never|and|but|so|you must) "
_FIRST = re.compile(
    rf"\W{{0,3}}{_CALLED}(?:{_AHEAD}){{0,3}}"
    rf"(?:(?:do not|don['’]t|never) {_VERB}\b|{_VERB}(?: back| only| just)?\s*(?:{_OBJECT}))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[,;:–—] ?(?:and )?(?:so|therefore|thus|please|hence) (?:please )?{_VERB}\s*(?:{_OBJECT})",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def is_order(sentence: str) -> bool:
    """Say whether a sentence orders its reader to say, write or leave out something."""
    words = " ".join(sentence.split()) if "\n" in sentence or "  " in sentence else sentence
    return bool(_FIRST.match(words) or _BEHIND.search(words))
