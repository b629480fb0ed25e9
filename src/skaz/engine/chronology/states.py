"""States that last as long as their vocabulary says: a pregnancy has its months, from when it began to when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from skaz.engine.chronology.because import Because
from skaz.engine.chronology.lengths import said_minutes
from skaz.engine.chronology.points import Points
from skaz.engine.order import Told
from skaz.engine.reference.state import Fluent
from skaz.model.language import language
from skaz.model.lines.tokens import Tokens
from skaz.model.logic import OPEN, Value
from skaz.model.normal import same
from skaz.model.times.amounts import amount_minutes
from skaz.model.times.calendar import Calendar
from skaz.model.times.match import match_amount
from skaz.model.times.ref import TimeRef
from skaz.model.world import Word


@dataclass(frozen=True)
class Spell:
    """A state that holds: the point at which it began, and the line that tells of it."""

    start: int
    at: int
    value: Value


class States:
    """Follows the states of one telling."""

    def __init__(self, points: Points, calendar: Calendar) -> None:
        self.points = points
        self.calendar = calendar
        self.spells: dict[Fluent, Spell] = {}

    def changes(self, word: Word, fluent: Fluent, new: Value, told: Told, *, by_event: bool) -> None:
        """A state of a word that says how long it lasts begins or ends in a line, or is told there again."""
        lasts = length_of(word.lasts or "", self.calendar)
        if lasts is None:
            return
        known = self.spells.get(fluent)
        is_over = new in (False, OPEN) or same(new, word.otherwise)
        if known is not None and (is_over or not same(known.value, new)):
            self._ends(known, lasts, told, by_event=by_event)
            del self.spells[fluent]
            known = None
        if known is not None:
            why = Because("lasts", told.at, str(fluent[0]), known.at)
            if lasts[1] is not None:
                self.points.after(self.points.start(told.at), known.start, -lasts[1], why)
        elif not is_over:
            self.spells[fluent] = Spell(self._start(told, by_event=by_event), told.at, new)

    def _ends(self, spell: Spell, lasts: tuple[int, int | None], told: Told, *, by_event: bool) -> None:
        """By an event just then; that it is told to be over says no more than that it was before."""
        why = Because("lasts", told.at, "", spell.at)
        end = self.points.start(told.at)
        if not by_event:
            end, later = self.points.network.point(spell.start), end
            self.points.after(spell.start, end, 0, why)
            self.points.after(end, later, 0, why)
        self.points.within(spell.start, end, *lasts, why)

    def _start(self, told: Told, *, by_event: bool) -> int:
        """When a state began: in the event that brought it, else before it is told; ``for two months`` says when."""
        start = self.points.start(told.at)
        if by_event:
            return start
        began = self.points.network.point()
        why = Because("lasts", told.at)
        so_far = next((time for time in told.times if _is_so_far(told, time)), None)
        if so_far is not None and so_far.lasts is not None:
            self.points.within(began, start, *said_minutes(so_far.lasts, self.calendar), why)
        else:
            self.points.after(began, start, 0, why)
        return began


def _is_so_far(told: Told, time: TimeRef) -> bool:
    """Whether a length is that of what has been so until now: ``has been pregnant for two months``."""
    return time.lasts is not None and told.clause is not None and "perfect" in told.clause.how


@cache
def length_of(text: str, calendar: Calendar) -> tuple[int, int | None] | None:
    """The minutes of a length as a vocabulary writes it: ``22 to 43 weeks``."""
    words = Tokens(text, language("en")).words
    found = [amount for end, amount in match_amount(words, 0, "en") if end == len(words)] if words else []
    return amount_minutes(found[0], calendar) if found else None
