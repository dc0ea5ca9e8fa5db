"""One HTML file: the briefing, and for each sentence the characters behind it in their context.

It asks nothing of any network: its content security policy forbids it, and lets
in one style sheet and two scripts of our own, each named by its hash. Without
scripts it is the same page with all of its evidence in sight.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from brief.render import escape
from brief.render.evidence import EvidencePage
from brief.render.template import Raw, environment
from brief.resources import read_resource

_STYLE = "page.css"
_SCRIPT = "page.js"
_EARLY = 'document.documentElement.classList.add("js")'
"""Run before anything is drawn, so that what the script arranges anew is not seen before."""


def render_html(page: EvidencePage) -> str:
    """Return the briefing as a self-contained HTML document."""
    template = environment(escape.html, {"capitalised": _capitalised}, html=True).get_template(
        "briefing.html.j2"
    )
    return template.render(
        view=page,
        page=page.page,
        style=Raw(read_resource("templates", _STYLE)),
        early=Raw(_EARLY),
        script=Raw(read_resource("templates", _SCRIPT)),
        policy=policy(),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def policy() -> str:
    """Return a policy (W3C, CSP Level 3) that allows the page's own style and scripts alone.

    The page carries it; a server that sends the page sends it as a header too.
    """
    style, script = (read_resource("templates", name) for name in (_STYLE, _SCRIPT))
    return (
        f"default-src 'none'; style-src {_hash(style)}; "
        f"script-src {_hash(_EARLY)} {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
