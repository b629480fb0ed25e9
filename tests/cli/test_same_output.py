"""Same input, same bytes: every command under two hash seeds, as text and as JSON."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.long_story import write
from skaz.cli.app import COMMANDS

#: Telling calls of each command; a new command adds its own.
CALLS = {
    "run": [["run", "--report", "page.html"]],
    "check": [["check", "anna-karenina", "--stats"], ["check", "long", "--strict"]],
    "compare": [["compare", "low-water", "--all"]],
    "trace": [
        ["trace", "long"],
        ["trace", "anna-karenina", "--after", "film:33", "--depth", "2"],
    ],
    "vocab": [["vocab", "gives"], ["vocab", "--card"]],
    "explain": [["explain", "not-there"]],
    "new": [["new", "story"]],
    "plan": [["plan", "meeting.txt"], ["plan", "meeting.txt", "--method", "explanation-first"]],
}
MEETING = """
type place; entity P : place; entity Q : place; entity A : character; entity B : character;
property at(c : character) : place; at(A) = P; at(B) = Q;
action go(c : character, from : place, to : place) {
    precondition: at(c) == from & from != to; effect: at(c) = to; consenting: c; };
utility(): if(at(A) == at(B)) 1 else 0; utility(A): if(at(A) == at(B)) 1 else 0;
utility(B): if(at(A) == at(B)) 1 else 0;
"""
#: How long something took, which is never the same.
TIMES = re.compile(rb'"(?:compile_)?seconds": [\d.e-]+|[\d.,]+ m?s\b')


def test_every_command_is_tried() -> None:
    assert set(CALLS) == set(COMMANDS)


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("args", [args for calls in CALLS.values() for args in calls], ids=" ".join)
def test_two_hash_seeds_give_the_same_bytes(args: list[str], format: str, tmp_path: Path, shelves: Path) -> None:
    first, second = (
        answer([*args, "--format", format], seed, tmp_path / seed / "here", shelves / seed) for seed in ("0", "4242")
    )
    assert first == second
    status, out, err, _ = first
    assert status in (0, 1), err.decode()
    assert out


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands of each seed keep for each other, and not for those of the other seed."""
    folder: Path = tmp_path_factory.mktemp("shelves")
    return folder


def answer(args: list[str], seed: str, folder: Path, shelf: Path) -> tuple[int, bytes, bytes, dict[str, bytes]]:
    """Exit status, both outputs, and the files that a command leaves in a folder with a long story."""
    (folder / "long").mkdir(parents=True)
    (folder / "long" / "story.skaz").write_text(write(7, 60, 12).text, "utf-8")
    (folder / "meeting.txt").write_text(MEETING, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "skaz", *args],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "SKAZ_CACHE": str(shelf)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    files = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return done.returncode, TIMES.sub(b"", done.stdout), done.stderr, files
