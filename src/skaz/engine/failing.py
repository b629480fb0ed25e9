"""What stands against a need: which fact, which step made it so, what keeps somebody from a journey, and the root."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.engine.bridge import Bridges
from skaz.engine.deed import Need
from skaz.engine.expressions import read_by
from skaz.engine.meaning import ALIVE, AT, MEETS
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.requests import Requests
from skaz.engine.run import Failure, Held, Step
from skaz.engine.simultaneous import engaged
from skaz.engine.stage import Stage
from skaz.engine.supposing import Supposing, plain
from skaz.model.logic import OPEN, And, Expr, Read, Value
from skaz.model.normal import push

#: The roles of needs that ask where somebody is.
PLACED = ("place", "together", "comes")


class Failing:
    """Finds what stands against needs on a stage, and writes it down."""

    def __init__(self, stage: Stage, bridges: Bridges, requests: Requests, failures: list[Failure]) -> None:
        self.stage = stage
        self.supposing = Supposing(stage)
        self.bridges = bridges
        self.requests = requests
        self.failures = failures

    # Reading

    def fluents(self, expr: Expr) -> list[Fluent]:
        """The facts that a ground condition reads as things are, each once."""
        return read_by(expr, self.stage.root, {})

    def is_dead(self, who: Value) -> bool:
        return self.stage.knows_of_death and self.stage.root.get((ALIVE, who)) is False

    def text(self, expr: Expr) -> str:
        """A condition in the language, with the places of relations spelt out."""
        return self.stage.world.binder.text(plain(expr))

    def then(self, need: Need) -> list[Step]:
        """The steps of that very time that tell all those whom a need places to be where they are."""
        if need.role not in PLACED or not self.stage.at_that_time or not isinstance(need.expr, Read):
            return []
        found = [engaged(self.stage, who) for who in self._placed(need)]
        return [each for each in found if each is not None] if None not in found else []

    def _placed(self, need: Need) -> list[Value]:
        """Those whose place a need asks for."""
        return [fluent[1] for fluent in self.fluents(need.expr) if fluent[0] == AT]

    # Failing

    def _fail(self, need: Need, step: Step, ban: Expr | None = None, then: Sequence[Step] = ()) -> None:
        """Write down what stands against a need, and go on as if the telling were right; the dead stay dead.

        A ``ban`` stands against being at a place whatever brought one there; ``then`` are the steps of that very time.
        """
        fluent = self.blamed(need.expr if ban is None else ban)
        origin = self.stage.origins.get(fluent) if fluent is not None else None
        found = self.stage.root.get(fluent) if fluent is not None else None
        if any(f.step is step and f.fluent == fluent and f.text == self.text(need.expr) for f in self.failures[-20:]):
            return
        held = self._held(need.expr)
        back = None if then or ban is not None else self.returning(need.expr)
        if back is not None:
            fluent, held = (AT, back), None
            origin, found = self.stage.origins.get(fluent), self.stage.root.get(fluent)
        root = (
            self.root_of(fluent, need.expr, origin)
            or self._same_hold(step, {held.fluent if held else None, fluent})
            or self._same_cause(held.made_by if held else origin, held.fluent if held else fluent)
            or self._of_the_dead(step, fluent)
        )
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
            tuple(then) or self.in_the_way(need.expr),
            role=self._role(need, ban, then, back),
            root=root,
            held=held,
        )
        self.failures.append(failure)
        if need.role in ("alive", "once"):
            return
        if need.role in ("health", "condition") and origin is not None and origin.is_for_good:
            return  # what lasts for good goes on
        for deed in self.bridges.vetoed(need.expr, self.stage.root):
            self.requests.pass_over(deed, self.stage.root)
        for each, new in list(self.supposing.for_failing(need.expr)):
            for also, value_ in self.stage.along(each, new):
                self.stage.put(also, value_, [also[1]] if also[0] == AT else [])
                self.stage.imposed[also] = root or failure

    def _role(self, need: Need, ban: Expr | None, then: Sequence[Step], back: Value) -> str:
        """What it is that stands against a need."""
        if then:
            is_sure = holds(need.expr, self.stage.root, {}) is False
            return "two places" if is_sure else "two places, it seems"
        if ban is not None:
            return "ban"
        return "return" if back is not None else need.role

    def _same_cause(self, cause: Step | None, fluent: Fluent | None) -> Failure | None:
        """What already fails because of the same state: one confinement, ban or illness, however often ignored."""
        if cause is None or fluent is None or fluent[0] == AT:
            return None
        for failure in self.failures:
            held = failure.held
            by = (held.made_by, held.fluent) if held is not None else (failure.made_by, failure.fluent)
            if failure.kind == "need" and by[0] is cause and by[1] == fluent:
                return failure.root or failure
        return None

    def _of_the_dead(self, step: Step, fluent: Fluent | None) -> Failure | None:
        """What already fails in a step because somebody of whom a fact tells is dead."""
        dead = (f for f in self.failures if f.step is step and f.fluent is not None and f.fluent[0] == ALIVE)
        first = next((f for f in dead if fluent is not None and f.fluent is not None and f.fluent[1] in fluent), None)
        return first and (first.root or first)

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

    def returning(self, expr: Expr) -> Value:
        """Who would have to come back for a condition to hold: only that he left stands against it. None: nobody."""
        root = self.stage.root
        for deed in self.bridges.vetoed(expr, root):
            if all(holds(need.expr, root, {}) is not False for need in self.bridges.deeds.needs(deed)):
                return next(iter(deed.doers), None)
        return None

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
