"""Every block in README and docs runs.

``console`` blocks hold ``$ skaz …`` lines, each followed by its whole output (``...`` stands for any lines); ``python``
blocks are executed, a page's blocks in one namespace, and an ``output`` block holds what the last one prints; ``skaz
FILE`` and ``text FILE`` blocks are written to that file, ``+FILE`` at its end; ``lines LANGUAGE [FILE]`` blocks hold
lines of a telling of the story in FILE, each with what it is read as. All blocks of a page run in order, in one folder.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages import Run, blocks_of, matches, with_tables
from skaz.locate import first_file

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

of_pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@of_pages
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    run = Run(tmp_path)
    for block in blocks_of(page.read_text(encoding="utf-8")):
        assert run.block(block) == block.body, (
            f"{page.name}:{block.line}; python tests/pages.py {page.name} writes it anew"
        )


@of_pages
def test_the_tables_of_a_page_are_those_of_the_data(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == with_tables(text)


def test_the_tutorial_quotes_the_tale_that_comes_with_skaz() -> None:
    folder = first_file("the-long-spoon").parent
    tale = "\n".join((folder / name).read_text("utf-8") for name in ("spoon-en.txt", "lingura-ro.txt"))
    blocks = blocks_of((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    quoted = [
        line[2:] for block in blocks if block.language == "skaz" for line in block.body.splitlines() if line[:1] == ">"
    ]
    assert quoted
    assert [sentence for sentence in quoted if sentence not in tale] == []


def test_output_is_compared_line_for_line() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n")
    assert matches("a\n...\n", "a\nb\n")
    assert matches("a\n", "a\n\n")
    assert not matches("a\n", "a\nb\n")
    assert not matches("a\n...\nd\n", "a\nb\n")


@of_pages
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
