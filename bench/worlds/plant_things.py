"""Defects of things, ties, knowledge, order and deeds."""

from __future__ import annotations

from itertools import pairwise

from bench.worlds.event import Event
from bench.worlds.planting import Ground, Planted, changed, plants
from bench.worlds.state import DAY


@plants("given away")
def given_away(ground: Ground) -> Planted | None:
    """Somebody gives what he has given away."""
    for spot in ground.spots():
        for passage in ground.telling_of("give"):
            who, to, thing = passage.events[0].names
            others = [n for n in spot.here if n not in (who, to)]
            if spot.state.source.get(("holder", thing)) is passage and who in spot.here and others:
                event = Event("give", (who, others[0], thing))
                return ground.insert(spot, event, [passage], "place")
    return None


@plants("destroyed")
def destroyed(ground: Ground) -> Planted | None:
    """Somebody uses what is destroyed."""
    for spot in ground.spots():
        for thing in sorted(spot.state.destroyed):
            if len(spot.here) > 1:
                one, other = ground.random.sample(spot.here, 2)
                deed = Event("give", (one, other, thing))
                if "letter" in thing:
                    deed = ground.random.choice([deed, Event("read", (one, thing))])
                return ground.insert(spot, deed, [spot.state.source["destroyed", thing]], "place")
    return None


@plants("not yet")
def not_yet(ground: Ground) -> Planted | None:
    """Somebody reads a letter that is written only later."""
    for spot in ground.spots():
        for passage in ground.telling_of("write"):
            letter = passage.events[0].names[1]
            if letter in spot.state.unwritten and ground.told.number(passage) > spot.index and spot.here:
                who = ground.random.choice(spot.here)
                deed = Event(ground.random.choice(["read", "tear"]), (who, letter))
                return ground.insert(spot, deed, [passage], "place", "existence", "time")
    return None


@plants("married again")
def married_again(ground: Ground) -> Planted | None:
    """Somebody who is married marries somebody else."""
    people = ground.cast.people
    for spot in ground.spots():
        for who in spot.here:
            others = [
                n
                for n in spot.here
                if n != who
                and people[n].woman != people[who].woman
                and people[n].age > 17
                and n not in people[who].parents
            ]
            others = [n for n in others if spot.state.spouse.get(who) != n and who not in people[n].parents]
            if ("spouse", who) in spot.state.source and who in spot.state.spouse and others:
                word = ground.random.choice(["marry", "get_engaged"])
                event = Event(word, (who, ground.random.choice(others)))
                return ground.insert(spot, event, [spot.state.source["spouse", who]], "ties")
    return None


@plants("tie contradicted")
def tie_contradicted(ground: Ground) -> Planted | None:
    """Somebody is said to be the child of another mother or father, or the husband or wife of another."""
    people = ground.cast.people
    for spot in ground.spots():
        who = ground.random.choice(spot.state.living)
        if people[who].parents and ground.random.random() < 0.5:
            parent = ground.random.choice(people[who].parents)
            others = [n for n, p in people.items() if p.woman == people[parent].woman and p.age > people[who].age + 18]
            others = [n for n in others if n not in people[who].parents]
            told = [p for p in ground.told.passages if any(e.word == "parent" and e.names[0] == who for e in p.events)]
            if others:
                event = Event("parent", (who,), ground.random.choice(others))
                return ground.insert(spot, event, [*told], "ties", "fact")
        partner = spot.state.spouse.get(who)
        others = [
            n for n in spot.state.adults() if partner and n != partner and people[n].woman == people[partner].woman
        ]
        source = spot.state.source.get(("spouse", who))
        if source is not None and others:
            event = Event("spouse", (who,), ground.random.choice(others))
            return ground.insert(spot, event, [source], "ties", "fact")
    return None


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
    """A child is born some weeks after its mother conceived, or years after."""
    for passage in ground.telling_of("conceive"):
        who = passage.events[0].names[0]
        for spot in ground.spots():
            weeks = (spot.state.minute - passage.minute) / DAY / 7
            births = [p for p in ground.telling_of("give_birth") if p.events[0].names[0] == who]
            if who in spot.here and who in spot.state.pregnant and 0 < weeks < 18 and births:
                return ground.insert(spot, Event("give_birth", (who,)), [passage], "time")
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


@plants("released again")
def never_done(ground: Ground) -> Planted | None:
    """Somebody is released, or let in again, who already is."""
    for word in ground.random.sample(["release", "readmit"], 2):
        for passage in ground.telling_of(word):
            names = passage.events[0].names
            for spot in ground.spots():
                if set(names[:2]) <= set(spot.here) and ground.told.number(passage) <= spot.index:
                    event = Event(word, names)
                    if spot.state.problem(event):
                        return ground.insert(spot, event, [passage], "motive", "fact", "place")
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
