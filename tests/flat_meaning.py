"""What the flat arrays say, read by the plainest program: states are lists of values, with the minds inside them.

It follows the rules of the reference engine over nothing but the arrays; where both agree the arrays mean the problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from skaz.compile import flat_expressions as x
from skaz.compile.flat import ALWAYS, NEVER, NONE, FlatProblem
from skaz.model.logic import NOTHING, Value
from skaz.model.normal import arithmetic, compare

#: Triggers that fire more often than this are taken to fire for ever.
MOST_FIRINGS = 2000
_OPS = {number: op for op, number in (*x.COMPARISONS.items(), *x.ARITHMETIC.items())}
_OPPOSITE = {x.EQ: x.NE, x.NE: x.EQ, x.LT: x.GE, x.GE: x.LT, x.GT: x.LE, x.LE: x.GT}


class Failed(Exception):
    """A division by zero, or triggers without end."""


@dataclass
class FlatState:
    """``owner`` is a character's index, or their count for the author; a mind that is None is this very state."""

    owner: int
    values: list[Value]
    minds: list[FlatState | None]

    def mind(self, who: int) -> FlatState:
        return self.minds[who] or self

    def copy(self) -> FlatState:
        return FlatState(self.owner, list(self.values), [mind and mind.copy() for mind in self.minds])


class FlatMeaning:
    """Runs a flat problem. Values are those of the engine: booleans, numbers, names, nothing."""

    def __init__(self, flat: FlatProblem, entities: tuple[str, ...]) -> None:
        self.flat = flat
        self.named: list[Value] = [False, True, NOTHING, *entities, *flat.numbers]
        beliefs = zip(flat.fluent_believer, flat.fluent_inner)
        self.rules = flat.event_condition[flat.actions :]
        self.own = {belief: slot for belief, slot in zip(beliefs, flat.fluent_slot) if belief[0] != NONE}

    def begin(self, node: int = 0, owner: int | None = None) -> FlatState:
        flat = self.flat
        values = [self.named[each] for each in flat.begin_values[node * flat.slots : (node + 1) * flat.slots]]
        minds = flat.begin_minds[node * flat.characters : (node + 1) * flat.characters]
        below = [None if mind == NONE else self.begin(mind, who) for who, mind in enumerate(minds)]
        return FlatState(flat.characters if owner is None else owner, values, below)

    def possible(self, state: FlatState) -> list[int]:
        return [each for each in range(self.flat.actions) if self.holds(self.flat.event_condition[each], state)]

    def act(self, state: FlatState, action: int) -> None:
        self.apply(state, action)
        self.settle(state)

    def utility(self, state: FlatState, owner: int) -> Value:
        expr = self.flat.utility[owner]
        return 0.0 if expr == NONE else self.value(expr, state)

    # --- expressions ---

    def read(self, fluent: int, state: FlatState) -> Value:
        """A belief of the state's owner is what is so, where that is a variable."""
        slot, believer, inner = self.flat.fluent_slot, self.flat.fluent_believer, self.flat.fluent_inner
        while believer[fluent] == state.owner and slot[inner[fluent]] != NONE:
            fluent = inner[fluent]
        return state.values[slot[fluent]]

    def parts(self, expr: int) -> list[int]:
        start = self.flat.expr_a[expr]
        return list(self.flat.expr_args[start : start + self.flat.expr_b[expr]])

    def holds(self, expr: int, state: FlatState, positive: bool = True) -> bool:
        kind, a, b = self.flat.expr_kind[expr], self.flat.expr_a[expr], self.flat.expr_b[expr]
        if kind in (x.ALL, x.ANY):
            truths = (self.holds(part, state, positive) for part in self.parts(expr))
            return all(truths) if (kind == x.ALL) == positive else any(truths)
        if kind == x.NOT:
            return self.holds(a, state, not positive)
        if kind in _OPPOSITE:
            op = _OPS[kind if positive else _OPPOSITE[kind]]
            return compare(op, self.value(a, state), self.value(b, state))
        if kind == x.CASES:
            *branches, result = self.parts(expr)
            for condition, chosen in zip(branches[::2], branches[1::2]):
                if self.holds(condition, state):
                    return self.holds(chosen, state, positive)
                if not self.holds(condition, state, False):
                    return False
            return self.holds(result, state, positive)
        return (self.value(expr, state) is True) == positive

    def value(self, expr: int, state: FlatState) -> Value:
        kind, a, b = self.flat.expr_kind[expr], self.flat.expr_a[expr], self.flat.expr_b[expr]
        if kind == x.CONST:
            return self.named[a]
        if kind == x.READ:
            return self.read(a, state)
        if kind in x.ARITHMETIC.values():
            found = arithmetic(_OPS[kind], self.value(a, state), self.value(b, state))
            if found is None:
                raise Failed
            return found
        if kind == x.CASES:
            *branches, result = self.parts(expr)
            held = (chosen for condition, chosen in zip(branches[::2], branches[1::2]) if self.holds(condition, state))
            return self.value(next(held, result), state)
        return self.holds(expr, state)

    # --- events ---

    def changes(self, state: FlatState, event: int) -> list[tuple[int, Value]]:
        flat = self.flat
        effects = range(flat.effect_start[event], flat.effect_start[event + 1])
        return [
            (flat.effect_fluent[each], self.value(flat.effect_value[each], state))
            for each in effects
            if self.holds(flat.effect_when[each], state)
        ]

    def sees(self, state: FlatState, event: int, who: int) -> bool:
        if event >= self.flat.actions:
            return False
        condition = self.flat.observing[event * self.flat.characters + who]
        return condition == ALWAYS or (condition != NEVER and self.holds(condition, state))

    def is_surprised(self, state: FlatState, event: int, who: int) -> bool:
        mind = state.mind(who)
        return mind is not state and not self.holds(self.flat.event_condition[event], mind)

    def corrections(self, state: FlatState, event: int) -> Iterator[tuple[int, int, Value]]:
        flat = self.flat
        for clause in range(flat.clause_start[event], flat.clause_start[event + 1]):
            atoms = range(flat.atom_start[clause], flat.atom_start[clause + 1])
            if all(self.holds(flat.atom_test[atom], state) for atom in atoms):
                for atom in atoms:
                    value = flat.atom_value[atom]
                    new = NOTHING if value == NONE else self.value(value, state)
                    yield flat.atom_fluent[atom], flat.atom_test[atom], new

    def apply(self, state: FlatState, event: int) -> None:
        """The event without the triggers that follow it in this state."""
        flat = self.flat
        is_trigger = event >= flat.actions
        changes = self.changes(state, event)
        observers = [who for who in range(flat.characters) if self.sees(state, event, who)]
        surprised = [who for who in observers if self.is_surprised(state, event, who)]
        corrections = list(self.corrections(state, event)) if surprised else []
        for fluent, new in reversed(changes):  # of two values for one fluent the first counts
            if flat.fluent_slot[fluent] != NONE:
                state.values[flat.fluent_slot[fluent]] = new
        told = [flat.fluent_believer[fluent] for fluent, _ in changes if flat.fluent_believer[fluent] != NONE]
        for who in dict.fromkeys([*observers, *told]):
            mind = state.mind(who)
            if who in surprised:
                for fluent, test, new in corrections:
                    if not self.holds(test, mind):
                        self.put(mind, fluent, new)
            if mind is not state and who in observers:
                self.apply(mind, event)
            for fluent, new in changes:
                is_followed = mind is not state or (is_trigger and state.owner == who)
                if flat.fluent_believer[fluent] == who and is_followed:
                    self.put(mind, flat.fluent_inner[fluent], new)
            if mind is not state:
                self.settle(mind)

    def put(self, state: FlatState, fluent: int, new: Value) -> None:
        """Set a fluent, and what is believed of it in the mind."""
        who = self.flat.fluent_believer[fluent]
        slot = self.flat.fluent_slot[fluent]
        if slot == NONE:
            slot = self.own.get((state.owner, fluent), NONE)
        if slot != NONE:
            state.values[slot] = new
        if who == state.owner:
            self.put(state, self.flat.fluent_inner[fluent], new)
        elif who != NONE and state.mind(who) is not state:
            self.put(state.mind(who), self.flat.fluent_inner[fluent], new)
            self.settle(state.mind(who))

    def settle(self, state: FlatState) -> None:
        """Let triggers fire until none holds, the first one first."""
        for _ in range(MOST_FIRINGS):
            fires = next((number for number, rule in enumerate(self.rules) if self.holds(rule, state)), None)
            if fires is None:
                return
            self.apply(state, self.flat.actions + fires)
        raise Failed
