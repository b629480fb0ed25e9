"""Whether a comparison finds what was done to a second telling, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.worlds.cast import Cast
from bench.worlds.event import Told
from bench.worlds.retell import Amounts, Retold, retell
from bench.worlds.say import VOCABULARIES, Printer, world
from bench.worlds.write import live
from skaz.compare.compare import Comparison
from skaz.compare.difference import Difference
from skaz.story import Story, load

#: What a comparison has to give where something was done: silence is none.
GRAVE = ("contradiction", "only-in-a", "only-in-b", "order")


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


def story_of(seed: int, retold: Retold, told: Told, cast: Cast, *, small: bool = False) -> Story:
    """One story with both tellings, the second in other words."""
    _, model = world(seed, small=small)
    first = Printer(model, seed).telling(told)
    second = Printer(model, seed + 1).telling(retold.told)
    second = second.replace("telling main in", "telling other in").replace("main:", "other:")
    head = f'story "A random world"\nuse {VOCABULARIES}\n\n{cast.text()}\n'
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(f"{head}{first}\n{second}", "utf-8")
        return load(folder)


def told_twice(seed: int, passages: int, amounts: Amounts, *, small: bool = False) -> tuple[Story, Retold]:
    """The telling of a seed with a second one, and what was done to that."""
    cast, model = world(seed, small=small)
    told = live(seed, cast, passages=passages)
    retold = retell(told, cast, model.world.words, Random(f"retell {seed}"), amounts)
    return story_of(seed, retold, told, cast, small=small), retold


def judge(seed: int, score: Score, *, passages: int, amounts: Amounts | None = None, small: bool = True) -> Comparison:
    """Retell the telling of a seed, compare, and add up what was found."""
    story, retold = told_twice(seed, passages, amounts or Amounts(), small=small)
    found = story.compare()
    _judge(found, retold, score, seed)
    return found


def _judge(found: Comparison, retold: Retold, score: Score, seed: int) -> None:
    sides = [(each, *_numbers(each)) for each in found.differences]
    only = {a for each, a, b in sides if each.kind == "only-in-a" or _is_granted(each)}
    alone = {b for each, a, b in sides if each.kind == "only-in-b"}
    clashes = {(a, b) for each, a, b in sides if each.kind == "contradiction"}
    clashes |= {(a, b) for a, b in (*retold.changed, *retold.crossed) if a in only and b in alone}
    elsewhere = {at for each, a, b in sides if _is_of_place(each) for at in (a, _other(each))}
    roots = {frozenset((root.repair.old, root.repair.new)): root for root in found.roots if root.repair.kind != "move"}
    _count(score, "omitted", retold.omitted, {at for at in retold.omitted if only & retold.twins[at]}, seed)
    _count(score, "changed", set(retold.changed), clashes, seed)
    _count(score, "crossed", retold.crossed, clashes, seed)
    _count(score, "exchanged", set(retold.exchanged), set(roots), seed)
    _count(score, "moved", retold.moved, {at for at in retold.moved if elsewhere & retold.twins[at]}, seed)
    for names in set(roots) - set(retold.exchanged):
        if roots[names].repair.kind == "exchange":
            score.false["root"] += 1
            score.misses.append(f"{seed}: false root {roots[names].message}")
    for each, a, b in sides:
        known = retold.touched | (retold.omitted if each.kind == "only-in-a" else set())
        if each.kind in GRAVE and not {a, retold.numbers.get(b, 0), _other(each)} & known:
            score.false[each.kind] += 1
            score.misses.append(f"{seed}: false {each.kind} {each.message}")


def _is_granted(each: Difference) -> bool:
    """Whether the second telling leaves it out, and takes it for granted."""
    return each.kind == "precision" and each.b is not None and each.b.value == "taken for granted"


def _is_of_place(each: Difference) -> bool:
    """Whether it shows that something happens elsewhere in the story."""
    return each.kind == "order" or (each.kind == "contradiction" and each.category in ("time", "place"))


def _other(each: Difference) -> int:
    """The passage of the first telling to which a difference of order is one; 0 for others.

    That one comes before the other is the same whichever of the two was moved.
    """
    is_order = each.category == "time" and each.a is not None and " main:" in each.a.value
    return int(each.a.value.rpartition(" main:")[2]) if is_order and each.a is not None else 0


def _count(score: Score, sort: str, done: Set[object], found: Set[object], seed: int) -> None:
    score.done[sort] += len(done)
    score.found[sort] += len(done & found)
    score.misses.extend(f"{seed}: missed {sort} {each}" for each in sorted(done - found, key=repr))


def _numbers(each: Difference) -> tuple[int, int]:
    """The passages that a difference is about; 0 where it is about none of a telling."""
    a, b = (int(side.passages[0].partition(":")[2]) if side is not None else 0 for side in (each.a, each.b))
    return a, b
