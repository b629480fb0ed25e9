"""How a ground problem begins: what is given, who believes what by default, and the state after the first rules.

A belief that was never stated is inherited by leaving out its last believer: what c1 believes that c2 believes is what
c1 believes, and that is what is so. Statements are imposed one after another, each reading what those before it gave.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from skaz.compile.problem import BELIEVES, GroundEvent, Problem, believed
from skaz.engine.reference.evaluate import DividedByZero, holds, value
from skaz.engine.reference.rules import GroundRules, NoRules
from skaz.engine.reference.state import Fluent, Path, Rules, State
from skaz.engine.reference.update import Fault, come_to_rest
from skaz.model.logic import Expr, Value

#: At the beginning belief is followed through at most this many states; deeper ones begin as those around them.
MOST_STATES = 2000


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


class Beginning:
    """The states in which a problem begins, the rules having fired in each; ``fault`` says why they could not.

    Here beliefs are read from belief states alone. The tree is as deep as what the statements and the rules tell, and
    one more: below that everybody's beliefs are those around them.
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
        rules = GroundRules(triggers)
        self.root = State(ProblemWorld(problem, self.given, self._depth(triggers), rules))
        self.states = list(_open(self.root, problem.characters))
        for state in self.states:
            state.agenda = None
        self._rest()

    def __call__(self, path: Path, fluent: Fluent) -> Value:
        """What a fluent begins as, for believers of any depth."""
        return self.root.believed(believed(*apart(path, fluent)))

    def values(self, fluents: Iterable[Fluent]) -> Iterator[tuple[Fluent, Value]]:
        """Every value that each fluent begins with, in the world or in any belief state."""
        for fluent in fluents:
            for state in self.states:
                yield fluent, self(state.path, fluent)

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

    def _depth(self, triggers: Iterable[GroundEvent]) -> int:
        told = (apart((), effect.fluent)[0] for trigger in triggers for effect in trigger.effects)
        wanted = max(map(len, [*self.given.said, *told])) + 1
        count = len(self.problem.characters)
        while wanted > 1 and sum(count**level for level in range(wanted + 1)) > MOST_STATES:
            wanted -= 1
        return wanted

    def _rest(self) -> None:
        """Let the rules fire in every state until they hold in none: what fires in one may change those around it."""
        open_ = True
        while open_ and self.fault is None:
            for state in self.states:
                self.fault = self.fault or come_to_rest(state)
            open_ = any(state.changed or state.agenda is None for state in self.states)


def _open(state: State, characters: Sequence[Value]) -> Iterator[State]:
    yield state
    for who in characters:
        mind = state.mind(who)
        if mind is not state:
            yield from _open(mind, characters)


Start = Given | Beginning
