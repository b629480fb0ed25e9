"""What anybody believed, or believed that another believes, after any step: looked up, not replayed again.

Where the core keeps the states, it is asked: each mind there works out what it has a part in when it is first asked,
and keeps what it held when. Of the reference engine all that it recorded is put in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from skaz.engine.acting import store_of
from skaz.engine.reference.state import Fluent, Path
from skaz.engine.run import Run
from skaz.engine.stored.store import Store
from skaz.engine.world import Audience
from skaz.model.logic import Value

Held = TypeVar("Held")
#: The numbers of steps, in order, and what was so from each of them on.
Since = tuple[list[int], list[Held]]


class Beliefs(Protocol):
    """The beliefs of a replayed telling after each of its steps."""

    def value(self, believers: Sequence[Value], fluent: Fluent, after: int) -> Value:
        """What is so (nobody in ``believers``), what one believes, what one believes that the next believes, and so on.

        Args:
            believers: the outermost first. Nobody's belief about his own is another; beliefs deeper than the run
                followed are answered without the innermost believers.
            after: the number of a step; -1: in the beginning.
        """
        ...


def beliefs_of(run: Run) -> Beliefs:
    """The beliefs of a run."""
    store = store_of(run.state)
    return _Recorded(run) if store is None else _Stored(run, store)


class _Stored:
    """Asked of the core. To make it costs one look at each step."""

    def __init__(self, run: Run, store: Store) -> None:
        self._store = store
        last = [-1] * (len(run.steps) + 1)
        """By the number of a step, from -1 on, the last call of the core that belongs to it or to one before."""
        begins = True
        for number, call in enumerate(store.calls):
            if call is not None and call.step.number >= 0:
                begins = False
                last[call.step.number + 1] = number
            elif begins:
                last[0] = number
        self._last = list(accumulate(last, max))

    def value(self, believers: Sequence[Value], fluent: Fluent, after: int) -> Value:
        return self._store.believed(believers, fluent, self._last[min(after + 1, len(self._last) - 1)])


class _Recorded:
    """Kept by mind and fact. To make it costs as much as all that was learned."""

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
