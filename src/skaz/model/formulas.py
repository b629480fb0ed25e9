"""Resolve the formulas of vocabularies: every name becomes a slot, a variable, a value or a word of a vocabulary."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import cast

from skaz.model import logic
from skaz.model.logic import NOTHING, OPEN, Const, Expr, Var
from skaz.model.world import Slot, Watchers, Word
from skaz.syntax import formula as written
from skaz.text.finding import Finding
from skaz.text.source import Span

_SPECIAL: dict[str, logic.Value] = {
    "nothing": NOTHING,
    "nobody": NOTHING,
    "none": NOTHING,
    "open": OPEN,
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
}

#: Functions of the engine that formulas may call besides the words of vocabularies, with the types of their arguments.
BUILT_IN = {
    "distance": ("place", "place"),
    "age": ("person",),
    "knows": ("person", "content"),
    "happened": ("content",),
}

Find = Callable[[str], Word | None]


class Scope:
    """What names mean in one declaration.

    ``slots`` are those of its own head; with ``free`` (rules and laws) any other plain name is a variable, whose type
    follows from where it stands. Findings gather in ``findings``.
    """

    def __init__(self, find: Find, names: Callable[[], list[str]], slots: Mapping[str, Slot], *, free: bool) -> None:
        self.find = find
        self.names = names
        self.slots = slots
        self.free = free
        self.variables: dict[str, str] = {}
        self.findings: list[Finding] = []
        self._bound: list[str] = []

    def complain(self, code: str, span: Span, message: str, help_: str = "") -> None:
        self.findings.append(Finding(code, message, span, help=help_))

    # Conditions

    def condition(self, f: written.Formula) -> Expr:
        if isinstance(f, written.And):
            return logic.And(tuple(self.condition(p) for p in f.parts))
        if isinstance(f, written.Or):
            return logic.Or(tuple(self.condition(p) for p in f.parts))
        if isinstance(f, written.Not):
            return logic.Not(self.condition(f.part))
        if isinstance(f, written.Binary):
            return self._binary(f)
        if isinstance(f, written.Quantified):
            return self._quantified(f)
        if isinstance(f, written.If):
            otherwise = self.condition(f.otherwise) if f.otherwise is not None else None
            return logic.If(((self.condition(f.condition), self.condition(f.then)),), otherwise)
        if isinstance(f, written.Call | written.Name | written.Number | written.Quote):
            return self.term(f, "content")
        help_ = "A condition, an effect or a value is expected."
        self.complain("bad-formula", f.span, "This cannot stand here.", help_)
        return Const(True)

    def _binary(self, f: written.Binary) -> Expr:
        if f.op in "+-*/":
            return logic.Arith(f.op, self.term(f.left, "number"), self.term(f.right, "number"))
        left = self.term(f.left, self._value_type(f.right) or "entity", self._values(f.right))
        right = self.term(f.right, self._value_type(f.left) or "entity", self._values(f.left))
        return logic.Compare("==" if f.op == "=" else f.op, left, right)

    def _quantified(self, f: written.Quantified) -> Expr:
        self._bound.append(f.name.text)
        body = self.condition(f.body)
        self._bound.pop()
        kind = "exists" if f.kind == "some" else "forall"
        return logic.Quantified(kind, f.name.text, f.type.text, body)

    def _word_of(self, f: written.Formula) -> Word | None:
        return self.find(f.name.text) if isinstance(f, written.Call) else None

    def _value_type(self, f: written.Formula) -> str | None:
        word = self._word_of(f)
        if word is not None:
            return word.value
        return "number" if isinstance(f, written.Number | written.Call) else None

    def _values(self, f: written.Formula) -> tuple[str, ...]:
        word = self._word_of(f)
        return word.values if word is not None else ()

    # Effects

    def effect(self, f: written.Formula) -> Expr:
        if isinstance(f, written.And):
            return logic.And(tuple(self.effect(p) for p in f.parts))
        if isinstance(f, written.If):
            otherwise = self.effect(f.otherwise) if f.otherwise is not None else None
            return logic.If(((self.condition(f.condition), self.effect(f.then)),), otherwise)
        if isinstance(f, written.Quantified):
            self._bound.append(f.name.text)
            body = self.effect(f.body)
            self._bound.pop()
            return logic.Quantified("forall", f.name.text, f.type.text, body)
        if isinstance(f, written.Not):
            return logic.Assign(self.condition(f.part), Const(False))
        if isinstance(f, written.Binary) and f.op == "=":
            target = self.condition(f.left)
            return logic.Assign(target, self.term(f.right, self._value_type(f.left) or "entity", self._values(f.left)))
        if isinstance(f, written.Call) and f.name.text == "believes" and len(f.args) == 2:
            return logic.Believes(self._argument(f.args[0], "person"), self.effect(f.args[1]))
        if isinstance(f, written.Binary):
            # "and estranged(a, b) != c" in an effect can only mean that it is not so.
            return logic.Assign(self.condition(f.left), Const(False))
        if isinstance(f, written.Name):
            return self.term(f, "content")
        return logic.Assign(self.condition(f), Const(True))

    # Terms

    def call(self, f: written.Call) -> Expr:
        name = f.name.text
        if name == "believes" and len(f.args) == 2:
            return logic.Believes(self._argument(f.args[0], "person"), self.condition(f.args[1]))
        word = self.find(name)
        if word is None:
            if name in BUILT_IN:
                types = BUILT_IN[name]
                return logic.Read(name, tuple(self._argument(a, t) for a, t in zip(f.args, types)))
            near = difflib.get_close_matches(name, self.names(), 3)
            guess = f"Nearest: {', '.join(near)}." if near else "Declare it, or bring its vocabulary in with use."
            self.complain("unknown-word", f.name.span, f'"{name}" is no property, action or attitude in scope.', guess)
            return Const(True)
        return logic.Read(word.name, self._arguments(f, word))

    def _arguments(self, f: written.Call, word: Word) -> tuple[logic.Term, ...]:
        given: dict[str, written.Formula] = {}
        order = [slot.name for slot in word.slots]
        for i, arg in enumerate(f.args):
            if isinstance(arg, written.Named):
                given[arg.name.text] = arg.value
            elif i < len(order):
                given[order[i]] = arg
            else:
                self.complain("wrong-slot", f.span, f"{word.name} takes {len(order)} things, not {len(f.args)}.")
                break
        return tuple(
            self._argument(given[slot.name], slot.type) if slot.name in given else Const(None) for slot in word.slots
        )

    def _argument(self, f: written.Formula, kind: str) -> logic.Term:
        from skaz.model.world import CONTENT_KINDS

        is_content = kind in CONTENT_KINDS and kind not in ("number", "words")
        if is_content and not isinstance(f, written.Name | written.Quote):
            return logic.Quote(self.condition(f))
        # What else a formula may be has been found to be wrong there already.
        return cast(logic.Term, self.term(f, kind))

    def term(self, f: written.Formula, kind: str, values: tuple[str, ...] = ()) -> Expr:
        if isinstance(f, written.Number):
            return Const(f.value)
        if isinstance(f, written.Quote):
            return Const(f.text)
        if isinstance(f, written.Name):
            return self._name(f, kind, values)
        if isinstance(f, written.Call):
            return self.call(f)
        return self.condition(f)

    def _name(self, f: written.Name, kind: str, values: tuple[str, ...]) -> Expr:
        name = f.text
        if name in self.slots or name in self._bound:
            return Var(name)
        if name in _SPECIAL:
            return Const(_SPECIAL[name])
        if name == "_":
            return Const(None)
        if name in values:
            return Const(name)
        if self.free and name.isidentifier():
            self.variables.setdefault(name, "entity")
            if kind not in ("entity", "truth") and self.variables[name] == "entity":
                self.variables[name] = kind
            return Var(name)
        known = [*self.slots, *values]
        near = difflib.get_close_matches(name, known, 2)
        guess = f"Nearest: {', '.join(near)}." if near else f"Known here: {', '.join(known) or 'nothing'}."
        self.complain("unknown-name", f.span, f'"{name}" is no slot of this declaration and no value.', guess)
        return Const(None)

    def watchers(self, formulas: tuple[written.Formula, ...]) -> Watchers:
        """Who sees an event, from ``seen by``: people, ``anyone at PLACE or PLACE``, ``everyone``, ``nobody``."""
        people: list[Expr] = []
        places: list[Expr] = []
        everyone = False
        for f in formulas:
            if isinstance(f, written.Located):
                places.extend(self.term(p, "place") for p in f.places)
            elif isinstance(f, written.Name) and f.text == "everyone":
                everyone = True
            elif isinstance(f, written.Name) and f.text in ("nobody", "nothing"):
                continue
            else:
                people.append(self.term(f, "person"))
        return Watchers(tuple(people), tuple(places), everyone)
