"""Reads a Sabre problem file: all types first, then entities, properties, events, the initial state and utilities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from skaz.formats.sabre.check import Checker, Typed
from skaz.formats.sabre.declared import declare
from skaz.formats.sabre.effects import assignments, contradiction
from skaz.formats.sabre.statements import (
    DeclaredEvent,
    DeclaredProperty,
    DeclaredUtility,
    RawParameter,
    Statements,
    read_statements,
)
from skaz.formats.sabre.tokens import MOST_WRONG, tokenize
from skaz.formats.sabre.unreadable import Unreadable
from skaz.model.logic import TRUE, Const, Expr, Value
from skaz.model.sabre import Argument, Fixed, Parameter, Property, SabreProblem, Template, variables_of
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

#: What the format calls belief; a property may bear that name too.
BELIEVES = "believes"
T = TypeVar("T")


def read_problem(source: Source) -> tuple[SabreProblem | None, tuple[Finding, ...]]:
    """The problem that a text describes.

    Args:
        source: the file; its name without folder and ending becomes the problem's name.

    Returns:
        The problem, or None if anything in it cannot be read; what is wrong, in order of place.
    """
    tokens, wrong = tokenize(source.text)
    statements, more = read_statements(tokens, wrong)
    wrong += more
    problem = _Reader(source, wrong).problem(statements)
    findings = sorted((each.finding(source) for each in wrong), key=lambda finding: finding.span.start)
    return (None if findings else problem), tuple(findings[:MOST_WRONG])


class _Reader:
    def __init__(self, source: Source, wrong: list[Unreadable]) -> None:
        self.source = source
        self.wrong = wrong
        self.checker: Checker

    def problem(self, found: Statements) -> SabreProblem:
        types = declare(found.types, found.entities, self.wrong.append)
        self.checker = Checker(types, ())
        self.checker = Checker(types, self._properties(found.properties))
        actions = self._each(found.actions, self._template)
        triggers = self._each(found.triggers, self._template)
        initial = self._each(found.initial, lambda raw: assignments(self.checker, raw, {}))
        utilities = dict(self._each(found.utilities, self._utility))
        name = self.source.name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        span = Span(self.source, 0, len(self.source.text))
        return SabreProblem(name, types, self.checker.properties, actions, triggers, initial, utilities, span)

    def _each(self, found: list[T], read: Callable[[T], U]) -> tuple[U, ...]:
        """What can be read of each; what cannot is kept to be reported."""
        done = []
        for each in found:
            try:
                done.append(read(each))
            except Unreadable as unreadable:
                self.wrong.append(unreadable)
        return tuple(done)

    def _properties(self, found: list[DeclaredProperty]) -> tuple[Property, ...]:
        properties: list[Property] = []
        for signature, each, kind in self._each(found, self._property):
            same_name = [known for known in properties if known.shown == each.name.text]
            if any(_like(known.signature, signature) and known.type == kind for known in same_name):
                continue
            clash = next((known for known in same_name if _clash(known.signature, signature, self.checker)), None)
            if clash is not None:
                message = f'Some arguments would fit two properties "{clash.shown}".'
                self.wrong.append(Unreadable(message, each.name.start, each.name.end, "Give one another name."))
                continue
            is_plain = not same_name and each.name.text != BELIEVES
            name = each.name.text if is_plain else f"{each.name.text} {len(same_name) + 1}"
            properties.append(Property(name, each.name.text, signature, kind))
        return tuple(properties)

    def _property(self, found: DeclaredProperty) -> tuple[tuple[Argument, ...], DeclaredProperty, str]:
        return self._signature(found.signature), found, self.checker.known_type(found.type)

    def _signature(self, found: tuple[RawParameter, ...]) -> tuple[Argument, ...]:
        return tuple(self._argument(each) for each in found)

    def _argument(self, found: RawParameter) -> Argument:
        if found.type is not None:
            return Parameter(found.term.text, self.checker.variable_type(found.type))
        if found.term.kind == "unknown":
            raise Unreadable('"?" cannot be an argument.', found.term.start, found.term.end)
        return Fixed(self._constant(found))

    def _constant(self, found: RawParameter) -> Value:
        typed = self.checker.typed(found.term, {})
        assert isinstance(typed.expr, Const)
        return typed.expr.value

    def _template(self, found: DeclaredEvent) -> Template:
        signature = self._signature(found.signature)
        scope = {each.name: each.type for each in variables_of(signature)}
        checker = self.checker
        precondition = TRUE if found.precondition is None else checker.condition(found.precondition, scope)
        effect = TRUE if found.effect is None else self._effect(found, scope)
        consenting = tuple(checker.character(term, scope) for term in found.consenting)
        return Template(
            found.name.text,
            signature,
            precondition,
            effect,
            tuple(dict.fromkeys(consenting)),
            self._observing(found, scope),
            Span(self.source, found.start, found.end),
        )

    def _effect(self, found: DeclaredEvent, scope: Mapping[str, str]) -> Expr:
        assert found.effect is not None
        effect = assignments(self.checker, found.effect, scope)
        if contradiction(effect) is not None:
            message = f'"{found.name.text}" makes a property two things at once.'
            raise Unreadable(message, found.effect.start, found.effect.end, "Leave one of them out.")
        return effect

    def _observing(self, found: DeclaredEvent, scope: Mapping[str, str]) -> tuple[Parameter, Expr] | None:
        if found.observing is None:
            return None
        name, kind, raw = found.observing
        parameter = Parameter(name.text, self.checker.variable_type(kind))
        if not self.checker.types.is_below(parameter.type, "character"):
            raise Unreadable("Only characters observe.", kind.start, kind.end, "observing(c : character): ...")
        return parameter, self.checker.condition(raw, {**scope, parameter.name: parameter.type})

    def _utility(self, found: DeclaredUtility) -> tuple[str | None, Expr]:
        who = None
        if found.who is not None:
            term = self.checker.character(found.who, {})
            who = str(term.value) if isinstance(term, Const) else None
        return who, self.checker.utility(found.value)


U = TypeVar("U")


def _like(one: tuple[Argument, ...], two: tuple[Argument, ...]) -> bool:
    """Whether two signatures take the same types and constants."""
    return [_kind(each) for each in one] == [_kind(each) for each in two]


def _kind(argument: Argument) -> tuple[str, Value]:
    return ("type", argument.type) if isinstance(argument, Parameter) else ("value", argument.value)


def _clash(one: tuple[Argument, ...], two: tuple[Argument, ...], checker: Checker) -> bool:
    """Whether some arguments fit both; looked for only where a constant is compared, as the format does."""
    if len(one) != len(two) or not any(isinstance(each, Fixed) for each in (*one, *two)):
        return False
    return all(_overlap(left, right, checker) for left, right in zip(one, two))


def _overlap(left: Argument, right: Argument, checker: Checker) -> bool:
    if isinstance(left, Fixed) and isinstance(right, Fixed):
        return left.value == right.value
    if isinstance(left, Fixed):
        return checker.accepts(right, _typed(left, checker))
    if isinstance(right, Fixed):
        return checker.accepts(left, _typed(right, checker))
    members = checker.types.members
    return bool(set(members.get(left.type, ())) & set(members.get(right.type, ())))


def _typed(fixed: Fixed, checker: Checker) -> Typed:
    value = fixed.value
    kind = "boolean" if isinstance(value, bool) else "number" if isinstance(value, float) else "entity"
    return Typed(Const(value), kind)
