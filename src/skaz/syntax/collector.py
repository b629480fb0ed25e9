"""Work without the garbage collector: what is made of a story is many small objects and no cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Looking for garbage among trees, phrases and clauses makes reading and building three times as slow."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_freeze_count() == 0:
                # what is new counts as old: to look through all of it at once, now, costs more than it frees
                gc.freeze()
                gc.unfreeze()
            gc.enable()
