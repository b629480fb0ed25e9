"""What deeds of one word with arguments of the same kinds share: worked out once, with stand-ins for the arguments.

A question about a deed alone is asked of its form; the answer names slots, and formulas come back lifted: with a
variable, by the slot's name, for each argument. So a deed costs the filling in, whatever its word says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple, Protocol, TypeVar

from skaz.engine.deed import Deed
from skaz.engine.expressions import parts_of, rebuilt, variables_of
from skaz.engine.meaning import Meaning
from skaz.engine.reference.state import Fluent
from skaz.engine.shape import Names, renamed
from skaz.engine.world import StoryWorld
from skaz.model.logic import Const, Expr, Matter, Quantified, Quote, Value, Var

#: What no name begins with.
MARK = "\0"
#: Kinds of arguments of which a word has more forms than this are left as they are.
MOST = 20_000


class NotLifted(Exception):
    """Raised where a formula holds what is said in it, which is another for other arguments."""


class Answer(NamedTuple):
    """Of each unopposed condition whether it holds; the facts, None where a read is of none; the values."""

    is_told: list[bool]
    facts: list[Fluent | None]
    values: list[Value]


class Asked:
    """A question to a state: whether conditions hold, of what ``facts`` some reads are, and which values others have.

    Of the ``unopposed`` conditions it is enough that nothing stands against them. One object for all times it is asked.
    ``names`` are its variables, in the order in which their values are given.
    """

    __slots__ = ("conditions", "facts", "names", "unopposed", "values")

    def __init__(
        self,
        names: Iterable[str],
        conditions: Iterable[Expr],
        unopposed: Iterable[Expr] = (),
        facts: Iterable[Expr] = (),
        values: Iterable[Expr] = (),
    ) -> None:
        self.names = tuple(names)
        self.conditions = tuple(conditions)
        self.unopposed = tuple(unopposed)
        self.facts = tuple(facts)
        self.values = tuple(values)


class Form:
    """One form; ``deed`` is the deed with stand-ins, ``memo`` what was worked out for all deeds of the form.

    ``names`` are the variables of its formulas: its slots, then whoever only its contents mention.
    """

    __slots__ = ("_variables", "deed", "memo", "names", "unshaped")

    def __init__(self, deed: Deed, mentioned: Mapping[Value, str], unshaped: frozenset[str]) -> None:
        self.deed = deed
        deed.memo["form"] = None  # what is asked of it is asked for all
        self._variables = {value: name for name, value in deed.slots.items() if value is not None} | dict(mentioned)
        self.names = (*deed.slots, *mentioned.values())
        self.unshaped = unshaped
        self.memo: dict[str, Any] = {}

    def slots(self, people: Iterable[Value]) -> tuple[str, ...]:
        """The variables for people.

        Raises:
            NotLifted: somebody has none.
        """
        try:
            return tuple(self._variables[who] for who in people)
        except KeyError:
            raise NotLifted from None

    def lifted(self, expr: Expr) -> Expr:
        """A formula about the deed, with variables for its arguments and for those whom its contents mention.

        Raises:
            NotLifted: it holds a content that is no argument.
        """
        if isinstance(expr, Const):
            name = self._variables.get(expr.value) if isinstance(expr.value, (str, Matter)) else None
            if name is None and isinstance(expr.value, Matter):
                raise NotLifted
            return expr if name is None else Var(name)
        if isinstance(expr, Quote) or (isinstance(expr, Quantified) and expr.var in self.names):
            raise NotLifted
        parts = parts_of(expr)
        return rebuilt(expr, tuple(self.lifted(part) for part in parts)) if parts else expr

    def refuse_contents(self, expr: Expr) -> None:
        """Take a formula of the word not to be the same for all deeds of the form, if a content has a part in it.

        Raises:
            NotLifted: a content of no shape has.
        """
        if self.unshaped and not self.unshaped.isdisjoint(variables_of(expr)):
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
        """The form of a deed; None where company comes along, or a content is told twice."""
        found = deed.memo.get("form", False)
        if found is False:
            found = deed.memo["form"] = self._of(deed.meaning, deed)
        return found  # type: ignore[no-any-return]

    def env(self, deed: Deed, form: Form) -> Mapping[str, Value]:
        """The values of the variables of a deed's form, in the order of its ``names``."""
        mentioned = deed.memo["mentioned"]
        return {**deed.slots, **dict(zip(form.names[len(deed.slots) :], mentioned))} if mentioned else deed.slots

    def _of(self, meaning: Meaning, deed: Deed) -> Form | None:
        if deed.company:
            return None
        names = Names(self.world.kind_of)
        key: list[object] = [id(meaning), deed.is_secret]
        contents: list[Matter] = []
        for value in deed.args:
            if type(value) is str:
                key.append(names.key(value))
            elif isinstance(value, Matter):
                key.append(Matter)
                contents.append(value)
            elif value is None:
                key.append(None)
            else:
                return None
        if len(contents) > 1 and len(set(contents)) < len(contents):
            return None
        shaped: dict[Value, bool] = {each: names.add_content(each.expr, key) for each in contents}
        deed.memo["mentioned"] = [name for name in names.numbers if name not in deed.args] if contents else []
        whole = tuple(key)
        form = self._known.get(whole)
        if form is None and len(self._known) < MOST:
            form = self._known[whole] = self._made(deed, names.numbers, shaped)
        return form

    def _made(self, deed: Deed, names: Mapping[str, int], is_shaped: Mapping[Value, bool]) -> Form:
        """The form of a deed, with stand-ins for all that it names."""
        stand_ins: dict[str, str] = {}
        for name, number in names.items():
            kind = self.world.kind_of(name) if name in deed.args else ""
            stand_ins[name] = f"{MARK}{kind} {number}"
            if kind:
                self.world.unnamed[stand_ins[name]] = kind
        slots: dict[str, Value] = {}
        for slot, value in deed.slots.items():
            if isinstance(value, Matter):
                says = value.expr if is_shaped[value] else None
                slots[slot] = Matter(MARK + slot, None if says is None else renamed(says, stand_ins))
            else:
                slots[slot] = stand_ins[value] if isinstance(value, str) else None
        mentioned: dict[Value, str] = {
            stand_ins[name]: f"{MARK}{number}" for name, number in names.items() if name not in deed.args
        }
        unshaped = frozenset(slot for slot, value in deed.slots.items() if is_shaped.get(value) is False)
        return Form(Deed(deed.meaning, slots, (), deed.is_secret), mentioned, unshaped)


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
