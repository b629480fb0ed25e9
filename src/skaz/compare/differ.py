"""What a pair of reports says otherwise: who, what, where, when, whether; and what one of them says more exactly.

They are of one thing, so each role has one filler in truth. What one of them leaves out is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skaz.compare.align import Pair
from skaz.compare.conflicts import Conflict, are_crossed, conflicts
from skaz.compare.difference import Category, Difference, Side, Weight
from skaz.compare.from_run import is_once
from skaz.compare.goes import others_go
from skaz.compare.kin import kinship, results
from skaz.compare.likeness import Likenesses
from skaz.compare.opposed import are_opposed, deny_alike, done_by_another, other_killers
from skaz.compare.said import Said
from skaz.compare.times import apart_in_time, more_exactly, other_count, other_length, other_pace
from skaz.compare.wording import parts_of, rests_on, rule_of, thing_of, told_apart, words_of
from skaz.engine.meaning import AGE
from skaz.model.world import Word

#: Facts of identity, life, love and marriage: what differs about them is critical.
VITAL = frozenset({"alive", "spouse", "parent", "engaged", "sibling", "child", "loves"})
#: How two places lie of which one is the more exact.
INSIDE = ("first inside", "second inside")
#: The roles that hold somebody's years.
YEARS = frozenset({"years", "age"})


class Differ:
    """Says what differs in pairs of reports."""

    def __init__(self, likenesses: Likenesses) -> None:
        self.likenesses = likenesses
        self._known: dict[tuple[int, int, bool], tuple[Pair, tuple[Difference, ...]]] = {}
        """What pairs differ in, by the identity of their two; the pair is kept, so that no others can take it."""

    def of(self, pair: Pair) -> tuple[Difference, ...]:
        """All differences of a pair: contradictions, else where one says more; when it was in any case."""
        key = id(pair.a), id(pair.b), pair.is_part
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = pair, tuple(self._of(pair))
        return known[1]

    def _of(self, pair: Pair) -> Iterator[Difference]:
        if pair.is_part:
            return
        contradictions = list(self._contradictions(pair))
        yield from contradictions
        exact = more_exactly(pair.a, pair.b)
        if exact is not None:
            yield self._more(pair, "time", *exact)
        elif not contradictions:
            yield from self._precision(pair)

    # Says otherwise

    def _contradictions(self, pair: Pair) -> Iterator[Difference]:
        a, b = pair.a, pair.b
        if a.holds != b.holds and "attempt" not in (a.mode, b.mode) and not deny_alike(a, b):
            yes = ("it is so", "it is not so")
            values = yes if a.holds else yes[::-1]
            yield self._made(pair, "outcome", "high", *values, "it was so, or it was not")
            return
        found = conflicts(a, b, self.likenesses)
        if are_crossed(found):
            yield self._crossed(pair, found)
            return
        for conflict in found:
            yield self._made(
                pair,
                self._category(pair, conflict),
                self._weight(pair, conflict),
                conflict.a,
                conflict.b,
                rule_of(pair, conflict),
                conflict,
            )
        if a.holds == b.holds and are_opposed(a, b):
            weight: Weight = "high" if _is_about_vital(a) else self._gravity(pair)
            yield self._made(pair, "outcome", weight, str(a), str(b), "of the two only one can come of it")
        killers = other_killers(a, b)
        if killers is not None and killers not in {(conflict.a, conflict.b) for conflict in found}:
            rule = "a life is taken by one"
            yield self._made(pair, "agency", "critical", *killers, rule, Conflict(a.word.first_slot, *killers))
        doers = done_by_another(a, b) if killers is None else None
        if doers is not None and not found:
            rule = "it comes to the same, and one of the two does it"
            yield self._made(pair, "agency", "high", *doers, rule, Conflict(a.word.first_slot, *doers))
        goers = others_go(a, b)
        if goers is not None:
            one, two = (f"{who} goes" for who in goers)
            yield self._made(pair, "agency", "medium", one, two, "of two who part, one goes")
        if a.stage and b.stage and self.likenesses.maps.relation(a.stage, b.stage) == "apart":
            places = self._whole(a.stage, 0), self._whole(b.stage, 1)
            yield self._made(
                pair, "place", self._gravity(pair), *places, "one and the same event is at one place",
                Conflict("where", *self.likenesses.maps.apart(a.stage, b.stage)),
            )  # fmt: skip
        elif a.heading and b.heading and self.likenesses.maps.relation(a.heading, b.heading) == "apart":
            places = f"on the way to {a.heading}", f"on the way to {b.heading}"
            rule = "one and the same way leads to one place"
            yield self._made(
                pair, "place", self._gravity(pair), *places, rule, Conflict("to", a.heading, b.heading)
            )  # fmt: skip
        times = apart_in_time(a, b)
        if times is not None and not any(conflict.is_number for conflict in found):
            yield self._made(pair, "time", "medium", *times, "one and the same event is at one time")
        length = other_length(a, b)
        if length is not None:
            yield self._made(pair, "time", "medium", *length, "one and the same thing lasts one time")
        count = other_count(a, b)
        if count is not None:
            yield self._made(pair, "description", "medium", *count, "one and the same thing happens so often")
        pace = other_pace(a, b)
        if pace is not None:
            yield self._made(pair, "time", "medium", *pace, "one and the same habit has one pace")

    def followed(self, pair: Pair, places: tuple[str, str], sources: tuple[str, str]) -> Difference:
        """Two places of a pair that are only told in what comes before it."""
        conflict = Conflict("where", *self.likenesses.maps.apart(*places))
        values = self._whole(places[0], 0), self._whole(places[1], 1)
        made = self._made(pair, "place", "low", *values, "one and the same event is at one place", conflict)
        open_ = [(said, source) for said, source in zip(pair[:2], sources) if not said.stage]
        assumed = (f"{words_of(said)} is at the place told before it, in {source}" for said, source in open_)
        return replace(made, assumes=(*made.assumes, *assumed))

    def _made(
        self,
        pair: Pair,
        category: Category,
        weight: Weight,
        value_a: str,
        value_b: str,
        rule: str,
        conflict: Conflict | None = None,
    ) -> Difference:
        sides = self.side(pair.a, value_a), self.side(pair.b, value_b)
        message = told_apart(thing_of(pair), pair.a, pair.b, (value_a, value_b))
        names = (conflict.a, conflict.b) if conflict is not None else None
        assumes = rests_on(pair, is_within=conflict is not None and conflict.is_within)
        return Difference(
            "contradiction",
            weight,
            category,
            *sides,
            rule,
            message,
            assumes,
            is_of_doer=_is_of_doer(pair, conflict),
            part=conflict.role if conflict is not None else "",
            names=names,
            pair=pair,
        )

    def _crossed(self, pair: Pair, found: Sequence[Conflict]) -> Difference:
        """Two people have each other's parts; of two deeds that come to the same, who does it to whom."""
        if _is_one_deed(pair.a.word, pair.b.word):
            names = parts_of(found, 0), parts_of(found, 1)
            return self._made(pair, "role", "high", *names, "each of the two has one part in it", found[0])
        rule = "it comes to the same, and one of the two does it"
        return self._made(pair, "agency", "medium", str(pair.a), str(pair.b), rule, found[0])

    def side(self, said: Said, value: str) -> Side:
        return Side((said.passage,), value)

    def _whole(self, place: str, which: int) -> str:
        """A place with the town in which its telling has it."""
        chain = (self.likenesses.maps.one, self.likenesses.maps.two)[which].chain(place)
        return ", ".join(chain[:2])

    def _category(self, pair: Pair, conflict: Conflict) -> Category:
        if conflict.is_number:
            return "state" if pair.a.word.name == AGE else "time" if conflict.role in YEARS else "description"
        sort = self._sort(conflict)
        if sort in ("person", "animal"):
            return "role" if conflict.is_of_described else "identity"
        known: dict[str, Category] = {"place": "place", "thing": "object"}
        if sort in known:
            return known[sort]
        return "knowledge" if conflict.is_within or pair.a.word.kind == "attitude" else "state"

    def _sort(self, conflict: Conflict) -> str:
        """The sort of those who are not the same; of several, of each."""
        if conflict.kind and any(world.is_a(conflict.kind, "person") for world in self.likenesses.worlds):
            return "person"
        sides = conflict.names if all(conflict.names) else ({conflict.a}, {conflict.b})
        sorts = [{self.likenesses.sort_of(name) for name in own} for own in sides]
        return next((next(iter(own)) for own in sorts if len(own) == 1 and "" not in own), "")

    def _weight(self, pair: Pair, conflict: Conflict) -> Weight:
        if self._category(pair, conflict) == "role":
            return "low"
        is_person = self._sort(conflict) in ("person", "animal")
        if is_person and (is_vital(pair.a.word) or is_vital(pair.b.word) or _is_about_vital(pair.a)):
            return "critical"
        if is_person:
            return "high"
        return self._gravity(pair)

    def _gravity(self, pair: Pair) -> Weight:
        return "high" if is_once(pair.a.word) and is_once(pair.b.word) else "medium"

    # One says more

    def _precision(self, pair: Pair) -> Iterator[Difference]:
        a, b = pair.a, pair.b
        more: tuple[list[str], list[str]] = ([], [])
        for like in self.likenesses.of(a, b, kinship(a.word, b.word)):
            if like.agreement in ("more", "less", "untold") or (like.agreement == "open" and like.a.contents):
                left, right = str(like.a), str(like.b)
                if like.agreement != "untold" or bool(left) != bool(right):
                    more[0].append(f"{like.role}: {left}" if left else "")
                    more[1].append(f"{like.other_role}: {right}" if right else "")
        if a.stage and b.stage and self.likenesses.maps.relation(a.stage, b.stage) in INSIDE:
            more[0].append(self._whole(a.stage, 0))
            more[1].append(self._whole(b.stage, 1))
        elif bool(a.stage) != bool(b.stage):
            more[0].append(a.stage or "")
            more[1].append(b.stage or "")
        if any(more[0]) or any(more[1]):
            values = ["; ".join(filter(None, each)) or "not told" for each in more]
            yield self._more(pair, "description", *values)

    def _more(self, pair: Pair, category: Category, value_a: str, value_b: str) -> Difference:
        message = told_apart(thing_of(pair), pair.a, pair.b, (value_a, value_b))
        sides = self.side(pair.a, value_a), self.side(pair.b, value_b)
        return Difference("precision", "low", category, *sides, "", message, pair=pair)


def _is_of_doer(pair: Pair, conflict: Conflict | None) -> bool:
    return conflict is not None and not conflict.is_within and conflict.role == pair.a.word.first_slot


def _is_one_deed(one: Word, two: Word) -> bool:
    """Whether two words are one, or the one is a way of doing the other."""
    return one == two or one.name == two.like or two.name == one.like


def is_vital(word: Word) -> bool:
    return any(each.property in VITAL for each in results(word))


def _is_about_vital(said: Said) -> bool:
    return any(is_vital(inner.word) for filler in said.roles.values() for inner in filler.contents)
