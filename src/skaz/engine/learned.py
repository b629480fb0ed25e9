"""Who came to know what, in which step and how: as it was recorded, or asked of the core where that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from skaz.engine.reference.state import Fluent
from skaz.engine.run import Call, Change, Step
from skaz.model.logic import Value

if TYPE_CHECKING:
    from skaz.engine.stored.store import Store


class Learned:
    """What is recorded of the beliefs of people, change by change."""

    def __init__(self) -> None:
        self._sure: dict[tuple[Value, Fluent], Step] = {}
        self._told: set[tuple[Value, Step]] = set()
        self._knowers: dict[Fluent, dict[Value, Step]] = {}

    def note(self, change: Change, step: Step) -> None:
        """Somebody has come to believe something."""
        who = change.path[0]
        self._knowers.setdefault(change.fluent, {})[who] = step
        if _is_sure(change.how, step):
            self._sure[(who, change.fluent)] = step
            if _is_told(change.how):
                self._told.add((who, step))
        else:
            self._sure.pop((who, change.fluent), None)

    def since(self, who: Value, fluent: Fluent) -> Step | None:
        """The step in which somebody last saw or was told a fact; what he only concludes, or is said to believe, is
        not sure."""
        return self._sure.get((who, fluent))

    def was_told(self, who: Value, step: Step) -> bool:
        """Whether somebody was told anything in a step."""
        return (who, step) in self._told

    def knowers(self, fluent: Fluent) -> Mapping[Value, Step]:
        """Those who have ever come to believe anything of a fact, in that order, each with the last step in which."""
        return self._knowers.get(fluent, {})


class StoredLearned(Learned):
    """The same, asked of the core; recorded is only what belongs to no call there."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def since(self, who: Value, fluent: Fluent) -> Step | None:
        last = self.store.last_change(who, fluent)
        if last is None:
            return None
        call, how = last
        is_sure = call is not None and _is_sure(call.manner.how((who,), how), call.step)
        return call.step if is_sure and call is not None else None

    def was_told(self, who: Value, step: Step) -> bool:
        return any(
            isinstance(part, Call) and _is_sure(how, step) and _is_told(how) and self.store.was_told(who, part)
            for part in step.parts
            for how in ([part.manner.how((who,), "told")] if isinstance(part, Call) else ())
        )

    def knowers(self, fluent: Fluent) -> Mapping[Value, Step]:
        noted = self._knowers.get(fluent, {})
        return {who: noted[who] if call is None else call.step for who, call in self.store.knowers(fluent)}


def _is_told(how: str) -> bool:
    return how.startswith("told by ") and how != "told by "


def _is_sure(how: str, step: Step) -> bool:
    return step.kind == "event" and step.mode == "told" and (how == "saw" or _is_told(how))
