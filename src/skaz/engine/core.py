"""Ground problems on the compiled core: the only module of this room that knows it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from skaz.compile import flat
from skaz.engine.compiled import COMPILED as _core
from skaz.engine.reference.ready import Ready
from skaz.text.slow import NOT_INSTALLED

if TYPE_CHECKING:
    from skaz.engine.compiled import GroundWorld

IS_THERE = _core is not None

#: What the core raises where an event cannot be gone through with; its text is a sentence.
FAULTS: tuple[type[Exception], ...] = (
    (_core.EndlessTriggers, _core.DividedByZero, _core.TooManyNumbers) if IS_THERE else ()
)

#: What names the numbers and is not for the core.
_NOT_FOR_THE_CORE = {"depth", "unclaused", "fluents"}


def flatten(ready: Ready, depth: int) -> flat.FlatProblem:
    """A problem and its beginning as arrays, with beliefs followed through ``depth`` believers."""
    beginning = ready.beginning
    return flat.flatten(ready.problem, beginning, depth, beginning.root.world.depth)


def ground_world(ready: Ready, depth: int) -> GroundWorld | None:
    """A problem with all its states in the core, beliefs being followed through ``depth`` believers.

    None where there is no core, or it must not be used since an event's condition is too large for it.
    """
    if not IS_THERE:
        return None
    arrays = flatten(ready, depth)
    return None if arrays.unclaused else _core.GroundWorld(**for_core(arrays))


def why_slow() -> str:
    """Why ``ground_world`` gave None, as ``warn_slow`` takes it."""
    return "the condition of one of its events is too large for the core." if IS_THERE else NOT_INSTALLED


def for_core(arrays: flat.FlatProblem) -> dict[str, Any]:
    """The arrays under the names by which the core takes them."""
    return {each.name: getattr(arrays, each.name) for each in fields(arrays) if each.name not in _NOT_FOR_THE_CORE}
