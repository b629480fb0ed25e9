"""What anybody believed, or believed that another believes, after any step: looked up, not replayed again.

A belief is what last changed it in the mind it is in; where nothing did, what was given to those who know it. Minds are
as many as there are people who saw things together, so changes are kept by step, and for a question only the steps are
looked through in which its fluent changed at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from skaz.engine.reference.state import Fluent, Path
from skaz.engine.run import Run
from skaz.engine.world import Audience
from skaz.model.logic import Value

Held = TypeVar("Held")
#: The numbers of steps, in order, and what was so from each of them on.
Since = tuple[list[int], list[Held]]


class Beliefs:
    """The beliefs of a replayed telling after each of its steps. To make it costs as much as all that was learned."""

    def __init__(self, run: Run) -> None:
        self._world = run.world
        self._learned: dict[Path, dict[Fluent, Since[Value]]] = {}
        self._given: dict[Fluent, Since[tuple[Value, Audience]]] = {}
        for number, step in [*((-1, step) for step in run.given), *((step.number, step) for step in run.steps)]:
            for change in step.every_change():
                mind = self._learned.setdefault(change.path, {})
                _add(mind.setdefault(change.fluent, ([], [])), number, change.new)
            for fluent, value, audience in step.published:
                _add(self._given.setdefault(fluent, ([], [])), number, (value, audience))

    def value(self, believers: Sequence[Value], fluent: Fluent, after: int) -> Value:
        """What is so (nobody in ``believers``), what one believes, what one believes that the next believes, and so on.

        Args:
            believers: the outermost first. Nobody's belief about his own is another; beliefs deeper than the run
                followed are answered without the innermost believers.
            after: the number of a step; -1: in the beginning.
        """
        path = self._followed(believers)
        learned = self._learned.get(path, {}).get(fluent)
        if learned is not None and learned[0][0] <= after:
            return _at(learned, after)
        given = self._given.get(fluent)
        if given is not None and given[0][0] <= after:
            value, audience = _at(given, after)
            if not path or audience.knows(path):
                return value
        return self._world.untold(fluent)

    def _followed(self, believers: Iterable[Value]) -> Path:
        """The mind in which a question is answered."""
        path: Path = ()
        for who in believers:
            if path[-1:] != (who,) and len(path) < self._world.depth:
                path = (*path, who)
        return path


def _add(since: Since[Held], number: int, held: Held) -> None:
    since[0].append(number)
    since[1].append(held)


def _at(since: Since[Held], after: int) -> Held:
    numbers, held = since
    return held[bisect_right(numbers, after) - 1]
