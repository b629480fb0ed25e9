"""What a finding's repairs are: small, tried, and of the kind that the trouble asks for."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from skaz.story import Story, load
from skaz.text.finding import Finding
from skaz.text.repair import Repair, edited
from told import story

HEAD = """
story "The mill"
use places, life, kinship, speech, daily, things, conflict, love

building the mill; the barn
city Riga
woman Ada; Nora
man Jan; Piet
thing the key

telling draft in en

"""


def found(lines: str) -> tuple[Story, Finding]:
    """A story with one thing wrong in it, and that."""
    told = story(HEAD + lines)
    (finding,) = [each for each in told.check() if each.severity == "error" and each.root is None]
    return told, finding


def repaired(told: Story, repair: Repair) -> list[str]:
    """What is still wrong after a repair."""
    source = repair.edits[0].span.source
    again = story(edited(source.text, repair.edits))
    return [each.code for each in again.check() if each.severity != "note"]


def texts(told: Story, finding: Finding) -> list[str]:
    """The repairs of a finding, each as the edits that it makes; each is held to what it says."""
    repairs = told.repairs(finding)
    assert 0 < len(repairs) <= 3
    for each in repairs:
        assert not each.raises
        assert repaired(told, each) == []
    return [" / ".join(f"{edit.span.text} -> {edit.text}".strip() for edit in each.edits) for each in repairs]


def test_a_name_that_does_not_belong_in_a_list_is_taken_out_first() -> None:
    assert texts(*found("> One.\nJan dies\n> Two.\nat the mill, Ada, Jan and Nora dine\n"))[0] == ", Jan ->"


def test_what_stands_against_a_deed_is_ended_before_it() -> None:
    lines = "> One.\nAda is Jan's wife\n> Two.\nAda marries Piet\n"
    assert "-> Ada divorces Jan" in texts(*found(lines))


def test_who_is_held_is_released_before_he_goes() -> None:
    lines = "> One.\nNora locks Jan in the mill\n> Two.\nat the barn, Jan greets Piet\n"
    assert any("Nora releases Jan" in text for text in texts(*found(lines)))


def test_a_name_that_nobody_has_is_written_as_the_nearest_one() -> None:
    source = HEAD + "> One.\nNorra dines\n"
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(source, encoding="utf-8")
        told = load(folder)
        (finding,) = [each for each in told.check() if each.code == "unknown-name"]
        assert [edit.text for edit in told.repairs(finding)[0].edits] == ["Nora"]


def test_somebody_tells_what_could_not_be_known() -> None:
    lines = (
        "> One.\nAda (Jan's wife) and Piet become lovers\n> Two.\nJan reproaches Ada for becoming lovers with Piet\n"
    )
    told, finding = found(lines)
    assert finding.code == "cannot-know"
    assert any(text.startswith("-> Ada tells Jan that") for text in texts(told, finding))
