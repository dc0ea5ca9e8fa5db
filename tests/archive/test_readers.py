"""Who left a mailing list is known for good, under one form of the address."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from brief.archive.readers import address_of
from brief.archive.store import Archive

LIST = "briefing.example.org"


def test_who_left_is_known(archive: Archive) -> None:
    """A reader is known by the bare address, whatever its capitals and its name."""
    assert archive.readers.left(LIST) == frozenset()
    assert archive.readers.leave(LIST, "Ann Ost <Ann@Example.org>")
    assert archive.readers.left(LIST) == {"ann@example.org"}


def test_to_leave_again_changes_nothing(archive: Archive) -> None:
    """Mail programs ask twice; the second time says that it was known."""
    assert archive.readers.leave(LIST, "ann@example.org")
    assert not archive.readers.leave(LIST, "ANN@example.org")
    assert archive.readers.left(LIST) == {"ann@example.org"}


def test_one_list_is_not_another(archive: Archive) -> None:
    """Who leaves one list still reads the others."""
    archive.readers.leave(LIST, "ann@example.org")
    assert archive.readers.left("weekly.example.org") == frozenset()


def test_many_may_leave_at_once(archive: Archive) -> None:
    """One of several askers for the same reader is the first; nobody is lost."""
    names = [f"r{number % 10}@example.org" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        first = list(pool.map(lambda name: archive.readers.leave(LIST, name), names))
    assert sum(first) == 10
    assert archive.readers.left(LIST) == set(names)


@pytest.mark.parametrize("wrong", ["", "ann", "ann@", "@example.org", "Ann Ost"])
def test_what_is_no_address_is_refused(archive: Archive, wrong: str) -> None:
    """Nothing is entered that no message could be addressed to."""
    with pytest.raises(ValueError, match="no mail address"):
        archive.readers.leave(LIST, wrong)
    assert archive.readers.left(LIST) == frozenset()


def test_the_form_is_that_of_the_token() -> None:
    """The digest's unsubscribe token folds an address in the same way."""
    from brief.deliver.headers import mailbox

    for given in ("Ann <Ann@Example.org>", "ann@example.org", '"Ost, Ann" <ANN@example.org>'):
        assert address_of(given) == mailbox(given).address.lower() == "ann@example.org"
