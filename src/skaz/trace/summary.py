"""A trace summed up: where everybody was, and what each came to know and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from skaz.engine.meaning import ALIVE, AT
from skaz.trace.trace import Step, Trace


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody at a place (None: not told where) from an event on. ``step`` is its order, -1 for the beginning."""

    place: str | None
    step: int
    passage: str | None
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one person was, stay after stay, and the step of their death."""

    name: str
    stays: tuple[Stay, ...]
    death: Step | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """Something that somebody came to believe: what, by which event of which passage, and how."""

    who: str
    fact: str
    value: str
    how: str
    event: str
    passage: str | None


def whereabouts(trace: Trace) -> list[Whereabouts]:
    """Every person whose place is ever told or assumed, in the order in which the story comes to them."""
    world = trace.run.world
    stays: dict[str, list[Stay]] = {}
    deaths: dict[str, Step] = {}
    for step in (*trace.beginning, *trace.steps):
        for change in step.log.facts:
            if len(change.fluent) != 2 or not world.is_person(change.fluent[1]):
                continue
            name = str(change.fluent[1])
            if change.fluent[0] == AT:
                place = change.new if isinstance(change.new, str) else None
                assumed = step.mode == "bridge" or any(p.fluent == change.fluent for p in step.log.presupposed)
                _stay(stays.setdefault(name, []), Stay(place, step.order, step.passage, assumed))
            elif change.fluent[0] == ALIVE and change.new is False:
                deaths[name] = step
    return [Whereabouts(name, tuple(found), deaths.get(name)) for name, found in stays.items()]


def _stay(known: list[Stay], stay: Stay) -> None:
    """A stay goes on while the place is the same; one that a step corrects is not counted."""
    if known and known[-1].place == stay.place:
        return
    if known and known[-1].step == stay.step:
        known.pop()
    known.append(stay)


def learned_by_people(trace: Trace) -> Iterator[Learned]:
    """What people came to believe of others and of events, in the order of the story; not who stood where.

    Of a group it is what its members do not come to believe too; the dead learn nothing.
    """
    world = trace.run.world.world
    members = {name: entity.members for name, entity in world.entities.items() if entity.members}
    dead: set[str] = set()
    for step in trace.steps:
        for change in step.log.facts:
            if change.fluent[0] == ALIVE:
                (dead.add if change.new is False else dead.discard)(str(change.fluent[1]))
        own = [belief for belief in step.beliefs if len(belief.who) == 1 and belief.who[0] not in dead]
        known = {(belief.who[0], belief.fact, belief.new) for belief in own}
        for belief in own:
            of_members = members.get(belief.who[0], ())
            shared = any((each, belief.fact, belief.new) in known for each in of_members)
            if not shared and not belief.fact.startswith(f"{AT}("):
                yield Learned(belief.who[0], belief.fact, belief.new, belief.how, step.event, step.passage)
