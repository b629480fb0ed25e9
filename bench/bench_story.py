"""How long a long story takes to read, build and check, and how much memory: for an event, at 1,000 and at 10,000.

    python -m bench.bench_story

Stories of everyday life (`bench.long_story`), of 30 and of 300 characters, five observers an event on average, beliefs
about beliefs. Each is measured in a process of its own, in processor seconds, which other work on the machine hardly
changes; its memory is the most that the process ever held.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from bench.long_story import write

#: To check is to replay, then to look at what came out.
STAGES = ("read", "build", "check")
SIZES = (1_000, 10_000)
CAST = (30, 300)
#: An event of a long story may take so many times as long as one of a short story.
MOST = 1.5


def measure(characters: int, events: int, depth: int = 2) -> dict[str, Any]:
    """Processor seconds of each stage and the most memory in MB, measured here; counts of the trace."""
    from skaz.check.check import check_telling
    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    written = write(1, events, characters)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "story.skaz")
        path.write_text(written.text, "utf-8")
        warm_up(path.with_name("other.skaz"))
        times = [time.process_time()]
        files = read_files(path)
        times.append(time.process_time())
        model = build(files)
        times.append(time.process_time())
        checked = check_telling(model, model.tellings[0], depth=depth)
        times.append(time.process_time())
    run = checked.run
    alarms = [finding for finding in (*model.findings, *checked.findings) if finding.severity != "note"]
    seconds = {stage: end - start for stage, start, end in zip(STAGES, times, times[1:])}
    return {
        "characters": characters,
        "events": written.events,
        "lines": written.lines,
        "steps": len(run.steps),
        "alarms": len(alarms),
        "changes": sum(len(step.changes) for step in run.steps),
        "seconds": seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def warm_up(path: Path) -> None:
    """Let everything that is made once be made: modules, languages, the files in the machine's memory."""
    from skaz.check.check import check_telling
    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    path.write_text(write(2, 10, 20).text, "utf-8")
    model = build(read_files(path))
    check_telling(model, model.tellings[0], depth=2)
    del model
    gc.collect()  # else the first stage pays for what this one leaves behind


def measured_apart(characters: int, events: int, depth: int) -> dict[str, Any]:
    """``measure`` in a process of its own."""
    args = [sys.executable, "-m", "bench.bench_story", "--one", str(characters), str(events), "--depth", str(depth)]
    done = subprocess.run(args, capture_output=True, check=True, text=True, cwd=Path(__file__).parents[1])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def row(found: dict[str, Any]) -> str:
    seconds = found["seconds"]
    spent = "".join(f" {seconds[stage]:8.2f}" for stage in STAGES)
    each = 1e3 * seconds["check"] / found["events"]
    counts = f" {found['changes']:10,} {found['alarms']:9,}"
    return f"{found['characters']:10} {found['events']:7,}{spent} {each:11.2f} {found['memory']:8.0f}{counts}"


def ratio(short: dict[str, Any], long: dict[str, Any], stage: str) -> float:
    """How many times as long an event of the long story takes."""
    return (long["seconds"][stage] / long["events"]) / (short["seconds"][stage] / short["events"])


def lines_ratio(short: dict[str, Any], long: dict[str, Any]) -> float:
    """The same for everything from text to trace."""
    whole = [sum(found["seconds"].values()) / found["events"] for found in (short, long)]
    return whole[1] / whole[0]


@pytest.mark.parametrize("characters", CAST)
def test_an_event_costs_the_same_in_a_long_story(characters: int) -> None:
    short, long = (measured_apart(characters, events, 2) for events in SIZES)
    assert ratio(short, long, "check") < MOST


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--one", nargs=2, type=int, metavar=("CHARACTERS", "EVENTS"), help="measure one story, here")
    options.add_argument("--depth", type=int, default=2, help="how deep beliefs about beliefs go")
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(measure(*chosen.one, depth=chosen.depth)))
        return
    print(f"{'characters':>10} {'events':>7}" + "".join(f" {stage + ' s':>8}" for stage in STAGES), end="")
    print(f" {'ms an event':>11} {'MB':>8} {'changes':>10} {'alarms':>9}")
    for characters in CAST:
        found = [measured_apart(characters, events, chosen.depth) for events in SIZES]
        for each in found:
            print(row(each))
        ratios = ", ".join(f"{stage} {ratio(found[0], found[1], stage):.2f}" for stage in STAGES)
        print(f"{'':10} for an event of the longer story: {ratios}, all {lines_ratio(*found):.2f} times as long")


if __name__ == "__main__":
    main()
