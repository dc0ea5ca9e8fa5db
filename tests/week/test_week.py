"""Seven mornings of the real command over local feeds: what each reader got, once."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html as lxml_html

from brief.archive import open_archive
from brief.archive.store import Archive
from tests.archive.conftest import new_database
from tests.deliver.mail_server import Post, mail_server
from tests.deliver.test_slack_post import Slack, slack
from tests.week.isles import Isles, isles
from tests.week.morning import BARE, Office, Ports, Ran, in_process, set_up
from tests.week.pieces import DAYS
from tests.week.told import FIRST_TOLD, NEVER, NEWS, WARNED

GOLDEN = Path(__file__).parent / "golden"
IN_CHILDREN = (1, 4)
"""The days whose command runs as a process of its own."""


class Morning(NamedTuple):
    """What came of one day, and of running it a second time."""

    ran: Ran
    mails: tuple[EmailMessage, ...]
    posts: tuple[dict[str, Any], ...]
    again: Ran
    disturbed: bool
    """Whether the second run asked a site, sent anything or changed what is kept."""


class Week(NamedTuple):
    """Seven mornings, and the records of what was kept."""

    mornings: tuple[Morning, ...]
    records: tuple[dict[str, Any], ...]
    ledger: dict[str, str]
    sites: dict[str, str]
    """The addresses of the sites, by what stands for them in golden files."""

    def plain(self, day: int) -> str:
        """Return the digest of a day as plain text, with the same addresses in every run."""
        text = body(self.mornings[day - 1].mails[0], "plain")
        for address, name in self.sites.items():
            text = text.replace(address, name)
        return text

    def opening(self, day: int) -> str:
        """Return what the digest of a day says has changed."""
        found = re.search(r"^## What changed.*?(?=^## )", self.plain(day), re.DOTALL | re.MULTILINE)
        assert found is not None
        return found[0]


def body(mail: EmailMessage, kind: str) -> str:
    """Return one part of a mail, with line ends as they are on this side."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def week(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Week]:
    """Run the week, over a file and over a server's database."""
    folder, post = tmp_path_factory.mktemp("week"), Post()
    with ExitStack() as stack:
        sites = stack.enter_context(isles())
        chat = stack.enter_context(slack())
        port = stack.enter_context(mail_server(post))
        archive = str(folder / "archive.sqlite")
        if request.param == "postgres":
            archive = stack.enter_context(new_database())
        office = set_up(folder, archive, sites, Ports(port, chat.port))
        mornings = tuple(_morning(number, office, sites, post, chat) for number in range(1, 8))
        with open_archive(archive) as kept:
            yield Week(mornings, _records(kept), _ledger(kept), sites.names())


def _morning(number: int, office: Office, sites: Isles, post: Post, chat: Slack) -> Morning:
    """Run one day, then the same day again."""
    sites.show(number)
    day = DAYS[number - 1]
    before = len(post.arrived), len(chat.asked)
    command = ("daily", "--date", day.isoformat())
    ran = office.daily(day) if number in IN_CHILDREN else in_process(office, *command)
    arrived = [content for _, content in post.arrived[before[0] :]]
    posts = [payload for _, payload, _ in chat.asked[before[1] :]]
    kept = _state(office, sites, post, chat)
    again = in_process(office, *command)
    mails = [email.message_from_bytes(one, policy=email.policy.default) for one in arrived]
    return Morning(
        ran,
        tuple(mails),
        tuple(posts),
        again,
        kept != _state(office, sites, post, chat),
    )


def _state(office: Office, sites: Isles, post: Post, chat: Slack) -> tuple[object, ...]:
    """Return all that a second run could change."""
    with open_archive(office.archive) as kept:
        stored = _records(kept), _ledger(kept)
    asked = sum(len(site.asked) for site in sites.sites.values())
    return *stored, asked, len(post.arrived), len(chat.asked)


def _records(kept: Archive) -> tuple[dict[str, Any], ...]:
    return tuple(dict(one.record) for one in kept.briefings.between())


def _ledger(kept: Archive) -> dict[str, str]:
    return {one.key: one.state for one in kept.ledger().entries()}


@pytest.mark.parametrize("number", range(1, 8))
def test_the_digest_is_right_to_the_letter(week: Week, number: int, regold: bool) -> None:
    """The plain text that arrived, byte for byte; it was read sentence by sentence."""
    path = GOLDEN / f"day{number}.md"
    if regold:
        path.parent.mkdir(exist_ok=True)
        path.write_text(week.plain(number), encoding="utf-8")
    assert week.plain(number) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(1, 8))
def test_each_arrived_once(week: Week, number: int) -> None:
    """One mail a reader, one post, and the command says so and ends well."""
    morning = week.mornings[number - 1]
    assert (morning.ran.code, morning.ran.err.count("Traceback")) == (0, 0)
    to = [str(one["To"]) for one in morning.mails]
    assert [any(bare in one for one in to) for bare in BARE] == [True, True]
    assert len(to) == len(BARE)
    assert len(morning.posts) == 1
    assert morning.ran.out.count(": sent (") == 3


@pytest.mark.parametrize("number", range(1, 8))
def test_a_second_run_does_nothing(week: Week, number: int) -> None:
    """It asks no site, sends nothing, keeps nothing new, says so and ends well."""
    morning = week.mornings[number - 1]
    assert not morning.disturbed
    assert morning.again.code == 0
    assert "made before" in morning.again.err
    said = morning.again.out.splitlines()
    assert [line.endswith(": sent before") for line in said] == [True] * 3


@pytest.mark.parametrize("number", NEWS)
def test_the_digest_opens_with_what_changed(week: Week, number: int) -> None:
    """All that happened since the day before is told for what it is."""
    opening = week.opening(number)
    assert [line for line in NEWS[number] if line not in opening] == []


def test_a_first_day_has_nothing_to_compare_with(week: Week) -> None:
    """It tells all there is, and calls nothing new."""
    assert "What changed" not in week.plain(1)
    assert "640 crew members" in week.plain(1)


@pytest.mark.parametrize("words", FIRST_TOLD)
def test_nothing_is_lost_and_nothing_told_early(week: Week, words: str) -> None:
    """The first digest that tells a thing is the one of its day."""
    days = [number for number in range(1, 8) if words in week.plain(number)]
    assert days[:1] == [FIRST_TOLD[words]]


def test_nothing_is_told_again_as_new(week: Week) -> None:
    """What is called new stood in no briefing before, under no other name either."""
    told: set[str] = set()
    again = []
    for record in week.records:
        for story in record.get("changes", {}).get("stories", ()):
            fresh = [one["now"]["text"] for one in story["changes"] if one["kind"] == "new"]
            again += [text for text in fresh if text in told]
        told |= {one["text"] for story in record["stories"] for one in story["statements"]}
    assert len(told) > 30
    assert again == []


def test_every_statement_is_in_the_digest(week: Week) -> None:
    """What was kept of a day was told, in both parts of the mail, as new, changed or as before."""
    for number, record in enumerate(week.records, 1):
        plain = _bare(week.plain(number))
        page = lxml_html.fromstring(body(week.mornings[number - 1].mails[0], "html"))
        shown = _bare(page.text_content())
        texts = [one["text"] for story in record["stories"] for one in story["statements"]]
        assert texts
        assert [text for text in texts if _bare(text) not in plain] == []
        assert [text for text in texts if _bare(text) not in shown] == []


def _bare(text: str) -> str:
    """Return letters and figures alone: what Markdown and HTML write differently is left out."""
    return re.sub(r"[^\w%]+", " ", text.replace("\\", ""))


def test_what_nobody_asked_for_is_nowhere(week: Week) -> None:
    """Articles outside of the topics, behind a wall, and page furniture are in no digest."""
    every = "\n".join(week.plain(number) for number in range(1, 8))
    assert [words for words in NEVER if words in every] == []


@pytest.mark.parametrize("number", range(1, 8))
def test_whoever_runs_it_is_told_of_sources(week: Week, number: int) -> None:
    """A dead feed and a paywalled page are warnings of their days, and of no others."""
    err = week.mornings[number - 1].ran.err
    assert [line for line in WARNED.get(number, ()) if line not in err] == []
    assert ("feed.json: has a fault" in err) is (number in (4, 5))


def test_one_report_is_one_origin(week: Week) -> None:
    """The wire and the two who printed it stand as one, and are all named."""
    (story,) = week.records[0]["stories"]
    assert [len(origin["articles"]) for origin in story["origins"]] == [3]
    assert "3 articles from 3 outlets, 1 independent origin." in week.plain(1)
    assert "five people were injured" in week.plain(4).lower()
    assert "corroborated, 2 independent origins" in week.plain(4)


def test_the_headers_hold_the_list_together(week: Week) -> None:
    """One List-Id, a Message-ID for each day and reader, the same for the same in every run."""
    mails = [mail for morning in week.mornings for mail in morning.mails]
    assert {str(one["List-Id"]) for one in mails} == {'"Isles" <isles.desk.example>'}
    ids = [str(one["Message-ID"]) for one in mails]
    assert len(set(ids)) == len(ids) == 14
    assert ids[0] == "<isles.2026-03-02.f9a991c6dac263aa78dbd967@desk.example>"


def test_slack_takes_each_post(week: Week) -> None:
    """Every post is within Slack's limits and tells the day's headline."""
    for morning in week.mornings:
        (post,) = morning.posts
        assert 0 < len(post["blocks"]) <= 50
        texts = [one["text"]["text"] for one in post["blocks"] if "text" in one]
        assert all(0 < len(text) <= 3000 for text in texts)
        assert post["text"] == str(morning.mails[0]["Subject"])


def test_the_ledger_knows_all_as_sent(week: Week) -> None:
    """Two readers and one channel on seven days."""
    assert len(week.ledger) == 21
    assert set(week.ledger.values()) == {"sent"}
