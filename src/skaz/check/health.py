"""``health``: somebody does what their state of health forbids: the blind see, the unconscious go about.

Of a state that is told to be for good it is an error; another may have ended untold.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import by_what, check_of
from skaz.check.wording import FINDINGS_IN, Wording, joined
from skaz.engine.run import Failure
from skaz.model.world import Literal_
from skaz.text.finding import Finding
from skaz.text.source import Span

HELP = "Tell how that state ended before this; or write who was meant."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "health" and failure.step.span is not None and failure.fluent is not None:
            yield failure, _finding(by_what(failure), failure.step.span, words)


def _finding(failure: Failure, span: Span, words: Wording) -> Finding:
    assert failure.fluent is not None
    who = failure.fluent[1]
    doer = words.doer_of(failure) if failure.step.words else str(who)
    deed = words.deed_of(failure) if failure.step.words else "be there"
    subject = words.is_(who) if str(who) == doer else f"{who} is"
    lasts = failure.made_by is not None and failure.made_by.is_for_good
    return made(
        "health",
        failure,
        f"{doer} cannot {deed}: {subject} {_state(failure, words)}{' for good' if lasts else ''}.",
        span=words.name_in(who, span),
        label=f"must not be {_state(failure, words)}",
        note="since here",
        help_=HELP,
        severity="error" if lasts else "warning",
    )


def _state(failure: Failure, words: Wording) -> str:
    """A state of health as its first wording has it, without its subject and verb."""
    assert failure.fluent is not None
    word = words.world.words[str(failure.fluent[0])]
    phrase = next((each for each in word.phrases if each.language == FINDINGS_IN), None)
    parts = [part.shown for part in phrase.parts[2:] if isinstance(part, Literal_)] if phrase is not None else []
    return joined(parts) or word.name
