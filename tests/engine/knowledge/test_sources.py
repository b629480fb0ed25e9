"""What somebody speaks of, acts on or is said to know must have reached him."""

from __future__ import annotations

import pytest

from told import said, story

HEAD = """
story "Hearsay"
use kinship, love, life, speech, society, things, places

house the inn
city Moscow
woman Ann; Betsy; Dora
man Will; Tom; Peter
group society
group the guests
  members Tom, Peter
"""

#: Ann is married to Will and has become the lover of Tom, by whom she may be with child; nobody else is told of it.
AFFAIR = "Ann (Will's wife) and Tom make love"


def found(*lines: str) -> str:
    """What is found in a telling, each line a passage."""
    passages = "".join(f"> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    return said(story(f"{HEAD}\ntelling t in en\n{passages}".replace(" / ", "\n")).check())


def codes(*lines: str) -> list[str]:
    rows = found(*lines).splitlines()
    return [f"{row.split()[0]}{row.partition(')')[0].partition('(')[2]}" for row in rows if "cannot-know" in row]


KEPT = [
    "Will reproaches Ann for making love with Tom",
    "Will knows that Ann and Tom are lovers",
    "Will leaves because Ann is Tom's lover",
    "Will tells Dora that he knows that Ann is Tom's mistress",
    "Will confronts Ann about her affair with Tom",
    "Betsy tells Dora that Ann and Tom make love",
    "society condemns Ann for her affair with Tom",
    "society shuns Ann",
    "society condemns Ann because she is Tom's mistress",
    "Dora writes to Will of Ann's affair",
    "Peter knows of Ann's affair",
]


@pytest.mark.parametrize("line", KEPT)
def test_what_two_keep_to_themselves_reaches_nobody(line: str) -> None:
    rows = [row for row in found(AFFAIR, line).splitlines() if row.startswith("cannot-know")]
    assert len(rows) == 1
    assert "[t:2 t:1]" in rows[0]
    assert ("(warning)" in rows[0]) == (not line.startswith("Will"))


NEEDS_NO_SOURCE = [
    ("Will suspects that Ann and Tom are lovers",),
    ("Will asks Ann whether she is Tom's lover",),
    ("Will dreams that Ann and Tom make love",),
    ("Will imagines that Ann and Tom make love",),
    ("Will hears from Betsy that Ann and Tom are lovers", "Will reproaches Ann for making love with Tom"),
    ("Ann confesses to Will that she is Tom's lover", "Will tells Betsy that Ann is Tom's lover"),
    ("Ann confesses to Will that she is Tom's lover", "society shuns Ann"),
    ("Ann tells Betsy everything", "Betsy knows of Ann's affair"),
    ("Ann and Betsy talk", "Betsy tells Dora that Ann and Tom are lovers"),
    ("Betsy discovers that Ann and Tom are lovers", "Betsy tells Dora that Ann and Tom are lovers"),
    ("Will suspects that Ann and Tom are lovers / Will reproaches Ann with her affair",),
    ("Will leaves because Ann quarrels with him",),
    ("society shuns Ann because she behaves indecently",),
]


@pytest.mark.parametrize("lines", NEEDS_NO_SOURCE)
def test_guesses_and_what_was_heard_need_no_more(lines: tuple[str, ...]) -> None:
    assert codes(AFFAIR, *lines) == []


def test_a_pregnancy_is_kept_from_the_husband_who_knows_nothing_of_the_lover() -> None:
    child = "Ann becomes pregnant, and tells Tom that she is pregnant"
    for line in ("Will congratulates Ann on her pregnancy", "Will congratulates Ann on the child she carries"):
        assert codes(AFFAIR, child, line) == ["cannot-know"]
    assert codes(AFFAIR, child, "Ann confesses to Will that she is Tom's lover", KEPT[0]) == []
    told = found(
        AFFAIR, child, "Ann confesses to Will that she is Tom's lover", "Will congratulates Ann on her pregnancy"
    )
    assert "not-told-how (note) [t:4 t:2]" in told
    married = found("Ann (Will's wife) becomes pregnant", "Will congratulates Ann on her pregnancy")
    assert "not-told-how (note) [t:2 t:1]" in married
    assert "cannot-know" not in married


def test_where_somebody_may_have_told_it_is_only_noted() -> None:
    told = found("Peter falls ill", "Peter tells Dora that he is ill", "Tom tells Betsy that Peter is ill")
    assert "not-told-how (note) [t:3 t:1 t:2]" in told
    assert "perhaps from Dora" in told


def test_a_death_and_where_people_are_come_out_by_themselves() -> None:
    lines = (
        "Ann jumps under the train, and dies",
        "Tom is in Moscow",
        "Betsy tells Dora that Ann died and Tom is in Moscow",
    )
    assert "know" not in found(*(line.replace("jumps under the train, and ", "") for line in lines))


DENIED = [
    ("Ann does not know that Tom cheated on Dora", "Ann comes to save Tom's marriage"),
    ("nobody tells Ann that Tom cheated on Dora", "Ann arrives in order to save Dora's marriage"),
    ("nobody tells Ann anything", "Ann arrives to save Tom's marriage"),
    ("Ann knows nothing", "Ann reproaches Tom for cheating on Dora"),
]


@pytest.mark.parametrize(("denial", "line"), DENIED)
def test_nobody_acts_on_what_he_is_told_not_to_know(denial: str, line: str) -> None:
    told = found("Tom cheats on Dora (Tom's wife), and Dora discovers it", denial, line.replace("comes", "arrives"))
    rows = [row for row in told.splitlines() if row.startswith("cannot-know")]
    assert len(rows) == 1
    assert "[t:3 t:1 t:2]" in rows[0]


def test_who_is_told_not_to_know_may_come_all_the_same() -> None:
    lines = ("Tom cheats on Dora (Tom's wife), and Dora discovers it", "Ann does not know that Tom cheated on Dora")
    assert "cannot-know" not in found(*lines, "Ann arrives to see Tom")
    assert "cannot-know" not in found(
        *lines, "Dora tells Ann that Tom cheated on Dora", "Ann arrives to save Tom's marriage"
    )


AGAIN = [
    ("Peter learns that Ann is ill", ["known-already"]),
    ("Tom reveals to Peter that Ann is ill", ["known-already"]),
    ("Tom tells Peter that Ann is ill", []),
    ("Peter realises that Ann is ill", []),
    ("Peter learns again that Ann is ill", []),
]


@pytest.mark.parametrize(("line", "expected"), AGAIN)
def test_nobody_finds_out_what_he_was_told(line: str, expected: list[str]) -> None:
    rows = found("Ann falls ill", "Ann tells Peter that she is ill", line).splitlines()
    assert [row.split()[0] for row in rows if row.startswith("known-already")] == expected


def test_what_is_told_to_be_concealed_is_not_told() -> None:
    lines = ("Peter falls ill", "Peter hides from Dora that he is ill")
    assert codes(*lines, "Dora tells Betsy that Peter is ill") == ["cannot-know"]
    assert codes(*lines, "Peter tells Tom that he is ill", "Dora tells Betsy that Peter is ill") == []
