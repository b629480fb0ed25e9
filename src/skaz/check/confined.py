"""``confined``: somebody leaves a place he is held in, or comes to one he may not come to."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = "Say who let them go or come: X releases Y, or that they broke out: Y escapes."
#: How each property that holds somebody is said, with its value or last argument.
SAID = {
    "confined": "confined to {}",
    "barred": "barred from {}",
    "captive": "a captive",
    "bedridden": "unable to leave the bed",
    "exiled": "exiled from {}",
    "forbidden": "forbidden to",
}


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "confined" and failure.step.span is not None and failure.fluent is not None:
            held = failure.fluent[1]
            doer = words.doer_of(failure)
            reason = f"{words.is_(held) if str(held) == doer else f'{held} is'} {_held(failure)}"
            finding = made(
                "confined",
                failure,
                f"{doer} cannot {words.deed_of(failure)}: {reason}.",
                span=words.name_in(held, failure.step.span),
                label=f"must be free to {words.deed_of(failure).split()[0]}",
                note="held here" if failure.fluent[0] not in ("confined", "barred") else f"{failure.fluent[0]} here",
                help_=HELP,
            )
            yield failure, finding


def _held(failure: Failure) -> str:
    assert failure.fluent is not None
    said = SAID.get(str(failure.fluent[0]), f"held ({failure.fluent[0]})")
    value = failure.fluent[-1] if isinstance(failure.found, bool) else failure.found
    return said.format(value)
