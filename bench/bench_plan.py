"""How fast `skaz plan` is on the goals of Sabre's published benchmark, beside the times that were published for Sabre.

    python -m bench.bench_plan                    the goals that are held
    python -m bench.bench_plan --all              the hard ones too, a minute each at most
    python -m bench.bench_plan --method explanation-first raiders lovers
    python -m pytest bench/bench_plan.py

For each goal the best of several searches counts, each with a problem written out anew, so that nothing is remembered;
seconds are the processor's, which other work on the machine changes less.
Sabre's is the fastest of its twelve configurations that always solved the goal, on a machine 3 to 6 times slower.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from skaz.engine.certificate import Found, Limits, Spending
from skaz.engine.plan import METHODS, Method, plan
from skaz.engine.reference.ready import Ready, make_ready
from skaz.engine.verify import Verdict, verify
from skaz.formats.sabre.read import read_problem
from skaz.text.source import Source
from tests.material import shared_folder

#: Not held: Sabre itself solves them seldom, late or never.
HARD = {"deerhunter_both", "fantasy_all", "lovers", "hospital_both", "aladdin_any", "aladdin_both"}
#: The least that the geometric mean of the ratios may be.
LEAST_MEAN = 20
#: Milliseconds below which a time of ours is not told apart, and up to which it is never too slow.
FLOOR, NEVER_SLOW = 0.2, 5.0
TRIES = 5
MOST_SECONDS = 60.0


@dataclass(frozen=True)
class Goal:
    """A row of the published table; ``published`` milliseconds, None where no configuration always solved it."""

    name: str
    problem: Path
    utility: float
    limits: Limits
    published: float | None
    shortest: int | None
    is_proved: bool


@dataclass(frozen=True)
class Row:
    """What came out for a goal."""

    goal: Goal
    found: Found
    verdict: Verdict

    @property
    def milliseconds(self) -> float:
        return self.found.busy * 1000

    @property
    def ratio(self) -> float | None:
        """How many times as long Sabre took."""
        if self.goal.published is None or not self.found.is_solved:
            return None
        return self.goal.published / max(self.milliseconds, FLOOR)


@cache
def goals() -> tuple[Goal, ...]:
    """The goals whose problem files are there; none without the material beside the repository."""
    shared = shared_folder()
    return tuple(_read_goals(shared / "peers" / "sabre")) if shared is not None else ()


def _read_goals(folder: Path) -> Iterator[Goal]:
    solutions = json.loads((folder / "solutions.json").read_text("utf-8"))
    with (folder / "published.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            path = folder / "problems" / f"{row['problem']}.txt"
            if not path.exists():
                continue
            known = solutions.get(row["goal_name"], {})
            yield Goal(
                row["goal_name"],
                path,
                float(row["goal_utility"]),
                Limits(int(row["author_limit"]), int(row["character_limit"]), int(row["epistemic_limit"])),
                float(row["fastest_avg_ms"]) if row["fastest_avg_ms"] else None,
                known.get("shortest_found"),
                "exhausted" in (known.get("shorter_ruled_out") or ""),
            )


@cache
def made(path: Path) -> Ready:
    lifted, findings = read_problem(Source(path.name, path.read_text("utf-8").replace("\r\n", "\n")))
    assert lifted is not None, findings
    ready, findings = make_ready(lifted)
    assert ready is not None, findings
    return ready


@cache
def measure(goal: Goal, method: Method = "best-first") -> Row:
    """The fastest of some searches, and what the check of its plan says."""
    ready = made(goal.problem)
    spending = Spending(seconds=MOST_SECONDS)
    best: Found | None = None
    for _ in range(TRIES):
        found = plan(ready, goal.utility, goal.limits, method=method, spending=spending)
        if best is None or found.busy < best.busy:
            best = found
        if found.seconds > 2:
            break
    assert best is not None
    return Row(goal, best, verify(ready, best.plan, goal.limits, goal=goal.utility, is_whole=best.is_solved))


def mean_ratio(rows: Sequence[Row]) -> float:
    ratios = [row.ratio for row in rows if row.ratio is not None]
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan


HEAD = ("goal", "length", "known", "visited", "generated", "ms", "MB", "Sabre ms", "ratio", "checked")


def line_of(row: Row) -> tuple[str, ...]:
    found, goal = row.found, row.goal
    shortest = f"{goal.shortest}{'' if goal.is_proved else '?'}" if goal.shortest is not None else "-"
    if row.verdict.wrong is not None:
        checked = row.verdict.wrong
    elif not found.is_solved:
        checked = "-"
    else:
        checked = "right, not all decided" if row.verdict.open else "right"
    return (
        goal.name,
        str(len(found.plan.actions)) if found.is_solved else f"none: {found.reason}",
        shortest,
        f"{found.visited:,}",
        f"{found.generated:,}",
        f"{row.milliseconds:,.2f}",
        f"{found.bytes / 1e6:,.1f}",
        f"{goal.published:,.1f}" if goal.published is not None else "-",
        f"{row.ratio:,.0f}" if row.ratio is not None else "-",
        checked,
    )


def show(rows: Sequence[Row]) -> None:
    table = [HEAD, *map(line_of, rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip(), flush=True)
    print(f"geometric mean of the ratios, ours counted as {FLOOR} ms where it is less: {mean_ratio(rows):,.0f}")


held = [goal for goal in goals() if goal.name not in HARD]
of_every_goal = pytest.mark.parametrize("goal", held, ids=lambda goal: goal.name)
with_the_goals = pytest.mark.skipif(not held, reason="no Sabre problems beside the repository")


@of_every_goal
@pytest.mark.parametrize("method", METHODS)
def test_it_is_solved_with_a_plan_that_is_right_and_no_longer_than_must_be(goal: Goal, method: Method) -> None:
    row = measure(goal, method)
    assert row.found.is_solved
    assert row.found.utility >= goal.utility
    assert row.verdict.wrong is None
    assert goal.shortest is not None
    if goal.is_proved:
        assert len(row.found.plan.actions) == goal.shortest
    assert len(row.found.plan.actions) <= goal.shortest


@of_every_goal
def test_it_is_no_slower_than_published(goal: Goal) -> None:
    assert goal.published is not None
    assert measure(goal).milliseconds <= max(goal.published, NEVER_SLOW)


@with_the_goals
def test_all_in_all_it_is_faster_by_far() -> None:
    assert mean_ratio([measure(goal) for goal in held]) >= LEAST_MEAN


def main(args: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="GOAL", help="these goals alone")
    parser.add_argument("--all", action="store_true", help="the hard ones too")
    parser.add_argument("--method", choices=METHODS, default="best-first")
    asked = parser.parse_args(args)
    chosen = [each for each in goals() if each.name in asked.names] if asked.names else held
    chosen = list(goals()) if asked.all and not asked.names else chosen
    show([measure(goal, asked.method) for goal in chosen])


if __name__ == "__main__":
    main(sys.argv[1:])
