"""The author's plan, by plain search: all explained runs of one action, of two, and so on; slow, and obviously right.

What stands for the planner where the compiled core is missing, and what the core is held against on small problems. Of
two runs that come to the same state one is enough. The first that is worth enough is a shortest one, and so has nothing
needless: a run with something left out would have come before it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from skaz.engine.certificate import Found, Limits, Plan, Spending, Why
from skaz.engine.reference.explain import Explainer, Numbers
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.states import States

#: Gets states visited and generated now and then, and says whether to go on.
Poll = Callable[[int, int], bool]


class Stopped(Exception):
    """Raised when the search may not go on, and caught where it began."""

    def __init__(self, why: Why) -> None:
        self.why = why


class Search:
    """One search for the author's plan."""

    def __init__(self, ready: Ready, limits: Limits, spending: Spending, poll: Poll | None) -> None:
        self.states = States(ready, on_new=self._generate)
        self.explainer = Explainer(self.states, limits.epistemic)
        self.limits = limits
        self.spending = spending
        self.poll = poll
        self.start = self.states.one(ready.state(limits.epistemic + 1))
        self.best: Numbers = ()
        self.visited = 0
        self.generated = 0
        self.begun = time.perf_counter()

    def plan(self, goal: float) -> Found:
        why: Why | None = None
        try:
            is_solved = self._solve(goal)
            why = None if is_solved else "exhausted"
        except Stopped as stopped:
            is_solved, why = False, stopped.why
        except KeyboardInterrupt:
            is_solved, why = False, "interrupted"
        seconds = time.perf_counter() - self.begun
        self.poll, self.spending = None, Spending()
        run = self.explainer.run(self.start, self.best)
        reasons = self.explainer.reasons(self.best, run, 0, self.limits.character, 0)
        plan = Plan(self.explainer.names(self.best), reasons)
        worth = self.states.worth(run[-1])
        return Found(is_solved, plan, worth, is_solved, why, self.visited, self.generated, seconds, held(), self.limits)

    def _solve(self, goal: float) -> bool:
        """Whether a run comes to the goal; ``best`` is then that run."""
        best, runs = self.states.worth(self.start), {self.start: Numbers()}
        layer = [self.start]
        for _ in range(self.limits.author):
            new: list[State] = []
            for state in layer:
                for action, after in self._next(state):
                    if after in runs:
                        continue
                    runs[after] = (*runs[state], action)
                    new.append(after)
                    if self.states.worth(after) > best:
                        best, self.best = self.states.worth(after), runs[after]
                        if best >= goal:
                            return True
            layer = new
        return False

    def _next(self, state: State) -> list[tuple[int, State]]:
        """The explained actions in a state and what they lead to."""
        self.visited += 1
        if self.spending.visited is not None and self.visited > self.spending.visited:
            raise Stopped("visited")
        possible = [each for each in self.states.possibles(state) if self.states.believed_possible(state, each)]
        return [(each, self.states.act(state, each)) for each in possible if self._is_explained(state, each)]

    def _is_explained(self, state: State, action: int) -> bool:
        return all(
            self.explainer.explained(self.states.mind(state, who), action, self.limits.character, 1) is not None
            for who in self.states.consenting(action)
        )

    def _generate(self) -> None:
        self.generated += 1
        if self.spending.seconds is not None and time.perf_counter() - self.begun > self.spending.seconds:
            raise Stopped("time")
        if self.spending.bytes is not None and self.generated % 100 == 0 and held() > self.spending.bytes:
            raise Stopped("memory")
        if self.poll is not None and not self.poll(self.visited, self.generated):
            raise Stopped("interrupted")


def held() -> int:
    """The most bytes that this process ever held; 0 where the system does not say."""
    try:
        import resource
    except ModuleNotFoundError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def plan(ready: Ready, goal: float, limits: Limits, spending: Spending, poll: Poll | None = None) -> Found:
    """Find a shortest plan after which the author has at least ``goal``, which must be more than at the beginning.

    Raises:
        Faulty: an action that was tried cannot be gone through with.
    """
    return Search(ready, limits, spending, poll).plan(goal)
