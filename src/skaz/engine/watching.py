"""Who sees a deed: in somebody's mind its own people do, and those who were at the same spot as he."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skaz.engine.reference.state import State
from skaz.model.logic import Value


@dataclass(slots=True, eq=False)
class Watching:
    """``seen``: those who see it; ``own``: its own people; ``spots``: where each of those who see it was, in order."""

    seen: Sequence[Value]
    own: Sequence[Value]
    spots: Sequence[Value]

    def __call__(self, state: State) -> Sequence[Value]:
        if not state.path or state.path[-1] in self.own:
            return self.seen
        here = next((spot for who, spot in zip(self.seen, self.spots) if who == state.path[-1]), None)
        return [who for who, spot in zip(self.seen, self.spots) if who in self.own or spot == here]
