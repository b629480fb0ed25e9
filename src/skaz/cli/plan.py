"""``skaz plan PROBLEM``: a plan of the author in which everybody has reasons for what he does, checked before shown."""

from __future__ import annotations

import math
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.engine.certificate import Found, Reason
    from skaz.engine.reference.ready import Ready
    from skaz.engine.verify import Verdict

#: The limits that the search takes; more than these cannot be of use.
AUTHOR, CHARACTER, EPISTEMIC = click.IntRange(0, 1000), click.IntRange(1, 60), click.IntRange(0, 14)
POSITIVE = click.FloatRange(0, min_open=True)


@click.command()
@click.argument("problem", type=click.Path(path_type=Path))
@click.option("--goal", type=float, metavar="N", help="What the author is to have; else the next whole number.")
@click.option("--author-limit", type=AUTHOR, metavar="N", help="Actions that the plan may have.")
@click.option("--character-limit", type=CHARACTER, metavar="N", help="Actions that a character's plan may have.")
@click.option("--epistemic-limit", type=EPISTEMIC, metavar="N", help="How deep plans in plans are looked for.")
@click.option("--method", type=click.Choice(["best-first", "explanation-first"]), default="best-first")
@click.option("--max-visited", type=click.IntRange(0), metavar="N", help="States whose actions may be tried.")
@click.option("--max-seconds", type=POSITIVE, metavar="S", help="How long the search may take.")
@click.option("--max-memory", type=POSITIVE, metavar="GB", help="How much memory it may take.")
@answers
def plan(
    problem: Path,
    goal: float | None,
    author_limit: int | None,
    character_limit: int | None,
    epistemic_limit: int | None,
    method: Any,
    max_visited: int | None,
    max_seconds: float | None,
    max_memory: float | None,
    answer: Answer,
) -> int:
    """Find a plan for the author of PROBLEM in which all actions are explained. Ends with 1 if there is none."""
    from skaz.engine.certificate import Spending
    from skaz.engine.plan import plan_within, usual_goal
    from skaz.engine.verify import verify

    begun = time.perf_counter()
    ready = _read(problem)
    if ready is None:
        return 2
    goal = usual_goal(ready) if goal is None else goal
    reading = time.perf_counter() - begun
    spending = Spending(max_visited, max_seconds, None if max_memory is None else int(max_memory * 1e9))
    with _stoppable(answer) as poll:
        found = plan_within(
            ready, goal, author_limit, character_limit, epistemic_limit, method=method, spending=spending, poll=poll
        )
    verdict = verify(ready, found.plan, found.limits, goal=goal, is_whole=found.is_solved)
    if verdict.wrong is not None:
        raise Unverified(verdict.wrong)
    if answer.wants_json:
        answer.json(problem.name, _as_json(found, goal, verdict, reading))
    else:
        answer.text(_as_text(found, goal, verdict))
    return 0 if found.is_solved else 130 if found.reason == "interrupted" else 1


class Unverified(Exception):
    """A plan does not stand up to its check: a defect of the planner or of the checker."""


def _read(problem: Path) -> Ready | None:
    """The problem made ready; None after saying why it cannot be."""
    from skaz.cli.trace import read
    from skaz.engine.reference.ready import make_ready
    from skaz.formats.sabre.read import read_problem
    from skaz.text.emit import to_text
    from skaz.text.identity import number
    from skaz.text.paint import plain

    lifted, findings = read_problem(read(problem))
    ready: Ready | None = None
    if lifted is not None:
        ready, more = make_ready(lifted)
        findings = (*findings, *more)
    if findings:
        click.echo(plain(to_text(number(findings))), err=True)
    return None if findings else ready


@contextmanager
def _stoppable(answer: Answer) -> Iterator[Callable[[int, int], bool]]:
    """What a search asks whether to go on: until Ctrl-C, which then stops it and nothing else; shows how far it is."""
    asked_to_stop: list[int] = []
    shows = answer.format == "text" and not answer.is_quiet and sys.stderr.isatty()
    begun = shown = time.monotonic()

    def poll(visited: int, generated: int) -> bool:
        nonlocal shown
        now = time.monotonic()
        if shows and now - shown > 0.5:
            shown = now
            click.echo(f"\r{now - begun:.0f} s: {visited:,} visited, {generated:,} generated ", err=True, nl=False)
        return not asked_to_stop

    before = signal.signal(signal.SIGINT, lambda *_: asked_to_stop.append(1))
    try:
        yield poll
    finally:
        signal.signal(signal.SIGINT, before)
        if shown != begun:
            click.echo("\r" + " " * 70 + "\r", err=True, nl=False)


def _as_json(found: Found, goal: float, verdict: Verdict, reading: float) -> dict[str, Any]:
    limits = found.limits
    return {
        "solved": found.is_solved,
        "plan": list(found.plan.actions),
        "length": len(found.plan.actions),
        "utility": found.utility if math.isfinite(found.utility) else None,
        "proved_shortest": found.is_shortest,
        "explanations": [_reason(each) for each in found.plan.reasons],
        "visited": found.visited,
        "generated": found.generated,
        "seconds": found.seconds,
        "compile_seconds": reading + found.preparing,
        "memory_mb": math.ceil(found.bytes / 1e6),
        "reason": found.reason,
        "goal": goal if math.isfinite(goal) else None,
        "limits": {"author": limits.author, "character": limits.character, "epistemic": limits.epistemic},
        "verified": bool(found.plan.actions) and not verdict.open,
        "undecided": list(verdict.open),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "action": reason.action,
        "character": reason.character,
        "plan": list(reason.plan),
        "because": [_reason(each) for each in reason.because],
    }


def _as_text(found: Found, goal: float, verdict: Verdict) -> str:
    lines = [_headline(found, goal)]
    for place, action in enumerate(found.plan.actions):
        lines += ["", f"{place + 1:3}. {action}"]
        reasons = [each for each in found.plan.reasons if each.action == place]
        lines += [line for each in reasons for line in _why(each, 5)] or [
            "     the author's doing: nobody needs to want it"
        ]
    if found.plan.actions:
        lines += ["", "Verified: all of it was replayed, and every reason holds."]
        lines += [f"  But: {each}" for each in verdict.open]
    limits = found.limits
    lines += ["", f"Limits: author {limits.author}, character {limits.character}, epistemic {limits.epistemic}."]
    lines.append(f"{found.visited:,} states visited, {found.generated:,} generated.")
    return "\n".join(lines)


def _headline(found: Found, goal: float) -> str:
    from skaz.compile.problem import show

    count = len(found.plan.actions)
    if found.is_solved:
        fewer = "none has fewer" if found.is_shortest else "whether fewer would do is not known"
        actions = "1 action" if count == 1 else f"{count} actions"
        return f"A plan of {actions}, with {show(found.utility)} for the author ({show(goal)} asked); {fewer}."
    why = {
        "exhausted": "There is no plan within the limits",
        "time": "No plan was found in the time given",
        "memory": "No plan was found with the memory given",
        "visited": "No plan was found in as many states as were given",
        "interrupted": "Stopped: no plan was found so far",
    }[found.reason or "exhausted"]
    best = f"; the best so far gives {show(found.utility)}" if count else ""
    return f"{why} that gives the author {show(goal)}{best}."


def _why(reason: Reason, indent: int, of: str = "") -> Iterator[str]:
    """Who wants an action and what it goes on to; under it, what the others of that plan want."""
    then = ", then ".join(reason.plan[1:])
    what = f", to go on with {then}" if then else ": it helps at once"
    yield f"{' ' * indent}{reason.character} wants {of or 'it'}{what}"
    for each in reason.because:
        yield from _why(each, indent + 2, reason.plan[each.action])
