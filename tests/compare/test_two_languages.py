"""One story in English and in Romanian: what is the same in both is no difference."""

from __future__ import annotations

from functools import cache

import pytest

from skaz.compare.compare import Comparison
from told import story

HEAD = """
story "S"
use everyday
city Arden; ro Ardeni
  house the mill; ro moara/morii
  house the inn; ro hanul/hanului
woman Ada; Mara; Vera; ro Vera/Verei
man Petru; Ion; Radu
man the miller; ro morarul/morarului
thing the lamp; ro lampa/lămpii
thing the ring; ro inelul/inelului
letter the letter; ro scrisoarea/scrisorii
drink the wine; ro vinul/vinului
group the guests; ro oaspeții/oaspeților
"""
LINES = [
    ("Ada (a widow, forty years old) lives in Arden", "Ada (văduvă, are patruzeci de ani) locuiește la Ardeni"),
    ("on 3 May 1890, at the inn, Ada first meets Petru", "pe 3 mai 1890, la han, Petru o cunoaște pe Ada"),
    ("the next day, Petru is told by Ada that Ion is ill", "a doua zi, Ada îi spune lui Petru că Ion este bolnav"),
    ("Petru gives the lamp to Mara", "Mara primește lampa de la Petru"),
    ("two weeks later, Mara dines with Radu", "peste două săptămâni, Mara ia cina cu Radu"),
    ("Vera steals the ring", "inelul este furat de Vera"),
    ("Radu believes that Ion has stolen the ring", "Radu crede că inelul a fost furat de Ion"),
    ("the miller banishes Vera from the mill", "Vera este alungată de la moară de morar"),
    ("Ion asks Ada to marry him, but she refuses", "Ion îi cere Adei să se căsătorească cu el, dar ea refuză"),
    ("Ada writes to Petru that she loves him", "Ada îi scrie lui Petru că îl iubește"),
    ("Petru reads the letter, and burns it", "Petru citește scrisoarea, și o arde"),
    ("Mara hides the lamp, because she is jealous", "Mara ascunde lampa fiindcă este geloasă"),
    ("at the inn, the guests drink the wine", "la han, vinul este băut de oaspeți"),
    ("in the evening, Ion kisses Vera", "seara, Vera este sărutată de Ion"),
    ("Petru promises Ada to return to Arden", "Petru îi făgăduiește Adei să se întoarcă la Ardeni"),
    ("on 1 June 1891, Ada and Petru get married", "pe 1 iunie 1891, Petru se căsătorește cu Ada"),
    ("Radu falls ill, and dies", "Radu se îmbolnăvește, și își dă sufletul"),
    ("Vera gives the ring back to the miller", "Vera îi dă înapoi morarului inelul"),
]


@cache
def found() -> Comparison:
    sides = (("one", "en", 0), ("two", "ro", 1))
    texts = [
        f"telling {name} in {language}\n" + "\n".join(f"> Passage.\n{line[side]}" for line in LINES)
        for name, language, side in sides
    ]
    return story("\n".join([HEAD, *texts])).compare()


@pytest.mark.parametrize("number", range(1, len(LINES) + 1), ids=lambda number: LINES[number - 1][0])
def test_the_same_in_another_language_is_no_difference(number: int) -> None:
    here = {f"one:{number}", f"two:{number}"}
    sides = [
        (each, {passage for side in (each.a, each.b) if side for passage in side.passages})
        for each in found().differences
    ]
    assert [each.message for each, passages in sides if passages & here] == []
