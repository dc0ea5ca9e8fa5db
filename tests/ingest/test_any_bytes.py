"""Laws of ingestion that hold for any bytes in a file of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import BriefError
from brief.ingest import article_from_text, find_body, load
from brief.ingest.decode import NotText, clean, decode
from brief.ingest.markdown import read_markdown
from brief.ingest.paragraphs import read_paragraphs
from brief.model import Article, sha256

SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".dat", "")

# Pieces that the readers look at closely, so that random joins reach their branches.
PIECES = st.sampled_from(
    [
        "The board voted on Tuesday to keep the hall open for two more years.",
        "“No,” she said.",
        "By Ann Lee",
        "March 4, 2031",
        "Related",
        "3 Comments",
        "Reply",
        "LISKA, March 5 (Nordwire) - ",
        "# Heading",
        "[link](http://a.example/b_(c))",
        "```",
        "---\n",
        "title: x",
        "<p>",
        "</div>",
        "<script type='application/ld+json'>{",
        '{"text": "',
        '"}',
        "\\ud800",
        "[[[[",
        "• ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\0",
        "市長は述べた。",
        "e\u0301",
        "😀",
        "©",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
BYTES = st.one_of(
    st.binary(max_size=400),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("cp1252", "replace")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the examples of one property share."""
    return tmp_path_factory.mktemp("bytes")


def _load(path: Path) -> tuple[tuple[Article, ...], str]:
    """The articles of a file, or the text of the error that it gives."""
    try:
        return load([str(path)]).articles, ""
    except BriefError as error:
        return (), str(error)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=BYTES)
def test_any_file_gives_articles_or_a_clear_error(folder: Path, suffix: str, data: bytes) -> None:
    """No bytes raise anything but our own errors, whose text is one line naming the file."""
    path = folder / f"page{suffix}"
    path.write_bytes(data)
    articles, error = _load(path)
    if not articles:
        assert "page" in error
        assert len(error.splitlines()) == 1
    for article in articles:
        assert article.body
        assert article.sha256 == sha256(article.text)
        assert article.text.encode("utf-8").decode("utf-8") == article.text
        assert "\0" not in article.text


@given(text=TEXTS)
def test_ranges_fit_and_are_trimmed(text: str) -> None:
    """Ranges are in order, apart, inside the text, and without white space at their ends."""
    text = clean(text)
    end = 0
    for part in find_body(text):
        assert end <= part.start < part.end <= len(text)
        held = text[part.start : part.end]
        assert held == held.strip()
        end = part.end


@given(text=TEXTS)
def test_paragraphs_cover_what_is_not_white(text: str) -> None:
    """Outside the paragraphs stand only white space, bullets and numbers."""
    text = clean(text)
    rest = list(text)
    for paragraph in read_paragraphs(text):
        assert text[paragraph.start : paragraph.end] == paragraph.text
        rest[paragraph.start : paragraph.end] = " " * len(paragraph.text)
    assert not [ch for ch in "".join(rest) if ch.isalpha()]


@given(text=TEXTS)
def test_markdown_ranges_fit_the_file(text: str) -> None:
    """Blanking out markup moves no offset: an article can be made of what is found."""
    text = clean(text)
    body = read_markdown(text).body
    article = article_from_text(text, id="a", body=body)
    assert article.body == body


@given(data=BYTES)
def test_decoding_is_total_and_clean(data: bytes) -> None:
    """Bytes are refused as binary or give a text that UTF-8 and databases accept."""
    try:
        decoded = decode(data)
    except NotText:
        return
    assert decoded.text == clean(decoded.text)
    decoded.text.encode("utf-8")


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf8_text_is_kept_as_it_is(text: str) -> None:
    """What was written in UTF-8 is read back, line ends and all."""
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
