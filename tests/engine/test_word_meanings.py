"""What words of the standard vocabularies do and who sees it, in both languages."""

from __future__ import annotations


import pytest

from skaz.story import Story
from skaz.trace.trace import Trace
from told import story

WORLD = """
story "x"
use everyday

woman Lotte; Eve; Nell
man Felix; Dan; Rob
building the Marine
  room the kitchen; ro bucătăria
country Canada
letter the letter; ro scrisoarea
food the cake; ro prăjitura
drink the wine; ro vinul
vehicle the boat; ro barca
money the money; ro banii

telling t in {lang}
"""


def lines(*passages: str, lang: str = "en") -> Story:
    """A story with one passage for each text."""
    told = "".join(f"\n> {number}\n{passage}\n" for number, passage in enumerate(passages, 1))
    return story(WORLD.format(lang=lang) + told)


def seen(trace: Trace, event: str) -> set[str]:
    return set(trace.step(event).seen_by)


@pytest.mark.parametrize(
    ("lang", "gone", "used"),
    [
        ("en", "Eve burns the letter", "Eve gives the letter to Dan"),
        ("en", "Eve tears up the letter", "Dan reads the letter"),
        ("en", "Dan eats the cake", "Rob eats the cake"),
        ("en", "Eve drinks the wine", "Dan drinks the wine"),
        ("en", "the boat sinks", "Dan takes the boat"),
        ("en", "Dan sinks the boat", "Dan takes the boat"),
        ("ro", "Eve arde scrisoarea", "Dan citește scrisoarea"),
        ("ro", "Dan mănâncă prăjitura", "Rob mănâncă prăjitura"),
        ("ro", "Eve bea vinul", "Dan bea vinul"),
    ],
)
def test_what_is_gone_is_not_at_hand(lang: str, gone: str, used: str) -> None:
    found = lines(gone, used, lang=lang).check()
    assert [(f.code, f.severity, f.passages) for f in found] == [("not-at-hand", "error", ("t:2", "t:1"))]


def test_what_is_left_or_made_anew_is_at_hand() -> None:
    told = lines("Eve tastes the cake", "Eve and Dan eat the cake", "Rob bakes the cake", "Dan eats the cake")
    assert told.check() == []
