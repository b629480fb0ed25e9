"""Plant defects of every class in many tellings and count what the check finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random

from bench.worlds import plant_minds, plant_people, plant_things, plant_ties, plant_times
from bench.worlds.event import Told
from bench.worlds.judge import Verdict, alarms, findings_of, judge
from bench.worlds.planting import PLANTERS, Ground, Planted
from bench.worlds.say import Printer, world
from bench.worlds.write import live
from skaz.text.finding import Finding

__all__ = [
    "PLANTERS", "Count", "count", "plant_minds", "plant_people", "plant_things", "plant_ties", "plant_times", "planted",
    "untouched",
]  # fmt: skip

#: A class that so many seeds in a row give no place for is given up.
MOST_SEEDS = 4_000


@dataclass
class Count:
    """How a class of defects fared; ``strays`` are alarms about something else, in all stories together."""

    name: str
    stories: int = 0
    found: int = 0
    clashes: int = 0
    one_root: int = 0
    strays: int = 0
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.found / self.stories if self.stories else 0.0

    @property
    def alarms(self) -> float:
        return self.strays / self.stories if self.stories else 0.0

    def add(self, verdict: Verdict) -> None:
        self.stories += 1
        self.found += verdict.found
        self.clashes += verdict.names_clash
        self.one_root += verdict.roots == 1
        self.strays += len(verdict.strays)
        self.codes.update({finding.code for finding in verdict.all})


@cache
def _told(seed: int) -> Told:
    return live(seed, world(seed)[0])


def planted(name: str, start: int = 0) -> Iterator[tuple[int, Planted, str]]:
    """Seeds whose tellings have a place for a defect, the telling with it, and its text."""
    for seed in range(start, start + MOST_SEEDS):
        cast, model = world(seed)
        found = PLANTERS[name](Ground(_told(seed), cast, Random(f"{name} {seed}")))
        if found is not None:
            yield seed, found, Printer(model, seed).telling(found.told)


def count(name: str, stories: int, start: int = 0) -> Count:
    """Plant a class of defects in so many tellings."""
    found = Count(name)
    for seed, defect, text in planted(name, start):
        found.add(judge(world(seed)[1], text, defect))
        if found.stories >= stories:
            break
    return found


def untouched(stories: int, start: int = 0) -> list[tuple[int, Finding]]:
    """The alarms of so many tellings in which nothing is wrong."""
    found: list[tuple[int, Finding]] = []
    for seed in range(start, start + stories):
        _, model = world(seed)
        telling = Printer(model, seed).telling(_told(seed))
        found.extend((seed, finding) for finding in alarms(findings_of(model, telling)))
    return found
