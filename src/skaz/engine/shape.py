"""What contents of one shape share: they say the same of other people and things.

``Anna is the owner of the estate`` and ``Levin is the owner of the mill`` are one formula under two pairs of names.
Names are numbered in the order in which a deed first mentions them, so that a shape also says which are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skaz.engine.expressions import parts_of, rebuilt
from skaz.model.logic import And, Believes, Compare, Const, Expr, Matter, Not, Or, Read, Value

#: Contents with longer lists than this, questions about everybody above all, are each a shape of its own.
MOST_PARTS = 8


class Names:
    """The names in a deed and its contents, numbered as they come; ``kind_of`` is empty for what names nobody."""

    __slots__ = ("_kind_of", "numbers")

    def __init__(self, kind_of: Callable[[str], str]) -> None:
        self._kind_of = kind_of
        self.numbers: dict[str, int] = {}

    def key(self, name: str) -> object:
        """What a name adds to a shape: its number if it came before, else the kind of what it names."""
        number = self.numbers.get(name)
        if number is None:
            self.numbers[name] = len(self.numbers)
            return self._kind_of(name)
        return number

    def add_content(self, says: Expr | None, shape: list[object]) -> bool:
        """Add the shape of what a content says (None: it is words only); False where others cannot share it."""
        length, known = len(shape), len(self.numbers)
        shape.append(says is None)
        if says is None or self._add(says, shape):
            return True
        shape[length:] = [None]
        for name in list(self.numbers)[known:]:
            del self.numbers[name]
        return False

    def _add(self, expr: Expr, shape: list[object]) -> bool:
        kind = type(expr)
        if kind is Const:
            return self._add_value(expr.value, shape)  # type: ignore[union-attr]
        parts = parts_of(expr)
        if len(parts) > MOST_PARTS:
            return False
        if kind is Read:
            shape += (Read, expr.property, len(parts))  # type: ignore[union-attr]
        elif kind is Compare:
            shape += (Compare, expr.op)  # type: ignore[union-attr]
        elif kind is Not or kind is Believes or kind is And or kind is Or:
            shape += (kind, len(parts))
        else:
            return False
        return all(self._add(part, shape) for part in parts)

    def _add_value(self, value: Value, shape: list[object]) -> bool:
        if type(value) is str and (value in self.numbers or self._kind_of(value)):
            # of what kind they are says nothing of what is so
            shape.append(self.numbers.setdefault(value, len(self.numbers)))
        else:
            shape += (type(value), value)  # 1 is not True
        return not isinstance(value, Matter)


def renamed(expr: Expr, names: Mapping[str, str]) -> Expr:
    """A formula with other names in it."""
    if isinstance(expr, Const):
        return Const(names[expr.value]) if isinstance(expr.value, str) and expr.value in names else expr
    return rebuilt(expr, tuple(renamed(part, names) for part in parts_of(expr)))
