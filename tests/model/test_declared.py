"""Stories that declare nothing of their own share what their vocabularies declare; others do not."""

from __future__ import annotations

from told import story

BARE = """
story "One"
use life, daily
woman Anna

telling t in en

> 1
Anna sings
"""


def test_stories_with_the_same_vocabularies_share_what_they_declare() -> None:
    one, two = story(BARE), story(BARE.replace("Anna", "Eve"))
    assert one.model.world.words is two.model.world.words
    assert one.model.readers["en"].grammar is two.model.readers["en"].grammar
    assert set(one.model.world.entities).isdisjoint(two.model.world.entities)


def test_a_story_with_words_of_its_own_keeps_them_to_itself() -> None:
    own = BARE.replace("woman Anna", "action yodle(who)\n  en yodles\nwoman Anna").replace("sings", "yodles")
    one, two = story(own), story(BARE)
    assert "yodle" in one.model.world.words
    assert "yodle" not in two.model.world.words


def test_words_left_out_in_one_story_are_there_in_another() -> None:
    one, two = (
        story(BARE.replace("use life, daily", "use life\nuse daily except sing").replace("sings", "dies")),
        story(BARE),
    )
    assert "sing" not in one.model.world.words
    assert "sing" in two.model.world.words
