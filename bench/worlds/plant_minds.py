"""Defects of minds: what cannot be known, is known already, is undone that was never done."""

from __future__ import annotations

from bench.worlds.event import Event
from bench.worlds.planting import Ground, Planted, plants


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


@plants("cannot know")
def cannot_know(ground: Ground) -> Planted | None:
    """Somebody speaks of what all who know it keep from him."""
    for spot in ground.spots():
        for kept in ground.random.sample(ground.told.kept, len(ground.told.kept)):
            people = [n for n in spot.here if n in kept.others]
            done = [p for p in ground.told.passages[: spot.index] if kept.what in p.events]
            if len(people) > 1 and done:
                one, other = ground.random.sample(people, 2)
                return ground.insert(spot, Event("tell", (one, other, kept.what)), [*done], "knowledge")
    return None


@plants("known already")
def known_already(ground: Ground) -> Planted | None:
    """Somebody learns for the first time what he was told."""
    for spot in ground.spots():
        for passage in ground.telling_of("confess") + ground.telling_of("tell"):
            other, what = passage.events[0].args[1:]
            assert isinstance(other, str)
            assert isinstance(what, Event)
            is_over = what.word == "at" or (what.word == "pregnant" and what.names[0] not in spot.state.pregnant)
            if other in spot.here and ground.told.number(passage) < spot.index and not is_over:
                event = Event("discover", (other, what), wording="first time")
                return ground.insert(spot, event, [passage], "knowledge")
    return None


@plants("change of mind")
def change_of_mind(ground: Ground) -> Planted | None:
    """Somebody who has refused a proposal accepts it, with nothing told that could have changed her mind."""
    for spot in ground.spots():
        for passage in ground.telling_of("reject_proposal"):
            her, him = passage.events[0].names
            number = ground.told.number(passage)
            married = {her, him} & {*spot.state.spouse, *spot.state.engaged}
            if {her, him} <= set(spot.here) and number <= spot.index and not married:
                between = ground.told.passages[number : spot.index]
                # whatever is told of either may have changed her mind
                if not any({her, him} & set(event.names) for each in between for event in each.events):
                    return ground.insert(spot, Event("accept_proposal", (her, him)), [passage], "motive", "fact")
    return None
