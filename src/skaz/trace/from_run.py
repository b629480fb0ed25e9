"""A trace from a run of the engine."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.engine.run import Run
from skaz.engine.run import Step as Log
from skaz.text.finding import Finding
from skaz.trace.facts import Namer
from skaz.trace.trace import Step, Trace


def trace_of(run: Run, findings: Iterable[Finding] = ()) -> Trace:
    """The trace of a run; ``findings`` are what the checks had to say about it."""
    namer = Namer(run.world.world)
    beginning = tuple(_step(log, namer) for log in run.given)
    return Trace(run.telling.name, beginning, tuple(_step(log, namer) for log in run.steps), run, tuple(findings))


def _step(log: Log, namer: Namer) -> Step:
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
        log,
        namer,
    )
