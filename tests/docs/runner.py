"""Does what a page tells its reader to do, in one shell, and says where the page is wrong."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.docs.desk import Desk
from tests.docs.pages import Kind, Step

LONGEST = 150
"""Seconds that all commands of one page may take, on a machine that is busy."""

_WAIT = (
    "for _ in $(seq 200); do (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && break; "
    "sleep 0.05; done"
)


class Outcome(NamedTuple):
    """What became of a step: what is wrong ("" for nothing), and what was printed.

    `differs`: it ended as it should, and printed something else than the page shows.
    """

    step: Step
    wrong: str
    printed: str
    differs: bool = False


def follow(steps: list[Step], desk: Desk) -> list[Outcome]:
    """Run the steps in order, up to the first that ends with another code than the page says."""
    numbered = [
        (number, step)
        for number, step in enumerate(steps)
        if step.kind not in {Kind.UNRUN, Kind.ELSEWHERE}
    ]
    notes = desk.folder.parent / "notes"
    notes.mkdir()
    said = _run_shell("\n".join(_line(n, step, desk, notes) for n, step in numbered), desk)
    outcomes = [_judge(number, step, desk, notes) for number, step in numbered]
    return [one._replace(wrong=f"{one.wrong}{said}") if one.wrong else one for one in outcomes]


def _run_shell(script: str, desk: Desk) -> str:
    """Run all commands in one shell, so that what one sets is there for the next."""
    script = f"trap 'kill $(jobs -p) 2>/dev/null' EXIT\n{script}\n"
    try:
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=desk.folder,
            env=dict(desk.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"\nthe page took more than {LONGEST} s"
    return f"\n{done.stderr}" if done.stderr else ""


def _line(number: int, step: Step, desk: Desk, notes: Path) -> str:
    """Return the step as lines for the shell, which notes how it ended and stops if it failed."""
    out, code = notes / f"{number}.out", notes / f"{number}.code"
    what = desk.inward(step.what)
    text = notes / f"{number}.text"
    if step.kind is Kind.WRITE:
        text.write_text(what, encoding="utf-8")
        path = desk.folder / step.detail
        what = f"mkdir -p {shlex.quote(str(path.parent))} && cp {text} {shlex.quote(str(path))}"
    elif step.kind is Kind.PATCH:
        text.write_text(what, encoding="utf-8")
        what = f"git apply --recount -C1 {text}"
    elif step.kind is Kind.BACKGROUND:
        port = desk.ports.get(step.detail, step.detail)
        log = notes / f"port-{step.detail}.out"
        return f"{what} >{log} 2>&1 &\n{_WAIT.format(port=port)}\necho 0 >{code}; : >{out}"
    elif step.kind is Kind.PRINTED:
        what = f"cat {notes / f'port-{step.detail}.out'}"
    return (
        f"{{ {what}\n}} >{out} 2>&1; __code=$?; echo $__code >{code}; "
        f"[ $__code -eq {step.code} ] || exit 1"
    )


def _judge(number: int, step: Step, desk: Desk, notes: Path) -> Outcome:
    """Compare how a step ended, and what it printed, with the page."""
    code = notes / f"{number}.code"
    if not code.is_file():
        return Outcome(step, f"line {step.line}: never ended: {step.what}", "")
    ended = int(code.read_text())
    out = (notes / f"{number}.out").read_text(encoding="utf-8", errors="replace")
    printed = desk.outward(out)
    if ended != step.code:
        wrong = f"line {step.line}: {step.what}\nended with {ended}, not {step.code}:\n{printed}"
        return Outcome(step, wrong, printed)
    if step.expected is not None and not agrees(step.expected, printed):
        wrong = f"line {step.line}: {step.what}\nprinted\n{printed}\nand not\n{step.expected}"
        return Outcome(step, wrong, printed, differs=True)
    return Outcome(step, "", printed)


def agrees(expected: str, printed: str) -> bool:
    """Say whether an output is what a page shows, where `...` stands for any lines."""
    parts: list[list[str]] = [[]]
    for line in expected.strip("\n").split("\n"):
        if line.strip() == "...":
            parts.append([])
        else:
            parts[-1].append(line.rstrip())
    lines = printed.strip("\n").split("\n")
    if len(parts) == 1:
        return lines == parts[0]
    first, *middle, last = parts
    if lines[: len(first)] != first or (last and lines[-len(last) :] != last):
        return False
    at, end = len(first), len(lines) - len(last)
    for part in middle:
        found = next((n for n in range(at, end) if lines[n : n + len(part)] == part), None)
        if found is None:
            return False
        at = found + len(part)
    return at <= end


def renewed(expected: str, printed: str) -> str:
    """Return what a page should show: as many lines at either end as it showed before."""
    lines = printed.strip("\n").split("\n")
    shown = expected.strip("\n").split("\n")
    if "..." not in shown:
        return "\n".join(lines) + "\n"
    head, tail = shown.index("..."), len(shown) - 1 - shown[::-1].index("...")
    after = len(shown) - 1 - tail
    return "\n".join([*lines[:head], "...", *lines[len(lines) - after :]]) + "\n"


def rewrite(text: str, outcomes: list[Outcome]) -> str:
    """Return a page with the outputs that came out, for `--regold`."""
    for outcome in sorted(outcomes, key=lambda one: one.step.at, reverse=True):
        step = outcome.step
        if step.expected is not None and not agrees(step.expected, outcome.printed):
            start, end = step.at
            text = text[:start] + renewed(step.expected, outcome.printed) + text[end:]
    return text
