"""One small telling, told a second time otherwise."""

from __future__ import annotations

from skaz.compare.compare import Comparison
from told import story

HEAD = """
story "S"
use places, life, speech, things, love, daily, conflict, feelings, society
city Arden
  house the mill; the inn
woman Ada; Mara; Vera
man Petru; Ion; Radu
thing the lamp; the ring; the coat
"""
LINES = [
    "in the mill, Ada gives Petru the lamp",
    "Petru goes to the inn",
    "in the inn, Petru tells Mara that Ada loves Ion",
    "Mara kisses Radu",
    "Vera steals the ring",
    "Ion tells Radu that Vera steals the ring",
    "Radu sells the coat to Petru",
    "Mara hits Ada",
    "Ion dances with Vera",
    "Ada eats with Mara",
    "Ion dies",
    "Vera weeps",
]


def compared(second: list[str], first: list[str] = LINES) -> Comparison:
    """The comparison of two tellings in the small world."""
    return twice_told(HEAD, first, second)


def twice_told(head: str, first: list[str], second: list[str], language: str = "en") -> Comparison:
    """The comparison of two tellings of a world, a passage for each line; the second in any language."""
    tellings = (("one", "en", first), ("two", language, second))
    texts = [
        f"telling {name} in {code}\n" + "\n".join(f"> Passage.\n{line}" for line in lines)
        for name, code, lines in tellings
    ]
    return story("\n".join([head, *texts])).compare()
