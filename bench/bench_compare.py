"""How well and how fast two tellings are compared: retellings of random worlds in which it is known what was done.

    python -m bench.bench_compare [--seeds 300 330] [--events 5000]

Each of the seeds is a world of ten people and a telling of at least 60 events, told a second time otherwise
(`bench.worlds.retell`): how much of what was done is found. Then two long tellings are compared, their replays and
roots included, in a process of its own: processor seconds, and the most memory that the process ever held. A telling
of so many reports holds events, facts, and who is where.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from typing import Any

import pytest

from bench.worlds.judge_retelling import Score, judge, told_twice
from bench.worlds.retell import Amounts

#: Passages in which there are 60 events; reports of a long telling for each of its passages, about.
PASSAGES, REPORTS = 95, 1.16
#: What is held to: shares of what was done and found, seconds and megabytes for two tellings of 5,000.
RECALL, PRECISION, SECONDS, MEGABYTES = 0.95, 0.95, 20.0, 2000.0


def score_of(seeds: range) -> Score:
    found = Score()
    for seed in seeds:
        judge(seed, found, passages=PASSAGES)
    return found


def measure(reports: int, seed: int = 3) -> dict[str, Any]:
    """Processor seconds of two tellings' comparison, their replays included, measured here; and counts."""
    story, _ = told_twice(seed, int(reports / REPORTS), Amounts())
    gc.collect()
    gc.disable()
    start = time.process_time()
    found = story.compare()
    seconds = time.process_time() - start
    alignment = found.alignment
    return {
        "reports": len({pair.a.key for pair in alignment.pairs}) + len(alignment.only_a),
        "events": sum(step.kind == "event" and step.mode == "told" for step in story.run().steps),
        "roots": len(found.roots),
        "seconds": seconds,
        "gap": found.gap / alignment.worth,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measured(reports: int) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "bench.bench_compare", "--here", "--events", str(reports)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def test_what_was_done_is_found() -> None:
    found = score_of(range(300, 330))
    assert found.recall >= RECALL, found.misses
    assert found.precision >= PRECISION, found.misses


@pytest.mark.parametrize("reports", [5_000])
def test_long_tellings_are_compared(reports: int) -> None:
    found = measured(reports)
    assert found["reports"] >= reports
    assert found["roots"] >= 1
    assert found["seconds"] < SECONDS
    assert found["megabytes"] < MEGABYTES


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, nargs=2, default=(300, 330))
    options.add_argument("--events", type=int, default=5_000, help="reports of a long telling")
    options.add_argument("--here", action="store_true", help="only the long tellings, in this process, as JSON")
    chosen = options.parse_args()
    if chosen.here:
        print(json.dumps(measure(chosen.events)))
        return
    found = score_of(range(*chosen.seeds))
    for sort, done in found.done.items():
        print(f"{sort:10} {found.found[sort]:4} of {done:4}")
    print(f"found and not done: {dict(found.false)}")
    print(f"recall {found.recall:.3f}, precision {found.precision:.3f}")
    print(", ".join(f"{name} {value:.5g}" for name, value in measured(chosen.events).items()))


if __name__ == "__main__":
    main()
