"""``too-fast``: somebody is somewhere sooner than one can get there from where they were last told to be.

``two-places``: the same, and both are told to be at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import LEFT_OPEN, made
from skaz.check.wording import Wording
from skaz.engine.chronology.lengths import need_and_left
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = (
    "Say that more time goes by, or write another place or name; "
    "or tell the map of a shorter way: PLACE to PLACE: 2 hours."
)


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        clash = failure.clash
        way = clash.link("way") if clash is not None else None
        if clash is None or clash.code not in ("too-fast", "two-places") or way is None or failure.step.span is None:
            continue
        start, _, end = way.reason.text.partition(" to ")
        left = way.minutes - sum(link.minutes for link in clash.links)
        need, there = need_and_left(way.minutes, left)
        message = f"{failure.who} cannot be {words.at(end)} yet: the way takes {need}, and {there}."
        finding = made(
            "two-places" if clash.code == "two-places" else "too-fast",
            failure,
            f"{message} {LEFT_OPEN}" if clash.is_open else message,
            span=words.name_in(end, failure.step.span),
            label="too soon",
            note=f"{words.pronoun(failure.who)} was {words.at(start)}",
            against_it="this leaves no time",
            help_=HELP,
            severity="note" if clash.is_open else "error",
        )
        yield failure, finding
