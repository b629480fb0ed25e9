"""What a deed rests on in its doer's mind, and what of that was told otherwise: he acts on a false belief.

A deed rests on the beliefs by which its motive came about; on what must be so for what is wanted by it, its told aim or
the end of its plan; on what its doer takes to be so where the text gives that as the reason. What is only open is no
mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skaz.engine.deed import place_of
from skaz.engine.deeds import Deeds
from skaz.engine.expressions import read_by, walk
from skaz.engine.meaning import MEETS
from skaz.engine.motives.bearing import wanted_deed
from skaz.engine.motives.desires import Desire
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Mistake, Step
from skaz.engine.stage import Stage
from skaz.model.logic import Believes, Compare, Const, Expr, Not, Read, Special, Value
from skaz.model.normal import same
from skaz.model.telling import Clause


class Mistakes:
    """Finds them on one stage. ``found`` are those of a telling so far."""

    def __init__(self, stage: Stage, deeds: Deeds, found: list[Mistake]) -> None:
        self.stage = stage
        self.deeds = deeds
        self.found = found

    def look(self, step: Step, who: Value, rests: Iterable[Expr], aims: Iterable[Desire]) -> None:
        """After a deed: note the first thing in which its doer is wrong, of what it rests on or its aims need."""
        grounds = list(rests)
        grounds.extend(expr for desire in aims for content in desire.contents for expr in self._needs(content))
        grounds.extend(self._reasons(step.clause, who))
        mistake = next(filter(None, (self._mistake(expr, who, step) for expr in grounds)), None)
        if mistake is not None:
            self.found.append(mistake)

    def _needs(self, content: Expr) -> Sequence[Expr]:
        """What must be so for a wanted deed; no more for one that is over already."""
        if isinstance(content, Not) or holds(content, self.stage.root, {}) is True:
            return ()
        world = self.stage.world
        deed = wanted_deed(content, world)
        if deed is None:
            return ()
        things = [arg for arg in deed.args if world.is_a(arg, "thing")]
        near = (Read(MEETS, (place_of(who), place_of(thing))) for who in deed.doers for thing in things)
        return [*(need.expr for need in self.deeds.needs(deed)), *near]

    def _reasons(self, clause: Clause | None, who: Value) -> Iterator[Expr]:
        """What somebody believes where that is given as the reason."""
        for reason in clause.reasons if clause is not None else ():
            said = self.stage.world.contents.clause(reason)
            for part in walk(said) if said is not None else ():
                if isinstance(part, Believes) and part.who == Const(who):
                    yield part.what

    def _mistake(self, expr: Expr, who: Value, step: Step) -> Mistake | None:
        root, mind = self.stage.root, self.stage.root.mind(who)
        if holds(expr, root, {}) is not False or holds(expr, mind, {}) is not True:
            return None
        for fluent in (*read_by(expr, root, {}), *read_by(expr, mind, {})):
            told, believed = root.get(fluent), mind.get(fluent)
            if not isinstance(told, Special) and not same(told, believed):
                belief = self.stage.world.matter(_fact(fluent, believed))
                return Mistake(step, who, getattr(belief, "text", str(belief)), self.stage.origins.get(fluent))
        return None


def _fact(fluent: Fluent, value: Value) -> Expr:
    read = Read(str(fluent[0]), tuple(map(Const, fluent[1:])))
    return read if value is True else Not(read) if value is False else Compare("==", read, Const(value))
