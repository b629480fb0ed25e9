"""What is told never to have been: held against what was told before, and against words that take it to have been."""

from __future__ import annotations

from skaz.engine.contents import is_contrary
from skaz.engine.deed import Deed
from skaz.engine.meaning import AT
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Run, Step
from skaz.engine.stage import Stage
from skaz.model.logic import Compare, Expr, Not, Value
from skaz.model.normal import push
from skaz.model.telling import Clause

NEVER = "never"
#: Particles by which ``never`` speaks of what is to come, or no longer is.
FROM_NOW_ON = frozenset({"again", "still", "no-longer", "any-more", "continues", "stops"})


def is_never(clause: Clause) -> bool:
    """Whether a clause says that something was at no time so."""
    return NEVER in clause.how and is_contrary(clause) and not clause.how & FROM_NOW_ON


class Nevers:
    """What was never so on a stage."""

    def __init__(self, stage: Stage, run: Run) -> None:
        self.stage = stage
        self.run = run
        self._told: dict[tuple[Fluent, Value], Step] = {}

    def fact(self, expr: Expr, clause: Clause, step: Step) -> bool:
        """Take note of a fact that was never so; whether it was told to have been."""
        for claim in self.stage.changes(self.stage.world.binder.made_so(_denied(expr))):
            self._told[claim] = step
            before = self.stage.ever.get(claim)
            if before is None or before.span is None:
                continue
            fluent, value = claim
            who = fluent[1] if len(fluent) > 1 else None
            text = self.stage.world.binder.text(expr)
            self.run.failures.append(
                Failure("was", step, text, expr, who, fluent, None, value, before, role="same passage")
            )
            return True
        return False

    def already(self, expr: Expr, step: Step) -> None:
        """Write down that something is told to begin that was so already."""
        for fluent, value in self.stage.changes(self.stage.world.binder.made_so(expr)):
            origin = self.stage.origins.get(fluent)
            if (
                origin is not None
                and origin is not step
                and origin.span is not None
                and fluent not in self.stage.assumed
            ):
                text = self.stage.world.binder.text(expr)
                self.run.failures.append(Failure("already", step, text, expr, fluent[1], fluent, None, value, origin))
                return

    def deed(self, deed: Deed, step: Step) -> bool:
        """Write down that a line takes something to have been done before that never was; whether it does."""
        happened: Fluent = (deed.word.name, *deed.args)
        changes = self.stage.changes(self.stage.world.binder.effect(deed.meaning.effect, deed.slots))
        told = next((self._told[change] for change in changes if change in self._told and change[0][0] == AT), None)
        if told is None and self.stage.root.get(happened) is False:
            told = self.stage.origins.get(happened)
        if told is None or told.span is None or told is step:
            return False
        who = happened[1] if len(happened) > 1 else None
        self.run.failures.append(Failure("never", step, step.text, None, who, happened, made_by=told))
        return True


def _denied(expr: Expr) -> Expr:
    """What a denial denies."""
    plain = push(expr)
    if isinstance(plain, Not):
        return plain.part
    return Compare("==", plain.left, plain.right) if isinstance(plain, Compare) and plain.op == "!=" else plain
