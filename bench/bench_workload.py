"""How long the fair of `bench.workload` takes from text to findings, and how much memory, at 1k, 10k and 100k events.

    python -m bench.bench_workload                  1,000, 10,000 and 100,000 events
    python -m bench.bench_workload --public-times 10 --sizes 100000
    SKAZ_BENCH_LARGE=1 python -m pytest bench/bench_workload.py

After the checks 10,000 questions are drawn from a seed: does A believe that B believes f, after event n.

Each is measured in a process of its own, in processor seconds, which other work on the machine hardly changes; its
memory is the most that the process ever held.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bench.workload import write

if TYPE_CHECKING:
    from skaz.engine.run import Run

STAGES = ("read", "build", "replay", "check")
#: Of so many questions about who believes what, and for how many seconds at most.
QUESTIONS, MOST_SECONDS = 10_000, 1
SIZES = (1_000, 10_000, 100_000)
#: An event of the longest story may take so many times as long as one of the shortest.
MOST = 1.25
#: Seconds and MB for the longest story, and for that with ten times as many public events.
LIMITS = {1: (20, 4096), 10: (60, 8192)}

large = pytest.mark.skipif(not os.environ.get("SKAZ_BENCH_LARGE"), reason="takes minutes; set SKAZ_BENCH_LARGE=1")


def questions(run: Run, count: int = QUESTIONS) -> list[tuple[tuple[Any, ...], tuple[Any, ...], int]]:
    """Whose belief about whose belief, of which fact, after which step."""
    chance, people = Random(1), list(run.world.characters)
    facts = sorted({change.fluent for step in run.steps for change in step.facts}, key=repr)
    drawn = range(count)
    return [((*chance.sample(people, 2),), chance.choice(facts), chance.randrange(len(run.steps))) for _ in drawn]


def answers(run: Run, asked: list[tuple[tuple[Any, ...], tuple[Any, ...], int]]) -> list[Any]:
    from skaz.trace.believed import beliefs_of

    beliefs = beliefs_of(run)
    return [beliefs.value(*each) for each in asked]


def measure(events: int, public_times: float = 1) -> dict[str, Any]:
    """Processor seconds of each stage and the most memory in MB, measured here."""
    from skaz.check.check import check_run
    from skaz.engine.replay import replay
    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    text, counted = write(1, events, public_times)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "story.skaz")
        path.write_text(text, "utf-8")
        del text
        times = [time.process_time()]
        files = read_files(path)
        times.append(time.process_time())
        model = build(files)
        times.append(time.process_time())
        run = replay(model, model.tellings[0])
        times.append(time.process_time())
        checked = check_run(model, run)
        times.append(time.process_time())
    asked = questions(run)
    start = time.process_time()
    answers(run, asked)
    asking = time.process_time() - start
    findings = (*model.findings, *checked.findings)
    return {
        "events": counted.events,
        "steps": len(run.steps),
        "alarms": sum(finding.severity != "note" for finding in findings),
        "seconds": {stage: end - start for stage, start, end in zip(STAGES, times, times[1:])},
        "asking": asking,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measured_apart(events: int, public_times: float = 1) -> dict[str, Any]:
    """``measure`` in a process of its own."""
    args = [sys.executable, "-m", "bench.bench_workload", "--one", str(events), "--public-times", str(public_times)]
    done = subprocess.run(args, capture_output=True, check=True, text=True, cwd=Path(__file__).parents[1])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def whole(found: dict[str, Any]) -> float:
    """Seconds from text to findings."""
    return float(sum(found["seconds"].values()))


def per_event(found: dict[str, Any]) -> float:
    """Microseconds for an event, from text to findings."""
    return 1e6 * whole(found) / float(found["events"])


def row(found: dict[str, Any], first: dict[str, Any]) -> str:
    each = "".join(f" {1e6 * found['seconds'][stage] / found['events']:8.1f}" for stage in STAGES)
    ratio = per_event(found) / per_event(first)
    return (
        f"{found['events']:7,}{each} {per_event(found):8.1f} {ratio:7.2f}"
        f" {whole(found):8.2f} {found['memory']:7.0f} {found['asking']:7.2f} {found['alarms']:7}"
    )


def test_the_whole_way_is_measured_and_nothing_is_found() -> None:
    found = measured_apart(SIZES[0])
    assert found["alarms"] == 0
    assert set(found["seconds"]) == set(STAGES)


@large
def test_an_event_of_the_longest_story_costs_hardly_more() -> None:
    short, long = measured_apart(SIZES[0]), measured_apart(SIZES[-1])
    seconds, memory = LIMITS[1]
    assert whole(long) < seconds
    assert long["memory"] < memory
    assert long["asking"] < MOST_SECONDS
    assert per_event(long) <= MOST * per_event(short)


@large
def test_who_believes_what_is_answered_as_by_the_reference(tmp_path: Path) -> None:
    from skaz.engine.replay import replay
    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    path = tmp_path / "story.skaz"
    path.write_text(write(1, SIZES[0])[0], "utf-8")
    model = build(read_files(path))
    runs = [replay(model, model.tellings[0], engine=engine) for engine in ("core", "reference")]
    asked = questions(runs[0])
    assert answers(runs[0], asked) == answers(runs[1], asked)


@large
def test_ten_times_as_many_public_events() -> None:
    found = measured_apart(SIZES[-1], 10)
    seconds, memory = LIMITS[10]
    assert whole(found) < seconds
    assert found["memory"] < memory


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--one", type=int, metavar="EVENTS", help="measure one story, here")
    options.add_argument("--public-times", type=float, default=1)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one, chosen.public_times)))
        return
    print("microseconds for an event")
    stages = "".join(f" {stage:>8}" for stage in STAGES)
    print(f"{'events':>7}{stages} {'all':>8} {'ratio':>7} {'whole s':>8} {'MB':>7} {'asked s':>7} {'alarms':>7}")
    first = None
    for events in chosen.sizes:
        found = measured_apart(events, chosen.public_times)
        first = first or found
        print(row(found, first), flush=True)


if __name__ == "__main__":
    main()
