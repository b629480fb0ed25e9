"""What happens in a state, wherever it is kept: in the compiled core, or in the reference engine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from skaz.engine.compiled import COMPILED
from skaz.engine.reference import update
from skaz.engine.reference.event import Event
from skaz.engine.reference.state import Fluent, State
from skaz.engine.reference.update import Fault, How, Record
from skaz.engine.stored.state import StoredState
from skaz.model.logic import Value
from skaz.text.slow import warn_slow

if TYPE_CHECKING:
    from skaz.engine.run import Call
    from skaz.engine.stored.store import Store

Engine = Literal["core", "reference"]
#: The variable of the environment that says by which engine stories are replayed where nobody asks for one; without it
#: the core, if it is there.
ENGINE = "SKAZ_ENGINE"


def first_state(world: Any, engine: Engine | None = None) -> Any:
    """The state in which a story begins, kept by an engine; ``world.rules`` must be set."""
    if chosen(engine) == "core":
        from skaz.engine.stored.store import Store

        return Store(world).root
    if COMPILED is None:
        warn_slow("Stories are replayed")
    return State(world)


def chosen(engine: Engine | None = None) -> Engine:
    """The engine that keeps the state of a story for which this one was asked, or none."""
    wanted = engine or os.environ.get(ENGINE, "core")
    return "core" if COMPILED is not None and wanted == "core" else "reference"


def engine_of(state: Any) -> Engine:
    """The engine that keeps a state."""
    return "core" if isinstance(state, StoredState) else "reference"


def store_of(state: Any) -> Store | None:
    """Where a state is kept, if the core keeps it."""
    return state.store if isinstance(state, StoredState) else None


def happen(state: Any, event: Event, record: Record | None = None, call: Call | None = None) -> Fault | None:
    """``reference.update.happen``; the core, given a ``call``, records only what changes in the world."""
    if isinstance(state, StoredState):
        return state.store.happen(state, event, record, call)
    return update.happen(state, event, record)


def come_to_rest(state: Any, record: Record | None = None, call: Call | None = None) -> Fault | None:
    """``reference.update.come_to_rest``."""
    if isinstance(state, StoredState):
        return state.store.come_to_rest(state, record, call)
    return update.come_to_rest(state, record)


def put_right(
    state: Any,
    fluent: Fluent,
    new: Value,
    how: How,
    event: Event,
    record: Record | None = None,
    call: Call | None = None,
) -> None:
    """``reference.update.put_right``."""
    if isinstance(state, StoredState):
        state.store.put_right(state, fluent, new, how, event, record, call)
    else:
        update.put_right(state, fluent, new, how, event, record)
