"""Resolves the names of a raw expression and checks its types: from ``Raw`` to the nodes of ``skaz.model.logic``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from skaz.formats.sabre.raw import (
    Raw,
    RawBelieves,
    RawBinary,
    RawCall,
    RawIf,
    RawIsA,
    RawMany,
    RawNot,
    RawQuantified,
    RawTerm,
)
from skaz.formats.sabre.unreadable import Unreadable
from skaz.model.logic import (
    NOTHING,
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    IsA,
    Not,
    Or,
    Quantified,
    Read,
    Special,
    Var,
)
from skaz.model.sabre import BOOLEAN, CHARACTER, ENTITY, NUMBER, Fixed, Parameter, Property, Types
from skaz.text.near import nearest

#: The type of ``?``, which fits where an entity or a number does.
NONE = "?"
#: The type of an assignment, which is an effect and no value.
EFFECT = "an effect"

Scope = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    expr: Expr
    type: str


@dataclass(frozen=True)
class Checker:
    """What expressions are resolved against: types, entities, and properties in order of declaration."""

    types: Types
    properties: tuple[Property, ...]

    def condition(self, raw: Raw, scope: Scope) -> Expr:
        """A condition: boolean, and assigning nothing.

        Raises:
            Unreadable: a name that is not known, a type that does not fit, an assignment.
        """
        return self._boolean(raw, scope)

    def utility(self, raw: Raw) -> Expr:
        """A utility: a number, or a condition that counts 1."""
        typed = self.typed(raw, {})
        if typed.type == BOOLEAN:
            return If(((typed.expr, Const(1.0)),), Const(0.0))
        if typed.type != NUMBER:
            raise _wrong(raw, f"A utility must be boolean or a number; this is {_a_type(typed.type)}.")
        return typed.expr

    def typed(self, raw: Raw, scope: Scope) -> Typed:
        """Any expression with its type."""
        return _CHECKS[type(raw)](self, raw, scope)

    def variable_type(self, kind: RawTerm) -> str:
        """A type that a variable may have: any but ``number``, which has no enumeration."""
        self.known_type(kind)
        if kind.text == NUMBER:
            raise _wrong(kind, "No variable can run over all numbers.", "Give it a type of entities, or boolean.")
        return kind.text

    def known_type(self, kind: RawTerm) -> str:
        if not self.types.is_known(kind.text):
            known = [*self.types.parents, BOOLEAN, NUMBER]
            raise _wrong(kind, f'There is no type "{kind.text}".', _nearest(kind.text, known))
        return kind.text

    def character(self, raw: RawTerm, scope: Scope) -> Var | Const:
        """A term that must be a character."""
        typed = self._term(raw, scope)
        is_fine = (
            isinstance(typed.expr, Const)
            and isinstance(typed.expr.value, str)
            and self.types.is_a(typed.expr.value, CHARACTER)
        ) or (
            isinstance(typed.expr, Var)
            and typed.type not in (BOOLEAN, NUMBER)
            and self.types.is_below(typed.type, CHARACTER)
        )
        if not is_fine or not isinstance(typed.expr, (Var, Const)):
            raise _wrong(raw, f'"{raw.text}" must be a character.')
        return typed.expr

    def accepts(self, parameter: Parameter | Fixed, typed: Typed) -> bool:
        """Whether a signature's argument takes a term: by the entity itself, by a variable's declared type."""
        if isinstance(parameter, Fixed):
            return isinstance(typed.expr, Const) and typed.expr.value == parameter.value
        if isinstance(typed.expr, Const) and isinstance(typed.expr.value, str):
            return parameter.type not in (BOOLEAN, NUMBER) and self.types.is_a(typed.expr.value, parameter.type)
        return typed.type != NONE and self.types.is_below(typed.type, parameter.type)

    def _boolean(self, raw: Raw, scope: Scope) -> Expr:
        typed = self.typed(raw, scope)
        if typed.type == EFFECT:
            raise _wrong(raw, '"=" is an effect and cannot be asked.', 'Use "==" to compare.')
        if typed.type != BOOLEAN:
            raise _wrong(raw, f"This must be true or false; it is {_a_type(typed.type)}.")
        return typed.expr

    def _number(self, raw: Raw, scope: Scope) -> Expr:
        typed = self.typed(raw, scope)
        if typed.type not in (NUMBER, NONE):
            raise _wrong(raw, f"This must be a number; it is {_a_type(typed.type)}.")
        return typed.expr

    def _term(self, raw: RawTerm, scope: Scope) -> Typed:
        if raw.kind == "number":
            return Typed(Const(float(raw.text)), NUMBER)
        if raw.kind == "unknown":
            return Typed(Const(NOTHING), NONE)
        if raw.text in ("True", "False"):
            return Typed(Const(raw.text == "True"), BOOLEAN)
        if raw.text in scope:
            return Typed(Var(raw.text), scope[raw.text])
        if raw.text in self.types.entities:
            own = self.types.entities[raw.text]
            return Typed(Const(raw.text), own[0] if own else ENTITY)
        help_ = _nearest(raw.text, [*scope, *self.types.entities])
        raise _wrong(raw, f'"{raw.text}" is neither a variable here nor an entity.', help_)

    def _call(self, raw: RawCall, scope: Scope) -> Typed:
        args = [self._term(arg, scope) for arg in raw.args]
        for arg, typed in zip(raw.args, args):
            if typed.type == NONE:
                raise _wrong(arg, '"?" cannot be an argument.')
        found = self._property(raw.name, args)
        if found is None:
            raise self._no_property(raw)
        return Typed(Read(found.name, tuple(arg.expr for arg in args)), found.type)  # type: ignore[misc]

    def _property(self, name: str, args: list[Typed]) -> Property | None:
        """The first declared property of a name and arity whose parameters take the arguments."""
        for each in self.properties:
            if each.shown == name and len(each.signature) == len(args) and all(map(self.accepts, each.signature, args)):
                return each
        return None

    def _no_property(self, raw: RawCall) -> Unreadable:
        of_name = [each for each in self.properties if each.shown == raw.name]
        if of_name:
            declared = "; ".join(_signature(each) for each in of_name[:3])
            return _wrong(raw, f'"{raw.name}" does not take these arguments.', f"Declared: {declared}.")
        help_ = _nearest(raw.name, {each.shown for each in self.properties})
        return _wrong(raw, f'There is no property "{raw.name}".', help_)

    def _believes(self, raw: RawBelieves, scope: Scope) -> Typed:
        if isinstance(raw.what, RawTerm):
            args = [self._term(raw.who, scope), self._term(raw.what, scope)]
            own = self._property("believes", args)
            if own is not None:
                return Typed(Read(own.name, tuple(arg.expr for arg in args)), own.type)  # type: ignore[misc]
        who = self.character(raw.who, scope)
        what = self.typed(raw.what, scope)
        return Typed(Believes(who, what.expr), what.type)

    def _many(self, raw: RawMany, scope: Scope) -> Typed:
        if raw.op == "|":
            return Typed(Or(tuple(self._boolean(part, scope) for part in raw.parts)), BOOLEAN)
        parts = [self._truth_or_effect(part, scope) for part in raw.parts]
        return Typed(And(tuple(part.expr for part in parts)), _joint(parts))

    def _truth_or_effect(self, raw: Raw, scope: Scope) -> Typed:
        typed = self.typed(raw, scope)
        if typed.type not in (BOOLEAN, EFFECT):
            raise _wrong(raw, f"This must be true or false; it is {_a_type(typed.type)}.")
        return typed

    def _not(self, raw: RawNot, scope: Scope) -> Typed:
        return Typed(Not(self._boolean(raw.part, scope)), BOOLEAN)

    def _if(self, raw: RawIf, scope: Scope) -> Typed:
        conditions = [self._boolean(condition, scope) for condition, _ in raw.branches]
        results = [self.typed(result, scope) for _, result in raw.branches]
        otherwise = None if raw.otherwise is None else self.typed(raw.otherwise, scope)
        every = [*results, *([otherwise] if otherwise else [])]
        kind = self._common(raw, every)
        if otherwise is None and kind not in (BOOLEAN, EFFECT):
            raise _wrong(raw, 'This "if" gives a value, so it needs an "else".')
        branches = tuple((condition, result.expr) for condition, result in zip(conditions, results))
        return Typed(If(branches, otherwise.expr if otherwise else None), kind)

    def _common(self, raw: Raw, every: list[Typed]) -> str:
        """The type of a value that may be any of several."""
        kinds = {typed.type for typed in every}
        if EFFECT in kinds and kinds <= {EFFECT, BOOLEAN}:
            return EFFECT
        told = [kind for kind in kinds if kind != NONE]
        sorts = {_sort(kind) for kind in told}
        if len(sorts) > 1 or (sorts & {BOOLEAN, EFFECT} and NONE in kinds):
            raise _wrong(raw, f"The results of this are of different types: {' and '.join(sorted(kinds))}.")
        if not told:
            return NONE
        return told[0] if len(told) == 1 else ENTITY if _sort(told[0]) == ENTITY else told[0]

    def _quantified(self, raw: RawQuantified, scope: Scope) -> Typed:
        kind = self.variable_type(raw.type)
        inner = {**scope, raw.var.text: kind}
        if raw.kind in ("sum", "product"):
            return Typed(Quantified(raw.kind, raw.var.text, kind, self._number(raw.body, inner)), NUMBER)
        if raw.kind == "exists":
            return Typed(Quantified(raw.kind, raw.var.text, kind, self._boolean(raw.body, inner)), BOOLEAN)
        body = self._truth_or_effect(raw.body, inner)
        return Typed(Quantified(raw.kind, raw.var.text, kind, body.expr), body.type)

    def _is_a(self, raw: RawIsA, scope: Scope) -> Typed:
        self.known_type(raw.type)
        part = self.typed(raw.part, scope)
        if part.type in (EFFECT, BOOLEAN):
            raise _wrong(raw.part, f"Only an entity or a number can be of a type; this is {_a_type(part.type)}.")
        return Typed(IsA(part.expr, raw.type.text), BOOLEAN)  # type: ignore[arg-type]

    def _binary(self, raw: RawBinary, scope: Scope) -> Typed:
        if raw.op == "=":
            return self._assignment(raw, scope)
        if raw.op in "+-*/":
            return Typed(Arith(raw.op, self._number(raw.left, scope), self._number(raw.right, scope)), NUMBER)
        left, right = self.typed(raw.left, scope), self.typed(raw.right, scope)
        for side, typed in ((raw.left, left), (raw.right, right)):
            if typed.type == EFFECT:
                raise _wrong(side, '"=" is an effect and cannot be compared.', 'Use "==" to compare.')
        sorts = {_sort(typed.type) for typed in (left, right)} - {NONE}
        if len(sorts) > 1:
            message = f"{_a_type(left.type).capitalize()} and {_a_type(right.type)} cannot be compared."
            raise _wrong(raw, message)
        return Typed(Compare(raw.op, left.expr, right.expr), BOOLEAN)

    def _assignment(self, raw: RawBinary, scope: Scope) -> Typed:
        target, value = self.typed(raw.left, scope), self.typed(raw.right, scope)
        if not is_fluent(target.expr):
            raise _wrong(raw.left, 'Left of "=" a property must stand.', "For example  at(Tom) = Home.")
        self.may_hold(raw, target.type, value)
        return Typed(Assign(target.expr, value.expr), EFFECT)

    def may_hold(self, raw: Raw, kind: str, value: Typed) -> None:
        """Check that a property of a type may get a value."""
        if value.type == NONE and kind != BOOLEAN:
            return
        fits = _sort(kind) == _sort(value.type) and value.type != EFFECT
        if fits and _sort(kind) == ENTITY:
            fits = self._may_be(value.expr, kind)
        if not fits:
            raise _wrong(raw, f"{_a_type(value.type).capitalize()} cannot be the value of a property of type {kind}.")

    def _may_be(self, expr: Expr, kind: str) -> bool:
        """Whether a value may be of a type: an entity that is, a variable or property that shares an entity with it."""
        if isinstance(expr, Const):
            return isinstance(expr.value, Special) or (
                isinstance(expr.value, str) and self.types.is_a(expr.value, kind)
            )
        if isinstance(expr, If):
            results = [result for _, result in expr.branches]
            return all(self._may_be(each, kind) for each in [*results, *([expr.otherwise] if expr.otherwise else [])])
        return True


def is_fluent(expr: Expr) -> bool:
    """Whether an expression is a property, or somebody's belief about one, to any depth."""
    while isinstance(expr, Believes):
        expr = expr.what
    return isinstance(expr, Read)


def _joint(parts: Iterable[Typed]) -> str:
    return EFFECT if any(part.type == EFFECT for part in parts) else BOOLEAN


def _sort(kind: str) -> str:
    return kind if kind in (BOOLEAN, NUMBER, NONE, EFFECT) else ENTITY


def _a_type(kind: str) -> str:
    if kind in (EFFECT, NONE):
        return kind
    return {BOOLEAN: "a truth value", NUMBER: "a number"}.get(kind, f"an entity ({kind})")


def _signature(each: Property) -> str:
    shown = ", ".join(arg.type if isinstance(arg, Parameter) else str(arg.value) for arg in each.signature)
    return f"{each.shown}({shown})"


def _nearest(word: str, known: Iterable[str]) -> str:
    names = nearest(word, known)
    return f"Nearest: {', '.join(names)}." if names else ""


def _wrong(raw: Raw, message: str, help: str = "") -> Unreadable:
    return Unreadable(message, raw.start, raw.end, help)


_CHECKS: dict[type, Callable[..., Typed]] = {
    RawTerm: Checker._term,
    RawCall: Checker._call,
    RawBelieves: Checker._believes,
    RawMany: Checker._many,
    RawNot: Checker._not,
    RawIf: Checker._if,
    RawQuantified: Checker._quantified,
    RawIsA: Checker._is_a,
    RawBinary: Checker._binary,
}
