"""Defects of order and length: too early, too late, before what comes first, not yet happened."""

from __future__ import annotations

from itertools import pairwise

from bench.worlds.event import Event
from bench.worlds.life import date
from bench.worlds.planting import Ground, Planted, Spot, changed, plants
from bench.worlds.state import DAY


@plants("first meeting again")
def first_meeting(ground: Ground) -> Planted | None:
    """Two who have talked meet for the first time."""
    for spot in ground.spots():
        for passage in ground.telling_of("talk") + ground.telling_of("dance") + ground.telling_of("dine"):
            one, other = passage.events[0].names[:2]
            if {one, other} <= set(spot.here) and ground.told.number(passage) <= spot.index:
                return ground.insert(spot, Event("first_meet", (one, other)), [passage], "time")
    return None


@plants("before they met")
def before_they_met(ground: Ground) -> Planted | None:
    """Two dance, by the line's own words on a day before they first met."""
    for spot in ground.spots():
        for passage in ground.telling_of("first_meet"):
            one, other = passage.events[-1].names[:2]
            if {one, other} <= set(spot.here) and ground.told.number(passage) <= spot.index:
                lead = ground.random.choice(["the day before {}", "before {}", "two days before {}"])
                return ground.insert(spot, Event("dance", (one, other)), [passage], "time", lead=lead, about=passage)
    return None


@plants("not happened")
def not_happened(ground: Ground) -> Planted | None:
    """Somebody remembers what happens only later."""
    for spot in ground.spots():
        for word in ("marry", "bury", "give_birth"):
            for passage in ground.telling_of(word):
                if ground.told.number(passage) > spot.index + 3 and spot.here:
                    event = Event("remembers", (ground.random.choice(spot.here), passage.events[0]))
                    ref = ground.random.choice(["", " [recalls {}]"])
                    return ground.insert(spot, event, [passage], "time", ref=ref, about=passage if ref else None)
    return None


@plants("grave of the living")
def grave_of_the_living(ground: Ground) -> Planted | None:
    """Somebody visits the grave of one who dies only later, or not at all but is seen before and after."""
    for spot in ground.spots():
        later = [p for p in ground.telling_of("die") if ground.told.number(p) > spot.index]
        for passage in later:
            dead = passage.events[0].names[0]
            mourners = [n for n in spot.here if n != dead]
            if mourners:
                event = Event("visit_grave", (ground.random.choice(mourners), dead))
                return ground.insert(spot, event, [passage], "time", "existence", "fact")
    return None


@plants("pregnancy")
def pregnancy(ground: Ground) -> Planted | None:
    """A child is born, by its line's own words, some weeks or some years after its mother conceived."""
    for conceived in ground.telling_of("conceive"):
        for passage in ground.telling_of("give_birth"):
            is_hers = passage.events[0].names[0] == conceived.events[0].names[0]
            if is_hers and ground.told.number(conceived) < ground.told.number(passage):
                lead = ground.random.choice(["six weeks after {}", "two months after {}", "two years after {}"])
                return ground.replace(passage, changed(passage, lead=lead, passage=conceived), [conceived], "time")
    return None


@plants("too long with child")
def too_long(ground: Ground) -> Planted | None:
    """The scene of a birth is moved years away from the conception."""
    for passage in ground.telling_of("give_birth"):
        number = ground.told.number(passage) - 1
        head = next(p for p in reversed(ground.told.passages[: number + 1]) if p.opens)
        conceived = next(
            p
            for p in ground.told.passages
            if any(e.word == "conceive" and e.names[0] == passage.events[0].names[0] for e in p.events)
        )
        if head.lead and ground.told.number(conceived) < ground.told.number(head):
            lead = ground.random.choice(["two years later", "three years later"])
            return ground.replace(head, changed(head, lead=lead), [conceived, passage], "time")
    return None


@plants("leads in a circle")
def circle(ground: Ground) -> Planted | None:
    """A scene is put two days after the one that follows it by a day."""
    heads = [p for p in ground.told.passages if p.opens and p.lead]
    for one, other in ground.random.sample(list(pairwise(heads)), max(len(heads) - 1, 0)):
        if other.lead in ("the next day", "two days later", "three days later", "a week later"):
            new = changed(one, lead="a month after {}", passage=other)
            return ground.replace(one, new, [other], "time")
    return None


@plants("stay cut short")
def stay_cut_short(ground: Ground) -> Planted | None:
    """Somebody who goes away for weeks is back after a few days."""
    for passage in ground.shuffled(ground.told.passages):
        event = passage.events[0] if passage.events else None
        if event is not None and event.tail.startswith(" for "):
            at = ground.told.number(passage)
            who = event.names[0]
            home = ground.cast.people[who].home
            state = passage.before.copy()
            days = ground.cast.journey(passage.place, event.names[1]) // 24 + 2
            spot = Spot(at, home, state, True)
            planted = ground.insert(spot, Event("travel", (who, home)), [passage], "time", lead=f"{days} days later")
            planted.passage.opens = True
            return planted
    return None


@plants("date before")
def date_before(ground: Ground) -> Planted | None:
    """A scene that is told to be later has a date that is earlier."""
    heads = [p for p in ground.told.passages if p.opens and p.lead]
    dated = [n for n, p in enumerate(heads) if p.lead.startswith("on ")]
    for number in ground.random.sample(dated, len(dated)):
        later = [p for p in heads[number + 1 : number + 4] if not p.lead.startswith("on ")]
        if later:
            head = ground.random.choice(later)
            wrong = date(heads[number].minute - ground.random.randint(10, 90) * DAY)
            new = changed(head, lead=f"{head.lead}, {wrong}")
            return ground.replace(head, new, [heads[number]], "time")
    return None
