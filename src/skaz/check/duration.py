"""``duration``: something takes longer or shorter than what is told of its beginning and end leaves."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import LEFT_OPEN, made
from skaz.check.wording import Wording
from skaz.engine.chronology.lengths import need_and_left
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = "Write another length or another time of one of them."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        clash = failure.clash
        if clash is None or clash.code != "duration" or failure.step.span is None:
            continue
        others = [each for each in (failure.made_by, *failure.others) if each is not None]
        against = "what is told before" if not others else others[0].passage
        need = "it takes {}, and {}".format(*need_and_left(clash.least, clash.most))
        message = f'"{failure.step.span.text}" does not fit {against}: {need}.'
        finding = made(
            "duration",
            failure,
            f"{message} {LEFT_OPEN}" if clash.is_open else message,
            label="does not fit in time",
            note="with this",
            against_it="and this",
            help_=HELP,
            severity="note" if clash.is_open else "error",
        )
        yield failure, finding
