"""Find the author's plan for a ground problem: on the compiled core, or slowly on the reference where there is none."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from skaz.engine.certificate import Found, Limits, Plan, Spending
from skaz.engine.core import FAULTS, ground_world, why_slow
from skaz.engine.explanations import asked, names_of, reasons_of
from skaz.engine.reference import plan as reference
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.states import Faulty, as_number
from skaz.engine.reference.utility import utility
from skaz.text.slow import warn_slow

if TYPE_CHECKING:
    from skaz.engine.compiled import GroundWorld

Method = Literal["best-first", "explanation-first"]
METHODS: tuple[Method, ...] = ("best-first", "explanation-first")

UNLIMITED = Spending()

#: Gets states visited and generated now and then, and says whether to go on.
Poll = Callable[[int, int], bool]

#: The most that the core takes.
MOST = Limits(author=1000, character=60, epistemic=14)

#: What stands for limits that are not given, one after another until a plan is found.
ROUNDS = (Limits(10, 3, 1), Limits(15, 5, 2), Limits(25, 8, 2), Limits(40, 12, 3))


def first_worth(ready: Ready) -> float:
    """What the beginning is worth to the author; NaN where that is nothing."""
    return as_number(utility(ready.problem.utilities, None, ready.state()))


def usual_goal(ready: Ready) -> float:
    """What a plan is to come to where nothing else is asked: the next whole number above the beginning."""
    worth = first_worth(ready)
    return worth if math.isinf(worth) or math.isnan(worth) else math.floor(worth) + 1.0


def plan(
    ready: Ready,
    goal: float,
    limits: Limits,
    *,
    method: Method = "best-first",
    spending: Spending = UNLIMITED,
    poll: Poll | None = None,
) -> Found:
    """Find a shortest plan after which the author has at least ``goal`` and more than at the beginning.

    Args:
        ready: the problem.
        goal: utility of the author.
        limits: at most ``MOST``.
        method: in which order; both come to plans of one length.
        spending: what the search may cost.
        poll: asked about ten times a second whether to go on.

    Raises:
        SkazError: an action that was tried cannot be gone through with.
    """
    worth = first_worth(ready)
    if math.isnan(worth):  # nothing is more than nothing
        return Found(False, Plan(), worth, False, "exhausted", 0, 0, 0.0, 0, limits)
    least = max(goal, math.nextafter(worth, math.inf))
    begun = time.perf_counter()
    world = ground_world(ready, limits.epistemic + 1)
    preparing = time.perf_counter() - begun
    if world is None:
        warn_slow("The plan is sought", why_slow())
        return reference.plan(ready, least, limits, spending, poll)
    try:
        return _on_core(ready, world, least, limits, method, spending, poll, preparing)
    except FAULTS as fault:
        raise Faulty(str(fault)) from fault


def plan_within(
    ready: Ready,
    goal: float,
    author: int | None = None,
    character: int | None = None,
    epistemic: int | None = None,
    *,
    method: Method = "best-first",
    spending: Spending = UNLIMITED,
    poll: Poll | None = None,
) -> Found:
    """The same where a limit may be None: none. The search begins with low ones then and raises them (``ROUNDS``).

    What it visits and generates, and its seconds, are counted over all rounds.
    """
    is_open = character is None or epistemic is None
    visited, generated, seconds, preparing = 0, 0, 0.0, 0.0
    found: Found | None = None
    for limits in _rounds(author, character, epistemic):
        left = replace(
            spending,
            visited=None if spending.visited is None else spending.visited - visited,
            seconds=None if spending.seconds is None else spending.seconds - seconds,
        )
        found = plan(ready, goal, limits, method=method, spending=left, poll=poll)
        visited, generated = visited + found.visited, generated + found.generated
        seconds, preparing = seconds + found.seconds, preparing + found.preparing
        if found.is_solved or found.reason != "exhausted":
            break
    assert found is not None
    is_shortest = found.is_shortest and not is_open
    return replace(
        found, is_shortest=is_shortest, visited=visited, generated=generated, seconds=seconds, preparing=preparing
    )


def _rounds(author: int | None, character: int | None, epistemic: int | None) -> list[Limits]:
    rounds = [
        Limits(
            each.author if author is None else author,
            each.character if character is None else character,
            each.epistemic if epistemic is None else epistemic,
        )
        for each in ROUNDS
    ]
    return list(dict.fromkeys(rounds))


def _on_core(
    ready: Ready,
    world: GroundWorld,
    least: float,
    limits: Limits,
    method: Method,
    spending: Spending,
    poll: Poll | None,
    preparing: float,
) -> Found:
    begun, idle = time.perf_counter(), time.process_time()
    found = world.plan(
        least,
        limits.author,
        limits.character,
        limits.epistemic,
        method == "explanation-first",
        spending.visited,
        spending.seconds,
        spending.bytes,
        poll,
    )
    seconds, busy = time.perf_counter() - begun, time.process_time() - idle
    return Found(
        found["solved"],
        _plan(ready, world, found, limits),
        found["utility"],
        found["is_shortest"],
        found["reason"],
        found["visited"],
        found["generated"],
        seconds,
        found["bytes"],
        limits,
        preparing,
        busy,
    )


def _plan(ready: Ready, world: GroundWorld, found: dict[str, Any], limits: Limits) -> Plan:
    actions: Sequence[int] = found["plan"]
    reasons = found["explanations"] if found["solved"] else _asked(ready, world, actions, limits)
    return Plan(names_of(ready, actions), reasons_of(ready, reasons))


def _asked(ready: Ready, world: GroundWorld, actions: Iterable[int], limits: Limits) -> list[Any]:
    """The reasons of a run that leads nowhere yet."""
    who = {name: index for index, name in enumerate(ready.problem.characters)}
    state, reasons = world.initial, []
    for place, action in enumerate(actions):
        for name in ready.problem.actions[action].consenting:
            known = asked(world, state, action, who[name], limits)
            reasons.append((place, who[name], known["plan"], known["because"]))
        state = world.act(state, action)
    return reasons
