"""Bridges: the shortest run of everyday deeds that nobody tells and that makes possible what is told next.

Only actions marked ``routine`` are tried (``engine/search.py``). A bridge rests on nothing that is told otherwise, and
takes back nothing that was done because somebody asked for it or to keep a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from skaz.engine.deed import Deed
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import AT, INSIDE, MEETS
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent, State
from skaz.engine.search import Search
from skaz.engine.world import StoryWorld
from skaz.model.logic import Const, Expr, Not, Read, Value


class Bridges:
    """Finds bridges in the states of one telling.

    ``allowed`` says no to deeds that would break what stands; ``age`` is the step in which a fact came about;
    ``engaged`` says who is told at this very time to be where he is, so that he neither comes nor goes.
    """

    def __init__(
        self,
        world: StoryWorld,
        deeds: Deeds,
        allowed: Callable[[Deed, State], bool],
        age: Callable[[Fluent], int],
        engaged: Callable[[Value], bool],
    ) -> None:
        self.world = world
        self.deeds = deeds
        self.allowed = allowed
        self.engaged = engaged
        words = [word for name, word in world.world.words.items() if name == word.name and "routine" in word.marks]
        routine = [world.meanings.of(word) for word in words if word.kind == "action"]
        self.search = Search(world, deeds, routine, age)

    def find(self, wanted: Expr, also: Sequence[Expr], state: State) -> list[Deed] | None:
        """The shortest run of routine deeds after which ``wanted`` holds and nothing of ``also`` fails; None: none."""
        return self.search.find(wanted, also, state, self._possible)

    def _possible(self, deed: Deed, state: State) -> bool:
        """Whether nothing told stands against a deed."""
        if any(holds(need.expr, state, {}) is False for need in self.deeds.needs(deed)):
            return False
        if next(self._bans(deed, state), None) is not None or not self.allowed(deed, state):
            return False
        changes = assigned(self.deeds.effect(deed), state, {})
        return not any(fluent[0] == AT and self.engaged(fluent[1]) for fluent, _ in changes)

    def _bans(self, deed: Deed, state: State) -> Iterator[Expr]:
        """The conditions that fail for a place around the one named, and so stand against a deed."""
        for slot in deed.word.slots:
            place = deed.slots[slot.name]
            if not (isinstance(place, str) and self.world.is_a(place, "place")):
                continue
            for whole in self.world.places.chain(place)[1:]:
                wider = Deed(deed.meaning, {**deed.slots, slot.name: whole}, deed.company)
                for need in self.deeds.conditions(wider):
                    is_ban = isinstance(need.expr, Not) and isinstance(need.expr.part, Read)
                    if is_ban and not _about_places(need.expr) and holds(need.expr, state, {}) is False:
                        yield need.expr

    def obstacles(self, wanted: Expr, state: State) -> list[Expr]:
        """What stands in the way of each single routine deed that would make a condition hold: needs that fail."""
        found: dict[Expr, None] = {}
        for target in self.search.targets(wanted, state):
            for deed in self.search.makers(target):
                needs = [need.expr for need in self.deeds.needs(deed)]
                found.update({expr: None for expr in needs if holds(expr, state, {}) is False})
                found.update(dict.fromkeys(self._bans(deed, state)))
        return list(found)

    def bans(self, wanted: Expr, state: State) -> list[Expr]:
        """What keeps somebody out of the place where he is to be, or out of what it lies in: conditions that fail."""
        if not (isinstance(wanted, Read) and wanted.property == INSIDE and isinstance(wanted.args[1], Const)):
            return []
        found: dict[Expr, None] = {}
        for place in self.world.places.chain(str(wanted.args[1].value)):
            there = Read(INSIDE, (wanted.args[0], Const(place)))
            found.update({each: None for each in self.obstacles(there, state) if _is_ban(each, place)})
        return list(found)

    def vetoed(self, wanted: Expr, state: State) -> list[Deed]:
        """The routine deeds that would do and that would take back what was done on request."""
        targets = list(self.search.targets(wanted, state))
        return [deed for target in targets for deed in self.search.makers(target) if not self.allowed(deed, state)]


def _about_places(expr: Expr) -> bool:
    """Whether a condition only asks where somebody is."""
    part = expr.part if isinstance(expr, Not) else expr
    return isinstance(part, Read) and part.property in (INSIDE, MEETS)


def _is_ban(expr: Expr, place: Value) -> bool:
    """Whether a condition only asks that nothing told keep somebody out of a place."""
    part = expr.part if isinstance(expr, Not) else None
    return isinstance(part, Read) and part.property not in (INSIDE, MEETS) and Const(place) in part.args
