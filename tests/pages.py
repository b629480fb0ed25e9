"""The pages under ``docs/``: their blocks, run in order; what a checked block should hold.

``python tests/pages.py docs/language.md`` writes readings, outputs and tables anew; the diff is read before it is
committed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from readings import code_table, model_of, particle_table, type_table, vocabulary_table, with_readings
from skaz.model.from_syntax import Model

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"(<!-- (types|vocabularies|codes|particles (\w\w)) -->\n).*?(?=<!-- end -->)", re.DOTALL)


class Block(NamedTuple):
    language: str
    name: str
    body: str
    line: int


def block_of(match: re.Match[str]) -> Block:
    language, _, name = match["info"].strip().partition(" ")
    return Block(language, name.strip(), match["body"], match.string.count("\n", 0, match.start()) + 1)


def blocks_of(text: str) -> list[Block]:
    return [block_of(match) for match in FENCE.finditer(text)]


def sessions_of(body: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that must follow."""
    parts = re.split(r"^\$ (.*)\n?", body, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    return list(zip(parts[1::2], parts[2::2]))


def matches(expected: str, output: str) -> bool:
    """Whether an output is what was expected, line for line, empty lines at the ends aside."""
    parts = re.split(r"^\.\.\.\n", expected.strip("\n") + "\n", flags=re.MULTILINE)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), output.strip("\n") + "\n") is not None


def run_skaz(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "skaz", f"only skaz is run from a console block: {command}"
    done = subprocess.run(
        [sys.executable, "-m", "skaz", *words[1:]],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        env={**os.environ, "COLUMNS": "100"},
    )
    return done.stdout.decode("utf-8")


def with_tables(text: str) -> str:
    """A page with its tables as the data has them."""
    tables = {"types": type_table, "vocabularies": vocabulary_table, "codes": code_table}

    def table(match: re.Match[str]) -> str:
        return match[1] + (particle_table(match[3]) if match[3] else tables[match[2]]())

    return TABLE.sub(table, text)


class Run:
    """A page's blocks run in order, in one folder; ``block`` gives what the body of a block should be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[str, object] = {}
        self._models: dict[str, Model] = {}
        self._printed = ""
        self._ways: dict[str, Callable[[Block], str]] = {
            "console": self._console,
            "python": self._python,
            "output": self._output,
            "skaz": self._file,
            "text": self._file,
            "lines": self._lines,
        }

    def block(self, block: Block) -> str:
        way = self._ways.get(block.language)
        return block.body if way is None else way(block)

    def _console(self, block: Block) -> str:
        sessions = [
            (command, expected, run_skaz(command, self.folder)) for command, expected in sessions_of(block.body)
        ]
        return "".join(
            f"$ {c}\n{expected if matches(expected, output) else output}" for c, expected, output in sessions
        )

    def _python(self, block: Block) -> str:
        with chdir(self.folder), redirect_stdout(io.StringIO()) as printed:
            exec(compile(block.body, f"line {block.line}", "exec"), self._names)
        self._printed = printed.getvalue()
        return block.body

    def _output(self, block: Block) -> str:
        return block.body if matches(block.body, self._printed) else self._printed

    def _file(self, block: Block) -> str:
        if block.name:
            path = self.folder / block.name.removeprefix("+")
            before = path.read_text(encoding="utf-8") if block.name.startswith("+") else ""
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(before + block.body, encoding="utf-8")
            self._models.clear()
        return block.body

    def _lines(self, block: Block) -> str:
        code, _, story = block.name.partition(" ")
        story = story or "story.skaz"
        if story not in self._models:
            self._models[story] = model_of(self.folder / story)
        return with_readings(block.body, self._models[story], code)


def main(pages: list[str]) -> None:
    for page in map(Path, pages):
        with tempfile.TemporaryDirectory() as folder:
            run = Run(Path(folder))
            text = FENCE.sub(
                lambda match: f"```{match['info']}\n{run.block(block_of(match))}```",  # noqa: B023
                page.read_text(encoding="utf-8"),
            )
        page.write_text(with_tables(text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
