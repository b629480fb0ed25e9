"""The Python face: stories are loaded by path or name, replayed and checked telling by telling."""

from __future__ import annotations

from pathlib import Path

import pytest

import skaz
from skaz.text.failure import NoSuchName, Unreadable
from told import WORDS, story


def test_a_bundled_story_loads_by_name() -> None:
    found = skaz.load("anna-karenina")
    assert found.name == "anna-karenina"
    assert found.tellings == ["film", "novel"]
    film, novel = found.stats()
    assert (film["passages"], film["mapped"], novel["passages"], novel["mapped"]) == (72, 72, 19, 19)
    assert int(str(film["events"])) >= 95
    assert int(str(novel["events"])) >= 28


def test_a_folder_and_a_file_load_alike(tmp_path: Path) -> None:
    (tmp_path / "story.skaz").write_text(WORDS + '\ntelling t in en "T"\n> 1\nAnna sings\n', encoding="utf-8")
    by_folder, by_file = skaz.load(tmp_path), skaz.load(tmp_path / "story.skaz")
    assert by_folder.title == by_file.title == "Small"
    assert [step.text for step in by_file.replay().steps] == ["sing(Anna)"]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoSuchName, match="anna-karenina"):
        skaz.load("anna-karenia")
    with pytest.raises(Unreadable):
        skaz.load(tmp_path)
    with pytest.raises(NoSuchName, match='no telling "u"'):
        story(WORDS + '\ntelling t in en "T"\n> 1\nAnna sings\n').replay("u")


def test_one_telling_knows_nothing_of_another() -> None:
    one = '\ntelling a in en "A"\n> 1\nAnna is Stiva\'s sister\nStiva kills Levin\n'
    two = '\ntelling b in en "B"\n> 1\nLevin sings\n'
    both = story(WORDS + one + two)
    alone = story(WORDS + two)
    assert both.check("b") == []
    assert both.replay("b").at_end() == alone.replay("b").at_end()


def test_a_telling_of_quotations_alone_loads_and_counts() -> None:
    found = story(WORDS + '\ntelling t in en "T"\n> One.\n> Two.\n')
    assert found.check() == []
    assert found.stats()[0]["silent"] == 2


def test_an_entity_s_own_facts_hold_in_every_telling() -> None:
    text = WORDS.replace("woman Anna; Kitty; Dolly", "woman Anna; Kitty\nwoman Dolly\n  is rich")
    found = story(text + '\ntelling t in en "T"\n> 1\nAnna sings\n')
    assert found.replay().after("t:1").value("rich(Dolly)") == "yes"
