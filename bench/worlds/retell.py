"""Tell a random telling a second time, otherwise in known ways, and judge whether a comparison finds them.

The second telling uses other wordings. Passages are left out; in others a person, a place or a
thing is another one; in a run of passages one name stands for another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.worlds.cast import Cast
from bench.worlds.event import Event, Passage, Told
from bench.worlds.say import VOCABULARIES, Printer, world
from bench.worlds.write import live
from skaz.compare.compare import Comparison
from skaz.story import Story, load

#: How many passages of a second telling are left out and changed, and in how many a name is exchanged at least.
OMITTED, CHANGED, RUN = 3, 3, 3
Pair = tuple[int, int]


@dataclass
class Retold:
    """A second telling with what was done: numbers of passages, in the first and in the second telling."""

    told: Told
    omitted: set[int] = field(default_factory=set)
    changed: dict[Pair, tuple[str, str]] = field(default_factory=dict)
    exchanged: dict[frozenset[str], set[int]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    """Of each passage of the second telling, its number in the first."""


def retell(told: Told, cast: Cast, random: Random) -> Retold:
    """The same telling with some of it left out, some changed, and one name exchanged in a run of passages."""
    found = Retold(told.copy())
    passages = found.told.passages
    run, names = _run(told, cast, random)
    for at in run:
        passages[at] = _renamed(passages[at], names)
    if names:
        found.exchanged[frozenset((*names, *names.values()))] = {at + 1 for at in run}
    free = [at for at in range(1, len(passages) - 1) if at not in run and _is_free(passages, at)]
    random.shuffle(free)
    changes: dict[int, tuple[str, str]] = {}
    for at in list(free):
        if len(changes) < CHANGED and (other := _changed(passages[at], cast, random)) is not None:
            passages[at], changes[at] = other
            free.remove(at)
    gone = set(free[:OMITTED])
    kept = [at for at in range(len(passages)) if at not in gone]
    found.numbers = {number: at + 1 for number, at in enumerate(kept, 1)}
    second = {at: number for number, at in enumerate(kept, 1)}
    found.told.passages = [passages[at] for at in kept]
    found.omitted = {at + 1 for at in gone}
    found.changed = {(at + 1, second[at]): names for at, names in changes.items()}
    return found


def _is_free(passages: list[Passage], at: int) -> bool:
    """Whether nothing around hangs on a passage: no scene or paragraph begins with it, nothing refers to it."""
    here = passages[at]
    if here.opens or here.present or here.lead or here.ref or any(each.passage is here for each in passages):
        return False
    return len(here.events) == 1 and not here.events[0].how and not here.events[0].wording


def _changed(passage: Passage, cast: Cast, random: Random) -> tuple[Passage, tuple[str, str]] | None:
    """The passage with another person, place or thing in the place of one."""
    event = passage.events[0]
    places = [*cast.public, *cast.houses]
    for at in random.sample(range(len(event.args)), len(event.args)):
        old = event.args[at]
        group = next((each for each in (list(cast.people), places, list(cast.things)) if old in each), [])
        others = [name for name in group if name not in event.names and isinstance(old, str)]
        if group is not places and isinstance(old, str) and others:
            new = random.choice(others)
            args = tuple(new if k == at else arg for k, arg in enumerate(event.args))
            return replace_events(passage, [replace(event, args=args)]), (old, new)
    return None


def _run(told: Told, cast: Cast, random: Random) -> tuple[list[int], dict[str, str]]:
    """A run of passages in which somebody is named often, and whose name stands for his there."""
    people = [name for name, person in cast.people.items() if person.age > 18 and not person.unborn]
    for old in random.sample(people, len(people)):
        at = [k for k, passage in enumerate(told.passages) if old in _names(passage)]
        alike = [name for name in people if name != old and cast.people[name].woman == cast.people[old].woman]
        for start in range(max(len(at) - RUN, 0)):
            run = at[start : start + random.randint(RUN, RUN + 3)]
            between = told.passages[run[0] : run[-1] + 1]
            others = [name for name in alike if all(name not in _names(each) for each in between)]
            if len(run) >= RUN and others:
                return run, {old: random.choice(others)}
    return [], {}


def _names(passage: Passage) -> set[str]:
    found = set(passage.present)
    for event in passage.events:
        found |= _of(event)
    return found


def _of(event: Event) -> set[str]:
    names = {event.value} if event.value else set()
    for arg in event.args:
        names |= {arg} if isinstance(arg, str) else _of(arg)
    return names


def _renamed(passage: Passage, names: dict[str, str]) -> Passage:
    other = replace_events(passage, [_event(event, names) for event in passage.events])
    other.present = tuple(names.get(name, name) for name in passage.present)
    return other


def _event(event: Event, names: dict[str, str]) -> Event:
    args = tuple(names.get(arg, arg) if isinstance(arg, str) else _event(arg, names) for arg in event.args)
    return replace(event, args=args, value=names.get(event.value, event.value))


def replace_events(passage: Passage, events: list[Event]) -> Passage:
    return replace(passage, events=events)


# Judging


@dataclass
class Score:
    """What was done and found, and what was found and not done, by sort."""

    done: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return sum(self.found.values()) / max(sum(self.done.values()), 1)

    @property
    def precision(self) -> float:
        return sum(self.found.values()) / max(sum(self.found.values()) + sum(self.false.values()), 1)


def story_of(seed: int, retold: Retold, told: Told, cast: Cast) -> Story:
    """One story with both tellings, the second in other words."""
    _, model = world(seed)
    first = Printer(model, seed).telling(told)
    second = Printer(model, seed + 1).telling(retold.told)
    second = second.replace("telling main in", "telling other in").replace("main:", "other:")
    head = f'story "A random world"\nuse {VOCABULARIES}\n\n{cast.text()}\n'
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(f"{head}{first}\n{second}", "utf-8")
        return load(folder)


def judge(seed: int, score: Score, *, passages: int = 45) -> Comparison:
    """Retell the telling of a seed, compare, and add up what was found."""
    cast, _ = world(seed)
    told = live(seed, cast, passages=passages)
    retold = retell(told, cast, Random(f"retell {seed}"))
    found = story_of(seed, retold, told, cast).compare()
    _judge(found, retold, score, seed)
    return found


def _judge(found: Comparison, retold: Retold, score: Score, seed: int) -> None:
    sides = [
        (each, _number(each.a.passages[0]) if each.a else 0, _number(each.b.passages[0]) if each.b else 0)
        for each in found.differences
    ]
    only = {a for each, a, b in sides if each.kind == "only-in-a"}
    clashes = {(a, b) for each, a, b in sides if each.kind == "contradiction"}
    alone = {b for each, a, b in sides if each.kind == "only-in-b"}
    clashes |= {(a, b) for a, b in retold.changed if a in only and b in alone}
    roots = {frozenset((root.repair.old, root.repair.new)): root for root in found.roots}
    touched = {at for at, _ in retold.changed} | set().union(*retold.exchanged.values()) if retold.exchanged else set()
    touched |= {at for at, _ in retold.changed}
    _count(score, "omitted", retold.omitted, only, seed)
    _count(score, "changed", set(retold.changed), clashes, seed)
    _count(score, "exchanged", set(retold.exchanged), set(roots), seed)
    for names in set(roots) - set(retold.exchanged):
        score.false["root"] += 1
        score.misses.append(f"{seed}: false root {roots[names].message}")
    for each, a, b in sides:
        at = a or retold.numbers.get(b, 0)
        is_known = at in touched or (each.kind == "only-in-a" and at in retold.omitted)
        is_grave = each.kind in ("contradiction", "only-in-a", "only-in-b", "order")
        if is_grave and not is_known and (not b or retold.numbers.get(b) not in touched):
            score.false[each.kind] += 1
            score.misses.append(f"{seed}: false {each.kind} {each.message}")


def _count(score: Score, sort: str, done: set[object], found: set[object], seed: int) -> None:
    score.done[sort] += len(done)
    score.found[sort] += len(done & found)
    score.misses.extend(f"{seed}: missed {sort} {each}" for each in sorted(done - found, key=repr))


def _number(passage: str) -> int:
    return int(passage.partition(":")[2])
