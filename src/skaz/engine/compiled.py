"""The compiled core, as this room has it; no other module of the room imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

try:
    import skaz._core as _core
except ModuleNotFoundError:  # installed without a compiler
    _core = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from skaz._core import GroundWorld as GroundWorld

#: ``skaz._core``, or None where skaz was installed without a compiler.
COMPILED: Any = _core
