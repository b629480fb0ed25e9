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

Errors = tuple[type[Exception], ...]
#: What the core raises, for ``except``: nothing where there is no core.
BAD_PROBLEM: Errors = (_core.BadProblem,) if IS_THERE else ()
DIVIDED_BY_ZERO: Errors = (_core.DividedByZero,) if IS_THERE else ()
TOO_MANY_NUMBERS: Errors = (_core.TooManyNumbers,) if IS_THERE else ()
ENDLESS: Errors = (_core.EndlessTriggers,) if IS_THERE else ()
#: What it raises where an event cannot be gone through with; its text is a sentence.
FAULTS: Errors = (*ENDLESS, *DIVIDED_BY_ZERO, *TOO_MANY_NUMBERS)

#: What names the numbers and is not for the core.
_NOT_FOR_THE_CORE = {"depth", "unclaused", "fluents"}


def flatten(ready: Ready, depth: int) -> flat.FlatProblem:
    """A problem and its beginning as arrays, with beliefs followed through ``depth`` believers."""
    beginning = ready.beginning
    return flat.flatten(ready.problem, beginning, depth, lambda path: beginning.state(path).path)


def ground_world(ready: Ready, depth: int) -> GroundWorld | None:
    """A problem with all its states in the core, beliefs being followed through ``depth`` believers.

    None where there is no core, or it must not be used: the problem, or an event's condition, is too large for it.
    """
    return on_core(flatten(ready, depth)) if IS_THERE else None


def on_core(arrays: flat.FlatProblem) -> GroundWorld | None:
    """The same of arrays."""
    if not IS_THERE or arrays.unclaused:
        return None
    try:
        world: GroundWorld = _core.GroundWorld(**for_core(arrays))
    except BAD_PROBLEM:
        return None
    return world


def why_slow() -> str:
    """Why ``ground_world`` gave None, as ``warn_slow`` takes it."""
    return "the condition of one of its events is too large for the core." if IS_THERE else NOT_INSTALLED


def for_core(arrays: flat.FlatProblem) -> dict[str, Any]:
    """The arrays under the names by which the core takes them."""
    return {each.name: getattr(arrays, each.name) for each in fields(arrays) if each.name not in _NOT_FOR_THE_CORE}
