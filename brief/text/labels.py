"""Labels of list items: "Cost: ", "Ceasefire lines: "."""

from __future__ import annotations

import re

from brief.model import Range
from brief.text.cues import CUES
from brief.text.function_words import AUXILIARIES
from brief.text.irregular import PAST_FORMS
from brief.text.tokens import tokenize

_SAYING = PAST_FORMS | {"says"}
_HELPERS = AUXILIARIES - {"'s"}

_LABEL = re.compile(r"[A-Z][^\s:.!?“\"]*(?: [^\s:.!?“\"]+){0,4}:\s+(?=[A-Z“\"])")


def unlabelled(text: str, span: Range) -> Range:
    """Leave out the label of a list item: a few words and a colon, no verb, then a sentence.

    "Bell said: …" tells; "Territorial disputes: …" labels.
    """
    label = _LABEL.match(text, *span)
    if label is None:
        return span
    words = [t for t in tokenize(text, span.start, label.end()) if t.is_word]
    spoken = any(t.stem in CUES and (t.norm in _SAYING or t.norm.endswith("ed")) for t in words[1:])
    verbal = any(t.norm in _HELPERS for t in words)
    # Dara Venn: “We stay.” is a line of a script.
    named = len(words) > 1 and all(t.text[0].isupper() for t in words)
    script = named and text[label.end()] in '“"'
    return span if spoken or verbal or script else Range(label.end(), span.end)
