"""How often a name that was exchanged at random in one telling is found from that telling alone.

    python -m bench.bench_swapped [--samples 60] [--seed 0] [--worlds 0 30]

In the bundled tellings, and in tellings of random worlds, somebody's name gives way to another's of the same sex in one
to four passages that follow each other. Of exchanges after which an error or a warning is new, so many
are drawn; each is *found* if the note names the two, *tied* if it does so beside others, *wrong* if it only names
others, else *silent*.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from bench.worlds.say import Printer, world
from bench.worlds.write import live
from skaz.check.check import check_telling
from skaz.model.from_syntax import Model
from skaz.model.named import named_in
from skaz.model.telling import Telling
from skaz.model.tellings import read_telling
from skaz.repair.draft import new_in
from skaz.repair.exchange import Exchange, exchanged
from skaz.story import load
from skaz.syntax.from_text import parse
from skaz.syntax.tree import TellingDecl
from skaz.text.finding import Finding
from skaz.text.identity import stable_key_of
from skaz.text.source import Source

STORIES = "anna-karenina", "the-long-spoon", "low-water"
LONGEST = 4
CODE, NEAR = "name-swapped", "near-name"


@dataclass
class Score:
    """What became of the exchanges; ``exact``: those found in the very passages."""

    counts: Counter[str] = field(default_factory=Counter)
    exact: int = 0
    rows: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {self.counts[name]}" for name in ("found", "tied", "wrong", "silent"))
        return f"{sum(self.counts.values())} exchanges: {parts}; in the very passages {self.exact}"


def exchanges(model: Model, telling: Telling) -> Iterator[Exchange]:
    """Somebody's name for another's in each run of passages, where these have it; the first is the right one."""
    is_a, entities = model.world.entity_is_a, model.world.entities
    named = [{name for name in named_in(each) if is_a(name, "person")} for each in telling.passages]
    people = sorted(set().union(*named))
    found: dict[Exchange, None] = {}
    for right in people:
        for wrong in people:
            one, two = entities[right], entities[wrong]
            if right == wrong or one.gender != two.gender or one.plural or two.plural:
                continue
            for start in range(len(named)):
                for end in range(start + 1, min(start + LONGEST, len(named)) + 1):
                    run = tuple(telling.passages[at].id for at in range(start, end) if right in named[at])
                    if run:
                        found[Exchange(((right, wrong),), run)] = None
    yield from found


def drawn(model: Model, telling: Telling, random: Random) -> Iterator[tuple[Exchange, Telling]]:
    """Exchanges in no order, each with its telling, after which something is wrong that was not.

    That the quotation has the other name says too much: whoever writes a wrong name has read one.
    """
    before = check_telling(model, telling, searches=False).findings
    every = list(exchanges(model, telling))
    for each in random.sample(every, len(every)):
        changed = exchanged(telling, each)
        new = new_in(check_telling(model, changed, searches=False).findings, before)
        if any(finding.code != NEAR for finding in new):
            yield each, changed


def judge(model: Model, telling: Telling, changed: Telling, exchange: Exchange, score: Score) -> None:
    """What the check of a telling alone makes of an exchange in it."""
    known = {stable_key_of(each) for each in check_telling(model, telling).findings if each.code == CODE}
    notes = [each for each in check_telling(model, changed).findings if each.code == CODE]
    notes = [each for each in notes if stable_key_of(each) not in known]
    ((right, wrong),) = exchange.names
    verdict = _verdict(notes, wrong, right)
    score.counts[verdict] += 1
    here = " to ".join(dict.fromkeys((exchange.passages[0], exchange.passages[-1])))
    score.exact += any(each.passages[: len(exchange.passages)] == exchange.passages for each in notes)
    said = " | ".join(each.message for each in notes)
    score.rows.append(f"{verdict:6} {here}: {wrong} for {right}. {said}")


def _verdict(notes: list[Finding], wrong: str, right: str) -> str:
    if not notes:
        return "silent"
    about = [each for each in notes if f"{wrong} in " in each.message and f"stand for {right}:" in each.message]
    if any("About as much" not in each.message for each in about):
        return "found"
    tied = [each for each in notes if right in each.message.partition("About as much")[2]]
    return "tied" if about or tied else "wrong"


def of_stories(samples: int, seed: int) -> Score:
    """Exchanges in the bundled tellings, as many in each."""
    score = Score()
    every = [(load(name).model, telling) for name in STORIES for telling in load(name).model.tellings]
    for model, telling in every:
        found = drawn(model, telling, Random(f"{seed} {telling.name}"))
        for _, (exchange, changed) in zip(range(samples // len(every)), found):
            judge(model, telling, changed, exchange, score)
    return score


def random_telling(seed: int) -> tuple[Model, Telling]:
    """A telling of a random world in which nothing is wrong."""
    cast, model = world(seed)
    tree, findings = parse(Source("main.skaz", Printer(model, seed).telling(live(seed, cast))))
    decl = next(item for item in tree.items if isinstance(item, TellingDecl))
    telling = read_telling(decl, model.readers[decl.language.text], model.world, model.given, list(findings))
    return replace(model, tellings=(telling,)), telling


def of_worlds(seeds: range) -> Score:
    """One exchange in each of some random worlds."""
    score = Score()
    for seed in seeds:
        model, telling = random_telling(seed)
        for exchange, changed in drawn(model, telling, Random(seed)):
            judge(model, telling, changed, exchange, score)
            break
    return score


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--samples", type=int, default=60)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--worlds", type=int, nargs=2, default=(0, 30))
    options.add_argument("--rows", action="store_true", help="what is said of each")
    chosen = options.parse_args()
    print_score("bundled", of_stories(chosen.samples, chosen.seed), rows=chosen.rows)
    print_score("random", of_worlds(range(*chosen.worlds)), rows=chosen.rows)


def print_score(name: str, score: Score, *, rows: bool) -> None:
    print(f"{name}: {score}", *(score.rows if rows else ()), sep="\n", flush=True)


if __name__ == "__main__":
    main()
