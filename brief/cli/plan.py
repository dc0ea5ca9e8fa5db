"""A run's plan as the lines that a person reads before money is spent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief.daily import Plan, StoryPlan


def plan_text(plan: Plan) -> str:
    """Return a line for each story, and the sums."""
    lines = [f"engine: {plan.engine}"]
    for story in plan.stories:
        what = f"{story.id}: {_count(story.articles, 'article')}"
        if story.why_not:
            lines.append(f"{what}, by the extractive engine: {story.why_not}")
        elif story.requests:
            lines.append("; ".join([f"{what}, {_asked(story)}", *_left_out(story)]))
        else:
            lines.append(what)
    if plan.most_requests:
        count = "" if plan.exact else " (estimated, never too few)"
        cost = "unknown: no price is set" if plan.cost is None else f"${plan.cost:.4f}"
        lines.append(
            f"at most, with merging, repairs and judging: {plan.most_requests} requests, "
            f"{plan.most_prompt} prompt tokens{count}, {plan.most_answer} answer tokens; "
            f"cost {cost}; requests that fail and are tried again come on top"
        )
    else:
        lines.append("nothing is sent to anybody")
    return "\n".join(lines)


def _asked(story: StoryPlan) -> str:
    return f"{_count(story.requests, 'request')}, {story.prompt_tokens} prompt tokens"


def _left_out(story: StoryPlan) -> Iterator[str]:
    """Yield what of a story is not sent."""
    if story.repeated:
        yield f"{_count(story.repeated, 'sentence')} of copies not sent again"
    if story.omitted:
        yield f"no room for {_count(story.omitted, 'sentence')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
