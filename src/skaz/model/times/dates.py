"""Dates and clock times found at a place in a line: ``3 March 1874``, ``the spring of 1874``, ``half past nine``."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.times.calendar import MONTH_NAMES, WEEKDAY_NAMES, Calendar
from skaz.model.times.lexicon import Lexicon, Wordlist, Words
from skaz.model.times.ref import Clock, Date

ROMAN = {"i": 1, "v": 5, "x": 10}
_AFTER_HOUR = frozenset({"in", "at", "on", "the", "that", "this", "next", "din", "a"})
PUNCTUATION = frozenset(",;.:!?()")


class Dates:
    """Dates of one calendar in one language."""

    def __init__(self, lexicon: Lexicon, calendar: Calendar) -> None:
        self.lexicon, self.calendar = lexicon, calendar
        self.language = lexicon.data.language
        self.numbers = lexicon.numbers
        self.months, self.weekdays, self.eras = (Wordlist(self.language) for _ in range(3))
        _add_names(self.months, [m.name for m in calendar.months], MONTH_NAMES, lexicon, "month", 1)
        _add_names(self.weekdays, calendar.weekdays, WEEKDAY_NAMES, lexicon, "weekday", 0)
        for era in calendar.eras:
            for text in dict.fromkeys((era.name, era.name.removeprefix("the "))):
                self.eras.add(text, era)

        self.first = self._starts()
        """The words other than digits that a date may begin with."""

    def _starts(self) -> set[str]:
        lists = [self.months, self.weekdays, self.lexicon.of_kind("season"), self.lexicon.of_kind("season", "the")]
        lists.append(self.lexicon.of_kind("season", "of"))
        lists += [self.lexicon.sign(n) for n in ("year-word", "month-word", "ad", "century-word", "decade-word")]
        words = {word for wordlist in lists for word in wordlist.by_first}
        return words | set(self.numbers.values) | set(self.numbers.ordinals) | {"the", "data", "year", "month"}

    def find(self, words: Words, at: int) -> list[tuple[int, Date]]:
        """Ends and dates at a place."""
        if at >= len(words) or (words[at] == "the" and not self._may_begin(words, at + 1)):
            return []
        found = list(self._all(words, at))
        for start, weekday in self.weekdays.find(words, at):
            found.append((start, Date(weekday=weekday)))
            start += start < len(words) and words[start] == ","
            start += start < len(words) and words[start] == "the"
            found += [(end, d._replace(weekday=weekday)) for end, d in self._days(words, start) if d.month]
        return found

    def _may_begin(self, words: Words, at: int) -> bool:
        return at < len(words) and (words[at] in self.first or words[at][:1].isdigit())

    def _all(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        after_the = at + 1 if words[at] == "the" and self.language == "en" else at
        yield from self._days(words, after_the)
        yield from self._lone_day(words, at, after_the)
        yield from self._months(words, at)
        yield from self._years(words, at)
        yield from self._seasons(words, after_the)
        yield from self._centuries(words, after_the)

    def _days(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        """``3 March``, ``3rd of March 1874``, ``March 3, 1874``, ``3.3.1874``."""
        if at >= len(words):
            return
        yield from self._numeric(words, at)
        for start, day in self._day_numbers(words, at):
            start = self.lexicon.sign("month-of").end(words, start)
            for end, month in self.months.find(words, self.lexicon.sign("month-word").end(words, start)):
                yield from self._with_year(words, end, Date(month=month, day=day))
        if self.language == "en":
            for start, month in self.months.find(words, at):
                for end, day in self._day_numbers(words, start + (words[start : start + 1] == ["the"])):
                    yield from self._with_year(words, end, Date(month=month, day=day))

    def _day_numbers(self, words: Words, at: int) -> list[tuple[int, int]]:
        found = self.numbers.ordinal(words, at)
        number = self.numbers.cardinal(words, at)
        if number is not None and words[at] not in self.numbers.articles:
            found.append(number)
        longest = max((m.days + m.leap_days for m in self.calendar.months), default=31)
        return [(end, day) for end, day in found if 0 < day <= longest]

    def _numeric(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        parts = words[at].split(".")
        end = at + 1
        iso = words[at : at + 5]
        if len(parts) == 1 and len(iso) == 5 and iso[1] == iso[3] == "-" and len(iso[0]) == 4:
            parts, end = [iso[4], iso[2], iso[0]], at + 5
        if len(parts) == 3 and all(p.isdecimal() and len(p) <= 5 for p in parts):
            day, month, year = (int(p) for p in parts)
            plain = [i for i, m in enumerate(self.calendar.months, 1) if not m.is_feast]
            if 0 < month <= len(plain) and self.calendar.has_day(year, plain[month - 1], day):
                yield end, Date(year, plain[month - 1], day)

    def _lone_day(self, words: Words, at: int, after_the: int) -> Iterator[tuple[int, Date]]:
        if after_the > at and after_the < len(words) and words[after_the][:1].isdigit():
            yield from ((end, Date(day=day)) for end, day in self.numbers.ordinal(words, after_the) if 0 < day <= 31)
        if self.language == "ro" and list(words[at : at + 2]) == ["data", "de"]:
            number = self.numbers.cardinal(words, at + 2)
            if number is not None and 0 < number[1] <= 31:
                yield number[0], Date(day=number[1])

    def _months(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        for end, month in self.months.find(words, self.lexicon.sign("month-word").end(words, at)):
            yield from self._with_year(words, end, Date(month=month), alone=True)

    def _with_year(self, words: Words, at: int, date: Date, alone: bool = False) -> Iterator[tuple[int, Date]]:
        """The date as it is, and with a year after it; a small number after a month alone is a day, not a year."""
        yield at, date
        link = self.lexicon.sign("year-of").end(words, at)
        for start in dict.fromkeys((link, at)):
            for end, year in self._year(words, start):
                if year > 31 or not alone or (start > at and words[at] != ","):
                    yield end, date._replace(year=year)

    def _seasons(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        seasons = dict.fromkeys(
            found for form in ("", "the", "of") for found in self.lexicon.of_kind("season", form).find(words, at)
        )
        for end, season in seasons:
            yield from self._with_year(words, end, Date(season=season))

    def _years(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        named = self.lexicon.sign("year-word").end(words, at) > at
        for end, year in self._year(words, at):
            if named or year >= 100 or year <= 0 or end > at + 1:
                yield end, Date(year)
        after_the = at + (words[at] == "the")
        start = self.lexicon.sign("decade-word").end(words, at)
        number = self.numbers.cardinal(words, start if start > at else after_the)
        if number is not None and number[1] % 10 == 0 and number[1] >= 100:
            if start > at:
                yield number[0], Date(number[1], years=10)
            elif number[0] < len(words) and words[number[0]] in ("s", "'s") and self.language == "en":
                yield number[0] + 1, Date(number[1], years=10)

    def _year(self, words: Words, at: int) -> Iterator[tuple[int, int]]:
        """A year, perhaps after ``the year``, perhaps counted in an era."""
        start = self.lexicon.sign("year-word").end(words, at)
        start = self.lexicon.sign("ad").end(words, start)
        number = self.numbers.year(words, start)
        if number is None or (words[start] in self.numbers.articles and number[0] == start + 1):
            return
        end, year = number
        for era_end, _ in self.lexicon.sign("bc").find(words, end):
            yield era_end, 1 - year
        yield self.lexicon.sign("ad").end(words, end), year
        for link, _ in self.lexicon.sign("era-of").find(words, end):
            for era_end, era in self.eras.find(words, link):
                yield era_end, era.first_year + year - 1

    def _centuries(self, words: Words, at: int) -> Iterator[tuple[int, Date]]:
        word = self.lexicon.sign("century-word")
        if self.language == "en":
            for start, number in self.numbers.ordinal(words, at):
                if start < len(words) and word.end(words, start) > start and 0 < number < 100:
                    yield word.end(words, start), Date(100 * number - 99, years=100)
            return
        start = word.end(words, at)
        for end, number in self.numbers.ordinal(words, start) + _roman_ordinal(words, start) if start > at else ():
            if 0 < number < 100:
                yield end, Date(100 * number - 99, years=100)


class Clocks:
    """Clock times in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.numbers = lexicon, lexicon.numbers
        self.part_words = {w for form in ("", "the", "when") for w in lexicon.of_kind("part", form).by_first}

    def starts(self) -> set[str]:
        signs = ("hour-word", "half-past", "quarter-past", "quarter-to")
        return {w for n in signs for w in self.lexicon.sign(n).by_first} | set(self.numbers.values)

    def find(self, words: Words, at: int, bare: bool = False) -> list[tuple[int, Clock]]:
        """Ends and clock times; ``bare``: a number alone, where nothing follows that it could count."""
        if at >= len(words):
            return []
        if bare:
            return self._bare(words, at)
        found: list[tuple[int, Clock]] = []
        for end, hour, minute in self._said(words, at):
            found += self._half_of_day(words, end, hour, minute, words[end - 1])
        return sorted(dict.fromkeys(found), key=lambda item: -item[0])

    def _bare(self, words: Words, at: int) -> list[tuple[int, Clock]]:
        number = self.numbers.cardinal(words, at)
        if number is None or not 0 < number[1] <= 24 or words[at] in self.numbers.articles:
            return []
        end, hour = number
        if self.lexicon.sign("am").end(words, end) > end or self.lexicon.sign("pm").end(words, end) > end:
            return [found for found in self._half_of_day(words, end, hour, 0, "") if found[0] > end]
        if end < len(words) and words[end] not in PUNCTUATION and words[end] not in self.part_words | _AFTER_HOUR:
            return []
        return self._half_of_day(words, end, hour, 0, "")

    def _said(self, words: Words, at: int) -> Iterator[tuple[int, int, int]]:
        sign = self.lexicon.sign
        for name, minute in (("half-past", 30), ("quarter-past", 15), ("quarter-to", -15)):
            start = sign(name).end(words, at)
            number = self.numbers.cardinal(words, start) if start > at else None
            if number is not None:
                yield number[0], number[1], minute
        start = sign("hour-word").end(words, at)
        if start < len(words) and ":" in words[start]:
            hour, _, minute_text = words[start].partition(":")
            if hour.isdecimal() and minute_text.isdecimal() and len(words[start]) <= 5 and len(minute_text) == 2:
                yield start + 1, int(hour), int(minute_text)
            return
        number = self.numbers.cardinal(words, start)
        if number is None:
            return
        end, hour_number = number
        yield from self._after_hour(words, end, hour_number, start > at)
        if max(sign("am").end(words, end), sign("pm").end(words, end)) > end:
            yield end, hour_number, 0
        if sign("oclock").end(words, end) > end:
            yield sign("oclock").end(words, end), hour_number, 0
        for name, side in (("past", 1), ("to-hour", -1)):
            later = self.numbers.cardinal(words, sign(name).end(words, end))
            if later is not None and sign(name).end(words, end) > end and self.numbers.language == "en":
                yield later[0], later[1], side * hour_number

    def _after_hour(self, words: Words, end: int, hour: int, named: bool) -> Iterator[tuple[int, int, int]]:
        """Romanian: ``ora nouă``, ``nouă și jumătate``, ``ora zece fără cinci``."""
        sign = self.lexicon.sign
        for name, minute in (("and-half-hour", 30), ("and-quarter-hour", 15), ("less-quarter", -15)):
            if sign(name).end(words, end) > end:
                yield sign(name).end(words, end), hour, minute
        if not named:
            return
        yield end, hour, 0
        for name, side in (("past", 1), ("to-hour", -1)):
            start = sign(name).end(words, end)
            number = self.numbers.cardinal(words, start) if start > end else None
            if number is not None:
                yield number[0], hour, side * number[1]

    def _half_of_day(self, words: Words, end: int, hour: int, minute: int, last: str) -> list[tuple[int, Clock]]:
        if not (0 <= hour <= 24 and -60 < minute < 60):
            return []
        total = (hour * 60 + minute) % 1440
        for name, shift in (("am", 0), ("pm", 720)):
            after = self.lexicon.sign(name).end(words, end)
            if after > end and hour <= 12:
                return [(after, Clock(total % 720 + shift)), (end, _unsure(total, hour, last))]
        return [(end, _unsure(total, hour, last))]


def _unsure(total: int, hour: int, last: str) -> Clock:
    """Hours above twelve, and those written with two digits below ten, are counted over the whole day."""
    if hour > 12 or hour == 0 or (":" in last and last.startswith("0")):
        return Clock(total)
    return Clock(total if total >= 60 else total + 720, False) if total < 780 else Clock(total % 720, False)


def is_full(date: Date) -> bool:
    """Whether a date is told by more than one number or name."""
    return sum(part is not None for part in date[:5]) > 1 or date.years > 1


def _add_names(
    into: Wordlist, names: tuple[str, ...] | list[str], usual: tuple[str, ...], lexicon: Lexicon, kind: str, first: int
) -> None:
    """A calendar's own names; the usual ones in the words of the language."""
    for number, name in enumerate(names, first):
        into.add(name, number)
        if name not in usual:
            continue
        for entry in lexicon.data.entries[kind]:
            if int(entry.values[0]) == usual.index(name) + first:
                for form in dict.fromkeys((entry.forms[0], entry.forms[1])):
                    into.add(form, number)


def _roman_ordinal(words: Words, at: int) -> list[tuple[int, int]]:
    """``al XIX-lea``."""
    if list(words[at : at + 1]) != ["al"] or list(words[at + 2 : at + 3]) != ["lea"]:
        return []
    word = words[at + 1]
    if not word or any(letter not in ROMAN for letter in word):
        return []
    values = [ROMAN[letter] for letter in word]
    signed = [-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values)]
    return [(at + 3, sum(signed))]
