"""Formulas and patterns as text, with no more brackets than reading them back needs."""

from __future__ import annotations

from skaz.syntax.formula import (
    And,
    Binary,
    Call,
    Duration,
    Formula,
    If,
    Located,
    Marked,
    Name,
    Named,
    Not,
    Number,
    Or,
    Quantified,
    Quote,
)
from skaz.syntax.read_formula import OPERATORS
from skaz.syntax.tree import Choice, Element, Lit, Optional, Pattern, SlotRef

_NOT = 3
_ATOM = 9


def formula_text(formula: Formula, least: int = 0) -> str:
    """A formula as written; in brackets if it binds less tightly than ``least``."""
    power, text = _read(formula)
    return f"({text})" if power < least else text


def _read(formula: Formula) -> tuple[int, str]:
    """How tightly a formula binds, and its text."""
    match formula:
        case Name(text) | Number(text):
            return _ATOM, text
        case Quote(text):
            return _ATOM, f'"{text}"'
        case Call(name, args):
            return _ATOM, f"{name.text}({', '.join([formula_text(a) for a in args])})"
        case Named(name, value):
            return _ATOM, f"{name.text}: {formula_text(value, 1)}"
        case Binary(op, left, right):
            power = OPERATORS[op]
            least = power + 1 if power == OPERATORS["="] else power
            return power, f"{formula_text(left, least)} {op} {formula_text(right, power + 1)}"
        case Not(part):
            return _NOT, f"not {formula_text(part, _NOT)}"
        case Marked(mark, part):
            return _NOT, f"{mark.text} {formula_text(part, _NOT)}"
        case And(parts):
            return OPERATORS["and"], " and ".join([formula_text(p, OPERATORS["and"] + 1) for p in parts])
        case Or(parts):
            return OPERATORS["or"], " or ".join([formula_text(p, OPERATORS["or"] + 1) for p in parts])
        case If(condition, then, otherwise):
            text = f"if {formula_text(condition, 1)} then {formula_text(then, 1)}"
            return 0, text if otherwise is None else f"{text} else {formula_text(otherwise, 1)}"
        case Quantified(kind, name, of, body):
            return _ATOM, f"{kind} {name.text}: {of.text} ({formula_text(body)})"
        case Located(who, places):
            return 0, f"{who.text} at {' or '.join([formula_text(p, _ATOM) for p in places])}"
        case Duration(low, high, unit):
            return _ATOM, f"{low.text} to {high.text} {unit.text}" if high else f"{low.text} {unit.text}"


def list_text(formulas: tuple[Formula, ...]) -> str:
    """Formulas parted by commas, as after ``known to`` or ``seen by``."""
    return ", ".join([formula_text(f, 0 if isinstance(f, Located) else _NOT) for f in formulas])


def pattern_text(pattern: Pattern) -> str:
    """``leaves [{from}]``, ``is {whom}'s sister|brother``"""
    text = ""
    after_slot = False
    for element in pattern:
        hangs = after_slot and isinstance(element, Lit) and element.word[0] in "'’"
        text += _element_text(element) if hangs or not text else " " + _element_text(element)
        after_slot = isinstance(element, SlotRef)
    return text


def _element_text(element: Element) -> str:
    match element:
        case Lit(word):
            return word
        case SlotRef(name):
            return f"{{{name}}}"
        case Optional(pattern):
            return f"[{pattern_text(pattern)}]"
        case Choice((only,)):
            return f"({pattern_text(only)})"
        case Choice(alternatives):
            return "|".join([_alternative_text(a) for a in alternatives])


def _alternative_text(pattern: Pattern) -> str:
    """Several elements, or a choice within a choice, need brackets of their own."""
    text = pattern_text(pattern)
    return text if len(pattern) == 1 and not isinstance(pattern[0], Choice) else f"({text})"
