"""What is written of a time reads back to it, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given

from skaz.model.times import Amount, Clock, Date, Period, TimeRef, match_time, print_time
from skaz.model.times.words import time_tokens
from time_phrases import phrases

DAY = Period("unit", "day")


def bare(ref: TimeRef) -> TimeRef:
    """Without where its clause begins and what that may be, which differ from language to language."""
    inner = {"time": bare(ref.time) if ref.time else None, "end": bare(ref.end) if ref.end else None}
    return ref._replace(start=-1, takes="", time=inner["time"], end=inner["end"])


def readings(text: str, language: str) -> list[TimeRef]:
    words = time_tokens(text, language)
    return [ref for end, ref in match_time(words, 0, language) if end == len(words) or ref.anchor == "clause"]


@given(phrases())
def test_what_is_read_can_be_written_and_reads_back(phrase: tuple[str, str]) -> None:
    language, text = phrase
    for ref in readings(text, language)[:3]:
        for other in ("en", "ro"):
            said = print_time(ref, other, "anna" if ref.anchor == "clause" else "")
            assert said, ref
            assert bare(ref) in [bare(found) for found in readings(said, other)], (said, ref)


@pytest.mark.parametrize(
    ("ref", "english", "romanian"),
    [
        (TimeRef("same", "day", period=DAY, part="night"), "that night", "în aceeași noapte"),
        (TimeRef("after", "day", steps=1, period=DAY), "the next day", "a doua zi"),
        (TimeRef("after", "line", by=Amount(21, 21, "day")), "21 days later", "21 de zile mai târziu"),
        (TimeRef("after", "line", by=Amount(2, 2, "year")), "two years later", "doi ani mai târziu"),
        (TimeRef(lasts=Amount(12, 12, "week", True)), "for about twelve weeks", "timp de cam douăsprezece săptămâni"),
        (TimeRef("at", date=Date(1874, 3, 3)), "on 3 March 1874", "pe 3 martie 1874"),
        (TimeRef("at", date=Date(1874, season="spring")), "in the spring of 1874", "primăvara lui 1874"),
        (TimeRef("at", clock=Clock(540, False)), "at nine o'clock", "la ora nouă"),
        (TimeRef("after", "named", "dinner"), "after dinner", "după cină"),
        (TimeRef("during", "named", "the war"), "during the war", "în timpul războiului"),
        (TimeRef("before", "day", steps=1, period=Period("weekday", 0)), "the Monday before", "lunea precedentă"),
        (TimeRef("from", "reference", "film:3"), "since film:3", "de la film:3"),
    ],
)
def test_the_usual_wording(ref: TimeRef, english: str, romanian: str) -> None:
    assert (print_time(ref, "en"), print_time(ref, "ro")) == (english, romanian)


def test_a_clause_is_written_in_its_place() -> None:
    ref = TimeRef("before", "clause", start=3, takes="either", steps=1, period=DAY)
    assert print_time(ref, "en", "they first met") == "the day before they first met"
    assert print_time(ref, "ro", "se cunosc") == "cu o zi înainte să se cunosc"


def test_what_no_words_give_is_empty() -> None:
    assert print_time(TimeRef("by", "start", which=-1), "en") == ""
