"""The same telling by three calendars: Gregorian, Julian as in Russia in 1874, and an invented one with an era."""

from __future__ import annotations

from tests.told import said, story

WORLD = """
story "Letters"
use places, time, daily, speech

calendar tide: 10 months of 36 days named Orr, Sel, Vare, Mirel, Dunn, Tavar, Ilm, Kest, Bran, Nael; \
5 days of Lamps after Nael; week of 6 days; year 1 is the Flood

country Ostry
country Bell
woman Thea
man Pell

map
  Ostry to Bell: 10 days by ship

"""


def dates(telling: str) -> list[tuple[str | None, str | None]]:
    trace = story(WORLD + telling).replay()
    return [(step.dates.earliest, step.dates.latest) for step in trace.steps if step.is_event]


def test_the_gregorian_calendar() -> None:
    telling = """telling t in en
> A.
on 28 February 1900, Thea eats
> B.
the next day, Pell eats
> C.
in May 1900, Pell sings
"""
    assert dates(telling) == [
        ("1900-02-28", "1900-02-28"),
        ("1900-03-01", "1900-03-01"),
        ("1900-05", "1900-05"),
    ]


def test_the_julian_calendar_has_a_day_more() -> None:
    telling = """telling t in en
calendar julian
> A.
on 28 February 1900, Thea eats
> B.
the next day, Pell eats
"""
    assert dates(telling) == [("1900-02-28", "1900-02-28"), ("1900-02-29", "1900-02-29")]


def test_an_invented_calendar_with_its_months_and_its_era() -> None:
    telling = """telling water in en
calendar tide
> A.
on 36 Nael 211, in Ostry, Thea eats
> B.
the next day, Pell eats
> C.
on 1 Orr 212 of the Flood, Pell sings
> D.
on the night of 4 Tavar, Pell sings
"""
    assert dates(telling) == [
        ("211-10-36", "211-10-36"),
        ("211-11-01", "211-11-01"),
        ("212-01-01", "212-01-01"),
        ("212-06-04 20:00", "212-06-05 02:00"),
    ]


def test_what_cannot_be_by_an_invented_calendar() -> None:
    telling = """telling water in en
calendar tide
> A.
on 35 Nael 211, in Ostry, Thea eats
> B.
on 2 Orr 212, in Bell, Thea sings
> C.
on 1 Sel, in Ostry, Thea sings
"""
    assert said(story(WORLD + telling).check()) == (
        "too-fast [water:2 water:1] Thea cannot be in Bell yet: the way takes at least 10 days, "
        "and at most 9 days go by."
    )
