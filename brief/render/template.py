"""The Jinja environments: what is printed is escaped unless it says that it is markup.

Each environment puts its medium's escape into `finalize`, through which every
`{{ expression }}` passes. So a template cannot forget to escape: only a filter
written for the medium can return markup, as a `Raw` string.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from brief.resources import read_resource

if TYPE_CHECKING:
    from jinja2 import Environment


class Raw(str):
    """A string that is markup of the medium already."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the string itself: Jinja asks for this before it escapes on its own."""
        return self


def environment(
    escape: Callable[[str], str], filters: Mapping[str, Callable[..., Any]], *, html: bool = False
) -> Environment:
    """Return an environment for one medium; undefined names are errors.

    A filter gets and gives unescaped text unless it returns `Raw`.
    """
    # Slow to import, and most commands render nothing.
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def finalize(value: object) -> object:
        if hasattr(value, "__html__") or isinstance(value, StrictUndefined):
            return value  # markup; an undefined value raises when Jinja prints it
        return Raw(escape(str(value)))

    made = Environment(
        loader=FunctionLoader(lambda name: read_resource("templates", name)),
        undefined=StrictUndefined,
        finalize=finalize,
        # On for HTML only, where it makes the results of macros markup. Escaping
        # itself is the work of `finalize` in every medium.
        autoescape=html,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(filters)
    return made
