"""What somebody must know to do, say or feel what a line tells: contents that are so, and what a deed rests on.

Who tells something must know it; who does or feels what a word marked ``aware`` says must know what it is about, and
what its condition asks; who acts for a purpose must know what makes it one; who acts for a reason must know the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skaz.engine.bind import is_question
from skaz.engine.expressions import conjuncts, reading, reads_of
from skaz.engine.reference.evaluate import holds
from skaz.engine.stage import Stage
from skaz.model.logic import Believes, Const, Expr, Matter, Or, Quantified, Read, Value, Var
from skaz.model.normal import substitute
from skaz.model.world import Word

#: Who does or feels what a word with this mark says knows what it is about.
AWARE = "aware"
#: Purposes within purposes deeper than this are not looked into.
DEEPEST = 4


#: Facts of which one must be known.
Use = tuple[Expr, ...]


class Uses:
    """Finds what lines take their people to know."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def of_deed(self, word: Word, slots: Mapping[str, Value]) -> Iterator[Use]:
        """What whoever does or feels something says, and what it is about."""
        is_aware = AWARE in word.marks
        for slot in word.slots:
            what = slots.get(slot.name)
            if not isinstance(what, Matter) or what.expr is None or is_question(what.expr):
                continue
            if (is_aware and slot.type != "deed") or slot.name in self.stage.world.meanings.of(word).tells:
                yield from self.of(what.expr)
        if is_aware:
            yield from self._conditions(word, slots)

    def of_purpose(self, what: Value, depth: int = 0) -> Iterator[Use]:
        """What makes a purpose one: the conditions of the deeds in it that are done for what they are about."""
        if not isinstance(what, Matter) or what.expr is None or depth > DEEPEST:
            return
        for read in reads_of(what.expr):
            word = self.stage.world.world.words.get(read.property)
            if word is not None and word.kind == "action" and len(word.slots) == len(read.args):
                slots = {s.name: arg.value if isinstance(arg, Const) else None for s, arg in zip(word.slots, read.args)}
                if AWARE in word.marks:
                    yield from self._conditions(word, slots)
                for value in slots.values():
                    yield from self.of_purpose(value, depth + 1)

    def of(self, expr: Expr) -> Iterator[Use]:
        """The parts of a condition that are so in the story."""
        for part in conjuncts(expr):
            if isinstance(part, Const) and isinstance(part.value, Matter):
                yield from self.of(part.value.expr) if part.value.expr is not None else ()
            elif found := tuple(self._so(part)):
                yield found

    def _conditions(self, word: Word, slots: Mapping[str, Value]) -> Iterator[Use]:
        for part in self.stage.world.meanings.of(word).condition:
            if isinstance(part, Var):
                continue
            bound = self.stage.world.binder.condition(part, slots)
            if bound is not None:
                yield from self.of(bound)
            elif isinstance(part, Read):
                # what was left out may be anybody: her affair is one with somebody
                known = {i: slots.get(arg.name) for i, arg in enumerate(part.args) if isinstance(arg, Var)}
                given = {i: value for i, value in known.items() if value is not None}
                facts = self.stage.joins.facts(part.property, given, self.stage.root)
                if found := tuple(reading(each) for each in facts if self.stage.root.get(each) is True):
                    yield found

    def _so(self, expr: Expr) -> Iterator[Expr]:
        """The plain facts that make a condition hold; what somebody thinks is left out, since it can be guessed."""
        if isinstance(expr, Or):
            yield from (each for part in expr.parts for each in self._so(part))
        elif isinstance(expr, Quantified) and expr.kind == "exists":
            for entity in self.stage.world.entities(expr.type):
                yield from self._so(substitute(expr.body, {expr.var: entity}))
        elif self._is_plain(expr) and holds(expr, self.stage.root, {}) is True:
            yield expr

    def _is_plain(self, expr: Expr) -> bool:
        return not isinstance(expr, Believes | Const | Quantified) and not self._is_thought(expr)

    def _is_thought(self, expr: Expr) -> bool:
        words = self.stage.world.world.words
        return any(words[read.property].kind == "attitude" for read in reads_of(expr) if read.property in words)
