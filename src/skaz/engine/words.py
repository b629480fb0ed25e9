"""Words that stand: what somebody has promised, agreed to do or leave undone, or been forbidden, and what breaks them.

What somebody is told to be unable to do stands like a ban, on his own deeds alone.

A word not to do something is broken by whatever brings about the same, a word to stay by what brings one away: who
promised not to go to the ball is brought there by no deed that nobody tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.engine.deed import Deed, deed_of, happened
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import AT, PENDING
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent, State
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, And, Compare, Const, Expr, Matter, Not, Read, Special, Value
from skaz.model.normal import same
from skaz.model.world import Word

#: The property by which somebody's word forbids a deed.
FORBIDDEN = "forbidden"
#: The properties by which somebody cannot do a deed: as things are, and never again.
UNABLE = "unable"
FOR_GOOD = "unable_for_good"
INABILITIES = (UNABLE, FOR_GOOD)


class Words:
    """The words that stand on one stage."""

    def __init__(self, stage: Stage, deeds: Deeds) -> None:
        self.stage = stage
        self.deeds = deeds
        words = stage.world.world.words.items()
        self._binding = {name: values for name, word in words if (values := _binding(word))}
        """By which of its values a property binds somebody."""
        self._standing: dict[Fluent, None] = {}
        self._passed_over: set[Fluent] = set()

    # Which stand

    def changed(self, fluent: Fluent, new: Value) -> None:
        """Take note of a word that is given, settled or taken back."""
        binding = self._binding.get(str(fluent[0]))
        if binding is None or not any(isinstance(arg, Matter) for arg in fluent):
            return
        if new in binding:
            self._standing[fluent] = None
            self._passed_over.discard(fluent)
        else:
            self._standing.pop(fluent, None)

    def pass_over(self, words: Iterable[Fluent]) -> None:
        """Words that were broken all the same do not stand in the way again."""
        self._passed_over.update(words)

    # What breaks them

    def broken_by(self, deed: Deed, state: State) -> list[Fluent]:
        """The words that a deed would break in a state."""
        if not self._standing:
            return []
        changes = list(assigned(self.deeds.effect(deed), state, {}))
        found = []
        for fluent in self._standing:
            if fluent not in self._passed_over and (fluent[0] not in INABILITIES or fluent[1] in deed.doers):
                content = next((arg.expr for arg in fluent if isinstance(arg, Matter)), None)
                forbids = fluent[0] == FORBIDDEN or fluent[0] in INABILITIES
                if any(self._breaks(part, forbids, fluent, deed, changes, state) for part in parts_said(content)):
                    found.append(fluent)
        return found

    def _breaks(
        self, part: Expr, forbids: bool, word: Fluent, deed: Deed, changes: list[tuple[Fluent, Value]], state: State
    ) -> bool:
        """Whether a deed with these changes goes against one part of what was said."""
        undone, read = (not forbids, part.part) if isinstance(part, Not) else (forbids, part)
        meant = self.meant(read)
        if meant is None:
            return False
        if undone:
            return self._amounts_to(meant, deed, changes, state)
        return any(
            self._was_so(fluent, new, word, state) and self._leaves(fluent, new, changes)
            for fluent, new in self._brings(meant, state)
        )

    def meant(self, read: Expr) -> Deed | None:
        """The deed that a content speaks of."""
        word = self.stage.world.world.words.get(read.property) if isinstance(read, Read) else None
        if word is None or word.kind != "action" or not isinstance(read, Read):
            return None
        args = tuple(arg.value if isinstance(arg, Const) else None for arg in read.args)
        return deed_of(self.stage.world.meanings.of(word), args) if len(args) == len(word.slots) else None

    def _brings(self, meant: Deed, state: State) -> list[tuple[Fluent, Value]]:
        """What a deed brings about."""
        effect = self.stage.world.binder.effect(meant.meaning.effect, meant.slots)
        return list(assigned(effect, state, {}))

    # What is to be left undone

    def _amounts_to(self, meant: Deed, deed: Deed, changes: list[tuple[Fluent, Value]], state: State) -> bool:
        """Whether a deed is the one meant, or does to its people what that one would do."""
        if deed.word is meant.word and set(happened(meant)[-1:]) & set(happened(deed)):
            return True
        named = [arg for arg in meant.slots.values() if self.stage.world.is_a(arg, "place")]
        for fluent, new in self._brings(meant, state):
            if fluent[0] != AT:
                continue
            for changed, then in changes:
                if changed != fluent:
                    continue
                if new is OPEN and self._goes_away(named, state.get(fluent), then):
                    return True
                if new is not OPEN and self._comes_to(named, new, then):
                    return True
        return False

    def _comes_to(self, named: list[Value], place: Value, then: Value) -> bool:
        """Whether who is then at a place is where he was not to come; of towns only one that is named counts."""
        places = self.stage.world.places
        if isinstance(place, Special) or (place not in named and places.is_wide(place)):
            return False
        return places.inside(then, place) is True

    def _goes_away(self, named: list[Value], now: Value, then: Value) -> bool:
        """Whether who comes from one place to another leaves the place that is named, or else where he is."""
        place = named[0] if named else now
        if isinstance(place, Special) or self.stage.world.places.inside(now, place) is not True:
            return False
        return self._is_out_of(place, then)

    def _is_out_of(self, place: Value, then: Value) -> bool:
        """Whether being at a place is being outside another; one comes to another house by leaving this one."""
        places = self.stage.world.places
        if isinstance(then, Special):
            return True
        inside = places.inside(then, place)
        return inside is False or (inside is OPEN and not places.is_wide(place) and places.are_apart(then, place))

    # What is to go on

    def _was_so(self, fluent: Fluent, new: Value, word: Fluent, state: State) -> bool:
        """Whether what a word promises was so when it was given, and still is: it is to stay so."""
        origin, given = self.stage.origins.get(fluent), self.stage.origins.get(word)
        if new is OPEN or origin is None or given is None or origin.number >= given.number:
            return False
        now = state.get(fluent)
        return self.stage.world.places.inside(now, new) is True if fluent[0] == AT else same(now, new)

    def _leaves(self, fluent: Fluent, new: Value, changes: list[tuple[Fluent, Value]]) -> bool:
        """Whether changes put an end to what was to stay so."""
        if fluent[0] != AT:
            return any(changed == fluent and not same(then, new) for changed, then in changes)
        return any(changed == fluent and self._is_out_of(new, then) for changed, then in changes)


def is_settled_by_deeds(word: Word) -> bool:
    """Whether a property is one of requests or promises: over a deed, and pending until it is done."""
    return len(word.values) > 1 and word.values[0] == PENDING and any(slot.type == "deed" for slot in word.slots)


def _binding(word: Word) -> tuple[Value, ...]:
    """The values by which a property binds somebody: of his own word while it is pending, of a request once granted."""
    if word.name == FORBIDDEN or word.name in INABILITIES:
        return (True,)
    if not is_settled_by_deeds(word):
        return ()
    deed = next(slot for slot in word.slots if slot.type == "deed")
    return (word.values[0] if deed.of == word.first_slot else word.values[1],)


def parts_said(content: Expr | None) -> Iterator[Expr]:
    """What a content says, part by part."""
    if isinstance(content, And):
        for part in content.parts:
            yield from parts_said(part)
    elif isinstance(content, Compare) and content.op == "==" and content.right == Const(False):
        yield Not(content.left)
    elif content is not None:
        yield content
