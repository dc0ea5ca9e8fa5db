"""One HTML file in which each sentence opens its evidence.

It runs no script and asks nothing of any network: its content security policy
forbids both, and lets in the one style sheet, which is named by its hash.
"""

from __future__ import annotations

import base64
import hashlib

from brief.render import escape
from brief.render.template import Raw, environment
from brief.render.view import Page
from brief.resources import read_resource


def render_html(page: Page) -> str:
    """Return the briefing as a self-contained HTML document."""
    style = read_resource("templates", "style.css")
    template = environment(escape.html, {}, html=True).get_template("briefing.html.j2")
    return template.render(page=page, style=Raw(style), policy=_policy(style))


def _policy(style: str) -> str:
    """Return a policy (W3C, CSP Level 3) that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
