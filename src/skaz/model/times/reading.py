"""One reading of a line's words: the trie of patterns walked from a place, each place and slot read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from skaz.model.times.dates import PUNCTUATION, is_full
from skaz.model.times.lexicon import Found, Words
from skaz.model.times.merge import merged
from skaz.model.times.ref import Amount, Date, Period, TimeRef
from skaz.model.times.template import Anchor, Template
from skaz.model.times.words import Slot

if TYPE_CHECKING:
    from skaz.model.times.match import TimeReader

Resolve = Callable[[int], Sequence[tuple[int, str]]]
"""Of an index: the ends and names of the occasions (or named events) of the story that begin there."""

DEPTH = 2
NO_NAMES: Resolve = lambda at: ()  # noqa: E731
_ARTICLES = frozenset({"the", "a", "an", "that", "this", "un", "o"})
BEFORE_DATE = frozenset({"in", "on", "pe", "la"})
_NO_CLAUSE = PUNCTUATION | {"and", "or", "but", "si", "sau", "dar"}


class Node:
    """A step in the trie: by the next word, or by what a slot reads."""

    __slots__ = ("ends", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: dict[Slot, Node] = {}
        self.ends: list[tuple[int, int, Template]] = []


class Reading:
    """One call of ``match``: its words, and what has been read at a place already."""

    def __init__(self, reader: TimeReader, words: Words, resolve: Resolve) -> None:
        self.reader, self.words, self.resolve = reader, words, resolve
        self.known: dict[tuple[int, int, bool], list[tuple[int, TimeRef]]] = {}
        self.dates: dict[int, list[tuple[int, Date]]] = {}
        self.amounts: dict[int, list[tuple[int, Amount]]] = {}

    def at(self, at: int, depth: int, noun: bool = False) -> list[tuple[int, TimeRef]]:
        """Times that begin at a place, with what narrows them; ``noun``: those after a preposition as well."""
        key = (at, depth, noun)
        if key not in self.known:
            found = dict.fromkeys(self._extended(at, depth, noun))
            order = {item: i for i, item in enumerate(found)}
            self.known[key] = sorted(found, key=lambda item: (-item[0], item[1].anchor != "clause", order[item]))
        return self.known[key]

    def _extended(self, at: int, depth: int, noun: bool) -> Iterator[tuple[int, TimeRef]]:
        front = self._plain(at, depth, ("", "noun") if noun else ("",))
        while front:
            yield from front
            longer: list[tuple[int, TimeRef]] = []
            for end, ref in front:
                if end < len(self.words) and ref.anchor != "clause":
                    for later_end, detail in self._plain(end, depth, ("", "detail")):
                        whole = merged(ref, detail)
                        if whole is not None:
                            longer.append((later_end, whole))
            front = longer

    def _plain(self, at: int, depth: int, modes: tuple[str, ...]) -> list[tuple[int, TimeRef]]:
        """Times of one pattern each; of one end, those with more fixed words first, then in the order of the data."""
        found = []
        for end, order, made, bound in self._walk(self.reader.root, at, depth, {}):
            if made.mode in modes:
                ref = made.build(bound)
                if ref is not None:
                    found.append((order, end, ref))
        found.sort(key=lambda item: item[0])
        return [(end, ref) for _, end, ref in found]

    def _walk(
        self, node: Node, at: int, depth: int, bound: dict[str, Any]
    ) -> Iterator[tuple[int, tuple[int, int], Template, dict[str, Any]]]:
        for literals, rank, made in node.ends:
            yield at, (literals, rank), made, bound
        if at >= len(self.words):
            return
        word = self.words[at]
        child = node.words.get(word)
        if child is not None:
            yield from self._walk(child, at + 1, depth, bound)
        starters = self.reader.starters
        for slot, child in node.slots.items():
            if slot in starters and word not in starters[slot] and not word[:1].isdigit():
                continue
            for end, value in self._read(slot, at, depth):
                yield from self._walk(child, end, depth, {**bound, slot.name: value})

    def _read(self, slot: Slot, at: int, depth: int) -> Found:
        reader, words = self.reader, self.words
        name = slot.name
        if name in ("anchor", "also"):
            return list(self._anchors(slot.kinds, at, depth))
        if name == "time":
            return [
                (end, ref)
                for end, ref in (self.at(at, depth + 1, noun="stretch" in slot.kinds) if depth < DEPTH else ())
                if _narrows(ref, "stretch" in slot.kinds)
            ]
        if name == "amount":
            return list(self._amounts(at))
        if name == "date":
            return self._dates_of(slot, at)
        if name == "clock":
            return list(reader.clocks.find(words, at, "bare" in slot.kinds))
        if name == "number":
            return [(end, number - 1) for end, number in reader.lexicon.numbers.ordinal(words, at) if number > 1]
        if name == "times":
            found = reader.lexicon.numbers.times(words, at)
            return [found] if found is not None else []
        if name == "every":
            return list(self._every(at, "unit" in slot.kinds))
        if name == "vague":
            return [(end, Amount(vague=v)) for end, v in reader.lexicon.of_kind(name).find(words, at)]
        if name == "period":
            return self._periods(slot, at)
        if name == "weekday" and not slot.form:
            return reader.dates.weekdays.find(words, at)
        return reader.lexicon.of_kind(name, slot.form).find(words, at)

    def _amounts(self, at: int) -> list[tuple[int, Amount]]:
        if at not in self.amounts:
            self.amounts[at] = self.reader.lexicon.amounts(self.words, at)
        return self.amounts[at]

    def _dates_of(self, slot: Slot, at: int) -> Found:
        """``when``: after its preposition, without one if nobody takes it for anything else (``luni``)."""
        if slot.form != "when":
            return [item for item in self._dates(at) if "full" not in slot.kinds or is_full(item[1])]
        found = self._dates(at + 1) if self.words[at] in BEFORE_DATE else []
        bare = self.reader.language == "ro"
        return found + [
            (end, date)
            for end, date in self._dates(at)
            if is_full(date) or (bare and (date.weekday is not None or date.season is not None))
        ]

    def _dates(self, at: int) -> list[tuple[int, Date]]:
        if at not in self.dates:
            self.dates[at] = self.reader.dates.find(self.words, at)
        return self.dates[at]

    def _periods(self, slot: Slot, at: int) -> Found:
        """Units and seasons by the language, months and weekdays by the calendar."""
        found = self.reader.lexicon.of_kind("period", slot.form).find(self.words, at)
        own = [(end, period) for end, period in found if period.kind in ("unit", "season")]
        if slot.form in ("", "the", "of"):
            own += [(end, Period("weekday", n)) for end, n in self.reader.dates.weekdays.find(self.words, at)]
            own += [(end, Period("month", n)) for end, n in self.reader.dates.months.find(self.words, at)]
        return own

    def _every(self, at: int, unit_only: bool) -> Iterator[tuple[int, Amount]]:
        for end, (factor, unit) in self.reader.lexicon.plain_units.find(self.words, at):
            yield end, Amount(factor, factor, unit)
        for end, amount in self._amounts(at) if not unit_only else ():
            if amount.is_exact:
                yield end, amount

    def _anchors(self, kinds: frozenset[str], at: int, depth: int) -> Iterator[tuple[int, Anchor]]:
        """What an event may stand to, as far as the slot allows: no kinds at all, anything."""
        if at >= len(self.words):
            return
        word = self.words[at]
        if ":" in word and word[:1].isalpha():
            if not kinds or kinds & {"point", "reference"}:
                yield at + 1, Anchor("reference", word)
            return
        if not kinds or "point" in kinds:
            yield from ((end, Anchor("named", name)) for end, name in self.resolve(at))
        if not kinds or kinds & {"point", "feast"}:
            yield from self._occasions(at, "occasion" if "feast" not in kinds else "feast")
        if (not kinds or "time" in kinds) and depth < DEPTH:
            for end, ref in self.at(at, depth + 1, noun=True):
                if _is_time(ref):
                    yield end, Anchor("time", time=ref)
        if word not in _NO_CLAUSE and (not kinds or kinds & {"clause", "name"}):
            yield (
                at,
                Anchor("clause", start=at, takes="either" if not kinds else "clause" if "clause" in kinds else "name"),
            )

    def _occasions(self, at: int, kind: str) -> Iterator[tuple[int, Anchor]]:
        """What comes up in every story without a name: ``dinner``, ``the war``, ``Christmas``."""
        starts = [at]
        if kind == "occasion" and self.words[at] in _ARTICLES and at + 1 < len(self.words):
            starts.append(at + 1)
        for start in starts:
            for form in ("", "the", "of"):
                for end, name in self.reader.lexicon.of_kind(kind, form).find(self.words, start):
                    yield end, Anchor("named", name)


def _narrows(ref: TimeRef, stretch: bool) -> bool:
    """Whether a time is a stretch that can be early or late in, or whole."""
    if ref.anchor == "clause" or ref.is_about or ref.is_whole or ref.lasts or ref.end or ref.by:
        return False
    if stretch and (ref.clock is not None or ref.repeats is not None):
        return False
    return any((ref.period, ref.part, ref.date, ref.clock, ref.repeats))


def _is_time(ref: TimeRef) -> bool:
    """Whether other things may stand to a time: not to a length, a habit, a bare ``then`` or a clause to come."""
    if ref.anchor == "clause" or ref.repeats or ref.lasts or ref.end or ref.is_whole or ref.relation in ("none", "by"):
        return False
    if ref.relation in ("from", "until", "during", "overlaps") or ref.anchor in ("named", "reference", "time"):
        return ref.relation in ("after", "before", "same") and ref.period is not None
    if ref.by is not None and ref.by.vague is not None:
        return False
    return any((ref.period, ref.part, ref.date, ref.clock, ref.by))
