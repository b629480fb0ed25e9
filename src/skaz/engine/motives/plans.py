"""Plans: what somebody may have had in mind with a deed, as a run of further deeds that ends in what he wants.

The plan begins in what the doer believes once the deed is done; the deed must be part of it: something that it changed
was needed, found backward from what is wanted (``engine/search.py``). Others do only what they want themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from skaz.engine.deed import Deed
from skaz.engine.expressions import reads_of
from skaz.engine.meaning import ALIVE, AT
from skaz.engine.motives.bearing import Bearing, target_of, wanted_deed
from skaz.engine.motives.desires import Desire
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent, State
from skaz.engine.search import Search, Target
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, Expr, Not, Read, Value
from skaz.model.normal import same

#: States that are looked at for one plan, and how far back from what is wanted a deed may matter.
MOST_STATES = 60
FURTHEST = 2
#: Deeds that are looked at which would bring about what is needed.
MOST_MAKERS = 24
UNWILLED = frozenset({"chance", "unwilled"})


class Plans:
    """Finds plans on one stage. ``wants`` says whether somebody wants a deed of his own accord."""

    def __init__(self, stage: Stage, search: Search, wants: Callable[[Value, Deed], bool]) -> None:
        self.stage = stage
        self.search = search
        self.wants = wants
        self._nearby: dict[str, frozenset[str]] = {}

    def of(self, bearing: Bearing) -> tuple[Desire, list[str]] | None:
        """The first desire, the latest told first, that a deed may lead to, with the deeds of the plan; None: none."""
        mind = self.stage.root.mind(bearing.who)
        own = {each.property for each in self.stage.world.meanings.of(bearing.deed.word).assignments}
        own.add(bearing.deed.word.name)
        changes = (c for c in bearing.step.changes if c.path in ((), (bearing.who,)))
        # whom and what one meets with on the way is not what the deed was for
        changed = {c.fluent: c.new for c in changes if c.fluent[0] in own}
        names = {str(fluent[0]) for fluent in changed}
        before: State | None = None
        for desire in reversed(bearing.open):
            for content in desire.contents:
                if isinstance(content, Not) or names.isdisjoint(self._near(content)):
                    continue
                if before is None:
                    before = self._before(mind, bearing)
                if self._matters(content, before, changed):
                    run = self._run(content, mind, bearing.who)
                    if run is not None:
                        text = self.search.deeds.matter_text
                        return desire, [text(bearing.deed), *run]
        return None

    def _near(self, content: Expr) -> frozenset[str]:
        """The properties that can matter for what is wanted, as the words say, whoever has them."""
        target = target_of(content)
        if target is None:
            return frozenset()
        found = self._nearby.get(str(target[0][0]))
        if found is None:
            names = _properties(self._needs(content))
            for _ in range(FURTHEST - 1):
                names |= _properties(part for name in names for part in self.search.conditions_of(name)) | {AT, ALIVE}
            found = self._nearby[str(target[0][0])] = frozenset(names)
        return found

    @staticmethod
    def _before(mind: State, bearing: Bearing) -> State:
        """What the doer believed just before."""
        before = mind.branch()
        for change in reversed(bearing.step.changes):
            if change.path == (bearing.who,):
                before.own[change.fluent] = change.old
        return before

    def _matters(self, content: Expr, before: State, changed: dict[Fluent, Value]) -> bool:
        """Whether something that was changed was needed for what is wanted, directly or a few deeds ahead."""
        goals = self._needs(content)
        for ahead in range(FURTHEST):
            targets = list(self._targets(goals, before))
            if any(each.fluent in changed and same(changed[each.fluent], each.value) for each in targets):
                return True
            if ahead + 1 < FURTHEST:
                makers = islice((deed for each in targets for deed in self.search.makers(each)), MOST_MAKERS)
                goals = [need.expr for deed in makers for need in self.search.deeds.conditions(deed)]
        return False

    def _targets(self, goals: list[Expr], before: State) -> Iterator[Target]:
        for goal in goals:
            truth = holds(goal, before, {})
            if truth is False or (truth is OPEN and not isinstance(goal, Not)):
                yield from self.search.targets(goal, before)

    def _needs(self, content: Expr) -> list[Expr]:
        """What must be so for what is wanted: the needs of a deed, or the fact itself."""
        deed = wanted_deed(content, self.stage.world)
        return [content] if deed is None else [need.expr for need in self.search.deeds.needs(deed)]

    def _run(self, content: Expr, mind: State, who: Value) -> list[str] | None:
        """The deeds still to do after which what is wanted is so; the wanted deed itself is the last."""
        deed = wanted_deed(content, self.stage.world)
        text = self.search.deeds.matter_text
        if deed is None:
            found = [] if holds(content, mind, {}) is True else self._found(content, mind, who)
            return None if found is None else [text(each) for each in found]
        run: list[str] = []
        for need in self.search.deeds.needs(deed):
            if holds(need.expr, mind, {}) is False:
                found = self._found(need.expr, mind, who)
                if found is None:
                    return None
                run.extend(text(each) for each in found)
        return [*dict.fromkeys(run), text(deed)]

    def _found(self, wanted: Expr, mind: State, who: Value) -> list[Deed] | None:
        def possible(deed: Deed, state: State) -> bool:
            if UNWILLED & deed.word.marks or not deed.doers:
                return False
            if any(each != who and not self.wants(each, deed) for each in deed.doers):
                return False
            return all(holds(need.expr, state, {}) is not False for need in self.search.deeds.needs(deed))

        return self.search.find(wanted, (), mind, possible, MOST_STATES)


def _properties(conditions: Iterable[Expr]) -> set[str]:
    reads = (read for each in conditions for read in reads_of(each))
    return {read.property for read in reads if isinstance(read, Read)}
