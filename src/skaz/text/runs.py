"""Passages in words: three and more that follow each other as a run (``novel:17 to novel:19``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: Of more runs only the first and the last passage are said, and how many there are.
MOST_RUNS = 4


def runs_of(passages: Iterable[str]) -> list[str]:
    """Passages in the order of their tellings, those that follow each other together."""
    runs: list[tuple[str, list[int]]] = []
    for telling, number in sorted({_place(passage) for passage in passages}):
        if runs and runs[-1][0] == telling and runs[-1][1][-1] == number - 1:
            runs[-1][1].append(number)
        else:
            runs.append((telling, [number]))
    return [each for telling, run in runs for each in _said(telling, run)]


def where(passages: Sequence[str]) -> str:
    """The same as one phrase; of many runs how far they go."""
    runs = runs_of(passages)
    if len(runs) > MOST_RUNS:
        return f"{passages[0]} to {passages[-1]} ({len(passages)} passages)"
    return runs[0] if len(runs) == 1 else f"{', '.join(runs[:-1])} and {runs[-1]}"


def _place(passage: str) -> tuple[str, int]:
    telling, _, number = passage.rpartition(":")
    return telling, int(number)


def _said(telling: str, run: Sequence[int]) -> list[str]:
    if len(run) > 2:
        return [f"{telling}:{run[0]} to {telling}:{run[-1]}"]
    return [f"{telling}:{number}" for number in run]
