"""Wait until a file of a story changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from skaz.locate import files_of
from skaz.text.failure import SkazError

SECONDS = 0.3

State = dict[Path, tuple[int, int]]


def changes(first: Path, pause: Callable[[float], object] = time.sleep) -> Iterator[None]:
    """Give once at the beginning, and again after every change of a file of the story that ``first`` begins; endless.

    Its files are those it includes and quotes from, and every other ``.skaz`` file beside it.
    """
    while True:
        watched = _files(first)
        known = _state(watched)
        yield
        while _state(watched) == known and _files(first) == watched:
            pause(SECONDS)


def _files(first: Path) -> set[Path]:
    beside = set(first.resolve().parent.glob("*.skaz"))
    try:
        return beside.union(files_of(first))
    except SkazError:  # taken away while we look
        return beside


def _state(files: Iterable[Path]) -> State:
    """When each file was last changed, and how long it is."""
    found: State = {}
    for path in files:
        try:
            stat = path.stat()
        except OSError:
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found
