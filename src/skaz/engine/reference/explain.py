"""What it means that an action is explained: the definition, by plain search; strict, slow and obvious.

An action is *explained* for a character c whose consent it needs, in c's *mind* (the state that c takes to be so), with
``left`` steps and at a ``level`` of nested minds (1 for a character as the author sees it), when c sees a plan
a1 = the action, a2 .. an through states s0 = c's mind, s1 .. sn, such that

1. n <= left; beyond the epistemic limit (level > limit) only n = 1 counts: what helps at once;
2. every ai is possible in s(i-1);
3. every ai after the first has consenting characters, each of whom believes it to be possible, and all of them *agree*:
   another character d if ai is explained for d in mind(s(i-1), d) with left - (i - 1) steps at level + 1; c itself if
   s(i-1) is worth less to c than sn, since the rest of this plan is then its reason, and else if ai is explained for c
   in s(i-1) with left - (i - 1) steps at this level. Of a1 nothing is asked but that it is possible;
4. sn is worth more to c than s0 (which is never so for c without a utility, or where one of the two is worth nothing);
5. nothing in it is needless: no s(i-1) is worth what sn is worth, and no *shortened plan* does as well. That is
   a1 .. an with at least one action left out (even a1, even all), possible step by step from s0, at whose end c has
   exactly the worth of sn, and all of whose actions agree where they now stand: the action at place p (from 1) with
   left - (p - 1) steps. Only actions that stand before the first one left out need not be asked again.

The author's plan is of the same kind, with level 0, but may hold actions that need nobody's consent, asks the consent
of its first action too, and asks always with the whole character limit.
So an improvement is strict, a mind's own beliefs are all that counts, and who sees the action is of no matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.certificate import Reason
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.states import States, owner

#: Actions by number.
Numbers = tuple[int, ...]
#: A plan and the states it goes through, the first included.
Run = tuple[Numbers, tuple[State, ...]]


def explained(ready: Ready, state: State, action: int, who: str, length: int, depth: int) -> Numbers | None:
    """The shortest plan by which an action is explained for a character in somebody's state, ties by number; or None.

    Args:
        ready: the problem.
        state: beliefs in it must be followed to ``depth`` + 1 believers more.
        action: its number.
        who: the character whose consent is asked.
        length: actions that the plan may have, the action counted.
        depth: nested minds, 1 for the character's own.

    Raises:
        Faulty: an action that was tried cannot be gone through with.
    """
    states = States(ready)
    mind = states.mind(states.one(state), who)
    return Explainer(states, depth).explained(mind, action, length, 1)


class Explainer:
    """Answers about explanations, with nested minds to a ``depth``; each is worked out once."""

    def __init__(self, states: States, depth: int) -> None:
        self.states = states
        self.depth = depth
        self.known: dict[tuple[State, int, int, int], Numbers | None] = {}

    def explained(self, mind: State, action: int, left: int, level: int) -> Numbers | None:
        """The shortest plan that explains an action to the owner of a mind."""
        if level > self.depth:
            left = min(left, 1)
        question = (mind, action, left, level)
        if question not in self.known:
            self.known[question] = next(self._plans(mind, action, left, level), None)
        return self.known[question]

    def _plans(self, mind: State, action: int, left: int, level: int) -> Iterator[Numbers]:
        states = self.states
        if left < 1 or not states.possible(mind, action):
            return
        longest: list[Run] = [((action,), (mind, states.act(mind, action)))]
        while longest:
            for plan, run in longest:
                if (
                    self._is_better(run)
                    and self._agree(plan, run, 1, left, level)
                    and self.is_minimal(plan, run, left, level)
                ):
                    yield plan
            longer = longest if len(longest[0][0]) < left else []
            longest = [
                ((*plan, next_), (*run, states.act(run[-1], next_)))
                for plan, run in longer
                for next_ in states.possibles(run[-1])
                if states.consenting(next_) and states.believed_possible(run[-1], next_)
            ]

    def _is_better(self, run: tuple[State, ...]) -> bool:
        return self.states.worth(run[0]) < self.states.worth(run[-1])

    def _agree(self, plan: Numbers, run: tuple[State, ...], first: int, left: int, level: int) -> bool:
        """Whether all whose consent the actions from ``first`` on need agree, each where it stands."""
        best = self.states.worth(run[-1])
        return all(
            self.agreed(run[i], plan[i], left if level == 0 else left - i, level, best) for i in range(first, len(plan))
        )

    def agreed(self, state: State, action: int, left: int, level: int, best: float) -> bool:
        """Whether all whose consent an action needs agree; the plan ends with ``best`` for the state's owner."""
        for who in self.states.consenting(action):
            if who == owner(state):
                agrees = self.states.worth(state) < best or self.explained(state, action, left, level) is not None
            else:
                agrees = self.explained(self.states.mind(state, who), action, left, level + 1) is not None
            if not agrees:
                return False
        return True

    def is_minimal(self, plan: Numbers, run: tuple[State, ...], left: int, level: int) -> bool:
        """Whether a plan has nothing needless."""
        best = self.states.worth(run[-1])
        if any(self.states.worth(state) == best for state in run[:-1]):
            return False
        return not any(
            self._agree(shortened, its_run, i, left, level)
            for i in range(len(plan))
            for shortened, its_run in self._shortened(plan[:i], run[: i + 1], plan[i + 1 :])
            if self.states.worth(its_run[-1]) == best
        )

    def _shortened(self, plan: Numbers, run: tuple[State, ...], rest: Numbers) -> Iterator[Run]:
        """All ways to go on after ``plan`` with some of the actions of ``rest``, in their order."""
        yield plan, run
        for i, action in enumerate(rest):
            if self.states.possible(run[-1], action):
                yield from self._shortened((*plan, action), (*run, self.states.act(run[-1], action)), rest[i + 1 :])

    def reasons(self, plan: Numbers, run: tuple[State, ...], first: int, left: int, level: int) -> tuple[Reason, ...]:
        """The certificate of a plan's actions from ``first`` on, each of which is agreed to."""
        found = []
        best = self.states.worth(run[-1])
        for i in range(first, len(plan)):
            steps = left if level == 0 else left - i
            for who in self.states.consenting(plan[i]):
                is_own = who == owner(run[i])
                if is_own and self.states.worth(run[i]) < best:
                    continue
                mind, inner = (run[i], level) if is_own else (self.states.mind(run[i], who), level + 1)
                seen = self.explained(mind, plan[i], steps, inner)
                assert seen is not None
                because = self.reasons(seen, self.run(mind, seen), 1, steps, inner)
                found.append(Reason(i, who, self.names(seen), because))
        return tuple(found)

    def run(self, state: State, plan: Numbers) -> tuple[State, ...]:
        """The states that a plan goes through, the first included."""
        run = [state]
        for action in plan:
            run.append(self.states.act(run[-1], action))
        return tuple(run)

    def names(self, plan: Numbers) -> tuple[str, ...]:
        return tuple(self.states.problem.actions[action].name for action in plan)
