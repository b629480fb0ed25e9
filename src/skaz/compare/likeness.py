"""How a role is filled in both tellings: alike, by more or less of the same, or so that not both can be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple

from skaz.compare.claims import Exclusions
from skaz.compare.kin import Kinship, Nearness, brought_about, kinship
from skaz.compare.own_content import own_content
from skaz.compare.places import TwoMaps
from skaz.compare.said import EMPTY, VALUE, Filler, Said, Unnamed
from skaz.model.world import Word, World

#: The slot of those in whose company something is done.
WITH = "with"

Agreement = Literal["same", "more", "less", "apart", "open", "untold"]
"""``more``: the first says more, ``less``: the second does; ``apart``: not both can be; ``open``: they can; ``untold``:
one of them does not say."""


class Likeness(NamedTuple):
    """How one role is filled in both. ``is_counterpart``: no other passage of the other telling names either."""

    role: str
    other_role: str
    agreement: Agreement
    a: Filler
    b: Filler
    is_counterpart: bool = False

    @property
    def is_unlike(self) -> bool:
        """Whether both say something there, and nothing that is of one thing."""
        return self.agreement == "open" and bool(self.a.contents and self.b.contents)


class Likenesses:
    """Compares what fills the roles of the words of two tellings."""

    def __init__(self, one: Sequence[Said], two: Sequence[Said], worlds: tuple[World, World], maps: TwoMaps) -> None:
        self.worlds, self.maps = worlds, maps
        self.named = (_names(one), _names(two))
        self._kinds: dict[tuple[str, str], bool] = {}
        self._ones: dict[tuple[str, str], Agreement] = {}
        self._ways: dict[Word, tuple[str, ...]] = {}

    def of(self, a: Said, b: Said, kin: Kinship) -> list[Likeness]:
        """How each role that both words have is filled; those who do the same fill one role together."""
        ways = self._together(a.word, b.word, kin)
        if len(ways[0]) + len(ways[1]) < 3 or (ways[0][0], ways[1][0]) not in kin.roles:
            return [self._of(a, b, pair) for pair in kin.roles]
        both = self.likeness(ways[0][0], ways[1][0], _joined(a, ways[0]), _joined(b, ways[1]))
        rest = [pair for pair in kin.roles if pair[0] not in ways[0] and pair[1] not in ways[1]]
        return [both, *(self._of(a, b, pair) for pair in rest)]

    def _together(self, one: Word, two: Word, kin: Kinship) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The roles of each word that are filled together.

        Of what two do, and what one does to the other, those of the two: they divorce, or he divorces her.
        """
        ways = self._both_ways(one), self._both_ways(two)
        if kin.nearness < Nearness.RESULT or len(ways[0]) == len(ways[1]):
            return ways
        if "symmetric" in one.marks:
            return ways[0], tuple(b for a, b in kin.roles if a in ways[0])
        if "symmetric" in two.marks:
            return tuple(a for a, b in kin.roles if b in ways[1]), ways[1]
        return ways

    def _both_ways(self, word: Word) -> tuple[str, ...]:
        """The roles of those who do or are the same: of a symmetric word, husband and wife; who goes, and with whom."""
        found = self._ways.get(word)
        if found is None:
            found = self._ways[word] = self._made_one(word) or _shared(word)
        return found

    def _made_one(self, word: Word) -> tuple[str, ...]:
        """The roles of two between whom somebody else makes a tie that holds both ways: who is married to whom."""
        for made in brought_about(word):
            tie = self._word(made.property)
            if tie is not None and "symmetric" in tie.marks and not made.is_constant(word) and made.value is not None:
                roles = (*made.args, str(made.value))
                if len(roles) == 2 and word.first_slot not in roles:
                    return roles
        return ()

    def _word(self, name: str) -> Word | None:
        return next((world.words[name] for world in self.worlds if name in world.words), None)

    def _of(self, a: Said, b: Said, pair: tuple[str, str]) -> Likeness:
        return self.likeness(*pair, self._filler(a, pair[0]), self._filler(b, pair[1]))

    def _filler(self, said: Said, role: str) -> Filler:
        found = said.roles.get(role)
        return found if found is not None else own_content(said, role, self._word) or EMPTY

    def likeness(self, role: str, other: str, x: Filler, y: Filler) -> Likeness:
        if x.is_empty or y.is_empty:
            return Likeness(role, other, "untold", x, y)
        if x.number is not None and y.number is not None:
            return Likeness(role, other, "same" if x.number == y.number else "apart", x, y)
        if x.contents or y.contents:
            return Likeness(role, other, self._contents(x, y), x, y)
        if x.unnamed or y.unnamed:
            return Likeness(role, other, self._unnamed(x, y), x, y)
        if x.names and y.names:
            return self._names(role, other, x, y)
        return Likeness(role, other, "open", x, y)

    def _names(self, role: str, other: str, x: Filler, y: Filler) -> Likeness:
        if x.names == y.names:
            return Likeness(role, other, "same", x, y)
        if x.names > y.names or x.names < y.names:
            return Likeness(role, other, "more" if x.names > y.names else "less", x, y)
        alone, against = x.names - y.names, y.names - x.names
        if len(alone) == 1 and len(against) == 1:
            (p,), (q,) = alone, against
            agreement = self._ones.get((p, q)) or self._one(p, q)
            self._ones[p, q] = agreement
            is_counterpart = agreement == "apart" and p not in self.named[1] and q not in self.named[0]
            return Likeness(role, other, agreement, x, y, is_counterpart)
        return Likeness(role, other, "apart" if not (x.names & y.names) else "open", x, y)

    def _one(self, p: str, q: str) -> Agreement:
        """Whether one name may stand for the other: a member for its group, a house for its town, ``X's home``."""
        if not (self._is_known(p) and self._is_known(q)):
            return "open"
        if self._is_member(p, q, 1):
            return "more"
        if self._is_member(q, p, 0):
            return "less"
        if self.is_kind(p, "place") and self.is_kind(q, "place"):
            relation = self.maps.relation(p, q)
            return (
                "apart"
                if relation == "apart"
                else "more"
                if relation == "first inside"
                else ("less" if relation == "second inside" else "open")
            )
        return "apart"

    def _unnamed(self, x: Filler, y: Filler) -> Agreement:
        """Somebody without a name may be whoever is of that kind, and is nobody of the other sex."""
        if x.unnamed and y.unnamed:
            kinds = {(each.kind, each.group) for each in x.unnamed} & {(each.kind, each.group) for each in y.unnamed}
            return "same" if kinds else "apart" if self._are_of_two_sexes(x, y) else "open"
        named, bare = (x, y) if x.names else (y, x)
        if any(self._is_the_one(name, each) for name in named.names for each in bare.unnamed):
            return "same"
        fits = any(self.is_kind(name, each.kind) or name == each.group for name in named.names for each in bare.unnamed)
        if not fits:
            return "apart" if self._are_of_two_sexes(x, y) else "open"
        return "more" if named is x else "less"

    def _is_the_one(self, name: str, unnamed: Unnamed) -> bool:
        """Whether a thing is the only one of its kind in both worlds: ``bread`` is then the bread."""
        if unnamed.group is not None or self.is_kind(name, "character"):
            return False
        return all(world.by_kind.get(unnamed.kind) == (name,) for world in self.worlds)

    def _are_of_two_sexes(self, x: Filler, y: Filler) -> bool:
        """Whether one is male and the other female, where each is a single one."""
        sexes = {self._sex(each) for each in (x, y)}
        return sexes == {"man", "woman"}

    def _sex(self, filler: Filler) -> str:
        if len(filler.names) + len(filler.unnamed) != 1:
            return ""
        for sex in ("man", "woman"):
            if any(self.is_kind(name, sex) for name in filler.names):
                return sex
            if any(world.is_a(each.kind, sex) for world in self.worlds for each in filler.unnamed):
                return sex
        return ""

    def _contents(self, x: Filler, y: Filler) -> Agreement:
        """Whether two contents can say the same: not if a clause of each is like no other, and both cannot be."""
        found = {
            (i, j): self._clauses(a, b)
            for i, a in enumerate(x.contents)
            for j, b in enumerate(y.contents)
            if self.are_of_one(a, b)
        }
        alike = [pair for pair, agreement in found.items() if agreement != "apart"]
        rows, columns = {i for i, _ in alike}, {j for _, j in alike}
        if any(i not in rows and j not in columns for i, j in found):
            return "apart"
        return found[alike[0]] if alike else "open"

    def are_of_one(self, a: Said, b: Said) -> bool:
        """Whether two clauses say the same of something, or what excludes each other."""
        return kinship(a.word, b.word).nearness >= Nearness.RESULT or self._exclude_each_other(a, b)

    def _exclude_each_other(self, a: Said, b: Said) -> bool:
        return a.word is not b.word and any(each.between(a, b) for each in self.exclusions)

    @cached_property
    def exclusions(self) -> tuple[Exclusions, ...]:
        """Those of each world; of one story both tellings have one."""
        one, two = self.worlds
        return (Exclusions(one),) if one is two else (Exclusions(one), Exclusions(two))

    def _clauses(self, a: Said, b: Said) -> Agreement:
        if self._exclude_each_other(a, b):
            return "apart"
        likes = self.of(a, b, kinship(a.word, b.word))
        found = {like.agreement for like in likes} - {"untold", "open"}
        if "apart" in found or a.holds != b.holds or any(like.is_unlike for like in likes):
            return "apart"
        return "same" if found <= {"same"} else "more" if "more" in found else "less"

    def _is_known(self, name: str) -> bool:
        return any(name in world.entities for world in self.worlds)

    def _is_member(self, name: str, group: str, which: int) -> bool:
        entity = self.worlds[which].entities.get(group)
        return entity is not None and name in entity.members

    def is_kind(self, name: str, kind: str) -> bool:
        found = self._kinds.get((name, kind))
        if found is None:
            found = self._kinds[name, kind] = any(world.entity_is_a(name, kind) for world in self.worlds)
        return found

    def sort_of(self, name: str) -> str:
        """The sort of a name: only those of one sort are ever exchanged."""
        return next((kind for kind in ("person", "animal", "place", "thing") if self.is_kind(name, kind)), "")


@cache
def _shared(word: Word) -> tuple[str, ...]:
    if "symmetric" not in word.marks:
        company = word.slot_of.get(WITH)
        return (word.first_slot, WITH) if company is not None and company.many else (word.first_slot,)
    return word.slot_names[:2] if len(word.slots) > 1 else (word.first_slot, VALUE)


def _joined(said: Said, roles: Sequence[str]) -> Filler:
    if len(roles) == 1:
        return said.roles.get(roles[0], EMPTY)
    fillers = [said.roles.get(role, EMPTY) for role in roles]
    names = frozenset(name for each in fillers for name in each.names)
    return Filler(names, tuple(one for each in fillers for one in each.unnamed))


def _names(said: Sequence[Said]) -> frozenset[str]:
    places = {each.place for each in said if each.place is not None}
    return frozenset(name for each in said for name in each.mentions) | places
