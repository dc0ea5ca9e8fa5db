"""What sites write in the place of an article: invitations, errors, questions for consent.

Classes of wording that sites of any kind use, in English; no entry names a
site. `walls.py` decides what they mean, since whole articles have them too.
"""

from __future__ import annotations

import re

from brief.ingest.wording import any_of

_THING = r"(?:article|story|report|piece|post|column|content|page|text|analysis|interview)s?"
_WHOLE = r"(?:full|whole|entire|complete|rest|remainder|remaining)"
_ENTER = any_of(
    r"subscri\w+, sign(?:ing)? (?:in|up), log(?:ging)? in, register(?:ing)?, join(?:ing)?",
    r"creat\w+ (?:an?|your) (?:free )?account, becom\w+ an? \w+, free trial, buy, purchase, pay",
    r"your e-?mail, membership",
)
_READ_ON = any_of(
    r"(?:continue|keep|finish|carry on|go on) reading",
    r"(?:read|see|view|get|access|unlock|enjoy|finish|continue with) (?:the |this )?"
    rf"{_WHOLE}\b[^.!?]{{0,20}}\b{_THING}",
    rf"(?:unlock|access|view|read) this {_THING}, unlimited access, full access",
)
_STOPPED = r"(?:[…]|\.\.\.)"

INVITED = re.compile(
    rf"\b{_ENTER}\b[^.!?]{{0,80}}\b{_READ_ON}|\b{_READ_ON}[^.!?]{{0,80}}\b{_ENTER}\b", re.IGNORECASE
)
"""A reader is asked to enter in order to read on."""

RESERVED = re.compile(
    rf"\b(?:this|the full|the rest of this)\b[^.!?]{{0,20}}\b{_THING} (?:is|are) [^.!?]{{0,40}}"
    r"\b(?:subscribers|members|registered \w+)\b|"
    r"\b(?:subscriber|member|premium)s?[- ](?:only|exclusive)\b|"
    r"\byou(?:['’]ve| have) (?:reached|read|used)[^.!?]{0,40}\b"
    r"(?:free|monthly|limit|complimentary)\b|"
    r"\balready (?:an? (?:\w+ )?(?:subscriber|member)|subscribed)\b",
    re.IGNORECASE,
)
"""An article is said to be for some readers only."""

CUT = re.compile(
    rf"(?:{_STOPPED}|\[\s*{_STOPPED}\s*\]|\(\s*{_STOPPED}\s*\))\s*"
    r"(?:\W{0,3}(?:continue reading|read (?:more|on)|full story)\b[^.!?]{0,60})?[\s\])»›>→]{0,3}$",
    re.IGNORECASE,
)
"""A paragraph that stops before its end; one that ends a quotation in dots does not."""

MORE = re.compile(
    r"(?:^\W*|[.!?…][\"”’)\]]?\s+)(?:(?:click|tap) (?:here )?(?:for|to) |to )?"
    rf"(?:{_READ_ON}\b.{{0,80}}|(?:read (?:more|on)|full story)\W*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line, or the end of one, that leads to the rest."""

CONSENT = re.compile(
    r"\b"
    + any_of(
        r"cookies?, consent\w*, privacy (?:policy|notice|settings), legitimate interests?, vendors",
        r"personal data, advertising partners, our partners, personali[sz]ed (?:ads|advertising)",
        r"(?:accept|reject|agree to|refuse) (?:all|and continue), withdraw, data protection",
        r"(?:manage|set) (?:your )?(?:preferences|options|choices|settings)",
    )
    + r"\b",
    re.IGNORECASE,
)
"""What a question for consent is about."""

ERROR = re.compile(
    r"\b(?:40[0134]|410|50[0234])\b|\b"
    + any_of(
        rf"(?:file|site|{_THING}) (?:could |was |is |can )?(?:not|n['’]t) (?:be )?"
        r"(?:found|available|exist)",
        rf"{_THING} (?:does not exist|doesn['’]t exist|unavailable|is gone)",
        rf"{_THING} has (?:been )?(?:moved|removed|deleted|expired)",
        r"not found, no longer (?:available|exists), (?:service|temporarily) unavailable",
        r"something went wrong, an error (?:has )?occurred, bad gateway, gateway time-?out",
        r"access (?:is |was )?(?:denied|blocked), forbidden, request (?:was )?(?:blocked|rejected)",
        r"just a moment, are you (?:a |human), checking your browser, unusual traffic, captcha",
        r"(?:verify|verifying|confirm) (?:that )?you are, attention required, under maintenance",
    )
    + r"\b",
    re.IGNORECASE,
)
"""What a server says that has no article to give."""

SCRIPT = re.compile(
    r"\b(?:enable|requires?|turn on|need)\b[^.!?]{0,30}\bjavascript\b", re.IGNORECASE
)
"""What a page says that is made by a script."""
