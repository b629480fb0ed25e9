"""The parts that all findings of a replay share: the passages and events they name, and the places that play a part."""

from __future__ import annotations

from skaz.engine.run import Failure, Step
from skaz.text.finding import Finding, Note, Severity
from skaz.text.source import Span

#: What a finding that another order would clear is, at most.
LEFT_OPEN = "The line leaves open when it was; in another order it could be."


def made(
    code: str,
    failure: Failure,
    message: str,
    *,
    span: Span | None = None,
    label: str = "",
    note: str = "",
    against_it: str = "this stands in the way",
    help_: str = "",
    severity: Severity = "error",
) -> Finding:
    """A finding about a failure: it stands at the failing step and names the step that stands against it."""
    step = failure.step
    origins = [failure.made_by, *failure.others]
    against = [each for each in dict.fromkeys(map(id, origins)) if each is not None]
    by_id = {id(each): each for each in origins if each is not None}
    others = [by_id[each] for each in against if each in by_id]
    notes = tuple(
        Note(each.span, note or "told here" if each is failure.made_by else against_it, each.passage or "")
        for each in others
        if each.span is not None
    )
    if step.is_unordered and severity == "error":
        severity, message = "note", f"{message} {LEFT_OPEN}"
    return Finding(
        code,
        message,
        span or step.span or _nowhere(others),
        severity,
        label,
        notes,
        help_,
        _named([step, *others]),
        tuple(each.id for each in [step] if each.kind == "event"),
        (step.text,),
        failure.text or None,
    )


def _named(steps: list[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.passage for each in steps if each.passage))


def _nowhere(steps: list[Step]) -> Span:
    spans = [each.span for each in steps if each.span is not None]
    assert spans, "a finding needs a place"
    return spans[0]


def words_of(step: Step) -> str:
    """An earlier place, in its own words where they are at hand: ``"Dora dies" in draft:1``."""
    return f'"{step.span.text}" in {step.passage}' if step.span is not None and step.passage else str(step.id)
