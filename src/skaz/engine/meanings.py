"""What the words of a vocabulary come to for the engine: formulas in which only plain properties are left.

A property that is defined by a formula is replaced by it; a property of several values (``parent``) becomes one truth
for each value, its value the last argument; a symmetric property is set both ways; what asks where somebody is asks
whether that place lies in the place that is named. The formulas stay lifted: their slots are variables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

from skaz.engine.expressions import conjuncts, parts_of, rebuilt, replaced, variables_of
from skaz.engine.knowledge.concealing import tells_what_is_kept
from skaz.engine.meaning import ALIVE, AT, INSIDE, MEETS, PENDING, Assignment, Meaning, assignments_of
from skaz.model.logic import (
    FALSE,
    NOTHING,
    OPEN,
    TRUE,
    And,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    Not,
    Quantified,
    Quote,
    Read,
    Special,
    Var,
)
from skaz.model.world import Law, Rule, Slot, Word, World

#: A definition within definitions deeper than this is a circle, and read as a property of its own.
DEEPEST = 12


def _met(part: Expr, first: str | None) -> str:
    """The slot of the one where a condition puts the doer: ``at(who) = at(whom)``."""
    if not isinstance(part, Read) or part.property != MEETS:
        return ""
    one, two = (place.args[0] if isinstance(place, Read) else None for place in part.args)
    return two.name if isinstance(one, Var) and isinstance(two, Var) and one.name == first else ""


def _places(meaning: Meaning, what: Assignment) -> bool:
    """Whether by an action the one whose property it sets is, before or then, at the place that is its value."""
    where = Read(AT, what.args)  # type: ignore[arg-type]
    put = any(
        each.property == AT and each.args == what.args and each.value == what.value for each in meaning.assignments
    )
    return put or Read(INSIDE, (where, what.value)) in meaning.condition  # type: ignore[arg-type]


def meanings_of(world: World) -> Meanings:
    """What a world's words mean, worked out once for all replays of its tellings."""
    found = _meanings.get(world)
    if found is None:
        found = _meanings[world] = Meanings(world)
    return found


class Meanings:
    """The words, rules and laws of a world, in plain properties."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[int, Meaning] = {}

    def of(self, word: Word) -> Meaning:
        found = self._known.get(id(word))
        if found is None:
            found = self._known[id(word)] = self._meaning(word)
        return found

    def _meaning(self, word: Word) -> Meaning:
        condition = () if word.condition is None else tuple(conjuncts(self.condition(word.condition)))
        effect = TRUE if word.effects is None else self.effect(word.effects)
        first = next((slot.name for slot in word.slots if self._is_person(slot.type)), None)
        doers: tuple[str, ...] = () if first is None or "chance" in word.marks else (first,)
        if word.consenting is not None:
            doers = tuple(term.name for term in word.consenting if isinstance(term, Var))
        others = [slot.name for slot in word.slots if slot.name != first and self._is_person(slot.type)]
        comes_to = next((name for part in condition if (name := _met(part, first)) in others), "")
        with_slots = (comes_to,) if comes_to else tuple(others[:1]) if "together" in word.marks else ()
        settles = tuple(each for each in assignments_of(effect) if self._settles(each))
        living = tuple(slot.name for slot in word.slots if self._must_live(slot, word, condition, effect))
        return Meaning(word, condition, effect, doers, with_slots, comes_to, settles, living)

    def _settles(self, assignment: Assignment) -> bool:
        word = self.property(assignment.property)
        is_open = word is not None and word.values[:1] == (PENDING,)
        return is_open and isinstance(assignment.value, Const) and assignment.value.value != PENDING

    def _must_live(self, slot: Slot, word: Word, condition: tuple[Expr, ...], effect: Expr) -> bool:
        """Whether whoever fills a slot of an action must be alive: unless its word says that it may concern the dead,
        asks that he be dead, or brings him to life.
        """
        is_alive = Read(ALIVE, (Var(slot.name),))
        wakes = any(each.property == ALIVE and each.value == TRUE for each in assignments_of(effect))
        return (
            word.kind == "action"
            and "posthumous" not in word.marks
            and self._is_person(slot.type)
            and Not(is_alive) not in condition
            and not (wakes and any(each.args == is_alive.args for each in assignments_of(effect)))
        )

    def _is_person(self, kind: str) -> bool:
        known = self.world.types.get(kind)
        return known is not None and "character" in known.ancestors

    def property(self, name: str) -> Word | None:
        word = self.world.words.get(name)
        return word if word is not None and word.kind == "property" else None

    @cached_property
    def keeping(self) -> frozenset[str]:
        """The properties whose value is a place where their bearer is: every deed that brings them about says so."""
        found: dict[str, bool] = {}
        for name, word in self.world.words.items():
            if name == word.name and word.kind == "action":
                meaning = self.of(word)
                for each in meaning.assignments:
                    known = self.property(each.property)
                    if known is None or "lasting" in known.marks or each.property == AT:
                        continue
                    if isinstance(each.value, Var) and len(each.args) == 1:
                        found[each.property] = found.get(each.property, True) and _places(meaning, each)
        return frozenset(name for name, keeps in found.items() if keeps)

    # Rules and laws

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules that fire; what defines a property with variables of its own is one too."""
        return (*(rule for rule in self.world.rules if not tells_what_is_kept(rule)), *self._defining())

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        return self.world.laws

    def _defining(self) -> Iterator[Rule]:
        for name, word in self.world.words.items():
            if word.definition is None or name != word.name or self._inlined(word):
                continue
            slots = tuple(Var(slot.name) for slot in word.slots)
            then = Assign(Read(name, slots), TRUE if word.is_truth else Var("value"))
            types = dict.fromkeys(variables_of(word.definition), "entity")
            types |= {slot.name: slot.type for slot in word.slots}
            yield Rule(name, word.vocabulary, word.definition, then, types, word.span)

    @staticmethod
    def _inlined(word: Word) -> bool:
        """Whether a property stands for its definition: a truth that speaks of its own slots alone."""
        if word.definition is None or not word.is_truth:
            return False
        return set(variables_of(word.definition)) <= {slot.name for slot in word.slots}

    def defined(self, read: Read) -> Expr | None:
        """What a property that is defined stands for, at these arguments."""
        word = self.property(read.property)
        if word is None or not self._inlined(word) or len(read.args) != len(word.slots):
            return None
        assert word.definition is not None
        return replaced(word.definition, {slot.name: arg for slot, arg in zip(word.slots, read.args)})

    # Conditions

    def condition(self, expr: Expr, depth: int = 0) -> Expr:
        """A condition in plain properties."""
        if isinstance(expr, Read):
            return self._read(expr, depth)
        if isinstance(expr, Compare):
            return self._compare(expr, depth)
        if isinstance(expr, Quote | Const | Var):
            return expr
        return rebuilt(expr, tuple(self.condition(part, depth) for part in parts_of(expr)))

    def _read(self, expr: Read, depth: int) -> Expr:
        if expr.property == "knows" and len(expr.args) == 2 and not self._takes_own("knows"):
            return And((expr.args[1], Believes(expr.args[0], expr.args[1])))
        if expr.property == "happened" and len(expr.args) == 1:
            return expr.args[0]
        definition = self.defined(expr) if depth < DEEPEST else None
        if definition is not None:
            return self.condition(definition, depth + 1)
        return Read(expr.property, tuple(self.term(arg, depth) for arg in expr.args))  # type: ignore[misc]

    def _takes_own(self, name: str) -> bool:
        word = self.world.words.get(name)
        return word is not None and word.effects is None and word.condition is None

    def term(self, expr: Expr, depth: int = 0) -> Expr:
        """A term: the places and people it reads are asked plainly."""
        return expr if isinstance(expr, Const | Var | Quote) else self.condition(expr, depth)

    def _compare(self, expr: Compare, depth: int) -> Expr:
        left, right = self.term(expr.left, depth), self.term(expr.right, depth)
        if expr.op not in ("==", "!="):
            return Compare(expr.op, left, right)
        found = self._many(left, right) or self._many(right, left) or self._place(left, right)
        if found is None:
            return Compare(expr.op, left, right)
        return found if expr.op == "==" else Not(found)

    def _many(self, read: Expr, value: Expr) -> Expr | None:
        """One of several values."""
        if not isinstance(read, Read):
            return None
        word = self.property(read.property)
        if word is None or not word.many_values or len(read.args) != len(word.slots):
            return None
        if isinstance(value, Const) and isinstance(value.value, Special):
            return Const(OPEN)
        return Read(read.property, (*read.args, value))  # type: ignore[arg-type]

    def _place(self, left: Expr, right: Expr) -> Expr | None:
        """Where somebody is, held against a place or against where somebody else is."""
        at = [side for side in (left, right) if isinstance(side, Read) and side.property == AT]
        if not at or any(isinstance(side, Const) and isinstance(side.value, Special) for side in (left, right)):
            return None
        if len(at) == 2:
            return Read(MEETS, (left, right))  # type: ignore[arg-type]
        return Read(INSIDE, (at[0], right if at[0] is left else left))  # type: ignore[arg-type]

    # Effects

    def effect(self, expr: Expr, depth: int = 0) -> Expr:
        """An effect in plain properties; a symmetric one both ways."""
        if isinstance(expr, And):
            return And(tuple(self.effect(part, depth) for part in expr.parts))
        if isinstance(expr, If):
            branches = tuple((self.condition(c), self.effect(r, depth)) for c, r in expr.branches)
            return If(branches, None if expr.otherwise is None else self.effect(expr.otherwise, depth))
        if isinstance(expr, Quantified):
            return Quantified(expr.kind, expr.var, expr.type, self.effect(expr.body, depth))
        if isinstance(expr, Believes):
            return Believes(expr.who, self.effect(expr.what, depth))
        if isinstance(expr, Not):
            return self.effect(Assign(expr.part, FALSE), depth)
        if isinstance(expr, Compare) and expr.op in ("==", "!="):
            new = expr.right if expr.op == "==" else Const(OPEN)
            return self.effect(Assign(expr.left, new), depth)
        if isinstance(expr, Read):
            return self.effect(Assign(expr, TRUE), depth)
        return self._assign(expr, depth) if isinstance(expr, Assign) else expr

    def _assign(self, expr: Assign, depth: int) -> Expr:
        target = expr.target
        if isinstance(target, Believes):
            return Believes(target.who, self.effect(Assign(target.what, expr.value), depth))
        one = self._one_value(target, depth)
        if one is not None and expr.value == FALSE:
            return Assign(one, FALSE)
        if not isinstance(target, Read):
            # a content: what it says becomes so, or is no longer taken to be so
            return expr if expr.value == FALSE else target
        definition = self.defined(target) if depth < DEEPEST else None
        if definition is not None and expr.value in (TRUE, FALSE):
            return self.effect(definition if expr.value == TRUE else Not(definition), depth + 1)
        args = tuple(self.term(arg) for arg in target.args)
        value = self.term(expr.value)
        word = self.property(target.property)
        if word is not None and word.many_values and len(args) == len(word.slots):
            if isinstance(value, Const) and isinstance(value.value, Special):
                return self._none_of(word, args, FALSE if value.value is NOTHING else value)
            args, value = (*args, value), TRUE
        plain = Assign(Read(target.property, args), value)  # type: ignore[arg-type]
        return self._both_ways(word, plain, value) if word is not None and "symmetric" in word.marks else plain

    def _one_value(self, expr: Expr, depth: int) -> Expr | None:
        """The one of several values that ``employer(x) = y`` names; None for anything else."""
        if not isinstance(expr, Compare) or expr.op != "==":
            return None
        found = self._many(self.term(expr.left, depth), self.term(expr.right, depth))
        return found if isinstance(found, Read) else None

    @staticmethod
    def _none_of(word: Word, args: tuple[Expr, ...], value: Expr) -> Expr:
        """That none of several values is so any longer."""
        each = Read(word.name, (*args, Var("value")))  # type: ignore[arg-type]
        return Quantified("forall", "value", word.value, If(((each, Assign(each, value)),), None))

    @staticmethod
    def _both_ways(word: Word, plain: Assign, value: Expr) -> Expr:
        read = plain.target
        assert isinstance(read, Read)
        if word.is_truth or word.many_values:
            if len(read.args) < 2:
                return plain
            turned = Read(read.property, (read.args[1], read.args[0], *read.args[2:]))
            return And((plain, Assign(turned, value)))
        # whoever it was before is no longer; whoever it is now is so too
        parts: list[Expr] = [plain]
        if not (isinstance(value, Const) and value.value is OPEN):
            loses = Assign(Read(read.property, (read,)), Const(NOTHING))
            same = And((Compare("!=", read, value), Compare("==", Read(read.property, (read,)), read.args[0])))
            parts.append(If(((same, loses),), None))
        if not (isinstance(value, Const) and isinstance(value.value, Special)):
            parts.append(Assign(Read(read.property, (value,)), read.args[0]))  # type: ignore[arg-type]
        return And(tuple(parts))


_meanings: WeakKeyDictionary[World, Meanings] = WeakKeyDictionary()
