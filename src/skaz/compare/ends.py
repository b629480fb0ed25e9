"""What two tellings come to: who is dead, and who is married to whom, where the tellings do not agree at the end.

A death that one telling alone tells is contradicted only if the other has that person act later on, or says where it
would stand that he is alive or gets well; where "later" is, the pairs of reports around the death say. A marriage is
contradicted by another one that stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.compare.align import Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.kin import brought_about
from skaz.compare.said import Said
from skaz.engine.meaning import ALIVE
from skaz.engine.run import Run
from skaz.model.logic import Special

SPOUSE, DYING = "spouse", "dying"
#: In the place of a step: what is so from the beginning.
BEGINNING = ""


def other_ends(
    runs: tuple[Run, Run], said: tuple[Sequence[Said], Sequence[Said]], pairs: Sequence[Pair], differ: Differ
) -> Iterator[Difference]:
    """What the one telling's end excludes in the other."""
    yield from _lives(runs, said, pairs, differ)
    yield from _marriages(runs, said, differ)


def _lives(
    runs: tuple[Run, Run], said: tuple[Sequence[Said], Sequence[Said]], pairs: Sequence[Pair], differ: Differ
) -> Iterator[Difference]:
    deaths = [_deaths(run) for run in runs]
    for which in (0, 1):
        for who, step in deaths[which].items():
            if who in deaths[1 - which]:
                continue
            death = next((each for each in said[which] if each.id == step and each.mode in ("event", "state")), None)
            if death is None:
                continue
            after = _place_after(death.order, which, pairs)
            since = _last_before(death.order, which, pairs)
            acts = [each for each in said[1 - which] if each.order > since and _acts(who, each)]
            is_told = death.mode == "event"  # that he is dead is held against that he is alive where facts are
            later = next((each for each in acts if each.order > after or (is_told and _survives(who, each))), None)
            if later is None:
                continue
            dead = differ.side(death, f"{who} dies")
            passages = tuple(
                dict.fromkeys((later.passage, *(each.passage for each in acts if each.order < later.order)))
            )
            alive = differ.side(later, f"{who} lives on: {later}")._replace(passages=passages)
            message = f"{who} dies in {death.passage}, and lives on in {later.passage}."
            sides = (dead, alive) if which == 0 else (alive, dead)
            pair = Pair(death, later, 0.0) if which == 0 else Pair(later, death, 0.0)
            yield Difference(
                "contradiction",
                "critical",
                "outcome",
                *sides,
                "death is final",
                message,
                what=who,
                said=death,
                pair=pair,
            )


def _deaths(run: Run) -> dict[str, str]:
    """Who dies in a telling, and in which step; a replay with other names may number it otherwise."""
    changes = ((change, step.id) for step in run.steps for change in step.facts)
    return {
        str(change.fluent[1]): step for change, step in changes if change.fluent[0] == ALIVE and change.new is False
    }


def _last_before(order: int, which: int, pairs: Sequence[Pair]) -> int:
    """The place in the other telling of the last thing that both have before a place in the one."""
    sides = [
        ((p.a, p.b) if which == 0 else (p.b, p.a)) for p in pairs if not p.is_part and p.a.has_order and p.b.has_order
    ]
    return max((there.order for here, there in sides if here.order < order), default=-1)


def _place_after(order: int, which: int, pairs: Sequence[Pair]) -> int:
    """The place in the other telling after which everything is later than a place in the one."""
    sides = [
        ((p.a, p.b) if which == 0 else (p.b, p.a)) for p in pairs if not p.is_part and p.a.has_order and p.b.has_order
    ]
    later = [there.order for here, there in sides if here.order > order]
    earlier = [there.order for here, there in sides if here.order <= order]
    return max(max(earlier, default=-1), min(later, default=10**9))


def _acts(who: str, said: Said) -> bool:
    """Whether somebody living does something or has it done to him, or is said to be alive."""
    if said.word.name == ALIVE and said.holds:
        return who in said.mentions
    if said.mode != "event" or not said.holds or said.word.kind != "action" or "posthumous" in said.word.marks:
        return False
    return any(who in filler.names for filler in said.roles.values())


def _survives(who: str, said: Said) -> bool:
    """Whether somebody is said to be alive, or to be no longer near death."""
    if said.word.name == ALIVE:
        return True
    saved = [each.args[0] for each in brought_about(said.word) if each.property == DYING and each.value is False]
    return any(who in said.roles[role].names for role in saved if role in said.roles)


def _marriages(
    runs: tuple[Run, Run], said: tuple[Sequence[Said], Sequence[Said]], differ: Differ
) -> Iterator[Difference]:
    ends = [_spouses(run) for run in runs]
    done: set[str] = set()
    for who in ends[0]:
        (one, at), (two, then) = ends[0][who], ends[1].get(who, (None, BEGINNING))
        if one is None or two is None or one == two or who in done:
            continue
        done |= {who, one, two}
        a, b = _teller(said[0], who, one, at), _teller(said[1], who, two, then)
        if a is None or b is None or (a.mode == "lasting") == (b.mode == "lasting"):
            continue
        sides = differ.side(a, f"{who} is married to {one}"), differ.side(b, f"{who} is married to {two}")
        message = f"{who} is married to {one} in the end ({a.passage}), and to {two} ({b.passage})."
        yield Difference(
            "contradiction",
            "critical",
            "state",
            *sides,
            "one spouse at a time",
            message,
            what=who,
            names=(one, two),
            said=b,
        )


def _spouses(run: Run) -> dict[str, tuple[str | None, str]]:
    """To whom everybody is married at the end, and since which step."""
    found: dict[str, tuple[str | None, str]] = {}
    for fluent, (value, _) in run.world.given.items():
        if fluent[0] == SPOUSE and isinstance(value, str):
            found[str(fluent[1])] = value, BEGINNING
    for step in run.steps:
        for change in step.facts:
            if change.fluent[0] == SPOUSE:
                value = None if isinstance(change.new, Special) else str(change.new)
                found[str(change.fluent[1])] = value, step.id
    return found


def _teller(said: Sequence[Said], who: str, other: str, at: str) -> Said | None:
    """What tells of a marriage: the step that made it, or the tie."""
    if at != BEGINNING:
        return next((each for each in said if each.id == at), None)
    return next((each for each in said if each.word.name == SPOUSE and {who, other} <= each.mentions), None)
