"""Check a plan and its certificate by replaying both on the reference engine; nothing here searches for plans.

Whoever found the plan, with whatever cleverness, is not believed: each action must be possible, those whose consent it
needs must take it to be possible and have a reason, each reason must be a plan that helps whom it is for, within the
limits, and so on inward; nothing in any of these plans may be needless.

A plan with something left out only counts against it where all its actions are explained, too. Where it comes to the
same end and the replay cannot tell, the definition (``reference/explain.py``) is asked, but not for ever: what it did
not come to an end with is said, not hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from skaz.compile.problem import show
from skaz.engine.certificate import Limits, Plan, Reason
from skaz.engine.reference.explain import Explainer
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.states import Faulty, States, owner

#: The most that is spent on learning that plans with something left out are not explained: events that are worked out,
#: times values in a state, those in all its minds counted. About five seconds.
MOST_VALUES = 1_000_000
#: Nested minds into which it always looks, if the limits allow it; each more makes states several times as large.
ALWAYS_FOLLOWED = 3


@dataclass(frozen=True)
class Verdict:
    """``wrong`` is the first thing that is not right, as a sentence; ``open`` what could not be decided in time."""

    wrong: str | None = None
    open: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        return self.wrong is None


class Wrong(Exception):
    """Something about the certificate is not right."""


class TooMuch(Exception):
    """To decide something would take too long."""


@dataclass(frozen=True)
class Part:
    """One plan of the certificate: the actions, their reasons, and how it is to be judged."""

    actions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    left: int
    level: int
    title: str
    """What stands before a sentence about it: ``"In Tom's plan for buy(Tom): "``."""

    def steps(self, place: int) -> int:
        """The steps that the reason of the action at a place may have."""
        return self.left if self.level == 0 else self.left - place


def verify(ready: Ready, plan: Plan, limits: Limits, *, goal: float | None = None, is_whole: bool = True) -> Verdict:
    """Check a plan of the author and the reasons that come with it.

    Args:
        ready: the problem that it is a plan for.
        plan: with its certificate.
        limits: that it was made under.
        goal: what the author must have at its end; None: more than at the beginning is enough.
        is_whole: False for the beginning of a plan, which need not lead anywhere.

    Returns:
        What is wrong with it, if anything. Cost: an event for each action of each part, and ``MOST_VALUES``.
    """
    followed = min(limits.epistemic, max(_nesting(plan.reasons), ALWAYS_FOLLOWED))
    return _judged(ready, limits, followed, lambda checker: checker.author_plan(plan, goal, is_whole))


def verify_reason(ready: Ready, state: State, reason: Reason, action: str, limits: Limits) -> Verdict:
    """Check why a character wants an action in the world as it stands, by the same standards.

    Args:
        ready: the problem.
        state: of the world; beliefs in it are followed to ``limits.epistemic`` + 1 believers.
        reason: what is given; its number is of no matter.
        action: what it is to explain.
        limits: as for ``verify``.
    """
    return _judged(ready, limits, limits.epistemic, lambda checker: checker.reason(reason, action, state))


def _nesting(reasons: tuple[Reason, ...]) -> int:
    """How deep reasons stand in reasons."""
    return max((1 + _nesting(each.because) for each in reasons), default=0)


def _judged(ready: Ready, limits: Limits, followed: int, check: Callable[[_Checker], None]) -> Verdict:
    checker = _Checker(ready, limits, followed)
    try:
        check(checker)
    except Wrong as wrong:
        return Verdict(str(wrong))
    except Faulty as faulty:
        return Verdict(str(faulty))
    return Verdict(None, tuple(checker.open))


@dataclass
class _Checker:
    ready: Ready
    limits: Limits
    followed: int
    """How deep minds are looked into here; deeper than ``ALWAYS_FOLLOWED`` only where the certificate is."""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.states = States(self.ready, on_new=self._count)
        self.explainer = Explainer(self.states, self.followed)
        self.numbers: Mapping[str, int] = {each.name: i for i, each in enumerate(self.ready.problem.actions)}
        characters = len(self.ready.problem.characters)
        minds = sum(characters * max(characters - 1, 1) ** i for i in range(self.followed + 1))
        self.cost = (1 + minds) * len(self.states.fluents)
        self.left = MOST_VALUES
        self.is_searching = False

    def _count(self) -> None:
        """Count the events of searches; those of a replay are not counted."""
        if self.is_searching:
            self.left -= self.cost
            if self.left < 0:
                raise TooMuch

    def author_plan(self, plan: Plan, goal: float | None, is_whole: bool) -> None:
        part = Part(plan.actions, plan.reasons, self.limits.character, 0, "")
        if len(plan.actions) > self.limits.author:
            raise Wrong(f"The plan has {_many(plan.actions)}; {_allowed(self.limits.author)}.")
        start = self.states.one(self.ready.state(self.followed + 1))
        run = self._replay(part, start)
        if is_whole:
            self._ends_well(part, run)
            end = self.states.worth(run[-1])
            if goal is not None and not end >= goal:
                raise Wrong(f"The plan ends with {show(end)} for the author, who wants {show(goal)}.")
        self._reasons_hold(part, run)
        if is_whole:
            self._nothing_needless(part, run)

    def reason(self, reason: Reason, action: str, state: State) -> None:
        outer = Part((action,), (), self.limits.character, 0, "")
        self._reason_holds(outer, replace(reason, action=0), self.states.one(state))

    def _replay(self, part: Part, start: State) -> list[State]:
        """The states that a plan goes through, each action being possible, for all who must agree to it too."""
        run = [start]
        for place, name in enumerate(part.actions):
            action = self.numbers.get(name)
            if action is None:
                raise Wrong(f"{part.title}There is no action {name}.")
            if not self.states.possible(run[-1], action):
                raise Wrong(f"{part.title}{name} is not possible {self._where(part, place)}.")
            consenting = self.states.consenting(action)
            if part.level > 0 and not consenting:
                raise Wrong(f"{part.title}{name} is the author's doing: nobody can count on it.")
            for who in consenting if part.level == 0 or place > 0 else ():
                if not self.states.possible(self.states.mind(run[-1], who), action):
                    raise Wrong(f"{part.title}{who} does not believe that {name} is possible.")
            run.append(self.states.act(run[-1], action))
        return run

    def _where(self, part: Part, place: int) -> str:
        return f"after {part.actions[place - 1]}" if place else "at the beginning"

    def _ends_well(self, part: Part, run: list[State]) -> None:
        first, last = self.states.worth(run[0]), self.states.worth(run[-1])
        if not first < last:
            whose = owner(run[0]) or "the author"
            raise Wrong(f"{part.title}It does not help {whose}: {show(first)} before it, {show(last)} after it.")
        for place, state in enumerate(run[:-1]):
            if self.states.worth(state) == last:
                rest = ", ".join(part.actions[place:])
                raise Wrong(f"{part.title}It is as good {self._where(part, place)} as at its end: {rest} is needless.")

    def _reasons_hold(self, part: Part, run: list[State]) -> None:
        """Every one whose consent an action needs has a reason for it that holds; there is no other reason."""
        known = {(each.action, each.character): each for each in part.reasons}
        if len(known) < len(part.reasons):
            raise Wrong(f"{part.title}Two reasons are given for the same.")
        for place, name in enumerate(part.actions):
            if part.level > 0 and place == 0:
                continue  # what is being explained
            for who in self.states.consenting(self.numbers[name]):
                reason = known.pop((place, who), None)
                if reason is not None:
                    self._reason_holds(part, reason, run[place])
                elif not self._is_reason_enough(run, place, who):
                    raise Wrong(f"{part.title}No reason is given why {who} wants {name}.")
        for place, who in known:
            named = part.actions[place] if 0 <= place < len(part.actions) else f"action {place}"
            raise Wrong(f"{part.title}A reason is given why {who} wants {named}, which needs none.")

    def _is_reason_enough(self, run: list[State], place: int, who: str) -> bool:
        """Whether the rest of a plan is its owner's own reason for an action of it."""
        return owner(run[0]) == who and self.states.worth(run[place]) < self.states.worth(run[-1])

    def _reason_holds(self, outer: Part, reason: Reason, state: State) -> None:
        name, who = outer.actions[reason.action], reason.character
        is_own = owner(state) == who
        title = f"{outer.title}In {who}'s plan for {name}: "
        level = outer.level if is_own else outer.level + 1
        part = Part(reason.plan, reason.because, outer.steps(reason.action), level, title)
        if not reason.plan or reason.plan[0] != name:
            raise Wrong(f"{title}It does not begin with that action.")
        most = part.left if level <= self.limits.epistemic else min(part.left, 1)
        if len(reason.plan) > most:
            raise Wrong(f"{title}It has {_many(reason.plan)}; {_allowed(most)} there.")
        run = self._replay(part, state if is_own else self.states.mind(state, who))
        self._ends_well(part, run)
        self._reasons_hold(part, run)
        self._nothing_needless(part, run)

    def _nothing_needless(self, part: Part, run: list[State]) -> None:
        end = self.states.worth(run[-1])
        for place in range(len(part.actions)):
            for kept, its_run in self._without(part.actions[place + 1 :], run[place]):
                if self.states.worth(its_run[-1]) == end:
                    self._must_be_unexplained(part, place, kept, its_run)

    def _without(self, rest: tuple[str, ...], state: State) -> Iterator[tuple[tuple[str, ...], list[State]]]:
        """All ways to go on from a state with some of the actions of ``rest``, in their order."""
        yield (), [state]
        for place, name in enumerate(rest):
            if self.states.possible(state, self.numbers[name]):
                after = self.states.act(state, self.numbers[name])
                for kept, run in self._without(rest[place + 1 :], after):
                    yield (name, *kept), [state, *run]

    def _must_be_unexplained(self, part: Part, place: int, kept: tuple[str, ...], run: list[State]) -> None:
        """A plan that comes to the same end with fewer actions must have one that somebody has no reason for."""
        shorter = ", ".join((*part.actions[:place], *kept)) or "nothing at all"
        if any(
            not self.states.possible(self.states.mind(state, who), self.numbers[name])
            for name, state in zip(kept, run)
            for who in self.states.consenting(self.numbers[name])
        ):
            return
        agree = self._agree(part, place, kept, run)
        if agree is None:
            self.open.append(f"{part.title}It was not decided whether {shorter} is explained, and would do.")
        if agree:
            raise Wrong(f"{part.title}{shorter} would do: the rest is needless.")

    def _agree(self, part: Part, place: int, kept: tuple[str, ...], run: list[State]) -> bool | None:
        """Whether the actions kept after a place are explained by the definition; None: not decided."""
        self.is_searching = True
        try:
            agree = all(
                self.explainer.agreed(
                    state, self.numbers[name], part.steps(place + i), part.level, self.states.worth(run[-1])
                )
                for i, (name, state) in enumerate(zip(kept, run))
            )
        except TooMuch:
            return None
        finally:
            self.is_searching = False
        # minds that were not looked into might have had a reason
        return agree if agree or self.followed == self.limits.epistemic else None


def _many(actions: tuple[str, ...]) -> str:
    return "1 action" if len(actions) == 1 else f"{len(actions)} actions"


def _allowed(most: int) -> str:
    return "1 is allowed" if most == 1 else f"{most} are allowed"
