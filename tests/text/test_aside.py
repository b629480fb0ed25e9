"""Tasks are done by several processes at a time, and nothing depends on whether they are."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial

import pytest

from skaz.text import aside
from skaz.text.aside import answers

HERE = os.getpid()


@pytest.fixture(autouse=True)
def two_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with two cores, whatever else runs in this process."""
    if aside.hands() == 1 and not hasattr(os, "fork"):
        pytest.skip("no process can be copied here")
    monkeypatch.setattr(aside, "hands", lambda: 2)


def who(number: int) -> str:
    time.sleep(0.02)
    return f"{number} {'here' if os.getpid() == HERE else 'aside'}"


def no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_answers_come_in_the_order_of_the_tasks() -> None:
    found = answers([partial(who, number) for number in range(12)], 2)
    assert [each.split()[0] for each in found] == [str(number) for number in range(12)]
    assert {each.split()[1] for each in found} == {"here", "aside"}
    assert no_children()


def test_one_worker_does_all_here() -> None:
    assert answers([partial(who, number) for number in range(2)], 1) == ["0 here", "1 here"]
    assert answers([], 2) == []


def test_long_answers_come_whole() -> None:
    assert answers([lambda: "ș" * 300_000, lambda: "b" * 300_000, lambda: "c"], 2) == [
        "ș" * 300_000,
        "b" * 300_000,
        "c",
    ]


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 // 0, lambda: os._exit(0)])
def test_what_a_copy_does_not_answer_is_done_here(end: object) -> None:
    def task(number: int) -> str:
        if os.getpid() != HERE:
            end()  # type: ignore[operator]
        return who(number)

    assert answers([partial(task, number) for number in range(6)], 2) == [f"{number} here" for number in range(6)]
    assert no_children()


@pytest.mark.parametrize("wrong", [ValueError, KeyboardInterrupt])
def test_what_goes_wrong_here_is_raised_and_no_copy_stays(wrong: type[BaseException]) -> None:
    def task() -> str:
        if os.getpid() == HERE:
            raise wrong
        time.sleep(60)
        return ""

    with pytest.raises(wrong):
        answers([task, task], 2)
    assert no_children()


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert aside.hands() == 1
    finally:
        stop.set()
        other.join()
