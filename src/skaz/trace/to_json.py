"""A trace and a state in the shapes of the contract."""

from __future__ import annotations

from typing import Any

from skaz.text.place import place_of
from skaz.trace.facts import NOT_TOLD
from skaz.trace.state import After
from skaz.trace.trace import Step, Trace


def trace_to_json(trace: Trace) -> dict[str, Any]:
    """``steps``: everything that happened; ``facts``: what was told without an event, and what was given."""
    return {
        "steps": [step_to_json(step) for step in trace.steps if step.is_event],
        "facts": [fact_to_json(step) for step in (*trace.beginning, *trace.steps) if not step.is_event],
    }


def step_to_json(step: Step) -> dict[str, Any]:
    """One event."""
    return {
        "event": step.event,
        "text": step.text,
        "passage": step.passage if step.mode != "bridge" else None,
        "place": place_of(step.span) if step.span is not None else None,
        "order": step.order,
        "time": _time(step),
        "mode": step.mode,
        "seen_by": list(step.seen_by),
        **_changed(step),
        "causes": list(step.causes),
        "explained": _explained(step),
        "presupposes": [each.text for each in step.presupposes],
        "why": step.why or None,
        "same_as": step.same_as,
    }


def fact_to_json(step: Step) -> dict[str, Any]:
    """A fact or scene that a passage tells, or that is given."""
    return {
        "text": step.text,
        "passage": step.passage,
        "place": place_of(step.span) if step.span is not None else None,
        "order": step.order,
        "time": _time(step),
        "mode": step.mode,
        **_changed(step),
        "imagined": [{"fact": c.fact, "from": c.old, "to": c.new} for c in step.imagined],
        "presupposes": [each.text for each in step.presupposes],
    }


def _explained(step: Step) -> dict[str, Any]:
    """Why each of its doers does a deliberate deed, and by what plan."""
    return {
        str(who): {
            "motive": each.motive or NOT_TOLD,
            "plan": list(each.plan) if each.plan is not None else None,
            "against": [said for said, _ in each.against],
        }
        for who, each in step.explained.items()
    }


def _time(step: Step) -> dict[str, str | None]:
    """When it was: in the words told, and the earliest and latest date that it may have been."""
    return {"text": step.time or None, "earliest": step.dates.earliest, "latest": step.dates.latest}


def _changed(step: Step) -> dict[str, Any]:
    return {
        "changes": [{"fact": c.fact, "from": c.old, "to": c.new} for c in step.changes],
        "beliefs": [{"who": list(b.who), "fact": b.fact, "to": b.new, "how": b.how} for b in step.beliefs],
    }


def after_to_json(after: After) -> dict[str, Any]:
    """The state after a passage or event."""
    return {
        "facts": after.facts,
        "beliefs": [
            {"who": list(b.who), "fact": b.fact, "value": b.value, "grade": b.grade, "since": b.since, "how": b.how}
            for b in after.beliefs
        ],
    }
