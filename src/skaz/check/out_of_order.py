"""``out-of-order``: lines are told to be before and after each other.

Or two people meet for the first time who were in one event before, or were fond of each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skaz.check.making import LEFT_OPEN, made
from skaz.check.wording import Wording
from skaz.engine.chronology.because import Clash
from skaz.engine.run import Failure, Step
from skaz.text.finding import Finding

HELP = 'Write that they meet again, or without "first"; or tell the earlier passage of another time or of others.'

#: For lines whose times go in a circle.
TIMES = "Write another time of one of them."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        origin = failure.made_by
        if failure.clash is not None and failure.clash.code == "out-of-order" and failure.step.span is not None:
            yield failure, _circle(failure, failure.clash)
        if failure.kind == "first" and failure.step.span is not None and origin is not None:
            yield (
                failure,
                _before(failure, origin) if origin.told_at > failure.step.told_at else _first(failure, origin),
            )


def _first(failure: Failure, origin: Step) -> Finding:
    """A first time that is told after another time."""
    assert failure.step.span is not None
    return made(
        "out-of-order",
        failure,
        f'"{failure.step.span.text}" is no first time: {_told(origin)} comes before.',
        label="cannot be the first time",
        note="before that",
        help_=HELP,
    )


def _before(failure: Failure, origin: Step) -> Finding:
    """Something that is told after a first time, and to have been before it."""
    said = origin.span.text if origin.span is not None else origin.text
    return made(
        "out-of-order",
        replace(failure, step=origin, made_by=failure.step),
        f'"{said}" cannot have been before {_told(failure.step)}: that was the first time.',
        label="cannot be before that",
        note="the first time",
        help_=TIMES,
    )


def _told(step: Step) -> str:
    return f'"{step.span.text}" in {step.passage}' if step.span is not None else step.text


def _circle(failure: Failure, clash: Clash) -> Finding:
    """Lines that would be before and after each other."""
    said = failure.step.span.text if failure.step.span is not None else failure.step.text
    against = "another time that is told" if failure.made_by is None else f"the time of {failure.made_by.passage}"
    message = f'"{said}" cannot be when it is told to be: that does not go with {against}.'
    return made(
        "out-of-order",
        failure,
        f"{message} {LEFT_OPEN}" if clash.is_open else message,
        label="cannot be then",
        note="the time of this",
        against_it="and of this",
        help_=TIMES,
        severity="note" if clash.is_open else "error",
    )
