"""What speaks for two reports being of one thing: log-odds, summed over word, roles, place, time, and position.

As in record linkage (Fellegi and Sunter 1969): what agrees speaks for one thing the more, the rarer it is in both
tellings; what differs speaks against it. A pair that brings less than nothing is none. No table of cases: the only
numbers are how often one thing is told alike, below, and how often each word and name stands in the two tellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from skaz.compare.from_run import is_once
from skaz.compare.kin import Kinship, Nearness, kinship
from skaz.compare.likeness import Likeness, Likenesses
from skaz.compare.said import Filler, Said
from skaz.model.world import Word

#: How often the word for one thing is the same in both tellings, another with that result, another of its family.
WORDS = {Nearness.SAME: 0.7, Nearness.RESULT: 0.25, Nearness.FAMILY: 0.07}
#: How often a role is filled alike where both tellings fill it.
ALIKE = 0.85
#: Names, however often they stand, say at least and at most this share.
RAREST, COMMONEST = 0.02, 0.6
#: What a role filled otherwise, and half of it a place or a date apart, weighs.
CONFLICT = log(0.1 / 0.8)
#: The same where no other passage of the one telling names the one, nor of the other the other: both may mean one.
COUNTERPART = -0.4
#: The same of two that are only described (``the guard``, ``the railroad worker``): one may well be both.
DESCRIBED = 0.0
#: Of how many reports one could be the counterpart of each, before anything is compared.
NEAR_ONES = 5
#: What befalls somebody once only, or has one value of him, and him in both: it is one thing, whatever else is said.
ONCE = 3.0
#: How far from where its neighbours stand something is mostly told: this share of the telling, of a long one so many
#: reports; and how rarely farther.
SPREAD, NEIGHBOURS, FAR = 0.06, 10, -2.0
#: What differs, and stands elsewhere too, is hardly ever one thing; and what differs has to bring so much.
OTHER_AND_FAR, UNSURE = -1.5, 0.5
#: Tried against done; said, meant or learnt by somebody against told; otherwise another manner.
TRIED, VOICED, OTHER_MODE = -0.8, -0.7, -0.3

#: What a role filled alike brings at least, and what a number that both say brings; the share that counts of what
#: is said in what is said, or of a role that is half alike; the share of a place, or of a name in another role.
ROLE, NUMBER, INNER, BESIDE = 0.2, 1.0, 0.7, 0.5
#: What one and the same day or month tells.
SAME_DATE = 1.0

#: What no position of a pair makes good.
SURELY_NOT = 99.0

Where = tuple[Mapping[str, float], Mapping[str, float]]


class Weights:
    """Weighs pairs of reports of two tellings.

    ``where`` says where each report stands, as a share of the telling, by its key; of the second telling, where its
    neighbours stand in the first.
    """

    def __init__(self, one: Sequence[Said], two: Sequence[Said], likenesses: Likenesses) -> None:
        self.likenesses = likenesses
        self.counts = Counter(name for said in (*one, *two) for name in said.mentions)
        self.total = max(len(one) + len(two), 16)
        self.words = Counter(_key(said.word) for said in (*one, *two))
        self.kinds = {_key(said.word): said.word for said in (*one, *two)}
        self.prior = -log(max(len(one), len(two), 2 * NEAR_ONES) / NEAR_ONES)
        self.spread = min(SPREAD, NEIGHBOURS / max(len(one), len(two), 1))
        self.where: Where = ({}, {})
        self._matters: dict[tuple[object, ...], int] = {}
        self._numbers: dict[int, tuple[int, Said]] = {}
        """The matter of each report, by its identity; the report is kept, so that no other can take it."""
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}
        """What two matters bring, wherever they are told."""
        self._gains: dict[tuple[int, int], float] = {}
        """What pairs bring where they stand, by their identity, since it is known where that is."""
        self._near: dict[tuple[str, str], float] = {}

    @property
    def is_placed(self) -> bool:
        """Whether anything stands anywhere yet."""
        return bool(self.where[0] and self.where[1])

    def gain(self, a: Said, b: Said) -> float:
        """What the pair brings."""
        key = id(a), id(b)
        found = self._gains.get(key)
        if found is None:
            found = self._gain(a, b)
            if self.is_placed:
                self._gains[key] = found
        return found

    def _gain(self, a: Said, b: Said) -> float:
        key = self._matter(a), self._matter(b)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._lasting(a, b)
        if known[0] <= -SURELY_NOT:
            return 0.0
        position = self.position(a, b)
        found = known[0] + position
        if known[1]:
            found += OTHER_AND_FAR if position < 0 else 0.0
            return found if found > UNSURE else 0.0
        return found

    def _matter(self, said: Said) -> int:
        """The number of all that a report says: reports of one matter bring the same, wherever they are told."""
        known = self._numbers.get(id(said))
        if known is None:
            matter = said.matter
            known = self._numbers[id(said)] = self._matters.setdefault(matter, len(self._matters)), said
        return known[0]

    def _lasting(self, a: Said, b: Said) -> tuple[float, bool]:
        """What the pair brings, wherever its two stand; and whether they are no more than of one family, or differ."""
        kin = kinship(a.word, b.word)
        likes = self.likenesses.of(a, b, kin)
        if kin.nearness is Nearness.NONE or _are_of_others(a, b, likes):
            return -SURELY_NOT, True
        found = self.prior + self._said(a, b, kin, likes, set())
        if a.holds != b.holds:
            found += CONFLICT
        differ = kin.nearness is Nearness.FAMILY
        differ = differ or any(like.agreement == "apart" and not like.is_counterpart for like in likes)
        return found + self._place(a, b) + self._dates(a, b) + self._mode(a, b), differ

    def _said(self, a: Said, b: Said, kin: Kinship, likes: Sequence[Likeness], seen: set[str]) -> float:
        """What word and roles bring; each name speaks for or against it once, wherever it stands."""
        found = log(WORDS[kin.nearness] / self.commonness(a.word, b.word, kin))
        for like in likes:
            found += self._role(like, seen)
        crossed = _crossed(likes)
        # two words for one deed: that it is between the same two is all that says so
        is_between = a.mode == b.mode == "event" and kin.nearness is Nearness.RESULT
        for name in sorted(((a.mentions & b.mentions) - seen) | crossed):
            beside = 1.0 if is_between and name in crossed else BESIDE
            found += beside * log(ALIKE / self.share(name))
            seen.add(name)
        first = likes[0] if likes else None
        if first is not None and first.agreement == "same" and is_once(a.word) and is_once(b.word):
            found += ONCE
        return found

    def _role(self, like: Likeness, seen: set[str]) -> float:
        if like.a.contents and like.b.contents:
            return self._contents(like.a, like.b, seen)
        if like.agreement in ("untold", "open"):
            return 0.0
        if like.agreement == "apart":
            parted = (like.a.names ^ like.b.names) - seen
            seen |= parted
            if not parted and like.a.number is None:
                return 0.0
            if not like.is_counterpart:
                return CONFLICT
            return DESCRIBED if all(name[:1].islower() for name in parted) else COUNTERPART
        common = (like.a.names & like.b.names) - seen
        seen |= common
        found = sum(log(ALIKE / self.share(name)) for name in sorted(common))
        found += NUMBER if like.a.number is not None else 0.0
        return max(found, ROLE) if like.agreement == "same" else max(INNER * found, ROLE)

    def _contents(self, x: Filler, y: Filler, seen: set[str]) -> float:
        """What the clauses that are most alike bring; different contents speak against it."""
        best, best_seen = CONFLICT, seen
        for a in x.contents:
            for b in y.contents:
                kin = kinship(a.word, b.word)
                if kin.nearness >= Nearness.RESULT:
                    own = set(seen)
                    found = INNER * self._said(a, b, kin, self.likenesses.of(a, b, kin), own)
                    found += 0.0 if a.holds == b.holds else CONFLICT
                    if found > best:
                        best, best_seen = found, own
        seen |= best_seen
        return best

    def commonness(self, one: Word, two: Word, kin: Kinship) -> float:
        """The share of reports whose word is at least as near to the one as the other is."""
        key = _key(one), _key(two)
        found = self._near.get(key)
        if found is None:
            near = sum(n for k, n in self.words.items() if kinship(one, self.kinds[k]).nearness >= kin.nearness)
            found = self._near[key] = max(near, 2) / self.total
        return min(found, WORDS[kin.nearness])

    def share(self, name: str) -> float:
        return min(max(self.counts[name] / self.total, RAREST), COMMONEST)

    # Place, time, manner, position

    def _place(self, a: Said, b: Said) -> float:
        if a.heading is not None and b.heading is not None:
            return CONFLICT / 2 if self.likenesses.maps.relation(a.heading, b.heading) == "apart" else 0.4
        if a.stage is None or b.stage is None:
            return 0.0
        relation = self.likenesses.maps.relation(a.stage, b.stage)
        if relation == "same":
            return BESIDE * log(ALIKE / self.share(a.stage))
        return {"apart": CONFLICT / 2, "open": 0.0}.get(relation, 0.4)

    def _dates(self, a: Said, b: Said) -> float:
        """Only what is known to a day or a month speaks for or against it."""
        if a.date is None or b.date is None:
            return 0.0
        return SAME_DATE if a.date == b.date else CONFLICT / 2

    def _mode(self, a: Said, b: Said) -> float:
        if a.mode == b.mode:
            return 0.0
        return VOICED if "voiced" in (a.mode, b.mode) else TRIED if "attempt" in (a.mode, b.mode) else OTHER_MODE

    def are_near(self, a: Said, b: Said) -> bool:
        """Whether they stand at one place of the story, so that one may be a part of what the other is about."""
        x, y = self.where[0].get(a.key), self.where[1].get(b.key)
        return x is None or y is None or abs(x - y) <= self.spread / 2

    def position(self, a: Said, b: Said) -> float:
        if not (a.has_order and b.has_order):
            return 0.0
        x, y = self.where[0].get(a.key), self.where[1].get(b.key)
        if x is None or y is None:
            return 0.0
        return max(-log(2 * self.spread) - abs(x - y) / self.spread, FAR)


def _crossed(likes: Sequence[Likeness]) -> set[str]:
    """Those who have each other's parts: it is about the same people, whoever does it."""
    apart = [like for like in likes if like.agreement == "apart"]
    return {name for like in apart for name in like.a.names} & {name for like in apart for name in like.b.names}


def _are_of_others(a: Said, b: Said, likes: Sequence[Likeness]) -> bool:
    """Whether two values are told of two different subjects: no likeness makes one fact of them."""
    if a.word.kind != "property" or a.word.is_truth or b.word.is_truth:
        return False
    return any(like.agreement == "apart" for like in likes[:1])


def _key(word: Word) -> str:
    return f"{word.vocabulary}.{word.name}"
