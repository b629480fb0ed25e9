"""A lifted formula at given arguments: slots replaced, what mentions one that was left out dropped, contents spelt out.

As a condition a content is what it says; as an effect it is made so: a fact holds, an event has happened with all that
it brings about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skaz.engine.expressions import is_variable_free, parts_of, rebuilt, together
from skaz.engine.meaning import INSIDE
from skaz.engine.meanings import Meanings
from skaz.engine.ready import Bound, ready_condition, ready_effect
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
    Matter,
    Not,
    Or,
    Quantified,
    Quote,
    Read,
    Value,
    Var,
)
from skaz.model.normal import push
from skaz.model.world import Word, World

#: Contents within contents deeper than this are kept as words.
DEEPEST = 8

Slots = Mapping[str, Value]


class Binder:
    """Binds the formulas of one world. In ``slots`` a name with the value None is a slot that was left out."""

    def __init__(self, world: World, meanings: Meanings) -> None:
        self.world = world
        self.meanings = meanings
        self._ready: dict[int, tuple[Expr, Bound | None]] = {}
        """Parts of the meanings of words, which live as long as these, made ready."""

    # The formulas of words

    def part_of_condition(self, part: Expr, slots: Slots) -> Expr | None:
        """A part of the condition of a word, as ``condition``."""
        known = self._ready.get(id(part))
        if known is None:
            known = self._ready[id(part)] = part, ready_condition(part)
        return self.condition(part, slots) if known[1] is None else known[1](slots)

    def effects(self, whole: Expr, slots: Slots) -> list[Expr]:
        """The effect of a word part by part, as ``effect``; what drops out is left out."""
        found = []
        for part in whole.parts if isinstance(whole, And) else (whole,):
            known = self._ready.get(id(part))
            if known is None:
                known = self._ready[id(part)] = part, ready_effect(part)
            bound = self.effect(part, slots) if known[1] is None else known[1](slots)
            if bound is not None and bound != TRUE:
                found.append(bound)
        return found

    # Conditions

    def condition(self, expr: Expr, slots: Slots) -> Expr | None:
        """A lowered condition at these arguments; None if it drops out."""
        if isinstance(expr, And | Or):
            parts = [bound for part in expr.parts if (bound := self.condition(part, slots)) is not None]
            return type(expr)(tuple(parts)) if parts else None
        if isinstance(expr, Var):
            return self._content(slots[expr.name]) if expr.name in slots else expr
        if isinstance(expr, Quantified):
            inner = {name: value for name, value in slots.items() if name != expr.var}
            body = self.condition(expr.body, inner)
            return None if body is None else Quantified(expr.kind, expr.var, expr.type, body)
        if isinstance(expr, Believes):
            who, what = self.term(expr.who, slots), self.condition(expr.what, slots)
            return None if who is None or what is None else Believes(who, what)  # type: ignore[arg-type]
        if isinstance(expr, Not):
            inside = self.condition(expr.part, slots)
            return None if inside is None else Not(inside)
        if isinstance(expr, If):
            return self._rebuilt(expr, [self.condition(part, slots) for part in parts_of(expr)])
        return self.term(expr, slots)

    @staticmethod
    def _rebuilt(expr: Expr, parts: list[Expr | None]) -> Expr | None:
        known = tuple(part for part in parts if part is not None)
        return rebuilt(expr, known) if len(known) == len(parts) else None

    def _content(self, value: Value) -> Expr | None:
        """A content as a condition; what was kept in words only asks nothing, and neither does ``whether``."""
        if isinstance(value, Matter):
            return None if is_question(value.expr) else value.expr
        return Const(value) if isinstance(value, bool) else None

    def term(self, expr: Expr, slots: Slots) -> Expr | None:
        """A term at these arguments; None if it mentions what was left out."""
        if isinstance(expr, Const):
            return expr
        if isinstance(expr, Var):
            if expr.name not in slots:
                return expr
            return None if slots[expr.name] is None else Const(slots[expr.name])
        if isinstance(expr, Read):
            args = []
            for arg in expr.args:
                bound = self.term(arg, slots)
                if bound is None:
                    return None
                args.append(bound)
            return Read(expr.property, tuple(args))  # type: ignore[arg-type]
        if isinstance(expr, Quote):
            return self._quote(expr, slots)
        return self._rebuilt(expr, [self.term(part, slots) for part in parts_of(expr)])

    def _quote(self, expr: Quote, slots: Slots) -> Expr | None:
        bound = self.term(expr.what, slots)
        if bound is None:
            return None
        return Const(self.matter(bound)) if is_variable_free(bound) else Quote(bound)

    # Contents

    def matter(self, what: Expr) -> Value:
        """A ground expression, as a vocabulary writes it, as a content."""
        if isinstance(what, Const) and isinstance(what.value, Matter):
            return what.value
        return Matter(self.text(what), self.meanings.condition(what))

    def text(self, what: Expr) -> str:
        """A ground expression in the formal spelling."""
        if isinstance(what, Const):
            return value_text(what.value)
        if isinstance(what, Read):
            return self._read_text(what)
        if isinstance(what, And):
            return " and ".join(self.text(part) for part in what.parts)
        if isinstance(what, Or):
            return " or ".join(self.text(part) for part in what.parts)
        if isinstance(what, Not):
            return f"not {self.text(what.part)}"
        if isinstance(what, Believes):
            return f"believes({self.text(what.who)}, {self.text(what.what)})"
        if isinstance(what, Compare):
            return f"{self.text(what.left)} {'=' if what.op == '==' else what.op} {self.text(what.right)}"
        return what.name if isinstance(what, Var) else repr(what)

    def _read_text(self, what: Read) -> str:
        is_left_out = [isinstance(arg, Const) and arg.value is None for arg in what.args]
        texts = [None if left_out else self.text(arg) for arg, left_out in zip(what.args, is_left_out)]
        return self._called_text(what.property, texts)

    def call_text(self, name: str, values: Iterable[Value]) -> str:
        """A property or action at given arguments, as ``text`` of its reading."""
        texts = [value if value is None or type(value) is str else value_text(value) for value in values]
        return self._called_text(name, texts)

    def _called_text(self, name: str, texts: Sequence[str | None]) -> str:
        """Arguments in the order of the slots, named from the first gap on."""
        if None in texts:
            word = self.world.words.get(name)
            names = word.slot_names if word is not None else ()
            gap = texts.index(None)
            texts = [
                text if index < gap or index >= len(names) else f"{names[index]}: {text}"
                for index, text in enumerate(texts)
                if text is not None
            ]
        return f"{name}({', '.join(texts)})"  # type: ignore[arg-type]

    # Effects

    def effect(self, expr: Expr, slots: Slots, depth: int = 0) -> Expr:
        """A lowered effect at these arguments; what drops out is no effect."""
        if isinstance(expr, And):
            return together(self.effect(part, slots, depth) for part in expr.parts)
        if isinstance(expr, Var):
            return self.made_so(self._content(slots.get(expr.name)), depth)
        if isinstance(expr, Const):
            return self.made_so(expr.value.expr, depth) if isinstance(expr.value, Matter) else TRUE
        if isinstance(expr, Quantified):
            inner = {name: value for name, value in slots.items() if name != expr.var}
            return Quantified(expr.kind, expr.var, expr.type, self.effect(expr.body, inner, depth))
        if isinstance(expr, Believes):
            who = self.term(expr.who, slots)
            asked = slots.get(expr.what.name) if isinstance(expr.what, Var) else None
            if who is not None and isinstance(asked, Matter) and is_question(asked.expr):
                return self._settled(who, asked.expr, slots)
            what = self.effect(expr.what, slots, depth)
            return TRUE if who is None or what == TRUE else Believes(who, what)  # type: ignore[arg-type]
        if isinstance(expr, If):
            return self._conditional(expr, slots, depth)
        if isinstance(expr, Assign) and isinstance(expr.target, Var):
            return self.unsaid(self._content(slots.get(expr.target.name)))
        bound = self.term(expr, slots)
        return TRUE if bound is None else bound

    def _settled(self, who: Expr, asked: Expr | None, slots: Slots) -> Expr:
        """To come to know whether: what is so where one finds out oneself, else what whoever tells takes to be so."""
        first = next(iter(slots.values()), None)
        finds_out = who == Const(first) or first is None
        branches = []
        for part in asked.parts if isinstance(asked, Or) else ():
            condition = part if finds_out else Believes(Const(first), part)
            answer = self.made_so(part)
            if answer != TRUE:
                branches.append((condition, Believes(who, answer)))  # type: ignore[arg-type]
        return together(If((branch,), TRUE) for branch in branches)

    def _conditional(self, expr: If, slots: Slots, depth: int) -> Expr:
        branches = []
        for condition, result in expr.branches:
            bound = self.condition(condition, slots)
            if bound is None:
                return TRUE
            branches.append((bound, self.effect(result, slots, depth)))
        return If(tuple(branches), TRUE if expr.otherwise is None else self.effect(expr.otherwise, slots, depth))

    def made_so(self, content: Expr | None, depth: int = 0) -> Expr:
        """The effect that makes a ground condition so: a fact holds, an event has happened with its effects."""
        if content is None or depth > DEEPEST:
            return TRUE
        if isinstance(content, And):
            return together(self.made_so(part, depth) for part in content.parts)
        if isinstance(content, Believes):
            what = self.made_so(content.what, depth + 1)
            return TRUE if what == TRUE else Believes(content.who, what)
        if isinstance(content, Read):
            word = self.world.words.get(content.property)
            if word is not None and word.kind == "action" and len(word.slots) == len(content.args):
                return self._happened(word, content, depth)
            if content.property.startswith("@"):
                return self.placed(content)
            return self.meanings.effect(content)
        if isinstance(content, Not) and isinstance(content.part, Compare):
            return self.made_so(push(content), depth)
        if isinstance(content, Not) and isinstance(content.part, Read):
            word = self.world.words.get(content.part.property)
            if content.part.property == INSIDE:
                return If(((content.part, Assign(content.part.args[0], Const(OPEN))),), None)
            if content.part.property.startswith("@"):
                return TRUE
            if word is not None and word.kind == "property":
                return self.meanings.effect(content)
            return Assign(content.part, FALSE)
        if isinstance(content, Compare) and content.op == "==":
            return self.meanings.effect(content)
        if isinstance(content, Compare) and content.op == "!=":
            return self._no_longer(content.left, content.right)
        return TRUE

    def _no_longer(self, left: Expr, right: Expr) -> Expr:
        """That something has not a value: it has none then, unless it is known to have another.

        That it has one, whatever it is (whoever is married has somebody), leaves open which.
        """
        was = Compare("==", left, right)
        if right == Const(NOTHING):
            return If(((was, self.meanings.effect(Assign(left, Const(OPEN)))),), None)
        ended = self._ended(left)
        if isinstance(ended, Assign) and ended.value == Const(OPEN):
            return If(((was, ended),), None)
        return If(((Compare("==", left, Const(OPEN)), ended), (was, ended)), None)

    def placed(self, relation: Expr) -> Expr:
        """The effect of being inside a place, or together: the place of the first becomes the second."""
        if isinstance(relation, Read) and len(relation.args) == 2 and isinstance(relation.args[0], Read):
            return Assign(relation.args[0], relation.args[1])
        return TRUE

    def _ended(self, read: Expr) -> Expr:
        """A value that is no longer so: a tie to nobody, anything else to what is not told."""
        word = self.world.words.get(read.property) if isinstance(read, Read) else None
        is_tie = word is not None and self.world.is_a(word.value, "character")
        return self.meanings.effect(Assign(read, Const(NOTHING if is_tie else OPEN)))

    def _happened(self, word: Word, event: Read, depth: int) -> Expr:
        values = {s.name: arg.value if isinstance(arg, Const) else None for s, arg in zip(word.slots, event.args)}
        effects = self.effect(self.meanings.of(word).effect, values, depth + 1)
        return together([Assign(event, TRUE), effects])

    def unsaid(self, content: Expr | None) -> Expr:
        """A content that is no longer taken to be so: everything that it says is open."""
        if isinstance(content, And):
            return together(self.unsaid(part) for part in content.parts)
        if isinstance(content, Not):
            return self.unsaid(content.part)
        if isinstance(content, Compare):
            return self.unsaid(content.left)
        if isinstance(content, Believes):
            return Believes(content.who, self.unsaid(content.what))
        if isinstance(content, Read):
            if content.property.startswith("@"):
                return self.unsaid(content.args[0])
            return Assign(content, Const(OPEN))
        return TRUE


def is_question(content: Expr | None) -> bool:
    """Whether a content asks something, and says neither that it is so nor that it is not."""
    if not isinstance(content, Or) or len(content.parts) < 2:
        return False
    answers = content.parts[:-1]
    return content.parts[-1] == Not(answers[0] if len(answers) == 1 else Or(answers))


def value_text(value: Value) -> str:
    """A value as the language writes it."""
    if type(value) is str:
        return value
    if value is True or value is False:
        return "true" if value else "false"
    if value is None:
        return "_"
    if isinstance(value, float | int):
        return f"{value:g}"
    return str(value)
