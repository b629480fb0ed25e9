"""What a replayed telling speaks of that is first known in some year, and the years it is set in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skaz.engine.chronology.dates import NO_DATES
from skaz.engine.run import Run, Step
from skaz.model.firsts import First, Firsts
from skaz.model.named import named_by
from skaz.model.times import CALENDARS, GREGORIAN


class Held(NamedTuple):
    """That a step speaks of something."""

    first: First
    step: Step


def held_in(run: Run, firsts: Firsts) -> Iterator[Held]:
    """What the told lines speak of that has a first year: in words, or by a name, whatever its language."""
    world = run.world.world
    known = {
        name: sorted(firsts.of(entity, world.types[entity.kind].ancestors)) for name, entity in world.entities.items()
    }
    for step in run.steps:
        if step.span is None or step.passage is None:
            continue
        spoken = list(firsts.in_text(step.span.text, run.telling.language))
        for name in named_by(step.clause) if step.clause is not None else ():
            spoken.extend(known.get(name, ()))
        yield from (Held(first, step) for first in dict.fromkeys(spoken))


class Set(NamedTuple):
    """The last year that a telling comes to, and the first step that is in it."""

    year: int
    step: Step


def set_in(run: Run) -> Set | None:
    """When a telling is set; None if it does not say, or counts the years of a world of its own."""
    told = [step for step in run.steps if step.passage is not None]
    dated = [Set(year, step) for step in told for year in years_of(run, step) if year is not None]
    return max(dated, key=lambda each: each.year, default=None)


def years_of(run: Run, step: Step) -> tuple[int | None, int | None]:
    """The earliest and the latest year in which a step can be; years of invented calendars are none."""
    if (run.telling.calendar or GREGORIAN.name) not in CALENDARS:
        return None, None
    dates = run.dates.get(step.told_at, NO_DATES)
    return _year(dates.earliest), _year(dates.latest)


def _year(date: str | None) -> int | None:
    """The year of a date; one before the first begins with a minus."""
    if date is None:
        return None
    sign = -1 if date.startswith("-") else 1
    return sign * int(date.lstrip("-").partition("-")[0])
