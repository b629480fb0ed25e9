"""Small stories with the whole answers they give; ``python tests/pages.py PAGE`` writes those of a page anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pages import Run, blocks_of, sessions_of

PAGES = sorted((Path(__file__).parent / "golden").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_answers_are_the_golden_ones(page: Path, tmp_path: Path) -> None:
    run = Run(tmp_path)
    for block in blocks_of(page.read_text("utf-8")):
        assert run.block(block) == block.body, f"{page.name}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_golden_answers_are_whole_and_free_of_the_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "\n...\n" not in text
    assert str(Path.home()) not in text
    outputs = [out for block in blocks_of(text) if block.language == "console" for out in sessions_of(block.body)]
    assert outputs
    assert all(json.loads(output) for command, output in outputs if "--format json" in command)
