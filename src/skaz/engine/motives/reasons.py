"""The reasons and aims that the text gives for a deed, and whether they hold in its doer's beliefs.

A reason of which he knows that it is not so explains nothing, nor an aim of which he knows that nothing can come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skaz.engine.deeds import Deeds
from skaz.engine.expressions import read_by
from skaz.engine.motives.bearing import wanted_deed
from skaz.engine.reference.evaluate import holds
from skaz.engine.search import Search
from skaz.engine.stage import Stage
from skaz.model.lines.formal import clause_text
from skaz.model.logic import Expr, Value
from skaz.model.telling import Clause, Content

#: What is only possible may be aimed at.
MODALS = frozenset({"modal", "modal:can", "modal:could", "modal:may", "modal:might"})


class Reasons:
    """Weighs them on one stage; ``search`` knows what can bring something about."""

    def __init__(self, stage: Stage, deeds: Deeds, search: Callable[[], Search]) -> None:
        self.stage = stage
        self.deeds = deeds
        self.search = search

    def told(self, clause: Clause | None, who: Value) -> str | None:
        """The aim or reason that the text gives, if it holds for all that the doer believes."""
        if clause is None:
            return None
        contents = self.stage.world.contents
        for purpose in clause.purposes:
            if not any(self._is_hopeless(who, aim) for aim in self.aims(purpose)):
                return f"so that {contents.value(purpose)}"
        for reason in clause.reasons:
            said = contents.clause(reason)
            if said is None or not self._knows_better(who, said):
                return f"because {clause_text(reason)}"
        return None

    def aims(self, purpose: Content) -> Iterator[Expr]:
        """What a deed is told to be done for; what is only possible may be aimed at."""
        for clause in purpose.clauses:
            content = self.stage.world.contents.clause(clause._replace(how=clause.how - MODALS))
            if content is not None:
                yield content

    def _is_hopeless(self, who: Value, aim: Expr) -> bool:
        """Whether somebody knows that what an aim needs is otherwise, and nothing can be done about it."""
        deed = wanted_deed(aim, self.stage.world)
        needs = [aim] if deed is None else [need.expr for need in self.deeds.needs(deed)]
        mind = self.stage.root.mind(who)
        for need in needs:
            if self._knows_better(who, need):
                search = self.search()
                if not any(True for target in search.targets(need, mind) for _ in search.makers(target)):
                    return True
        return False

    def _knows_better(self, who: Value, said: Expr) -> bool:
        """Whether somebody has seen or been told that it is otherwise."""
        mind = self.stage.root.mind(who)
        if holds(said, mind, {}) is not False:
            return False
        return any(self.stage.learned.since(who, fluent) is not None for fluent in read_by(said, mind, {}))
