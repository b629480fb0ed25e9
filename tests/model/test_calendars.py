"""A telling's dates are read and said by its calendar: one of those built in, or one that the story declares."""

from __future__ import annotations

from pathlib import Path

import skaz
from skaz.story import Story

WORLD = """story "A year of its own"
use places

calendar tide: 10 months of 36 days named Orr, Sel, Vare, Mirel, Dunn, Tavar, Ilm, Kest, Bran, Nael; year 1 is Ond
city Ostry
woman Thea

"""


def told(tmp_path: Path, tellings: str) -> Story:
    path = tmp_path / "story.skaz"
    path.write_text(WORLD + tellings, "utf-8")
    return skaz.load(path)


def times(story: Story, telling: str) -> list[str]:
    return [step.time for step in story.replay(telling).steps if step.kind == "event"]


def test_a_telling_reads_and_says_the_months_of_its_calendar(tmp_path: Path) -> None:
    story = told(
        tmp_path,
        "telling one in en\ncalendar tide\n\n> She left.\non 4 Tavar 212, Thea leaves Ostry\n"
        "telling other in ro\ncalendar tide\n\n> A plecat.\npe 4 Tavar 212, Thea pleacă din Ostry\n",
    )
    assert story.findings == []
    assert times(story, "one") == ["on 4 Tavar of the year 212 of Ond"]
    assert times(story, "other") == ["pe 4 Tavar anul 212 din Ond"]


def test_each_telling_has_its_own_calendar(tmp_path: Path) -> None:
    story = told(
        tmp_path,
        "telling one in en\ncalendar tide\n\n> She left.\non 4 Tavar 212, Thea leaves Ostry\n"
        "telling other in en\n\n> She left.\non 4 June 212, Thea leaves Ostry\n",
    )
    assert story.findings == []
    assert times(story, "other") == ["on 4 June 212"]


def test_a_month_of_another_calendar_is_no_month(tmp_path: Path) -> None:
    story = told(tmp_path, "telling one in en\n\n> She left.\non 4 Tavar 212, Thea leaves Ostry\n")
    assert [(each.code, each.span.text) for each in story.findings] == [("unknown-name", "Tavar")]


def test_a_calendar_that_nobody_declared_is_said(tmp_path: Path) -> None:
    story = told(tmp_path, "telling one in en\ncalendar tied\n\n> She left.\nThea leaves Ostry\n")
    assert [(each.code, each.span.text) for each in story.findings] == [("unknown-name", "tied")]
