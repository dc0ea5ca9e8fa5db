"""What each command and button is answered, in blocks that Slack takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from brief.model import Briefing
from brief.render import wording
from brief.serve.answers import Answers
from brief.serve.commands import read_asked
from brief.serve.library import open_library
from brief.serve.messages import EVIDENCE, MORE
from brief.serve.options import ServeOptions, SlackAppOptions, Topic
from tests.render.made import harbour
from tests.serve.conftest import FIRST, SECOND
from tests.serve.running import Running, fill
from tests.serve.slack_double import SlackDouble
from tests.serve.valid import buttons, faults, shown

Ask = Callable[[str], dict[str, Any]]


@pytest.fixture
def ask(slack: Running, double: SlackDouble) -> Ask:
    """Ask the running server, and return the body of its answer, which Slack takes."""

    def asked(text: str) -> dict[str, Any]:
        assert slack.ask(text).status_code == 200
        body = double.next("respond").body
        assert body["response_type"] == "ephemeral"
        assert faults(body) == []
        return body

    return asked


def test_the_measure_can_fail() -> None:
    """The twin of the measure: a mention, a long section and a wrong block are found."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "a <https://a.example|b>"}}
    assert faults({"text": "x", "blocks": [section]}) == []
    assert faults({"blocks": [section]}) == ["no text for notifications"]
    for text in ("<!channel>", "x" * 3001, "<https://a.example|b"):
        wrong = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
        assert faults({"text": "x", "blocks": [wrong]})
    assert faults({"text": "x", "blocks": [section] * 51})


def test_the_latest_briefing(ask: Ask) -> None:
    """Without words it is the whole of the latest day, a button beside each statement."""
    body = ask("")
    text = shown(body)
    assert text.startswith("Briefing, 7 May 2031\n1 story, 6 statements, 2 withheld.")
    assert len(buttons(body, "Show evidence")) == 6
    assert "Page" not in text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ferry", SECOND),
        ("FERRIES strike", SECOND),
        ("ferry 2031-05-05", FIRST),
        ("2031-05-05", FIRST),
        ("2031-05-05 ferry", FIRST),
    ],
)
def test_stories_by_words_and_day(ask: Ask, text: str, day: date) -> None:
    """The stories that the words are about, of the day that is given, else of the latest."""
    assert ask(text)["text"] == f"Briefing, {day.day} May 2031"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2031-05-06", "There is no briefing of 6 May 2031; the latest is of 7 May 2031."),
        ("today", "There is no briefing of"),
        ("ferry 2031-02-30", "“2031-02-30” is no date; write it as YYYY-MM-DD."),
        ("changes 2031-05-06", "There is no briefing of 6 May 2031; the latest is of 7 May 2031."),
        ("changes 2031-05-05", "There is no earlier briefing to compare that of 5 May 2031 with."),
        ("check", "Give the text to check: /brief check TEXT"),
        ("check …", "There is no sentence in that text."),
        ("check " + "x " * 2100, "At most 4000 characters can be checked at once."),
    ],
)
def test_what_cannot_be_answered_is_said(ask: Ask, text: str, said: str) -> None:
    """One line says what is wrong, or what there is instead."""
    assert shown(ask(text)).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("volcano", "No story is about “volcano”."),
        ("volcano 2031-05-05", "No story of 5 May 2031 is about “volcano”."),
        ("chnages", "No story is about “chnages”. Did you mean “/brief changes”?"),
        ("hlep", "No story is about “hlep”. Did you mean “/brief help”?"),
        ("strikke", "No story is about “strikke”. Did you mean “/brief strike”?"),
        ("changes ferry", "“ferry” is no day; write YYYY-MM-DD, yesterday or monday."),
    ],
)
def test_what_is_unknown_gets_help_and_the_nearest(ask: Ask, text: str, said: str) -> None:
    """What was asked, what may have been meant, and what can be."""
    first, *rest = shown(ask(text)).splitlines()
    assert first == said
    assert rest == shown(ask("help")).splitlines()
    assert "`/brief check TEXT`" in rest[4]


def test_what_changed(ask: Ask) -> None:
    """The changes of the latest day, or of one that is given, since those before it."""
    body = ask("changes")
    assert body["text"] == "Changes, 7 May 2031"
    assert "*What changed since 5 May 2031*" in shown(body)
    assert ask("changes 2031-05-07")["blocks"] == body["blocks"]


def test_a_sentence_that_an_article_carries(ask: Ask) -> None:
    """It is called supported, with the outlet, the day and the characters that carry it."""
    text = shown(ask("check Ferry workers and the Port Ellery council signed a pay agreement."))
    assert text.startswith("*Supported:* Ferry workers and the Port Ellery council signed")
    assert "*The Tern*, 4 May 2031, <https://tern.example/" in text
    assert re.search("&gt; .*Ferry workers and the Port Ellery council signed a pay agr", text)
    assert "“not supported” does not mean untrue" in text


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Ferry workers and the Port Ellery council signed a pay agreement on Monday.", "`F"),
        ("Ferry workers and the Port Ellery council did not sign a pay agreement.", "`M6"),
        ("The council sold the lighthouse.", "`U7"),
    ],
)
def test_a_sentence_that_none_carries(ask: Ask, sentence: str, code: str) -> None:
    """It is called not supported, with the codes and the nearest passage, and no more."""
    text = shown(ask(f"check {sentence}"))
    assert text.startswith(f"*Not supported:* {sentence}")
    assert code in text
    assert "Nearest: *" in text
    assert "*Supported" not in text


def test_each_sentence_is_ruled_on(ask: Ask) -> None:
    """One that is carried does not help the next, and what nobody wrote of is not found."""
    body = ask(
        "check The winter timetable has not been decided. Wolves dance. "
        "Ferry workers signed a pay agreement."
    )
    lines = [line for line in shown(body).splitlines() if line.startswith("*")]
    kinds = [line.partition(":")[0] for line in lines if ":*" in line]
    assert len(kinds) == 3
    assert kinds[1] == "*Not found"
    assert kinds[2] == "*Supported"


def test_too_many_sentences_are_counted(ask: Ask) -> None:
    """Ten are checked at once; how many are left is said."""
    assert "2 more sentences not checked" in shown(ask("check " + "Wolves dance. " * 12))
    assert "more sentence" not in shown(ask("check " + "Wolves dance. " * 10))


def test_evidence_is_shown(slack: Running, double: SlackDouble, ask: Ask) -> None:
    """The button brings each citation's outlet, date, origin, quote and link, to the user alone."""
    value = buttons(ask("2031-05-05"), "Show evidence")[0]
    answer = slack.press(EVIDENCE, value)
    assert (answer.status_code, answer.text) == (200, "")
    body = double.next("respond").body
    assert faults(body) == []
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
    text = shown(body)
    assert text.startswith("*Ferry workers and the Port Ellery council signed a pay agreement")
    assert "settled, 1 origin, 2 outlets: The Tern" in text
    assert "*[1] The Tern*, 4 May 2031, 18:30 UTC, <https://tern.example/" in text
    assert "&gt; Ferry workers and the Port Ellery council signed a pay agreement on Sunday" in text
    assert "S1 · Ferry workers and Port Ellery sign pay deal" in text
    assert "S2, derived from S1" in text


@pytest.mark.parametrize("value", ["", "x", "[]", "{}", '{"b":"x","s":"a1"}', '{"b":1,"m":"zz"}'])
@pytest.mark.parametrize("action", [EVIDENCE, MORE])
def test_a_button_of_nothing_is_answered(
    slack: Running, double: SlackDouble, action: str, value: str
) -> None:
    """A value that leads nowhere, as after the archive was moved, gets one line."""
    assert slack.press(action, value).status_code == 200
    assert shown(double.next("respond").body) == "That briefing is no longer in the archive."


def test_a_statement_that_is_gone_is_said(slack: Running, double: SlackDouble, ask: Ask) -> None:
    """A known briefing without that statement says so."""
    fields = json.loads(buttons(ask(""), "Show evidence")[0])
    slack.press(EVIDENCE, json.dumps(fields | {"s": "nothing"}))
    assert shown(double.next("respond").body) == "That statement is not in the briefing."


def test_in_a_thread_the_evidence_stays_there(
    slack: Running, double: SlackDouble, ask: Ask
) -> None:
    """The answer to a press in a thread names the thread."""
    value = buttons(ask(""), "Show evidence")[0]
    slack.press(EVIDENCE, value, container={"type": "message", "thread_ts": "17.5"})
    assert double.next("respond").body["thread_ts"] == "17.5"


def test_articles_cannot_call_anybody(ask: Ask, slack: Running, double: SlackDouble) -> None:
    """Mentions, links and markup of an article stay letters wherever it is quoted."""
    body = ask("2031-05-05")
    assert "&lt;!channel&gt;" in shown(body)
    for value in buttons(body, "Show evidence"):
        slack.press(EVIDENCE, value)
        assert faults(double.next("respond").body) == []
    text = shown(ask("check He put the rise at 7%, <!channel> not 6."))
    assert "<!" not in text
    assert "&lt;!channel&gt;" in text


def long_day(stories: int) -> Briefing:
    """Return a day of many stories of seven statements."""
    first = harbour()
    story = first.stories[0]
    made = tuple(
        replace(
            story,
            id=f"s{n}",
            statements=tuple(replace(one, id=f"s{n}-{one.id}") for one in story.statements),
            rejected=tuple(replace(one, id=f"s{n}-{one.id}") for one in story.rejected),
        )
        for n in range(stories)
    )
    return replace(first, stories=made)


def made_answers(archive: str, **more: Any) -> Answers:
    """Return answers over an archive, without a server."""
    slack = SlackAppOptions(token="xoxb-invented")
    options = ServeOptions(archive=archive, slack=slack, **more)
    return Answers(open_library(archive, ""), options)


def test_a_long_briefing_comes_in_pages(tmp_path: Any) -> None:
    """Each page fits, "More" brings the next, and together they hold every statement once."""
    answers = made_answers(fill(tmp_path / "a.sqlite", long_day(12)))
    message = answers.command(read_asked("", FIRST))
    seen: list[str] = []
    for number in range(1, 100):
        body = {"text": message.text, "blocks": list(message.blocks)}
        assert faults(body) == []
        assert f"Page {number} of " in shown(body)
        seen += [json.loads(value)["s"] for value in buttons(body, "Show evidence")]
        more = buttons(body, "More")
        if not more:
            break
        message = answers.more(more[0])
    assert len(seen) == len(set(seen)) == 12 * 7


def test_some_stories_of_a_long_day(tmp_path: Any) -> None:
    """The pages of some stories are of those alone."""
    whole = long_day(3)
    other = replace(whole.stories[1], headline=None, statements=whole.stories[1].statements[:1])
    day = replace(whole, stories=(whole.stories[0], other, whole.stories[2]))
    answers = made_answers(fill(tmp_path / "a.sqlite", day))
    message = answers.command(read_asked("winter timetable", FIRST))
    body = {"text": message.text, "blocks": list(message.blocks)}
    assert "2 of 3 stories of that day" in shown(body)
    assert len(buttons(body, "Show evidence")) == 14


def test_a_topic_stands_for_its_words(place: str) -> None:
    """Its name finds what its words do, without what it excludes."""
    for topic, found in (
        (Topic("Islands", ("lighthouse", "night rota")), False),
        (Topic("Islands", ("lighthouse", "winter timetable")), True),
        (Topic("Islands", ("winter timetable",), ("strike",)), False),
    ):
        message = made_answers(place, topics=(topic,)).command(read_asked("islands", FIRST))
        assert (message.text == "Briefing, 7 May 2031") is found


def test_a_weekday_may_be_a_word(place: str) -> None:
    """Where no story of that weekday is meant, it is taken for a word of the story."""
    answers = made_answers(place)
    found = answers.command(read_asked("pay agreement sunday", FIRST))
    assert found.text == "Briefing, 5 May 2031"
    missing = answers.command(read_asked("pay agreement tuesday", FIRST))
    assert missing.text.startswith("No story")


def test_an_empty_archive(tmp_path: Any) -> None:
    """Every command says that there is no briefing yet, or what else it can do."""
    answers = made_answers(fill(tmp_path / "a.sqlite"))
    none = "There is no briefing yet; `brief daily` makes one."
    for text in ("", "today", "changes"):
        assert answers.command(read_asked(text, FIRST)).text == none
    assert answers.command(read_asked("ferry", FIRST)).text.startswith("No story is about")
    assert "Not found" in shown({"blocks": answers.command(read_asked("check A b.", FIRST)).blocks})


def test_links_lead_to_the_pages(place: str) -> None:
    """Where the server is known by an address, the answer leads to the day's page."""
    blocks = made_answers(place, public_url="https://brief.example").command(
        read_asked("2031-05-05", FIRST)
    )
    link = f"<https://brief.example/day/2031-05-05|{wording.WITH_EVIDENCE}>"
    assert link in shown({"blocks": blocks.blocks})
    assert link not in shown({"blocks": made_answers(place).command(read_asked("", FIRST)).blocks})
