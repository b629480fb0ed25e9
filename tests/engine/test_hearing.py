"""Who notices a deed, and how those who are told something come by it."""

from __future__ import annotations

from told import beliefs, story

HEAD = """
story "Hearing"
use places, speech, life, work, love, society
house the inn
woman Kitty; Anna
man Boris
telling t in en
> 1
at the inn: Boris, Anna, Kitty
"""


def how(line: str, fact: str, who: str = "Anna") -> list[str]:
    found = beliefs(story(f"{HEAD}> 2\n{line}\n").replay(), who, "t:2")
    return [row.partition("(")[2].partition("(")[2] for row in found.splitlines() if row.startswith(f"{who}: {fact} ")]


def test_what_is_told_is_come_by_through_words() -> None:
    told = "believes, told by Boris, t:2.1)"
    assert how("Boris reveals to Anna that he is sick", "ill(Boris)") in ([told], [told.replace("believes", "knows")])
    assert "told by Boris" in how("Boris assures Anna that he loves her", "loves(Boris, Anna)")[0]
    assert "told by Kitty" in how("Anna finds out from Kitty that Boris is rich", "wealthy(Boris)")[0]
    assert "saw" in how("Anna discovers that Boris is rich", "wealthy(Boris)")[0]


def test_who_reveals_something_knows_it() -> None:
    assert "known" in how("Boris reveals to Anna that he is sick", "ill(Boris)", "Boris")[0]


def test_who_is_only_the_cause_of_something_does_not_notice_it() -> None:
    trace = story(f"{HEAD}> 2\nKitty falls ill because of Anna and Boris\n").replay()
    assert trace.step("t:2.1").seen_by == ("Kitty", "Boris", "Anna")
    away = story(f"{HEAD}> 2\nKitty leaves\n> 3\nKitty falls ill because of Anna and Boris\n").replay()
    assert away.step("t:3.1").seen_by == ("Kitty",)
