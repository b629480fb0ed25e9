"""``presupposed``: what is taken for granted and no passage tells; a note where the words look back, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.run import Presupposed, Run, Step
from skaz.text.finding import Finding

HELP = "Nothing has to be mended. If it matters, tell it where it happens, or under an earlier passage."


def check(run: Run, words: Wording, *, strict: bool = False) -> Iterator[Finding]:
    """Notes for what the wording itself takes for granted (``again``, ``still``); with ``strict`` for everything."""
    for step in run.steps:
        if step.span is None:
            continue
        for each in step.presupposed:
            looks_back = step.looks_back and each.fluent is None
            if not each.is_quiet and (looks_back or strict):
                yield _note(step, each, looks_back)


def _note(step: Step, each: Presupposed, looks_back: bool) -> Finding:
    assert step.span is not None
    what = each.text.removesuffix(" before")
    earlier = " to have been so before" if looks_back else ""
    return Finding(
        "presupposed",
        f"{what} is taken{earlier or ' for granted'}; no passage tells it.",
        step.span,
        "note",
        help=HELP,
        passages=(step.passage,) if step.passage else (),
        events=(step.id,) if step.kind == "event" else (),
        event_texts=(step.text,),
        rule=what,
    )
