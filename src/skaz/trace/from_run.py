"""A trace from a run of the engine."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.engine.run import Run
from skaz.engine.run import Step as Log
from skaz.model.times.print import print_time
from skaz.text.finding import Finding
from skaz.trace.facts import Namer
from skaz.trace.trace import Step, Trace


def trace_of(run: Run, findings: Iterable[Finding] = ()) -> Trace:
    """The trace of a run; ``findings`` are what the checks had to say about it."""
    namer = Namer(run.world.world)
    language = run.telling.language
    beginning, steps = (tuple(_step(log, namer, language) for log in logs) for logs in (run.given, run.steps))
    return Trace(run.telling.name, beginning, steps, run, tuple(findings))


def _time(log: Log, language: str) -> str:
    """When something was, in words: those of its line, and of the time lines above it, each once."""
    said = (print_time(time, language, time.target) for time in log.times if time.anchor != "clause")
    return ", ".join(dict.fromkeys(text for text in said if text))


def _step(log: Log, namer: Namer, language: str) -> Step:
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
        _time(log, language),
        log,
        namer,
    )
