"""The server's own pages, and what is put around those that `brief.render` makes."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from brief.render import escape
from brief.render.template import Raw, environment
from brief.resources import read_resource

if TYPE_CHECKING:
    from jinja2 import Environment

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_BODY = re.compile(r"<body[^>]*>")


def own_page(name: str, status: int = 200, **values: Any) -> Response:
    """Return a page made from the template `serve_NAME.html.j2`."""
    style, policy = _style()
    made = _templates().get_template(f"serve_{name}.html.j2")
    return Response(
        made.render(style=style, **values),
        status,
        {"Content-Security-Policy": policy},
        "text/html",
    )


def rendered(page: str, above: str) -> Response:
    """Return a page of `brief.render` with HTML `above` its own, under its own policy.

    What the page forbids in its header stays forbidden; that it is not framed can
    be said by the server alone.
    """
    found = _POLICY.search(page)
    if found is None:
        raise ValueError("the page has no content security policy")
    policy = f"{html.unescape(found[1]).rstrip('; ')}; frame-ancestors 'none'"
    whole = _BODY.sub(lambda match: f"{match[0]}\n{above}", page, count=1)
    return Response(whole, 200, {"Content-Security-Policy": policy}, "text/html")


def fresh(request: Request, response: Response) -> Response:
    """Give a response a validator, and answer 304 where the reader has it already."""
    etag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    asked = request.headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in asked.split(",")}
    if response.status_code == 200 and (etag in known or "*" in known):
        policy = response.headers.get("content-security-policy")
        return Response(
            None, 304, headers | ({"Content-Security-Policy": policy} if policy else {})
        )
    response.headers.update(headers)
    return response


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment(escape.html, {}, html=True)


@lru_cache(maxsize=1)
def _style() -> tuple[Raw, str]:
    """Return the style sheet, and the policy that lets in it and nothing else."""
    style = read_resource("templates", "serve.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Raw(style), (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
