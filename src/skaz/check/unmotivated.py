"""``unmotivated``: somebody does what goes against what they are told to want, and nothing told explains it."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.run import Explained, Step
from skaz.text.finding import Finding, Note

HELP = "Give the reason (because …, so that …), tell what changed the mind, or what forces it, or write who was meant."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    for step in words.run.steps:
        if step.span is None:
            continue
        for who, explained in step.explained.items():
            if explained.against:
                yield _finding(str(who), explained, step, words)


def _finding(who: str, explained: Explained, step: Step, words: Wording) -> Finding:
    assert step.span is not None
    told = list({e.span: e for _, e in explained.against if e.passage is not None and e is not step}.values())
    against = words.told_in(told[0]) if told else explained.against[0][0]
    return Finding(
        "unmotivated",
        f'"{step.span.text}" goes against what {who} wants ({against}), and nothing told explains it.',
        words.name_in(who, step.span),
        "warning",
        "why?",
        tuple(Note(each.span, "wanted here", each.passage or "") for each in told if each.span is not None),
        HELP,
        tuple(dict.fromkeys(p for p in (step.passage, *(each.passage for each in told)) if p)),
        (step.id,),
        (step.text,),
        explained.against[0][0],
    )
