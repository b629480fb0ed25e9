"""Where, when, with whom and how often: adverbs, prepositions of place and company, times."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skaz.model.language import Language, Particle
from skaz.model.lines.names import NAME
from skaz.model.lines.particles import how_words
from skaz.model.times import GREGORIAN, Calendar, TimeRef, first_words, match_time


class Adverbials:
    """Reads what may stand around any clause; ``name_fits`` says whether a name's key may be of a type."""

    def __init__(
        self, language: Language, name_fits: Callable[[str, str], bool], calendar: Calendar = GREGORIAN
    ) -> None:
        self.language = language
        self.calendar = calendar
        self._name_fits = name_fits
        self._times_alone: dict[str, bool] = {}
        self._time_openings = first_words(language.code, calendar)
        lone = {words[0] for words, found in language.particles.items() if any(_is_adverb(p) for p in found)}
        self._adverb_openings = frozenset(lone) | frozenset(language.places.longest_by_first)

    def adverb(self, atoms: Sequence[str], at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
        """A particle that stands alone (``again``, ``not``, ``often``, ``abroad``) and what it says."""
        if atoms[at] not in self._adverb_openings:
            return None
        table = self.language.particles
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at), 0, -1):
            for p in table.get(tuple(atoms[at : at + length]), ()):
                if _is_adverb(p):
                    return at + length, how_words(p.kind, p.value)
        place = self.language.places.longest(atoms, at)
        if place is not None and place[1] <= end and place[0] not in ("home", "there", "here"):
            return place[1], (f"where:{place[0]}",)
        return None

    def company(self, atoms: Sequence[str], at: int) -> int | None:
        found = self.language.prepositions.longest(atoms, at)
        if found is None or not any(r.role == "company" and r.value == "with" for r in found[0]):
            return None
        return found[1]

    def preposition(self, atoms: Sequence[str], at: int) -> tuple[int, str] | None:
        """Where the noun of a place begins, and how the preposition places it; ``way`` is not there yet."""
        found = self.language.prepositions.longest(atoms, at)
        if found is None:
            return None
        for reading in found[0]:
            if reading.role == "place":
                return found[1], reading.value
        return None

    def origin(self, atoms: Sequence[str], at: int) -> int | None:
        """Where the noun of a place from which something is done begins: ``from the window``."""
        found = self.language.prepositions.longest(atoms, at)
        return found[1] if found is not None and any(reading.role == "origin" for reading in found[0]) else None

    def times(self, atoms: Sequence[str], at: int) -> list[tuple[int, TimeRef]]:
        """Times that are whole here; those whose anchor is a clause to come are read as leads.

        An occasion of the story that a time names is its target as ``@`` and its position.
        """
        if atoms[at] not in self._time_openings and not atoms[at][:1].isdigit():
            return []
        if at + 1 >= len(atoms) or not atoms[at + 1].startswith(NAME) or self._is_occasion(atoms[at + 1]):
            return self._read_times(atoms, at)
        # No time goes on over a name that is no occasion: what the word alone comes to is known.
        known = self._times_alone.get(atoms[at])
        if known is None:
            known = self._times_alone[atoms[at]] = bool(self._read_times(atoms, at))
        return self._read_times(atoms, at) if known else []

    def _read_times(self, atoms: Sequence[str], at: int) -> list[tuple[int, TimeRef]]:
        def occasions(i: int) -> list[tuple[int, str]]:
            return [(i + 1, f"@{i}")] if i < len(atoms) and self._is_occasion(atoms[i]) else []

        found = self._all_times(atoms, at, occasions)
        return [time for time in found if time[1].anchor != "clause"]

    def before_clause(self, atoms: Sequence[str], at: int) -> list[tuple[int, TimeRef]]:
        """How long before or after a clause to come: where that begins, and the time: ``three days after``."""
        if atoms[at] not in self._time_openings and not atoms[at][:1].isdigit():
            return []
        found = self._all_times(atoms, at, lambda _: [])
        return [each for each in found if each[1].anchor == "clause" and (each[1].by or each[1].period)]

    def _all_times(
        self, atoms: Sequence[str], at: int, occasions: Callable[[int], list[tuple[int, str]]]
    ) -> list[tuple[int, TimeRef]]:
        return match_time(atoms, at, self.language.code, occasions, self.calendar)

    def _is_occasion(self, atom: str) -> bool:
        return atom.startswith(NAME) and self._name_fits(atom, "occasion")


def _is_adverb(p: Particle) -> bool:
    """Whether a particle stands alone, wherever it likes; a plain ``not`` belongs to its verb."""
    return not p.wants and (p.kind != "not" or p.value == "never")
