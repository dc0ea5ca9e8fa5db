"""From sources to articles: what is followed, what is refused and how it is said."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from brief.errors import NoUsableSource, SourceNotFound
from brief.ingest import Loaded, files, load

PROSE = (
    "The Pellan harbour board voted on Tuesday to keep the old fish market open.\n\n"
    "Six members voted for the motion and three of them voted against it.\n"
)
OTHER = (
    "The central bank of Vastland left its key interest rate unchanged on Wednesday.\n\n"
    "Governor Maret Holm said that the board had not ruled out another increase.\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """A function that writes a file under the test's folder and gives its path."""

    def put(name: str, content: str | bytes = PROSE) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return put


Write = Callable[..., str]


def said(loaded: Loaded) -> str:
    """All problems as text."""
    return "\n".join(map(str, loaded.problems))


def test_a_text_file_is_its_own_text(write: Write) -> None:
    """The article's text is the file's, and the body its prose."""
    path = write("a.txt", "Pellan keeps its market\n\n" + PROSE)
    (article,) = load([path]).articles
    assert article.text == "Pellan keeps its market\n\n" + PROSE
    assert [article.text[a:b] for a, b in article.body] == PROSE.strip().split("\n\n")
    assert (article.id, article.path, article.title) == ("a", path, "Pellan keeps its market")


def test_folders_are_read_to_the_bottom(write: Write, tmp_path: Path) -> None:
    """Article files at any depth are read, sorted; hidden and other files are passed over."""
    write("z.txt")
    write("deep/er/b.md", OTHER)
    write("deep/.hidden.txt", "No.")
    write("deep/picture.png", b"\x89PNG")
    loaded = load([str(tmp_path)])
    assert [article.path for article in loaded.articles] == [
        str(tmp_path / "deep/er/b.md"),
        str(tmp_path / "z.txt"),
    ]
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a"]),
        ("**/*.txt", ["a", "b"]),
        ("sub/[ab].txt", ["b"]),
        ("?.txt", ["a"]),
    ],
)
def test_patterns_are_expanded(
    write: Write, tmp_path: Path, pattern: str, names: list[str]
) -> None:
    """A pattern leads to the files that it matches, `**` to any depth."""
    write("a.txt")
    write("sub/b.txt", OTHER)
    loaded = load([str(tmp_path / pattern)])
    assert [article.id for article in loaded.articles] == names


def test_a_name_is_tried_before_a_pattern(write: Write) -> None:
    """Brackets in a file's own name are not a pattern."""
    path = write("a[1].txt")
    assert [article.path for article in load([path]).articles] == [path]


def test_order_and_repetition_of_sources_do_not_matter(write: Write, tmp_path: Path) -> None:
    """The same files give the same articles and ids, each once."""
    one, two = write("x/report.txt"), write("y/report.txt", OTHER)
    there = load([one, two])
    back = load([two, one, two, str(tmp_path / "x")])
    assert there.articles == back.articles
    assert len({article.id for article in there.articles}) == 2
    assert all(article.id.startswith("report-") for article in there.articles)


def test_ids_are_short_and_readable(write: Write) -> None:
    """An id is made of the stem's letters and figures."""
    long = write("The Harbour -- Board's Très long report on everything that it ever did.txt")
    (article,) = load([long]).articles
    assert article.id == "the-harbour-board-s-très-long-report-on-everythi"


def test_a_missing_source_alone_is_an_error(tmp_path: Path) -> None:
    """What leads nowhere is named in the error."""
    with pytest.raises(SourceNotFound, match=r"nowhere\.txt: no such file or folder"):
        load([str(tmp_path / "nowhere.txt")])
    with pytest.raises(SourceNotFound, match="no file matches the pattern"):
        load([str(tmp_path / "*.txt")])
    with pytest.raises(SourceNotFound, match="the folder holds no article file"):
        load([str(tmp_path)])
    with pytest.raises(SourceNotFound, match="no source was given"):
        load([])


def test_a_missing_source_among_others_is_a_problem(write: Write, tmp_path: Path) -> None:
    """The others go on."""
    loaded = load([str(tmp_path / "nowhere.txt"), write("a.txt")])
    assert [article.id for article in loaded.articles] == ["a"]
    assert "nowhere.txt: no such file or folder" in said(loaded)


def test_an_address_that_cannot_be_read_is_a_problem(write: Write) -> None:
    """Among others it is a problem, alone an error; nothing is asked of this machine itself."""
    loaded = load(["http://127.0.0.1:1/n/1", write("a.txt")])
    assert "http://127.0.0.1:1/n/1: its host 127.0.0.1 is not public" in said(loaded)
    assert [article.id for article in loaded.articles] == ["a"]
    with pytest.raises(NoUsableSource, match="is not public"):
        load(["HTTP://127.0.0.1:1/n/1"])


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "is empty"),
        ("a.txt", PNG, "is a binary file"),
        ("a.html", PNG, "is a binary file"),
        ("a.txt", bytes(range(256)) * 4, "is a binary file"),
        ("a.txt", b"Home\nNews\nSport\nContact us\n", "no prose found"),
        ("a.md", b"# Title\n\n[a](b)\n\n![c](d)\n", "no prose found"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no prose found"),
        ("a.json", b'{"text": ', "is not valid JSON"),
        ("a.json", b'"a string"', "holds no article"),
        ("a.json", b"[]", "holds no article"),
        ("a.json", b'{"schema": "brief/1"}', "is a briefing, not an article"),
        ("a.json", b"[" * 100_000, "is not usable JSON"),
        ("a.json", b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "is not usable JSON"),
        ("a.jsonl", b"\n\n", "is empty"),
    ],
)
def test_bad_files_are_named_and_the_rest_goes_on(
    write: Write, name: str, content: bytes, what: str
) -> None:
    """Each kind of bad file gives its own clear line; alone, it is an error with that line."""
    bad = write(name, content)
    loaded = load([bad, write("good.txt")])
    assert [article.id for article in loaded.articles] == ["good"]
    assert [(problem.path, what in problem.what) for problem in loaded.problems] == [(bad, True)]
    with pytest.raises(NoUsableSource, match=what):
        load([bad])


def test_a_file_beyond_the_limit_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more than the limit is too much, the limit itself is not."""
    path = write("a.txt")
    monkeypatch.setattr(files, "MAX_PAGE_BYTES", len(PROSE.encode()))
    assert len(load([path]).articles) == 1
    monkeypatch.setattr(files, "MAX_PAGE_BYTES", len(PROSE.encode()) - 1)
    with pytest.raises(NoUsableSource, match="is larger than"):
        load([path])


def test_an_unreadable_file_is_a_problem(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses gives a line with the reason."""
    bad, good = write("a.txt"), write("b.txt", OTHER)
    Path(bad).chmod(0)
    if os.access(bad, os.R_OK):
        # The superuser reads everything, so here the refusal is played.
        def refuse(path: str, mode: str) -> object:
            if path == bad:
                raise PermissionError(13, "Permission denied", path)
            return Path(path).open(mode)

        monkeypatch.setattr(files, "open", refuse, raising=False)
    loaded = load([bad, good])
    assert [article.id for article in loaded.articles] == ["b"]
    assert "cannot be read (permission denied)" in said(loaded)


def test_a_pipe_is_not_waited_for(write: Write, tmp_path: Path) -> None:
    """Only regular files are opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    loaded = load([str(tmp_path / "pipe.txt"), write("a.txt")])
    assert "is not a regular file" in said(loaded)


def test_a_loop_of_links_ends(write: Write, tmp_path: Path) -> None:
    """A folder that links to its parent is read once; a link to nothing is a problem."""
    write("news/a.txt")
    (tmp_path / "news/again").symlink_to(tmp_path / "news")
    (tmp_path / "news/gone.txt").symlink_to(tmp_path / "nowhere.txt")
    loaded = load([str(tmp_path)])
    assert len(loaded.articles) == 1
    assert "gone.txt: cannot be read" in said(loaded)


def test_a_text_given_twice_is_used_once(write: Write) -> None:
    """The first copy is kept, also where the furniture around it differs."""
    first, second = write("a.txt"), write("b.txt", "Share\n\n" + PROSE)
    loaded = load([second, first])
    assert [article.id for article in loaded.articles] == ["a"]
    assert said(loaded) == f"{second}: duplicate of {first}; only the first is used"


def test_a_repost_by_another_outlet_is_no_duplicate(write: Write) -> None:
    """Two publications of one text are two articles; the same one twice is not."""
    record = {"text": PROSE, "outlet": "Tidewater Notebook"}
    one = write("a.json", json.dumps(record))
    other = write("b.json", json.dumps(record | {"outlet": "North Shore Post"}))
    same = write("c.json", json.dumps(record))
    loaded = load([one, other, same])
    assert [article.outlet for article in loaded.articles] == [
        "Tidewater Notebook",
        "North Shore Post",
    ]
    assert f"{same}: duplicate of {one}" in said(loaded)


def test_progress_is_told(write: Write) -> None:
    """Each file is counted, those refused too."""
    seen: list[tuple[int, int]] = []
    load(
        [write("a.txt"), write("b.txt", b"")],
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]


def test_a_file_without_a_suffix_is_read_by_its_content(write: Write) -> None:
    """Markup makes a page, anything else is plain text."""
    page = f"<!doctype html><html><body><article><p>{'</p><p>'.join(OTHER.split(chr(10) * 2))}"
    loaded = load([write("plain"), write("page", page)])
    texts = {article.id: article.text for article in loaded.articles}
    assert texts["plain"] == PROSE
    assert "<p>" not in texts["page"]
    assert "Maret Holm" in texts["page"]


RECORD = {
    "id": "hb/17",
    "title": "Market stays",
    "outlet": "Tidewater Notebook",
    "date": "2031-03-04T21:30:00+02:00",
    "url": "https://notebook.example/market",
    "text": PROSE,
    "cluster": "market",
}


def test_a_record_keeps_what_it_says(write: Write) -> None:
    """Every field of a record arrives, its time in UTC."""
    (article,) = load([write("a.jsonl", json.dumps(RECORD))]).articles
    assert (article.id, article.title, article.cluster) == ("hb/17", "Market stays", "market")
    assert (article.outlet, article.url) == (RECORD["outlet"], RECORD["url"])
    assert article.published == datetime(2031, 3, 4, 19, 30, tzinfo=UTC)
    assert article.text == PROSE


def test_bad_lines_are_numbered_and_the_rest_goes_on(write: Write) -> None:
    """Each bad line of a JSONL file is named by its number."""
    lines = [
        json.dumps(RECORD),
        "{broken",
        "[]",
        json.dumps({"id": "x"}),
        json.dumps({"text": 7}),
        json.dumps({"text": "Home\nNews"}),
        "",
        json.dumps({"id": 8, "text": OTHER, "date": "soon"}),
    ]
    loaded = load([write("a.jsonl", "\n".join(lines))])
    assert [article.id for article in loaded.articles] == ["hb/17", "8"]
    assert [problem.what.split(" is")[0].split(" has")[0] for problem in loaded.problems] == [
        "line 2",
        "line 3",
        "line 4",
        "line 5",
        "line 6 no prose found in its text",
        "line 8: its date 'soon'",
    ]


def test_many_bad_lines_are_summed_up(write: Write) -> None:
    """A file of another format does not flood the terminal."""
    loaded = load([write("a.jsonl", json.dumps(RECORD) + "\n" + "nonsense\n" * 500)])
    assert len(loaded.problems) == 11
    assert said(loaded).endswith("490 more records were not usable")


def test_json_holds_one_or_several(write: Write) -> None:
    """An object, a list of them, or a list under `articles` are read alike."""
    second = {"text": OTHER}
    one = load([write("a.json", json.dumps(second))])
    many = load([write("b.json", json.dumps([RECORD, second]))])
    held = load([write("c.json", json.dumps({"articles": [RECORD, second]}))])
    assert [article.id for article in one.articles] == ["a"]
    assert [article.id for article in many.articles] == ["hb/17", "b-2"]
    assert [article.text for article in held.articles] == [PROSE, OTHER]


def test_records_that_share_an_id_are_told_apart(write: Write) -> None:
    """Different texts under one id both get an id of their own."""
    lines = [json.dumps(RECORD), json.dumps(RECORD | {"text": OTHER})]
    ids = [article.id for article in load([write("a.jsonl", "\n".join(lines))]).articles]
    assert len(set(ids)) == 2
    assert all(name.startswith("hb/17-") for name in ids)


def test_a_lone_surrogate_in_a_record_is_replaced(write: Write) -> None:
    """JSON can escape half a character; no text holds one."""
    text = PROSE.replace("Pellan", "Pell\ud800an")
    (article,) = load([write("a.json", json.dumps({"text": text}))]).articles
    assert article.text == PROSE.replace("Pellan", "Pell\ufffdan")
