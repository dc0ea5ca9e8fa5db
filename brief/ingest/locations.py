"""Addresses of the web as text: what may be asked for, and which are one and the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

import httpx2

from brief.ingest.files import Refused

LONGEST = 2000
"""Characters of an address; longer ones are refused."""

# What campaign, click and visit counters of the larger systems for it append.
_COUNTERS = re.compile(
    r"(?:utm|at|ns|hsa|mc|pk|mtm|piwik|matomo|oly|vero|_hs)_\w+|"
    r"[a-z]{1,3}clid|gclsrc|gbraid|wbraid|_g[al]|igsh(?:id)?|mkt_tok|yclid|twclid|xtor|s_cid|"
    r"ocid|smid|ncid|icid|cmp(?:id)?|ftag|ito|spm|ref_src|ref_url|__twitter_impression|"
    r"guccounter|guce_referr\w*|wt\.\w+|campaign_id|rss|feedid",
    re.IGNORECASE,
)
_DOORS = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")


def web_location(address: str, base: str = "") -> str:
    """Return `address`, resolved against `base`, in normal form and without a fragment.

    Raises Refused for what is no http(s) address, is too long, or carries a password.
    """
    try:
        joined = urljoin(base, address.strip()) if base else address.strip()
        url = httpx2.URL(joined)
        host = url.raw_host.decode("ascii")
    except (httpx2.InvalidURL, ValueError, UnicodeError, TypeError) as error:
        raise Refused("is not a web address", "check the spelling") from error
    if url.scheme not in {"http", "https"} or not host:
        raise Refused("is not a web address", "give one that begins with https://")
    if len(joined) > LONGEST:
        raise Refused("is too long for a web address", "check it")
    if url.userinfo:
        raise Refused("holds a user name or password", "addresses are read without a login")
    return str(url.copy_with(fragment=None))


def without_counters(url: str) -> str:
    """Return `url` without what only counts readers: campaign, click and visit parameters."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _COUNTERS.fullmatch(name)]
    if len(kept) == len(pairs):
        return url
    return urlunsplit(parts._replace(query=urlencode(kept)))


def same_article(url: str) -> str:
    """Return a key that is equal for the addresses under which sites offer one article.

    The scheme, `www.` and its like, a final slash and counters make no difference.
    """
    parts = urlsplit(without_counters(url))
    path = unquote(parts.path, errors="replace").rstrip("/")
    return f"{site_of(url)}{path}?{parts.query}"


def site_of(url: str) -> str:
    """Return the host and port of `url`, without `www.` or another door to the same site.

    Empty for what is no address.
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return _DOORS.sub("", (parts.hostname or "").lower()) + port


def canonical_of(url: str, declared: str) -> str:
    """Return the address that stands for a page: the one it declares, if on its own site.

    A page that names another site's address would be cited as what it is not.
    """
    try:
        named = web_location(declared, url) if declared else ""
    except Refused:
        named = ""
    if not named or site_of(named) != site_of(url) or is_front_page(named):
        named = url
    return without_counters(named)


def is_front_page(url: str) -> bool:
    """Say whether `url` leads to a site and not into it."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query
