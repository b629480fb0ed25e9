"""Several tasks at a time, each in a copy of this process as it is now (``fork``), their answers as plain text.

For tasks that need much of what is in memory and give little. Whoever is free takes the next task, this process too.
What a copy did not answer, because it was ended or its task failed, is done here: so nothing depends on the copies but
time, and what goes wrong is raised where it would be raised without them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

Task = Callable[[], str]
#: More tasks than this are not handed out at once; each is one byte in a queue.
MOST = 200
#: More processes than this are not worth what their beginning costs.
MOST_HANDS = 4


def hands() -> int:
    """How many processes can work at a time; 1 where a process cannot be copied safely."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_HANDS)


def answers(tasks: Sequence[Task], workers: int) -> list[str]:
    """What each task answers, in the order of the tasks.

    Args:
        tasks: independent of each other; none changes anything that is not its own.
        workers: how many processes may work at them, this one included.
    """
    copies = min(workers, len(tasks), hands()) - 1
    if copies < 1 or len(tasks) > MOST:
        return [task() for task in tasks]
    queue, end = os.pipe()
    try:
        os.write(end, bytes(range(len(tasks))))
    finally:
        os.close(end)
    started: list[_Copy] = []
    try:
        for _ in range(copies):
            with suppress(OSError):  # no more processes just now
                started.append(_Copy(tasks, queue))
        found = {number: tasks[number]() for number in _taken(queue)}
        for copy in started:
            found.update(copy.answered())
    finally:
        os.close(queue)
        for copy in started:
            copy.end()
    return [found[number] if number in found else task() for number, task in enumerate(tasks)]


def _taken(queue: int) -> Iterator[int]:
    """The numbers of the tasks that nobody has taken yet, as long as there are any."""
    while byte := os.read(queue, 1):
        yield byte[0]


class _Copy:
    """A copy of this process at work, and the pipe through which it answers."""

    def __init__(self, tasks: Sequence[Task], queue: int) -> None:
        self._answers, mouth = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._answers)
            os.close(mouth)
            raise
        if self._process == 0:
            _work(tasks, queue, mouth)
        os.close(mouth)

    def answered(self) -> dict[int, str]:
        """What it has answered, when it is done; nothing if it came to grief."""
        parts = []
        while part := os.read(self._answers, 1 << 16):
            parts.append(part)
        try:
            return {int(number): text for number, text in json.loads(b"".join(parts))}
        except ValueError:
            return {}

    def end(self) -> None:
        """Let nothing of it stay behind."""
        os.close(self._answers)
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self._process, 0)


def _work(tasks: Sequence[Task], queue: int, mouth: int) -> None:
    """What a copy does. It leaves without a word, and without what this process does when it ends."""
    try:
        found = [(number, tasks[number]()) for number in _taken(queue)]
        data = json.dumps(found).encode()
        while data:
            data = data[os.write(mouth, data) :]
    except BaseException:  # whatever it is, the task is done again by who asked
        os._exit(1)
    os._exit(0)
