"""Who is meant in a line: lists one by one, groups with their members, somebody without a name, everybody there.

A group acts as one, and what any member sees it has seen. A couple and a family are closed: where such a group goes and
is, and what it is there to see, holds of each of its members too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, product

from skaz.engine.contents import MOST_COMBINATIONS
from skaz.engine.world import StoryWorld
from skaz.model.logic import Value
from skaz.model.telling import All, Arg, Clause, Some

#: Kinds of group whose members go where the group goes.
CLOSED = ("couple", "family")


class People:
    """The people of one telling."""

    def __init__(self, world: StoryWorld) -> None:
        self.world = world
        self._groups: dict[str, list[str]] = {}
        self._along: dict[Value, tuple[Value, ...]] = {}
        for entity in world.world.entities.values():
            for member in entity.members:
                self._groups.setdefault(member, []).append(entity.name)

    def members(self, name: Value) -> tuple[str, ...]:
        """All members of a group, those of groups within it too."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            entity = self.world.world.entities.get(str(waiting.pop()))
            for member in entity.members if entity is not None else ():
                if member not in found:
                    found[member] = None
                    waiting.append(member)
        return tuple(found)

    def is_closed(self, name: Value) -> bool:
        return any(self.world.is_a(name, kind) for kind in CLOSED)

    def along(self, name: Value) -> tuple[Value, ...]:
        """Somebody, and those who go along wherever he goes: the members of a closed group."""
        found = self._along.get(name)
        if found is None:
            found = (name, *self.members(name)) if self.is_closed(name) else (name,)
            if name in self.world.world.entities:
                self._along[name] = found
        return found

    def witnesses(self, people: Iterable[Value]) -> list[Value]:
        """Those who see something: the members of closed groups among them, and all groups that they belong to."""
        if not self._groups:
            return list(dict.fromkeys(people))
        found = dict.fromkeys(who for each in people for who in self.along(each))
        waiting = list(found)
        for each in waiting:
            more = [group for group in self._groups.get(str(each), ()) if group not in found]
            found.update(dict.fromkeys(more))
            waiting.extend(more)
        return list(found)

    # Arguments

    def arguments(
        self, clause: Clause, label: str, present: Callable[[], list[Value]] = list
    ) -> list[tuple[Value, ...]]:
        """The arguments of a clause, one tuple for each of those who stand in lists, or are meant by ``everyone``.

        ``label`` tells apart those without a name; ``present`` gives the people at the place.
        """
        for arg in clause.args:
            if type(arg) is not str:
                break
        else:
            return [clause.args]
        mentioned = {arg for arg in clause.args if isinstance(arg, str)}
        choices = [self._values(arg, label, present, mentioned) for arg in clause.args]
        return list(islice(product(*choices), MOST_COMBINATIONS))

    def _values(self, arg: Arg, label: str, present: Callable[[], list[Value]], mentioned: set[str]) -> list[Value]:
        if isinstance(arg, All):
            return self._everybody(arg, present, mentioned)
        if isinstance(arg, Some):
            return [self._somebody(arg, label)]
        if type(arg) is tuple:
            return [value for each in arg for value in self._values(each, label, present, mentioned)]
        return [self.world.contents.value(arg)]

    def _everybody(self, arg: All, present: Callable[[], list[Value]], mentioned: set[str]) -> list[Value]:
        if arg.group is not None:
            return list(self.members(arg.group)) or [arg.group]
        there = [who for who in present() if who not in mentioned and self.world.is_a(who, arg.kind)]
        return there or [self._unnamed(arg.label, arg.kind)]

    def _somebody(self, arg: Some, label: str) -> Value:
        name = arg.label if arg.label not in self.world.unnamed else f"{arg.label} ({label})"
        return self._unnamed(name, arg.kind)

    def _unnamed(self, name: str, kind: str) -> str:
        if name not in self.world.world.entities:
            self.world.unnamed.setdefault(name, kind)
        return name
