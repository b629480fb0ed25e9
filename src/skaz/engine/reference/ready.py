"""A Sabre problem made ready to run: grounded, begun, pruned."""

from __future__ import annotations

from dataclasses import dataclass

from skaz.compile.from_sabre import ground
from skaz.compile.problem import Problem
from skaz.compile.prune import prune
from skaz.engine.reference.begin import Beginning, ProblemWorld
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import Ground
from skaz.engine.reference.rules import GroundRules
from skaz.engine.reference.state import State
from skaz.engine.reference.update import Fault, Record, happen
from skaz.engine.reference.utility import utility
from skaz.model.logic import Value
from skaz.model.sabre import SabreProblem
from skaz.text.finding import Finding

#: How deep beliefs are followed while a problem is replayed, unless more is asked for.
DEPTH = 2


@dataclass(frozen=True)
class Ready:
    """A pruned problem and how it begins."""

    problem: Problem
    beginning: Beginning

    def state(self, depth: int = DEPTH) -> State:
        """The state after the first rules, in which beliefs are followed to a depth."""
        rules = GroundRules(self.problem.triggers)
        return State(ProblemWorld(self.problem, self.beginning, depth, rules, self.problem.tracked))

    def possible(self, state: State) -> list[int]:
        """The numbers of the actions whose condition holds in a state.

        Raises:
            DividedByZero: a condition divides by zero.
        """
        actions = self.problem.actions
        return [index for index, each in enumerate(actions) if holds(each.precondition, state, {}) is True]

    def act(self, state: State, action: int, record: Record | None = None) -> Fault | None:
        """Let an action happen in a state, by its number."""
        return happen(state, Ground(self.problem.actions[action]), record)

    def utility(self, who: str | None, state: State) -> Value:
        """The worth of a state as it is to a character; ``who`` None is the author.

        Raises:
            DividedByZero: the utility divides by zero.
        """
        return utility(self.problem.utilities, who, state)


def make_ready(lifted: SabreProblem) -> tuple[Ready | None, tuple[Finding, ...]]:
    """The problem ready to run, or None and a finding that says why it is not.

    It is not if it is too large to be grounded, or if its triggers do not come to rest or divide by zero at the start.
    """
    whole, findings = ground(lifted)
    if whole is None:
        return None, findings
    beginning = Beginning(whole)
    if beginning.fault is not None:
        return None, (finding_of(beginning.fault, whole),)
    return Ready(prune(whole, beginning.values((*whole.fluents, *whole.explicit))), beginning), ()


def finding_of(fault: Fault, problem: Problem) -> Finding:
    """A fault as a finding, at the first rule that plays a part in it, else at the whole problem."""
    named = [trigger.span for trigger in problem.triggers if trigger.name in fault.rules and trigger.span is not None]
    span = named[0] if named else problem.lifted.span
    assert span is not None
    help_ = "" if fault.kind == "endless-rules" else "Guard the division by a condition."
    return Finding("sabre-syntax", fault.message, span, help=help_)
