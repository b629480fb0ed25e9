"""What deeds of one word with arguments of the same kinds share: worked out once, with stand-ins for the arguments.

A question about a deed alone is asked of its form; the answer names slots, and formulas come back lifted: with a
variable, by the slot's name, for each argument. So a deed costs the filling in, whatever its word says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol, TypeVar

from skaz.engine.deed import Deed
from skaz.engine.expressions import parts_of, rebuilt, variables_of
from skaz.engine.meaning import Meaning
from skaz.engine.reference.state import Fluent
from skaz.engine.world import StoryWorld
from skaz.model.logic import Const, Expr, Matter, Quantified, Quote, Value, Var

#: What no name begins with.
MARK = "\0"
#: Kinds of arguments of which a word has more forms than this are left as they are.
MOST = 20_000


class NotLifted(Exception):
    """Raised where a formula holds what is said in it, which is another for other arguments."""


#: The facts that were asked for, None where a read is of none, and the values.
Answer = tuple[list[Fluent | None], list[Value]]


class Asked:
    """A question to a state: whether conditions hold, of what ``facts`` some reads are, and which values others have.

    One object for all times it is asked. ``names`` are its variables, in the order in which their values are given.
    """

    __slots__ = ("conditions", "facts", "names", "values")

    def __init__(
        self, names: Iterable[str], conditions: Iterable[Expr], facts: Iterable[Expr], values: Iterable[Expr]
    ) -> None:
        self.names = tuple(names)
        self.conditions = tuple(conditions)
        self.facts = tuple(facts)
        self.values = tuple(values)


class Form:
    """One form; ``deed`` is the deed with stand-ins, ``memo`` what was worked out for all deeds of the form."""

    __slots__ = ("_slots", "deed", "memo")

    def __init__(self, deed: Deed) -> None:
        self.deed = deed
        deed.memo["form"] = None  # what is asked of it is asked for all
        self._slots = {value: name for name, value in deed.slots.items() if value is not None}
        self.memo: dict[str, Any] = {}

    def slots(self, people: Iterable[Value]) -> tuple[str, ...]:
        """The slots in which somebody stands.

        Raises:
            NotLifted: somebody stands in none.
        """
        try:
            return tuple(self._slots[who] for who in people)
        except KeyError:
            raise NotLifted from None

    def lifted(self, expr: Expr) -> Expr:
        """A formula about the deed, with variables for its arguments.

        Raises:
            NotLifted: it holds a content.
        """
        if isinstance(expr, Const):
            if isinstance(expr.value, Matter):
                raise NotLifted
            name = self._slots.get(expr.value) if isinstance(expr.value, str) else None
            return expr if name is None else Var(name)
        if isinstance(expr, Quote) or (isinstance(expr, Quantified) and expr.var in self.deed.slots):
            raise NotLifted
        parts = parts_of(expr)
        return rebuilt(expr, tuple(self.lifted(part) for part in parts)) if parts else expr

    def refuse_contents(self, expr: Expr) -> None:
        """Take a formula of the word not to be the same for all deeds of the form, if a content has a part in it.

        Raises:
            NotLifted: it has.
        """
        if any(isinstance(self.deed.slots.get(name), Matter) for name in variables_of(expr)):
            raise NotLifted

    def worked_out(self, name: str, how: Callable[[], Any]) -> Any:
        """What is known under a name, worked out the first time; None where it cannot be lifted."""
        if name not in self.memo:
            try:
                self.memo[name] = how()
            except NotLifted:
                self.memo[name] = None
        return self.memo[name]


class Forms:
    """The forms of the deeds of one telling."""

    def __init__(self, world: StoryWorld) -> None:
        self.world = world
        self._known: dict[tuple[object, ...], Form] = {}

    def of(self, deed: Deed) -> Form | None:
        """The form of a deed; None where its arguments are not all different people and things."""
        found = deed.memo.get("form", False)
        if found is False:
            found = deed.memo["form"] = self._of(deed.meaning, deed)
        return found  # type: ignore[no-any-return]

    def _of(self, meaning: Meaning, deed: Deed) -> Form | None:
        if deed.company:
            return None
        key: list[object] = [id(meaning), deed.is_secret]
        for value in deed.args:
            if type(value) is str:
                key.append(self.world.kind_of(value))
            elif value is None or isinstance(value, Matter):
                key.append(type(value))
            else:
                return None
        given = [value for value in deed.args if value is not None]
        if len(set(given)) < len(given):
            return None
        whole = tuple(key)
        form = self._known.get(whole)
        if form is None and len(self._known) < MOST:
            form = self._known[whole] = Form(self._with_stand_ins(deed))
        return form

    def _with_stand_ins(self, deed: Deed) -> Deed:
        slots: dict[str, Value] = {}
        for name, value in deed.slots.items():
            slots[name] = None if value is None else Matter(MARK + name)
            if isinstance(value, str):
                kind = self.world.kind_of(value)
                slots[name] = stand_in = f"{MARK}{kind} {name}"
                self.world.unnamed[stand_in] = kind
        return Deed(deed.meaning, slots, (), deed.is_secret)


class HasForms(Protocol):
    forms: Forms


Asking = TypeVar("Asking", bound=HasForms)


def of_form(ask: Callable[[Asking, Deed], list[Value]]) -> Callable[[Asking, Deed], list[Value]]:
    """Who plays a part in a deed is worked out once for all deeds of its form; nobody changes an answer."""
    name = ask.__name__

    @wraps(ask)
    def asked(self: Asking, deed: Deed) -> list[Value]:
        found = deed.memo.get(name)
        if found is None:
            form = self.forms.of(deed)
            if form is None:
                found = ask(self, deed)
            else:
                slots = deed.slots
                names = form.memo.get(name)
                if names is None:
                    names = form.memo[name] = form.slots(ask(self, form.deed))
                found = [slots[each] for each in names]
            deed.memo[name] = found
        return found

    return asked
