"""Ground problems for the compiled core: the arrays that it reads."""

from __future__ import annotations

from skaz.compile import flat
from skaz.engine.reference.ready import Ready


def flatten(ready: Ready, depth: int) -> flat.FlatProblem:
    """A problem and its beginning as arrays, with beliefs followed through ``depth`` believers."""
    beginning = ready.beginning
    return flat.flatten(ready.problem, beginning, depth, beginning.root.world.depth)
