"""Leaves out what can never matter: fluents of one value, events that cannot happen or do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from skaz.compile.problem import Effect, Fluent, GroundEvent, Problem
from skaz.compile.reach import Reach
from skaz.compile.settle import settled
from skaz.model.logic import FALSE, Const, Expr, Value


def prune(problem: Problem, starts: Iterable[tuple[Fluent, Value]]) -> Problem:
    """The problem without what is static.

    Args:
        problem: a ground problem with its belief effects made explicit.
        starts: every value that each fluent begins with, in the world or in any belief state.

    Returns:
        A problem with fewer fluents, actions and triggers. A static fluent, a belief too, stands in what is left as
        the one value that it has.
    """
    return _Pruning(problem, Reach(problem, starts)).pruned()


class _Pruning:
    def __init__(self, problem: Problem, reach: Reach) -> None:
        self.problem = problem
        self.reach = reach
        # by identity: expressions are shared, and kept here
        self.known: dict[int, tuple[Expr, Expr]] = {}
        self.constants: dict[Fluent, Const | None] = {}

    def pruned(self) -> Problem:
        problem = self.problem
        return replace(
            problem,
            fluents=self._changing(problem.fluents),
            explicit=self._changing(problem.explicit),
            tracked=frozenset(self._changing(problem.tracked)),
            actions=tuple(self._kept(problem.actions)),
            triggers=tuple(self._kept(problem.triggers)),
            utilities={who: self._settled(expr) for who, expr in problem.utilities.items()},
        )

    def _changing(self, fluents: Iterable[Fluent]) -> tuple[Fluent, ...]:
        return tuple(fluent for fluent in fluents if not self.reach.is_static(fluent))

    def _kept(self, events: Iterable[GroundEvent]) -> Iterator[GroundEvent]:
        for event in events:
            effects = tuple(self._effects(event))
            if event.is_special or (effects and self.reach.can_happen(event)):
                observing = event.observing and {who: self._settled(expr) for who, expr in event.observing.items()}
                precondition = self._settled(event.precondition)
                yield replace(event, precondition=precondition, effects=effects, observing=observing)

    def _effects(self, event: GroundEvent) -> Iterator[Effect]:
        for effect in event.effects:
            if self.reach.is_static(effect.fluent) or not self.reach.can_hold(effect.when):
                continue
            when = self._settled(effect.when)
            if when != FALSE:
                yield replace(effect, when=when, value=self._settled(effect.value))

    def _settled(self, expr: Expr) -> Expr:
        found = self.known.get(id(expr))
        if found is None:
            found = self.known[id(expr)] = expr, settled(expr, self._constant)
        return found[1]

    def _constant(self, fluent: Fluent) -> Const | None:
        if fluent not in self.constants:
            is_static = self.reach.is_static(fluent)
            self.constants[fluent] = Const(self.reach.value(fluent)) if is_static else None
        return self.constants[fluent]
