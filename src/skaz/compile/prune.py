"""Leaves out what can never matter: fluents of one value, events that cannot happen or do nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from skaz.compile.problem import Fluent, GroundEvent, Problem
from skaz.compile.reach import Reach
from skaz.model.logic import Value


def prune(problem: Problem, starts: Iterable[tuple[Fluent, Value]]) -> Problem:
    """The problem without what is static.

    Args:
        problem: a ground problem with its belief effects made explicit.
        starts: every value that each fluent begins with, in the world or in any belief state.

    Returns:
        A problem with fewer fluents, actions and triggers. What is left reads static fluents as before: they keep the
        values they begin with. A static belief stays ``tracked``, for what it is about may change.
    """
    reach = Reach(problem, starts)
    return replace(
        problem,
        fluents=tuple(fluent for fluent in problem.fluents if not reach.is_static(fluent)),
        explicit=tuple(fluent for fluent in problem.explicit if not reach.is_static(fluent)),
        actions=tuple(_kept(problem.actions, reach)),
        triggers=tuple(_kept(problem.triggers, reach)),
    )


def _kept(events: Iterable[GroundEvent], reach: Reach) -> Iterable[GroundEvent]:
    for event in events:
        effects = tuple(
            effect for effect in event.effects if not reach.is_static(effect.fluent) and reach.can_hold(effect.when)
        )
        if event.is_special or (effects and reach.can_happen(event)):
            yield replace(event, effects=effects)
