"""What has to have happened though one telling does not tell it; habits."""

from __future__ import annotations

from pathlib import Path

import pytest

from skaz.story import load

HEAD = """story "S"
use places, life, speech, things, love, kinship, time, daily
city Arden
  house the mill; ro moara/morii
  house the inn; ro hanul/hanului
city Calder; ro Calder
woman Ada; ro Ada/Adei
man Petru
"""
CASES = {
    "the departure before a return": (
        "at the mill: Ada, Petru\nPetru leaves for Calder\na week later, Petru returns to the mill",
        "at the mill: Ada, Petru\na week later, Petru returns to the mill",
        "la moară: Ada, Petru\no săptămână mai târziu, Petru se întoarce la moară",
        [("precision", "told", "taken for granted")],
    ),
    "the way to a scene": (
        "at the mill: Ada\nAda goes to the inn\nat the inn: Ada, Petru\nAda kisses Petru",
        "at the mill: Ada\nat the inn: Ada, Petru\nAda kisses Petru",
        "la moară: Ada\nla han: Ada, Petru\nAda îl sărută pe Petru",
        [("precision", "told", "taken for granted")],
    ),
    "a fact that an event needs": (
        "Ada is pregnant\nAda goes into labour",
        "Ada goes into labour",
        "Ada intră în travaliu",
        [("precision", "told", "taken for granted")],
    ),
    "a way that nothing needs": (
        "at the mill: Ada\nAda kisses Petru\nAda goes to Calder",
        "at the mill: Ada\nAda kisses Petru",
        "la moară: Ada\nAda îl sărută pe Petru",
        [("only-in-a", "travel(Ada, Calder)", None)],
    ),
    "a habit and one visit": (
        "Petru often visits Ada\nPetru kisses Ada",
        "Petru visits Ada\nPetru kisses Ada",
        "Petru o vizitează pe Ada\nPetru o sărută pe Ada",
        [],
    ),
}


@pytest.mark.parametrize("second", ["en", "ro"])
@pytest.mark.parametrize("name", CASES)
def test_the_other_does_not_tell_otherwise(name: str, second: str, tmp_path: Path) -> None:
    one, english, romanian, expected = CASES[name]
    other = english if second == "en" else romanian
    tellings = [("one", "en", one), ("two", second, other)]
    text = HEAD
    for telling, language, lines in tellings:
        passages = "\n".join(f"> {number}.\n{line}" for number, line in enumerate(lines.splitlines(), 1))
        text += f'\ntelling {telling} in {language} "S"\n{passages}\n'
    (tmp_path / "story.skaz").write_text(text, "utf-8")
    story = load(tmp_path)
    assert not story.findings
    found = [(each.kind, each.a and each.a.value, each.b and each.b.value) for each in story.compare().differences]
    assert found == expected
