"""``dead``: somebody acts, or is acted on as only the living are, after dying."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = (
    "Write who was meant, or that the death only seemed so. "
    "What is only remembered, dreamt or said belongs into somebody's mind: X remembers that …"
)


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "dead" and failure.step.span is not None:
            who, doer = failure.who, words.doer_of(failure)
            is_dead = f"{words.is_(who) if str(who) == doer else f'{who} is'} dead"
            message = f"{doer} cannot {words.deed_of(failure)}: {is_dead}."
            if failure.step.kind == "fact" and not failure.step.words:
                message = f'"{failure.step.span.text}" cannot be: {who} is dead.'
            origin = failure.made_by
            is_assumed = origin is not None and any(each.fluent == failure.fluent for each in origin.presupposed)
            finding = made(
                "dead",
                failure,
                message,
                span=words.name_in(who, failure.step.span),
                label="must be alive",
                note="is taken to be dead here" if is_assumed else "died here",
                help_=HELP,
            )
            yield failure, finding
