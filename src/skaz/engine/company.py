"""Who is still there: a scene goes on while its place does, or its paragraph; who was in one long before may have gone.

What is told somewhere brings nobody away, so somebody's place stands until he is told to be elsewhere. That he is still
there, long after and scenes later, to see what happens, is more than is told: he is no witness of it until a line shows
him there again. Who lives at a place, or is kept there, is there all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from skaz.model.logic import Special, Value

#: For so many passages somebody is taken to be still where a scene left him.
LINGERS = 3


class Company:
    """Follows the scenes of one telling."""

    def __init__(self) -> None:
        self._passage = 0
        self._paragraph = 0
        self._scene = 0
        self._place: Value = None
        self._shown: dict[Value, tuple[int, int, int]] = {}
        """The passage, the paragraph and the scene in which a line last showed somebody."""

    def begin(self, passage: int, paragraph: int) -> None:
        """A passage begins."""
        self._passage, self._paragraph = passage, paragraph

    def show(self, people: Iterable[Value], place: Value) -> None:
        """Take note that people take part in something, or come to be, at a place (None: where is not told)."""
        if place is not None and not isinstance(place, Special) and place != self._place:
            self._place = place
            self._scene += 1
        for who in people:
            self._shown[who] = (self._passage, self._paragraph, self._scene)

    def is_shown_at(self, who: Value, place: Value) -> bool:
        """Whether a line not long ago, of this paragraph or of the scene that goes on there, shows somebody there."""
        passage, paragraph, scene = self._shown.get(who, (0, 0, 0))
        is_recent = abs(self._passage - passage) <= LINGERS
        return is_recent or paragraph == self._paragraph or (place == self._place and scene == self._scene)
