"""Told in other words, a telling contradicts nothing, is in no other order and leaves nothing out.

``rewordings/STORY.TELLING.txt`` holds other words for passages of a bundled story, under the passage's number: passive
for active, another verb, joined or split sentences, another order of clauses, what is implied said as well.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from skaz.compare.difference import Difference
from skaz.locate import first_file
from skaz.story import load

HERE = Path(__file__).parent / "rewordings"
TABLES = [tuple(path.name.split(".")[:2]) for path in sorted(HERE.glob("*.txt"))]
#: What other words may bring: where a place is said again, or no longer carried on to the next line.
HARMLESS = "precision"


def rewordings(story: str, telling: str) -> dict[int, str]:
    """Other lines for passages of a telling, by number."""
    rows = (HERE / f"{story}.{telling}.txt").read_text("utf-8").split("> ")[1:]
    parts = [row.partition("\n") for row in rows]
    return {int(number): lines.rstrip("\n") for number, _, lines in parts}


def reworded(story: str, telling: str, folder: Path) -> Path:
    """A copy of a story in which one telling has other lines under its passages."""
    copy = folder / story
    shutil.copytree(first_file(story).parent, copy)
    path = copy / f"{telling}.skaz"
    head, *passages = path.read_text("utf-8").split("\n> ")
    for number, lines in rewordings(story, telling).items():
        quote, _, body = passages[number - 1].partition("\n")
        passages[number - 1] = f"{quote}\n{lines}" + ("\n" if body.endswith("\n") else "")
    path.write_text("\n> ".join((head, *passages)), "utf-8")
    return copy


@cache
def differences(story: str, telling: str) -> tuple[Difference, ...]:
    with TemporaryDirectory() as folder:
        copy = reworded(story, telling, Path(folder))
        assert [each.message for each in load(copy).findings if each.severity == "error"] == []
        return load(story).compare(telling, f"{copy}:{telling}").differences


@pytest.mark.parametrize(
    ("story", "telling", "number"), [(*table, number) for table in TABLES for number in rewordings(*table)]
)
def test_other_words_are_no_difference(story: str, telling: str, number: int) -> None:
    passage = f"{telling}:{number}"
    found = [each for each in differences(story, telling) if each.kind != HARMLESS]
    here = [each for each in found if any(side and passage in side.passages for side in (each.a, each.b))]
    assert [each.message for each in here] == []


@pytest.mark.parametrize(("story", "telling"), TABLES)
def test_other_words_have_no_root(story: str, telling: str) -> None:
    assert [each.message for each in differences(story, telling) if each.root is not None] == []
