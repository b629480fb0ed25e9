"""``health``: somebody does what their state of health forbids: the blind see, the unconscious go about."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import FINDINGS_IN, Wording, joined
from skaz.engine.run import Failure
from skaz.model.world import Literal_
from skaz.text.finding import Finding

HELP = "Tell how that state ended before this; or write who was meant."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "health" and failure.step.span is not None and failure.fluent is not None:
            who, doer = failure.fluent[1], words.doer_of(failure)
            subject = words.is_(who) if str(who) == doer else f"{who} is"
            finding = made(
                "health",
                failure,
                f"{doer} cannot {words.deed_of(failure)}: {subject} {_state(failure, words)}.",
                span=words.name_in(who, failure.step.span),
                label=f"must not be {_state(failure, words)}",
                note="since here",
                help_=HELP,
                severity="warning",
            )
            yield failure, finding


def _state(failure: Failure, words: Wording) -> str:
    """A state of health as its first wording has it, without its subject and verb."""
    assert failure.fluent is not None
    word = words.world.words[str(failure.fluent[0])]
    phrase = next((each for each in word.phrases if each.language == FINDINGS_IN), None)
    parts = [part.shown for part in phrase.parts[2:] if isinstance(part, Literal_)] if phrase is not None else []
    return joined(parts) or word.name
