"""Every edit of the tables: an error is found where it was made, as what it is; what is harmless is let pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skaz.story import load
from skaz.text.identity import number
from stories.editing import apply, check_copy, outcome
from stories.tables import edits

EDITS = edits()


@pytest.mark.parametrize("id", EDITS)
def test_an_edit_brings_what_it_must(id: str) -> None:
    found = outcome(*EDITS[id])
    assert not found.wrong, f"{id}: {found}"


def test_every_sample_is_in_the_tables(shared: Path) -> None:
    text = (shared / "seeds" / "examples.md").read_text("utf-8")
    samples = re.findall(r"^### ([SH]-\d+)", text, re.MULTILINE)
    assert samples
    assert [id for id in samples if id not in EDITS] == []


@pytest.mark.parametrize("id", list(EDITS)[:: max(1, len(EDITS) // 4)])
def test_reading_one_telling_anew_finds_what_loading_all_anew_does(id: str, tmp_path: Path) -> None:
    story, edit = EDITS[id]
    copy = tmp_path / story
    apply(edit, story, copy)
    anew = number(load(copy).check(edit.telling))
    quick = number(check_copy(story, edit, copy))
    assert [(each.key, each.root, each.finding.message) for each in quick] == [
        (each.key, each.root, each.finding.message) for each in anew
    ]
