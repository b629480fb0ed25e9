"""How long the commands take on the bundled story, each in a fresh process.

python -m bench.bench_run
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3
#: The main job ends within so many seconds from a cold start.
MOST = 5.0
COMMANDS = (
    ["run"],
    ["check", "anna-karenina"],
    ["trace", "anna-karenina", "--telling", "film"],
    ["trace", "anna-karenina", "--after", "film:33", "--depth", "2"],
    ["explain", "dead"],
    ["--help"],
)


def seconds(args: list[str]) -> tuple[float, float]:
    """Seconds by the clock and processor seconds of one command."""
    source = Path(__file__).parents[1] / "src"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "skaz", *args],
        env={**os.environ, "PYTHONPATH": str(source)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), args
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, processor


def test_the_main_job_takes_less_than_five_seconds() -> None:
    assert min(seconds(["run"])[1] for _ in range(ROUNDS)) < MOST


def main() -> None:
    print(f"{'command':50} {'clock s':>8} {'processor s':>12}")
    for args in COMMANDS:
        measured = [seconds(args) for _ in range(ROUNDS)]
        best = [min(each[i] for each in measured) for i in range(2)]
        print(f"skaz {' '.join(args):45} {best[0]:8.2f} {best[1]:12.2f}")


if __name__ == "__main__":
    main()
