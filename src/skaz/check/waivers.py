"""``unused-waiver``, and the findings that their author meant so: ``meant: CODE, reason`` under a line or a passage.

A waiver holds for the text it was given for: the line above it, or its passage. Where that text has no such finding any
more, the waiver is said to be of no use: it would hide the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.engine.run import Run, Step
from skaz.model.telling import Scene, Sentence, Telling, Waiver
from skaz.text.codes import CODES
from skaz.text.finding import Finding
from skaz.text.source import Span

UNMOTIVATED = "unmotivated"


def with_waivers(findings: Iterable[Finding], run: Run, telling: Telling, *, is_all: bool = True) -> list[Finding]:
    """The findings, those that are meant so with their reason, and a note for each waiver that none of them needs.

    Where these are not all findings of the telling, no waiver is said to be of no use.
    """
    used: set[Span] = set()
    found = []
    for finding in findings:
        waiver = next((each for each in _over(finding, run, telling) if each.code == finding.code), None)
        if waiver is not None:
            used.add(waiver.span)
            finding = finding.waive(waiver.reason or "meant so")
        found.append(finding)
    if not is_all:
        return found
    used.update(_said_beforehand(run))
    unused = (each for each in _all(telling) if each[1].span not in used and each[1].code in CODES)
    return [*found, *(_unused(passage, waiver) for passage, waiver in unused)]


def _said_beforehand(run: Run) -> Iterator[Span]:
    """The waivers that say of a deed whose motive is not told that this is meant so."""
    for step in run.steps:
        if step.waivers and any(each.motive is None for each in step.explained.values()):
            yield from (waiver.span for waiver in step.waivers if waiver.code == UNMOTIVATED)


def _over(finding: Finding, run: Run, telling: Telling) -> Iterator[Waiver]:
    """The waivers under which a finding stands, those of its line first."""
    here = finding.passages[:1]
    steps = (step for name in here for step in run.of_passage.get(name, ()))
    for step in (*(step for step in run.given if step.passage in here), *steps):
        if step.id in finding.events or _covers(step, finding):
            yield from step.waivers
    for name in here:
        if name in telling.by_id:
            yield from telling.by_id[name].waivers


def _covers(step: Step, finding: Finding) -> bool:
    span = step.span
    if span is None or span.source is not finding.span.source:
        return False
    return span.start <= finding.span.start and finding.span.end <= span.end


def _all(telling: Telling) -> Iterator[tuple[str, Waiver]]:
    """All waivers of a telling, with their passages; not those of lines that have several readings."""
    for passage in telling.passages:
        for item in passage.items:
            if isinstance(item, Sentence | Scene):
                for waiver in item.waivers:
                    yield passage.id, waiver
        for waiver in passage.waivers:
            yield passage.id, waiver


def _unused(passage: str, waiver: Waiver) -> Finding:
    message = f"Nothing here is found {waiver.code}, so there is nothing to waive."
    help_ = "Take the waiver out; left in, it would hide the next finding of that code in this place."
    return Finding("unused-waiver", message, waiver.span, "note", help=help_, passages=(passage,))
