"""Write a TimeRef in a language, in the wording that reads back to it: ``print_time``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from skaz.model.times.calendar import GREGORIAN, MONTH_NAMES, WEEKDAY_NAMES, Calendar
from skaz.model.times.lexicon import Lexicon
from skaz.model.times.match import time_reader
from skaz.model.times.ref import Amount, Clock, Date, Period, TimeRef
from skaz.model.times.template import Anchor, Template, template
from skaz.model.times.words import Entry, Literal_, Pattern, Slot

_ENTRY_SLOTS = frozenset({"period", "part", "season", "weekday", "vague", "every"})


def print_time(ref: TimeRef, language: str, anchor: str = "", calendar: Calendar = GREGORIAN) -> str:
    """The canonical wording of a time.

    Args:
        ref: what ``match_time`` gives; anything else may have no wording.
        language: ``en`` or ``ro``.
        anchor: the words of its anchor where that is a clause, or a name that this language writes otherwise.

    Returns:
        Words that ``match_time`` reads back to the same ref; empty where the language has none.
    """
    return _printer(language, calendar).say(ref, anchor) or ""


def print_amount(amount: Amount, language: str) -> str:
    """The canonical wording of a length, ``three months``; empty where the language has none."""
    return _printer(language, GREGORIAN).amount(amount) or ""


@lru_cache(maxsize=16)
def _printer(language: str, calendar: Calendar) -> _Printer:
    return _Printer(language, calendar)


class _Printer:
    def __init__(self, language: str, calendar: Calendar) -> None:
        self.language, self.calendar = language, calendar
        self.lexicon: Lexicon = time_reader(language, calendar).lexicon
        self.meanings: list[tuple[Template, tuple[Pattern, ...]]] = [
            (template(meaning.head), meaning.patterns) for meaning in self.lexicon.data.meanings
        ]
        self.anchor = ""

    def say(self, ref: TimeRef, anchor: str = "", noun: bool = False) -> str | None:
        """The first meaning that fits and can be written; else the time without a detail, and the detail after it."""
        for made, patterns in self._by_mode(noun):
            bound = made.fit(ref)
            if bound is not None:
                for pattern in patterns:
                    text = self._pattern(pattern, bound, anchor)
                    if text is not None:
                        return text
        return self._with_detail(ref, anchor, noun)

    def _by_mode(self, noun: bool) -> Iterator[tuple[Template, tuple[Pattern, ...]]]:
        """Those that narrow another time last: they fit whatever has the field."""
        modes = ("noun", "") if noun else ("",)
        for has_base in (False, True):
            for mode in modes:
                yield from (item for item in self.meanings if item[0].mode == mode and item[0].has_base == has_base)

    def _with_detail(self, ref: TimeRef, anchor: str, noun: bool) -> str | None:
        for name in ("clock", "part", "date"):
            value = getattr(ref, name)
            rest = _without(ref, name)
            if value is None or rest == TimeRef("at", is_about=ref.is_about):
                continue
            for about in (False, True) if ref.is_about else (False,):
                detail = _with(TimeRef("at", is_about=about), name, value)
                front = self.say(rest._replace(is_about=ref.is_about and not about), anchor, noun)
                back = self.say(detail) if front else None
                if front and back:
                    return f"{front} {back}"
        return None

    def _pattern(self, pattern: Pattern, bound: dict[str, Any], anchor: str) -> str | None:
        gender = next((g for part in pattern if isinstance(part, Slot) and (g := self._gender(part, bound))), "m")
        said: list[str] = []
        for part in pattern:
            if isinstance(part, Literal_):
                said.append(part.texts[-1] if gender == "f" and len(part.texts) > 1 else part.texts[0])
                continue
            text = self._slot(part, bound.get(part.name), gender, anchor)
            if not text:
                return None
            said.append(text)
        return " ".join(said)

    def _gender(self, slot: Slot, bound: dict[str, Any]) -> str:
        entry = self._entry(slot.name, bound.get(slot.name))
        return entry.gender if entry is not None else ""

    def _entry(self, name: str, value: Any) -> Entry | None:
        if isinstance(value, Period):
            name, value = value.kind, value.value
        if name == "every" and isinstance(value, Amount):
            name, value = "unit", value.unit
        if name == "vague" and isinstance(value, Amount):
            value = value.vague
        return self.lexicon.first.get((name, value)) if name not in ("anchor", "also") else None

    def _slot(self, slot: Slot, value: Any, gender: str, anchor: str) -> str | None:
        name = slot.name
        if value is None:
            return None
        if name in ("anchor", "also"):
            return self._anchor(slot, value, anchor if name == "anchor" else "")
        if name == "time":
            return self.say(value, anchor)
        if name == "amount":
            return self.amount(value)
        if name == "every":
            if value.least == 1:
                return self._form(slot, value)
            return None if "unit" in slot.kinds else self.amount(value)
        if name == "date":
            return None if "full" in slot.kinds else self.date(value, slot.form)
        if name == "clock":
            return self.clock(value)
        if name == "number":
            return self.lexicon.numbers.write_ordinal(value + 1, gender)
        if name == "times":
            return self.lexicon.numbers.write_times(value)
        return self._form(slot, value)

    def _form(self, slot: Slot, value: Any) -> str | None:
        named = self._calendar_name(slot.name, value)
        if named is not None:
            return named
        entry = self._entry(slot.name, value)
        if entry is None:
            return None
        if slot.form == "when":
            return entry.when or None
        return entry.forms[{"": 0, "the": 1, "s": 2, "of": 3}[slot.form]]

    def _calendar_name(self, name: str, value: Any) -> str | None:
        """The calendar's own name of a month or weekday; None where the language's word is used."""
        if isinstance(value, Period):
            name, value = value.kind, value.value
        if name == "month":
            own = self.calendar.months[int(value) - 1].name
            return None if own in MONTH_NAMES and MONTH_NAMES.index(own) == int(value) - 1 else self._usual(own)
        if name == "weekday":
            own = self.calendar.weekdays[int(value)]
            return None if own in WEEKDAY_NAMES and WEEKDAY_NAMES.index(own) == int(value) else own
        return None

    def _usual(self, own: str) -> str:
        """A usual month name that stands elsewhere in this calendar, in the words of the language."""
        if own not in MONTH_NAMES:
            return own
        return self.lexicon.first["month", MONTH_NAMES.index(own) + 1].forms[0]

    def _anchor(self, slot: Slot, value: Anchor, text: str) -> str | None:
        kinds = slot.kinds
        if value.anchor == "time":
            if (kinds and "time" not in kinds) or value.time is None:
                return None
            if slot.form == "of":
                return self._genitive(value.time)
            return self.say(value.time, noun=slot.form != "when")
        if value.anchor == "clause":
            wanted = (
                {"either", "clause"} if "clause" in kinds else {"either", "name"} if "name" in kinds else {"either"}
            )
            fits = not kinds or (kinds & {"clause", "name"} and value.takes in wanted)
            return (text or "…") if fits else None
        if "feast" in kinds and ("feast", value.target) not in self.lexicon.first:
            return None
        if kinds and not kinds & ({"point", "reference"} if value.anchor == "reference" else {"point", "feast"}):
            return None
        entry = self.lexicon.first.get(("occasion", value.target))
        if text or value.anchor == "reference" or entry is None:
            return text or value.target
        return entry.forms[{"the": 1, "of": 3}.get(slot.form, 0)]

    def _genitive(self, time: TimeRef) -> str | None:
        """Of the night, of the winter: only where it is a single word."""
        if time.part is not None and time == TimeRef("at", part=time.part):
            return self.lexicon.first["part", time.part].forms[3]
        season = time.date.season if time.date is not None else None
        if season is not None and time == TimeRef("at", date=Date(season=season)):
            return self.lexicon.first["season", season].forms[3]
        return None

    # -- amounts, dates, hours

    def amount(self, amount: Amount) -> str | None:
        if amount.vague is not None:
            return None
        signs = self.lexicon.data.signs
        if amount.about:
            plain = self.amount(amount._replace(about=False))
            return f"{signs('about')[0]} {plain}" if plain else None
        quantity = self.lexicon.quantity_words.get((amount.least, amount.most))
        unit = self.lexicon.first["unit", amount.unit]
        if quantity is not None and amount.least != amount.most:
            word = quantity.forms[0 if unit.gender != "m" else 2]
            return unit.forms[2] if word == "…" else f"{word} {unit.forms[2]}"
        if amount.most is None:
            return f"{signs('least')[0]} {self._count(amount.least, unit)}"
        if amount.least == amount.most:
            return self._count(amount.least, unit)
        if amount.least == 0:
            return f"{signs('most')[0]} {self._count(amount.most, unit)}"
        return f"{amount.least} {signs('to')[0]} {self._count(amount.most, unit, digits=True)}"

    def _count(self, number: int, unit: Entry, digits: bool = False) -> str:
        said = str(number) if digits else self.lexicon.numbers.write(number, unit.gender)
        link = "de " if self.language == "ro" and (number % 100 >= 20 or (number >= 100 and number % 100 == 0)) else ""
        return f"{said} {link}{unit.forms[0 if number == 1 else 2]}"

    def clock(self, clock: Clock) -> str:
        hour, minute = divmod(clock.minute, 60)
        before = "ora " if self.language == "ro" else ""
        if not clock.is_sure:
            if minute or self.language == "ro":
                return f"{before}{hour}:{minute:02d}" if minute else f"{before}{self.lexicon.numbers.write(hour, 'f')}"
            return f"{self.lexicon.numbers.write(hour)} o'clock"
        if 10 <= hour <= 12:
            return f"{before}{hour}:{minute:02d} {'pm' if hour == 12 else 'am'}"
        return f"{before}{hour:02d}:{minute:02d}"

    def date(self, date: Date, form: str) -> str | None:
        said = self._english_date(date) if self.language == "en" else self._romanian_date(date)
        if form != "when":
            return said
        if self.language == "en":
            return f"{'on' if date.day is not None or date.weekday is not None else 'in'} {said}"
        if date.weekday is not None or date.season is not None:
            return said
        return f"{'pe' if date.day is not None and date.month is not None else 'în'} {said}"

    def _month(self, month: int) -> str:
        named = self._calendar_name("month", month)
        return named or self.lexicon.first["month", month].forms[0]

    def _weekday(self, weekday: int) -> str:
        named = self._calendar_name("weekday", weekday)
        return named or self.lexicon.first["weekday", weekday].forms[0]

    def _year(self, year: int, alone: bool, word: str) -> str:
        counted, era = self.calendar.era_of(year)
        if era is not None:
            link = "of" if self.language == "en" else "din"
            return f"{word} {counted} {link} {era.name}"
        if year <= 0:
            return f"{1 - year} {self.lexicon.data.signs('bc')[0]}"
        return f"{word} {year}" if alone and year < 100 else str(year)

    def _english_date(self, date: Date) -> str:
        if date.years > 1 and date.year is not None:
            century = self.lexicon.numbers.write_ordinal(date.year // 100 + 1)
            return f"the {century} century" if date.years == 100 else f"the {date.year}s"
        if date.season is not None:
            season = f"the {self.lexicon.first['season', date.season].forms[0]}"
            return season if date.year is None else f"{season} of {self._year(date.year, True, 'the year')}"
        if date.day is not None and date.month is None:
            ending = "th" if date.day % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
            return f"the {date.day}{ending}"
        said = [self._weekday(date.weekday)] if date.weekday is not None else []
        said += [str(date.day)] if date.day is not None else []
        said += [self._month(date.month)] if date.month is not None else []
        if date.year is not None:
            small = date.month is not None and date.day is None and 0 < date.year < 100
            word = "of the year" if date.month is not None else "the year"
            said.append(self._year(date.year, date.month is None or small, word))
        return " ".join(said)

    def _romanian_date(self, date: Date) -> str:
        if date.years > 1 and date.year is not None:
            century = self.lexicon.numbers.write_ordinal(date.year // 100 + 1)
            return f"secolul {century}" if date.years == 100 else f"anii {date.year}"
        if date.season is not None:
            season = self.lexicon.first["season", date.season].forms[1]
            year = "" if date.year is None else self._year(date.year, True, "anului")
            return f"{season} {'lui ' if year.isdigit() else ''}{year}".strip()
        if date.day is not None and date.month is None:
            return f"data de {date.day}"
        said = [self._weekday(date.weekday) + ("," if date.day is not None else "")] if date.weekday is not None else []
        said += [str(date.day)] if date.day is not None else []
        said += [self._month(date.month)] if date.month is not None else []
        if date.year is not None:
            small = date.month is not None and date.day is None and 0 < date.year < 100
            said.append(self._year(date.year, date.month is None or small, "anul"))
        return " ".join(said)


def _with(ref: TimeRef, name: str, value: Any) -> TimeRef:
    return TimeRef(**{**ref._asdict(), name: value})


def _without(ref: TimeRef, name: str) -> TimeRef:
    return _with(ref, name, None)
