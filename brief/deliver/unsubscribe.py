"""Leaving the list in one click (RFC 8058): who may ask, and how the asker is known.

The address in List-Unsubscribe ends in a token, which stands for one reader of
one list and which nobody can make without the secret. Whoever serves it compares
the token with those of the readers it knows, and acts on a POST alone, without
cookies or a login: programs open the address to see whether it is harmful.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from brief.deliver.headers import mailbox


def token_of(list_id: str, recipient: str, secret: str) -> str:
    """Return 22 characters that stand for this reader of this list.

    Raises ValueError where `recipient` is no mail address.
    """
    words = f"{list_id}\n{mailbox(recipient).address.lower()}"
    digest = hmac.new(secret.encode(), words.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:16]).decode("ascii").rstrip("=")


def reader_of(token: str, list_id: str, recipients: Iterable[str], secret: str) -> str | None:
    """Return the recipient that `token` stands for, or None; compared in constant time."""
    offered = token.encode("utf-8", "replace")
    for recipient in recipients:
        if hmac.compare_digest(token_of(list_id, recipient, secret).encode(), offered):
            return recipient
    return None


def one_click_url(address: str, token: str) -> str:
    """Return `address` with the token in its query."""
    return f"{address}{'&' if '?' in address else '?'}t={token}"
