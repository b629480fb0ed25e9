"""Defects of ties: who is whose husband, wife, child, and how old."""

from __future__ import annotations

from bench.worlds.event import Event
from bench.worlds.planting import Ground, Planted, plants


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


@plants("age contradicted")
def age_contradicted(ground: Ground) -> Planted | None:
    """Somebody is many years older or younger than was told."""
    for spot in ground.spots():
        told = [p for p in ground.told.passages[: spot.index] for e in p.events if e.word == "age"]
        if told:
            passage = ground.random.choice(told)
            age = next(e for e in passage.events if e.word == "age")
            years = int(age.value) + ground.random.choice([15, 21, 30])
            return ground.insert(spot, Event("age", age.args, str(years)), [passage], "fact", "time", "ties")
    return None


@plants("born twice")
def born_twice(ground: Ground) -> Planted | None:
    """A child that is born is born again, of another mother."""
    for spot in ground.spots():
        for passage in ground.telling_of("give_birth"):
            mother, child = passage.events[0].names
            others = [n for n in spot.here if n != mother and spot.state.cast.people[n].woman]
            others = [n for n in others if spot.state.cast.people[n].age > 17]
            if child in spot.state.born and others:
                event = Event("give_birth", (ground.random.choice(others), child))
                return ground.insert(spot, event, [passage], "existence", "ties", "fact", "time")
    return None


@plants("divorce of others")
def divorce_of_others(ground: Ground) -> Planted | None:
    """Somebody divorces one who is another's husband or wife."""
    people = ground.cast.people
    for spot in ground.spots():
        for who in spot.here:
            source = spot.state.source.get(("spouse", who))
            others = [n for n in spot.state.adults() if n != who and people[n].woman != people[who].woman]
            others = [n for n in others if n != spot.state.spouse.get(who)]
            if source is not None and who in spot.state.spouse and others:
                event = Event("divorce", (who, ground.random.choice(others)))
                return ground.insert(spot, event, [source], "motive", "ties", "fact")
    return None
