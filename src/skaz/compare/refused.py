"""What somebody does in the one telling and refuses to do in the other, at the same place of the story.

The words of the two are of different things (to marry, to refuse), so no pair of reports shows it. A refusal that does
not say of what is of what was asked last of its doer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from skaz.compare.align import Alignment, Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.kin import Nearness, brought_about, kinship
from skaz.compare.order import are_at_one_place
from skaz.compare.own_content import ASKED
from skaz.compare.said import Said
from skaz.compare.wording import told_apart, words_of
from skaz.engine.meaning import PENDING
from skaz.model.world import Word

#: The value of a request that was refused.
REFUSED = "refused"


def refused(sides: tuple[Sequence[Said], Sequence[Said]], found: Alignment, differ: Differ) -> Iterator[Difference]:
    """Each deed that both tellings do not tell, and the refusal of it in the other."""
    alike = [p for p in found.pairs if _asks(p.a.word, REFUSED) == _asks(p.b.word, REFUSED)]
    told = {p.a.key for p in alike if p.b.mode != "voiced"} | {p.b.key for p in alike if p.a.mode != "voiced"}
    for which in (0, 1):
        refusals = [s for s in sides[1 - which] if s.holds and _asks(s.word, REFUSED) and s.key not in told]
        if not refusals:
            continue
        deeds: dict[frozenset[str], list[Said]] = {}
        for said in sides[which]:
            if said.mode == "event" and said.holds and said.key not in told:
                deeds.setdefault(_doers(said), []).append(said)
        for refusal in refusals:
            for inner in _meant(refusal, sides[1 - which]):
                for deed in deeds.get(_doers(inner), ()):
                    pair = Pair(deed, refusal, 0.0) if which == 0 else Pair(refusal, deed, 0.0)
                    if _is_it(deed, inner, which, differ) and are_at_one_place(pair.a, pair.b, found.pairs):
                        yield _made(pair, deed, differ)


def _made(pair: Pair, deed: Said, differ: Differ) -> Difference:
    values = ("done", "refused") if deed is pair.a else ("refused", "done")
    message = told_apart(words_of(deed), pair.a, pair.b, values)
    sides = differ.side(pair.a, values[0]), differ.side(pair.b, values[1])
    rule = "who refuses to do it does not do it"
    return Difference("contradiction", "high", "outcome", *sides, rule, message, pair=pair)


def _meant(refusal: Said, side: Sequence[Said]) -> tuple[Said, ...]:
    """What is refused: what the refusal says, else what was asked last of whoever refuses."""
    own = _contents(refusal)
    who = refusal.roles[refusal.word.first_slot].names
    if own:
        return own
    asked = [said for said in side if said.order < refusal.order and _asks(said.word, PENDING)]
    return next((inner for inner in map(_contents, reversed(asked)) if any(_doers(each) == who for each in inner)), ())


def _contents(said: Said) -> tuple[Said, ...]:
    return tuple(inner for filler in said.roles.values() for inner in filler.contents if inner.holds)


def _doers(said: Said) -> frozenset[str]:
    filler = said.roles.get(said.word.first_slot)
    return filler.names if filler is not None else frozenset()


def _is_it(deed: Said, inner: Said, which: int, differ: Differ) -> bool:
    a, b = (deed, inner) if which == 0 else (inner, deed)
    kin = kinship(a.word, b.word)
    return kin.nearness >= Nearness.RESULT and all(
        like.agreement != "apart" for like in differ.likenesses.of(a, b, kin)
    )


@cache
def _asks(word: Word, value: str) -> bool:
    return any(each.property == ASKED and each.value == value for each in brought_about(word))
