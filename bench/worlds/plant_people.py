"""Defects of people: the dead and the unborn act, somebody is elsewhere, held, ill."""

from __future__ import annotations

from dataclasses import replace

from bench.worlds.event import Event, Passage
from bench.worlds.planting import Ground, Planted, changed, plants
from bench.worlds.state import ACTS

DEEDS = ("talk", "dance", "dine", "greet", "kiss", "have_tea")


#: What somebody does with body and limbs where he is: he is nowhere else meanwhile.
BODILY = frozenset(
    {
        "greet", "talk", "dine", "dance", "kiss", "embrace", "quarrel", "give", "comfort", "have_tea", "play_chess",
        "hold_hands", "nurse", "thank", "smile", "weep", "laugh",
    }
)  # fmt: skip


def is_busy(passage: Passage, name: str) -> bool:
    """Whether somebody does something in a passage that keeps him where he is."""
    return any(event.word in BODILY and name in event.names and not event.how for event in passage.events)


def acts(passage: Passage, name: str) -> bool:
    """Whether somebody acts in a passage, or is told to be there."""
    return name in passage.present or any(
        at < len(event.args) and event.args[at] == name
        for event in passage.events
        for at in ACTS.get(event.word, ())
        if not event.how
    )


@plants("dead acts")
def dead_acts(ground: Ground) -> Planted | None:
    """Somebody who has died does something with those who are there."""
    for spot in ground.spots():
        if spot.state.dead and spot.here:
            dead = ground.random.choice(sorted(spot.state.dead))
            event = Event(ground.random.choice(DEEDS), (dead, ground.random.choice(spot.here)))
            return ground.insert(spot, event, [spot.state.source["dead", dead]], "existence")
    return None


@plants("dies too soon")
def dies_too_soon(ground: Ground) -> Planted | None:
    """A small deed becomes the death of somebody who goes on acting."""
    for word in ground.random.sample(["weep", "laugh", "fall_ill", "pray", "sing"], 5):
        for old in ground.telling_of(word):
            who = old.events[0].names[0]
            rest = ground.told.passages[ground.told.number(old) :]
            later = [p for p in rest if acts(p, who)]
            dies = any(event.word == "die" and who in event.names for p in rest for event in p.events)
            if len(old.events) == 1 and len(later) > 1 and not dies:
                return ground.replace(old, changed(old, events=[Event("die", (who,))]), [*later], "existence")
    return None


@plants("dies twice")
def dies_twice(ground: Ground) -> Planted | None:
    """Somebody who has died dies again."""
    for spot in ground.spots():
        if spot.state.dead:
            dead = ground.random.choice(sorted(spot.state.dead))
            return ground.insert(spot, Event("die", (dead,)), [spot.state.source["dead", dead]], "existence")
    return None


@plants("unborn acts")
def unborn_acts(ground: Ground) -> Planted | None:
    """Somebody caresses a child that is born only later."""
    births = {e.names[1]: p for p in ground.telling_of("give_birth") for e in p.events if e.word == "give_birth"}
    for spot in ground.spots():
        for child, birth in births.items():
            if child not in spot.state.born and spot.here:
                who = ground.random.choice(spot.here)
                event = Event(ground.random.choice(["kiss", "embrace", "bathe", "sing_to"]), (who, child))
                return ground.insert(spot, event, [birth], "existence")
    return None


@plants("not there")
def not_there(ground: Ground) -> Planted | None:
    """Somebody has just gone away, and acts in the same scene as if he were still there."""
    for spot in ground.spots():
        passage = ground.told.passages[spot.index - 1]
        for event in passage.events:
            goes = event.word in ("travel", "arrive") and not passage.opens
            if goes and event.names[1] != spot.place and passage.before.at[event.names[0]] == spot.place and spot.here:
                deed = Event(ground.random.choice(DEEDS), (event.names[0], ground.random.choice(spot.here)))
                return ground.insert(spot, deed, [passage], "place", where=spot.place)
    return None


@plants("two places")
def two_places(ground: Ground) -> Planted | None:
    """While somebody acts here, he dines elsewhere."""
    for spot in ground.spots():
        passage = ground.told.passages[spot.index - 1]
        who = next((n for n in spot.here if is_busy(passage, n) and ground.cast.people[n].age > 11), None)
        others = [
            n for n in spot.state.adults() if spot.state.is_awake(n) and spot.state.is_here(n) and n not in spot.here
        ]
        if spot.is_last and who and others and not passage.lead.startswith("mean"):
            other = ground.random.choice(others)
            lead = ground.random.choice(["in the same hour", "at the same time", "meanwhile"])
            event = Event("dine", (who, other))
            return ground.insert(spot, event, [passage], "place", lead=lead, where=spot.state.at[other])
    return None


@plants("too fast")
def too_fast(ground: Ground) -> Planted | None:
    """An hour later somebody is in a town that is many hours away."""
    for spot in ground.spots():
        passage = ground.told.passages[spot.index - 1]
        who = next((n for n in spot.here if is_busy(passage, n) and ground.cast.people[n].age > 11), None)
        far = [
            n
            for n in spot.state.adults()
            if spot.state.is_awake(n) and spot.state.is_here(n) and ground.cast.journey(spot.state.at[n], spot.place)
        ]
        if spot.is_last and who and far and who not in spot.state.confined and who not in spot.state.bed:
            other = ground.random.choice(far)
            lead = ground.random.choice(["an hour later", "half an hour later", "two hours later"])
            event = Event(ground.random.choice(DEEDS), (who, other))
            return ground.insert(spot, event, [passage], "place", lead=lead, where=spot.state.at[other])
    return None


@plants("confined leaves")
def confined_leaves(ground: Ground) -> Planted | None:
    """Somebody who is kept in a house calls on people elsewhere."""
    for spot in ground.spots():
        for who, house in spot.state.confined.items():
            if house != spot.place and spot.here:
                host = ground.random.choice(spot.here)
                event = ground.random.choice([Event("visit", (who, host)), Event("travel", (who, spot.place))])
                return ground.insert(spot, event, [spot.state.source["confined", who]], "place")
    return None


@plants("barred comes")
def barred_comes(ground: Ground) -> Planted | None:
    """Somebody comes to a house that he is barred from."""
    for spot in ground.spots():
        for who, house in sorted(spot.state.barred):
            if spot.state.can_go(who, "") and spot.state.at[who] != house and spot.is_last:
                event = Event(ground.random.choice(["travel", "arrive", "visit_place"]), (who, house))
                return ground.insert(spot, event, [spot.state.source["barred", who, house]], "place")
    return None


@plants("wrong arrival")
def wrong_arrival(ground: Ground) -> Planted | None:
    """Somebody who set out for one town arrives in another."""
    for passage in ground.telling_of("arrive"):
        who = passage.events[0].names[0]
        source = passage.before.source.get(("bound", who))
        if passage.opens and source is not None and who in passage.before.bound:
            to = passage.before.bound[who]
            start = source.place
            towns = {ground.cast.town[to], ground.cast.town[start]}
            places = [p for p in (*ground.cast.public, *ground.cast.houses) if ground.cast.town[p] not in towns]
            if places:
                wrong = Event("arrive", (who, ground.random.choice(places)))
                return ground.replace(passage, changed(passage, events=[wrong]), [source], "place")
    return None


@plants("health")
def health(ground: Ground) -> Planted | None:
    """Somebody who keeps to his bed dances or goes out."""
    for spot in ground.spots():
        for who in sorted(spot.state.bed):
            others = [n for n in spot.here if n != who]
            if others:
                deed = Event("dance", (who, others[0])) if who in spot.here else Event("visit", (who, others[0]))
                return ground.insert(spot, deed, [spot.state.source["bed", who]], "health", "place")
    return None


@plants("near name")
def near_name(ground: Ground) -> Planted | None:
    """A name becomes one that differs by a letter, of somebody who is elsewhere."""
    one, other = ground.cast.alike
    for passage in ground.shuffled(ground.told.passages[3:]):
        state = passage.before
        if passage.opens or not passage.place or len(passage.events) != 1:
            continue
        event = passage.events[0]
        for right, wrong in ((one, other), (other, one)):
            if right in event.names and wrong not in event.names and state.at.get(wrong) != passage.place:
                names = tuple(wrong if arg == right else arg for arg in event.args)
                new = replace(event, args=names)
                if state.problem(new):
                    return ground.replace(
                        passage,
                        changed(passage, events=[new]),
                        [],
                        "name",
                        "place",
                        "existence",
                        "ties",
                        "fact",
                        "time",
                    )
    return None
