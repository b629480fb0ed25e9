"""Who is still there: witnesses of what happens, scenes after they were last shown."""

from __future__ import annotations

from pathlib import Path

import pytest

import skaz

STORY = """
story "Rooms"
use everyday
house the inn; the mill
woman Ann; Eve
man Dan; Rob
telling t in en
> 1
at the inn: Ann, Dan, Eve
{home}
{gap}> 2
Ann gives the key to Dan
{between}
{gap}> 3
at the inn, Ann insults Dan
thing the key
"""


def seen_by(folder: Path, home: str = "Dan is ill", between: str = "", gap: str = "\n") -> tuple[str, ...]:
    text = STORY.format(home=home, between=between, gap=gap).replace("\nthing the key\n", "\n")
    (folder / "story.skaz").write_text(text.replace("man Dan", "thing the key\nman Dan"), encoding="utf-8")
    story = skaz.load(folder)
    assert not story.findings
    return next(step.seen_by for step in story.replay("t").steps if step.text == "insult(Ann, Dan)")


AWAY = "\n> away\nat the mill, Rob sleeps\n" + "".join(f"\n> {n} days later\nRob weeps\n" for n in range(3))


@pytest.mark.parametrize(
    ("given", "is_there"),
    [
        ({}, True),
        ({"between": AWAY}, False),
        ({"between": AWAY.strip().replace("\n\n", "\n"), "gap": ""}, True),
        ({"between": AWAY, "home": "Eve lives at the inn"}, True),
        ({"between": AWAY + "\n> back\nat the inn: Eve\n", "gap": ""}, True),
    ],
)
def test_who_was_in_an_earlier_scene_is_no_witness(tmp_path: Path, given: dict[str, str], is_there: bool) -> None:
    seen = seen_by(tmp_path, **given)
    assert {"Ann", "Dan"} <= set(seen)
    assert ("Eve" in seen) is is_there
