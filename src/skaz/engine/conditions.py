"""What an event needs: it holds and has causes, is open and presupposed, or fails: then it is bridged or a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skaz.engine.bridge import Bridges
from skaz.engine.deed import Deed, Need, alive
from skaz.engine.failing import PLACED, Failing
from skaz.engine.meaning import ALIVE, AT, INSIDE, MEETS
from skaz.engine.reference.evaluate import holds, value
from skaz.engine.reference.state import Fluent
from skaz.engine.requests import Requests
from skaz.engine.run import Failure, Presupposed, Step
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, Const, Expr, Read, Special, Value

#: Lets an untold deed happen before the present step; the sentence says why it was needed.
Perform = Callable[[Deed, Step, Need], Step]


class Conditions(Failing):
    """Meets the needs of events in a stage. ``perform`` lets a bridge happen."""

    def __init__(
        self, stage: Stage, bridges: Bridges, requests: Requests, perform: Perform, failures: list[Failure]
    ) -> None:
        super().__init__(stage, bridges, requests, failures)
        self.perform = perform

    # Meeting a need

    def is_alive(self, who: Value, step: Step) -> bool:
        """Whether somebody lives, as a step needs; where nobody knows of living and dying all do."""
        return ALIVE not in self.stage.world.world.words or self.meet(alive(who), step, [])

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
        if need.role == "place" and self._is_there(need, step):
            return True
        if need.role in PLACED and self.stage.knows_of_death and any(self.is_dead(who) for who in self._placed(need)):
            return True
        truth = self._truth(need.expr)
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
        then = self.then(need)
        if then and (truth is False or self._is_another_place(need.expr)):
            self._fail(need, step, then=then)
            return False
        if truth is OPEN and not self.is_elsewhere(need.expr):
            self._presuppose(need, step, is_told=is_told)
            return True
        if self.bridged(need, step, also):
            return True
        if (truth is OPEN and not self._is_kept_away(need.expr)) or self._is_assumed(need.expr):
            self._presuppose(need, step, is_told=is_told)
            return True
        self._fail(need, step)
        return False

    def _is_there(self, need: Need, step: Step) -> bool:
        """Whether somebody who lives is told to be at the very place where he must be, which is then a cause."""
        expr, stage = need.expr, self.stage
        if stage.knows_of_death or not isinstance(expr, Read) or not isinstance(expr.args[1], Const):
            return False
        where = expr.args[1].value
        if isinstance(where, Special) or stage.where(need.who) != where:
            return False
        self.add_causes(((AT, need.who),), step)
        return True

    def _truth(self, expr: Expr) -> Value:
        """``holds`` in the world, worked out here for whether people are at a place or together."""
        if isinstance(expr, Read) and expr.property in (INSIDE, MEETS):
            here, there = (self._place(arg) for arg in expr.args)
            if here is not None and there is not None:
                if isinstance(here, Special) or isinstance(there, Special):
                    special = here if isinstance(here, Special) else there
                    return OPEN if special is OPEN else False
                places = self.stage.world.places
                return places.inside(here, there) if expr.property == INSIDE else places.meets(here, there)
        return holds(expr, self.stage.root, {})

    def _place(self, term: Expr) -> Value:
        """A place that is named, or where somebody is; None for anything else."""
        if isinstance(term, Const):
            return term.value
        who = term.args[0] if isinstance(term, Read) and term.property == AT and len(term.args) == 1 else None
        return self.stage.where(who.value) if isinstance(who, Const) and isinstance(who.value, str) else None

    def _is_another_place(self, expr: Expr) -> bool:
        """Whether a line names another place than where somebody is, of neither of which is told that the other has it.

        Of a town nothing is said by that: the house may stand there.
        """
        if not isinstance(expr, Read) or expr.property != INSIDE:
            return False
        places = self.stage.world.places
        one, two = (value(arg, self.stage.root, {}) for arg in expr.args)
        return places.are_apart(one, two) and not places.is_wide(one) and not places.is_wide(two)

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
        self.add_causes(self.fluents(expr), step)

    def add_causes(self, fluents: Iterable[Fluent | None], step: Step) -> None:
        """Write down the steps that made facts what they are as causes of a step."""
        for fluent in fluents:
            origin = self.stage.origins.get(fluent) if fluent is not None else None
            if origin is not None and origin is not step:
                cause = origin.id
                if cause and cause not in step.causes:
                    step.causes.append(cause)

    # Presupposing

    def _presuppose(self, need: Need, step: Step, *, is_told: bool) -> None:
        is_open = holds(need.expr, self.stage.root, {}) is OPEN
        if not (is_open and need.is_unopposed):
            made = list(self.supposing.for_open(need.expr) if is_open else self.supposing.for_failing(need.expr))
            if not is_told:
                text = self.text(need.expr)
                for fluent, new in made or [(None, None)]:  # type: ignore[list-item]
                    since = self.stage.origins[fluent].number if fluent in self.stage.origins else -1
                    step.presupposed.append(Presupposed(text, fluent, new, since))
            for fluent, new in made:
                for each, also in self.stage.along(fluent, new):
                    self.stage.put(each, also, [each[1]] if each[0] == AT else [])
                    if not is_told:
                        self.stage.assumed.add(each)
        self._caused(need.expr, step)
