"""``false-belief``: somebody says what they take to be so, or does what rests on it, and is wrong. A note."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.run import Mistake
from skaz.text.finding import Finding, Note

HELP = "Nothing has to be mended: people are wrong. If it is so after all, tell how it came about."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    for lie in words.run.lies:
        if not lie.is_lie and lie.step.span is not None:
            yield Finding(
                "false-belief",
                f"{lie.speaker} says so and believes it; it was told otherwise: {lie.content}.",
                lie.step.span,
                "note",
                help=HELP,
                passages=(lie.step.passage,) if lie.step.passage else (),
                events=(lie.step.id,),
                event_texts=(lie.step.text,),
            )
    for mistake in words.run.mistakes:
        if mistake.step.span is not None:
            yield _deed(mistake, words)


def _deed(mistake: Mistake, words: Wording) -> Finding:
    step, told = mistake.step, mistake.told
    assert step.span is not None
    notes = () if told is None or told.span is None else (Note(told.span, "told otherwise", told.passage or ""),)
    return Finding(
        "false-belief",
        f'"{step.span.text}" rests on what {mistake.who} believes; it was told otherwise: {mistake.belief}.',
        words.name_in(str(mistake.who), step.span),
        "note",
        notes=notes,
        help=HELP,
        passages=tuple(dict.fromkeys(p for p in (step.passage, told.passage if told is not None else None) if p)),
        events=(step.id,),
        event_texts=(step.text,),
    )
