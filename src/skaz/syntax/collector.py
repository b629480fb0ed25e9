"""Work without the garbage collector, which hardly finds any while trees, phrases and clauses are made of a story.

A story that is let go of leaves circles all the same. They are looked for once what is in memory has doubled since the
last look, so that a process which reads one story after another stays as small as twice what it keeps.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: Blocks of memory below which nobody looks, half a gigabyte about; and how many times those of the last look are much.
LEAST, MUCH = 8_000_000, 2

_after_last_look = 0


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
            _look()


def _look() -> None:
    """Look through all that is old, which the collector by itself hardly ever does: it was not there to see it grow."""
    global _after_last_look
    if sys.getallocatedblocks() > max(LEAST, MUCH * _after_last_look):
        gc.collect()
        _after_last_look = sys.getallocatedblocks()
