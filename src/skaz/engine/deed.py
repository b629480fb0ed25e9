"""A deed: an action with its arguments, and what it may need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from skaz.engine.meaning import ALIVE, AT, INSIDE, Meaning
from skaz.model.logic import Compare, Const, Expr, Not, Read, Value
from skaz.model.normal import push
from skaz.model.world import Word

#: Slots left out are tried both ways in the fact that a deed happened, for at most this many of them.
MOST_LEFT_OUT = 3


class Need(NamedTuple):
    """Something that must be so for a deed. ``role``: alive, place, together, comes, once, condition or content."""

    expr: Expr
    role: str
    who: Value = None

    @property
    def is_unopposed(self) -> bool:
        """Whether it is enough that nothing stands against it: no ban, no place where he already is."""
        pushed = push(self.expr)
        return isinstance(pushed, Not) or (isinstance(pushed, Compare) and pushed.op == "!=")


@dataclass(frozen=True, init=False)
class Deed:
    """An action of somebody. ``slots`` has every slot of its word, None where it was left out."""

    meaning: Meaning
    slots: Mapping[str, Value]
    company: tuple[Value, ...] = ()
    is_secret: bool = False
    """Told to be done in secret: whatever its word says, nobody sees it but those who do it or are done it with."""

    word: Word = field(init=False, compare=False, repr=False)
    args: tuple[Value, ...] = field(init=False, compare=False, repr=False)
    doers: tuple[Value, ...] = field(init=False, compare=False, repr=False)
    """Those who do it and consent to it."""
    others: tuple[Value, ...] = field(init=False, compare=False, repr=False)
    """Those who must be there too."""
    memo: dict[str, Any] = field(init=False, compare=False, repr=False)
    """What was worked out of it by ``remembered``."""

    def __init__(
        self,
        meaning: Meaning,
        slots: Mapping[str, Value],
        company: tuple[Value, ...] = (),
        is_secret: bool = False,
    ) -> None:
        self.__dict__.update(
            meaning=meaning,
            slots=slots,
            company=company,
            is_secret=is_secret,
            word=meaning.word,
            args=tuple(slots.values()),
            doers=tuple([who for name in meaning.doers if (who := slots.get(name)) is not None]),
            others=tuple([who for name in meaning.with_slots if (who := slots.get(name)) is not None]),
            memo={},
        )

    @property
    def turned(self) -> Deed | None:
        """The same deed seen from the other side, where it is symmetric."""
        if "symmetric" not in self.word.marks:
            return None
        names = [slot.name for slot in self.word.slots[:2]]
        if len(names) < 2 or self.slots[names[1]] is None:
            return None
        one, two = names
        return Deed(
            self.meaning, {**self.slots, one: self.slots[two], two: self.slots[one]}, self.company, self.is_secret
        )


Found = TypeVar("Found")
Asked = TypeVar("Asked")


def remembered(ask: Callable[[Asked, Deed], Found]) -> Callable[[Asked, Deed], Found]:
    """A question about a deed alone, whatever the state, is worked out once for each deed; nobody changes an answer."""
    name = ask.__name__

    @wraps(ask)
    def asked(self: Asked, deed: Deed) -> Found:
        memo = deed.memo
        if name not in memo:
            memo[name] = ask(self, deed)
        return memo[name]  # type: ignore[no-any-return]

    return asked


def deed_of(meaning: Meaning, args: tuple[Value, ...], company: tuple[Value, ...] = ()) -> Deed:
    return Deed(meaning, {slot.name: value for slot, value in zip(meaning.word.slots, args)}, company)


@lru_cache(maxsize=4096)
def place_of(who: Value) -> Read:
    """Where somebody is."""
    return Read(AT, (Const(who),))


def alive(who: Value) -> Need:
    """That somebody lives."""
    return Need(Read(ALIVE, (Const(who),)), "alive", who)


def at(who: Value, place: Value) -> Need:
    """That somebody is at a place."""
    return Need(Read(INSIDE, (place_of(who), Const(place))), "place", who)


def happened(deed: Deed) -> list[Read]:
    """The facts that a deed happened: with all that was said, and with what may be left out left out."""
    known = deed.memo.get("happened")
    if known is not None:
        return known  # type: ignore[no-any-return]
    args = list(deed.args)
    given = [i for i, slot in enumerate(deed.word.slots) if slot.optional and args[i] is not None][:MOST_LEFT_OUT]
    found: list[Read] = []
    for mask in range(1 << len(given)):
        kept = [
            None if any(mask >> bit & 1 and i == at for bit, at in enumerate(given)) else a for i, a in enumerate(args)
        ]
        found.append(Read(deed.word.name, tuple(Const(value) for value in kept)))
    deed.memo["happened"] = found
    return found
