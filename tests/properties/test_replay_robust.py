"""Whatever is told in standard words replays and is checked without an exception, each time the same."""

from __future__ import annotations

import json
import os

import pytest

from random_tellings import LINES, Teller
from skaz.check.check import check_telling
from skaz.trace.from_run import trace_of
from skaz.trace.reader import learned
from skaz.trace.to_json import after_to_json, trace_to_json

CASES = int(os.environ.get("SKAZ_CASES", "60"))
BATCH = 20


def answer(seed: int) -> str:
    """All that comes out of a random telling."""
    teller = Teller(seed)
    checked = check_telling(teller.model, teller.telling(), strict=seed % 2 == 0)
    trace = trace_of(checked.run, checked.findings)
    said = [finding.message for finding in checked.findings]
    states = [after_to_json(trace.after(f"t:{LINES // 2}", 2)), after_to_json(trace.at_end())]
    return json.dumps([trace_to_json(trace), states, learned(trace), said])


@pytest.mark.parametrize("batch", range(max(CASES // BATCH, 1)))
def test_anything_told_replays(batch: int) -> None:
    for case in range(BATCH):
        answer(batch * BATCH + case)


def test_the_same_telling_replays_the_same() -> None:
    assert answer(7) == answer(7)
