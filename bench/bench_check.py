"""How many planted errors the check finds, and how often it raises a false alarm, by class of error.

    python -m bench.bench_check [--stories 200] [--only "dead acts, health"]

Each story is a random world and a telling of routine life (`bench.worlds`) in which one error of a known class was
planted: the simulator that wrote it, which shares nothing with the engine, knows that what was planted cannot be so,
and with which passage it clashes.
"""

from __future__ import annotations

import argparse
import gc

import pytest

from bench.worlds.measure import PLANTERS, Count, count, untouched

#: What must hold for every class that is held to it.
RECALL = 0.95
ALARMS = 0.02

HEAD = f"{'class':22} {'stories':>7} {'found':>7} {'clash':>7} {'1 root':>7} {'alarms':>7}   codes"


def row(found: Count) -> str:
    """One line of the table."""
    shares = [found.recall, found.clashes / max(found.stories, 1), found.one_root / max(found.stories, 1)]
    said = " ".join(f"{share:7.3f}" for share in (*shares, found.alarms))
    return f"{found.name:22} {found.stories:7} {said}   {', '.join(code for code, _ in found.codes.most_common(3))}"


@pytest.mark.parametrize("name", sorted(PLANTERS))
def test_planted_errors_are_found(name: str) -> None:
    found = count(name, 100)
    assert found.recall >= RECALL
    assert found.alarms <= ALARMS


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=200)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    gc.disable()  # what a story leaves is little, and the worlds that are kept are much to go through
    print(HEAD)
    found = untouched(chosen.stories)
    print(f"{'nothing planted':22} {chosen.stories:7} {'':7} {'':7} {'':7} {len(found) / chosen.stories:7.3f}")
    for name in [each.strip() for each in chosen.only.split(",") if each.strip()] or PLANTERS:
        print(row(count(name, chosen.stories)), flush=True)


if __name__ == "__main__":
    main()
