"""A run's plan as the lines that a person reads before money is spent."""

from __future__ import annotations

from brief.daily import Plan


def plan_text(plan: Plan) -> str:
    """Return a line for each story, and the sums."""
    lines = [f"engine: {plan.engine}"]
    for story in plan.stories:
        what = f"{story.id}: {story.articles} article{'s' * (story.articles != 1)}"
        if story.why_not:
            lines.append(f"{what}, by the extractive engine: {story.why_not}")
        elif story.requests:
            lines.append(
                f"{what}, {story.requests} request{'s' * (story.requests != 1)}, "
                f"{story.prompt_tokens} prompt tokens; not sent again: {story.repeated} sentences "
                f"of copies; no room for: {story.omitted}"
            )
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
