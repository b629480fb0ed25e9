"""Who sees a deed: in somebody's mind its own people do, and those who were at the same spot as he."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skaz.engine.reference.state import State
from skaz.model.logic import Value


@dataclass(frozen=True)
class Watching:
    """``seen``: those who see it; ``own``: its own people; ``spots``: where each of those who see it was."""

    seen: Sequence[Value]
    own: Sequence[Value]
    spots: Mapping[Value, Value]

    def __call__(self, state: State) -> Sequence[Value]:
        if not state.path or state.path[-1] in self.own:
            return self.seen
        here = self.spots.get(state.path[-1])
        return [who for who in self.seen if who in self.own or self.spots[who] == here]
