"""How long the commands take, each in a fresh process: on the bundled story, and on a copy of it that is being edited.

python -m bench.bench_run

They run as installed: modules compiled, and with what earlier commands keep of the vocabularies; the first row shows
what it costs to keep nothing. The copy is made with ``skaz new``, and before each command one line of it is changed.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 3
#: The main job ends within so many processor seconds from a cold start, a check after an edit within so many.
MOST_RUN, MOST_CHECK = 6.0, 1.5
COMMANDS = (
    ["run"],
    ["check", "anna-karenina"],
    ["trace", "anna-karenina", "--telling", "film"],
    ["trace", "anna-karenina", "--after", "film:33", "--depth", "2"],
    ["explain", "dead"],
    ["--help"],
)
#: Below this line of the copy each edit puts another one.
EDITED, ABOVE = "film.skaz", "Karenin refuses to divorce Anna, and confines her to the Karenin house\n"
#: What is put there, with a number that makes each edit a new one.
LINES = ("Karenin smiles  # {}\n", "Anna remembers Vronsky  # {}\n", "Karenin is tired  # {}\n", "Anna weeps  # {}\n")

Seconds = tuple[float, float]


class Bench:
    """Commands in a folder of their own, with their compiled modules and what they keep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.story = folder / "mine"
        self._edits = count()

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {
            **kept,
            "PYTHONPATH": str(Path(__file__).parents[1] / "src"),
            "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
            "SKAZ_CACHE": str(self.folder / "kept"),
        }

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "skaz", *args],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )

    def seconds(self, *args: str) -> Seconds:
        """Seconds by the clock and processor seconds of one command."""
        before, start = _processor(), time.perf_counter()
        process = self.start(*args)
        process.communicate()
        assert process.returncode in (0, 1), args
        return time.perf_counter() - start, _processor() - before

    def edit(self) -> None:
        """Change one line of the copy, each time to another one."""
        number = next(self._edits)
        path = self.story / EDITED
        lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if "  # edit " not in line]
        at = lines.index(ABOVE) + 1
        lines.insert(at, LINES[number % len(LINES)].format(f"edit {number}"))
        path.write_text("".join(lines), "utf-8")

    def after_edit(self) -> Seconds:
        self.edit()
        return self.seconds("check", "mine")

    def watching(self, rounds: int = ROUNDS) -> float:
        """Processor seconds of each further check of ``--watch``."""
        spent = []
        for edits in (0, rounds):
            before = _processor()
            process = self.start("check", "mine", "--watch")
            for number in range(edits + 1):
                self._until_watching(process)
                if number < edits:
                    self.edit()
            process.send_signal(signal.SIGINT)
            process.communicate()
            spent.append(_processor() - before)
        return (spent[1] - spent[0]) / rounds

    @staticmethod
    def _until_watching(process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        while not (line := process.stdout.readline()).startswith(b"Watching"):
            assert line, "it no longer watches"


def _processor() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@contextmanager
def installed() -> Iterator[tuple[Bench, Seconds]]:
    """Commands as installed, the copy made, and what the very first command took."""
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.seconds("--help")
        bench.seconds("new", "mine", "--from", "anna-karenina")
        bench.seconds("run")  # compiles what it needs, and keeps
        for path in (Path(folder) / "kept").iterdir():
            path.unlink()
        yield bench, bench.seconds("run")


def test_the_main_job_and_a_check_after_an_edit_are_quick() -> None:
    with installed() as (bench, first):
        assert first[1] < MOST_RUN
        assert min(bench.seconds("run")[1] for _ in range(ROUNDS)) < MOST_RUN
        assert min(bench.after_edit()[1] for _ in range(ROUNDS)) < MOST_CHECK
        assert bench.watching() < MOST_CHECK


def main() -> None:
    print(f"{'command':50} {'clock s':>8} {'processor s':>12}")
    with installed() as (bench, first):
        print(f"{'skaz run, for the first time':50} {first[0]:8.2f} {first[1]:12.2f}")
        for args in COMMANDS:
            _row(f"skaz {' '.join(args)}", [bench.seconds(*args) for _ in range(ROUNDS)])
        _row("skaz check mine, one line edited", [bench.after_edit() for _ in range(ROUNDS)])
        print(f"{'  the same for each edit under --watch':50} {'':8} {bench.watching():12.2f}")


def _row(name: str, measured: list[Seconds]) -> None:
    best = [min(each[i] for each in measured) for i in range(2)]
    print(f"{name:50} {best[0]:8.2f} {best[1]:12.2f}")


if __name__ == "__main__":
    main()
