"""One story of a court, a ship and a farm told twice, each line in other words, in one language or in two."""

from __future__ import annotations

from functools import cache

import pytest

from compare.twice import twice_told
from skaz.compare.compare import Comparison

HEAD = """
story "S"
use everyday
city Corvale
place the port; ro portul
building the castle; ro castelul
  room the tower; ro turnul
house the farm; ro ferma
woman Maud; Isolde; Meg; Sanda; Ileana
man Osric; Bertram; Hugh; Rhys; Teague; Grigore; Matei
man Father Toma; ro părintele Toma
boy Finn
horse Murgu
thing the map; ro harta/hărții
thing the ring; ro inelul
food bread; ro pâinea/pâinii
"""
LINES = [
    "Osric and Maud are married by Father Toma | Father Toma marries Osric and Maud",
    "Rhys asks Meg to marry him | ro: Rhys o cere de soție pe Meg",
    "Meg comes across Rhys in the port | ro: Meg îl întâlnește pe Rhys în port",
    "Isolde meets Hugh for the first time | ro: Isolde îl întâlnește pe Hugh pentru prima dată",
    "Hugh and Isolde get engaged | Isolde becomes engaged to Hugh",
    "Teague is dead | ro: Teague a murit",
    "Finn sees Bertram steal the map | Finn sees that Bertram steals the map",
    "Grigore suspects Bertram of stealing the map | Grigore suspects that Bertram has stolen the map",
    "Bertram denies having stolen the map | Bertram denies that he stole the map",
    "because he is ill, Hugh stays in the tower | Hugh stays in the tower because he is ill",
    "Bertram promises Maud that he will return the ring | ro: Bertram îi promite lui Maud să înapoieze inelul",
    "Matei and Ileana travel to Corvale | Matei goes to Corvale; Ileana goes to Corvale",
    "Sanda bakes bread | ro: Sanda coace pâine",
    "Matei and Ileana get divorced | ro: Matei divorțează de Ileana",
    "Sanda gives birth to a daughter | ro: Sanda naște o fetiță",
    "Grigore sells the horse Murgu to Matei | ro: Matei îl cumpără pe Murgu de la Grigore",
    "Rhys tells Finn about the map | Rhys speaks to Finn about the map",
    "Sanda waits for three days | ro: Sanda așteaptă trei zile",
    "Meg asks Osric to stay, but he refuses | ro: Meg îi cere lui Osric să rămână, dar el nu vrea",
    "before leaving, Ileana kisses Sanda | ro: înainte să plece, Ileana o sărută pe Sanda",
]


def sides(line: str) -> tuple[str, str]:
    one, two = line.split(" | ")
    return one, two


@cache
def found(language: str) -> Comparison:
    """The lines of a language on the second side, all in one story."""
    pairs = [sides(line) for line in LINES]
    chosen = [(one, two.removeprefix("ro: ")) for one, two in pairs if two.startswith("ro: ") == (language == "ro")]
    return twice_told(HEAD, [one for one, _ in chosen], [two for _, two in chosen], language)


@pytest.mark.parametrize("language", ["en", "ro"])
def test_other_words_are_no_difference(language: str) -> None:
    assert [each.message for each in found(language).differences] == []


def test_a_son_is_no_daughter() -> None:
    lines = ["Isolde stays in the tower", "Sanda gives birth to a daughter", "Meg leaves"]
    others = ["Isolde stays in the tower", "Sanda gives birth to a son", "Meg leaves"]
    differences = twice_told(HEAD, lines, others).differences
    assert [(each.kind, each.a and each.a.value, each.b and each.b.value) for each in differences] == [
        ("contradiction", "a daughter", "a son")
    ]
