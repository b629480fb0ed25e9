"""A state: values of fluents, and inside it, for each character, the state that this character takes to be so.

A belief state is an ordinary state. It comes into being when it is first asked for or changed, and holds only what has
changed in it since the beginning; for everything else it asks the world how things began for those believers. So an
untouched belief costs nothing, and an event costs what its observers learn.

A character's belief about its own belief is its belief. Where belief is limited in depth, a deeper question is answered
by leaving out the innermost believers.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from skaz.compile.problem import BELIEVES
from skaz.model.logic import Expr, Value

#: A property's name and its arguments, or ("believes", who, fluent).
Fluent = tuple[Any, ...]
#: Whose belief a state is: () the world itself, (a,) what a believes, (a, b) what a believes that b believes.
Path = tuple[Hashable, ...]


class Rules(Protocol):
    """What fires by itself."""

    def next(self, state: State) -> Any:
        """The first rule that holds in a state as an event, or None. May use up ``state.changed``."""
        ...


class World(Protocol):
    """What a state asks the world it belongs to."""

    characters: Sequence[Value]
    depth: int
    """How many believers a state may have; deeper questions leave out the innermost."""
    tracked: Container[Fluent]
    """Beliefs kept as variables of their own beside the belief states; none in a story."""
    keeps_deeper: bool
    """Whether a belief deeper than that, once told, is kept in the deepest state; else it is left out."""
    rules: Rules

    def entities(self, kind: str) -> Iterable[Value]:
        """The entities of a type, in order."""
        ...

    def is_a(self, value: Value, kind: str) -> bool: ...

    def start(self, path: Path, fluent: Fluent) -> Value:
        """What a fluent was in the beginning, for those believers; in a story OPEN where nothing says."""
        ...

    def matter(self, what: Expr) -> Value:
        """A ground expression as a content: the value of ``Quote``."""
        ...


class State:
    """One state. ``above`` is the state in which somebody believes this one; ``under`` the one it branched from."""

    __slots__ = ("above", "agenda", "changed", "minds", "own", "path", "under", "world")

    def __init__(
        self, world: World, path: Path = (), *, above: State | None = None, under: State | None = None
    ) -> None:
        self.world = world
        self.path = path
        self.above = above
        self.under = under
        self.own: dict[Fluent, Value] = {}
        self.minds: dict[Value, State] = {}
        self.changed: set[Fluent] = set()
        self.agenda: set[int] | None = set()
        """The rules to be tried though nothing has changed; None: all. For the rules' own use."""

    def get(self, fluent: Fluent) -> Value:
        """The value of a fluent here."""
        state: State | None = self
        while state is not None:
            if fluent in state.own:
                return state.own[fluent]
            state = state.under
        return self.world.start(self.path, fluent)

    def put(self, fluent: Fluent, value: Value) -> None:
        """Set a fluent, and let the rules here and in the states above know."""
        self.own[fluent] = value
        state: State | None = self
        while state is not None:
            state.changed.add(fluent)
            if state.path:
                fluent = (BELIEVES, state.path[-1], fluent)
            state = state.above

    def mind(self, who: Value) -> State:
        """What ``who`` believes, in this state; this state itself where it is already theirs, or as deep as can be."""
        known = self.minds.get(who)
        if known is not None:
            return known
        if (self.path and self.path[-1] == who) or len(self.path) >= self.world.depth:
            return self
        under = None if self.under is None else self.under._known_mind(who)
        mind = self.minds[who] = State(self.world, (*self.path, who), above=self, under=under)
        return mind

    def is_cut_off(self, who: Value) -> bool:
        """Whether what ``who`` believes here is deeper than beliefs are followed."""
        return len(self.path) >= self.world.depth and not (self.path and self.path[-1] == who)

    @property
    def owner(self) -> Value:
        """Who believes this state; None: nobody, it is the world."""
        return self.path[-1] if self.path else None

    def read(self, fluent: Fluent) -> Value:
        """A fluent as events read it: a belief from its own variable, if it has one.

        What a character believes is, in its own state, what is so there, where that is a variable.
        """
        tracked = self.world.tracked
        while fluent[0] == BELIEVES and fluent[1] == self.owner and (fluent[2][0] != BELIEVES or fluent[2] in tracked):
            fluent = fluent[2]
        return self.get(fluent) if fluent[0] != BELIEVES or fluent in tracked else self.believed(fluent)

    def believed(self, fluent: Fluent) -> Value:
        """A fluent as the belief states have it; a belief that is cut off as it was told, else as those around it."""
        state = self
        while fluent[0] == BELIEVES and not state.is_cut_off(fluent[1]):
            state, fluent = state.mind(fluent[1]), fluent[2]
        while fluent[0] == BELIEVES and (fluent in state.world.tracked or not state.has(fluent)):
            fluent = without_innermost(fluent)
        return state.get(fluent)

    def has(self, fluent: Fluent) -> bool:
        """Whether a fluent has changed here since the beginning."""
        state: State | None = self
        while state is not None and fluent not in state.own:
            state = state.under
        return state is not None

    def _known_mind(self, who: Value) -> State | None:
        state: State | None = self
        while state is not None:
            if who in state.minds:
                return state.minds[who]
            state = state.under
        return None

    def branch(self) -> State:
        """A state that begins as this one and can change without it. This one must not change while it is in use."""
        branch = State(self.world, self.path, under=self)
        branch.changed |= self.changed
        return branch

    def copy(self, above: State | None = None) -> State:
        """A state like this one that shares nothing with it; costs what has changed since the beginning."""
        copy = State(self.world, self.path, above=above)
        layers = [self]
        while layers[-1].under is not None:
            layers.append(layers[-1].under)
        for layer in reversed(layers):
            copy.own.update(layer.own)
            copy.minds.update({who: mind.copy(copy) for who, mind in layer.minds.items()})
        copy.changed |= self.changed
        return copy

    def told(self) -> Iterator[Fluent]:
        """The fluents that have changed here since the beginning."""
        seen: set[Fluent] = set()
        state: State | None = self
        while state is not None:
            yield from (fluent for fluent in state.own if fluent not in seen)
            seen.update(state.own)
            state = state.under


def without_innermost(fluent: Fluent) -> Fluent:
    """A belief without the last of its believers."""
    _, who, inner = fluent
    return (BELIEVES, who, without_innermost(inner)) if inner[0] == BELIEVES else inner
