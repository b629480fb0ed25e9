"""Grounds a Sabre problem: every property, action and trigger over every combination of entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from skaz.compile.clauses import Clauses
from skaz.compile.explicit import make_explicit, merged, shallow
from skaz.compile.ground import Grounder, TooLarge, cases, conjunction, fluents_in, opposite
from skaz.compile.problem import BELIEVES, Effect, Fluent, GroundEvent, Problem, fluent_of, ground_name
from skaz.model.logic import FALSE, NOTHING, TRUE, And, Assign, Const, Expr, If, Value, Var
from skaz.model.sabre import Argument, Fixed, Parameter, SabreProblem, Template, variables_of
from skaz.text.finding import Finding

#: Nodes that grounding may make: ten times what the largest problems known need.
BUDGET = 2_000_000
#: A value of an effect that has more cases than this is not taken apart.
MOST_CASES = 1000


def ground(lifted: SabreProblem) -> tuple[Problem | None, tuple[Finding, ...]]:
    """The ground problem with its belief effects made explicit, nothing pruned yet.

    Returns:
        The problem, or None with the finding ``sabre-syntax`` that it is too large to be written out.
    """
    try:
        return _Grounding(lifted).problem(), ()
    except TooLarge:
        assert lifted.span is not None
        message = "This problem is too large: its actions and triggers over all entities are millions."
        help_ = "Give parameters and quantified variables narrower types."
        return None, (Finding("sabre-syntax", message, lifted.span, help=help_),)


class _Grounding:
    def __init__(self, lifted: SabreProblem) -> None:
        self.lifted = lifted
        self.types = lifted.types
        self.grounder = Grounder(lifted.types, BUDGET)
        self.types_of = {each.name: each.type for each in lifted.properties}
        self.clauses = Clauses(lifted.types.members, self.types_of)
        self.number = {name: index for index, name in enumerate(lifted.types.numbered)}
        self.rank = {each.name: (each.shown, index) for index, each in enumerate(lifted.properties)}

    def problem(self) -> Problem:
        utilities = {who: shallow(self.grounder.expression(expr, {})) for who, expr in self.lifted.utilities.items()}
        actions = [event for template in self.lifted.actions for event in self._events(template, False)]
        triggers = [event for template in self.lifted.triggers for event in self._events(template, True)]
        actions, triggers, tracked = make_explicit(actions, triggers, utilities.values(), self.number)
        actions = [self._sorted(event) for event in actions]
        triggers = [self._sorted(event) for event in triggers]
        initial = tuple(self._initial())
        occurring = self._occurring([*actions, *triggers], utilities.values())
        occurring.update(effect.fluent for step in initial for effect in step)
        base = {fluent for fluent in occurring if fluent[0] != BELIEVES} | set(self._declared())
        return Problem(
            self.lifted.name,
            self.types,
            tuple(sorted(base, key=self.fluent_order)),
            tuple(sorted((fluent for fluent in occurring if fluent[0] == BELIEVES), key=self.fluent_order)),
            tracked,
            tuple(sorted(actions, key=lambda event: event.name)),
            tuple(triggers),
            utilities,
            initial,
            self.lifted,
        )

    def _declared(self) -> Iterator[Fluent]:
        for each in self.lifted.properties:
            for values in self._combinations(each.signature):
                self.grounder.left -= 1
                if self.grounder.left < 0:
                    raise TooLarge
                yield (each.name, *_arguments(each.signature, values))

    def _combinations(self, signature: tuple[Argument, ...]) -> Iterator[Mapping[str, Value]]:
        variables = variables_of(signature)
        for values in product(*(self.types.members[each.type] for each in variables)):
            yield {each.name: value for each, value in zip(variables, values)}

    def _initial(self) -> Iterator[tuple[Effect, ...]]:
        """The initial statements, a conjunction as one step for each of its parts."""
        for expr in self.lifted.initial:
            for part in _conjuncts(expr):
                yield tuple(self._effects(self.grounder.expression(part, {}), TRUE))

    def _occurring(self, events: list[GroundEvent], utilities: Iterable[Expr]) -> set[Fluent]:
        """Every fluent that an event or a utility reads or writes."""
        found = {fluent for expr in utilities for fluent in fluents_in(expr)}
        for event in events:
            found.update(fluents_in(event.precondition))
            for expr in (event.observing or {}).values():
                found.update(fluents_in(expr))
            for effect in event.effects:
                found.add(effect.fluent)
                found.update(fluents_in(effect.when))
                found.update(fluents_in(effect.value))
        return found

    def _events(self, template: Template, is_trigger: bool) -> Iterator[GroundEvent]:
        is_special = not is_trigger and not template.consenting and template.precondition == FALSE
        for env, precondition in self._possible(template, template.variables(), {}, is_special):
            event = self._event(template, env, precondition, is_trigger, is_special)
            if event is not None:
                yield event

    def _possible(
        self, template: Template, variables: tuple[Parameter, ...], env: dict[str, Value], is_special: bool
    ) -> Iterator[tuple[Mapping[str, Value], Expr]]:
        """Values for the parameters, one after another, given up where the precondition has become false; and that."""
        precondition = self.grounder.expression(template.precondition, env)
        if precondition == FALSE and not is_special:
            return
        if not variables:
            yield env, precondition
            return
        for value in self.types.members[variables[0].type]:
            yield from self._possible(template, variables[1:], {**env, variables[0].name: value}, is_special)

    def _event(
        self, template: Template, env: Mapping[str, Value], precondition: Expr, is_trigger: bool, is_special: bool
    ) -> GroundEvent | None:
        if self.clauses.of(precondition) == [] and not is_special:
            return None
        effects = tuple(self._effects(self.grounder.expression(template.effect, env), TRUE))
        if _contradicts(effects):
            return None
        return GroundEvent(
            ground_name(template.name, _arguments(template.signature, env)),
            precondition,
            effects,
            tuple(dict.fromkeys(str(_value(term, env)) for term in template.consenting)),
            self._observing(template, env),
            is_trigger=is_trigger,
            is_special=is_special,
            span=template.span,
        )

    def _observing(self, template: Template, env: Mapping[str, Value]) -> Mapping[str, Expr] | None:
        if template.observing is None:
            return None
        parameter, expr = template.observing
        able = set(self.types.members[parameter.type])
        return {
            who: self.grounder.expression(expr, {**env, parameter.name: who}) if who in able else FALSE
            for who in self.types.characters
        }

    def _effects(self, expr: Expr, when: Expr) -> Iterator[Effect]:
        """A ground effect as conditional assignments of one fluent each."""
        if isinstance(expr, And):
            for part in expr.parts:
                yield from self._effects(part, when)
        elif isinstance(expr, If):
            before = [when]
            for condition, result in [*expr.branches, (TRUE, TRUE if expr.otherwise is None else expr.otherwise)]:
                yield from self._effects(result, conjunction([*before, condition]))
                before.append(opposite(condition))
        elif isinstance(expr, Assign):
            fluent = fluent_of(expr.target)
            assert fluent is not None
            for also, value in self._cases(expr.value):
                condition = conjunction([when, also])
                if condition != FALSE:
                    yield Effect(condition, fluent, value)

    def _cases(self, value: Expr) -> list[tuple[Expr, Expr]]:
        """A value case by case; one with very many cases, such as a long sum of ifs, stays whole."""
        found = list(islice(cases(value, self.types.members, self.types_of), MOST_CASES + 1))
        return found if len(found) <= MOST_CASES else [(TRUE, value)]

    def _sorted(self, event: GroundEvent) -> GroundEvent:
        """The event with its effects in the order that settles which of two conflicting ones wins."""

        def order(effect: Effect) -> tuple[object, ...]:
            return self.fluent_order(effect.fluent), self._value_order(effect.value), repr(effect.when)

        return replace(event, effects=tuple(sorted(merged(event.effects), key=order)))

    def fluent_order(self, fluent: Fluent) -> tuple[object, ...]:
        """By believers, then by the property's name, then by its arguments' numbers."""
        who: list[int] = []
        while fluent[0] == BELIEVES:
            who.append(self.number[fluent[1]])
            fluent = fluent[2]
        shown, declared = self.rank[fluent[0]]
        return tuple(who), shown, tuple(self._order(arg) for arg in fluent[1:]), declared

    def _value_order(self, expr: Expr) -> tuple[object, ...]:
        return (0, *self._order(expr.value)) if isinstance(expr, Const) else (1, 0, 0, repr(expr))

    def _order(self, value: Value) -> tuple[int, float, str]:
        """False, True, ``?``, then numbers by size and entities by number."""
        if isinstance(value, bool):
            return 0, int(value), ""
        if value is NOTHING:
            return 1, 0, ""
        if isinstance(value, float):
            return 2, value, ""
        return 2, self.number[str(value)], ""


def _conjuncts(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, And):
        for part in expr.parts:
            yield from _conjuncts(part)
    else:
        yield expr


def _arguments(signature: tuple[Argument, ...], env: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(each.value if isinstance(each, Fixed) else env[each.name] for each in signature)


def _value(term: Var | Const, env: Mapping[str, Value]) -> Value:
    return env[term.name] if isinstance(term, Var) else term.value


def _contradicts(effects: tuple[Effect, ...]) -> bool:
    """Whether a fluent gets two constants whatever holds."""
    told: dict[Fluent, Expr] = {}
    return any(
        told.setdefault(effect.fluent, effect.value) != effect.value
        for effect in effects
        if effect.when == TRUE and isinstance(effect.value, Const)
    )
