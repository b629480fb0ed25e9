"""Which change comes first: the one that a careful editor would make for the kind of trouble there is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from skaz.repair.plainer import plainer_word
from skaz.story import Story, load
from skaz.text.repair import Repair, edited

ENGLISH = """story "The ferry"
use places, life, kinship, speech, daily, things, conflict, love, society, time

country Norvia
  city Halden
    house the bakery; the school
    occasion the harvest dance
  city Brask
    occasion the fair
woman Mira; Tove; Hedda
man Anders; Joren; Nils
girl Lise

map
  Halden to Brask: 9 hours by cart

telling draft in en

"""
ROMANIAN = """story "Satul"
use places, life, kinship, speech, daily, things, conflict, love, society, time

city Vaslui
  house the mill; ro moara/morii
  occasion the fair; ro iarmarocul/iarmarocului
woman Ilinca; Ana
man Toma; Ghiță

telling ciorna in ro

"""


def repaired(text: str) -> tuple[Story, tuple[Repair, ...]]:
    """A story with one thing wrong, and what would mend it; each repair is held to what it says."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "story.skaz"
        file.write_text(text, encoding="utf-8")
        story = load(folder)
        (finding,) = [each for each in story.check() if each.severity == "error" and each.root is None]
        repairs = story.repairs(finding)
        for each in repairs:
            file.write_text(edited(text, each.edits), encoding="utf-8")
            left = [f"{one.code}: {one.message}" for one in load(folder).check() if one.severity != "note"]
            assert left == [] == list(each.raises)
        return story, repairs


def firsts(*lines: str, head: str = ENGLISH) -> list[str]:
    """The repairs of a telling of some lines, each in a passage of its own."""
    passages = "\n".join(f"> {number}.\n{line}\n" for number, line in enumerate(lines, 1))
    return [each.message for each in repaired(head + passages)[1]]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (
            ("Mira goes to Brask for three months", "two weeks later, Mira comes back"),
            'Write "three months" for "two weeks" in draft:2.',
        ),
        (
            ("at the harvest dance, Mira dances with Anders", "an hour later, at the fair, Mira sings"),
            'Write "nine hours" for "an hour" in draft:2.',
        ),
        (
            ("on 3 May 1870, Tove sings", "after draft:1, on 1 May 1870, Hedda sings"),
            'Write "on 3 May 1870" for "on 1 May 1870" in draft:2.',
        ),
        (
            ("at the fair, Mira dances with Joren", "a week later, Mira first meets Joren"),
            'Write "Mira meets Joren" for "Mira first meets Joren" in draft:2.',
        ),
        (
            ("Lise sleeps", "Mira gives birth to Lise"),
            'Say in draft:1 that it was after draft:2: "after draft:2, Lise sleeps".',
        ),
        (
            ("Tove locks Lise in the school", "at the bakery, Lise and Hedda eat", "Tove releases Lise"),
            'Move "Tove releases Lise" before "at the bakery, Lise and Hedda eat", to draft:2.',
        ),
        (("Anders is poor", "Anders is rich"), 'Tell before "Anders is rich" in draft:2: "Anders gets rich".'),
        (
            ("Mira is 34 years old", "Mira is 19 years of age"),
            'Write "Mira is 34 years of age" for "Mira is 19 years of age" in draft:2.',
        ),
        (
            ("Mira is Nils's sister", "Mira is Nils's wife"),
            'Write "Mira is Nils\'s sister" for "Mira is Nils\'s wife" in draft:2.',
        ),
        (
            (
                "at the fair: Mira, Joren",
                "Joren leaves the fair",
                "at the fair, Mira gives birth to Lise, and Lise dies",
                "Mira, Lise and Nils dine",
            ),
            'Take out ", Lise" in draft:4: "Mira and Nils dine".',
        ),
        (("Mira adors Anders",), 'Write adores for "adors" in draft:1.'),
        (("Anders and Joren quarrel, and he leaves",), 'Write Anders for "he" in draft:1.'),
        (("Tove sings wonderfully blue",), 'Keep "wonderfully blue" in draft:1 as a note, which tells nothing.'),
    ],
)
def test_the_first_repair_fits_the_trouble(lines: tuple[str, ...], first: str) -> None:
    assert firsts(*lines)[0] == first


def test_what_is_there_already_is_not_made_again() -> None:
    lines = "Nils writes the script", "Anders steals the script from Nils", "Mira gives Joren the script"
    first = firsts(*lines, head=ENGLISH.replace("\nmap\n", "writing the script\n\nmap\n"))[0]
    assert first.startswith('Tell before "Mira gives')
    assert "writes" not in first


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("Ilinca pleacă la Vaslui timp de trei luni", "două săptămâni mai târziu, Ilinca se întoarce"),
            'Write "trei luni" for "două săptămâni" in ciorna:2.',
        ),
        (
            ("la iarmaroc: Ilinca", "în același moment, la moară, Ilinca îl întâlnește pe Toma"),
            "Write moară for iarmaroc in ciorna:1.",
        ),
        (
            ("Ilinca este sora lui Toma", "Ilinca este soția lui Toma"),
            'Write "Ilinca pare să fie soția lui Toma" for "Ilinca este soția lui Toma" in ciorna:2.',
        ),
    ],
)
def test_what_is_written_is_of_the_telling_s_language(lines: tuple[str, ...], wanted: str) -> None:
    assert wanted in firsts(*lines, head=ROMANIAN)


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("girl Lise", "girll Lise", "Write girl for girll in story.skaz."),
        ("use places, life", "use places, lfe", "Write life for lfe in story.skaz."),
        ("girl Lise", "girl Lise\nman Nils", 'Take "man Nils" out of story.skaz.'),
        ("girl Lise", "girl Lise; Tove", 'Take "Tove" out of story.skaz.'),
    ],
)
def test_what_stands_outside_of_tellings_is_mended_too(old: str, new: str, first: str) -> None:
    _, repairs = repaired(ENGLISH.replace(old, new) + "> One.\nnothing new\n")
    assert repairs[0].message == first


def test_a_line_is_put_in_as_the_telling_writes() -> None:
    head = ROMANIAN.replace("man Toma;", "man Anghel; ro Tomita, Anghel\nman Toma;")
    lines = (
        "la moara, Anghel o cunoaste pe Ilinca, si Anghel se casatoreste cu Ilinca",
        "Ghita o cunoaste pe Ana la iarmaroc, si o intreaba pe Ana daca Anghel este sarac",
        "Ghita se casatoreste cu Ilinca",
    )
    assert firsts(*lines, head=head)[0].endswith('"Ilinca divorteaza de Anghel".')
    assert firsts("Toma şi Ghiţă mănâncă", *lines, head=head)[0].endswith('"Ilinca divorţează de Anghel".')


def test_whoever_nobody_knows_is_declared() -> None:
    assert firsts("Mira meets Ragnar")[0] == 'Declare "man Ragnar" in story.skaz.'


def test_a_plainer_word_has_a_phrase_of_the_other_without_some_words() -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(ENGLISH, encoding="utf-8")
        words = load(folder).model.world.words
    assert plainer_word(words["first_meet"], words.values()) is words["meet"]
    assert plainer_word(words["meet"], words.values()) is None
