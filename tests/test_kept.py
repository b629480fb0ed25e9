"""What is kept of a telling's check holds as long as nothing changes on which it rests, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from skaz.story import Story, load
from skaz.text.identity import number

WORLD = """story "Two ways"
use life, speech, places
woman Anna
man Petru; Ion
house the mill; the inn
"""
ONE = """
telling one in en
source "one.txt"

> Petru drowned.
Petru drowns
> He greeted Anna.
Petru greets Anna
"""
TWO = """
# the second

telling two in en

> Ion died.
Ion dies
> Ion goes to the inn.
Ion goes to the inn

# no more
"""
THREE = 'telling three in ro\n\n> 1\nAnna moare\n> 2\n"Ion" o saluta pe Anna\n'.replace('"', "")
SOURCE = "Petru drowned.\nHe greeted Anna.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two").mkdir()
    write(tmp_path)
    (tmp_path / "two" / "three.skaz").write_text(THREE, "utf-8")
    (tmp_path / "two" / "one.txt").write_text(SOURCE, "utf-8")
    return tmp_path


def write(folder: Path, text: str = f'{WORLD}{ONE}{TWO}include "three.skaz"\n') -> None:
    mark = f"# known to no other test: {folder}\n"
    (folder / "two" / "story.skaz").write_text(mark + text.removeprefix(mark), "utf-8")


def opened(folder: Path) -> Story:
    return load(folder / "two", remembers=True)


def known(folder: Path, strict: bool = False) -> set[str]:
    kept = opened(folder)._kept
    assert kept is not None
    return set(kept.all_known(strict))


def anew(folder: Path) -> tuple[object, object]:
    findings, told = load(folder / "two").overview()
    return [(each.id, each.key, each.root, str(each.finding)) for each in number(findings)], told


def again(folder: Path) -> tuple[object, object]:
    findings, told = opened(folder).overview()
    return [(each.id, each.key, each.root, str(each.finding)) for each in number(findings)], told


def test_an_edited_telling_alone_is_read_again(folder: Path) -> None:
    assert known(folder) == set()
    first = again(folder)
    assert first == anew(folder)
    assert {"dead"} <= {each.code for each in opened(folder).check()}
    assert known(folder) == {"one", "two", "three"}
    assert known(folder, strict=True) == set()

    write(folder, f'{WORLD}{ONE}> 3\nAnna greets Ion\n\n{TWO}include "three.skaz"\n')
    assert known(folder) == {"two", "three"}
    assert again(folder) == anew(folder) != first
    assert known(folder) == {"one", "two", "three"}


@pytest.mark.parametrize(
    ("change", "still"),
    [
        (lambda text: text.replace("woman Anna", "woman Anna; Eva"), set()),
        (lambda text: text.replace("life, speech", "life, love, speech"), set()),
        (lambda text: text.replace("use life", "use life except drown; use life"), set()),
        (lambda text: text.replace("Ion dies", "Ion sings"), {"one", "three"}),
        (lambda text: text.replace("# the second\n", ""), set()),
        (lambda text: text.replace("# no more", "# no more, and no less"), set()),
        (lambda text: text.replace(TWO, ""), set()),
        (lambda text: text.replace("telling two in en", "telling zwei in en"), {"one", "three"}),
        (lambda text: text.replace("telling two in en", "telling one in en"), {"three"}),
        (lambda text: text.replace("telling two in en", "telling two in ro"), set()),
    ],
)
def test_what_a_telling_rests_on(folder: Path, change: Callable[[str], str], still: set[str]) -> None:
    again(folder)
    text = (folder / "two" / "story.skaz").read_text("utf-8")
    write(folder, change(text))
    assert change(text) != text
    assert known(folder) == still
    assert again(folder) == anew(folder)
    assert again(folder) == anew(folder)


def test_the_source_of_a_telling_is_part_of_it(folder: Path) -> None:
    again(folder)
    (folder / "two" / "one.txt").write_text(SOURCE.replace("Anna", "Ana"), "utf-8")
    assert known(folder) == {"two", "three"}
    assert "passage-altered" in {each.code for each in opened(folder).check()}
    (folder / "two" / "one.txt").unlink()
    assert known(folder) == {"two", "three"}
    assert again(folder) == anew(folder)


def test_a_telling_that_is_not_understood_is_read_each_time(folder: Path) -> None:
    write(folder, f"{WORLD}{ONE}{TWO}".replace("Ion dies", "Ion yodles"))
    again(folder)
    assert known(folder) == {"one"}
    assert again(folder) == anew(folder)


def test_another_engine_and_other_code_know_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(folder)
    monkeypatch.setenv("SKAZ_ENGINE", "reference")
    assert known(folder) == set()
    monkeypatch.delenv("SKAZ_ENGINE")
    assert known(folder)
    monkeypatch.setattr("skaz.text.shelf._workers", lambda rooms: "newer")
    assert known(folder) == set()


def test_what_is_no_check_of_ours_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(folder)
    for text in ("", "7", "[]", '[[[0, "dead"]], {}, {}]', "[[[0, [-1, 99, 0, 1]]], {}, {}]"):
        monkeypatch.setattr("skaz.text.shelf.take", lambda kind, key, text=text: text)
        assert known(folder) == set()


def test_who_has_read_all_and_who_has_not_say_the_same(folder: Path) -> None:
    again(folder)
    story = opened(folder)
    partly = story.overview("two")
    assert story.stats() == load(folder / "two").stats()
    assert [each.message for each in story.overview("two")[0]] == [each.message for each in partly[0]]
    assert partly[1] == story.overview("two")[1] != []
