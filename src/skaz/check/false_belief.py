"""``false-belief``: somebody says what they take to be so, and it is not. A note, not an error."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.text.finding import Finding

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
