"""The words for stretches of time, occasions and small signs, found at a place in a line; and amounts made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from skaz.model.times.amounts import in_unit
from skaz.model.times.numbers import Numbers
from skaz.model.times.ref import Amount, Period, Unit
from skaz.model.times.words import Entry, WordData, time_tokens

Words = Sequence[str]
Found = list[tuple[int, Any]]

SINGULAR, PLURAL = frozenset((0, 1, 3)), frozenset((2,))
FORMS = {"": SINGULAR, "the": SINGULAR, "of": SINGULAR, "s": PLURAL}


class Wordlist:
    """Values by the words that stand for them; found by their first word."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}

    def add(self, text: str, value: Any) -> None:
        words = tuple(time_tokens(text, self.language))
        found = self.by_first.setdefault(words[0], []) if words else []
        if words and (words, value) not in found:
            found.append((words, value))
            found.sort(key=lambda item: -len(item[0]))

    def find(self, words: Words, at: int) -> Found:
        """Ends and values at a place, longest first."""
        if at >= len(words):
            return []
        return [
            (at + len(wanted), value)
            for wanted, value in self.by_first.get(words[at], ())
            if len(wanted) == 1 or tuple(words[at : at + len(wanted)]) == wanted
        ]

    def end(self, words: Words, at: int) -> int:
        """The end of the longest that is found; ``at`` itself where there is none."""
        found = self.find(words, at)
        return found[0][0] if found else at


class Lexicon:
    """All words of one language by kind and form."""

    def __init__(self, data: WordData) -> None:
        self.data = data
        self.numbers = Numbers(data)
        self.lists: dict[tuple[str, str], Wordlist] = {}
        self.first: dict[tuple[str, Any], Entry] = {}
        """The entry that is written for a value of a kind."""
        for kind in ("unit", "part", "season", "weekday", "month", "occasion", "vague", "feast"):
            for entry in data.entries[kind]:
                self._add(kind, entry)
                if kind == "feast":
                    self._add("occasion", entry)
        self.signs: dict[str, Wordlist] = {}
        for entry in data.entries["sign"]:
            self.signs.setdefault(entry.values[0], Wordlist(self.data.language)).add(entry.forms[0], True)
        self.quantities = Wordlist(self.data.language)
        self.quantity_words: dict[tuple[int, int | None], Entry] = {}
        for entry in data.entries["quantity"]:
            least, most = int(entry.values[0]), None if entry.values[1] == "any" else int(entry.values[1])
            self.quantity_words.setdefault((least, most), entry)
            for form in dict.fromkeys(entry.forms):
                self.quantities.add(form, (least, most))
        self.units = Wordlist(self.data.language)
        self.plain_units = Wordlist(self.data.language)
        self.many_units = Wordlist(self.data.language)
        for entry in (*data.entries["unit"], *data.entries["larger"]):
            self._add_unit(entry)
        for entry in data.entries["counted"]:
            for form in entry.forms:
                self.units.add(form, (1, entry.values[0]))

    def of_kind(self, kind: str, form: str = "") -> Wordlist:
        return self.lists.setdefault((kind, form), Wordlist(self.data.language))

    def sign(self, name: str) -> Wordlist:
        return self.signs.setdefault(name, Wordlist(self.data.language))

    def _add(self, kind: str, entry: Entry) -> None:
        value: Any = int(entry.values[0]) if kind in ("weekday", "month") else entry.values[0]
        if entry.is_first:
            self.first[kind, value] = entry
        for form, which in FORMS.items():
            if form != "s" or entry.has_many or self.data.language == "en":
                for i in which:
                    self.of_kind(kind, form).add(entry.forms[i], value)
        if kind in ("weekday",):
            self.of_kind(kind, "the").by_first.pop(time_tokens(entry.forms[0], self.data.language)[0], None)
            self.of_kind(kind, "the").add(entry.forms[1], value)
        if entry.when:
            self.of_kind(kind, "when").add(entry.when, value)
        period = Period(cast(Any, kind), value) if kind in ("unit", "season", "weekday", "month") else None
        if period is not None:
            for form, which in FORMS.items():
                for i in which:
                    if form != "s" or entry.has_many:
                        self.of_kind("period", form).add(entry.forms[i], period)

    def _add_unit(self, entry: Entry) -> None:
        larger = len(entry.values) == 2
        factor, unit = (int(entry.values[0]), entry.values[1]) if larger else (1, entry.values[0])
        for i, form in enumerate(entry.forms):
            self.units.add(form, (factor, unit))
            self.plain_units.add(form, (factor, unit))
            if i == 2:
                self.many_units.add(form, (factor, unit))

    # -- amounts

    def amounts(self, words: Words, at: int) -> list[tuple[int, Amount]]:
        """Amounts at a place, longest first: ``about three months``, ``half an hour``, ``vreo două săptămâni``."""
        if at >= len(words):
            return []
        found = [*self._plain_amounts(words, at), *self._hedged_amounts(words, at)]
        for start, _ in self.sign("about").find(words, at):
            found += [(end, _hedged(amount, "about")) for end, amount in self._hedged_amounts(words, start)]
        unique = dict.fromkeys(found)
        return sorted(unique, key=lambda item: -item[0])

    def _hedged_amounts(self, words: Words, at: int) -> list[tuple[int, Amount]]:
        """``about``, ``at least``, ``at most`` before an amount."""
        return [
            (end, _hedged(amount, name))
            for name in ("about", "least", "most")
            for start, _ in self.sign(name).find(words, at)
            for end, amount in self._plain_amounts(words, start)
        ]

    def _plain_amounts(self, words: Words, at: int) -> Iterator[tuple[int, Amount]]:
        yield from self._fractions(words, at)
        yield from self._ranges(words, at)
        for start, (least, most) in self.quantities.find(words, at):
            for end, factor, unit in self._unit_at(words, start):
                yield end, Amount(least * factor, None if most is None else most * factor, unit)
        for end, (factor, unit) in self.many_units.find(words, at):
            yield end, Amount(2 * factor, None, unit)
        number = self.numbers.cardinal(words, at)
        if number is not None:
            yield from self._counted(words, *number)

    def _unit_at(self, words: Words, at: int) -> Iterator[tuple[int, int, Unit]]:
        at = self.sign("more").end(words, at)
        for start in dict.fromkeys((self.sign("of").end(words, at), at)):
            for end, (factor, unit) in self.units.find(words, start):
                yield self.sign("more-after").end(words, end), factor, unit

    def _counted(self, words: Words, at: int, number: int) -> Iterator[tuple[int, Amount]]:
        """After a number: a unit, with a half or a smaller amount after it."""
        for end, factor, unit in self._unit_at(words, at):
            yield end, _exactly(number * factor, unit)
            for name, of_whole in (("and-half", 2), ("and-quarter", 4)):
                for half_end, _ in self.sign(name).find(words, end):
                    yield from _fraction(half_end, number * of_whole + 1, of_whole, factor, unit)
            yield from self._compound(words, end, number * factor, unit)
        for end, _ in self.sign("and-half").find(words, at):
            for unit_end, factor, unit in self._unit_at(words, end):
                yield from _fraction(unit_end, number * 2 + 1, 2, factor, unit)

    def _compound(self, words: Words, at: int, number: int, unit: Unit) -> Iterator[tuple[int, Amount]]:
        """``two hours and ten minutes``: all in the smaller unit, where it has a fixed ratio."""
        start = self.sign("and").end(words, at)
        more = self.numbers.cardinal(words, start) if start > at else None
        for end, factor, smaller in self._unit_at(words, more[0]) if more is not None else ():
            whole = in_unit(number, unit, smaller)
            if whole is not None and more is not None and smaller != unit:
                yield end, _exactly(whole + more[1] * factor, smaller)

    def _ranges(self, words: Words, at: int) -> Iterator[tuple[int, Amount]]:
        between = self.sign("between").end(words, at)
        first = self.numbers.cardinal(words, between)
        if first is None:
            return
        link = self.sign("and" if between > at else "to").end(words, first[0])
        second = self.numbers.cardinal(words, link) if link > first[0] else None
        if second is None and between == at:
            second = self.numbers.cardinal(words, first[0])  # "two three days", "două-trei zile"
        if second is not None and second[1] > first[1]:
            for end, factor, unit in self._unit_at(words, second[0]):
                yield end, Amount(first[1] * factor, second[1] * factor, unit)

    def _fractions(self, words: Words, at: int) -> Iterator[tuple[int, Amount]]:
        for name, part, whole in (("half", 1, 2), ("quarter", 1, 4), ("three-quarters", 3, 4)):
            for start, _ in self.sign(name).find(words, at):
                for end, (factor, unit) in self.units.find(words, start):
                    yield from _fraction(end, part, whole, factor, unit)


#: What a fraction of a unit is counted in.
_FINER: dict[Unit, tuple[Unit, int]] = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("hour", 168),
    "month": ("day", 30),
    "year": ("month", 12),
}


def _fraction(end: int, part: int, whole: int, factor: int, unit: Unit) -> Iterable[tuple[int, Amount]]:
    if part * factor % whole == 0:
        return [(end, _exactly(part * factor // whole, unit))]
    finer = _FINER.get(unit)
    if finer is None:
        return []
    amount = _exactly(part * factor * finer[1] // whole, finer[0])
    return [(end, amount._replace(about=True) if unit == "month" else amount)]


def _exactly(number: int, unit: Unit) -> Amount:
    return Amount(number, number, unit)


def _hedged(amount: Amount, name: str) -> Amount:
    if name == "about":
        return amount._replace(about=True)
    return amount._replace(most=None) if name == "least" else amount._replace(least=0, most=amount.most or amount.least)
