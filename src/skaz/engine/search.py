"""Looking for deeds: the shortest run of them after which something holds, backward from what is wanted.

Those deeds are tried that can make it so, then those that can make these possible, and no others; so the cost
follows from what is wanted, not from how much can be done. Bridges look so for everyday deeds (``engine/bridge.py``),
motives for what somebody may have had in mind (``engine/motives/``). Of runs of equal length that one is taken whose
words were declared first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from skaz.engine.acting import happen
from skaz.engine.deed import Deed
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import AT, INSIDE, MEETS, Assignment, Meaning
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import Happening
from skaz.engine.reference.state import Fluent, State
from skaz.engine.world import StoryWorld
from skaz.model.logic import OPEN, And, Compare, Const, Expr, Not, Or, Read, Special, Value, Var
from skaz.model.normal import push, same

#: The longest run of deeds that is looked for, and how many states are looked at on the way.
LONGEST = 4
MOST_STATES = 300


class Target(NamedTuple):
    """A fluent that should get a value; ``near`` is the person whose place is wanted."""

    fluent: Fluent
    value: Value
    near: Value = None


class Search:
    """Looks for runs of some actions in the states of one telling; ``age`` is the step in which a fact came about."""

    def __init__(
        self, world: StoryWorld, deeds: Deeds, actions: Iterable[Meaning], age: Callable[[Fluent], int]
    ) -> None:
        self.world = world
        self.deeds = deeds
        self.age = age
        self._by_property: dict[str, list[tuple[Meaning, Assignment]]] = {}
        for meaning in actions:
            for assignment in meaning.assignments:
                self._by_property.setdefault(assignment.property, []).append((meaning, assignment))

    def find(
        self,
        wanted: Expr,
        also: Sequence[Expr],
        state: State,
        possible: Callable[[Deed, State], bool],
        most_states: int = MOST_STATES,
    ) -> list[Deed] | None:
        """The shortest run of possible deeds after which ``wanted`` holds and nothing of ``also`` fails; None: none."""
        choices = self.choices(wanted, state)
        if not choices:
            return None
        front: list[tuple[State, list[Deed]]] = [(state, [])]
        seen = 0
        for _ in range(LONGEST):
            following: list[tuple[State, list[Deed]]] = []
            for before, run in front:
                for deed in choices:
                    if deed in run or not possible(deed, before):
                        continue
                    seen += 1
                    after = before.branch()
                    happen(after, Happening(deed.word.name, self.deeds.effect(deed), seen_by=_nobody))
                    if self._reached(wanted, deed, after) and all(holds(e, after, {}) is not False for e in also):
                        return [*run, deed]
                    if seen > most_states:
                        return None
                    following.append((after, [*run, deed]))
            front = following
        return None

    def conditions_of(self, name: str) -> Iterator[Expr]:
        """The conditions of all actions that may change a property."""
        for meaning, _ in self._by_property.get(name, ()):
            yield from meaning.condition

    @staticmethod
    def _reached(wanted: Expr, deed: Deed, state: State) -> bool:
        truth = holds(wanted, state, {})
        return truth is True or (truth is OPEN and isinstance(wanted, Not))

    def choices(self, wanted: Expr, state: State) -> list[Deed]:
        """The deeds that may play a part, those that reach what is wanted first."""
        found: dict[str, Deed] = {}
        goals = [wanted]
        for _ in range(LONGEST):
            more: list[Expr] = []
            for goal in goals:
                for target in self.targets(goal, state):
                    for deed in self.makers(target):
                        name = self.deeds.matter_text(deed)
                        if name in found:
                            continue
                        found[name] = deed
                        more.extend(n.expr for n in self.deeds.needs(deed) if holds(n.expr, state, {}) is False)
            if not more:
                break
            goals = more
        return list(found.values())

    def targets(self, goal: Expr, state: State) -> Iterator[Target]:
        """The values that would make a condition hold which fails."""
        goal = push(goal)
        if isinstance(goal, And):
            for part in goal.parts:
                if holds(part, state, {}) is False:
                    yield from self.targets(part, state)
        elif isinstance(goal, Or):
            for part in goal.parts:
                yield from self.targets(part, state)
        elif isinstance(goal, Read) and goal.property == INSIDE:
            place = goal.args[1]
            if isinstance(place, Const):
                yield from self._about(goal.args[0], place.value)
        elif isinstance(goal, Read) and goal.property == MEETS:
            yield from self._together(goal, state)
        elif isinstance(goal, Read):
            yield from self._about(goal, True)
        elif isinstance(goal, Not):
            part = goal.part
            is_place = isinstance(part, Read) and part.property == INSIDE
            yield from self._about(part.args[0] if is_place else part, OPEN if is_place else False)  # type: ignore[union-attr]
        elif isinstance(goal, Compare) and goal.op == "==" and isinstance(goal.right, Const):
            yield from self._about(goal.left, goal.right.value)

    @staticmethod
    def _about(read: Expr, value: Value) -> Iterator[Target]:
        if isinstance(read, Read) and all(isinstance(arg, Const) for arg in read.args):
            yield Target((read.property, *(arg.value for arg in read.args)), value)  # type: ignore[union-attr]

    def _together(self, goal: Read, state: State) -> Iterator[Target]:
        """One comes to where the other is: whose place was told last stays, if that will do."""
        one, two = goal.args
        if isinstance(one, Read) and isinstance(two, Read):
            pairs = [(two, one), (one, two)]
            first, second = ((AT, read.args[0].value) for read in (one, two) if isinstance(read.args[0], Const))
            if self.age(first) < self.age(second):
                pairs.reverse()
            for mover, stays in pairs:
                who, other = mover.args[0], stays.args[0]
                if isinstance(who, Const) and isinstance(other, Const):
                    place = state.get((AT, other.value))
                    if not isinstance(place, Special):
                        yield Target((AT, who.value), place, other.value)

    def makers(self, target: Target) -> Iterator[Deed]:
        """The deeds that give a fluent this value."""
        for meaning, assignment in self._by_property.get(target.fluent[0], ()):
            slots: dict[str, Value] = {slot.name: None for slot in meaning.word.slots}
            pairs = zip(assignment.args, target.fluent[1:])
            if not all(self._bind(meaning, term, value, slots) for term, value in pairs):
                continue
            if not self._gives(meaning, assignment.value, target, slots):
                continue
            if all(slots[slot.name] is not None or slot.optional for slot in meaning.word.slots):
                yield Deed(meaning, slots)

    def _gives(self, meaning: Meaning, term: Expr, target: Target, slots: dict[str, Value]) -> bool:
        if isinstance(term, Read) and term.property == AT and target.near is not None:
            return self._bind(meaning, term.args[0], target.near, slots)
        return self._bind(meaning, term, target.value, slots)

    def _bind(self, meaning: Meaning, term: Expr, value: Value, slots: dict[str, Value]) -> bool:
        if isinstance(term, Const):
            return same(term.value, value)
        if not isinstance(term, Var) or term.name not in slots or isinstance(value, Special):
            return False
        if slots[term.name] is None and self.world.is_a(value, meaning.word.slot_of[term.name].type):
            slots[term.name] = value
        return same(slots[term.name], value)


def _nobody(_: State) -> tuple[Value, ...]:
    return ()
