"""What is so at one moment of a random telling, in plain terms of its own; nothing of skaz is used here.

``problem`` says why an event cannot happen now, ``apply`` lets it happen. A telling is consistent when nothing in it
had a problem when it happened, and a defect is one because its event has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from bench.worlds.cast import Cast
from bench.worlds.event import Event

if TYPE_CHECKING:
    from bench.worlds.event import Passage

DAY = 24 * 60


def _words(text: str) -> list[str]:
    return text.split()


#: Which of their arguments are people who act, and must be alive and born; and where two do, in one place.
TOGETHER = dict.fromkeys(
    _words(
        "greet talk dine dance kiss embrace quarrel apologise thank give lend tell confess propose marry nurse promise "
        "accept_proposal reject_proposal get_engaged comfort first_meet have_tea play_chess confine release forgive "
        "lie reconcile hold_hands compliment sing_to bar readmit bathe"
    ),
    (0, 1),
)
ALONE = dict.fromkeys(
    _words(
        "travel arrive visit visit_place leave set_out hide_thing find take write read send_thing receive_thing lose "
        "burn tear fall_ill recover take_to_bed leave_bed faint come_round conceive give_birth die weep laugh smile "
        "imagines sing pray keep_promise remembers dreams wants regrets discover loves threaten visit_grave bury"
    ),
    (0,),
)
ACTS = {**TOGETHER, **ALONE}
#: Deeds that take somebody to the place in an argument; negative: to where that person is.
GOES = {"travel": 1, "arrive": 1, "visit_place": 1, "visit": -1, "set_out": 1}


@dataclass
class State:
    """``source`` holds the passage that made something so: ("dead", name), ("holder", thing), ("at", name) …"""

    cast: Cast
    minute: int = 0
    at: dict[str, str] = field(default_factory=dict)
    free_from: dict[str, int] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    """Where those are on the way to who set out and have not arrived."""
    born: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    spouse: dict[str, str] = field(default_factory=dict)
    engaged: dict[str, str] = field(default_factory=dict)
    pregnant: dict[str, int] = field(default_factory=dict)
    holder: dict[str, str] = field(default_factory=dict)
    destroyed: set[str] = field(default_factory=set)
    unwritten: set[str] = field(default_factory=set)
    hidden: dict[str, str] = field(default_factory=dict)
    ill: set[str] = field(default_factory=set)
    bed: set[str] = field(default_factory=set)
    senseless: set[str] = field(default_factory=set)
    confined: dict[str, str] = field(default_factory=dict)
    barred: set[tuple[str, str]] = field(default_factory=set)
    met: set[frozenset[str]] = field(default_factory=set)
    asked: dict[tuple[str, str], str] = field(default_factory=dict)
    promised: dict[tuple[str, str], Event] = field(default_factory=dict)
    knows: dict[str, set[str]] = field(default_factory=dict)
    source: dict[tuple[str, ...], Passage] = field(default_factory=dict)

    def copy(self) -> State:
        found = copy(self)
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, dict | set):
                setattr(found, each.name, copy(value))
        found.knows = {name: set(known) for name, known in self.knows.items()}
        return found

    # Who can what

    @property
    def living(self) -> list[str]:
        return [name for name in self.cast.people if name in self.born and name not in self.dead]

    def adults(self) -> list[str]:
        return [name for name in self.living if self.cast.people[name].age > 16]

    def is_awake(self, name: str) -> bool:
        return name in self.born and name not in self.dead and name not in self.senseless

    def can_go(self, name: str, to: str) -> bool:
        fixed = name in self.confined or name in self.bed or (name, to) in self.barred
        return self.is_awake(name) and not fixed and self.free_from.get(name, 0) <= self.minute

    def here(self, place: str) -> list[str]:
        return [name for name in self.living if self.at.get(name) == place and self.is_here(name)]

    def is_here(self, name: str) -> bool:
        """Whether somebody has come to where he goes."""
        return self.free_from.get(name, 0) <= self.minute and name not in self.bound

    def has(self, name: str) -> list[str]:
        return [thing for thing, holder in self.holder.items() if holder == name and thing not in self.destroyed]

    # Events

    def problem(self, event: Event) -> str:
        """Why an event cannot happen now; empty where it can."""
        return next(self._problems(event), "")

    def _problems(self, event: Event) -> Iterator[str]:
        people = [event.args[at] for at in ACTS.get(event.word, ()) if at < len(event.args)]
        actors = [name for name in people if isinstance(name, str)]
        for name in actors:
            if name not in self.born:
                yield "unborn"
            if name in self.dead:
                yield "dead"
            if name in self.senseless and event.word != "come_round":
                yield "health"
        if event.word in TOGETHER and len({self.at[name] for name in actors}) > 1:
            yield "apart"
        if not event.how:
            yield from _NEEDS.get(event.word, _nothing)(self, event)

    def apply(self, event: Event, passage: Passage) -> None:
        """Let an event happen."""
        people = [event.args[at] for at in ACTS.get(event.word, ()) if at < len(event.args)]
        actors = [name for name in people if isinstance(name, str)]
        for name in actors:
            for other in actors:
                if name != other and frozenset([name, other]) not in self.met:
                    self.met.add(frozenset([name, other]))
                    self.source["met", *sorted([name, other])] = passage
        effect = _EFFECTS.get(event.word)
        if effect is not None and not event.how:
            for key in effect(self, event):
                self.source[key] = passage

    def presence(self, name: str, place: str) -> str:
        """Why somebody cannot be said to be at a place in this scene."""
        if name not in self.born or name in self.dead:
            return "dead" if name in self.dead else "unborn"
        return "" if self.at[name] == place else "apart"


def _nothing(state: State, event: Event) -> Iterator[str]:
    return iter(())


def _going(state: State, event: Event) -> Iterator[str]:
    who, to = event.names[0], event.names[1]
    place = state.at.get(to, to)
    if state.at[who] == place:
        yield "already there"
    if who in state.confined:
        yield "confined"
    if who in state.bed:
        yield "health"
    if (who, place) in state.barred:
        yield "barred"


def _leaving(state: State, event: Event) -> Iterator[str]:
    who = event.names[0]
    if who in state.confined:
        yield "confined"
    if who in state.bed:
        yield "health"


def _thing_of(event: Event) -> str:
    return next(name for name in event.names if name.startswith("the "))


def _using(state: State, event: Event) -> Iterator[str]:
    thing = _thing_of(event)
    if thing in state.destroyed:
        yield "destroyed"
    elif thing in state.unwritten:
        yield "not yet"
    elif state.holder.get(thing) != event.names[0]:
        yield "not at hand"


def _writing(state: State, event: Event) -> Iterator[str]:
    if _thing_of(event) not in state.unwritten:
        yield "written already"


def _wedding(state: State, event: Event) -> Iterator[str]:
    for name in event.names[:2]:
        if name in state.spouse:
            yield "married"
    one, other = event.names[:2]
    for name, partner in ((one, other), (other, one)):
        if state.engaged.get(name, partner) != partner:
            yield "engaged"


def _moving_body(state: State, event: Event) -> Iterator[str]:
    if set(event.names[:2]) & state.bed:
        yield "health"


Needs = Callable[[State, Event], Iterator[str]]
_NEEDS: dict[str, Needs] = {
    "travel": _going,
    "visit": _going,
    "visit_place": _going,
    "leave": _leaving,
    "set_out": _going,
    "give": _using,
    "lend": _using,
    "give_back": _using,
    "hide_thing": _using,
    "lose": _using,
    "burn": _using,
    "tear": _using,
    "send_thing": _using,
    "read": _using,
    "play_on": _using,
    "write": _writing,
    "dance": _moving_body,
    "marry": _wedding,
    "get_engaged": _wedding,
    "accept_proposal": _wedding,
    "propose": _wedding,
    "fall_ill": lambda s, e: iter(["ill"] if e.names[0] in s.ill else []),
    "recover": lambda s, e: iter([] if e.names[0] in s.ill else ["not ill"]),
    "leave_bed": lambda s, e: iter([] if e.names[0] in s.bed else ["not in bed"]),
    "release": lambda s, e: iter([] if e.names[1] in s.confined else ["not confined"]),
    "readmit": lambda s, e: iter([] if (e.names[1], e.names[2]) in s.barred else ["not barred"]),
    "give_birth": lambda s, e: iter(
        [] if e.names[0] in s.pregnant and 250 * DAY < s.minute - s.pregnant[e.names[0]] < 290 * DAY else ["term"]
    ),
    "visit_grave": lambda s, e: iter([] if e.names[1] in s.dead else ["alive"]),
    "bury": lambda s, e: iter([] if e.names[1] in s.dead else ["alive"]),
    "first_meet": lambda s, e: iter(["met"] if frozenset(e.names[:2]) in s.met else []),
}

Keys = list[tuple[str, ...]]
Effect = Callable[[State, Event], Keys]


def _go(state: State, event: Event) -> Keys:
    who, to = event.names[0], event.names[1]
    state.bound.pop(who, None)
    to = state.at.get(to, to)
    state.free_from[who] = state.minute + 60 * state.cast.journey(state.at[who], to)
    state.at[who] = to
    if event.word == "set_out":
        state.bound[who] = to
        return [("bound", who)]
    return [("at", who)]


def _hand(state: State, event: Event) -> Keys:
    thing = _thing_of(event)
    state.holder[thing] = event.names[1]
    return [("holder", thing)]


def _away(state: State, event: Event) -> Keys:
    thing = _thing_of(event)
    state.holder.pop(thing, None)
    if event.word in ("burn", "tear"):
        state.destroyed.add(thing)
        return [("holder", thing), ("destroyed", thing)]
    if event.word == "hide_thing":
        state.hidden[thing] = state.at[event.names[0]]
    return [("holder", thing)]


def _get(state: State, event: Event) -> Keys:
    thing = _thing_of(event)
    state.holder[thing] = event.names[0]
    state.hidden.pop(thing, None)
    state.unwritten.discard(thing)
    return [("holder", thing), ("written", thing)] if event.word == "write" else [("holder", thing)]


def _die(state: State, event: Event) -> Keys:
    who = event.names[0]
    state.dead.add(who)
    for ties in (state.spouse, state.engaged):
        other = ties.pop(who, None)
        if other is not None:
            ties.pop(other, None)
    for kept in (state.confined, state.pregnant):
        kept.pop(who, None)
    for group in (state.ill, state.bed, state.senseless):
        group.discard(who)
    return [("dead", who)]


def _marry(state: State, event: Event) -> Keys:
    one, other = event.names[:2]
    state.spouse |= {one: other, other: one}
    state.engaged.pop(one, None)
    state.engaged.pop(other, None)
    return [("spouse", one), ("spouse", other)]


def _engage(state: State, event: Event) -> Keys:
    one, other = event.names[:2]
    state.engaged |= {one: other, other: one}
    return [("engaged", one), ("engaged", other)]


def _birth(state: State, event: Event) -> Keys:
    mother, child = event.names[:2]
    state.pregnant.pop(mother)
    state.born.add(child)
    state.at[child] = state.at[mother]
    return [("born", child)]


def _member(group: str, *, add: bool) -> Effect:
    def effect(state: State, event: Event) -> Keys:
        found: set[str] = getattr(state, group)
        (found.add if add else found.discard)(event.names[0])
        return [(group if add else f"not {group}", event.names[0])]

    return effect


def _recover(state: State, event: Event) -> Keys:
    state.ill.discard(event.names[0])
    state.bed.discard(event.names[0])
    return [("not ill", event.names[0])]


def _confine(state: State, event: Event) -> Keys:
    state.confined[event.names[1]] = event.names[2]
    return [("confined", event.names[1])]


def _release(state: State, event: Event) -> Keys:
    state.confined.pop(event.names[1], None)
    return [("not confined", event.names[1])]


def _bar(state: State, event: Event) -> Keys:
    state.barred.add((event.names[1], event.names[2]))
    return [("barred", event.names[1], event.names[2])]


def _readmit(state: State, event: Event) -> Keys:
    state.barred.discard((event.names[1], event.names[2]))
    return [("not barred", event.names[1], event.names[2])]


def _conceive(state: State, event: Event) -> Keys:
    state.pregnant[event.names[0]] = state.minute
    return [("pregnant", event.names[0])]


_EFFECTS: dict[str, Effect] = {
    **dict.fromkeys(GOES, _go),
    **dict.fromkeys(("give", "lend", "give_back"), _hand),
    **dict.fromkeys(("hide_thing", "lose", "burn", "tear", "send_thing"), _away),
    **dict.fromkeys(("write", "find", "receive_thing", "take"), _get),
    "die": _die,
    "marry": _marry,
    "get_engaged": _engage,
    "accept_proposal": _engage,
    "give_birth": _birth,
    "fall_ill": _member("ill", add=True),
    "take_to_bed": _member("bed", add=True),
    "leave_bed": _member("bed", add=False),
    "faint": _member("senseless", add=True),
    "come_round": _member("senseless", add=False),
    "recover": _recover,
    "confine": _confine,
    "release": _release,
    "bar": _bar,
    "readmit": _readmit,
    "conceive": _conceive,
}
