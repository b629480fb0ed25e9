"""The compiled core, for this room; nothing else of the room imports it."""

from __future__ import annotations

from types import ModuleType

_core: ModuleType | None
try:
    from skaz import _core  # type: ignore[attr-defined,no-redef]
except ImportError:
    _core = None


def has_core() -> bool:
    """Whether skaz was installed with its compiled core."""
    return _core is not None


def core() -> ModuleType:
    assert _core is not None
    return _core
