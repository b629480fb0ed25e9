"""What one telling speaks of and the other's years cannot hold yet: heroin, beside a telling that is set in 1874.

What the telling's own years hold is none: then the two are set in other times.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.compare.difference import Difference, Side
from skaz.engine.run import Run
from skaz.model.firsts import Firsts
from skaz.trace.dated import held_in, set_in


def anachronisms(runs: tuple[Run, Run], names: tuple[str, str], firsts: tuple[Firsts, Firsts]) -> Iterator[Difference]:
    """Each thing once, where a telling speaks of it first; ``names`` are what the two are called."""
    dated = [set_in(run) for run in runs]
    latest = max((years.year for years in dated if years is not None), default=0)
    for which in (0, 1):
        years = dated[1 - which]
        if years is None:
            continue
        known = {held.first.name for held in held_in(runs[1 - which], firsts[1 - which])}
        for first, step in held_in(runs[which], firsts[which]):
            if first.year <= latest or first.name in known:
                continue
            known.add(first.name)
            own = Side((step.passage or "",), f"{first.name}, first known in {first.year}")
            other = Side((years.step.passage or "",), str(years.year))
            where = f"{names[1 - which]} is set in {years.year} ({other.passages[0]})"
            message = f"{own.passages[0]} speaks of {first.name}, which is first known in {first.year}; {where}."
            assumes = (f"both tell of the same years, and nothing of theirs comes after {years.year}",)
            sides = (own, other) if which == 0 else (other, own)
            yield Difference(
                "contradiction", "low", "anachronism", *sides, str(first), message, assumes, what=first.name
            )
