"""A telling of routine life from a seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.worlds.cast import Cast
from bench.worlds.event import Told
from bench.worlds.life import Life, Thread, begin
from bench.worlds.routine import THREADS, small_thing
from bench.worlds.state import DAY

#: Threads that run at one time, and how many passages a telling has before it ends.
AT_ONCE = 4
LONG = 70
#: No scene of another thread lies so far ahead.
SOON = 100 * DAY


def live(seed: int, cast: Cast | None = None, *, passages: int = LONG) -> Told:
    """A telling of at least so many passages in which nothing is wrong."""
    random = Random(seed)
    life = begin(random, cast)
    running: list[_Running] = []
    kinds: list[Callable[[Life], Thread]] = []
    while len(life.told.passages) < passages:
        while len(running) < AT_ONCE:
            kinds = kinds or random.sample(THREADS, len(THREADS))
            running.append(_Running(life, kinds.pop()(life)))
        thread = next((each for each in running if each.is_due), None) or random.choice(running)
        if not thread.step():
            running.remove(thread)
    life.told.final = life.state
    return life.told


class _Running:
    """A thread, and what it waits for."""

    def __init__(self, life: Life, thread: Thread) -> None:
        self.life = life
        self.thread = thread
        self.next = next(thread, None)

    @property
    def is_due(self) -> bool:
        """Whether its next scene would be missed if others went before."""
        return self.next is not None and 0 < self.next.due < self.life.state.minute + SOON

    def step(self) -> bool:
        """One scene; False where the thread is over or cannot go on."""
        life, meeting = self.life, self.next
        if meeting is None or not life.meet(meeting):
            life.busy -= set(meeting.people) if meeting else set()
            return False
        if life.random.random() < 0.3:
            small_thing(life)
        self.next = next(self.thread, None)
        for _ in range(life.random.choice([0, 0, 1, 1, 2])):
            small_thing(life)
        return self.next is not None
