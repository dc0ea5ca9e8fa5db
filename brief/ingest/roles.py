"""What a paragraph is on its page, by its own looks: prose, a heading, a date line, chrome.

The looks decide alone; where it stands, and among what, is `furniture.py`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from brief.ingest import notices, wording
from brief.ingest.paragraphs import Paragraph


class Role(Enum):
    """The kinds of paragraph."""

    PROSE = "prose"
    """A sentence or more, at length."""
    SHORT = "short"
    """A sentence of a few words, or one that is not finished."""
    LEAD = "lead"
    """A sentence that announces a list or a quotation and ends with a colon."""
    HEADING = "heading"
    """A fragment: a heading, a headline, a menu entry."""
    STAMP = "stamp"
    """A date, a byline, a count, a breadcrumb."""
    CHROME = "chrome"
    """Share bars, notices, credits: text about the page."""
    OTHERS = "others"
    """The title of a box of other stories."""
    COMMENTS = "comments"
    """The start of a comment thread."""
    REPLY = "reply"
    """A line that stands under, or over, a reader's comment."""


SPOKEN = frozenset({Role.PROSE, Role.SHORT, Role.LEAD})

_FIGURE = re.compile(r"\d")
_TITLE_WORDS = 9  # longer lines are seldom the title of a box
# Someone is speaking: an opening quotation mark, or a name and a colon.
_SPEAKER = re.compile(r"[\"“‘„«']|(?:[^\W\d_][\w.'’-]*,?\s?){1,4}:\s")


def read_roles(paragraphs: Sequence[Paragraph]) -> list[Role]:
    """Give each paragraph its role; items of a list share theirs with its lead."""
    roles = [_role(paragraph) for paragraph in paragraphs]
    listing = False
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.bullet:
            listing = roles[place] is Role.LEAD
        elif listing and roles[place] is Role.HEADING and _could_be_item(paragraph):
            roles[place] = Role.SHORT
    return roles


def _role(paragraph: Paragraph) -> Role:
    """Judge one paragraph."""
    if paragraph.size <= 2 * _TITLE_WORDS or not paragraph.ended:
        furniture = _furniture_title(paragraph)
        if furniture is not None:
            return furniture
    if _is_about_the_page(paragraph.text):
        return Role.CHROME
    if paragraph.ended and _is_sentence(paragraph):
        return Role.PROSE if paragraph.size >= 8 else Role.SHORT
    if _is_unfinished(paragraph):
        return Role.SHORT
    return _fragment(paragraph)


def _fragment(paragraph: Paragraph) -> Role:
    """Judge a paragraph that is no sentence."""
    if paragraph.text.endswith((":", "：")) and paragraph.size >= 4 and paragraph.lower >= 0.5:
        return Role.LEAD
    if _is_stamp(paragraph):
        return Role.STAMP
    if wording.chrome_share(paragraph.text) > 0.4 or paragraph.separated:
        return Role.CHROME
    return Role.HEADING


def _is_about_the_page(text: str) -> bool:
    """Whether a paragraph credits a picture, speaks to the reader or presents an author."""
    return notices.is_credit(text) or notices.is_notice(text) or notices.is_biography(text)


def _furniture_title(paragraph: Paragraph) -> Role | None:
    """The role of a short or unended line that names a part of the page."""
    text = paragraph.text
    if wording.COMMENTS.match(text):
        return Role.COMMENTS
    if wording.REPLY.match(text):
        return Role.REPLY
    if paragraph.size <= _TITLE_WORDS and wording.OTHERS.match(text) and not _says(paragraph):
        return Role.OTHERS
    if wording.OTHERS.match(text) and (not paragraph.ended or ":" in text[:30]):
        return Role.CHROME  # "Read more: the headline of another story"
    return None


def _says(paragraph: Paragraph) -> bool:
    """Whether a short line is a sentence all the same ("Popular anger grew.")."""
    return paragraph.ended and paragraph.size >= 3 and paragraph.lower >= 0.6


def _is_sentence(paragraph: Paragraph) -> bool:
    """Say whether an ended paragraph reads as a sentence and not as a headline or a menu."""
    if paragraph.uncased:
        return paragraph.size >= 5
    if paragraph.separated and paragraph.function < 0.2:
        return False
    if wording.STAMP.match(paragraph.text) and paragraph.size <= _TITLE_WORDS:
        return False
    if wording.BYLINE.match(paragraph.text) and paragraph.lower < 0.3:
        return False
    if paragraph.text[-1] in "?？؟" and paragraph.size < 12 and not _SPEAKER.match(paragraph.text):
        return False  # a question alone on a line is a heading, and supports no statement
    if paragraph.size < 2:
        return False
    if paragraph.size >= 10 and paragraph.lower >= 0.2 and paragraph.function >= 0.1:
        return True  # at this length a headline, too, would be a sentence; names may be many
    return paragraph.lower >= 0.45 or paragraph.function >= (0.2 if paragraph.size >= 8 else 0.4)


def _is_unfinished(paragraph: Paragraph) -> bool:
    """Say whether it is prose cut off: sentences inside, or longer than any headline."""
    if paragraph.ended or paragraph.separated or paragraph.text.endswith(":"):
        return False
    runs = paragraph.lower >= 0.55 and paragraph.function >= 0.2
    if paragraph.uncased:
        return paragraph.size >= 30
    return runs and paragraph.size >= (14 if paragraph.sentences_inside else 28)


def _is_stamp(paragraph: Paragraph) -> bool:
    """Say whether a fragment is a date, a time, a byline or a count."""
    text = paragraph.text
    if wording.BYLINE.match(text) and paragraph.size <= 14:
        return True
    if wording.STAMP.match(text) or wording.GLUED_BYLINE.search(text):
        return True
    if paragraph.size > 12 or not (_FIGURE.search(text) or text.endswith("ago")):
        return False
    return bool(wording.DATE.search(text) or wording.CLOCK.search(text))


def _could_be_item(paragraph: Paragraph) -> bool:
    """Say whether a list item without a full stop is a sentence: five words, some of them small."""
    return paragraph.size >= 5 and paragraph.lower >= 0.5 and paragraph.function >= 0.15
