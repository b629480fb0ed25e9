"""Routine life: scenes in which people meet, one after another, told as they happen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator
from dataclasses import dataclass
from random import Random

from bench.worlds.cast import Cast, invent
from bench.worlds.event import Event, Passage, Told
from bench.worlds.state import DAY, GOES, State

HOUR = 60
#: Words of time for a scene: how many minutes or days they are from the one before, at the least.
LATER_TODAY = (("later", 90), ("an hour later", 60), ("two hours later", 120))
DAYS = (
    ("the next day", 1), ("the next morning", 1), ("two days later", 2), ("three days later", 3), ("a week later", 7),
    ("two weeks later", 14), ("a month later", 30), ("three months later", 91),
)  # fmt: skip


#: The day on which the first scene of a telling is.
FIRST = datetime.date(1874, 3, 2)


def date(minute: int) -> str:
    """The words for the day of a minute."""
    day = FIRST + datetime.timedelta(days=minute // DAY)
    return f"on {day.day} {day:%B} {day.year}"


@dataclass(frozen=True)
class Meeting:
    """What a thread needs next: these people in one place, nobody else if ``alone``, after so many days."""

    people: tuple[str, ...]
    alone: bool = False
    days: tuple[int, int] = (0, 3)
    at: str = ""
    after: int = 0
    """The minute before which it is not to be."""
    due: int = 0
    """The minute at which it is to be, where that cannot wait."""


Thread = Generator[Meeting, None, None]


class Life:
    """A telling in the making: what is so, and what has been told."""

    def __init__(self, random: Random, cast: Cast) -> None:
        self.random = random
        self.cast = cast
        self.state = State(cast)
        self.told = Told()
        self.place = ""
        self.has_dates = random.random() < 0.5
        self.busy: set[str] = set()
        """Who has a thread of their own that others would cross."""
        self.away: dict[str, int] = {}
        """Until when those who are told to be away for some weeks are."""
        self.claimed: set[str] = set()
        """Children and letters that a thread speaks for."""

    # Choosing

    def pick(self, count: int, fits: Callable[[str], bool] = lambda name: True) -> tuple[str, ...]:
        """Some grown people who are free; fewer than wanted if there are not enough."""
        able = [n for n in self.state.adults() if n not in self.busy and self.state.is_awake(n) and fits(n)]
        return tuple(self.random.sample(able, min(count, len(able))))

    def quiet_place(self, near: str) -> str:
        """A place in a town where nobody is, if there is one."""
        town = self.cast.town[near]
        taken = {self.state.at[name] for name in self.state.living}
        places = [p for p in (*self.cast.public, *self.cast.houses) if self.cast.town[p] == town]
        return self.random.choice([p for p in places if p not in taken] or places)

    # Telling

    def tell(self, word: str, *args: str | Event, **parts: str) -> bool:
        """Tell an event as a passage of this scene, if it can happen."""
        return self.tell_all([Event(word, args, **parts)])

    def tell_all(self, events: list[Event], *, lead: str = "", opens: bool = False) -> bool:
        """Tell some events in one passage."""
        before = self.state.copy()
        passage = Passage(events, self.place, self.state.minute, before, lead=lead, opens=opens)
        passage.resumes = not opens and bool(self.place) and self._has_moved_on()
        for event in events:
            if self.state.problem(event):
                self.state = before
                return False
            self.state.apply(event, passage)
        self.told.passages.append(passage)
        self.state.minute += 2
        return True

    def _has_moved_on(self) -> bool:
        """Whether the passage before told of a way from here to elsewhere."""
        last = self.told.passages[-1]
        return any(e.word in GOES and self.state.at[e.names[0]] != self.place for e in last.events)

    def head(self, lead: str, place: str, present: list[str]) -> None:
        """Open a scene: when, where, and who is there."""
        passage = Passage(
            [], place, self.state.minute, self.state.copy(), lead=lead, present=tuple(present), opens=True
        )
        for name in present:
            self.state.source["at", name] = passage
        for one in present:
            for other in present:
                if one != other:
                    self.state.met.add(frozenset([one, other]))
                    self.state.source.setdefault(("met", *sorted([one, other])), passage)
        self.told.passages.append(passage)
        self.place = place
        self.state.minute += 2

    def pass_time(self, least: int, days: tuple[int, int]) -> str:
        """Let time go by, at least so many minutes; the words for it."""
        now = self.state.minute
        of_day = now % DAY
        options: list[tuple[str, int]] = []
        if days[0] == 0:
            options += [(w, now + m) for w, m in LATER_TODAY if m >= least and of_day + m < 22 * HOUR]
            if of_day < 17 * HOUR and 18 * HOUR - of_day >= least:
                options.append(("that evening", now - of_day + 19 * HOUR))
        for words, count in DAYS:
            then = now - of_day + count * DAY + (9 if "morning" in words else 11) * HOUR
            if then - now >= least and days[0] <= count <= max(days[1], least // DAY + 2):
                options.append((words, then))
        weeks = max(days[0], least // DAY + 1) // 7 + 1
        words, then = self.random.choice(
            options or [(f"{weeks} weeks later", now - of_day + weeks * 7 * DAY + 11 * HOUR)]
        )
        self.state.minute = then
        is_another_day = then // DAY != now // DAY
        return date(then) if is_another_day and self.has_dates and self.random.random() < 0.3 else words

    # Scenes

    def meet(self, meeting: Meeting) -> bool:
        """Bring people together; False, and nothing told, where it cannot be."""
        state, people = self.state, meeting.people
        if not people or not all(state.is_awake(name) for name in people):
            return False
        place = self._meeting_place(meeting)
        movers = [name for name in people if state.at[name] != place]
        if not place or not all(self._may_move(name, place) for name in movers):
            return False
        then = max(state.minute, meeting.after)
        if any(self.away.get(name, 0) > then and self.cast.journey(state.at[name], place) for name in movers):
            return False
        bound = [name for name in people if name in state.bound]
        wait = max([state.free_from.get(name, 0) - state.minute for name in people] + [meeting.after - state.minute, 0])
        far = [name for name in movers if self.cast.journey(state.at[name], place)]
        if far:
            self._journeys(far, place, wait, meeting)
            wait = max(state.free_from[name] for name in far) - state.minute
            movers = [name for name in movers if name not in far]
        days = (0, 2) if far else meeting.days
        if meeting.due:
            days = (max((meeting.due - state.minute) // DAY, 0),) * 2
        lead = self.pass_time(max(wait, 0), days)
        here = [name for name in self.state.here(place) if name not in movers]
        if bound:
            self.place = place
            self.tell_all([Event("arrive", (bound[0], place))], lead=lead, opens=True)
        elif not here:
            first = movers.pop(0)
            self.place = place
            self.tell_all([Event("travel", (first, place))], lead=lead, opens=True)
        else:
            listed = [name for name in here if name in people or self.random.random() < 0.7]
            self.head(lead, place, listed or here)
        for name in movers:
            self._comes(name, place)
        if meeting.alone:
            for other in [name for name in self.state.here(place) if name not in people]:
                if not self.tell("travel", other, self.quiet_place(place)):
                    return False
        return True

    def _meeting_place(self, meeting: Meeting) -> str:
        state = self.state
        fixed = [state.at[n] for n in meeting.people if n in state.bed or n in state.confined]
        if len(set(fixed)) > 1:
            return ""
        if fixed:
            return fixed[0]
        if meeting.at:
            return meeting.at
        first = state.at[self.random.choice(meeting.people)]
        if meeting.alone:
            return self.quiet_place(first)
        towns = [p for p in (*self.cast.public, *self.cast.houses) if self.cast.town[p] == self.cast.town[first]]
        return self.random.choice([first, first, self.random.choice(towns)])

    def _may_move(self, name: str, place: str) -> bool:
        state = self.state
        held = name in state.confined or name in state.bed or name in state.bound or (name, place) in state.barred
        return not held and state.is_awake(name)

    def _journeys(self, names: list[str], place: str, wait: int, meeting: Meeting) -> None:
        """Those who come from another town set out first, each in a paragraph of its own."""
        for name in names:
            lead = self.pass_time(max(wait, 0), (meeting.days[0], max(meeting.days)))
            self.place = ""
            self.tell_all([Event("travel", (name, place))], lead=lead, opens=True)
            wait = 0

    def _comes(self, name: str, place: str) -> None:
        hosts = [n for n in self.state.here(place) if n != name]
        if hosts and self.random.random() < 0.4:
            self.tell("visit", name, self.random.choice(hosts))
        else:
            self.tell(self.random.choice(["travel", "arrive"]), name, place)


def begin(random: Random, cast: Cast | None = None) -> Life:
    """A world, and who is where when its telling begins."""
    life = Life(random, cast or invent(random))
    state = life.state
    state.minute = 10 * HOUR
    for person in life.cast.people.values():
        if person.unborn:
            continue
        state.born.add(person.name)
        town = life.cast.town[person.home]
        places = [p for p in life.cast.public if life.cast.town[p] == town]
        grown = person.age > 11
        state.at[person.name] = random.choice(places) if grown and places and random.random() < 0.3 else person.home
    for one, other in life.cast.couples:
        state.spouse |= {one: other, other: one}
    state.holder = dict(life.cast.things)
    state.unwritten = set(life.cast.letters)
    _opening(life)
    return life


def _opening(life: Life) -> None:
    """The first passages: who is where, whose kin they are, and who has what."""
    state = life.state
    places = dict.fromkeys(state.at[name] for name in state.living)
    for place in places:
        life.head("", place, state.here(place))
    life.place = ""
    facts: list[Event] = []
    for person in life.cast.people.values():
        if person.unborn:
            continue
        # A name that stands once beside one almost like it is a slip for all a reader knows.
        if life.random.random() < 0.5 or person.name in life.cast.alike:
            facts.append(Event("home", (person.name,), person.home))
        facts += [Event("parent", (person.name,), parent) for parent in person.parents]
        if life.random.random() < 0.3:
            facts.append(Event("age", (person.name,), str(person.age)))
    facts += [Event("spouse", (one,), other) for one, other in life.cast.couples]
    life.random.shuffle(facts)
    facts += [Event("holder", (thing,), person) for thing, person in life.cast.things.items()]
    while facts:
        told, facts = facts[:3], facts[3:]
        passage = Passage(told, "", state.minute, state.copy())
        life.told.passages.append(passage)
        for fact in told:
            state.source[fact.word, fact.names[0]] = passage
            if fact.word == "spouse":
                state.source["spouse", fact.value] = passage
