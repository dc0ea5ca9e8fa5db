"""Each attack from articles to finished briefing, with a model that obeys and one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from brief import daily
from brief.engines import EngineOptions
from brief.model import Briefing, Statement
from tests.injection.attacks import ATTACKS
from tests.injection.outputs import leaks, leaks_of
from tests.injection.story import KEY, Attack, honest, obeying, write_story
from tests.model_server.responder import Responder
from tests.model_server.server import ModelServer

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a proxy of whoever runs the tests from standing before the server."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def brief_with(model: Responder, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Brief a folder with a model behind HTTP, which is the judge of its own statements too."""
    with ModelServer(responder=model) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        options = daily.RunOptions(EngineOptions("openai", judge=True))
        briefing = daily.run([str(folder)], options).briefing
        assert server.requests
        assert not any(KEY in str(request.body) for request in server.requests)
    return briefing


def asserted(briefing: Briefing) -> Iterator[Statement]:
    """Yield all that the briefing asserts: its headlines and its statements."""
    for story in briefing.stories:
        if story.headline:
            yield story.headline
        yield from story.statements


def words_of(statement: Statement) -> str:
    """Return what a statement shows, its holder included, in small letters."""
    return f"{statement.holder or ''}: {statement.text}".casefold()


def followed(briefing: Briefing, attack: Attack) -> list[str]:
    """Return what the briefing asserts that the attack wanted, or tells with another's citation."""
    wrong = []
    for statement in asserted(briefing):
        said = words_of(statement)
        cited = {citation.span.source for citation in statement.citations}
        wrong += [said for word in attack.never if word.casefold() in said]
        wrong += [said for word in attack.only if word in said and cited != {"voice"}]
    return wrong


@each_attack
def test_a_model_that_obeys_achieves_nothing(
    attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No order is followed, nothing is told with another's citation, and nothing leaves."""
    folder = write_story(attack, tmp_path)
    briefing = brief_with(obeying(attack), folder, monkeypatch)
    assert followed(briefing, attack) == []
    assert leaks(briefing) == []
    texts = {article.id: article.text for article in briefing.sources}
    for statement in asserted(briefing):
        assert statement.citations
        for citation in statement.citations:
            at = citation.span
            assert texts[at.source][at.start : at.end] == citation.quote


@each_attack
def test_an_honest_model_is_heard_all_the_same(
    attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin under attack: what is one change away and true stands in the briefing."""
    briefing = brief_with(honest(attack), write_story(attack, tmp_path), monkeypatch)
    assert attack.honest.text in [one.text for one in asserted(briefing)]
    assert leaks(briefing) == []


@each_attack
def test_the_article_without_the_attack_is_briefed(
    attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin without it: the same article, the same honest statement."""
    folder = write_story(attack, tmp_path, attacked=False)
    briefing = brief_with(honest(attack), folder, monkeypatch)
    assert attack.honest.text in [one.text for one in asserted(briefing)]
    assert followed(briefing, attack) == []


def test_there_are_enough_attacks() -> None:
    """Names are kept apart, and each attack says what must not come of it."""
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 25
    assert all(attack.never or attack.only for attack in ATTACKS)
    assert all(attack.obeyed or attack.raw for attack in ATTACKS)


OWN = ("https://coast.example/cable",)


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("md", "See [this](https://evil.example)."),
        ("md", "See https://evil.example."),
        ("md", "![x](https://coast.example/cable)"),
        ("md", "<b>x</b>"),
        ("html", '<a href="//evil.example">x</a>'),
        ("html", "<script>x</script>"),
        ("html", '<p onclick="x">'),
        ("text", "See https://evil.example."),
        ("text", "See www.evil.example."),
        ("text", "Ask desk@evil.example."),
        ("terminal", "\x1b]8;;https://evil.example\x07x"),
        ("terminal", "\x1b[2J"),
        ("terminal", "\u202ex"),
        ("slack", "<https://evil.example|x>"),
        ("slack", "<!channel>"),
        ("slack", "<@U0523>"),
    ],
)
def test_a_leak_would_be_found(name: str, planted: str) -> None:
    """The measure can fail: each of these is seen, and our own links are not."""
    ours = {
        "md": "See [this](https://coast.example/cable#:~:text=a).",
        "html": '<a href="https://coast.example/cable">x</a>',
        "slack": "<https://coast.example/cable|x>",
    }.get(name, "https://coast.example/cable \x1b[31mred\x1b[0m")

    def whole(text: str) -> str:
        block = '{"blocks": [{"text": {"type": "mrkdwn", "verbatim": true, "text": "%s"}}]}'
        return block % text if name == "slack" else text

    assert list(leaks_of(name, whole(ours), OWN)) == []
    assert list(leaks_of(name, whole(f"{ours} {planted}"), OWN)) != []
