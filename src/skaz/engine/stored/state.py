"""A state in the core that is used like ``reference.state.State``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skaz.engine.reference.state import Fluent, Path
from skaz.engine.stored.tables import Tables
from skaz.model.logic import Value

if TYPE_CHECKING:
    from skaz.engine.stored.store import Store


class StoredState:
    """One state of a ``Store``: the world, a mind, or a branch of either."""

    __slots__ = ("agenda", "id", "path", "store", "tables", "world")

    def __init__(self, store: Store, number: int) -> None:
        self.store = store
        self.tables: Tables = store.tables
        self.world = store.world
        self.id = number
        self.path: Path = tuple(map(self.tables.of, store.core.path(number)))
        self.agenda: Any = set()

    def get(self, fluent: Fluent) -> Value:
        tables = self.tables
        return tables.of(self.store.core.get(self.id, tables.fluent(fluent)))

    def put(self, fluent: Fluent, value: Value) -> None:
        self.store.core.put(self.id, self.tables.fluent(fluent), self.tables.value(value))

    def mind(self, who: Value) -> StoredState:
        return self.store.state(self.store.core.mind(self.id, self.tables.value(who)))

    def branch(self) -> StoredState:
        return self.store.state(self.store.core.branch(self.id))

    @property
    def above(self) -> StoredState | None:
        return self.store.known(self.store.core.above(self.id))

    @property
    def under(self) -> StoredState | None:
        return self.store.known(self.store.core.under(self.id))

    @property
    def minds(self) -> list[Value]:
        """Those whose belief states have come into being here."""
        return [self.tables.of(who) for who in self.store.core.minds(self.id)]

    @property
    def own(self) -> Own:
        return Own(self)

    @property
    def changed(self) -> Changed:
        return Changed(self)

    def is_cut_off(self, who: Value) -> bool:
        return len(self.path) >= self.world.depth and not (self.path and self.path[-1] == who)

    def __repr__(self) -> str:
        return f"<state {self.id} of {' '.join(map(str, self.path)) or 'the world'}>"


class Own:
    """The fluents that have changed in a state itself."""

    __slots__ = ("state",)

    def __init__(self, state: StoredState) -> None:
        self.state = state

    def __contains__(self, fluent: Fluent) -> bool:
        return bool(self.state.store.core.has_own(self.state.id, self.state.tables.fluent(fluent)))

    def __iter__(self) -> Iterator[Fluent]:
        return iter([self.state.tables.of_fluent(each) for each in self.state.store.core.own(self.state.id)])

    def __setitem__(self, fluent: Fluent, value: Value) -> None:
        tables = self.state.tables
        self.state.store.core.impose(self.state.id, tables.fluent(fluent), tables.value(value))

    def items(self) -> Iterator[tuple[Fluent, Value]]:
        return ((fluent, self.state.get(fluent)) for fluent in self)

    def pop(self, fluent: Fluent) -> Value:
        found = self.state.get(fluent)
        self.state.store.core.forget(self.state.id, self.state.tables.fluent(fluent))
        return found


class Changed:
    """The fluents that have changed in a state, or in what is believed in it, since rules were looked for."""

    __slots__ = ("state",)

    def __init__(self, state: StoredState) -> None:
        self.state = state

    def __bool__(self) -> bool:
        return bool(self.state.store.core.has_changed(self.state.id))

    def __iter__(self) -> Iterator[Fluent]:
        return iter([self.state.tables.of_fluent(each) for each in self.state.store.core.changed(self.state.id)])

    def quietly(self) -> Iterator[list[tuple[Fluent, Value]]]:
        """What has changed while no rule was asked for, each time apart; to be taken up once."""
        state, tables = self.state, self.state.tables
        for changed in state.store.core.take_quiet() if state.id == 0 else ():
            yield [(tables.of_fluent(fluent), tables.of(value)) for fluent, value in changed]

    def add(self, fluent: Fluent) -> None:
        self.state.store.core.note(self.state.id, self.state.tables.fluent(fluent))

    def clear(self) -> None:
        self.state.store.core.clear_changed(self.state.id)
