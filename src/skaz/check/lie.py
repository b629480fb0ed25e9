"""``lie``: somebody says what they take to be otherwise. A note: people do."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.text.finding import Finding

HELP = "Nothing has to be mended. If it was meant sincerely, tell how the speaker came to believe it."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    for lie in words.run.lies:
        if lie.is_lie and lie.step.span is not None:
            hearer = f" to {lie.hearer}" if lie.hearer is not None else ""
            yield Finding(
                "lie",
                f"{lie.speaker} says so{hearer}, and takes it to be otherwise: {lie.content}.",
                lie.step.span,
                "note",
                help=HELP,
                passages=(lie.step.passage,) if lie.step.passage else (),
                events=(lie.step.id,),
                event_texts=(lie.step.text,),
            )
