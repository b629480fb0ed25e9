"""What happens: an event as the engine takes it, from a ground problem or lifted, under values for its variables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from skaz.compile.problem import BELIEVES, GroundEvent
from skaz.engine.reference.evaluate import Env, chosen, fluent_at, holds, value
from skaz.engine.reference.state import Fluent, State
from skaz.model.logic import (
    TRUE,
    And,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    Matter,
    Not,
    Quantified,
    Read,
    Special,
    Value,
    Var,
)

#: A fluent and what it becomes.
Change = tuple[Fluent, Value]


class Event(Protocol):
    """Something that happens in a state; ``is_rule`` if it fires by itself, which nobody observes."""

    @property
    def name(self) -> str: ...
    @property
    def precondition(self) -> Expr: ...
    @property
    def env(self) -> Env: ...
    @property
    def is_rule(self) -> bool: ...

    def changes(self, state: State) -> Iterable[Change]:
        """What it makes of which fluent, read in the state before it. Of two for one fluent the first counts."""
        ...

    def observers(self, state: State) -> Iterable[Value]:
        """The characters that see it, judged in the state before it."""
        ...


@dataclass(eq=False, slots=True)
class Happening:
    """A lifted event: its condition and effect stand under ``env``; no ground world is needed.

    ``seen_by`` gives the observers in the state at hand without asking every character; None: everybody sees it.
    """

    name: str
    effect: Expr = TRUE
    precondition: Expr = TRUE
    env: Env = field(default_factory=dict)
    seen_by: Callable[[State], Iterable[Value]] | None = None
    is_rule: bool = False

    def changes(self, state: State) -> Iterable[Change]:
        return assigned(self.effect, state, self.env)

    def observers(self, state: State) -> Iterable[Value]:
        return state.world.characters if self.seen_by is None else self.seen_by(state)


@dataclass(frozen=True, eq=False)
class Ground:
    """An event of a ground problem."""

    event: GroundEvent

    @property
    def name(self) -> str:
        return self.event.name

    @property
    def precondition(self) -> Expr:
        return self.event.precondition

    @property
    def env(self) -> Env:
        return {}

    @property
    def is_rule(self) -> bool:
        return self.event.is_trigger

    def changes(self, state: State) -> Iterator[Change]:
        for effect in self.event.effects:
            if holds(effect.when, state, {}) is True:
                yield effect.fluent, value(effect.value, state, {})

    def observers(self, state: State) -> Iterator[Value]:
        observing = self.event.observing
        for who in state.world.characters:
            if observing is None or holds(observing.get(str(who), TRUE), state, {}) is True:
                yield who


def assigned(effect: Expr, state: State, env: Env) -> Iterator[Change]:
    """The changes that a lifted effect comes to in a state; what hangs on something open does not happen.

    What is believed to come about is judged in the belief: ``believes(a, p = q)`` reads what ``a`` believes of q,
    ``believes(a, p) = q`` what q is.
    """
    if isinstance(effect, And):
        for part in effect.parts:
            yield from assigned(part, state, env)
    elif isinstance(effect, If):
        result = chosen(effect, state, env)
        if result is not None and not isinstance(result, Special):
            yield from assigned(result, state, env)
    elif isinstance(effect, Quantified):
        for entity in state.world.entities(effect.type):
            yield from assigned(effect.body, state, {**env, effect.var: entity})
    elif isinstance(effect, Believes):
        who = value(effect.who, state, env)
        if not isinstance(who, Special):
            for fluent, new in assigned(effect.what, state.mind(who), env):
                yield (BELIEVES, who, fluent), new
    else:
        yield from _single(effect, state, env)


def _single(effect: Expr, state: State, env: Env) -> Iterator[Change]:
    """One assignment, or a shorthand for one: a bare property, its contrary, ``property == value``, a content."""
    if isinstance(effect, Assign):
        yield from _assignment(effect.target, effect.value, state, env)
    elif isinstance(effect, Read):
        yield from _assignment(effect, TRUE, state, env)
    elif isinstance(effect, Not) and isinstance(effect.part, (Read, Believes)):
        yield from _assignment(effect.part, Const(False), state, env)
    elif isinstance(effect, Compare) and effect.op == "==":
        yield from _assignment(effect.left, effect.right, state, env)
    elif isinstance(effect, (Var, Const)):
        found = value(effect, state, env)
        if isinstance(found, Matter) and found.expr is not None:
            yield from assigned(found.expr, state, {})


def _assignment(target: Expr, new: Expr, state: State, env: Env) -> Iterator[Change]:
    """A conditional value of which no branch applies changes nothing."""
    if isinstance(new, If) and chosen(new, state, env) is None:
        return
    if isinstance(target, Believes) and not isinstance(target.what, (Read, Believes)):
        who = value(target.who, state, env)
        changes = [] if isinstance(who, Special) else list(_assignment(target.what, new, state.mind(who), env))
        yield from (((BELIEVES, who, fluent), found) for fluent, found in changes)
        return
    fluent = fluent_at(target, state, env)
    if fluent is not None:
        yield fluent, value(new, state, env)
