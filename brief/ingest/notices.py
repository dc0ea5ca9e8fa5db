"""Sentences that speak of the page, to its reader or of its makers, and not of the news.

Closed sets of the verbs and nouns with which any site does so (subscribe,
cookie, privacy). A word alone never condemns a sentence: `is_notice` asks for
an address to the reader as well, and leaves out what stands in quotation marks.
"""

from __future__ import annotations

import re

from brief.ingest.wording import any_of

# The first four are matched against small letters: several times as fast.
_TERMS = re.compile(
    r"\b"
    + any_of(
        "subscri(?:be|ber|bers|ption|ptions|bing), sign(?:ing)? (?:up|in), log(?:ged|ging)? in",
        "regist(?:er|ering|ration), newsletters?, inbox, cookies?, privacy, terms",
        r"advertis(?:ing|ers?|ements?), ad ?block\w*, javascript, browser, click(?:ing)?, app",
        "notifications?, alerts, donat(?:e|ion|ions), members?(?:hip)?, unlimited, free trial",
        "follow, contact, e-?mail(?: address)?, share, comments?, repl(?:y|ies), password",
        r"required, podcast, journalism, readers?, moderat\w+, site, website, content, page",
        "article, story, tips?, latest news, updates, whatsapp",
        "facebook, twitter, instagram, telegram, youtube",
        "linkedin",
    )
    + r"\b"
)
_STRONG_TERMS = re.compile(
    r"\b"
    + any_of(
        "newsletters?, inbox, cookies?, privacy (?:policy|notice|statement), e-?mail address",
        "terms (?:of (?:use|service)|and conditions), required fields?, our journalism",
        "ad ?blocker, javascript, free trial, all rights reserved, spam, unsubscribe, subscribe",
        r"sign up, log in, our app, our community guidelines, this (?:site|website|browser)",
        "press (?:enter|esc), push notifications, write to us, visit our, our website",
        "get in touch, let us know, this reporter, your e-?mail, fields marked",
        "page (?:you|not found)",
        "could not be found, no longer available, abonnieren, s'abonner, suscríbete, iscriviti",
        "assine",
    )
    + r"\b|marked \*|©|\(c\)\s*(?:19|20)\d\d"
)
_ADDRESS = re.compile(
    r"\b"
    + any_of(
        "you, your, yours, us, our, ours, we, please, sie, ihre?n?, vous, votre, nous, tu, su",
        "usted",
    )
    + r"\b"
)
_ORDER = re.compile(
    r"^\W{0,20}"
    + any_of(
        "subscribe, sign, log, click, tap, get, follow, download, join, support, read, watch",
        "listen, share, send, add, enter, become, try, start, stay, register, have, want, do you",
        "catch, got, check, visit, see, type, press, hit, contact, email, find, learn, discover",
        "enable, disable, turn, required, thank, sorry, oops, welcome",
    )
    + r"\b"
)
_RIGHTS = re.compile(
    r"^\W{0,20}(?:©|\(c\)|copyright\b)|\ball rights reserved\b|©\s*(?:19|20)\d\d|"
    r"\bmay not be \w+, \w+|\breproduced without\b",
    re.IGNORECASE,
)
_HINTS_OF_RIGHTS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT", "ights ", "IGHTS ", "may not be")
_PICTURE = any_of("photo(?:graph)?, image, picture, illustration, foto, bild, imagen")
_CREDIT_AHEAD = re.compile(
    rf"\W{{0,20}}(?:{_PICTURE}|pic|video|graphic|source|caption)s?\s*(?:credit|courtesy|by|:|/)",
    re.IGNORECASE,
)
_CREDIT_BEHIND = re.compile(
    rf"[\[(|.–—-]\s*(?:(?:file\s+)?{_PICTURE}|credit|courtesy)s?\b"
    r"(?:\s*(?:credit|courtesy|by|via|:|/|of\b))?[^.]{0,60}\W*$|"
    r"(?:getty images|shutterstock|istock|file photo|handout|photo credit)\W*$|"
    r"[\[(][^\])]{2,50}/[^\])]{2,40}[\])]\W*$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 110  # characters
_LONGEST_NOTE = 60  # words; a longer paragraph has news behind its opening note
_NEWSROOM = re.compile(
    r"^\W{0,20}(?:(?:additional\s+)?(?:reporting|writing|editing|research|translation)\s+(?:by|from)\b|"
    r"with (?:reporting|files|additional reporting|contributions?) (?:by|from)\b|"
    r"(?:this|the) (?:article|story|report|piece|post|page|interview) (?:was|is|has been) "
    r"(?:\w+ )?(?:published|updated|corrected|amended|translated|written|produced|edited|part of|"
    r"adapted|provided|sponsored|supported|funded)\b|"
    r"(?:correction|(?:editor['’]?s?\s+)?note(?:\s+to\s+[\w ]{2,30})?|disclaimer|disclosure)\s*:|"
    r"an earlier version of this\b|(?:the\s+)?(?:views|opinions) expressed\b|"
    r"(?:this \w+ )?(?:was )?(?:first|originally) (?:published|appeared)\b|"
    r"this is an? (?:rush |edited |unedited )*transcript\b|"
    r".{3,120}\bcontributed (?:reporting\b|to (?:this|the) (?:report|story|article)\b))",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"^(?:[^\W\d_][\w.'’-]*\s+){1,4}(?:is|was|writes|covers|reports)\s+(?:[\w'’-]+\s+){0,5}?"
    + any_of(
        "reporters?, correspondents?, editors?, writers?, columnists?, journalists?, authors?",
        "freelancer, bureau chief, contributors?, for the, about, on",
    )
    + r"\b"
)
_BIO_TRADE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|journalist|author|freelance\w*|"
    r"contributor|bureau)\b|@\w",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«][^\"”»]*[\"”»]?")
_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w")


def is_notice(text: str) -> bool:
    """Say whether a sentence speaks of the page or to its reader, and not of the news.

    Words inside quotation marks do not count: people in the news may well ask
    others to subscribe.
    """
    if any(hint in text for hint in _HINTS_OF_RIGHTS) and _RIGHTS.search(text):
        return True
    if _NEWSROOM.match(text) and len(text.split()) <= _LONGEST_NOTE:
        return True
    said = _QUOTED.sub(" ", text).lower()
    order = bool(_ORDER.match(said))
    address = bool(_ADDRESS.search(said))
    if address and "@" in said and _MAIL.search(said):
        return True
    strong = len(set(_STRONG_TERMS.findall(said)))
    if strong == 0 and not order:
        return False
    if len(said.split()) > 60:
        return strong >= 2 and address
    return (strong >= 1 and (order or address)) or len(set(_TERMS.findall(said))) >= (
        2 if order else 3
    )


def is_credit(text: str) -> bool:
    """Say whether a line is the caption or the credit of a picture."""
    if len(text.split()) > 60:
        return False
    return bool(_CREDIT_AHEAD.match(text) or _CREDIT_BEHIND.search(text[-_LONGEST_CREDIT:]))


def is_biography(text: str) -> bool:
    """Say whether a paragraph presents an author: "Ann Lee is a reporter for the Echo."."""
    if len(text.split()) > 70 or not _BIO.match(text):
        return False
    return bool(_BIO_TRADE.search(text[:200]))
