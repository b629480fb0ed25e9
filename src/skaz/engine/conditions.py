"""What an event needs: it holds and has causes, is open and presupposed, or fails: then it is bridged or a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skaz.engine.bridge import Bridges
from skaz.engine.deeds import Deed, Need
from skaz.engine.expressions import read_by
from skaz.engine.meaning import ALIVE, AT, INSIDE, MEETS
from skaz.engine.reference.evaluate import holds, value
from skaz.engine.reference.state import Fluent
from skaz.engine.requests import Requests
from skaz.engine.run import Failure, Held, Presupposed, Step
from skaz.engine.stage import Stage
from skaz.engine.supposing import Supposing, plain
from skaz.model.logic import (
    OPEN,
    And,
    Compare,
    Const,
    Expr,
    Not,
    Read,
    Special,
    Value,
)
from skaz.model.normal import push

#: Lets an untold deed happen before the present step; the sentence says why it was needed.
Perform = Callable[[Deed, Step, Need], Step]


def is_quiet(expr: Expr) -> bool:
    """Whether a condition only asks that nothing stand against it: no ban, no place where he already is."""
    pushed = push(expr)
    return isinstance(pushed, Not) or (isinstance(pushed, Compare) and pushed.op == "!=")


class Conditions:
    """Meets the needs of events in a stage. ``perform`` lets a bridge happen."""

    def __init__(
        self, stage: Stage, bridges: Bridges, requests: Requests, perform: Perform, failures: list[Failure]
    ) -> None:
        self.stage = stage
        self.supposing = Supposing(stage)
        self.bridges = bridges
        self.requests = requests
        self.perform = perform
        self.failures = failures

    # Reading

    def fluents(self, expr: Expr) -> list[Fluent]:
        """The facts that a ground condition reads as things are, each once."""
        return read_by(expr, self.stage.root, {})

    def is_dead(self, who: Value) -> bool:
        return self.stage.root.get((ALIVE, who)) is False

    # Meeting a need

    def meet(self, need: Need, step: Step, also: list[Expr], *, is_told: bool = False) -> bool:
        """See to it that a need holds from here on.

        Args:
            need: what must be so.
            step: for which step.
            also: what must go on to hold while a bridge is looked for.
            is_told: the passage itself tells it (a place that a line names), so that nothing is presupposed.

        Returns:
            Whether nothing stood against it.
        """
        if (
            need.role != "alive"
            and need.who is not None
            and self.is_dead(need.who)
            and need.role in ("place", "together", "comes")
        ):
            return True
        truth = holds(need.expr, self.stage.root, {})
        if truth is True:
            self._caused(need.expr, step)
            return True
        if truth is OPEN and self._goes_back(need.expr):
            self._fail(need, step)
            return False
        bans = self.bridges.bans(need.expr, self.stage.root) if truth is OPEN and need.role == "place" else []
        if bans:
            self._fail(need, step, bans[0])
            return False
        if truth is OPEN and not self.is_elsewhere(need.expr):
            self._presuppose(need, step, is_told=is_told)
            return True
        if truth is False and self._is_at_that_time(need):
            self._fail(need, step)
            return False
        if self.bridged(need, step, also):
            return True
        if (truth is OPEN and not self._is_kept_away(need.expr)) or self._is_assumed(need.expr):
            self._presuppose(need, step, is_told=is_told)
            return True
        self._fail(need, step)
        return False

    def _is_at_that_time(self, need: Need) -> bool:
        """Whether somebody is told to be elsewhere at the very time: no journey comes between."""
        fluent = self.blamed(need.expr) if need.role == "place" else None
        origin = self.stage.origins.get(fluent) if fluent is not None else None
        return any(each is origin for each in self.stage.at_that_time)

    def _is_assumed(self, expr: Expr) -> bool:
        """Whether a condition fails only against what nobody told: a default, or what was taken to be so before."""
        stage, fluent = self.stage, self.blamed(expr)
        if fluent is None:
            return False
        if fluent not in stage.origins:
            return True
        # nothing untold undoes a death, though it be only taken for granted
        return fluent[0] != ALIVE and (fluent in stage.assumed or fluent in stage.imposed)

    def _is_kept_away(self, expr: Expr) -> bool:
        """Whether somebody who is elsewhere is kept from coming, though the one place might lie in the other.

        Of a town nothing is said by that: the house in which somebody is may stand there.
        """
        if not isinstance(expr, Read) or not self.in_the_way(expr):
            return False
        places = self.stage.world.places
        asked = value(expr.args[1], self.stage.root, {})
        return not isinstance(asked, Special) and not places.is_wide(asked)

    def _goes_back(self, expr: Expr) -> bool:
        """Whether what is open would take back what was done on request: an untold return."""
        if not isinstance(expr, Read) or expr.property != INSIDE:
            return False
        return any(self.requests.taken_back(fluent, new) for fluent, new in self.supposing.for_open(expr))

    def bridged(self, need: Need, step: Step, also: list[Expr]) -> bool:
        """Whether a run of routine deeds makes a need hold; it then has happened."""
        run = None
        if need.role == "comes" and isinstance(need.expr, Read):
            run = self.bridges.find(self._coming(need.expr), also, self.stage.root)
        run = run or self.bridges.find(need.expr, also, self.stage.root)
        for deed in run or ():
            step.causes.append(self.perform(deed, step, need).id)
        return run is not None

    def _coming(self, meets: Read) -> Expr:
        """That the first of two comes to where the second is, and not the other way round."""
        one, two = meets.args
        return Read(INSIDE, (one, Const(value(two, self.stage.root, {}))))

    def is_elsewhere(self, expr: Expr) -> bool:
        """Whether somebody is told to be at another place than is asked, though the one might lie in the other."""
        if not isinstance(expr, Read) or expr.property not in (INSIDE, MEETS):
            return False
        one, two = (value(arg, self.stage.root, {}) for arg in expr.args)
        return self.stage.world.places.are_apart(one, two)

    def causes_of(self, needs: Iterable[Need], step: Step) -> None:
        """Write down what makes needs hold that do."""
        for need in needs:
            if holds(need.expr, self.stage.root, {}) is True:
                self._caused(need.expr, step)

    def _caused(self, expr: Expr, step: Step) -> None:
        for fluent in self.fluents(expr):
            origin = self.stage.origins.get(fluent)
            if origin is not None and origin is not step:
                cause = origin.id
                if cause and cause not in step.causes:
                    step.causes.append(cause)

    # Presupposing

    def _presuppose(self, need: Need, step: Step, *, is_told: bool) -> None:
        text = self.text(need.expr)
        is_open = holds(need.expr, self.stage.root, {}) is OPEN
        quiet = is_open and is_quiet(need.expr)
        made = (
            []
            if quiet
            else list(self.supposing.for_open(need.expr) if is_open else self.supposing.for_failing(need.expr))
        )
        if not is_told:
            for fluent, new in made or [(None, None)]:  # type: ignore[list-item]
                since = self.stage.origins[fluent].number if fluent in self.stage.origins else -1
                step.presupposed.append(Presupposed(text, fluent, new, quiet, since))
        for fluent, new in made:
            for each, also in self.stage.along(fluent, new):
                self.stage.put(each, also, [each[1]] if each[0] == AT else [])
                if not is_told:
                    self.stage.assumed.add(each)
        self._caused(need.expr, step)

    def text(self, expr: Expr) -> str:
        """A condition in the language, with the places of relations spelt out."""
        return self.stage.world.binder.text(plain(expr))

    # Failing

    def _fail(self, need: Need, step: Step, ban: Expr | None = None) -> None:
        """Write down what stands against a need, and go on as if the telling were right; the dead stay dead.

        A ``ban`` stands against being at a place whatever brought one there.
        """
        fluent = self.blamed(need.expr if ban is None else ban)
        origin = self.stage.origins.get(fluent) if fluent is not None else None
        found = self.stage.root.get(fluent) if fluent is not None else None
        if any(f.step is step and f.fluent == fluent and f.text == self.text(need.expr) for f in self.failures[-20:]):
            return
        held = self._held(need.expr)
        root = self.root_of(fluent, need.expr, origin) or self._same_hold(step, {held.fluent if held else None, fluent})
        failure = Failure(
            "need",
            step,
            self.text(need.expr),
            need.expr,
            need.who,
            fluent,
            None,
            found,
            origin,
            self.in_the_way(need.expr),
            role="two places"
            if ban is None and self._is_at_that_time(need)
            else "ban"
            if ban is not None
            else "return"
            if self._is_return(need.expr)
            else need.role,
            root=root,
            held=held,
        )
        self.failures.append(failure)
        if need.role in ("alive", "once"):
            return
        for deed in self.bridges.vetoed(need.expr, self.stage.root):
            self.requests.pass_over(deed, self.stage.root)
        for each, new in list(self.supposing.for_failing(need.expr)):
            for also, value_ in self.stage.along(each, new):
                self.stage.put(also, value_, [also[1]] if also[0] == AT else [])
                self.stage.imposed[also] = root or failure

    def _same_hold(self, step: Step, by: set[Fluent | None]) -> Failure | None:
        """What already fails in a step because the same keeps somebody where he is."""
        held = (f for f in self.failures if f.step is step and f.held is not None)
        first = next((f for f in held if f.held is not None and f.held.fluent in by), None)
        return first and (first.root or first)

    def root_of(self, fluent: Fluent | None, expr: Expr, origin: Step | None) -> Failure | None:
        """The failure from which it follows that a condition fails now.

        What stands against it was imposed when a failure was passed over; or made so by an event that was not
        possible itself, and before that event the condition held; or it is the death of somebody of whom it was said.
        """
        if fluent is None:
            return None
        found = self.stage.imposed.get(fluent)
        if found is not None:
            return found
        if fluent[0] == ALIVE:
            return next((f.root or f for f in self.failures if f.fluent == fluent and f.kind == "need"), None)
        for failure in reversed(self.failures):
            if origin is None or failure.step.number < origin.number:
                return None
            if failure.step is origin and failure.fluent == fluent and self._held_before(failure, expr):
                return failure.root or failure
        return None

    def _held_before(self, failure: Failure, expr: Expr) -> bool:
        """Whether a condition did not fail with the value that stood against an earlier one."""
        before = self.stage.root.branch()
        assert failure.fluent is not None
        before.put(failure.fluent, failure.found)
        return holds(expr, before, {}) is not False

    def _is_return(self, expr: Expr) -> bool:
        """Whether only a request that was granted stands in the way of a journey."""
        root = self.stage.root
        return bool(self.bridges.vetoed(expr, root)) and not self.bridges.obstacles(expr, root)

    def _held(self, expr: Expr) -> Held | None:
        """The fact that keeps somebody from the journey that would make a condition hold."""
        root = self.stage.root
        for obstacle in self.bridges.obstacles(expr, root):
            fluent = self.blamed(obstacle)
            if fluent is not None and fluent[0] not in (AT, ALIVE) and fluent in self.stage.origins:
                return Held(fluent, root.get(fluent), self.stage.origins[fluent])
        return None

    def in_the_way(self, expr: Expr) -> tuple[Step, ...]:
        """The steps that keep a routine deed from making a condition hold: a ban, a confinement, a request granted."""
        root = self.stage.root
        found: dict[int, Step] = {}
        for obstacle in self.bridges.obstacles(expr, root):
            fluent = self.blamed(obstacle)
            if fluent is not None and fluent in self.stage.origins:
                origin = self.stage.origins[fluent]
                found[id(origin)] = origin
        for deed in self.bridges.vetoed(expr, root):
            found.update({id(step): step for step in self.requests.against(deed, root)})
        return tuple(found.values())

    def blamed(self, expr: Expr) -> Fluent | None:
        """The fact that stands most plainly against a condition: of the first part that fails, the latest."""
        expr = push(expr)
        if isinstance(expr, And):
            failing = [part for part in expr.parts if holds(part, self.stage.root, {}) is False]
            return self.blamed(failing[0]) if failing else None
        read = self.fluents(expr)
        found = [f for f in read if self.stage.root.get(f) is not OPEN] or read
        if isinstance(expr, Read) and expr.property == MEETS and len(found) == 2:
            return found[1]
        known = [f for f in found if f in self.stage.origins]
        return max(known, key=lambda f: self.stage.origins[f].number) if known else found[0] if found else None
