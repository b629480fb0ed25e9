"""A deed that rests on a wrong belief is noted; one that rests on something open, or on what is so, is not."""

from __future__ import annotations

import pytest

from told import story

HEAD = """
story "A small world"
use everyday

city Brod
  building the mill
  building the inn
  station the station
city Sela
woman Ada; Eva
man Petru; Tomas
drug the medicine
thing the ring

telling t in en

> 0
at the inn: Ada, Eva, Petru, Tomas, the medicine, the ring
"""


def found(*lines: str) -> list[str]:
    text = HEAD + "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    notes = [each for each in story(text).check() if each.code == "false-belief"]
    assert all(each.severity == "note" for each in notes)
    return [each.message.partition("otherwise: ")[2] for each in notes]


WENT = ("Petru goes to the station", "Ada travels to Sela")
DIED = ("Ada is ill", "Petru promises Ada to bring her the medicine", "Petru travels to Sela", "Ada dies")


@pytest.mark.parametrize(
    ("lines", "belief"),
    [
        ((*WENT, "Petru goes to the inn to meet Ada"), "at(Ada) = the inn."),
        ((*WENT, "Petru goes to the inn", "Petru waits for Ada"), "at(Ada) = the inn."),
        ((*DIED, "Petru goes to the inn so that he cures Ada"), "alive(Ada)."),
        (("Ada does not love Tomas", "Petru loves Ada", "Tomas lies to Petru that Ada loves Tomas", "Petru slaps Ada"),
         "loves(Ada, Tomas)."),
        (("Petru loves Ada", "Tomas does not beat Ada", "Eva tells Petru that Tomas beat Ada", "Petru insults Tomas"),
         "beat(Tomas, Ada)."),
        (("Ada does not love Tomas", "Tomas lies to Petru that Ada loves Tomas",
          "Petru avoids Eva because he believes that Ada loves Tomas"), "loves(Ada, Tomas)."),
    ],
)  # fmt: skip
def test_a_deed_on_a_wrong_belief(lines: tuple[str, ...], belief: str) -> None:
    assert found(*lines)[-1:] == [belief]


@pytest.mark.parametrize(
    "lines",
    [
        ("Petru goes to the station", "Petru goes to the inn to meet Ada"),
        (*WENT, "Eva tells Petru that Ada is in Sela", "Petru goes to the inn to meet Ada"),
        (*WENT, "Petru travels to Sela to meet Ada"),
        ("Petru loves Ada", "Tomas tells Petru that Ada loves Tomas", "Petru slaps Ada"),
        ("Petru loves Ada", "Eva tells Petru that Tomas beat Ada", "Petru insults Tomas"),
        ("Ada dies", "Petru goes to the mill to cure Eva"),
    ],
)
def test_what_is_open_or_so_is_no_mistake(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []
