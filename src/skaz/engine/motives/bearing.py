"""Whether a deed that was done bears on a desire of its doer: serves it, or goes against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skaz.engine.deed import Deed
from skaz.engine.expressions import reads_of
from skaz.engine.meaning import AT
from skaz.engine.motives.desires import Desire, Desires
from skaz.engine.motives.tenors import Tenor, Tenors, opposed
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent, State
from skaz.engine.run import Change, Step
from skaz.engine.stage import Stage
from skaz.engine.world import StoryWorld
from skaz.model.logic import And, Assign, Believes, Compare, Const, Expr, Not, Read, Special, Value, Var
from skaz.model.motives import ANYBODY
from skaz.model.normal import same

#: Of what somebody wants done or so, only the latest are looked at.
MOST_CONTENTS = 12
#: A slight moves nobody after more than so many passages.
FADED = 8


@dataclass
class Bearing:
    """The desires that a deed of ``who`` serves, and those it goes against."""

    who: Value
    deed: Deed
    step: Step
    served: list[Desire] = field(default_factory=list)
    hurt: list[Desire] = field(default_factory=list)
    open: list[Desire] = field(default_factory=list)
    """Those with contents on which it does not bear at once: it may be part of a plan."""


class Bearings:
    """Finds what deeds bear on, on one stage."""

    def __init__(self, stage: Stage, desires: Desires, tenors: Tenors, apart: Callable[[Step, Step], int]) -> None:
        self.stage = stage
        self.world = stage.world
        self.desires = desires
        self.tenors = tenors
        self.apart = apart
        """How many passages lie between two steps."""
        self._made: dict[int, tuple[Read, Expr, frozenset[str]]] = {}
        self._changed: frozenset[str] = frozenset()
        """The properties that the step at hand changes."""

    def of(self, deed: Deed, who: Value, step: Step) -> Bearing:
        """What a deed that was just done bears on, of what its doer wants."""
        found = Bearing(who, deed, step)
        tenors = self.tenors.of(deed, who)
        asked: dict[int, Desire] = {}
        for tenor in tenors:
            near = [*self.desires.about(who, tenor.target), *self.desires.free(who)]
            if tenor.target == who:
                near.extend(self.desires.always(who, step))
            asked.update((id(each), each) for each in near)
        contents = self.desires.with_contents(who)[-MOST_CONTENTS:]
        asked.update((id(each), each) for each in contents)
        moves = any(each.property == AT for each in self.world.meanings.of(deed.word).assignments)
        # that people are where a deed needs them is not what it does
        changes = [change for change in step.facts if moves or change.fluent[0] != AT]
        self._changed = frozenset(str(change.fluent[0]) for change in step.changes)
        for desire in asked.values():
            if self._stands(desire, step):
                sign = self._sign(desire, deed, tenors, changes, step)
                (found.served if sign > 0 else found.hurt if sign < 0 else found.open).append(desire)
        return found

    def _stands(self, desire: Desire, step: Step) -> bool:
        """Whether a desire stood before a step: what was told of it is still so, or ended by this very step."""
        if desire.step is step and step.kind == "event" and desire.fluent is None:
            return False
        if desire.fluent is None:
            return not desire.fades or self.apart(desire.step, step) <= FADED
        old = next((c.old for c in step.facts if c.fluent == desire.fluent), None)
        now = self.stage.root.get(desire.fluent) if old is None else old
        return same(now, desire.value) or desire.step is step

    def _sign(self, desire: Desire, deed: Deed, tenors: Sequence[Tenor], changes: Sequence[Change], step: Step) -> int:
        signs = [self._of_content(content, deed, desire, changes, step) for content in desire.contents]
        if 1 in signs:
            return 1
        if any(tenor in desire.sought or Tenor(tenor.name, ANYBODY) in desire.sought for tenor in tenors):
            return 1
        if desire.of_others:
            urged = self.tenors.urged(deed, desire.who)
            if any(each in desire.of_others for each in urged):
                return 1
            others = [each for who, of in desire.of_others for each in _both_ways(who, of)]
            if any((who, tenor) in urged for who, of in others for tenor in opposed([of])):
                return -1
        if -1 in signs or any(self._is_shunned(tenor, desire) for tenor in tenors):
            return -1
        return 0

    @staticmethod
    def _is_shunned(tenor: Tenor, desire: Desire) -> bool:
        if tenor in desire.shunned:
            return True
        return Tenor(tenor.name, ANYBODY) in desire.shunned and Tenor(tenor.name, tenor.target) not in desire.sought

    # Contents

    def _of_content(self, content: Expr, deed: Deed, desire: Desire, changes: Sequence[Change], step: Step) -> int:
        if isinstance(content, Not):
            sign = -self._towards(content.part, deed, changes, step)
            return max(sign, 0) if desire.is_urged else sign
        sign = self._towards(content, deed, changes, step)
        return max(sign, 0) if desire.is_urged else sign or self._thwarts(content, deed, changes)

    def _towards(self, content: Expr, deed: Deed, changes: Sequence[Change], step: Step) -> int:
        """Whether a deed is what is wanted, or makes it so (1), or otherwise (-1)."""
        if isinstance(content, Believes):
            return self._informs(content, step)
        target = target_of(content)
        if target is None:
            return 0
        fluent, value = target
        word = self.world.world.words.get(str(fluent[0]))
        if word is not None and word.kind == "action":
            if is_deed(fluent, deed):
                return 1
            if not isinstance(content, Read) or not self._may_bring(content):
                return 0
            if any(self._informs(told, step) > 0 for told in self._told_by(content)):
                return 1
            brought = list(self._brings(content))
            made = {(change.fluent, change.new) for change in changes}
            is_so = all(same(self.stage.root.get(fluent), value) for fluent, value in brought)
            return 1 if is_so and any(each in made for each in brought) else 0
        for change in changes:
            if change.fluent == fluent:
                return 1 if same(change.new, value) else 0 if isinstance(change.new, Special) else -1
        return 0

    def _informs(self, told: Believes, step: Step) -> int:
        """Whether somebody comes to believe something by a step."""
        target = target_of(told.what)
        if target is None:
            return 0
        for change in step.changes:
            is_it = len(change.path) == 1 and change.fluent == target[0] and same(change.new, target[1])
            if is_it and (isinstance(told.who, Var) or told.who == Const(change.path[0])):
                return 1
        return 0

    def _effect(self, content: Read) -> tuple[Read, Expr, frozenset[str]]:
        """A wanted deed with its effect, and the properties that this may change."""
        found = self._made.get(id(content))
        if found is None:
            effect = self.world.binder.made_so(content)
            names = frozenset(each.property for each in reads_of(effect))
            found = self._made[id(content)] = content, effect, names
        return found

    def _may_bring(self, content: Read) -> bool:
        """Whether the step at hand changes anything that a wanted deed would change."""
        return not self._changed.isdisjoint(self._effect(content)[2])

    def _told_by(self, content: Read) -> Iterator[Believes]:
        """What a wanted deed lets others believe."""
        effect = self._effect(content)[1]
        for part in effect.parts if isinstance(effect, And) else (effect,):
            if isinstance(part, Assign) and isinstance(part.target, Believes):
                yield Believes(part.target.who, Compare("==", part.target.what, part.value))

    def _thwarts(self, content: Expr, deed: Deed, changes: Sequence[Change]) -> int:
        """-1 where a deed makes otherwise what a wanted deed would make so, or loses the thing that it needs."""
        target = target_of(content)
        word = self.world.world.words.get(str(target[0][0])) if target is not None else None
        if target is None or word is None or word.kind != "action" or not isinstance(content, Read):
            return 0
        named = {arg for arg in target[0][1:] if isinstance(arg, str)}
        people = set(filter(self.world.is_person, named))
        things = named - people
        if things & set(deed.args):
            is_shown = "hiding" in word.marks and "revealing" in deed.word.marks
            if "cruel" in deed.word.marks or (is_shown and people <= set(deed.args)):
                return -1
        wanted = dict(self._brings(content)) if self._may_bring(content) else {}
        is_to_stay = all(fluent[0] == AT for fluent in wanted)
        for change in changes:
            if change.new in people or isinstance(change.new, bool):
                continue  # it passes through the hands of those concerned
            if change.fluent in wanted and not same(change.new, wanted[change.fluent]):
                is_sent = is_to_stay and change.fluent[1] not in deed.doers
                if change.fluent[0] != AT or is_sent:
                    return -1
            if change.fluent[0] == "holder" and change.fluent[1] in named:
                return -1
        is_lost = any(c.fluent[0] == "destroyed" and c.new is True and c.fluent[1] in named for c in changes)
        return -1 if is_lost else 0

    def _brings(self, content: Read) -> Iterable[tuple[Fluent, Value]]:
        state: State = self.stage.root
        return (each for each in assigned(self._effect(content)[1], state, {}) if each[0][0] != content.property)


def _both_ways(who: Value, tenor: Tenor) -> Iterator[tuple[Value, Tenor]]:
    """What binds two people binds each to the other."""
    yield who, tenor
    if tenor.name == "binding":
        yield tenor.target, Tenor(tenor.name, who)


def target_of(content: Expr) -> tuple[Fluent, Value] | None:
    """The fact that a content says to be so: a fluent and its value."""
    read, value = content, Const(True)
    if isinstance(content, Compare) and content.op == "==" and isinstance(content.right, Const):
        read, value = content.left, content.right
    if not isinstance(read, Read):
        return None
    args = [arg.value for arg in read.args if isinstance(arg, Const)]
    return ((read.property, *args), value.value) if len(args) == len(read.args) else None


def wanted_deed(content: Expr, world: StoryWorld) -> Deed | None:
    """The deed that a content says to be done; None for a fact."""
    target = target_of(content)
    word = world.world.words.get(str(target[0][0])) if target is not None else None
    if target is None or word is None or word.kind != "action":
        return None
    values = [*target[0][1:], *([None] * len(word.slots))]
    return Deed(world.meanings.of(word), {s.name: v for s, v in zip(word.slots, values)})


def is_deed(fluent: Fluent, deed: Deed) -> bool:
    """Whether a deed is the one that a content speaks of, as far as both say."""
    turned = deed.turned
    return any(
        fluent[0] == each.word.name and all(a is None or b is None or a == b for a, b in zip(fluent[1:], each.args))
        for each in (deed, turned)
        if each is not None
    )
