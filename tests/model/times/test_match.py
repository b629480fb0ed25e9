"""Time phrases as people write them, and what they are read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.times import (
    Amount,
    Clock,
    Date,
    Period,
    Repeat,
    TimeRef,
    first_words,
    match_amount,
    match_time,
    read_calendar,
)
from skaz.model.times.template import template
from skaz.model.times.words import Slot, time_tokens, word_data
from skaz.text.source import Source, Span

DAY = Period("unit", "day")
SPRING = Date(year=1874, season="spring")


def days(number: int) -> Amount:
    return Amount(number, number, "day")


def read(text: str, language: str) -> TimeRef:
    """The longest reading, which must take the whole text or stop before a clause."""
    words = time_tokens(text, language)
    end, ref = match_time(words, 0, language)[0]
    assert end == len(words) or ref.anchor == "clause", (words[:end], ref)
    return ref


PHRASES = {
    TimeRef("same", "day", period=DAY, part="night"): (
        "that night; tonight; the same night"
        " | în noaptea aceea; in aceeasi noapte"
    ),
    TimeRef("same", "day", period=DAY, part="evening"): (
        "that evening; the same evening; this evening"
        " | in seara aceea; în aceeași seară; diseară"
    ),
    TimeRef("after", "day", steps=1, period=DAY): (
        "the next day; the following day; tomorrow; the day after"
        " | a doua zi; ziua următoare; in ziua urmatoare; mâine"
    ),
    TimeRef("after", "day", steps=1, period=DAY, part="morning"): (
        "the next morning; the morning after"
        " | a doua zi dimineața; în dimineața următoare; a doua zi dimineata"
    ),
    TimeRef("after", "day", steps=1, period=DAY, part="morning", edge="early"): (
        "early the next morning"
    ),
    TimeRef("before", "day", steps=1, period=DAY): (
        "the day before; yesterday; the previous day"
        " | cu o zi inainte; ieri; în ajun"
    ),
    TimeRef("before", "day", steps=1, period=Period("unit", "week")): (
        "last week"
        " | săptămâna trecută; saptamana precedenta"
    ),
    TimeRef("before", "line", by=days(2)): (
        "two days earlier; two days ago; 2 days before"
        " | cu două zile înainte; acum doua zile; în urmă cu două zile"
    ),
    TimeRef("after", "line", by=days(2)): (
        "two days later; two days pass; a couple of days later"
        " | peste două zile; dupa doua zile; trec două zile; două zile mai târziu"
    ),
    TimeRef("after", "line", by=Amount(3, 3, "year")): (
        "three years later; after three years; three years pass"
        " | dupa trei ani; trec trei ani; peste trei ani"
    ),
    TimeRef("after", "line", by=Amount(1, 1, "year")): (
        "a year passes; a year later; one year goes by"
        " | trece un an; un an mai târziu"
    ),
    TimeRef("after", "line", by=Amount(10, 10, "minute")): (
        "ten minutes later"
        " | zece minute mai tarziu; peste zece minute"
    ),
    TimeRef("after", "line", by=Amount(30, 30, "minute")): (
        "half an hour later; thirty minutes later"
        " | după o jumătate de oră; peste jumătate de oră"
    ),
    TimeRef("after", "line", by=Amount(90, 90, "minute")): (
        "an hour and a half later; one and a half hours later"
        " | o oră și jumătate mai târziu"
    ),
    TimeRef("after", "line", by=Amount(2, 9, "week")): (
        "a few weeks later"
        " | câteva săptămâni mai târziu; dupa cateva saptamani"
    ),
    TimeRef("after", "line", by=Amount(2000, 2000, "year")): (
        "two thousand years later"
        " | două mii de ani mai târziu"
    ),
    TimeRef("same", "line", period=Period("unit", "hour")): (
        "at the same hour; in the same hour; that very hour"
        " | la aceeași oră; în aceeași oră"
    ),
    TimeRef("after", "line", by=Amount(vague="at once")): (
        "at once; immediately; right away"
        " | imediat; numaidecât; deodată"
    ),
    TimeRef("after", "line", by=Amount(vague="soon")): (
        "soon; soon after; shortly afterwards; before long"
        " | în curând; curand; la scurt timp; nu după mult timp"
    ),
    TimeRef("after", "line", by=Amount(vague="later")): "later; later on | mai târziu; mai tarziu",
    TimeRef("after", "line", by=Amount(vague="while")): (
        "after a while; some time later; eventually"
        " | dupa un timp; după o vreme"
    ),
    TimeRef("after", "line"): "then; afterwards; after that | apoi; după aceea; pe urma",
    TimeRef("same", "line"): "just then; at that moment | atunci; în acel moment",
    TimeRef("overlaps", "line"): (
        "meanwhile; at the same time"
        " | intre timp; totodata; în același timp"
    ),
    TimeRef("overlaps", "line", is_about=True): (
        "in those days; at that time"
        " | pe vremea aceea; pe atunci"
    ),
    TimeRef("before", "line", by=Amount(vague="long")): (
        "long ago; a long time ago; long before"
        " | cu mult înainte; acum mult timp"
    ),
    TimeRef("before", "line", by=Amount(2, None, "year")): (
        "years before; some years ago"
        " | cu ani înainte; acum ani"
    ),
    TimeRef("none"): "once; once upon a time | candva; odată",
    TimeRef("none", period=DAY): "one day; some day | intr-o zi; într-o bună zi",
    TimeRef("at", "start"): "at first; in the beginning; initially | la inceput; mai întâi",
    TimeRef("after", "end"): (
        "in the end; finally; at last"
        " | in cele din urma; în sfârșit; până la urmă"
    ),
    TimeRef("from", "line"): "from then on; since then | de atunci; de atunci încolo",
    TimeRef("until", "line"): "until then | pana atunci",
    TimeRef("until", "reference", "film:12"): "until film:12; up to film:12 | pana la film:12",
    TimeRef("from", "reference", "film:3"): "since film:3 | de la film:3",
    TimeRef("after", "reference", "film:3.1"): "after film:3.1 | dupa film:3.1",
    TimeRef("during", "reference", "film:3"): "during film:3 | în timpul film:3",
    TimeRef("from", "reference", "film:3", end=TimeRef("until", "reference", "film:12")): (
        "from film:3 until film:12; from film:3 to film:12"
        " | de la film:3 până la film:12"
    ),
    TimeRef("after", "reference", "film:3", end=TimeRef("before", "reference", "film:12")): (
        "between film:3 and film:12"
        " | între film:3 și film:12"
    ),
    TimeRef("by", "time", time=TimeRef("after", "day", steps=1, period=DAY)): (
        "by the next day"
        " | cel târziu a doua zi"
    ),
    TimeRef("by", "time", time=TimeRef("at", part="morning")): "by morning | cel târziu dimineața",
    TimeRef("before", "time", time=TimeRef("at", part="dawn")): "before dawn | înainte de zori",
    TimeRef("until", "time", time=TimeRef("at", date=Date(weekday=0))): "until Monday | până luni",
    TimeRef("at", part="night", is_whole=True): (
        "all night; the whole night; overnight"
        " | toată noaptea; peste noapte"
    ),
    TimeRef(lasts=Amount(3, 3, "month")): (
        "for three months"
        " | timp de trei luni; vreme de trei luni"
    ),
    TimeRef(lasts=Amount(12, 12, "week", about=True)): (
        "for about twelve weeks; for nearly 12 weeks"
        " | timp de vreo douăsprezece săptămâni; timp de vreo douasprezece saptamani"
    ),
    TimeRef(lasts=Amount(vague="long")): "for a long time; for ages | mult timp; multa vreme",
    TimeRef("at", part="dawn"): "at dawn; at daybreak | în zori; la rasaritul soarelui",
    TimeRef("at", part="evening", is_about=True): "towards evening | spre seara; către seară",
    TimeRef("at", part="midnight"): "at midnight | la miezul nopții; la miezul noptii",
    TimeRef("at", date=Date(1874)): (
        "in 1874; in the year 1874; in eighteen seventy-four"
        " | in anul 1874; în 1874"
    ),
    TimeRef("at", date=Date(1874, 3, 3)): (
        "on 3 March 1874; on March 3, 1874; 3rd of March 1874; 3.3.1874; 1874-03-03"
        " | pe 3 martie 1874; la 3 martie 1874; 3 martie 1874"
    ),
    TimeRef("at", date=Date(1874, 3, 3, 6)): "on Sunday, 3 March 1874 | duminică, 3 martie 1874",
    TimeRef("at", date=Date(month=3)): (
        "in March; in the month of March"
        " | în martie; în luna martie"
    ),
    TimeRef("at", date=SPRING): (
        "in the spring of 1874"
        " | primăvara lui 1874; în primăvara anului 1874"
    ),
    TimeRef("at", date=Date(season="autumn")): "in the autumn; in autumn; in the fall | toamna",
    TimeRef("at", date=Date(-43)): "in 44 BC | în 44 î.Hr.",
    TimeRef("at", date=Date(1870, years=10)): "in the 1870s | în anii 1870",
    TimeRef("at", date=Date(1801, years=100)): (
        "in the 19th century; in the nineteenth century"
        " | în secolul al XIX-lea; în secolul al 19-lea"
    ),
    TimeRef("at", date=Date(month=3), edge="late"): (
        "in late March; at the end of March"
        " | la sfârșitul lui martie"
    ),
    TimeRef("at", date=Date(weekday=0), part="morning"): (
        "on Monday morning; on Monday in the morning"
        " | luni dimineața"
    ),
    TimeRef("at", clock=Clock(540, False)): (
        "at nine o'clock; at 9:00; at nine"
        " | la ora noua; la ora 9"
    ),
    TimeRef("at", clock=Clock(570, False)): (
        "at 9:30; at half past nine"
        " | la ora 9:30; la nouă și jumătate"
    ),
    TimeRef("at", clock=Clock(525, False)): "at a quarter to nine | la ora nouă fără un sfert",
    TimeRef("at", clock=Clock(1275)): "at 21:15 | la ora 21:15",
    TimeRef("at", clock=Clock(1260), part="evening"): (
        "at nine in the evening; at nine o'clock in the evening; in the evening at nine"
        " | la nouă seara; la ora nouă seara"
    ),
    TimeRef("at", clock=Clock(1260)): "at 9 pm; at 9 p.m. | la ora 9 pm",
    TimeRef(repeats=Repeat(1, days(1))): "every day; daily; each day | zilnic; în fiecare zi",
    TimeRef(repeats=Repeat(2, Amount(1, 1, "week"))): (
        "twice a week; two times a week"
        " | de două ori pe săptămână"
    ),
    TimeRef(repeats=Repeat(1, Amount(1, 1, "week")), date=Date(weekday=6)): (
        "every Sunday; on Sundays"
        " | în fiecare duminică"
    ),
    TimeRef("after", "named", "dinner"): "after dinner | dupa cina; după cină",
    TimeRef("during", "named", "the war"): (
        "during the war"
        " | în timpul războiului; in timpul razboiului"
    ),
    TimeRef("before", "named", "the wedding", steps=1, period=DAY, part="night"): (
        "the night before the wedding"
        " | în noaptea dinainte de nuntă"
    ),
    TimeRef("after", "line", end=TimeRef("same", "day", period=DAY, part="night")): (
        "later that night; later the same night"
        " | mai târziu în aceeași noapte"
    ),
    TimeRef("after", "day", steps=1, period=DAY, clock=Clock(1260), part="evening"): (
        "the next day at nine in the evening"
    ),
    TimeRef("after", "named", "the ball", steps=1, period=Period("unit", "week")): (
        "the week after the ball"
        " | în săptămâna de după bal"
    ),
    TimeRef("before", "named", "the war", by=Amount(18, 18, "month")): (
        "a year and a half before the war"
        " | cu un an și jumătate înainte de război"
    ),
    TimeRef("after", "reference", "film:3", by=Amount(vague="at once")): (
        "right after film:3"
        " | imediat după film:3"
    ),
}  # fmt: skip
CASES = [
    (language, phrase.strip(), ref)
    for ref, texts in PHRASES.items()
    for language, half in zip(("en", "ro"), texts.split("|"))
    for phrase in half.split(";")
    if phrase.strip()
]


@pytest.mark.parametrize(("language", "phrase", "ref"), CASES, ids=[phrase for _, phrase, _ in CASES])
def test_a_phrase_means(language: str, phrase: str, ref: TimeRef) -> None:
    assert read(phrase, language) == ref


@pytest.mark.parametrize(
    ("language", "text", "relation", "start", "takes"),
    [
        ("en", "the day before they first met", "before", 3, "either"),
        ("en", "when Anna returns", "at", 1, "clause"),
        ("en", "while she sleeps", "overlaps", 1, "clause"),
        ("en", "until he dies", "until", 1, "either"),
        ("en", "as soon as she arrives", "after", 3, "clause"),
        ("en", "during her visit", "during", 1, "name"),
        ("en", "two days after they met", "after", 3, "either"),
        ("en", "the first time she sees him", "at", 3, "clause"),
        ("ro", "pana cand vine", "until", 2, "clause"),
        ("ro", "in timp ce doarme", "overlaps", 3, "clause"),
        ("ro", "dupa ce pleaca", "after", 2, "clause"),
        ("ro", "cu o zi inainte sa plece", "before", 5, "clause"),
        ("ro", "cat timp doarme", "during", 2, "clause"),
    ],
)
def test_a_clause_to_come_is_left_to_the_caller(
    language: str, text: str, relation: str, start: int, takes: str
) -> None:
    words = time_tokens(text, language)
    end, ref = next(found for found in match_time(words, 0, language) if found[1].anchor == "clause")
    assert (ref.relation, ref.start, end, ref.takes) == (relation, start, start, takes)


def test_before_alone_is_a_time_only_where_nothing_follows() -> None:
    alone = (1, TimeRef("before", "line"))
    assert match_time(["before"], 0, "en") == match_time(["before", ",", "anna"], 0, "en") == [alone]
    assert [ref.anchor for _, ref in match_time(["before", "god"], 0, "en")] == ["clause"]


def test_names_of_the_story_are_asked_for() -> None:
    words = ["from", "the", "races", "until", "the", "release"]
    names = {1: [(3, "the races")], 4: [(6, "the release")]}
    end, ref = match_time(words, 0, "en", lambda at: names.get(at, []))[0]
    assert end == 6
    assert ref == TimeRef("from", "named", "the races", end=TimeRef("until", "named", "the release"))


def test_candidates_come_longest_first() -> None:
    found = match_time(time_tokens("the next day at noon", "en"), 0, "en")
    assert [end for end, _ in found] == sorted((end for end, _ in found), reverse=True)
    assert {end for end, _ in found} >= {3, 5}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at the opera"), ("en", "in moscow"), ("en", "to go home"), ("en", "for anna"), ("en", "by anna"),
        ("en", "march to the station"), ("en", "may go"), ("en", "the two sisters"), ("en", "with a friend"),
        ("ro", "mai pleaca"), ("ro", "o vede"), ("ro", "la bal"), ("ro", "de la anna") , ("ro", "cu anna"),
    ],
)  # fmt: skip
def test_other_words_are_no_time(language: str, text: str) -> None:
    assert [ref for _, ref in match_time(text.split(), 0, language) if ref.anchor != "clause"] == []


def test_first_words_hold_what_times_begin_with() -> None:
    assert {"meanwhile", "the", "two", "at"} <= first_words("en")
    assert "anna" not in first_words("en")


def test_amounts_alone() -> None:
    assert match_amount(["22", "to", "43", "weeks"], 0, "en")[0] == (4, Amount(22, 43, "week"))
    assert match_amount(time_tokens("două-trei zile", "ro"), 0, "ro")[0] == (3, Amount(2, 3, "day"))


def test_months_weekdays_and_eras_of_an_invented_calendar() -> None:
    text = (
        "calendar shire: 2 months of 30 days named Frost, Hay; "
        "week of 3 days named Oneday, Sterday, Hevensday; year 10 is the Founding"
    )
    source = Source("story.skaz", text)
    calendar, findings = read_calendar(Span(source, 0, len(text)))
    assert calendar is not None
    assert findings == ()
    words = ["on", "sterday", "3", "hay", "12", "of", "the", "founding"]
    assert match_time(words, 0, "en", None, calendar)[0] == (8, TimeRef("at", date=Date(21, 2, 3, 1)))
    assert match_time(["in", "march"], 0, "en", None, calendar) == []


@pytest.mark.parametrize("language", ["en", "ro"])
def test_patterns_have_the_slots_of_their_meaning(language: str) -> None:
    for meaning in word_data(language).meanings:
        template(meaning.head)
        wanted = {
            name
            for name in ("amount", "anchor", "also", "part", "period", "date", "clock")
            if f"{{{name}" in meaning.head
        }
        for pattern in meaning.patterns:
            slots = {part.name for part in pattern if isinstance(part, Slot)}
            assert wanted <= slots, (meaning.head, pattern)
            assert all(f"{{{slot}" in meaning.head for slot in slots), (meaning.head, pattern)


VOCABULARY = sorted(
    first_words("en")
    | first_words("ro")
    | {"film:3", "9:30", "3", "1874", ",", "anna", "\0woman:f:000", "", "3rd", "1.2.3"}
)


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9), st.sampled_from(["en", "ro"]))
def test_no_words_are_too_strange(words: list[str], language: str) -> None:
    for end, _ in match_time(words, 0, language):
        assert 0 < end <= len(words)


@given(st.lists(st.text(max_size=4), min_size=1, max_size=6), st.sampled_from(["en", "ro"]))
def test_any_tokens_at_all(words: list[str], language: str) -> None:
    match_time(words, 0, language)
