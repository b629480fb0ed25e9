"""Defects of things: given away, destroyed, not yet made."""

from __future__ import annotations

from bench.worlds.event import Event
from bench.worlds.planting import Ground, Planted, plants


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
