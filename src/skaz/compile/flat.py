"""A ground problem as flat arrays of numbers, which the compiled core reads; names stay here.

- Values: 0 false, 1 true, 2 nothing (``?``), then the entities in the order of their numbers, characters first; then
  each number that the problem mentions. A character's index is its place among the entities.
- Fluents: the base ones, then beliefs, closed under leaving out the first believer. ``fluent_slot`` is the place of a
  fluent among the variables of a state, -1 where it is none of them: then it is read in the state of its
  ``fluent_believer`` as ``fluent_inner``. In the state of its own believer every belief is read so.
- Expressions: see ``flat_expressions``. Static fluents stand in them as constants, quantifiers and tests of types
  written out.
- Events: the actions, then the triggers, in the order of the problem; effects in the order that settles which of two
  for one fluent counts. ``observing`` has an expression for each action and character, or ``ALWAYS``, or ``NEVER``.
- Clauses: see ``flat_clauses``. An event in ``unclaused`` has none though it can surprise: whoever runs the arrays must
  not rely on them for it. An event whose condition can never hold has none either.
- ``begin_values`` and ``begin_minds`` are the states that it begins with: state 0 is the world; a mind has a higher
  number than the state it stands in, or -1 where it is that very state (its own, or as deep as beliefs are followed).
  States of one owner that are alike in all that follows may be one. The triggers have come to rest in each of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from skaz.compile.flat_clauses import Clause, ClausesOf
from skaz.compile.flat_expressions import Expressions, Values
from skaz.compile.problem import BELIEVES, Fluent, GroundEvent, Problem
from skaz.model.logic import FALSE, TRUE, Expr, Value

NONE = -1
ALWAYS, NEVER = -1, -2

Path = tuple[Value, ...]
#: What a fluent begins as for those believers.
Start = Callable[[Path, Fluent], Value]
#: The believers of another state that begins like that of some believers.
Like = Callable[[Path], Path]
#: What tells one beginning state from another: which it is like, whose state it is, how deep it is.
Key = tuple[Path, Value, int]


@dataclass(frozen=True)
class FlatProblem:
    """The arrays, of int32 (``numbers``: doubles); an ``x_start`` that cuts a table into parts ends with its length."""

    characters: int
    entities: int
    slots: int
    actions: int
    depth: int
    numbers: array[float]
    fluent_slot: array[int]
    fluent_believer: array[int]
    fluent_inner: array[int]
    expr_kind: array[int]
    expr_a: array[int]
    expr_b: array[int]
    expr_args: array[int]
    event_condition: array[int]
    effect_start: array[int]
    effect_when: array[int]
    effect_fluent: array[int]
    effect_value: array[int]
    consent_start: array[int]
    consent_who: array[int]
    observing: array[int]
    clause_start: array[int]
    atom_start: array[int]
    atom_fluent: array[int]
    atom_test: array[int]
    atom_value: array[int]
    utility: array[int]
    begin_values: array[int]
    begin_minds: array[int]
    unclaused: tuple[int, ...]
    fluents: tuple[Fluent, ...]
    """The fluents by number, to name them."""


def flatten(problem: Problem, start: Start, depth: int, like: Like) -> FlatProblem:
    """The arrays of a pruned problem.

    Args:
        problem: pruned, so that it speaks of no static fluent.
        start: what a fluent begins as, the triggers having come to rest, for believers of any depth.
        depth: how many believers are followed.
        like: which beginning states are alike, so that they are written once.
    """
    return _Flattening(problem).flat(_Begin(problem, start, depth, like))


class _Begin:
    """The states that a problem begins with, each as a path of believers; of those that are alike only one."""

    def __init__(self, problem: Problem, start: Start, depth: int, like: Like) -> None:
        self.characters = problem.characters
        self.start = start
        self.depth = depth
        self.like = like
        self.number: dict[Key, int] = {}
        self.paths: list[Path] = []
        self.minds = array("i")
        self._open()

    def _open(self) -> None:
        """Level by level, so that minds have higher numbers than the states they stand in."""
        level: dict[Key, Path] = {self._key(()): ()}
        self._enter(level)
        for _ in range(self.depth):
            below: dict[Key, Path] = {}
            for path in level.values():
                for who in self.characters:
                    if not path or path[-1] != who:
                        below.setdefault(self._key((*path, who)), (*path, who))
            self._enter(below)
            for path in level.values():
                self.minds.extend(
                    NONE if path and path[-1] == who else self.number[self._key((*path, who))]
                    for who in self.characters
                )
            level = below
        self.minds.extend(NONE for _ in range(len(level) * len(self.characters)))

    def _key(self, path: Path) -> Key:
        return self.like(path), path[-1] if path else None, len(path)

    def _enter(self, level: dict[Key, Path]) -> None:
        for key, path in level.items():
            self.number[key] = len(self.paths)
            self.paths.append(path)

    def values(self, fluents: Sequence[Fluent]) -> Iterator[Value]:
        for path in self.paths:
            for fluent in fluents:
                yield self.start(path, fluent)


class _Flattening:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.values = Values(problem.types.numbered)
        self.character = {name: index for index, name in enumerate(problem.characters)}
        self.fluents: dict[Fluent, int] = {}
        for fluent in (*problem.fluents, *problem.explicit):
            self.fluent(fluent)
        self.variables = [*problem.fluents, *(each for each in problem.explicit if each in problem.tracked)]
        self.expressions = Expressions(self.values, self.fluent)
        types_of = {each.name: each.type for each in problem.lifted.properties}
        self.clauses = ClausesOf(problem.types.members, types_of)
        self.clauses_of: dict[Expr, list[Clause] | None] = {}

    def fluent(self, fluent: Fluent) -> int:
        """The number of a fluent, entered if it is new, what is believed in it after it."""
        if fluent not in self.fluents:
            self.fluents[fluent] = len(self.fluents)
            if fluent[0] == BELIEVES:
                self.fluent(fluent[2])
        return self.fluents[fluent]

    def flat(self, begin: _Begin) -> FlatProblem:
        problem = self.problem
        events = (*problem.actions, *problem.triggers)
        condition = array("i", (self.expressions.id(event.precondition) for event in events))
        effects = [effect for event in events for effect in event.effects]
        when = array("i", (self.expressions.id(effect.when) for effect in effects))
        changed = array("i", (self.fluent(effect.fluent) for effect in effects))
        new = array("i", (self.expressions.id(effect.value) for effect in effects))
        observing = array("i", (each for action in problem.actions for each in self._observing(action)))
        owners: tuple[str | None, ...] = (*problem.characters, None)
        utility = array("i", (self._utility(who) for who in owners))
        clauses = [self._clauses(event) for event in events]
        written = [clause for each in clauses for clause in each or ()]
        atoms = [atom for clause in written for atom in clause]
        atom_test = array("i", (self.expressions.id(atom.test) for atom in atoms))
        atom_value = array("i", (NONE if atom.value is None else self.expressions.id(atom.value) for atom in atoms))
        atom_fluent = array("i", (self.fluent(atom.fluent) for atom in atoms))
        begun = array("i", (self.values.id(value) for value in begin.values(self.variables)))
        slot = {fluent: index for index, fluent in enumerate(self.variables)}
        beliefs = [fluent if fluent[0] == BELIEVES else None for fluent in self.fluents]
        consents = [[self.character[who] for who in action.consenting] for action in problem.actions]
        return FlatProblem(
            characters=len(problem.characters),
            entities=len(self.values.entities),
            slots=len(self.variables),
            actions=len(problem.actions),
            depth=begin.depth,
            numbers=array("d", self.values.numbers),
            fluent_slot=array("i", (slot.get(fluent, NONE) for fluent in self.fluents)),
            fluent_believer=array("i", (NONE if each is None else self.character[each[1]] for each in beliefs)),
            fluent_inner=array("i", (NONE if each is None else self.fluents[each[2]] for each in beliefs)),
            expr_kind=self.expressions.kind,
            expr_a=self.expressions.a,
            expr_b=self.expressions.b,
            expr_args=self.expressions.args,
            event_condition=condition,
            effect_start=_starts(len(event.effects) for event in events),
            effect_when=when,
            effect_fluent=changed,
            effect_value=new,
            consent_start=_starts(map(len, consents)),
            consent_who=array("i", (who for each in consents for who in each)),
            observing=observing,
            clause_start=_starts(len(each or ()) for each in clauses),
            atom_start=_starts(map(len, written)),
            atom_fluent=atom_fluent,
            atom_test=atom_test,
            atom_value=atom_value,
            utility=utility,
            begin_values=begun,
            begin_minds=begin.minds,
            unclaused=tuple(index for index, each in enumerate(clauses) if each is None),
            fluents=tuple(self.fluents),
        )

    def _observing(self, action: GroundEvent) -> Iterator[int]:
        for who in self.problem.characters:
            sees = TRUE if action.observing is None else action.observing.get(who, TRUE)
            yield ALWAYS if sees == TRUE else NEVER if sees == FALSE else self.expressions.id(sees)

    def _utility(self, who: str | None) -> int:
        wanted = self.problem.utilities.get(who)
        return NONE if wanted is None else self.expressions.id(wanted)

    def _clauses(self, event: GroundEvent) -> list[Clause] | None:
        """Of a trigger none: nobody observes it."""
        if event.is_trigger:
            return []
        if event.precondition not in self.clauses_of:
            self.clauses_of[event.precondition] = self.clauses.of(event.precondition)
        return self.clauses_of[event.precondition]


def _starts(lengths: Iterable[int]) -> array[int]:
    """Where each part begins, and where the last one ends."""
    found = array("i", [0])
    for length in lengths:
        found.append(found[-1] + length)
    return found
