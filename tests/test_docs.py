"""Every block in README and docs runs.

``console`` blocks hold ``$ skaz …`` lines, each followed by its whole output (``...`` stands for any lines); ``python``
blocks are executed, a page's blocks in one namespace; ``skaz FILE`` blocks are written to that file, ``skaz +FILE``
blocks are put at its end. ``lines LANGUAGE [FILE]`` blocks hold lines of a telling of the story in FILE, each with what
it is read as. All blocks of a page run in order, in one folder of their own.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from readings import model_of, with_readings, with_tables
from skaz.model.from_syntax import Model

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    language: str
    name: str
    body: str
    line: int


def blocks_of(text: str) -> list[Block]:
    found = []
    for match in FENCE.finditer(text):
        language, _, name = match["info"].strip().partition(" ")
        found.append(Block(language, name.strip(), match["body"], text.count("\n", 0, match.start()) + 1))
    return found


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
    )
    return done.stdout.decode("utf-8")


def write(path: Path, text: str, *, adds: bool) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text if adds else text, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_tables_of_a_page_are_those_of_the_data(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == with_tables(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    models: dict[str, Model] = {}
    for block in blocks_of(page.read_text(encoding="utf-8")):
        where = f"{page.name}:{block.line}"
        if block.language == "console":
            for command, expected in sessions_of(block.body):
                output = run_skaz(command, tmp_path)
                assert matches(expected, output), f"{where}: {command}\n--- expected\n{expected}--- got\n{output}"
        elif block.language == "python":
            exec(compile(block.body, where, "exec"), namespace)
        elif block.language == "skaz" and block.name:
            write(tmp_path / block.name.removeprefix("+"), block.body, adds=block.name.startswith("+"))
            models.clear()
        elif block.language == "lines":
            code, _, story = block.name.partition(" ")
            if story not in models:
                models[story] = model_of(tmp_path / (story or "story.skaz"))
            assert block.body == with_readings(block.body, models[story], code), where


def test_output_is_compared_line_for_line() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n")
    assert matches("a\n...\n", "a\nb\n")
    assert matches("a\n", "a\n\n")
    assert not matches("a\n", "a\nb\n")
    assert not matches("a\n...\nd\n", "a\nb\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken


def test_the_readme_has_one_command_for_the_main_job_and_one_for_the_tests() -> None:
    shells = [
        block.body.strip() for block in blocks_of((ROOT / "README.md").read_text("utf-8")) if block.language == "sh"
    ]
    assert len(shells) == 2
    assert all("\n" not in shell for shell in shells)
    assert "pytest" not in shells[0]
    assert "pytest" in shells[1]
