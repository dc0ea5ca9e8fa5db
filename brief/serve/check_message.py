"""The answer to `/brief check`, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from brief.render import escape, wording
from brief.render.links import passage_url, web_url
from brief.render.slack import Block, fitted, link
from brief.serve.checking import MOST_SENTENCES, Answered, Carried
from brief.serve.messages import Message, context, section

_SENTENCE, _QUOTE, _FINDING = 1000, 480, 240  # units; with a link, three fit a section

NOTE = (
    "Checked against what was read, one article at a time. Copies of one report are not told "
    "apart here, and “not supported” does not mean untrue."
)


def check_message(answers: list[Answered], left: int) -> Message:
    """Return what became of each sentence; `left` are those too many."""
    blocks = [block for one in answers for block in _answer(one)]
    if left:
        more = f"{wording.count(left, 'more sentence')} not checked: {MOST_SENTENCES} are, at once."
        blocks.append(context(escape.slack(more)))
    blocks.append(context(escape.slack(NOTE)))
    good = sum(one.supported for one in answers)
    return Message(f"{good} of {wording.count(len(answers), 'sentence')} supported", tuple(blocks))


def _answer(one: Answered) -> Iterator[Block]:
    if one.supported:
        yield section(fitted("*Supported:* ", one.sentence, "", _SENTENCE))
        for carried in one.by:
            yield section("\n".join(_support(carried)))
        return
    if not one.by:
        yield section(fitted("*Not found:* ", one.sentence, "", _SENTENCE))
        yield context("No article that was read has words of this sentence.")
        return
    yield section(fitted("*Not supported:* ", one.sentence, "", _SENTENCE))
    for carried in one.by:
        yield section("\n".join(_refusal(carried)))


def _support(carried: Carried) -> Iterator[str]:
    yield _where(carried)
    if carried.whole:
        yield "The article carries it as a whole; the nearest passages:"
    yield from (fitted("&gt; ", quote, "", _QUOTE) for quote in carried.quotes[:3])


def _refusal(carried: Carried) -> Iterator[str]:
    for found in carried.verdict.findings[:3]:
        yield fitted(f"• `{found.code}` ", found.message, "", _FINDING)
    yield f"Nearest: {_where(carried)}"
    yield from (fitted("&gt; ", quote, "", _QUOTE) for quote in carried.quotes[:1])


def _where(carried: Carried) -> str:
    """Return outlet, day and link of an article."""
    article = carried.article
    day = wording.day(article.published) if article.published else "undated"
    name = fitted("*", wording.outlet(article), "*", 300)
    url = passage_url(article.url, carried.quotes[0]) if carried.quotes else web_url(article.url)
    return f"{name}, {day}" + (f", {link(url, 'open the article')}" if url else "")
