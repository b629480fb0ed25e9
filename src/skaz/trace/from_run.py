"""A trace from a run of the engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skaz.engine.chronology.dates import NO_DATES, Dates
from skaz.engine.run import Run
from skaz.engine.run import Step as Log
from skaz.model.times import GREGORIAN, Calendar
from skaz.model.times.print import print_time
from skaz.text.finding import Finding
from skaz.trace.facts import Namer
from skaz.trace.trace import Step, Trace


def trace_of(run: Run, findings: Iterable[Finding] = ()) -> Trace:
    """The trace of a run; ``findings`` are what the checks had to say about it."""
    namer = Namer(run.world.world)
    clock = _Clock(run.telling.language, run.world.world.calendars.get(run.telling.calendar or "", GREGORIAN))
    beginning, steps = (tuple(_step(log, namer, clock, run.dates) for log in logs) for logs in (run.given, run.steps))
    return Trace(run.telling.name, beginning, steps, run, tuple(findings))


class _Clock(NamedTuple):
    """How a telling says times."""

    language: str
    calendar: Calendar

    def time(self, log: Log) -> str:
        """When something was, in words: those of its line, and of the time lines above it, each once."""
        told = (time for time in log.times if time.anchor != "clause")
        said = (print_time(time, self.language, time.target, self.calendar) for time in told)
        return ", ".join(dict.fromkeys(text for text in said if text))


def _step(log: Log, namer: Namer, clock: _Clock, dates: dict[int, Dates]) -> Step:
    causes = tuple(cause for cause in dict.fromkeys(log.causes) if cause and cause != log.id)
    return Step(
        log.id,
        log.text,
        log.passage,
        log.span,
        log.number,
        log.mode,
        log.kind,
        log.seen_by,
        causes,
        log.why,
        log.same_as,
        clock.time(log),
        NO_DATES if log.kind == "given" else dates.get(log.told_at, NO_DATES),
        log,
        namer,
    )
