"""What a deed is for those it is done to: helpful, cruel, distancing, as the marks of its word say.

A deed that is about another deed (a request, a refusal, a ban) takes its tenor from that: to refuse to see somebody
turns from them, to ask them to marry another does too, to forbid a cruelty is a help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skaz.engine.deed import Deed
from skaz.engine.meaning import HOME
from skaz.engine.stage import Stage
from skaz.engine.words import parts_said
from skaz.model.logic import And, Believes, Const, Matter, Not, Read, Value, Var
from skaz.model.motives import TENORS
from skaz.model.world import Word

#: Slots of what a deed is done with or where it leads, not of those it is done to.
BESIDE = frozenset(
    {"with", "to", "where", "by", "in", "into", "among", "other", "post", "weapon", "of", "for", "price"}
)
#: What each tenor goes against: who seeks the one shuns the others. One may part from somebody on good terms.
OPPOSED: dict[str, tuple[str, ...]] = {
    "approaching": ("distancing", "cruel"),
    "warm": ("distancing", "cruel"),
    "binding": ("distancing", "cruel"),
    "helpful": ("cruel", "harsh"),
    "distancing": ("binding",),
    "harsh": ("warm", "helpful"),
    "cruel": ("warm", "helpful"),
    "hiding": ("revealing",),
}
#: What it comes to when a deed of this tenor is refused to somebody, or forbidden.
REFUSED = {
    "approaching": "distancing",
    "warm": "distancing",
    "binding": "distancing",
    "helpful": "harsh",
    "cruel": "helpful",
    "harsh": "helpful",
    "distancing": "approaching",
}
#: Tenors of what one wants to share with no rival.
EXCLUSIVE = frozenset({"binding"})
SELF = frozenset({"ruinous"})
HARMS = frozenset({"harsh", "cruel"})
#: What may be done to things too.
TO_THINGS = HARMS | {"hiding", "revealing"}
#: The property of whose a thing is.
OWNER = "owner"
#: A word that sets one of these so speaks against the deed that it is about.
AGAINST = {"asked": "refused", "forbidden": True, "intends": False, "wants": False}
_AS_SET = frozenset(TENORS)


class Tenor(NamedTuple):
    """What a deed is for somebody or something."""

    name: str
    target: Value


class Tenors:
    """Reads tenors of deeds in one world."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world
        self._own: dict[int, tuple[str, ...]] = {}

    def own(self, word: Word) -> tuple[str, ...]:
        """The tenors that a word has by its marks."""
        found = self._own.get(id(word))
        if found is None:
            found = self._own[id(word)] = tuple(name for name in TENORS if name in word.marks)
        return found

    def of(self, deed: Deed, doer: Value) -> list[Tenor]:
        """The tenors of a deed as done by one of its doers."""
        word = deed.word
        found = [
            Tenor(name, target) for name in self.own(word) for target in self._targets(word, deed.args, doer, name)
        ]
        if any(slot.is_content for slot in word.slots):
            found.extend(self._about(deed, doer))
            found.extend(self._exposed(deed, doer))
        return [*found, *self._to_owners(found, doer)]

    def felt(self, deed: Deed, doer: Value) -> list[Tenor]:
        """What others take a deed for: the tenors of its own word, and of what it refuses."""
        if self.is_against(deed.word):
            return self.of(deed, doer)
        own = [Tenor(n, t) for n in self.own(deed.word) for t in self._targets(deed.word, deed.args, doer, n)]
        return [*own, *self._to_owners(own, doer)]

    def of_read(self, read: Read) -> list[tuple[Value, Tenor]]:
        """Doer and tenors of a deed that a content speaks of."""
        word = self.world.world.words.get(read.property)
        if word is None or word.kind != "action" or not read.args:
            return []
        args = tuple(arg.value if isinstance(arg, Const) else None for arg in read.args)
        doers = [args[0], args[1]] if "symmetric" in word.marks and len(args) > 1 else [args[0]]
        return [(d, Tenor(n, t)) for d in doers for n in self.own(word) for t in self._targets(word, args, d, n)]

    def _targets(self, word: Word, args: tuple[Value, ...], doer: Value, name: str) -> Iterator[Value]:
        """Those to whom it is done; the doer himself only where he does it to himself."""
        if name in SELF:
            yield doer
            return
        for slot, value in zip(word.slots, args):
            is_beside = slot.name in BESIDE and not (name == "distancing" and slot.name in ("to", "with"))
            if not isinstance(value, str) or value == doer or is_beside:
                continue
            is_thing = name in TO_THINGS and not slot.is_content and slot.name != "from"
            if is_thing or self.world.is_person(value):
                yield value

    def _to_owners(self, tenors: Sequence[Tenor], doer: Value) -> Iterator[Tenor]:
        """Who harms a thing is harsh to its owner, who harms a place cruel to those who live there."""
        state = self.stage.root
        for name, target in tenors:
            if name not in HARMS or self.world.is_person(target):
                continue
            is_place = name == "cruel" and self.world.is_a(target, "place")
            owner = state.get((OWNER, target))
            for whose in (owner,) if self.world.is_person(owner) else self.world.named_in(target):
                if whose != doer:
                    yield Tenor("cruel" if is_place else "harsh", whose)
            for who in self.world.characters if is_place else ():
                if who != doer and state.get((HOME, who)) == target:
                    yield Tenor(name, who)

    def _about(self, deed: Deed, doer: Value) -> Iterator[Tenor]:
        """The tenor of a deed about a deed: of somebody else, who is urged to it or kept from it, or of the doer."""
        is_against = self.is_against(deed.word)
        for slot in deed.word.slots:
            matter = deed.slots[slot.name]
            if slot.type != "deed" or not isinstance(matter, Matter) or matter.expr is None:
                continue
            for part in parts_said(matter.expr):
                is_not = isinstance(part, Not)
                read = part.part if isinstance(part, Not) else part
                if isinstance(read, Read):
                    for who, tenor in self.of_read(read):
                        if who == doer and not is_against:
                            continue  # what is only promised, planned or threatened is not done yet
                        yield from self._wished(who, tenor, doer, is_against != is_not)

    def _exposed(self, deed: Deed, doer: Value) -> Iterator[Tenor]:
        """Who lets others believe that somebody has done a cruelty is harsh to them."""
        if self._informs(deed.word):
            for who, tenor in self.spoken_of(deed):
                if tenor.name == "cruel" and who not in (None, doer, *deed.args) and self.world.is_person(tenor.target):
                    yield Tenor("harsh", who)

    def _informs(self, word: Word) -> bool:
        effect = word.effects
        parts = effect.parts if isinstance(effect, And) else (effect,)
        return any(isinstance(part, Believes) and part.who != Var(word.first_slot) for part in parts)

    def spoken_of(self, deed: Deed) -> list[tuple[Value, Tenor]]:
        """Doers and tenors of the deeds that a deed speaks of."""
        said = (part for arg in deed.args if isinstance(arg, Matter) for part in parts_said(arg.expr))
        return [each for part in said if isinstance(part, Read) for each in self.of_read(part)]

    def urged(self, deed: Deed, doer: Value) -> list[tuple[Value, Tenor]]:
        """What a deed speaks for that others do, and to whom."""
        is_against = self.is_against(deed.word)
        found = []
        for matter in deed.args:
            for part in parts_said(matter.expr) if isinstance(matter, Matter) else ():
                read = part.part if isinstance(part, Not) else part
                for who, tenor in self.of_read(read) if isinstance(read, Read) else ():
                    name = REFUSED.get(tenor.name, "") if is_against != isinstance(part, Not) else tenor.name
                    if who != doer and name:
                        found.append((who, Tenor(name, tenor.target)))
        return found

    @staticmethod
    def _wished(who: Value, tenor: Tenor, doer: Value, is_against: bool) -> Iterator[Tenor]:
        """What it is for the people in a deed that somebody speaks for it, or against it."""
        name = REFUSED.get(tenor.name, "") if is_against else tenor.name
        if not name or name in SELF:
            return
        if who == doer:
            yield Tenor(name, tenor.target)
        elif tenor.target == doer:
            if name in ("approaching", "distancing", "warm", "binding"):
                yield Tenor(name, who)
        elif name in EXCLUSIVE:
            yield Tenor("distancing", who)
            yield Tenor("distancing", tenor.target)
        elif name not in ("approaching", "distancing", "forsaking", "warm"):
            yield Tenor(name, tenor.target)

    def is_against(self, word: Word) -> bool:
        """Whether a word speaks against the deed that it is about: refuses or forbids it."""
        made = self.world.meanings.of(word).assignments
        return any(isinstance(a.value, Const) and AGAINST.get(a.property, a) == a.value.value for a in made)


def opposed(tenors: Iterable[Tenor]) -> list[Tenor]:
    """What goes against tenors that somebody seeks."""
    sought = list(tenors)
    names = {tenor.name for tenor in sought}
    return [Tenor(name, t.target) for t in sought for name in OPPOSED.get(t.name, ()) if name not in names]
