"""What a story leaves in memory is given back, though the collector is paused while stories are read."""

from __future__ import annotations

import gc
import weakref

import pytest

from skaz.syntax import collector
from skaz.syntax.collector import collector_paused


class Circle:
    def __init__(self) -> None:
        self.me = self


def left_by(rounds: int) -> int:
    """How many circles of so many pauses are still there, each of many blocks."""
    seen = []
    for _ in range(rounds):
        with collector_paused():
            circle = Circle()
            circle.__dict__["blocks"] = [[number] for number in range(20_000)]
            seen.append(weakref.ref(circle))
            del circle
    return sum(each() is not None for each in seen)


@pytest.fixture
def _looked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a look at a small memory."""
    gc.collect()
    monkeypatch.setattr(collector, "_after_last_look", 0)


@pytest.mark.usefixtures("_looked")
def test_circles_are_looked_for_once_there_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LEAST", 0)
    monkeypatch.setattr(collector, "MUCH", 1)
    assert left_by(20) <= 1


@pytest.mark.usefixtures("_looked")
def test_nobody_looks_while_there_is_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LEAST", 10**12)
    assert left_by(3) == 3


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
