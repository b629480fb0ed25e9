"""What the reader knows: an observer like any other, who learns things in the order of the telling."""

from __future__ import annotations

from skaz.engine.reference.state import Fluent
from skaz.model.logic import OPEN, Value
from skaz.trace.facts import fullest
from skaz.trace.trace import Step, Trace


def learned(trace: Trace) -> dict[str, dict[str, str]]:
    """For each passage, in the order of the telling, the facts that the reader learns there, with their values.

    What is only taken for granted is not learned; bridges are.
    """
    namer = trace.namer
    found: dict[str, dict[str, str]] = {passage.id: {} for passage in trace.run.telling.passages}
    for step in sorted((*trace.beginning, *trace.steps), key=lambda step: (step.log.told_at, step.order)):
        if step.passage in found:
            told = _told(step)
            kept = fullest(namer.world, told)
            found[step.passage].update({namer.name(f): namer.value(f, v) for f, v in told.items() if f in kept})
    return found


def known_after(trace: Trace, passage: str) -> dict[str, str]:
    """All that the reader knows after a passage: of each fact the value that was told last."""
    known: dict[str, str] = {}
    for name, facts in learned(trace).items():
        known.update(facts)
        if name == passage:
            break
    return known


def _told(step: Step) -> dict[Fluent, Value]:
    taken = {(each.fluent, each.value) for each in step.presupposes}
    own = [c for c in step.log.facts if c.new is not OPEN]
    told = {c.fluent: c.new for c in own if (c.fluent, c.new) not in taken}
    if step.kind == "given":
        told |= {fluent: value for fluent, value, _ in step.log.published}
    return told
