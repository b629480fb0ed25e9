"""Same input, same bytes: every command under two hash seeds, as text and as JSON."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skaz.cli.app import COMMANDS

#: A telling call of each command; a new command adds its own.
CALLS = {
    "run": ["run"],
    "check": ["check", "anna-karenina", "--stats"],
    "trace": ["trace", "anna-karenina", "--telling", "novel"],
    "vocab": ["vocab", "kisses"],
    "vocab": ["vocab", "gives"],
    "explain": ["explain", "not-there"],
    "new": ["new", "story"],
}


def test_every_command_is_tried() -> None:
    assert set(CALLS) == set(COMMANDS)


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("command", CALLS)
def test_two_hash_seeds_give_the_same_bytes(command: str, format: str, tmp_path: Path) -> None:
    outputs = []
    for seed in ("0", "4242"):
        folder = tmp_path / seed / "here"
        folder.mkdir(parents=True)
        done = subprocess.run(
            [sys.executable, "-m", "skaz", *CALLS[command], "--format", format],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
        )
        outputs.append((done.returncode, done.stdout, done.stderr))
    assert outputs[0] == outputs[1]
    assert outputs[0][0] in (0, 1), outputs[0][2].decode()
    assert outputs[0][1]
