"""The HTML of a digest for mail programs, made from its Markdown.

Mail programs run no script, fold nothing and drop most of a style sheet, and
some cut a message after about 100 kB. So this is not the web page: the stories
come first, whole; each number leads to the passage on the outlet's page; all
quoted evidence stands below the last story; styles are few, and inlined. Being
made from the same Markdown as the plain part, it cannot say anything else.

The Markdown is parsed with raw HTML off, what comes out is held to a list of
tags, and nothing in it is fetched: no image, no font, no remote style.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from brief.resources import read_resource

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = frozenset(
    "a blockquote br code em h1 h2 h3 h4 h5 hr li ol p pre strong sup ul s".split()
    + "table thead tbody tr th td".split()
)
_CLASSES = {"p": {"note"}, "h2": {"evidence"}}


def html_part(markdown: str, title: str) -> str:
    """Return a complete document that shows `markdown`, CommonMark with footnotes and tables."""
    import css_inline
    import nh3

    parser = _parser()
    env: dict[str, Any] = {}
    tokens = _arranged(parser.parse(markdown, env))
    body = nh3.clean(
        parser.renderer.render(tokens, parser.options, env),
        tags=_TAGS,
        attributes={"a": {"href"}, "p": {"id"}, "ol": {"start"}},
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda url: url if url.startswith("#") else None,
        link_rel=None,
    )
    style = read_resource("templates", "mail.css")
    return css_inline.inline(
        _document(body, style, title),
        keep_at_rules=True,
        minify_css=True,
        load_remote_stylesheets=False,
    )


def _document(body: str, style: str, title: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="supported-color-schemes" content="light dark">'
        f"<title>{html.escape(title)}</title><style>{style}</style></head>"
        f'<body><div class="page">\n{body}</div></body></html>\n'
    )


@cache
def _parser() -> MarkdownIt:
    """Return a parser of what digests use; numbers and notes are drawn by us."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.add_render_rule("footnote_ref", _draw_number)
    parser.add_render_rule("image", _draw_label)
    return parser


def _draw_number(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Draw a number as a link to the passage or, failing that, to the note."""
    label, href = tokens[at].meta["label"], tokens[at].meta["href"]
    return f'<sup><a href="{html.escape(href)}">[{html.escape(label)}]</a></sup>'


def _draw_label(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Draw the words that stand for an image, which a digest has no use for."""
    return html.escape(tokens[at].content)


class _Note(NamedTuple):
    """A footnote under its label: "4", or "o1" for an origin told by several outlets."""

    label: str
    tokens: list[Token]

    @property
    def rank(self) -> tuple[bool, int]:
        """Return what puts passages before origins, each in the order of their numbers."""
        return not self.label.isdecimal(), int("".join(filter(str.isdecimal, self.label)) or 0)

    @property
    def link(self) -> str:
        """Return the last address in it, which is that of the passage; "" if it has none."""
        links = [
            str(inner.attrs["href"])
            for token in self.tokens
            for inner in token.children or ()
            if inner.type == "link_open"
        ]
        return links[-1] if links and self.label.isdecimal() else ""


def _arranged(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with all notes below the last story, and numbers that lead somewhere."""
    text, notes = _parted(tokens)
    links = {note.label: note.link or f"#note-{note.label}" for note in notes}
    for token in [*text, *(token for note in notes for token in note.tokens)]:
        _lead(token, links)
        token.children = list(_broken(token.children or ()))
    if not notes:
        return text
    tail = next((at for at in reversed(range(len(text))) if text[at].type == "hr"), len(text))
    evidence = [token for note in sorted(notes, key=lambda one: one.rank) for token in _drawn(note)]
    return [*text[:tail], *_heading("Evidence"), *evidence, *text[tail:]]


def _lead(token: Token, links: Mapping[str, str]) -> None:
    for inner in token.children or ():
        if inner.type == "footnote_ref":
            inner.meta["href"] = links[inner.meta["label"]]


def _broken(inline: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with " — *1 origin*", what stands behind, on a line of its own."""
    for token, following in itertools.zip_longest(inline, inline[1:]):
        dash = token.type == "text" and token.content.endswith(" — ")
        if dash and following is not None and following.type == "em_open":
            yield _word(token.content.removesuffix(" — "))
            yield _token("hardbreak", "br", 0, {})
        else:
            yield token


def _parted(tokens: Sequence[Token]) -> tuple[list[Token], list[_Note]]:
    """Return what is no footnote, and the footnotes."""
    text: list[Token] = []
    notes: list[_Note] = []
    inside: _Note | None = None
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside = _Note(token.meta["label"], [])
            notes.append(inside)
        elif token.type == "footnote_reference_close":
            inside = None
        elif inside is None:
            text.append(token)
        else:
            inside.tokens.append(token)
    return text, notes


def _heading(words: str) -> Iterator[Token]:
    yield _token("heading_open", "h2", 1, {"class": "evidence"})
    inline = _token("inline", "", 0, {})
    inline.children = [_word(words)]
    yield inline
    yield _token("heading_close", "h2", -1, {})


def _drawn(note: _Note) -> Iterator[Token]:
    """Yield the tokens of a note whose first paragraph begins with its number."""
    first = True
    for token in note.tokens:
        if first and token.type == "paragraph_open":
            token.attrs = {"class": "note", "id": f"note-{note.label}"}
        elif first and token.type == "inline":
            strong = [_token("strong_open", "strong", 1, {}), _word(note.label)]
            strong += [_token("strong_close", "strong", -1, {}), _word("  ")]
            token.children = [*strong, *(token.children or ())]
            first = False
        yield token


def _word(text: str) -> Token:
    word = _token("text", "", 0, {})
    word.content = text
    return word


def _token(kind: str, tag: str, nesting: int, attrs: Mapping[str, str]) -> Token:
    from markdown_it.token import Token

    direction: Any = nesting
    return Token(kind, tag, direction, attrs=dict(attrs), block=kind.startswith("heading"))
