"""Several processes over one archive at once: each thing is done by one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from brief.archive import open_archive
from brief.archive.store import Archive
from brief.archive.values import ArchiveOptions
from tests.archive.samples import EDITED, article, record

AT_ONCE = 3

_LEDGER = """
import json, sys
from brief.archive import open_archive
sys.stdin.readline()
with open_archive(sys.argv[1]) as archive:
    ledger = archive.ledger()
    keys = [f"key {number}" for number in range(30)]
    print(json.dumps([key for key in keys if ledger.begin(key) == "planned"]))
"""

_TAKE = """
import sys
from datetime import date
from brief.archive import open_archive
from brief.errors import ArchiveError
sys.stdin.readline()
with open_archive(sys.argv[1]) as archive:
    try:
        archive.runs.take(date(2026, 3, 2))
        print("taken", flush=True)
    except ArchiveError as error:
        print("refused" if "another run" in str(error) else error, flush=True)
    sys.stdin.readline()
"""

_KEEP = """
import sys
from brief.archive import open_archive
from tests.archive.samples import EDITED, article, record
sys.stdin.readline()
with open_archive(sys.argv[1]) as archive:
    for number in range(10):
        archive.articles.keep([article(), article(EDITED), article(f"Text {number}.")])
        archive.briefings.keep(record(article()))
"""


def _at_once(code: str, url: str, root: Path) -> list[subprocess.Popen[str]]:
    """Start the same program several times, ready to go on at one word."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, url],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(AT_ONCE)
    ]
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    return started


def test_a_message_is_begun_by_one(nowhere: str, root: Path) -> None:
    """Of processes that find a new archive and plan the same, one begins each message."""
    begun: list[str] = []
    for one in _at_once(_LEDGER, nowhere, root):
        out, err = one.communicate()
        assert one.returncode == 0, err
        begun += json.loads(out)
    assert sorted(begun) == sorted(f"key {number}" for number in range(30))
    with open_archive(nowhere) as archive:
        assert {entry.attempts for entry in archive.ledger().entries()} == {1}


def test_a_day_is_held_by_one(url: str, root: Path) -> None:
    """The others are told so while it lives, and the next takes it when it has ended."""
    started = _at_once(_TAKE, url, root)
    told = [one.stdout.readline().strip() for one in started if one.stdout]
    assert sorted(told) == ["refused"] * (AT_ONCE - 1) + ["taken"]
    for one in started:
        one.communicate("end\n")
    with open_archive(url) as archive:
        assert archive.runs.take(date(2026, 3, 2)).owner


def test_what_many_keep_is_kept_once(url: str, root: Path) -> None:
    """Articles, versions and briefings that several processes keep are there once."""
    for one in _at_once(_KEEP, url, root):
        _, err = one.communicate()
        assert one.returncode == 0, err
    with open_archive(url, ArchiveOptions()) as archive:
        texts = [one.article.text for one in archive.articles.versions(article().url)]
        assert len(texts) == len(set(texts)) == 12
        assert {article().text, EDITED} < set(texts)
        assert _kept(archive) == [record(article())]


def _kept(archive: Archive) -> list[object]:
    return [one.record for one in archive.briefings.between()]
