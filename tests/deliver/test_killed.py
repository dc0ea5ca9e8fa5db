"""A run killed with SIGKILL at any step: nobody gets two, and one window may cost one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief.deliver.mailing import deliver_mail
from brief.deliver.outcome import Fate
from tests.deliver.book import READERS, FileLedger, options
from tests.deliver.made import digest
from tests.deliver.mail_server import Post, mail_server


@pytest.mark.parametrize(
    ("stop", "copies", "fate"),
    [
        ("before begin", 0, Fate.SENT),
        ("after begin", 0, Fate.UNKNOWN),  # the window: planned to go, and it did not
        ("before sent", 1, Fate.UNKNOWN),  # the window: it did
        ("after sent", 1, Fate.BEFORE),
    ],
)
def test_killed(root: Path, tmp_path: Path, stop: str, copies: int, fate: Fate) -> None:
    """A rerun completes the day; only what was between claim and answer waits for a person."""
    post, book = Post(), tmp_path / "book.json"
    first, second, third = READERS
    with mail_server(post) as port:
        command = [sys.executable, "-m", "tests.deliver.book", str(book), str(port), stop]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "here\n"
            child.kill()
        assert len(post.texts_for(first)) == 1
        assert len(post.texts_for(second)) == copies
        assert post.texts_for(third) == []

        rerun = deliver_mail(digest(), READERS, options(port), FileLedger(book))
        assert [one.fate for one in rerun] == [Fate.BEFORE, fate, Fate.SENT]
        told = copies + (fate is Fate.SENT)
        assert len(post.texts_for(second)) == told

        asked = deliver_mail(digest(), READERS, options(port, again=True), FileLedger(book))
        resent = fate is Fate.UNKNOWN
        assert asked[1].fate is (Fate.SENT if resent else Fate.BEFORE)
        assert len(post.texts_for(second)) == told + resent
    assert len(post.texts_for(first)) == len(post.texts_for(third)) == 1
    ids = {
        line
        for text in post.texts_for(second)
        for line in text.split(b"\r\n")
        if line.startswith(b"Message-ID:")
    }
    assert len(ids) == 1
