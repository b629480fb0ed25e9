"""Where people were last told to be, and whether there is time for the way from there to where they are now.

Whoever is told to be in a town is there until a line brings him out of it: who leaves a house, or is somewhere of which
no town is told, is still in the town. On board a vehicle, and once he left the town, he may be anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skaz.engine.chronology.because import Because, Clash
from skaz.engine.chronology.lengths import said_minutes
from skaz.engine.chronology.points import Points
from skaz.engine.chronology.ways import Ways
from skaz.engine.order import Told
from skaz.model.logic import Special, Value
from skaz.model.times.calendar import Calendar
from skaz.model.times.ref import Amount


@dataclass
class Stay:
    """Where somebody was told to be, and the last line at whose time he was there for all that is told."""

    place: str
    point: int
    at: int
    told_at: int
    """The line that told the place."""
    is_there: bool = True
    """Whether he may be taken to be there still."""
    arrived: int = 0
    arrived_at: int = 0
    lasts: Amount | None = None
    """How long he is told to stay."""


class Journeys:
    """Follows the people of one telling. ``is_vehicle`` tells the places that move."""

    def __init__(self, points: Points, ways: Ways, calendar: Calendar, is_vehicle: Callable[[Value], bool]) -> None:
        self.points = points
        self.ways = ways
        self.calendar = calendar
        self.is_vehicle = is_vehicle
        self.stays: dict[Value, Stay] = {}

    def is_at(self, who: Value, place: Value, told: Told, *, arrives: bool = False) -> Clash | None:
        """Somebody is at a place in a line, or (``arrives``) when it is over: see whether there was time for the way.

        Returns:
            What cannot be so, if there was none; it is not in the list of contradictions yet.
        """
        if not isinstance(place, str) or isinstance(place, Special):
            return None
        points = self.points
        point = points.end(told.at) if arrives else points.start(told.at)
        stay = self.stays.get(who)
        if stay is None:
            self._comes(who, place, point, told)
            return None
        minutes = self.ways.least(stay.place, place)
        if minutes == 0 and not self.ways.are_apart(stay.place, place):
            if self._is_new_town(stay, place):
                self._comes(who, place, point, told)
            else:
                self._stays(stay, place, point, told)
            return None
        clash = self._on_the_way(who, stay, place, point, minutes, told)
        if clash is not None:
            del self.stays[who]  # what follows from one slip is not told again
            return clash
        if minutes:
            self._left(who, stay, points.start(told.at), told)
        if not self.is_vehicle(place):
            self._comes(who, place, point, told)
            if stay.lasts is not None:  # who goes about in a town is still there for as long as he is told to stay
                self.stays[who].lasts = stay.lasts
                self.stays[who].arrived, self.stays[who].arrived_at = stay.arrived, stay.arrived_at
        else:
            stay.is_there = False
        return clash

    def _comes(self, who: Value, place: str, point: int, told: Told) -> None:
        if self.is_vehicle(place):
            if who in self.stays:
                self.stays[who].is_there = False
            return
        self.stays[who] = Stay(place, point, told.at, told.at, arrived=point, arrived_at=told.at)

    def _is_new_town(self, stay: Stay, place: str) -> bool:
        """Whether somebody is told to be in a town of which nobody says that the house where he was stands there."""
        places = self.ways.places
        return places.is_wide(place) and not places.is_wide(stay.place) and places.inside(stay.place, place) is not True

    def _stays(self, stay: Stay, place: str, point: int, told: Told) -> None:
        if self.is_vehicle(place):
            stay.is_there = False
        elif self.ways.places.inside(place, stay.place) is True:
            stay.place, stay.told_at, stay.is_there = place, told.at, True
        elif self.ways.places.inside(stay.place, place) is True:
            stay.is_there = stay.is_there or place != stay.place
        if stay.is_there:
            stay.point, stay.at = point, told.at

    def _on_the_way(self, who: Value, stay: Stay, place: str, point: int, minutes: int, told: Told) -> Clash | None:
        why = Because("way", told.at, f"{stay.place} to {place}", stay.at, who)
        circle = self.points.network.add(stay.point, point, minutes, why)
        if not circle:
            return None
        if self.points.would_clash(stay.point, point, 0, why):
            return None  # told to be before that, not after it
        back = self.points.network.add(point, stay.point, minutes, why)
        return Clash(circle, who, is_open=not back)

    def is_in(self, who: Value, places: set[Value]) -> bool:
        """Whether somebody is in one of some places, as far as is told."""
        stay = self.stays.get(who)
        return stay is not None and any(self.ways.places.inside(stay.place, place) is True for place in places)

    def acts(self, who: Value, told: Told) -> None:
        """Somebody does something, nobody tells where."""
        stay = self.stays.get(who)
        if stay is not None and stay.is_there:
            stay.point, stay.at = self.points.start(told.at), told.at

    def leaves(self, who: Value, told: Told, *, town: bool) -> None:
        """Somebody goes away, nobody tells where to; ``town``: it is told that he leaves the town or land."""
        stay = self.stays.get(who)
        if stay is not None:
            self._left(who, stay, self.points.start(told.at), told)
            stay.is_there = stay.is_there and not town

    def _left(self, who: Value, stay: Stay, point: int, told: Told) -> None:
        if stay.lasts is not None:
            least, _ = said_minutes(stay.lasts, self.calendar)
            why = Because("stay", told.at, stay.place, stay.arrived_at)
            self.points.after(stay.arrived, point, least, why)
            stay.lasts = None

    def remains(self, who: Value, amount: Amount, told: Told, *, arrives: bool) -> None:
        """Somebody is told to be for a while where he came to be in a line, or is."""
        stay = self.stays.get(who)
        if stay is not None:
            stay.lasts = amount
            stay.arrived = self.points.end(told.at) if arrives else self.points.start(told.at)
            stay.arrived_at = told.at
