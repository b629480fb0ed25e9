"""An event happens: values, observers, surprise, told beliefs, and the rules that fire after it.

First every fluent that the event touches gets the value that was worked out before it. Then, for each character that
sees it or whose belief it sets: what the character took to be otherwise is put right, the event happens in what it
believes, its belief is set as the event says, and the rules fire there. Last the rules fire in the state itself, each
firing being an event in its turn, which nobody observes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from skaz.compile.problem import BELIEVES
from skaz.engine.reference.evaluate import DividedByZero, holds
from skaz.engine.reference.event import Change, Event
from skaz.engine.reference.state import Fluent, Path, State
from skaz.engine.reference.surprise import Clause, true_clauses
from skaz.model.logic import Value
from skaz.model.normal import same

#: How a value came about: by the event itself; as its observer believes it; put right by surprise; as a belief that the
#: event sets; by a rule.
How = Literal["event", "observed", "surprise", "told", "rule"]
Record = Callable[[Path, Fluent, Value, Value, How, Event], object]

#: Rules that fire more often than this after one event, in one state, are taken to fire for ever.
MOST_FIRINGS = 2000


@dataclass(frozen=True)
class Fault:
    """Why an event could not be gone through with; the state it happened in is of no use afterwards."""

    kind: Literal["endless-rules", "divided-by-zero"]
    rules: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        if self.kind == "divided-by-zero":
            return "A number is divided by zero."
        shown = ", ".join(self.rules)
        return f"Rules fire without end: {shown}. The effect of a rule must make its condition false."


class Endless(Exception):
    """Raised where rules do not stop, caught where the event began."""


def happen(state: State, event: Event, record: Record | None = None) -> Fault | None:
    """Let an event happen in a state, whether or not it is possible there, and its rules fire.

    Args:
        state: is changed, and what is believed in it.
        event: what happens.
        record: is told of every change of a value, in order: whose belief, fluent, old, new, how, by which event.

    Returns:
        None, or what stopped it.
    """

    def act() -> None:
        _apply(state, event, "rule" if event.is_rule else "event", record)
        settle(state, record)

    return _guarded(act)


def come_to_rest(state: State, record: Record | None = None) -> Fault | None:
    """Let the rules fire that hold in a state because of changes made to it directly."""
    return _guarded(lambda: settle(state, record))


def put_right(state: State, fluent: Fluent, new: Value, how: How, event: Event, record: Record | None = None) -> None:
    """Set a fluent in a state; a belief is set in the belief state, and the rules fire there."""
    if fluent[0] != BELIEVES:
        _put(state, fluent, new, how, event, record)
        return
    is_cut_off = state.is_cut_off(fluent[1])
    tracked = state.world.tracked
    if fluent in tracked or (is_cut_off and state.world.keeps_deeper):
        _put(state, fluent, new, how, event, record)
    elif (BELIEVES, state.owner, fluent) in tracked:
        _put(state, (BELIEVES, state.owner, fluent), new, how, event, record)
    if is_cut_off:
        return
    mind = state.mind(fluent[1])
    put_right(mind, fluent[2], new, how, event, record)
    if mind is not state:
        settle(mind, record)


def settle(state: State, record: Record | None = None) -> None:
    """Let rules fire until none holds.

    Raises:
        Endless: they do not stop.
    """
    fired: list[str] = []
    while True:
        rule = state.world.rules.next(state)
        if rule is None:
            return
        fired.append(rule.name)
        if len(fired) > MOST_FIRINGS:
            raise Endless(tuple(sorted(set(fired[-20:]))))
        _apply(state, rule, "rule", record)


def _guarded(act: Callable[[], None]) -> Fault | None:
    try:
        act()
    except Endless as endless:
        return Fault("endless-rules", endless.args[0])
    except DividedByZero:
        return Fault("divided-by-zero")
    return None


def _apply(state: State, event: Event, how: How, record: Record | None) -> None:
    """The event without the rules that follow it in this state."""
    changes = list(event.changes(state))
    observers = [] if event.is_rule else list(event.observers(state))
    surprises = _surprises(state, event, observers)
    _set_values(state, event, changes, how, record)
    told = [change for change in changes if change[0][0] == BELIEVES]
    for who in dict.fromkeys([*observers, *(fluent[1] for fluent, _ in told)]):
        mind = state.mind(who)
        if mind is not state and who in surprises:
            _correct(mind, surprises[who], event, record)
        if mind is not state and who in observers:
            _apply(mind, event, "observed", record)
        for fluent, new in told:
            # in the believer's own mind an action's word about it goes to its belief about itself, which nobody follows
            if fluent[1] == who and (event.is_rule or not _is_own(state, who)):
                _tell(state, fluent, new, event, record)
        if mind is not state:
            settle(mind, record)


def _is_own(state: State, who: Value) -> bool:
    """Whether a state is what somebody believes."""
    return bool(state.path) and state.path[-1] == who


def _tell(state: State, belief: Fluent, new: Value, event: Event, record: Record | None) -> None:
    """Set a belief as the event says, in the mind itself; one that is cut off stays here."""
    if state.is_cut_off(belief[1]):
        if belief not in state.world.tracked:
            put_right(state, belief, new, "told", event, record)
        return
    put_right(state.mind(belief[1]), belief[2], new, "told", event, record)


def _set_values(state: State, event: Event, changes: list[Change], how: How, record: Record | None) -> None:
    """Each fluent of this state that changes; of two values for one the first counts."""
    done: set[Fluent] = set()
    for fluent, new in changes:
        if fluent in done or (fluent[0] == BELIEVES and fluent not in state.world.tracked):
            continue
        done.add(fluent)
        _put(state, fluent, new, how, event, record)


def _surprises(state: State, event: Event, observers: list[Value]) -> dict[Value, list[Clause]]:
    """What the observers who take the event to be impossible see to be so; worked out only if there is one."""
    found: dict[Value, list[Clause]] = {}
    clauses: list[Clause] | None = None
    for who in observers:
        mind = state.mind(who)
        if mind is not state and holds(event.precondition, mind, event.env) is not True:
            if clauses is None:
                clauses = true_clauses(event.precondition, state, event.env)
            found[who] = clauses
    return found


def _correct(mind: State, clauses: list[Clause], event: Event, record: Record | None) -> None:
    for clause in clauses:
        for seen in clause:
            if holds(seen.test, mind, seen.env) is not True:
                put_right(mind, seen.fluent, seen.value, "surprise", event, record)


def _put(state: State, fluent: Fluent, new: Value, how: How, event: Event, record: Record | None) -> None:
    old = state.get(fluent)
    if same(old, new):
        return
    state.put(fluent, new)
    if record is not None:
        record(state.path, fluent, old, new, how, event)
