"""A random telling told a second time, with known differences: the comparison finds them, and little else."""

from __future__ import annotations

from bench.worlds.judge_retelling import Score, judge


def test_what_was_done_is_found() -> None:
    score = Score()
    for seed in (0, 1, 2, 3):
        judge(seed, score, passages=60)
    assert sum(score.done.values()) >= 36
    assert score.recall >= 0.9, score.misses
    assert score.precision >= 0.95, score.misses
    for sort in ("exchanged", "moved"):
        assert score.found[sort] == score.done[sort], score.misses
