"""C1, addresses: a statement carries none, nor the markup of a link; its citations do."""

from __future__ import annotations

import re

from brief.model import Range

_ACTIVE = (
    "a|applet|area|audio|base|button|embed|form|frame|iframe|image|img|input|link|math|meta|object"
    "|script|source|style|svg|video"
)
"""The elements of HTML that lead somewhere, load something or take over the page."""
_MARKUP = re.compile(
    r"!?\[[^\[\]]{0,300}\][(\[][^)\]]{0,2000}[)\]]?"  # [words](address), [words][name]
    r"|\[[^\[\]]{1,100}\]:\s"  # [name]: address
    r"|<(?:!|@|#(?=\w)|[a-z][a-z0-9+.-]{1,30}:)[^<>]{0,2000}>?"  # comments, mentions, addresses
    rf"|<(?:{_ACTIVE})\b[^<>]{{0,2000}}>?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w+.-])[a-z][a-z0-9+.-]{0,30}://|(?<![\w/:])//(?=\w)|(?<!\w)www\.(?=\w)"
    r"|(?<!\w)(?:mailto|javascript|vbscript|data|xmpp|tel|sms):(?=[^\s\d])"
    r"|(?<=\w)@(?=\w[\w-]{0,70}\.\w)",
    re.IGNORECASE,
)


def address_in(text: str) -> Range | None:
    """Return the first address in `text`, or the first markup of a link or an element.

    Addresses are of the web and of mail, also without a scheme (`www.`, `//`).
    "[the minister]" is an insertion and no markup.
    """
    found = [m for m in (_MARKUP.search(text), _ADDRESS.search(text)) if m]
    return Range(*min(found, key=lambda m: m.start()).span()) if found else None
