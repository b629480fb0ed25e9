"""Declarations of calendars: what they give, and what is said of those that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.times import GREGORIAN, JULIAN, Calendar, read_calendar
from skaz.model.times.calendar_text import PARTS
from skaz.text.finding import Finding
from skaz.text.source import Source, Span


def read(text: str) -> tuple[Calendar | None, tuple[Finding, ...]]:
    source = Source("story.skaz", text)
    return read_calendar(Span(source, 0, len(text)))


def good(text: str) -> Calendar:
    calendar, findings = read(text)
    assert findings == ()
    assert calendar is not None
    return calendar


def test_the_example_of_the_language() -> None:
    shire = good(
        "calendar shire: 12 months of 30 days, 2 days of Yule between December and January; year 1 is the Founding"
    )
    assert shire.year_days(5) == 362
    assert [m.name for m in shire.months[-2:]] == ["December", "Yule"]
    assert shire.date_of(shire.day_number(3, 13, 2) + 1) == (4, 1, 1)
    assert shire.eras[0].name == "the Founding"
    assert shire.season("winter") == (12, 2)


def test_months_with_names_lengths_and_leap_years() -> None:
    calendar = good(
        "calendar q: months Frost 30, Thaw 28 (29 in leap years), Sun 31; leap year every 4 years but not every 8"
    )
    assert [calendar.month_days(year, 2) for year in (3, 4, 8)] == [28, 29, 28]


def test_feasts_between_named_months_and_a_week() -> None:
    calendar = good(
        "calendar z: 3 months of 10 days named A, B, C; 2 days of Yule between A and B; week of 2 days named One, Two"
    )
    assert [m.name for m in calendar.months] == ["A", "Yule", "B", "C"]
    assert calendar.weekdays == ("One", "Two")
    assert calendar.month_lengths() == (10, 10)


def test_leap_days_on_a_feast() -> None:
    calendar = good(
        "calendar z: 3 months of 10 days; 1 day of Yule after month 3; leap year every 2 years adds 1 day to Yule"
    )
    assert [calendar.year_days(year) for year in (1, 2)] == [31, 32]


def test_days_are_tied_to_another_calendar() -> None:
    calendar = good("calendar z: 3 months of 10 days; day 1 is 3 March 1874 julian")
    assert calendar.day_number(1, 1, 1) == JULIAN.day_number(1874, 3, 3)


def test_the_calendars_that_are_built_in() -> None:
    assert good("calendar julian") is JULIAN
    assert good("Gregorian") is GREGORIAN
    assert good("calendar mine: like gregorian").months == GREGORIAN.months


@pytest.mark.parametrize(
    ("parts", "where", "message"),
    [
        ("3 months of 10 days; fnord and more", "fnord and more", "says nothing of a calendar"),
        ("12 months of 30 days; 2 days of Yule between March and June", "2 days of Yule between", "does not follow"),
        ("12 months of 30 days; 2 days of Yule after Marchember", "2 days of Yule after Marchember", "is no month"),
        ("0 months of 3 days", "0 months of 3 days", "cannot count by 0"),
        ("99999999999 months of 3 days", "99999999999 months of 3 days", "more than a calendar"),
        ("3 months of 10 days named A, B", "calendar z: 3 months of 10 days named A, B", "1 of the 3 months"),
        ("like martian", "like martian", "no calendar"),
        ("12 months of 3 days; leap year every 4 years but not every 6", "leap year every 4 years but", "multiple"),
        ("12 months of 3 days; day 1 is 30 February 1874 gregorian", "day 1 is 30 February 1874", "names no day"),
        ("", "calendar z:", "no months"),
    ],
)
def test_what_cannot_be_is_a_finding_at_its_words(parts: str, where: str, message: str) -> None:
    _, findings = read(f"calendar z: {parts}")
    assert [f.span.text.startswith(where) for f in findings] == [True]
    assert message in findings[0].message
    assert findings[0].help


def test_a_calendar_needs_a_name() -> None:
    assert "needs a name" in read("")[1][0].message


PIECES = [part.replace("[", "").replace("]", "").replace("…", "Last").split("|")[0] for part in PARTS]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=6), st.sampled_from(["; ", ", "]))
def test_no_declaration_is_too_strange(pieces: list[str], mark: str) -> None:
    calendar, _ = read("calendar z: " + mark.join(pieces))
    if calendar is not None:
        number = calendar.day_number(7, 1, 1)
        assert calendar.date_of(number) == (7, 1, 1)
