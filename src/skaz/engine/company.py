"""Who is still there: a scene goes on while its place does, or its paragraph; who was in one long before may have gone.

What is told somewhere brings nobody away, so somebody's place stands until he is told to be elsewhere. That he is still
there, long after and scenes later, to see what happens, is more than is told: he is no witness of it until a line shows
him there again. Who lives at a place, or is kept there, is there all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skaz.model.logic import Special, Value

#: For so many passages somebody is taken to be still where a scene left him.
LINGERS = 3
_NEVER = (0, 0, 0)


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

    def still_there(self, people: Iterable[Value], place: Value, stays: Callable[[Value], bool]) -> list[Value]:
        """Those of the people of a place who stay there anyhow, or whom a line shows there.

        It is one not long ago, of this paragraph, or of the scene that goes on there.
        """
        shown, here, paragraph = self._shown, self._passage, self._paragraph
        scene = self._scene if place == self._place else -1
        found = []
        for who in people:
            when = shown.get(who, _NEVER)
            is_shown = abs(here - when[0]) <= LINGERS or when[1] == paragraph or when[2] == scene
            if is_shown or stays(who):
                found.append(who)
        return found
