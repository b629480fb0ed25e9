"""``not-told-how``: somebody knows something, and no passage tells how it came to him. A note: it may have."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import words_of
from skaz.check.wording import Wording
from skaz.engine.run import Untold
from skaz.text.finding import Finding, Note

HELP = "Nothing has to be mended. If it matters, tell who told them, or what they saw: Y tells X that …, X sees that …"


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    for each in words.run.untold:
        step = each.step
        if step.span is not None:
            steps = [step, *(other for other in (each.origin, each.since) if other is not None)]
            yield Finding(
                "not-told-how",
                _message(each),
                step.span,
                "note",
                notes=tuple(_notes(each)),
                help=HELP,
                passages=tuple(dict.fromkeys(other.passage for other in steps if other.passage)),
                events=(step.id,) if step.kind == "event" else (),
                event_texts=(step.text,),
                rule=each.text,
            )


def _message(each: Untold) -> str:
    what = f" of {words_of(each.origin)}" if each.origin is not None else " this"
    told = f"No passage tells how {each.who} came to know{what}"
    if each.source is None:
        return f"{told}."
    since = (
        f", to whom it was known since {each.since.passage}" if each.since is not None and each.since.passage else ""
    )
    return f"{told}; perhaps from {each.source}{since}."


def _notes(each: Untold) -> Iterator[Note]:
    if each.origin is not None and each.origin.span is not None:
        yield Note(each.origin.span, "this came about here", each.origin.passage or "")
