"""How a ground problem begins: what is given, who believes what by default, and the state after the first rules.

A belief that was never stated is inherited by leaving out its last believer: what c1 believes that c2 believes is what
c1 believes, and that is what is so. Statements are imposed one after another, each reading what those before it gave.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from skaz.compile.problem import BELIEVES, Problem
from skaz.engine.reference.evaluate import DividedByZero, holds, value
from skaz.engine.reference.rules import GroundRules, NoRules
from skaz.engine.reference.state import Fluent, Path, Rules, State, World
from skaz.engine.reference.update import Fault, come_to_rest
from skaz.model.logic import Expr, Value

#: At the beginning belief is followed through at most this many states; deeper ones begin like one of those.
MOST_STATES = 2000
#: Rules that still fire in some state after all have been asked so often are taken to fire for ever.
MOST_ROUNDS = 100


class Given:
    """The statements about the beginning, by the believers whom they are about."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.said: dict[Path, dict[Fluent, Value]] = {(): {}}

    def say(self, fluent: Fluent, new: Value) -> None:
        path, inner = apart((), fluent)
        self.said.setdefault(path, {})[inner] = new

    def __call__(self, path: Path, fluent: Fluent) -> Value:
        path, inner = apart(path, fluent)
        for length in range(len(path), -1, -1):
            said = self.said.get(path[:length])
            if said is not None and inner in said:
                return said[inner]
        return self.problem.default(inner)


def apart(path: Path, fluent: Fluent) -> tuple[Path, Fluent]:
    """The believers of a fluent as seen from a belief state, nobody twice in a row, and what they believe."""
    while fluent[0] == BELIEVES:
        if not path or path[-1] != fluent[1]:
            path = (*path, fluent[1])
        fluent = fluent[2]
    return path, fluent


class ProblemWorld:
    """A ground problem as the world of its states."""

    def __init__(
        self, problem: Problem, start: Start, depth: int, rules: Rules, tracked: Container[Fluent] = frozenset()
    ) -> None:
        """``tracked`` are the beliefs that are variables; where none is, beliefs too deep to be followed are kept."""
        self.keeps_deeper = not tracked
        self.problem = problem
        self.characters: Sequence[Value] = problem.characters
        self.start = start
        self.depth = depth
        self.tracked = tracked
        self.rules = rules

    def entities(self, kind: str) -> Iterable[Value]:
        return self.problem.types.members[kind]

    def is_a(self, value: Value, kind: str) -> bool:
        return value in self.problem.types.members.get(kind, ())

    def matter(self, what: Expr) -> Value:
        raise TypeError("a Sabre problem has no contents")


class Begun(State):
    """A state at the beginning. What is believed deeper than the tree goes is as it is given, then as in ``like``."""

    __slots__ = ("below", "like")

    def __init__(self, world: World, path: Path = (), *, above: Begun | None = None) -> None:
        super().__init__(world, path, above=above)
        self.below: dict[Value, Begun] = {}
        """The minds in this state; at the end of the tree none."""
        self.like: dict[Value, Begun] = {}
        """At the end of the tree, the states that minds in this one are like."""

    def mind(self, who: Value) -> Begun:
        return self.below.get(who) or self.like.get(who) or self

    def get(self, fluent: Fluent) -> Value:
        return self.believed(fluent) if fluent[0] == BELIEVES else super().get(fluent)

    def believed(self, fluent: Fluent) -> Value:
        state = self
        while fluent[0] == BELIEVES and fluent not in state.own:
            mind = state.mind(fluent[1])
            if mind is state and fluent[1] != state.owner:
                break
            state, fluent = mind, fluent[2]
        return State.get(state, fluent)


class Beginning:
    """The states in which a problem begins, the rules having fired in each; ``fault`` says why they could not.

    Here beliefs are read from belief states alone. How one begins hangs on what is given, which names its outermost
    believers, and on what rules tell in the states just around it, which is about its innermost. So the tree is as deep
    as both together and one more, and a deeper state is read as the one that leaves out believers in the middle.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.given = Given(problem)
        self.fault: Fault | None = None
        try:
            self._impose()
        except DividedByZero:
            self.fault = Fault("divided-by-zero")
        triggers = [each for each in problem.triggers if not each.believers]
        told = (apart((), effect.fluent)[0] for trigger in triggers for effect in trigger.effects)
        self.outer = max(map(len, self.given.said))
        """How many outermost believers what is given names."""
        self.depth = self._depth(max(map(len, told), default=0))
        self.root = Begun(ProblemWorld(problem, self.given, self.depth, GroundRules(triggers)))
        self.states = list(self._open(self.root))
        self._rest()

    def __call__(self, path: Path, fluent: Fluent) -> Value:
        """What a fluent begins as, for believers of any depth."""
        return self.state(path).believed(fluent)

    def state(self, path: Path) -> Begun:
        """The state that some believers begin with, or the one that it is like."""
        state = self.root
        for who in path:
            state = state.mind(who)
        return state

    def values(self, fluents: Iterable[Fluent]) -> Iterator[tuple[Fluent, Value]]:
        """Every value that each fluent begins with, in the world or in any belief state."""
        for fluent in fluents:
            for state in self.states:
                yield fluent, state.believed(fluent)

    def _impose(self) -> None:
        view = State(ProblemWorld(self.problem, self.given, 1000, NoRules()))
        for step in self.problem.initial:
            found = [
                (effect.fluent, value(effect.value, view, {}))
                for effect in step
                if holds(effect.when, view, {}) is True
            ]
            for fluent, new in found:
                self.given.say(fluent, new)

    def _depth(self, told: int) -> int:
        """How deep the tree is, ``told`` being how many believers rules tell something."""
        wanted = self.outer + told + 1
        count = len(self.problem.characters)
        while wanted > 1 and sum(count**level for level in range(wanted + 1)) > MOST_STATES:
            wanted -= 1
        return wanted

    def _open(self, state: Begun) -> Iterator[Begun]:
        """A state and all in it, which come into being."""
        yield state
        for who in self.problem.characters:
            if who != state.owner and not state.is_cut_off(who):
                state.below[who] = Begun(state.world, (*state.path, who), above=state)
                yield from self._open(state.below[who])

    def _rest(self) -> None:
        """Let the rules fire in every state until they hold in none: what fires in one may change what others read.

        First they fire in a state before they have fired in the minds in it, however deep.
        """
        self._fire()
        for state in self.states:
            for who in filter(state.is_cut_off, self.problem.characters):
                state.like[who] = self.state(self._shorter((*state.path, who)))
                state.own = {fluent: new for fluent, new in state.own.items() if fluent[0] != BELIEVES}
        for _ in range(MOST_ROUNDS):
            fired = self._fire()
            if not fired or self.fault is not None:
                return
        self.fault = Fault("endless-rules", tuple(sorted(fired)))

    def _fire(self) -> set[str]:
        """The names of those that have changed anything."""
        fired: set[str] = set()
        for state in self.states:
            state.agenda = None
            self.fault = self.fault or come_to_rest(state, lambda *change: fired.add(change[-1].name))
        return fired

    def _shorter(self, path: Path) -> Path:
        """Believers that go one deeper than the tree, without some in the middle; nobody stands twice in a row."""
        outer = path[: min(self.outer, self.depth)]
        inner = path[len(path) - (self.depth - len(outer)) :]
        return (*outer, *(inner[1:] if outer[-1:] == inner[:1] else inner))


Start = Given | Beginning
