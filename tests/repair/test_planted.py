"""Every repair that is offered for an error planted in a random world clears it, and raises what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.worlds.measure import planted
from bench.worlds.say import VOCABULARIES, world
from skaz.story import Story, load
from skaz.text.finding import Finding
from skaz.text.repair import edited


@pytest.mark.parametrize("defect", ["given away", "stay cut short", "before they met"])
def test_what_is_offered_clears_the_error(defect: str, tmp_path: Path) -> None:
    seed, _, telling = next(planted(defect, 700))
    text = f'story "Planted"\nuse {VOCABULARIES}\n\n{world(seed)[0].text()}\n{telling}'

    def checked(written: str) -> tuple[Story, list[Finding]]:
        (tmp_path / "story.skaz").write_text(written, encoding="utf-8")
        story = load(tmp_path)
        return story, [each for each in story.check() if each.severity != "note" and each.waived is None]

    story, before = checked(text)
    error = next(each for each in before if each.severity == "error" and each.root is None)
    repairs = story.repairs(error)
    assert 1 <= len(repairs) <= 3
    for repair in repairs:
        assert not repair.raises
        said = {each.message for each in checked(edited(text, repair.edits))[1]}
        assert error.message not in said
        assert said <= {each.message for each in before}
