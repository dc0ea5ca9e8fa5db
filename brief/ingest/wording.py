"""The wording of lines that are furniture: dates, bylines, box titles, share bars.

Closed sets only, of what any site writes; no entry names a site. They are read
on short lines and fragments. For whole sentences see `notices.py`.
"""

from __future__ import annotations

import re


def any_of(*entries: str) -> str:
    """A group that matches any entry; entries are patterns, separated by commas."""
    return "(?:" + "|".join(entry for line in entries for entry in line.split(", ")) + ")"


_MONTH = (
    any_of(
        "jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec, janv, févr, avr, mai, juin",
        "juil, août, ene, abr, ago, dic, mär, okt, dez, gen, mag, giu, lug, set, ott, maj, fev",
        "out",
    )
    + r"[a-zûéçäö]{0,7}\.?"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th|\.|º)?"
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?:{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR}|(?!\d))|(?<!\d){_DAY}\s+(?:de\s+)?{_MONTH}"
    rf"(?:,?\s+(?:de\s+)?{_YEAR}|\b)|(?<!\d){_YEAR}-\d\d-\d\d|(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]"
    rf"(?:20)?\d\d(?!\d)|{_YEAR}年\d\d?月\d\d?日)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?<![\d.,$€£])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b\.?|"
    r"\b(?:\d+|an?|one|two)\s?(?:[smhdw]|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\s+ago\b|"
    r"\b\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|lesen|lecture)?\b",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"^\W{0,20}(?:(?:first|last)\s+)?"
    + any_of(
        "updated, update:, published, posted, modified, created, date",
        "veröffentlicht, aktualisiert, stand",
        "publié, mis à jour, publicado, actualizado, pubblicato, aggiornato, atualizado",
        "gepubliceerd, opublikowano",
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"^\W{0,20}(?:"
    + any_of(
        "written, words, text, story, report(?:ed)?, interview(?:ed)?, analysis, opinion, photos?",
        "photography, pictures, illustrations?, posted, published, compiled, edited",
    )
    + r"\s+)?(?:by|von|par|por|di|door|av|texte?|autor|auteur)\b:?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
GLUED_BYLINE = re.compile(r"[^\W\d_]By\s+[A-Z]")

# The start of a comment thread. What follows is other people's prose.
COMMENTS = re.compile(
    r"^\W{0,20}(?:"
    + any_of(
        r"\d+, no, leave, add, post, write, view, show, read, hide, load, all, join, sign in to",
        "log in to, have your, your, the, a, an, more, what do you think, reader, latest, top",
        "be the first to",
    )
    + r"\s+)*"
    + any_of(
        r"comments?, commenting, repl(?:y|ies), responses?, discussion, conversation",
        r"thoughts on\b.*, kommentare?, commentaires?, comentarios?, commenti, comentários?",
        "reacties?, komentarze",
    )
    + r"(?:\s*"
    + any_of(
        r"section, policy, below, now, here, cancel reply, to this, on this.*, \(\d+\), \d+, :"
    )
    + r")*\W*$",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"^\W{0,20}"
    + any_of(
        "reply, report(?: comment| abuse)?, répondre, responder, antworten, rispondi",
        r"(?:up|down)vote, like \(?\d+\)?, .{2,40}\bsays:",
    )
    + r"\W*$",
    re.IGNORECASE,
)
# A box of other stories. Prose may go on after it, teasers surely do.
_STORIES = any_of(
    "read, viewed, popular, shared, watched, commented, posts?, stor(?:y|ies), news, headlines",
    "articles?, reading, picks?, videos?, trending, updates?, week, reads?",
)
OTHERS = re.compile(
    r"^\W{0,20}(?:"
    + any_of("related, recommended, trending, popular, sponsored, promoted, advertorial, elsewhere")
    + r"\b|(?:you|readers|we)\s+(?:(?:may|might|could|will)\s+)?(?:also\s+)?"
    + any_of("like[ds]?, love, enjoy, be interested, recommend")
    + r"\b|"
    + any_of("read, see, watch, listen, explore, discover, find out, browse, view")
    + r"\s+(?:more|next|also|all|too)\b|also\s+(?:read|in|on|see|watch|today)\b|more\s+"
    + any_of("from, on, in, about, stories, news, like, top, to explore, headlines, (?-i:[A-Z])")
    + "|"
    + any_of(
        "most, top, latest, trending, breaking, recent, popular, other, similar, further",
        "don't miss, must, today's, this week's",
    )
    + rf"\s+{_STORIES}\b|editor['’]?s?['’]?\s+(?:picks?|choice)|what['’]?s (?:hot|new|trending)|"
    + r"(?:next|previous) (?:up|article|post|story)|don['’]?t miss|from (?:our|the) "
    + any_of("archive, partners, web")
    + "|"
    + any_of(
        "up next, in case you missed, source link, around the web, keep reading",
        "continue reading, further reading, lesen sie (?:auch|mehr), auch interessant",
        "mehr zum thema, das könnte sie, à lire aussi, lire aussi, voir aussi",
        "sur le même (?:sujet|thème), (?:te )?puede interesar, lea también",
        "leia (?:também|mais), más (?:noticias|leídas|leído), noticias relacionadas, leggi anche",
        "potrebbe interessarti, lees ook, läs (?:mer|också), czytaj (?:też|także|więcej)",
        "関連記事, 相关(?:新闻|阅读), читайте также",
    )
    + ")",
    re.IGNORECASE,
)
# Words that menus, share bars and footers are made of; matched against small letters,
# which is several times as fast as a pattern without case.
_CHROME = re.compile(
    r"\b"
    + any_of(
        "home(?:page)?, menu, search, share, tweet, print, e-?mail, copy link, facebook, twitter",
        "instagram, whatsapp, telegram, linkedin, pinterest, reddit, youtube, tiktok, messenger",
        r"tumblr, vkontakte, vimeo, threads, bluesky, mastodon, rss, subscri\w+",
        "sign (?:in|up|out), log ?(?:in|out), register, newsletters?, contact(?: us)?",
        r"about(?: us)?, privacy, terms, cookies?, sitemap, accessibility, advertis\w+, careers?",
        "imprint, impressum, datenschutz, skip to, back to top, close, toggle, e-?paper",
        "copyright, all rights, tags?, topics, filed under, categories, category, follow, listen",
        "save, bookmark, donate, support us, sponsored, loading, previous, next, view, gallery",
        "teilen, drucken, partager, compartir, condividi, compartilhar, anzeige, publicité",
        "publicidad",
    )
    + r"\b"
)


def names_furniture(line: str) -> bool:
    """Say whether a whole line is the title of a comment thread or of a box of other stories."""
    if len(line.split()) > 5:
        return False
    return bool(COMMENTS.match(line) or REPLY.match(line) or OTHERS.match(line))


def chrome_share(text: str) -> float:
    """The part of the characters of `text`, in [0, 1], that are words of site chrome."""
    return sum(len(hit) for hit in _CHROME.findall(text.lower())) / max(1, len(text))


def signs(line: str, name: str) -> bool:
    """Say whether a line is a byline, or nothing else than a name, and the name is `name`."""
    if name not in line or len(line) > 120:
        return False
    return line == name or bool(BYLINE.match(line) or GLUED_BYLINE.search(line))
