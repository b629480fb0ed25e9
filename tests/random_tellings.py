"""Tellings drawn from seeds: anything at all in standard words, whatever sense it makes."""

from __future__ import annotations

import random

from clauses import Filler, standard_model, standard_words
from skaz.model.telling import (
    All,
    Arg,
    Clause,
    Content,
    Item,
    Passage,
    Readings,
    Ref,
    Scene,
    Sentence,
    Some,
    Telling,
    TimeLine,
)
from skaz.model.times.ref import TimeRef
from skaz.text.source import Source, Span

LINES = 25

PARTICLES = ["not", "again", "still", "no-longer", "starts", "stops", "tries", "fails", "seems", "modal:must", "habit"]
SOURCE = Source("random.skaz", "Somebody does something.\n")
SPAN = Span(SOURCE, 0, len(SOURCE.text) - 1)


class Teller:
    """Tells at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.model = standard_model()
        self.filler = Filler(self.model, self.chance.choice, unnamed=True)
        self.words = standard_words(self.model)
        self.places = self.model.world.by_kind["place"]
        self.people = self.model.world.by_kind["person"]

    def telling(self) -> Telling:
        passages = tuple(self.passage(number) for number in range(1, LINES + 1))
        telling = Telling("t", "en", "T", None, passages, SPAN)
        telling.by_id.update({passage.id: passage for passage in passages})
        return telling

    def passage(self, number: int) -> Passage:
        items = [self.item() for _ in range(self.chance.randint(1, 2))]
        return Passage(f"t:{number}", number, 1, "Somebody does something.", tuple(items), SPAN, len(items))

    def item(self) -> Item:
        kind = self.chance.random()
        if kind < 0.1:
            who = tuple(self.chance.sample(self.people, 2))
            return Scene(self.chance.choice(self.places), who, SPAN)
        if kind < 0.15:
            return Readings(((self.sentence(),), (self.sentence(),)), SPAN)
        if kind < 0.2:
            return TimeLine((self.time(),), SPAN)
        return self.sentence()

    def sentence(self) -> Sentence:
        return Sentence(tuple(self.clause() for _ in range(self.chance.randint(1, 3))), SPAN)

    def clause(self) -> Clause:
        chance = self.chance
        clause = self.filler.clause(chance.choice(self.words))
        how = frozenset(chance.sample(PARTICLES, chance.choice([0, 0, 0, 1, 2])))
        place = chance.choice([None, None, *self.places[:8]])
        args = tuple(self.arg(arg) for arg in clause.args)
        clause = clause._replace(how=how, place=place, place_said=chance.random() < 0.5, args=args)
        if chance.random() < 0.1:
            kind = chance.choice(["same as", "part of", "recalls"])
            clause = clause._replace(ref=Ref(kind, f"t:{chance.randint(1, 30)}"))  # type: ignore[arg-type]
        if chance.random() < 0.1:
            clause = clause._replace(times=(self.time(),))
        if chance.random() < 0.1:
            inner = self.filler.clause(chance.choice(self.words))
            clause = clause._replace(reasons=(inner,), purposes=(Content("to", (inner,), "something"),))
        return clause

    def arg(self, arg: Arg) -> Arg:
        """An argument, now and then somebody without a name in its place."""
        if isinstance(arg, str) and arg in self.people and self.chance.random() < 0.1:
            several: list[Arg] = [Some("person", "somebody"), All("person", "everyone"), All("person", "all", arg)]
            return self.chance.choice(several)
        return arg

    def time(self) -> TimeRef:
        relation = self.chance.choice(["during", "before", "after", "same", "none"])
        if relation == "none":
            return TimeRef()
        return TimeRef(relation, "reference", f"t:{self.chance.randint(1, 30)}.1"[: self.chance.choice([4, 6])])  # type: ignore[arg-type]
