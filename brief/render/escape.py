"""Text from articles and models, made safe for the medium it is shown in.

Everything that reaches a reader passes `visible` first: what a terminal would
obey is taken out, what would reorder letters on the screen is shown as a mark,
and white space is folded to single spaces. The exact characters are in the
JSON record; what is shown differs from them in nothing else.

Each function below states its law, which a property test holds it to.
"""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequence: colours, cursor, erasing
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # string: titles, links, clipboard
    r"|\x1b[ -/]*[0-~]"  # two or more bytes: reset, character sets
)
"""Escape sequences of ECMA-48 in their 7-bit form, with all they would swallow.

Their 8-bit form is only robbed of its first character: U+0080 to U+009F in a
text are more often a mistaken code page than a command, and the letters that
follow belong to the article.
"""
_SPACE = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_MARKDOWN = re.compile(
    r"""
    (?P<insertion>\[(?:[^\W_]|[ ’',-]|\.(?=[ \]])){2,}\])(?![\[(:]|$)  # "[the minister]"
    | (?P<active>
        [\\`*_\[\]<|~]
      | &(?=\#?\w+;)      # would be an entity
      | !(?=\[|$)         # would be an image, also before a footnote mark of ours
      | \$(?!\d)          # would be a formula; "$5" alone is never the end of one
      | :(?=//)           # would be a link of its own accord,
      | (?<=www)\.        # likewise
      | @
      | ^[-+=>\#]         # would be a list, heading, quotation
      | \#$               # would close a heading
      | (?<=^\d)[.)](?=\s|$)
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"//(?=\w)|www\W|\w\\?@\w|\w\.[a-z]{2,30}/"
    r"|\b(?:mailto|javascript|vbscript|data|xmpp|tel|sms):[^\s\d]",
    re.IGNORECASE,
)
"""What marks a word that programs make a link of, in text where nothing says so."""
_JOINT = re.compile(r"(?<=\w)[.:@](?=\w)|:(?=//)")
_UNESCAPED_JOINT = re.compile(r"(?<=\w)[.:](?=\w)")
_NUMBERED = re.compile(r"^(\d{2,9})([.)])(?=\s|$)")


def visible(text: str) -> str:
    """Return `text` on one line, without controls, with reordering characters shown as marks.

    A mark reads `⟨U+202E⟩`. Law: the result holds no C0 or C1 control, no bidi
    embedding, override or isolate, no surrogate, and no two ASCII white-space
    characters in a row; `visible(visible(x)) == visible(x)`.
    """
    text = _CONTROL.sub("", _SEQUENCE.sub("", text))
    text = _REORDERING.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", text))


def line(text: str) -> str:
    """Return `visible(text)` without white space at its ends."""
    return visible(text).strip()


def inert(text: str) -> str:
    """Return `visible(text)` with its addresses broken up: for terminals.

    Terminals and mail programs make links of bare addresses. A briefing's own
    are those of its sources, which are printed apart; any other is shown as
    `https[:]//a[.]example`. Law: no `://`, no `www.` and no address of mail is
    left, and nothing but such brackets is added.
    """
    return _broken(visible(text), _JOINT, r"[\g<0>]")


def plain(text: str) -> str:
    """Return `inert(text)` without white space at its ends: for plain text."""
    return inert(text).strip()


def _broken(text: str, joint: re.Pattern[str], mark: str) -> str:
    """Return `text` with each joint of its addresses marked."""
    if not _ADDRESS.search(text):
        return text
    return " ".join(
        joint.sub(mark, word) if _ADDRESS.search(word) else word for word in text.split(" ")
    )


def markdown(text: str) -> str:
    """Return Markdown that renders as exactly `line(text)` in one paragraph.

    Law: a CommonMark parser with HTML, tables and strike-through on makes of it
    one paragraph of text and no other element. Square brackets around plain
    words stay as they are, because statements use them to name an antecedent
    and the digest is also read as plain text; they are inert, as no document
    of ours defines a reference by such a name.
    """
    escaped = _MARKDOWN.sub(lambda match: match["insertion"] or "\\" + match[0], line(text))
    return _broken(_NUMBERED.sub(r"\1\\\2", escaped), _UNESCAPED_JOINT, r"\\\g<0>")


def html(text: str) -> str:
    """Return HTML for element content and quoted attributes.

    Law: an HTML parser reads `visible(text)` back and finds no tag.
    """
    return (
        visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )


def slack(text: str) -> str:
    """Return Slack mrkdwn in which no mention, channel or link of the text's own is left.

    Slack has exactly three control characters, and no way to quote `*`, `_`,
    `~` and the backtick: these may set words in italics, no more.
    Law: undoing the three entities gives `line(text)`, and no `<` or `>` is left.
    Source: docs.slack.dev, "Formatting message text".
    """
    return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
